// SPDX-License-Identifier: Apache-2.0
#include "list.h"

#include <algorithm>
#include <array>

#include "crosstell/read/json.h"
#include "file.h"

namespace crosstell {
namespace {

using OnRecord = std::function<void(RecordLocator)>;
using OnProblem = std::function<void(InputProblem)>;

constexpr std::uint64_t kChunkBytes = 1u << 20;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

void list_lines(const RecordLocator& file_locator, const ReadOptions& options, const OnRecord& on_record, const OnProblem& on_problem) {
  const auto file = File::open(file_locator.system_path, file_locator.path);
  if (!file) return on_problem({file_locator, InputState::refused, file.error()});
  RecordLocator record = file_locator;
  std::uint64_t line_begin = 0, count = 0;
  std::uint32_t line = 1;
  bool blank = true;
  const auto end_line = [&](std::uint64_t end) {
    record.byte_offset = line_begin;
    record.byte_length = end - line_begin;
    record.line = line;
    if (!blank) {
      record.record_number = count++;
      if (record.byte_length > options.max_record_bytes)
        on_problem({record, InputState::refused,
                    {Errc::too_large, record.path + ":" + std::to_string(line),
                     "the line has " + std::to_string(record.byte_length) + " bytes, at most " + std::to_string(options.max_record_bytes) + " are read; raise --max-record to read more"}});
      else
        on_record(record);
    }
    line_begin = end + 1;
    ++line;
    blank = true;
  };
  for (std::uint64_t offset = 0; offset < file->size();) {
    const auto chunk = file->read(offset, std::min(kChunkBytes, file->size() - offset));
    if (!chunk) return on_problem({file_locator, InputState::refused, chunk.error()});
    if (chunk->empty()) break;  // the file became shorter: reading its records will say so
    const std::string_view bytes = *chunk;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t newline = std::min(bytes.find('\n', at), bytes.size());
      blank = blank && is_blank(bytes.substr(at, newline - at));
      if (newline < bytes.size()) end_line(offset + newline);
      at = newline + 1;
    }
    offset += bytes.size();
  }
  if (line_begin < file->size()) end_line(file->size());
  if (count == 0) on_problem({file_locator, InputState::refused, {Errc::empty, file_locator.path, "no line holds anything"}});
}

/// Where the articles of a .json file may stand: in a top-level array, or in one of these members (NewsAPI: "articles").
bool holds_articles(std::string_view bytes, const std::vector<json::Frame>& around) {
  if (around.size() == 1) return around[0].kind == json::Kind::array;
  if (around.size() != 2 || around[0].kind != json::Kind::object || around[1].kind != json::Kind::array) return false;
  const auto key = bytes.substr(around[0].key_begin, around[0].key_end - around[0].key_begin);
  constexpr std::array<std::string_view, 5> kKeys = {"articles", "items", "documents", "results", "data"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

void list_json(const RecordLocator& whole, const ReadOptions& options, const OnRecord& on_record, const OnProblem& on_problem) {
  if (whole.byte_length > options.max_file_bytes) return on_record(whole);  // refused when read
  const auto file = File::open(whole.system_path, whole.path);
  if (!file) return on_problem({whole, InputState::refused, file.error()});
  const auto bytes = file->read(0, file->size());
  if (!bytes) return on_problem({whole, InputState::refused, bytes.error()});
  std::vector<json::Value> articles;
  std::uint64_t others = 0;
  const auto error = json::scan(*bytes, 2, [&](const std::vector<json::Frame>& around, const json::Value& value) {
    if (!holds_articles(*bytes, around)) return;
    value.kind == json::Kind::object ? articles.push_back(value) : void(++others);
  });
  if (error || articles.empty()) return on_record(whole);
  RecordLocator record = whole;
  std::uint64_t counted_to = 0;
  record.line = 1;
  for (const json::Value& article : articles) {
    const auto from = bytes->begin() + static_cast<std::ptrdiff_t>(counted_to), to = bytes->begin() + static_cast<std::ptrdiff_t>(article.begin);
    record.line += static_cast<std::uint32_t>(std::count(from, to, '\n'));
    counted_to = article.begin;
    record.byte_offset = article.begin;
    record.byte_length = article.end - article.begin;
    on_record(record);
    ++record.record_number;
  }
  if (others > 0)
    on_problem({whole, InputState::refused, {Errc::syntax, whole.path, "found " + std::to_string(others) + " array elements that are not objects, expected articles"}});
}

}  // namespace

std::optional<Container> container_of(const std::string& file_name) {
  const auto dot = file_name.rfind('.');
  if (dot == std::string::npos) return {};
  std::string extension = file_name.substr(dot + 1);
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (extension == "txt" || extension == "text") return Container::text;
  if (extension == "md" || extension == "markdown") return Container::markdown;
  if (extension == "html" || extension == "htm" || extension == "xhtml") return Container::html;
  if (extension == "json") return Container::json;
  if (extension == "jsonl" || extension == "ndjson") return Container::jsonl;
  return {};
}

void list_file(const RecordLocator& locator, const ReadOptions& options, const OnRecord& on_record, const OnProblem& on_problem) {
  if (locator.byte_length > 0 && locator.container == Container::jsonl) return list_lines(locator, options, on_record, on_problem);
  if (locator.byte_length > 0 && locator.container == Container::json) return list_json(locator, options, on_record, on_problem);
  on_record(locator);
}

}  // namespace crosstell
