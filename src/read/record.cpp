// SPDX-License-Identifier: Apache-2.0
// One record: its bytes, the fields in them, or the reason why it is refused.
#include <algorithm>

#include "crosstell/base/hash.h"
#include "crosstell/base/utf8.h"
#include "crosstell/read/charset.h"
#include "fields.h"
#include "side_car.h"
#include "unpacked_file.h"
#include "warc.h"

namespace crosstell {
namespace {

constexpr std::size_t kSniffBytes = 4096;

/// UTF-16 that begins with other letters than ASCII's: nearly every second byte is NUL, the others hardly ever.
bool looks_like_utf16(std::string_view head) {
  if (head.find('\0') == std::string_view::npos) return false;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t half = std::max<std::size_t>(head.size() / 2, 1);
  return std::max(zeros[0], zeros[1]) * 10 > half * 7 && std::min(zeros[0], zeros[1]) * 20 < half;
}

bool is_wide(std::string_view head) { return !wide_charset(head).empty() || looks_like_utf16(head); }

bool looks_binary(std::string_view bytes) {
  for (const std::string_view magic : {std::string_view("%PDF-"), std::string_view("\x89PNG"), std::string_view("\x1F\x8B"), std::string_view("PK\x03\x04"),
                                       std::string_view("GIF8"), std::string_view("\xFF\xD8\xFF"), std::string_view("\x28\xB5\x2F\xFD"),
                                       std::string_view("\x7F" "ELF"), std::string_view("SQLite format 3")})
    if (bytes.substr(0, magic.size()) == magic) return true;
  const std::string_view head = bytes.substr(0, kSniffBytes);
  if (is_wide(head)) return false;
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1B;
  };
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  return controls * 50 > head.size();  // single stray bytes are removed later and counted
}

bool is_json(Container container) { return container == Container::json || container == Container::jsonl; }

/// JSON in other charsets is looked through as UTF-8; its fields lie in the bytes as they are.
Status find_fields_in(RawArticle& article) {
  const std::string_view bytes = article.bytes;
  if (is_utf8(bytes) && !is_wide(bytes.substr(0, kSniffBytes))) return find_fields(article, bytes, nullptr);
  std::size_t mark_bytes = 0;
  Diagnostics diagnostics;
  const Charset charset = detect_charset(bytes, {}, mark_bytes);
  const auto decoded = decode_charset(bytes, mark_bytes, charset, diagnostics);
  if (!decoded) return Error{decoded.error().code, article.locator.path, decoded.error().what};
  return find_fields(article, decoded->text, &decoded->map);
}

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
    const Status status = find_fields_in(article);
    if (!status) return status.error();
  } else {
    article.fields.push_back({FieldName::body, {0, article.bytes.size()}, false});
  }
  return article;
}

/// The packed file or archive read last, at the place where the last record ended.
struct RecordReader::State {
  ReadOptions options;
  std::string path;
  std::unique_ptr<UnpackedFile> file;

  Result<std::string> read_bytes_of(const RecordLocator& locator);  ///< of a WARC record with its headers
  Result<std::string> read_plain(const RecordLocator& locator);
  Result<UnpackedFile*> open_at(const RecordLocator& locator);
  Result<std::string> read_whole(const RecordLocator& locator);
  Result<std::string> read_part(const RecordLocator& locator);
};

namespace {

Error unstable(const RecordLocator& locator) {
  return {Errc::unstable, locator.path, "the file changed while it was read; run again when it is complete"};
}

Error at_record(const RecordLocator& locator, const Error& error) {
  const std::string where = locator.in_warc ? locator.path + ":record " + std::to_string(locator.record_number) + " at byte " + std::to_string(locator.byte_offset) : locator.path;
  return {error.code, where, error.what};
}

bool is_whole_file(const RecordLocator& locator) { return !locator.in_warc && locator.line == 0 && locator.container != Container::jsonl; }

}  // namespace

Result<std::string> RecordReader::State::read_plain(const RecordLocator& locator) {
  if (is_whole_file(locator) && locator.byte_length > options.max_file_bytes) return too_large(locator, options.max_file_bytes, "--max-file");
  const auto opened = File::open(locator.system_path, locator.path);
  if (!opened) return opened.error();
  const bool known = locator.modified_ns != 0;
  if (known && locator.modified_ns != opened->modified_ns()) return unstable(locator);
  if (locator.byte_offset + locator.byte_length > opened->size()) return unstable(locator);
  if (known && is_whole_file(locator) && locator.byte_length != opened->size()) return unstable(locator);
  auto bytes = opened->read(locator.byte_offset, locator.byte_length);
  if (!bytes) return bytes.error();
  if (bytes->size() != locator.byte_length || !opened->unchanged()) return unstable(locator);
  return bytes;
}

