// SPDX-License-Identifier: Apache-2.0
// One record: its bytes, the fields in them, or the reason why it is refused.
#include <algorithm>

#include "crosstell/base/hash.h"
#include "fields.h"
#include "file.h"

namespace crosstell {
namespace {

constexpr std::size_t kSniffBytes = 4096;

bool has_utf16_mark(std::string_view bytes) { return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF"; }

/// UTF-16 without a mark: nearly every second byte is NUL, the others hardly ever.
bool looks_like_utf16(std::string_view head) {
  if (head.find('\0') == std::string_view::npos) return false;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t half = std::max<std::size_t>(head.size() / 2, 1);
  return std::max(zeros[0], zeros[1]) * 10 > half * 7 && std::min(zeros[0], zeros[1]) * 20 < half;
}

bool looks_binary(std::string_view bytes) {
  for (const std::string_view magic : {std::string_view("%PDF-"), std::string_view("\x89PNG"), std::string_view("\x1F\x8B"), std::string_view("PK\x03\x04"),
                                       std::string_view("GIF8"), std::string_view("\xFF\xD8\xFF"), std::string_view("\x28\xB5\x2F\xFD"),
                                       std::string_view("\x7F" "ELF"), std::string_view("SQLite format 3")})
    if (bytes.substr(0, magic.size()) == magic) return true;
  const std::string_view head = bytes.substr(0, kSniffBytes);
  if (has_utf16_mark(head) || looks_like_utf16(head)) return false;
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1B;
  };
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  return controls * 50 > head.size();  // single stray bytes are removed later and counted
}

bool is_json(Container container) { return container == Container::json || container == Container::jsonl; }

Error too_large(const RecordLocator& locator, std::uint64_t limit, const char* option) {
  return {Errc::too_large, locator.path,
          std::to_string(locator.byte_length) + " bytes, at most " + std::to_string(limit) + " are read; raise " + option + " to read more"};
}

}  // namespace

Result<RawArticle> read_bytes(std::string bytes, Container container, const RecordLocator& locator, const ReadOptions& options) {
  RawArticle article;
  article.locator = locator;
  article.locator.container = container;
  if (bytes.size() > options.max_record_bytes) {
    article.locator.byte_length = bytes.size();
    return too_large(article.locator, options.max_record_bytes, "--max-record");
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos || bytes == "\xEF\xBB\xBF") return Error{Errc::empty, locator.path, "nothing but white space"};
  if (looks_binary(bytes)) return Error{Errc::binary, locator.path, "found binary data, expected text"};
  article.bytes = std::move(bytes);
  article.hash = content_hash(article.bytes);
  if (is_json(container)) {
    if (has_utf16_mark(article.bytes)) return Error{Errc::charset, locator.path, "found UTF-16, expected JSON in UTF-8"};
    const Status status = find_fields(article);
    if (!status) return status.error();
  } else {
    article.fields.push_back({FieldName::body, {0, article.bytes.size()}, false});
  }
  return article;
}

struct RecordReader::State {
  ReadOptions options;
};

RecordReader::RecordReader(const ReadOptions& options) : state_(std::make_unique<State>(State{options})) {}
RecordReader::~RecordReader() = default;

Result<std::string> RecordReader::read_payload(const RecordLocator& locator) {
  const ReadOptions& options = state_->options;
  const bool lines = locator.container == Container::jsonl;
  if (!lines && locator.byte_length > options.max_file_bytes) return too_large(locator, options.max_file_bytes, "--max-file");
  const auto file = File::open(locator.system_path, locator.path);
  if (!file) return file.error();
  const Error unstable{Errc::unstable, locator.path, "the file changed while it was read; run again when it is complete"};
  const bool known = locator.modified_ns != 0;
  if (known && locator.modified_ns != file->modified_ns()) return unstable;
  if (locator.byte_offset + locator.byte_length > file->size()) return unstable;
  if (known && locator.line == 0 && locator.byte_length != file->size()) return unstable;
  auto bytes = file->read(locator.byte_offset, locator.byte_length);
  if (!bytes) return bytes.error();
  if (bytes->size() != locator.byte_length || !file->unchanged()) return unstable;
  return bytes;
}

Result<RawArticle> RecordReader::read(const RecordLocator& locator) {
  auto bytes = read_payload(locator);
  if (!bytes) return bytes.error();
  return read_bytes(std::move(bytes).value(), locator.container, locator, state_->options);
}

Result<RawArticle> read_record(const RecordLocator& locator, const ReadOptions& options) { return RecordReader(options).read(locator); }

}  // namespace crosstell
