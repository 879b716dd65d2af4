// SPDX-License-Identifier: Apache-2.0
#include "record_table.h"

namespace crosstell::pipeline_detail {

std::uint32_t RecordTable::intern(const std::string& name) {
  const auto [at, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (fresh) names_.push_back(name);
  return at->second;
}

std::string RecordTable::system_path_of(const FileRow& file) const {
  if (file.system_length > 0) return text_.substr(file.path_begin + file.path_length, file.system_length);
  return names_[file.folder] + path_of(file);
}

void RecordTable::add(const RecordLocator& locator) {
  const bool same = !files_.empty() && files_.back().modified_ns == locator.modified_ns && names_[files_.back().root] == locator.root && path_of(files_.back()) == locator.path &&
                    system_path_of(files_.back()) == locator.system_path;
  if (!same) {
    FileRow file;
    file.path_begin = text_.size();
    file.path_length = static_cast<std::uint32_t>(locator.path.size());
    file.root = intern(locator.root);
    file.modified_ns = locator.modified_ns;
    text_ += locator.path;
    if (locator.system_path.ends_with(locator.path) && locator.system_path != locator.path) {
      file.folder = intern(locator.system_path.substr(0, locator.system_path.size() - locator.path.size()));
    } else {
      file.system_length = static_cast<std::uint32_t>(locator.system_path.size());
      text_ += locator.system_path;
    }
    files_.push_back(file);
  }
  Row row;
  row.byte_offset = locator.byte_offset, row.byte_length = locator.byte_length;
  row.member_offset = locator.member_offset, row.member_begin = locator.member_begin;
  row.file = static_cast<std::uint32_t>(files_.size() - 1);
  row.record_number = static_cast<std::uint32_t>(locator.record_number);
  row.line = locator.line;
  row.container = locator.container, row.packing = locator.packing, row.in_warc = locator.in_warc;
  rows_.push_back(row);
}

RecordLocator RecordTable::operator[](std::size_t index) const {
  const Row& row = rows_[index];
  const FileRow& file = files_[row.file];
  RecordLocator out;
  out.path = path_of(file);
  out.system_path = system_path_of(file);
  out.root = names_[file.root];
  out.container = row.container, out.packing = row.packing, out.in_warc = row.in_warc;
  out.record_number = row.record_number, out.line = row.line;
  out.byte_offset = row.byte_offset, out.byte_length = row.byte_length;
  out.member_offset = row.member_offset, out.member_begin = row.member_begin;
  out.modified_ns = file.modified_ns;
  return out;
}

}  // namespace crosstell::pipeline_detail
