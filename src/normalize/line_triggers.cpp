// SPDX-License-Identifier: Apache-2.0
#include "line_triggers.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstring>

#include "byte_masks.h"
#include "crosstell/base/utf8.h"
#include "line_shape.h"
#include "short_word.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxBeginnings = 500;
constexpr int kMaxDepth = 20;
constexpr std::size_t kHeadBytes = 4;
constexpr std::size_t kLeastNeeded = 4;
constexpr std::string_view kRegexMarks = "\\^$.|?*+()[]{}";

/// The start of a match: exact as far as it goes, or cut off where anything may follow.
struct Beginning {
  std::string text;
  bool cut = false;
  friend bool operator<(const Beginning& a, const Beginning& b) { return a.text != b.text ? a.text < b.text : a.cut < b.cut; }
  friend bool operator==(const Beginning&, const Beginning&) = default;
};
using Beginnings = std::vector<Beginning>;

const Beginnings kNothing = {{"", false}};
const Beginnings kAnything = {{"", true}};

/// Sorted, each once. Where there are too many, shorter ones must do.
void settle(Beginnings& set) {
  for (std::size_t length = kTriggerBytes; length >= kHeadBytes; length /= 2) {
    for (Beginning& one : set)
      if (one.text.size() > length) one = {one.text.substr(0, length), true};
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (set.size() <= kMaxBeginnings) return;
  }
  set = kAnything;
}

Beginnings joined(const Beginnings& left, const Beginnings& right) {
  Beginnings out;
  for (const Beginning& a : left) {
    if (a.cut) {
      out.push_back(a);
      continue;
    }
    for (const Beginning& b : right) {
      Beginning both{a.text + b.text, b.cut};
      if (both.text.size() >= kTriggerBytes) both = {both.text.substr(0, kTriggerBytes), true};
      out.push_back(std::move(both));
    }
  }
  settle(out);
  return out;
}

/// Reads one regex from left to right.
class BeginningReader {
 public:
  explicit BeginningReader(std::string_view regex) : regex_(regex) {}

  Beginnings alternatives(int depth) {
    Beginnings all;
    do {
      const Beginnings one = sequence(depth);
      all.insert(all.end(), one.begin(), one.end());
    } while (take('|'));
    settle(all);
    return all;
  }

 private:
  bool at_end() const { return at_ >= regex_.size(); }
  bool take(char c) {
    if (at_end() || regex_[at_] != c) return false;
    ++at_;
    return true;
  }

  Beginnings sequence(int depth) {
    Beginnings all = kNothing;
    while (!at_end() && regex_[at_] != '|' && regex_[at_] != ')') all = joined(all, repeated(atom(depth)));
    return all;
  }

  Beginnings atom(int depth) {
    const char c = regex_[at_];
    if (c == '(') return group(depth);
    if (c == '[') return byte_class();
    if (c == '\\') return escape();
    const std::size_t length = decode_utf8(regex_, at_).length;
    at_ += length;
    if (c == '^') return kNothing;
    if (c == '$') return {{"\n", true}};
    if (c == '.') return kAnything;
    return {{std::string(regex_.substr(at_ - length, length)), false}};
  }

  Beginnings group(int depth) {
    ++at_;
    if (depth >= kMaxDepth || (at_ < regex_.size() && regex_[at_] == '?')) {  // no pattern needs these
      at_ = regex_.size();
      return kAnything;
    }
    Beginnings inner = alternatives(depth + 1);
    take(')');
    return inner;
  }

  Beginnings byte_class() {
    std::size_t end = at_ + 1;
    bool plain = true;
    Beginnings members;
    for (; end < regex_.size() && regex_[end] != ']'; ++end) {
      const char c = regex_[end];
      const bool last = end + 1 < regex_.size() && regex_[end + 1] == ']';
      plain &= c != '\\' && c != '^' && (c != '-' || end == at_ + 1 || last) && static_cast<unsigned char>(c) < 0x80;
      if (c == '\\') ++end;
      members.push_back({std::string(1, c), false});
    }
    at_ = std::min(end + 1, regex_.size());
    return plain && members.size() <= 12 ? members : kAnything;
  }

  Beginnings escape() {
    const char c = at_ + 1 < regex_.size() ? regex_[at_ + 1] : '\\';
    at_ = std::min(at_ + 2, regex_.size());
    if (c == 'b') return kNothing;
    if (c == 'd') {
      Beginnings digits;
      for (char digit = '0'; digit <= '9'; ++digit) digits.push_back({std::string(1, digit), true});
      return digits;
    }
    if (is_word_byte(c)) return kAnything;
    return {{std::string(1, c), false}};
  }

