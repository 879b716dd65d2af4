// SPDX-License-Identifier: Apache-2.0
// The records of a run, packed: a million of them fit into a few dozen megabytes, and workers share them by fork.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "crosstell/read.h"

namespace crosstell::pipeline_detail {

class RecordTable {
 public:
  void add(const RecordLocator& locator);
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] RecordLocator operator[](std::size_t index) const;

 private:
  struct FileRow {
    std::uint64_t path_begin = 0;             ///< in text_
    std::uint32_t path_length = 0, system_length = 0;  ///< system_length 0: folder + path
    std::uint32_t root = 0, folder = 0;       ///< in names_
    std::int64_t modified_ns = 0;
  };
  struct Row {
    std::uint64_t byte_offset = 0, byte_length = 0, member_offset = 0, member_begin = 0;
    std::uint32_t file = 0, record_number = 0, line = 0;
    Container container = Container::text;
    Packing packing = Packing::none;
    bool in_warc = false;
  };

  std::uint32_t intern(const std::string& name);
  [[nodiscard]] std::string path_of(const FileRow& file) const { return text_.substr(file.path_begin, file.path_length); }
  [[nodiscard]] std::string system_path_of(const FileRow& file) const;

  std::string text_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<FileRow> files_;
  std::vector<Row> rows_;
};

}  // namespace crosstell::pipeline_detail
