// SPDX-License-Identifier: Apache-2.0
#include "fields.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "crosstell/base/resource.h"
#include "crosstell/read/json.h"

namespace crosstell {
namespace {

constexpr std::size_t kFieldCount = 10;
constexpr std::size_t kReportDepth = 3;
constexpr std::size_t kMaxValueBytes = 1000;  // longer members are text, not metadata

struct FieldPath {
  FieldName name;
  int rank;  ///< lower wins
};
using FieldTable = std::unordered_multimap<std::string, FieldPath>;

FieldTable build_table() {
  FieldTable table;
  const auto bytes = find_resource("schemas/normalize/json_fields.tsv").value_or("");
  int rank = 0;
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {  // the first line names the columns
    const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    const auto tab = line.find('\t');
    if (tab != std::string_view::npos) {
      const auto path = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
      for (std::size_t i = 0; i < kFieldCount; ++i)
        if (name_of(static_cast<FieldName>(i)) == line.substr(0, tab)) table.insert({std::string(path), {static_cast<FieldName>(i), rank++}});
    }
    at = end;
  }
  return table;
}

const FieldTable& field_table() {
  static const FieldTable table = build_table();
  return table;
}

bool says_nothing(std::string_view literal) {
  while (!literal.empty() && (literal.front() == ' ' || literal.front() == '\t')) literal.remove_prefix(1);
  while (!literal.empty() && (literal.back() == ' ' || literal.back() == '\t')) literal.remove_suffix(1);
  return literal.empty() || literal == "None" || literal == "null" || literal == "NaN" || literal == "\\n";
}

/// "source.name", "authors[].name": the keys around a value.
std::string path_of(std::string_view bytes, const std::vector<json::Frame>& around) {
  std::string path;
  for (const json::Frame& frame : around) {
    if (frame.kind == json::Kind::array) {
      path += "[]";
      continue;
    }
    if (!path.empty()) path += '.';
    path += bytes.substr(frame.key_begin, frame.key_end - frame.key_begin);
  }
  return path;
}

class FieldCollector {
 public:
  FieldCollector(RawArticle& article, std::string_view text, const OffsetMap* map) : article_(article), text_(text), map_(map) { ranks_.fill(-1); }

  void see(const std::vector<json::Frame>& around, const json::Value& value) {
    if (around.empty() || (value.kind != json::Kind::string && value.kind != json::Kind::number)) return;
    if (around.back().kind == json::Kind::array && around.back().index >= 100) return;  // a list of 10^6 authors is no byline
    const bool text = value.kind == json::Kind::string;
    const RawSpan span = text ? RawSpan{value.begin + 1, value.end - 1} : RawSpan{value.begin, value.end};
    const std::string_view literal = slice(text_, span);
    if (says_nothing(literal)) return;
    const std::string path = path_of(text_, around);
    const auto [first, last] = field_table().equal_range(path);
    for (auto entry = first; entry != last; ++entry) take(entry->second, {entry->second.name, raw_of(span), text});
    if (literal.size() <= kMaxValueBytes && article_.values.size() < 200)
      article_.values.emplace_back(path, text ? json::decode_string(literal) : std::string(literal));
  }

 private:
  /// Keeps the best path of each field; a path that gives several values (authors) keeps them all.
  void take(const FieldPath& path, const RawField& field) {
    int& rank = ranks_[static_cast<std::size_t>(path.name)];
    if (rank >= 0 && rank < path.rank) return;
    if (rank != path.rank) std::erase_if(article_.fields, [&](const RawField& old) { return old.name == path.name; });
    rank = path.rank;
    article_.fields.push_back(field);
  }

  [[nodiscard]] RawSpan raw_of(const RawSpan& span) const {
    if (map_ == nullptr) return span;
    const auto range = map_->source_of(span.begin, span.end);
    return {range.begin, range.end};
  }

  RawArticle& article_;
  std::string_view text_;
  const OffsetMap* map_;
  std::array<int, kFieldCount> ranks_{};
};

}  // namespace

std::string place_of(const RecordLocator& locator, std::string_view record, std::uint64_t offset) {
  auto position = json::position_of(record, offset);
  if (locator.line > 1) position.line += locator.line - 1;
  return locator.path + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

Status find_fields(RawArticle& article, std::string_view text, const OffsetMap* map) {
  FieldCollector collector(article, text, map);
  json::Kind top = json::Kind::literal;
  const auto error = json::scan(text, kReportDepth, [&](const std::vector<json::Frame>& around, const json::Value& value) {
    if (around.empty()) top = value.kind;
    collector.see(around, value);
  });
  if (error) return Error{Errc::syntax, place_of(article.locator, text, error->offset), error->what};
  if (top != json::Kind::object)
    return Error{Errc::syntax, place_of(article.locator, text, 0), "found a value that is not an object, expected {\"title\": ..., \"text\": ...}"};
  const auto is_text = [](const RawField& field) { return field.name == FieldName::body || field.name == FieldName::title; };
  if (std::none_of(article.fields.begin(), article.fields.end(), is_text))
    return Error{Errc::empty, article.locator.path, "no member holds text; expected one of title, text, body, content, maintext, textContent"};
  return {};
}

}  // namespace crosstell
