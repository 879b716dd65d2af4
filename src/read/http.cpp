// SPDX-License-Identifier: Apache-2.0
#include "http.h"

#include <algorithm>

#include "decoder.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxFields = 1000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// Value of a hexadecimal number at the start of a chunk line; -1 when there is none.
std::int64_t chunk_size(std::string_view line) {
  std::int64_t size = 0;
  std::size_t digits = 0;
  for (; digits < line.size() && digits < 9; ++digits) {
    const char c = lower(line[digits]);
    if (c >= '0' && c <= '9') size = size * 16 + (c - '0');
    else if (c >= 'a' && c <= 'f') size = size * 16 + (c - 'a' + 10);
    else break;
  }
  const std::string_view rest = trimmed(line.substr(digits));
  return digits == 0 || digits > 8 || (!rest.empty() && rest[0] != ';') ? -1 : size;
}

}  // namespace

std::string_view HeaderBlock::get(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return {};
}

HeaderBlock parse_headers(std::string_view bytes) {
  HeaderBlock block;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t newline = bytes.find('\n', at);
    if (newline == std::string_view::npos) return block;
    std::string_view line = bytes.substr(at, newline - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    at = newline + 1;
    if (line.empty()) {
      block.length = at;
      return block;
    }
    if (block.first_line.empty()) {
      block.first_line = line;
    } else if ((line[0] == ' ' || line[0] == '\t') && !block.fields.empty()) {
      block.fields.back().second += ' ';
      block.fields.back().second += trimmed(line);
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos && block.fields.size() < kMaxFields) {
      block.fields.emplace_back(lowered(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
    }
  }
  return block;
}

ContentType parse_content_type(std::string_view value) {
  ContentType out;
  out.type = lowered(trimmed(value.substr(0, value.find(';'))));
  const std::string folded = lowered(value);
  const auto at = folded.find("charset=");
  if (at == std::string::npos) return out;
  std::string_view charset = trimmed(value.substr(at + 8));
  charset = trimmed(charset.substr(0, charset.find_first_of(";,")));
  if (charset.size() >= 2 && (charset.front() == '"' || charset.front() == '\'')) charset = charset.substr(1, charset.size() - 2);
  out.charset = lowered(charset);
  return out;
}

int http_status(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return 0;
  const std::string_view code = trimmed(line.substr(space)).substr(0, 3);
  if (code.size() != 3 || code.find_first_not_of("0123456789") != std::string_view::npos) return 0;
  return (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
}

std::string without_chunks(std::string_view body) {
  std::string out;
  std::size_t at = 0;
  bool first = true;
  while (at < body.size()) {
    const std::size_t newline = body.find('\n', at);
    const std::int64_t size = newline == std::string_view::npos || newline - at > 1000 ? -1 : chunk_size(body.substr(at, newline - at));
    if (size < 0) return first ? std::string(body) : out;
    if (size == 0) return out;
    first = false;
    const std::string_view chunk = body.substr(newline + 1, static_cast<std::size_t>(size));
    out += chunk;
    at = newline + 1 + chunk.size();
    if (at < body.size() && body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  return out;
}

Result<std::string> without_encoding(std::string body, std::string_view encoding, std::uint64_t max_bytes) {
  const std::string name = lowered(trimmed(encoding));
  if (name.empty() || name == "identity" || name == "none" || name == "utf-8") return body;
  if (name == "gzip" || name == "x-gzip" || name == "deflate" || name == "zstd") {
    auto out = unpack(body, max_bytes);
    if (!out && out.error().code == Errc::unsupported) return body;  // the archive keeps the header of what it has unpacked
    return out;
  }
  return Error{Errc::unsupported, "", "found Content-Encoding '" + name.substr(0, 40) + "'; gzip, deflate and zstd are read"};
}

}  // namespace crosstell
