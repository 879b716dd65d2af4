// SPDX-License-Identifier: Apache-2.0
#include "line_shape.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "byte_masks.h"
#include "crosstell/base/utf8.h"

namespace crosstell {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::string_view kFoldedEnds = " .,:;!?|-*>\"'()[]";  // dropped at both ends of a folded line
constexpr auto kIsFoldedEnd = [] {
  std::array<bool, 256> table{};
  for (const char c : kFoldedEnds) table[static_cast<unsigned char>(c)] = true;
  return table;
}();
bool is_folded_end(char c) { return kIsFoldedEnd[static_cast<unsigned char>(c)]; }
constexpr std::array<std::string_view, 9> kBullets = {"•", "‣", "◦", "▪", "●", "·", "■", "►", "✓"};

std::size_t spaces_at(std::string_view line, std::size_t at) {
  const std::size_t begin = at;
  while (at < line.size() && line[at] == ' ') ++at;
  return at - begin;
}

bool may_close(char last) { return last == '"' || last == '\'' || last == ')' || last == ']' || last == '*' || static_cast<unsigned char>(last) >= 0x80; }

std::string_view without_closers(std::string_view line) {
  static constexpr std::array<std::string_view, 8> kClosers = {"\"", "'", ")", "]", "”", "’", "»", "*"};
  for (bool again = true; again && !line.empty() && may_close(line.back());) {
    again = false;
    for (const std::string_view closer : kClosers) {
      if (line.size() > closer.size() && line.substr(line.size() - closer.size()) == closer) {
        line.remove_suffix(closer.size());
        again = true;
      }
    }
  }
  return line;
}

}  // namespace

std::size_t ByteSet::find_in(std::string_view text) const {
  std::size_t at = 0;
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    __m128i any = _mm_setzero_si128();
    for (std::size_t k = 0; k < count_; ++k) any = _mm_or_si128(any, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(bytes_[k])));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(any));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  for (; at < text.size(); ++at)
    if (std::find(bytes_.begin(), bytes_.begin() + count_, text[at]) != bytes_.begin() + count_) return at;
  return std::string_view::npos;
}

int heading_level(std::string_view line) {
  std::size_t marks = 0;
  while (marks < line.size() && line[marks] == '#') ++marks;
  if (marks == 0 || marks > 6 || marks >= line.size() || line[marks] != ' ') return 0;
  return line.find_first_not_of("# ") == std::string_view::npos ? 0 : static_cast<int>(marks);
}

bool is_fence(std::string_view line) {
  if (line.substr(0, 3) != "```" && line.substr(0, 3) != "~~~") return false;
  return line.find('`', 3) == std::string_view::npos || line.find_first_not_of('`') == std::string_view::npos;
}

bool is_rule_line(std::string_view line) {
  static constexpr std::string_view kMarks = "*-_=~#.";
  if (line.size() < 3 || kMarks.find(line[0]) == std::string_view::npos) return false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c != line[0] && c != ' ') return false;
    count += c == line[0];
  }
  return count >= 3;
}

bool is_underline(std::string_view line) {
  return line.size() >= 3 && (line[0] == '=' || line[0] == '-') && line.find_first_not_of(line[0]) == std::string_view::npos;
}

MarkerKind marker_kind(std::string_view line) {
  if (line.empty()) return MarkerKind::none;
  if (line[0] == '*' || line[0] == '+') return MarkerKind::bullet;
  if (line[0] == '-') return MarkerKind::dash;
  if (is_digit(line[0]) || line[0] == '(') return MarkerKind::number;
  if (static_cast<unsigned char>(line[0]) < 0x80) return MarkerKind::none;
  for (const std::string_view bullet : kBullets)
    if (line.substr(0, bullet.size()) == bullet) return MarkerKind::bullet;
  return line.substr(0, 3) == "–" || line.substr(0, 3) == "—" ? MarkerKind::dash : MarkerKind::none;
}

std::size_t marker_length(std::string_view line) {
  std::size_t mark = 0;
  switch (marker_kind(line)) {
    case MarkerKind::none: return 0;
    case MarkerKind::number: {
      std::size_t i = line[0] == '(' ? 1 : 0;
      const std::size_t first = i;
      while (i < line.size() && i - first < 3 && is_digit(line[i])) ++i;
      if (i == first || i >= line.size() || (line[i] != ')' && (line[i] != '.' || first == 1))) return 0;
      mark = i + 1;
      break;
    }
    case MarkerKind::bullet:
    case MarkerKind::dash: mark = static_cast<unsigned char>(line[0]) < 0x80 ? 1 : decode_utf8(line, 0).length; break;
  }
  const std::size_t spaces = spaces_at(line, mark);
  return spaces > 0 && mark + spaces < line.size() ? mark + spaces : 0;
}

