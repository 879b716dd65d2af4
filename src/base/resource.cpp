// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/resource.h"

#include <algorithm>
#include <vector>

namespace crosstell {
namespace {

struct EmbeddedFile {
  std::string_view path;
  const char* begin;
  const char* end;
};

#include "resource_table.inc"

const std::vector<Resource>& table() {
  static const std::vector<Resource> rows = [] {
    std::vector<Resource> out;
    for (const EmbeddedFile& file : kEmbeddedFiles)
      out.push_back({file.path, std::string_view(file.begin, static_cast<std::size_t>(file.end - file.begin))});
    std::sort(out.begin(), out.end(), [](const Resource& a, const Resource& b) { return a.path < b.path; });
    return out;
  }();
  return rows;
}

}  // namespace

std::span<const Resource> resources() { return table(); }

std::optional<std::string_view> find_resource(std::string_view path) {
  const auto& rows = table();
  const auto at = std::lower_bound(rows.begin(), rows.end(), path, [](const Resource& row, std::string_view key) { return row.path < key; });
  if (at == rows.end() || at->path != path) return std::nullopt;
  return at->bytes;
}

}  // namespace crosstell
