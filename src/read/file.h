// SPDX-License-Identifier: Apache-2.0
// A regular file opened for reading, never blocking on what only looks like one.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

#include "crosstell/base/result.h"

namespace crosstell {

class File {
 public:
  /// Errors: denied, not_found, not_regular (FIFO, device, directory), io. `shown` names the file in messages.
  static Result<File> open(const std::string& system_path, const std::string& shown);
  File(File&& other) noexcept;
  File& operator=(File&&) = delete;
  ~File();

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::int64_t modified_ns() const { return modified_ns_; }
  /// Reads up to `length` bytes at `offset`; fewer only at the end of the file.
  [[nodiscard]] Result<std::string> read(std::uint64_t offset, std::uint64_t length) const;
  /// Whether size and time are still what they were when the file was opened.
  [[nodiscard]] bool unchanged() const;

 private:
  File(int descriptor, std::string shown) : descriptor_(descriptor), shown_(std::move(shown)) {}
  int descriptor_ = -1;
  std::string shown_;
  std::uint64_t size_ = 0;
  std::int64_t modified_ns_ = 0;
};

[[nodiscard]] std::int64_t modified_ns(const struct stat& status);
/// The error for errno `number`.
[[nodiscard]] Error system_error(int number, const std::string& shown);

}  // namespace crosstell
