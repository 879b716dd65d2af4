// SPDX-License-Identifier: Apache-2.0
#include "warc.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "http.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxHeaderBytes = 1u << 20;
constexpr std::size_t kPeekBytes = 64u << 10;
constexpr std::uint64_t kMaxLength = 1ull << 40;
constexpr std::string_view kMark = "WARC/";

std::optional<std::uint64_t> content_length(const HeaderBlock& header) {
  const std::string_view text = header.get("content-length");
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size() || value > kMaxLength) return {};
  return value;
}

std::optional<Container> container_of_type(std::string_view type) {
  if (type == "text/html" || type == "application/xhtml+xml") return Container::html;
  if (type == "text/plain") return Container::text;
  if (type == "text/markdown") return Container::markdown;
  if (type == "application/json" || type == "application/ld+json") return Container::json;
  return {};
}

/// What a record holds: a page, or why it is none ("request", "response with status 404").
struct Verdict { std::optional<Container> page; std::string other; };

Verdict judge(const HeaderBlock& header, std::string_view block) {
  const std::string_view type = header.get("warc-type");
  if (type != "response" && type != "resource" && type != "conversion") return {{}, type.empty() ? "without a type" : std::string(type.substr(0, 40))};
  std::string content_type(header.get("content-type"));
  if (type == "response") {
    const HeaderBlock http = parse_headers(block);
    const int status = http_status(http.first_line);
    if (status == 0) return {{}, "response that is not HTTP"};
    if (status != 200) return {{}, "response with status " + std::to_string(status)};
    content_type = http.get("content-type");
    block.remove_prefix(std::min(http.length, block.size()));
  }
  const std::string media = parse_content_type(content_type).type;
  if (media.empty()) {
    const auto first = block.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && block[first] == '<') return {Container::html, {}};
  }
  const auto page = container_of_type(media);
  return page ? Verdict{page, {}} : Verdict{{}, std::string(type) + " of type " + (media.empty() ? "unknown" : media.substr(0, 40))};
}

class Archive {
 public:
  Archive(const RecordLocator& file_locator, UnpackedFile& file, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
          const std::function<void(InputProblem)>& on_problem)
      : whole_(file_locator), file_(file), options_(options), on_record_(on_record), on_problem_(on_problem) {
    whole_.in_warc = true;
    whole_.container = Container::html;
  }

  void list() {
    while (to_next_record()) {
      begin_record();
      if (!file_.peek(kMark.size()).starts_with(kMark)) lose("found no WARC record where one should start");
      else read_record();
      ++number_;
    }
    report_skipped();
  }

 private:
  /// Past the empty lines between records. Returns: false at the end.
  bool to_next_record() {
    for (;;) {
      std::string_view at_hand = file_.peek(kMark.size());
      if (at_hand.empty()) {
        if (!file_.error()) return false;
        if (!error_reported_) {
          begin_record();
          problem(file_.error()->code, file_.error()->what);
          ++number_;
        }
        error_reported_ = false;
        if (!file_.recover()) return false;
        continue;
      }
      const std::size_t blank = std::min(at_hand.find_first_not_of("\r\n"), at_hand.size());
      if (blank == 0) return true;
      file_.skip(blank);
    }
  }

  void begin_record() {
    record_ = whole_;
    record_.record_number = number_;
    record_.byte_offset = file_.position();
    record_.byte_length = 0;
    record_.member_offset = file_.member().offset;
    record_.member_begin = file_.member().begin;
  }

  void problem(Errc code, std::string what) {
    std::string where = whole_.path + ":record " + std::to_string(number_) + " at byte " + std::to_string(record_.byte_offset);
    if (whole_.packing != Packing::none) where += " unpacked, " + std::to_string(record_.member_offset) + " packed";
    on_problem_({record_, InputState::refused, {code, std::move(where), std::move(what)}});
  }

  /// Goes to the next line or member that starts a record, and says what was lost.
  void lose(std::string why) {
    std::uint64_t lost = 0;
    do {
      const std::string_view at_hand = file_.peek(kPeekBytes);
      if (at_hand.empty()) break;
      const std::size_t line = at_hand.find("\nWARC/1.");
      std::uint64_t step = std::min<std::uint64_t>(line == std::string_view::npos ? std::max<std::size_t>(at_hand.size(), 8) - 7 : line + 1, file_.to_next_member());
      lost += file_.skip(step);
    } while (!file_.peek(kMark.size()).starts_with(kMark) || header_is_broken_off());
    record_.byte_length = lost;
    problem(Errc::syntax, std::move(why) + "; " + std::to_string(lost) + " bytes were passed over");
  }

  /// Whether a record starts here whose header is broken off by the start of another one.
  [[nodiscard]] bool header_is_broken_off() {
    const std::string_view at_hand = file_.peek(kPeekBytes).substr(0, kPeekBytes);
    const std::size_t next = at_hand.find("\nWARC/1.");
    if (next == std::string_view::npos) return false;
    const std::string_view head = at_hand.substr(0, next);
    return head.find("\n\r\n") == std::string_view::npos && head.find("\n\n") == std::string_view::npos;
  }

