// SPDX-License-Identifier: Apache-2.0
#include "mojibake.h"

#include <array>

#include "crosstell/base/utf8.h"

namespace crosstell {
namespace {

constexpr int kMaxRounds = 2;

/// windows-1252, 0x80-0x9F; 0 where it has no character: there decoders pass the byte as U+0080-U+009F.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that windows-1252 has for a character; 0 when it has none.
unsigned byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned>(c);
  for (std::size_t i = 0; i < kWindows1252.size(); ++i)
    if (kWindows1252[i] == c) return static_cast<unsigned>(0x80 + i);
  return 0;
}

bool within(unsigned byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

/// Bytes of the UTF-8 sequence that starts at `i` and is one that gets lost; 0 when none does. "CAFÉ”" and "là »" are none.
std::size_t lost_sequence(const std::vector<unsigned>& bytes, std::size_t i) {
  const auto at = [&](std::size_t k) { return i + k < bytes.size() ? bytes[i + k] : 0; };
  if (at(0) == 0xC2 && within(at(1), 0xA0, 0xBF)) return 2;
  if (at(0) == 0xC3 && within(at(1), 0x80, 0xBF) && at(1) != 0x85 && !within(at(1), 0x91, 0x97)) return 2;
  if (at(0) == 0xE2 && within(at(1), 0x80, 0xBF) && within(at(2), 0x80, 0xBF)) return 3;
  if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) return 3;
  if (at(0) == 0xF0 && at(1) == 0x9F && within(at(2), 0x80, 0xBF) && within(at(3), 0x80, 0xBF)) return 4;
  return 0;
}

/// Where the next character from U+00C0 to U+00FF stands that another one outside ASCII follows.
std::size_t next_candidate(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\xC3', from); at != std::string_view::npos; at = text.find('\xC3', at + 1))
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0x80) return at;
  return std::string_view::npos;
}

struct Run {
  std::vector<unsigned> bytes;
  std::vector<std::size_t> begins;  ///< of each character in the text
  std::size_t end = 0;
};

/// The characters of windows-1252 outside ASCII from `begin` on.
Run run_at(std::string_view text, std::size_t begin) {
  Run run;
  run.end = begin;
  while (run.end < text.size() && static_cast<unsigned char>(text[run.end]) >= 0x80) {
    const CodePoint c = decode_utf8(text, run.end);
    const unsigned byte = byte_of(c.value);
    if (byte == 0) break;
    run.bytes.push_back(byte);
    run.begins.push_back(run.end);
    run.end += c.length;
  }
  run.begins.push_back(run.end);
  return run;
}

bool turns_back(const Run& run) {
  std::size_t i = 0;
  while (i < run.bytes.size()) {
    const std::size_t length = lost_sequence(run.bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return i > 0;
}

std::optional<MappedText> repair_once(std::string_view text, std::uint64_t& repaired) {
  std::size_t at = next_candidate(text, 0);
  if (at == std::string_view::npos) return {};
  MappedText out;
  std::size_t copied = 0;
  bool any = false;
  for (; at != std::string_view::npos; at = next_candidate(text, at)) {
    const Run run = run_at(text, at);
    // What stands before it outside ASCII belongs to the same run: then it is no whole run.
    const bool starts = at == 0 || static_cast<unsigned char>(text[at - 1]) < 0x80;
    if (starts && turns_back(run)) {
      out.copy(text, copied, at);
      for (std::size_t i = 0; i < run.bytes.size();) {
        const std::size_t length = lost_sequence(run.bytes, i);
        std::string sequence;
        for (std::size_t k = 0; k < length; ++k) sequence += static_cast<char>(run.bytes[i + k]);
        out.replace(sequence, run.begins[i], run.begins[i + length]);
        i += length;
        ++repaired;
      }
      copied = run.end;
      any = true;
    }
    at = std::max(run.end, at + 2);
  }
  if (!any) return {};
  out.copy(text, copied, text.size());
  return out;
}

}  // namespace

std::optional<MappedText> repair_mojibake(std::string_view text, Diagnostics& diagnostics) {
  std::uint64_t repaired = 0;
  std::optional<MappedText> out = repair_once(text, repaired);
  for (int round = 1; out && round < kMaxRounds; ++round) {
    auto again = repair_once(out->text, repaired);
    if (!again) break;
    out = MappedText{std::move(again->text), compose(again->map, out->map)};
  }
  if (repaired > 0) add_diagnostic(diagnostics, "normalize", "mojibake", "characters of UTF-8 read as windows-1252, turned back", repaired);
  return out;
}

}  // namespace crosstell