bool ends_sentence(std::string_view line) {
  line = without_closers(line);
  if (line.empty()) return false;
  return line.back() == '.' || line.back() == '!' || line.back() == '?' || (line.size() >= 3 && line.substr(line.size() - 3) == "…");
}

namespace {

/// std::popcount is a call where the processor is not known to have one.
std::size_t ones_in(std::uint64_t bits) {
  bits -= (bits >> 1) & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + ((bits >> 2) & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<std::size_t>((bits * 0x0101010101010101u) >> 56);
}

}  // namespace

std::size_t word_count(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  std::uint64_t carry = 0;
  // Added to the run of bytes it stands in, a letter sets the bit behind that run, once for all its letters.
  each_mask(text, [&](const ByteMasks& masks, std::size_t, std::size_t length) {
    const std::uint64_t valid = length == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
    const std::uint64_t run = ~masks.space & valid, letters = masks.word & valid;
    const std::uint64_t partly = run + letters, sum = partly + carry;
    carry = (partly < run) | (sum < partly);
    count += ones_in(sum & ~run);
  });
  return std::min(count + carry, most);
}

double title_case_share(std::string_view text) {
  std::size_t words = 0, capitals = 0;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && !is_word_byte(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && (is_word_byte(text[i]) || text[i] == '\'' || text[i] == '-')) ++i;
    if (i - begin < 4 || is_digit(text[begin])) continue;
    ++words;
    capitals += !is_lower(text[begin]);
  }
  return words == 0 ? 1.0 : static_cast<double>(capitals) / static_cast<double>(words);
}

namespace {

/// Copies up to 16 ASCII bytes in lower case, as far as neither a line feed, a second space nor a byte outside ASCII stands in them.
/// Returns: how many.
std::size_t fold_plain(const char* from, char* to, bool after_space) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const __m128i upper = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1)));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20))));
  const auto spaces = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
  const auto feeds = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))));
  const unsigned stops = static_cast<unsigned>(_mm_movemask_epi8(bytes)) | feeds | (spaces & ((spaces << 1) | (after_space ? 1u : 0u)));
  return stops == 0 ? 16 : static_cast<std::size_t>(std::countr_zero(stops));
#else
  for (std::size_t i = 0; i < 16; ++i) {
    const char byte = from[i];
    if (static_cast<unsigned char>(byte) >= 0x80 || byte == '\n' || (byte == ' ' && after_space)) return i;
    to[i] = is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
    after_space = byte == ' ';
  }
  return 16;
#endif
}

}  // namespace

void fold_into(std::string_view text, std::size_t most_bytes, std::string& out) {
  out.resize(std::min(text.size(), most_bytes + 4) + 16);  // folding never lengthens; 16 bytes are written at once
  std::size_t size = 0;
  const auto add = [&](std::string_view bytes) {
    std::memcpy(out.data() + size, bytes.data(), bytes.size());
    size += bytes.size();
  };
  for (std::size_t i = 0; i < text.size() && size < most_bytes;) {
    if (i + 16 <= text.size() && size + 16 <= most_bytes) {
      const std::size_t plain = fold_plain(text.data() + i, out.data() + size, size == 0 || out[size - 1] == ' ');
      i += plain;
      size += plain;
      if (plain > 0) continue;
    }
    const char byte = text[i];
    if (static_cast<unsigned char>(byte) < 0x80) {
      if (byte == ' ' || byte == '\n') {
        if (size > 0 && out[size - 1] != ' ') out[size++] = ' ';
      } else {
        out[size++] = is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
      }
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(text, i);
    if (c.value == 0x2018 || c.value == 0x2019) add("'");
    else if (c.value == 0x201C || c.value == 0x201D) add("\"");
    else if (c.value >= 0x2010 && c.value <= 0x2015) add("-");
    else if (c.value == 0x2026) add("...");
    else if (c.value < 0x2000 || (c.value >= 0x2C00 && c.value < 0xFE00)) add(text.substr(i, c.length));
    i += c.length;  // symbols and emoji say nothing
  }
  std::size_t first = 0;
  while (size > first && is_folded_end(out[size - 1])) --size;
  while (first < size && is_folded_end(out[first])) ++first;
  out.resize(size);
  if (first > 0) out.erase(0, first);
}

std::string folded(std::string_view text, std::size_t most_bytes) {
  std::string out;
  fold_into(text, most_bytes, out);
  return out;
}

bool may_fold_to(std::string_view text, std::string_view fold) {
  if (fold.empty()) return true;
  std::size_t same = 0;  // bytes of the first word
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80 || same == fold.size()) return true;
    if (byte == '\n' || is_folded_end(byte)) {
      if (same > 0) return true;
      continue;
    }
    if (fold[same++] != (is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte)) return false;
  }
  return same > 0;
}

}  // namespace crosstell