Result<UnpackedFile*> RecordReader::State::open_at(const RecordLocator& locator) {
  if (file == nullptr || path != locator.system_path || file->file().modified_ns() != locator.modified_ns) {
    auto opened = File::open(locator.system_path, locator.path);
    if (!opened) return opened.error();
    if (locator.modified_ns != 0 && locator.modified_ns != opened->modified_ns()) return unstable(locator);
    file = std::make_unique<UnpackedFile>(std::move(opened).value(), locator.packing);
    path = locator.system_path;
  }
  const bool behind = file->position() > locator.byte_offset || file->error().has_value();
  if (behind || locator.member_offset > file->member().offset) file->seek({locator.member_offset, locator.member_begin});
  return file.get();
}

Result<std::string> RecordReader::State::read_whole(const RecordLocator& locator) {
  const auto unpacked = open_at(locator);
  if (!unpacked) return unpacked.error();
  std::string bytes((*unpacked)->peek(options.max_file_bytes + 1));
  const std::optional<Error> error = (*unpacked)->error();
  const bool changed = !(*unpacked)->file().unchanged();
  file.reset();  // its buffer holds the whole record
  if (changed) return unstable(locator);
  if (bytes.size() > options.max_file_bytes)
    return Error{Errc::too_large, locator.path, "unpacks to more than the " + std::to_string(options.max_file_bytes) + " bytes that are read; raise --max-file to read more"};
  if (error) return at_record(locator, *error);
  return bytes;
}

Result<std::string> RecordReader::State::read_part(const RecordLocator& locator) {
  const auto unpacked = open_at(locator);
  if (!unpacked) return unpacked.error();
  (*unpacked)->skip(locator.byte_offset - (*unpacked)->position());
  std::string bytes((*unpacked)->peek(locator.byte_length).substr(0, locator.byte_length));
  if (bytes.size() == locator.byte_length) return bytes;
  const std::optional<Error> error = (*unpacked)->error();
  file.reset();
  return error ? at_record(locator, *error) : unstable(locator);
}

RecordReader::RecordReader(const ReadOptions& options) : state_(std::make_unique<State>()) { state_->options = options; }
RecordReader::~RecordReader() = default;

Result<std::string> RecordReader::State::read_bytes_of(const RecordLocator& locator) {
  if (locator.packing == Packing::none) return read_plain(locator);
  return is_whole_file(locator) && locator.byte_length > 0 ? read_whole(locator) : read_part(locator);
}

Result<std::string> RecordReader::read_payload(const RecordLocator& locator) {
  auto bytes = state_->read_bytes_of(locator);
  if (!bytes || !locator.in_warc || locator.byte_length == 0) return bytes;
  auto page = read_warc_page(*bytes, state_->options.max_record_bytes);
  if (!page) return at_record(locator, page.error());
  return std::move(page->payload);
}

std::string RecordReader::side_hash(const RecordLocator& locator) { return read_side_car(locator).hash; }

Result<RawArticle> RecordReader::read(const RecordLocator& locator) {
  auto bytes = state_->read_bytes_of(locator);
  if (!bytes) return bytes.error();
  if (!locator.in_warc || bytes->empty()) {
    auto article = read_bytes(std::move(bytes).value(), locator.container, locator, state_->options);
    if (!article) return article;
    SideCar side = read_side_car(locator);
    for (auto& field : side.fields) article->container_metadata.push_back(std::move(field));
    article->side_hash = std::move(side.hash);
    return article;
  }
  auto page = read_warc_page(*bytes, state_->options.max_record_bytes);
  if (!page) return at_record(locator, page.error());
  auto article = read_bytes(std::move(page->payload), locator.container, locator, state_->options);
  if (!article) return at_record(locator, article.error());
  article->declared_charset = page->charset;
  if (!page->url.empty()) article->container_metadata.emplace_back("url", page->url);
  if (!page->fetched.empty()) article->container_metadata.emplace_back("fetched", page->fetched);
  return article;
}

Result<RawArticle> read_record(const RecordLocator& locator, const ReadOptions& options) { return RecordReader(options).read(locator); }

}  // namespace crosstell