  /// What the quantifier behind an atom makes of its beginnings.
  Beginnings repeated(Beginnings set) {
    while (!at_end()) {
      const char c = regex_[at_];
      bool may_miss = c == '?' || c == '*';
      const bool may_repeat = c == '*' || c == '+' || c == '{';
      if (!may_miss && !may_repeat) break;
      if (c == '{') {
        may_miss = at_ + 1 < regex_.size() && regex_[at_ + 1] == '0';
        at_ = std::min(regex_.find('}', at_), regex_.size() - 1);
      }
      ++at_;
      if (may_repeat)
        for (Beginning& one : set) one.cut = true;
      if (may_miss) set.push_back({"", false});
    }
    settle(set);
    return set;
  }

  std::string_view regex_;
  std::size_t at_ = 0;
};

/// One past the group that opens at `regex[at]`; npos when it is not closed.
std::size_t group_end(std::string_view regex, std::size_t at) {
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = at; i < regex.size(); ++i) {
    if (regex[i] == '\\') ++i;
    else if (in_class) in_class = regex[i] != ']';
    else if (regex[i] == '[') in_class = true;
    else if (regex[i] == '(') ++depth;
    else if (regex[i] == ')' && --depth == 0) return i + 1;
  }
  return std::string_view::npos;
}

/// One past the class that opens at `regex[at]`; npos when it is not closed.
std::size_t class_end(std::string_view regex, std::size_t at) {
  for (std::size_t i = at + 1; i < regex.size(); ++i) {
    if (regex[i] == '\\') ++i;
    else if (regex[i] == ']' && i > at + 1) return i + 1;
  }
  return std::string_view::npos;
}

std::uint64_t bytes_at(std::string_view text, std::size_t at) {
  std::uint64_t value = 0;
  if (text.size() - at >= kTriggerBytes) {
    std::memcpy(&value, text.data() + at, kTriggerBytes);
    return value;
  }
  std::array<char, kTriggerBytes> bytes{};
  const std::size_t length = text.size() - at;
  std::memcpy(bytes.data(), text.data() + at, length);
  bytes[length] = '\n';
  std::memcpy(&value, bytes.data(), kTriggerBytes);
  return value;
}

/// A number of the first four bytes, not of them alone: its high bits are the best.
std::uint32_t head_of(std::uint64_t bytes) {
  std::uint32_t head = 0;
  std::memcpy(&head, &bytes, kHeadBytes);
  return head * 0x9E3779B1u;
}
constexpr int kHeadShift = 21, kHeadBitShift = 19;

std::uint8_t first_of(std::uint64_t bytes) {
  std::uint8_t first = 0;
  std::memcpy(&first, &bytes, 1);
  return first;
}

}  // namespace

std::optional<std::vector<std::string>> beginnings_of(std::string_view regex) {
  std::vector<std::string> out;
  for (const Beginning& one : BeginningReader(regex).alternatives(0)) {
    if (one.text.empty()) return {};
    if (out.empty() || one.text.compare(0, out.back().size(), out.back()) != 0) out.push_back(one.text);  // sorted: "is a" covers "is an"
  }
  return out;
}

std::optional<RegexRest> after_open_start(std::string_view regex) {
  if (regex.empty() || regex[0] != '^') return {};
  std::size_t end = 1;
  bool at_word = false;
  if (regex.substr(1, 2) == ".{") {
    end = 2;
  } else if (regex.substr(1, 1) == "(") {
    end = group_end(regex, 1);
    if (end == std::string_view::npos || end < 3 || regex[end - 2] != ' ') return {};
    at_word = true;
  } else if (regex.substr(1, 1) == "[") {
    end = std::min(class_end(regex, 1), regex.size());
  } else if (regex.substr(1, 2) == "\\S" || regex.substr(1, 2) == "\\w") {
    end = 3;
  }
  if (end >= regex.size() || (regex[end] != '{' && regex[end] != '+')) return {};
  const std::size_t close = regex[end] == '+' ? end : regex.find('}', end);
  if (close == std::string_view::npos) return {};
  const std::string_view rest = regex.substr(close + 1);
  std::size_t most = 0;
  const std::size_t comma = regex.find(',', end);
  if (regex[end] == '{' && comma < close) std::from_chars(regex.data() + comma + 1, regex.data() + close, most);
  if (most == 0) most = kNoLimit;
  return RegexRest{std::string(rest), at_word || rest.substr(0, 2) == "\\b", at_word, most};
}

std::string needed_literal(std::string_view regex) {
  std::string best, run;
  for (std::size_t i = 0; i < regex.size();) {
    const char c = regex[i];
    if (c == '|') return {};
    const bool escaped = c == '\\' && i + 1 < regex.size();
    const std::size_t end = c == '(' ? group_end(regex, i) : c == '[' ? class_end(regex, i) : escaped ? i + 2 : i + decode_utf8(regex, i).length;
    if (end > regex.size()) break;
    const bool literal = escaped ? !is_word_byte(regex[i + 1]) : kRegexMarks.find(c) == std::string_view::npos;
    const char quantifier = end < regex.size() ? regex[end] : ' ';
    const bool may_miss = quantifier == '?' || quantifier == '*' || quantifier == '{';
    if (literal && !may_miss) run += regex.substr(escaped ? i + 1 : i, end - i - (escaped ? 1 : 0));
    if (run.size() > best.size()) best = run;
    if (!literal || may_miss || quantifier == '+') run.clear();
    i = quantifier == '{' ? std::min(regex.find('}', end), regex.size() - 1) + 1 : end;
  }
  return best.size() >= kLeastNeeded ? best : std::string();
}

