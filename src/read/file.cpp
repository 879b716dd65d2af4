// SPDX-License-Identifier: Apache-2.0
#include "file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace crosstell {

std::int64_t modified_ns(const struct stat& status) {
  return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

Error system_error(int number, const std::string& shown) {
  switch (number) {
    case EACCES:
    case EPERM: return {Errc::denied, shown, "no permission to read it"};
    case ENOENT:
    case ENOTDIR: return {Errc::not_found, shown, "does not exist"};
    default: return {Errc::io, shown, std::strerror(number)};
  }
}

Result<File> File::open(const std::string& system_path, const std::string& shown) {
  // O_NONBLOCK: opening a FIFO nobody writes to would wait for ever.
  const int descriptor = ::open(system_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    if (errno == ENXIO || errno == ENODEV) return Error{Errc::not_regular, shown, "found a socket or device, expected a regular file"};
    return system_error(errno, shown);
  }
  File file(descriptor, shown);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return system_error(errno, shown);
  if (!S_ISREG(status.st_mode)) return Error{Errc::not_regular, shown, "found a directory, FIFO, socket or device, expected a regular file"};
  file.size_ = static_cast<std::uint64_t>(status.st_size);
  file.modified_ns_ = crosstell::modified_ns(status);
  return file;
}

File::File(File&& other) noexcept
    : descriptor_(other.descriptor_), shown_(std::move(other.shown_)), size_(other.size_), modified_ns_(other.modified_ns_) {
  other.descriptor_ = -1;
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::string> File::read(std::uint64_t offset, std::uint64_t length) const {
  std::string bytes(length, '\0');
  std::uint64_t done = 0;
  while (done < length) {
    const ssize_t count = ::pread(descriptor_, bytes.data() + done, length - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, shown_);
    if (count == 0) break;
    done += static_cast<std::uint64_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

bool File::unchanged() const {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 && static_cast<std::uint64_t>(status.st_size) == size_ && crosstell::modified_ns(status) == modified_ns_;
}

}  // namespace crosstell