  HeaderBlock header() {
    if (header_is_broken_off()) return {};
    for (const std::size_t size : {std::size_t{4096}, kPeekBytes, kMaxHeaderBytes}) {
      const std::string_view at_hand = file_.peek(size);
      HeaderBlock found = parse_headers(at_hand.substr(0, kMaxHeaderBytes));
      if (found.length > 0 || at_hand.size() < size) return found;
    }
    return {};
  }

  /// The file ends, or is damaged, inside this record.
  void cut_off(std::uint64_t rest) {
    file_.skip(rest);
    problem(file_.error()->code, "the record is cut off: " + file_.error()->what);
    error_reported_ = true;
  }

  void read_record() {
    const HeaderBlock head = header();
    const auto length = content_length(head);
    if (head.length == 0 && file_.error()) return cut_off(file_.peek(1).size());
    if (head.length == 0) return lose("found a WARC header without end, expected an empty line after it");
    if (!length) return lose("found a WARC record without a usable Content-Length");
    file_.skip(head.length);
    const std::string_view block = file_.peek(std::min<std::uint64_t>(*length, kPeekBytes)).substr(0, *length);
    const Verdict verdict = judge(head, block);
    record_.byte_length = head.length + *length;
    if (!pass_block(*length)) return;
    if (!verdict.page) {
      ++skipped_[verdict.other];
      return;
    }
    record_.container = *verdict.page;
    if (record_.byte_length > options_.max_record_bytes)
      return problem(Errc::too_large, "the record has " + std::to_string(record_.byte_length) + " bytes, at most " + std::to_string(options_.max_record_bytes) +
                                          " are read; raise --max-record to read more");
    on_record_(record_);
  }

  /// Goes past the block. Returns: false when it does not end where its length says; that was reported.
  bool pass_block(std::uint64_t length) {
    for (std::uint64_t left = length; left > 0;) {
      const std::uint64_t done = file_.skip(std::min(left, std::min<std::uint64_t>(kPeekBytes, file_.to_next_member())));
      left -= done;
      if (done == 0) {
        const std::string why = file_.error() ? file_.error()->what : "the archive ends here";
        problem(file_.error() ? file_.error()->code : Errc::syntax, "the record is cut off, " + std::to_string(left) + " bytes are missing: " + why);
        error_reported_ = file_.error().has_value();
        return false;
      }
      if (left > 0 && file_.at_member_start() && file_.peek(kMark.size()).starts_with(kMark)) {
        problem(Errc::syntax, "the record has " + std::to_string(left) + " bytes less than its Content-Length says");
        return false;
      }
    }
    return true;
  }

  void report_skipped() {
    if (skipped_.empty()) return;
    begin_record();
    std::string what = "records that are no pages:";
    std::size_t kinds = 0;
    for (const auto& [kind, count] : skipped_) {
      if (++kinds > 20) break;
      what += (kinds == 1 ? " " : ", ") + std::to_string(count) + " " + kind;
    }
    on_problem_({record_, InputState::skipped, {Errc::unsupported, whole_.path, std::move(what)}});
  }

  RecordLocator whole_, record_;
  UnpackedFile& file_;
  const ReadOptions& options_;
  const std::function<void(RecordLocator)>& on_record_;
  const std::function<void(InputProblem)>& on_problem_;
  std::map<std::string, std::uint64_t> skipped_;
  std::uint64_t number_ = 0;
  bool error_reported_ = false;        ///< what ended the file was said with the record it cut
};

}  // namespace

void list_warc(const RecordLocator& file_locator, UnpackedFile& file, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
               const std::function<void(InputProblem)>& on_problem) {
  Archive(file_locator, file, options, on_record, on_problem).list();
}

Result<WarcPage> read_warc_page(std::string_view record, std::uint64_t max_bytes) {
  const HeaderBlock head = parse_headers(record);
  const auto length = content_length(head);
  if (!std::string_view(head.first_line).starts_with(kMark) || head.length == 0 || !length) return Error{Errc::syntax, "", "found no WARC record where one was listed"};
  std::string_view block = record.substr(head.length, *length);
  WarcPage page;
  page.url = head.get("warc-target-uri");
  if (page.url.size() >= 2 && page.url.front() == '<' && page.url.back() == '>') page.url = page.url.substr(1, page.url.size() - 2);
  page.fetched = head.get("warc-date");
  std::string content_type(head.get("content-type"));
  if (head.get("warc-type") == "response") {
    const HeaderBlock http = parse_headers(block);
    content_type = http.get("content-type");
    block.remove_prefix(http.length);
    const bool chunked = http.get("transfer-encoding").find("hunked") != std::string_view::npos;
    auto body = without_encoding(chunked ? without_chunks(block) : std::string(block), http.get("content-encoding"), max_bytes);
    if (!body) return body.error();
    page.payload = std::move(*body);
  } else {
    page.payload = block;
  }
  page.charset = parse_content_type(content_type).charset;
  return page;
}

}  // namespace crosstell
