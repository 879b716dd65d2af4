// SPDX-License-Identifier: Apache-2.0
// A fresh folder of files, and what listing it gives.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.h"
#include "crosstell/read.h"

namespace crosstell::test {

/// A fresh folder, removed at the end.
struct Folder {
  std::filesystem::path path;
  Folder();
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

struct Listing {
  std::vector<RecordLocator> records;
  std::vector<InputProblem> problems;
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& record : records) out.push_back(record.path);
    return out;
  }
};

[[nodiscard]] Listing list(const std::vector<std::string>& paths, const ReadOptions& options = {});
[[nodiscard]] inline Listing list(const Folder& folder, const ReadOptions& options = {}) { return list(std::vector<std::string>{folder.path.string()}, options); }

[[nodiscard]] std::string gzip(const std::string& bytes);
[[nodiscard]] std::string zstd(const std::string& bytes);

/// One WARC record; `length` other than npos lies about its Content-Length.
[[nodiscard]] std::string warc_record(const std::string& type, const std::string& block, std::size_t length = std::string::npos);
/// A response with that HTTP header (lines without their ends, after the status line) and body.
[[nodiscard]] std::string warc_response(const std::string& header_lines, const std::string& body, const std::string& status = "HTTP/1.1 200 OK");

}  // namespace crosstell::test