void TriggerTable::add(std::string_view beginning, const TriggerTerms& terms) {
  const std::size_t length = std::min(beginning.size(), kTriggerBytes);
  Trigger trigger{short_word(beginning.substr(0, length)), 0, static_cast<std::uint32_t>(std::min<std::size_t>(terms.reach, UINT32_MAX)), static_cast<std::uint16_t>(terms.pattern),
                  static_cast<std::uint16_t>(std::min<std::size_t>(terms.max_words, UINT16_MAX)), static_cast<std::uint8_t>(length), terms.tail_only};
  const std::uint32_t head = head_of(trigger.bytes);
  const std::uint8_t first = first_of(trigger.bytes);
  std::uint16_t& list = length >= kHeadBytes ? heads_[head >> kHeadShift] : short_first_[first];
  if (length >= kHeadBytes) head_bits_[(head >> kHeadBitShift) / 64] |= std::uint64_t{1} << ((head >> kHeadBitShift) % 64);
  else first_bits_[first / 64] |= std::uint64_t{1} << (first % 64);
  trigger.next = list;
  triggers_.push_back(trigger);
  list = static_cast<std::uint16_t>(triggers_.size());
  assert(triggers_.size() <= UINT16_MAX && terms.pattern <= UINT16_MAX);
  at_spaces_ |= beginning[0] == ' ';
  most_reach_ = std::max(most_reach_, terms.reach);
  most_words_[1] = std::max(most_words_[1], terms.max_words);
  if (!terms.tail_only) most_words_[0] = std::max(most_words_[0], terms.max_words);
}

inline bool TriggerTable::may_hit(std::uint64_t bytes) const {
  const std::uint32_t head = head_of(bytes) >> kHeadBitShift;
  const std::uint8_t first = first_of(bytes);
  return (((head_bits_[head / 64] >> (head % 64)) | (first_bits_[first / 64] >> (first % 64))) & 1) != 0;
}

void TriggerTable::collect(const TriggerLine& line, std::uint64_t bytes, std::size_t place, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t number : {std::uint32_t{heads_[head_of(bytes) >> kHeadShift]}, std::uint32_t{short_first_[first_of(bytes)]}}) {
    for (; number != 0; number = triggers_[number - 1].next) {
      const Trigger& trigger = triggers_[number - 1];
      if ((bytes & kShortWordMasks[trigger.length]) != trigger.bytes || line.words > trigger.max_words || place > trigger.reach) continue;
      if (line.in_tail || !trigger.tail_only) found.push_back(trigger.pattern);
    }
  }
}

void TriggerTable::find_at_start(const TriggerLine& line, std::vector<std::uint32_t>& found) const {
  if (!fits(line)) return;
  if (const std::uint64_t bytes = bytes_at(line.text, 0); may_hit(bytes)) collect(line, bytes, 0, found);
}

void TriggerTable::find_within(const TriggerLine& line, std::size_t last_place, bool in_bytes, std::vector<std::uint32_t>& found) const {
  bool in_word = false;
  each_mask(line.text.substr(0, last_place + 1), [&](const ByteMasks& masks, std::size_t at, std::size_t length) {
    const std::uint64_t valid = length == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
    const std::uint64_t word = masks.word & ~masks.high;  // as \b sees it
    std::uint64_t places = (~word | ~((word << 1) | (in_word ? 1u : 0u))) & valid & ~(at_spaces_ ? 0 : masks.space);
    in_word = (word >> 63) != 0;
    for (; places != 0; places &= places - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
      if (const std::uint64_t bytes = bytes_at(line.text, place); may_hit(bytes)) collect(line, bytes, in_bytes ? place : 0, found);
    }
  });
}

void TriggerTable::find_behind_bytes(const TriggerLine& line, std::vector<std::uint32_t>& found) const {
  if (fits(line)) find_within(line, most_reach_, true, found);
}

void TriggerTable::find_behind_words(const TriggerLine& line, std::vector<std::uint32_t>& found) const {
  if (!fits(line)) return;
  std::size_t at = 0;  // the first byte behind the words
  for (std::size_t i = 0; i < most_reach_ && at < line.text.size(); ++i) at = std::min(line.text.find(' ', at), line.text.size() - 1) + 1;
  find_within(line, at, false, found);
}

}  // namespace crosstell
