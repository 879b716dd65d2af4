// SPDX-License-Identifier: Apache-2.0
#include "crosstell/read/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "crosstell/base/resource.h"
#include "crosstell/base/utf8.h"

namespace crosstell {
namespace {

constexpr std::size_t kDetectBytes = 4096;

struct Utf8Census { std::size_t sequences = 0, invalid = 0; };

Utf8Census count_utf8(std::string_view text) {
  Utf8Census census;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(text, i);
    ++(c.length == 1 ? census.invalid : census.sequences);
    i += c.length;
  }
  return census;
}

/// The labels of the WHATWG Encoding Standard: label -> name of the encoding and of ICU's converter.
struct Label { std::string_view charset, converter; };

const Label* find_label(std::string_view label) {
  static const std::unordered_map<std::string_view, Label> table = [] {
    std::unordered_map<std::string_view, Label> out;
    const std::string_view bytes = find_resource("schemas/normalize/charsets.tsv").value_or("");
    for (std::size_t at = bytes.find('\n'); at < bytes.size();) {  // the first line names the columns
      const std::size_t begin = at + 1;
      at = std::min(bytes.find('\n', begin), bytes.size());
      const std::string_view line = bytes.substr(begin, at - begin);
      const auto first = line.find('\t'), second = line.find('\t', first + 1);
      if (second != std::string_view::npos) out[line.substr(0, first)] = {line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    }
    return out;
  }();
  std::string folded;
  for (const char c : label)
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  const auto found = table.find(folded);
  return found == table.end() ? nullptr : &found->second;
}

/// The part of the text that statistics look at: some kilobytes around the first byte that is not ASCII.
std::string_view telling_part(std::string_view bytes) {
  std::size_t first = 0;
  while (first < bytes.size() && static_cast<unsigned char>(bytes[first]) < 0x80) ++first;
  return bytes.substr(first > kDetectBytes / 4 ? first - kDetectBytes / 4 : 0, kDetectBytes);
}

std::string detect_by_statistics(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  const std::string_view part = telling_part(bytes);
  ucsdet_setText(detector.get(), part.data(), static_cast<int32_t>(part.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  const int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || confidence < 30 || name == nullptr) return {};
  const Label* label = find_label(name);
  // What ICU calls UTF-8 here is not valid; UTF-16 and UTF-32 were looked at before.
  if (label == nullptr || label->charset.starts_with("utf-")) return {};
  return std::string(label->charset);
}

struct Mark { std::string_view bytes, charset; };
constexpr Mark kMarks[] = {{"\xEF\xBB\xBF", "utf-8"}, {std::string_view("\xFF\xFE\0\0", 4), "utf-32le"}, {std::string_view("\0\0\xFE\xFF", 4), "utf-32be"}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}};

const Mark* mark_of(std::string_view bytes) {
  for (const Mark& mark : kMarks)
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return &mark;
  return nullptr;
}

/// Whether the first eight bytes are characters of ASCII of `unit` bytes each, with their value in byte `at` of the unit.
bool begins_wide(std::string_view bytes, std::size_t unit, std::size_t at) {
  if (bytes.size() < 8) return false;
  for (std::size_t i = 0; i < 8; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (i % unit == at ? byte < '\t' || byte >= 0x7F : byte != 0) return false;
  }
  return true;
}

}  // namespace

std::string_view wide_charset(std::string_view head) {
  if (const Mark* mark = mark_of(head)) return mark->charset == "utf-8" ? std::string_view() : mark->charset;
  if (begins_wide(head, 2, 0)) return "utf-16le";
  if (begins_wide(head, 2, 1)) return "utf-16be";
  if (begins_wide(head, 4, 0)) return "utf-32le";
  if (begins_wide(head, 4, 3)) return "utf-32be";
  return {};
}

std::size_t unit_bytes(std::string_view charset) { return charset.starts_with("utf-16") ? 2 : charset.starts_with("utf-32") ? 4 : 1; }

Charset detect_charset(std::string_view bytes, const std::string& declared, std::size_t& mark_bytes) {
  mark_bytes = 0;
  if (const Mark* mark = mark_of(bytes)) {
    mark_bytes = mark->bytes.size();
    return {std::string(mark->charset), "bom"};
  }
  if (const std::string_view wide = wide_charset(bytes); !wide.empty()) return {std::string(wide), "detected"};
  const std::string_view head = bytes.substr(0, kDetectBytes);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = head.find('\0'); i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  if (std::max(zeros[0], zeros[1]) * 3 > head.size()) return {zeros[0] > zeros[1] ? "utf-16be" : "utf-16le", "detected"};
  if (is_utf8(bytes)) return {"utf-8", "valid_utf8"};
  const Utf8Census census = count_utf8(bytes);
  if (census.sequences > 0 && census.invalid * 3 <= census.sequences) return {"utf-8", "repaired_utf8"};  // whatever it is called
  // A declared UTF-16 that has no mark and no zero bytes is none: pages keep the words of the system that made them.
  const Label* label = find_label(declared);
  if (label != nullptr && !label->charset.starts_with("utf-")) return {std::string(label->charset), "declared"};
  if (census.sequences > 0 && census.invalid * 3 <= census.sequences + 2) return {"utf-8", "repaired_utf8"};
  const std::string found = detect_by_statistics(bytes);
  if (!found.empty()) return {found, "detected"};
  return {"windows-1252", "default"};
}

namespace {

MappedText repair_utf8(std::string_view bytes, std::size_t begin, Diagnostics& diagnostics) {
  MappedText out;
  std::uint64_t invalid = 0;
  for (std::size_t at = begin; at < bytes.size();) {
    const std::size_t stop = at + first_invalid_utf8(bytes.substr(at));
    out.copy(bytes, at, stop);
    at = stop;
    if (at >= bytes.size()) break;
    out.replace("\xEF\xBF\xBD", at, at + 1);
    ++at;
    ++invalid;
  }
  if (invalid > 0) add_diagnostic(diagnostics, "normalize", "invalid_bytes", "replaced by U+FFFD", invalid);
  return out;
}

/// How often ASCII and other bytes follow each other: about as many stretches a map will have.
std::size_t changes_of_kind(std::string_view bytes) {
  std::size_t changes = 0;
  for (std::size_t i = 1; i < bytes.size(); ++i) changes += ((bytes[i] ^ bytes[i - 1]) & 0x80) != 0;
  return changes;
}

}  // namespace

Result<MappedText> decode_charset(std::string_view bytes, std::size_t mark_bytes, const Charset& charset, Diagnostics& diagnostics) {
  if (charset.name == "utf-8") return repair_utf8(bytes, mark_bytes, diagnostics);
  UErrorCode status = U_ZERO_ERROR;
  const Label* label = find_label(charset.name);
  const std::string name(label == nullptr ? std::string_view(charset.name) : label->converter);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return Error{Errc::charset, "", "found the character set '" + charset.name + "', which is not known"};
  MappedText out;
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  out.text.reserve(bytes.size() + bytes.size() / 2);
  out.map.reserve(changes_of_kind(bytes) + 1);
  std::uint64_t undecodable = 0, characters = 0;
  for (const char* at = begin + mark_bytes; at < end; ++characters) {
    const char* const from = at;
    status = U_ZERO_ERROR;
    UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;
    if (at <= from) at = from + 1;
    if (U_FAILURE(status) || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    if (c == 0xFFFD) ++undecodable;
    const auto source = static_cast<std::uint64_t>(from - begin), source_end = static_cast<std::uint64_t>(at - begin);
    if (c < 0x80 && source_end == source + 1 && static_cast<unsigned char>(*from) == c) {
      out.copy(bytes, source, source_end);
    } else {
      const std::size_t before = out.text.size();
      append_utf8(out.text, static_cast<char32_t>(c));
      out.map.append_replace(out.text.size() - before, source, source_end - source);
    }
  }
  if (undecodable * 10 > characters) return Error{Errc::charset, "", "most of the text cannot be decoded as " + charset.name};
  if (undecodable > 0) add_diagnostic(diagnostics, "normalize", "undecodable_bytes", charset.name, undecodable);
  return out;
}

}  // namespace crosstell
