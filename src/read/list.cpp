// SPDX-License-Identifier: Apache-2.0
#include "list.h"

#include <algorithm>
#include <array>
#include <optional>

#include "crosstell/read/charset.h"
#include "crosstell/read/json.h"
#include "side_car.h"
#include "unpacked_file.h"
#include "warc.h"

namespace crosstell {
namespace {

using OnRecord = std::function<void(RecordLocator)>;
using OnProblem = std::function<void(InputProblem)>;

constexpr std::size_t kHeadBytes = 8;

/// White space only; with the zeros of wide characters where they are `wide`.
bool is_blank(std::string_view text, bool wide) { return text.find_first_not_of(std::string_view(" \t\r\n\0", wide ? 5 : 4)) == std::string_view::npos; }

/// Listing of one file went wrong: `number` keeps the report apart from the records.
void report_broken(const RecordLocator& file_locator, std::uint64_t number, Error error, const OnProblem& on_problem) {
  RecordLocator locator = file_locator;
  locator.record_number = number;
  error.where = file_locator.path;
  on_problem({std::move(locator), InputState::refused, std::move(error)});
}

/// Place of the next line feed in `bytes`, whose first byte is the first of a unit; npos: none. Other characters may hold its byte too.
std::size_t find_line_feed(std::string_view bytes, std::string_view charset) {
  const std::size_t unit = unit_bytes(charset), last = charset.ends_with("be") ? unit - 1 : 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (unit == 1) return at;
    if (at % unit != last || at - last + unit > bytes.size()) continue;
    const std::string_view feed = bytes.substr(at - last, unit);
    if (std::count(feed.begin(), feed.end(), '\0') == static_cast<std::ptrdiff_t>(unit) - 1) return at - last;
  }
  return std::string_view::npos;
}

/// Lists the lines of a file piece by piece, of whatever width its characters are.
class LineLister {
 public:
  LineLister(const RecordLocator& file_locator, const ReadOptions& options, const OnRecord& on_record, const OnProblem& on_problem)
      : record_(file_locator), options_(options), on_record_(on_record), on_problem_(on_problem) {}

  void list(UnpackedFile& file) {
    charset_ = wide_charset(file.peek(kHeadBytes));
    unit_ = unit_bytes(charset_);
    begin_line(file);
    for (;;) {
      std::string_view bytes = file.peek(unit_);
      if (bytes.empty()) break;
      if (bytes.size() > unit_) bytes = bytes.substr(0, bytes.size() / unit_ * unit_);
      const std::size_t newline = find_line_feed(bytes, charset_);
      const std::size_t end = std::min(newline, bytes.size());
      blank_ = blank_ && is_blank(bytes.substr(0, end), unit_ > 1);
      file.skip(end);
      if (newline == std::string_view::npos) continue;
      end_line(file.position());
      file.skip(unit_);
      begin_line(file);
    }
    if (file.position() > record_.byte_offset) end_line(file.position());
    if (file.error()) report_broken(record_, count_, *file.error(), on_problem_);
    else if (count_ == 0) report_broken(record_, 0, {Errc::empty, "", "no line holds anything"}, on_problem_);
  }

 private:
  void begin_line(UnpackedFile& file) {
    record_.byte_offset = file.position();
    record_.member_offset = file.member().offset;
    record_.member_begin = file.member().begin;
    ++record_.line;
    blank_ = true;
  }
  void end_line(std::uint64_t end) {
    record_.byte_length = end - record_.byte_offset;
    if (blank_) return;
    record_.record_number = count_++;
    if (record_.byte_length <= options_.max_record_bytes) return on_record_(record_);
    on_problem_({record_, InputState::refused,
                 {Errc::too_large, record_.path + ":" + std::to_string(record_.line),
                  "the line has " + std::to_string(record_.byte_length) + " bytes, at most " + std::to_string(options_.max_record_bytes) + " are read; raise --max-record to read more"}});
  }

  RecordLocator record_;
  const ReadOptions& options_;
  const OnRecord& on_record_;
  const OnProblem& on_problem_;
  std::string_view charset_;       ///< of wide characters, else empty
  std::size_t unit_ = 1;
  std::uint64_t count_ = 0;
  bool blank_ = true;
};

/// Where the articles of a .json file may stand: in a top-level array, or in one of these members (NewsAPI: "articles").
bool holds_articles(std::string_view bytes, const std::vector<json::Frame>& around) {
  if (around.size() == 1) return around[0].kind == json::Kind::array;
  if (around.size() != 2 || around[0].kind != json::Kind::object || around[1].kind != json::Kind::array) return false;
  const auto key = bytes.substr(around[0].key_begin, around[0].key_end - around[0].key_begin);
  constexpr std::array<std::string_view, 5> kKeys = {"articles", "items", "documents", "results", "data"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

/// The text of a file in UTF-16 or UTF-32, with its map; none of others.
std::optional<MappedText> decode_wide(std::string_view bytes) {
  if (wide_charset(bytes).empty()) return {};
  std::size_t mark_bytes = 0;
  Diagnostics diagnostics;
  const Charset charset = detect_charset(bytes, {}, mark_bytes);
  auto decoded = decode_charset(bytes, mark_bytes, charset, diagnostics);
  if (!decoded) return {};
  return std::move(decoded).value();
}

/// Articles in an array are records of their own; any other file is one record, good or bad.
void list_json(const RecordLocator& whole, UnpackedFile& file, const ReadOptions& options, const OnRecord& on_record, const OnProblem& on_problem) {
  const std::string bytes(file.peek(options.max_file_bytes + 1));
  if (bytes.size() > options.max_file_bytes || file.error()) return on_record(whole);  // refused when read
  if (whole.packing == Packing::none)
    if (const std::string article = article_of_side_car(whole.system_path, bytes); !article.empty())
      return on_problem({whole, InputState::skipped, {Errc::unsupported, whole.path, "metadata of " + article.substr(article.rfind('/') + 1) + ", read with it"}});
  std::vector<json::Value> articles;
  std::uint64_t others = 0;
  const auto wide = decode_wide(bytes);
  const std::string_view text = wide ? std::string_view(wide->text) : std::string_view(bytes);
  const auto error = json::scan(text, 2, [&](const std::vector<json::Frame>& around, json::Value value) {
    if (!holds_articles(text, around)) return;
    if (value.kind != json::Kind::object) return void(++others);
    if (wide) {
      const auto source = wide->map.source_of(value.begin, value.end);
      value.begin = source.begin;
      value.end = source.end;
    }
    articles.push_back(value);
  });
  if (error || articles.empty()) return on_record(whole);
  RecordLocator record = whole;
  std::uint64_t counted_to = 0;
  record.line = 1;
  for (const json::Value& article : articles) {
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(counted_to), to = bytes.begin() + static_cast<std::ptrdiff_t>(article.begin);
    record.line += static_cast<std::uint32_t>(std::count(from, to, '\n'));
    counted_to = article.begin;
    record.byte_offset = article.begin;
    record.byte_length = article.end - article.begin;
    on_record(record);
    ++record.record_number;
  }
  if (others > 0)
    report_broken(whole, record.record_number, {Errc::syntax, "", "found " + std::to_string(others) + " array elements that are not objects, expected articles"}, on_problem);
}

std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// Takes the part behind the last dot off `name`; empty when there is none.
std::string take_extension(std::string& name) {
  const auto dot = name.rfind('.');
  if (dot == std::string::npos) return {};
  std::string extension = name.substr(dot + 1);
  name.resize(dot);
  return extension;
}

}  // namespace

bool set_format_by_name(RecordLocator& locator, const std::string& file_name) {
  std::string name = lowered(file_name);
  std::string extension = take_extension(name);
  locator.packing = extension == "gz" ? Packing::gzip : extension == "zst" ? Packing::zstd : Packing::none;
  if (locator.packing != Packing::none) extension = take_extension(name);
  locator.in_warc = extension == "warc" || extension == "wet";
  if (locator.in_warc) locator.container = Container::html;
  else if (extension == "txt" || extension == "text") locator.container = Container::text;
  else if (extension == "md" || extension == "markdown") locator.container = Container::markdown;
  else if (extension == "html" || extension == "htm" || extension == "xhtml") locator.container = Container::html;
  else if (extension == "json") locator.container = Container::json;
  else if (extension == "jsonl" || extension == "ndjson") locator.container = Container::jsonl;
  else return false;
  return true;
}

void list_file(const RecordLocator& locator, const ReadOptions& options, const OnRecord& on_record, const OnProblem& on_problem) {
  const bool many = locator.in_warc || locator.container == Container::jsonl || locator.container == Container::json;
  if (locator.byte_length == 0 || !many) return on_record(locator);
  auto opened = File::open(locator.system_path, locator.path);
  if (!opened) return report_broken(locator, 0, opened.error(), on_problem);
  UnpackedFile file(std::move(opened).value(), locator.packing);
  if (locator.in_warc) list_warc(locator, file, options, on_record, on_problem);
  else if (locator.container == Container::jsonl) LineLister(locator, options, on_record, on_problem).list(file);
  else list_json(locator, file, options, on_record, on_problem);
}

}  // namespace crosstell
