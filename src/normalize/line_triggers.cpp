// SPDX-License-Identifier: Apache-2.0
#include "line_triggers.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "byte_masks.h"
#include "crosstell/base/utf8.h"
#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxBeginnings = 500;
constexpr int kMaxDepth = 20;

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

void settle(Beginnings& set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  if (set.size() > kMaxBeginnings) set = kAnything;
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

constexpr std::size_t kHeadBytes = 4;

/// A number of the first four bytes, not of them alone. Requires: that many.
std::size_t head_of(const void* bytes) {
  std::uint32_t head = 0;
  std::memcpy(&head, bytes, kHeadBytes);
  return (head * 0x9E3779B1u) >> 21;
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
    end = regex.find(']', 2) == std::string_view::npos ? regex.size() : regex.find(']', 2) + 1;
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

void TriggerTable::add(std::string_view beginning, std::size_t max_words, bool tail_only) {
  const std::size_t length = std::min(beginning.size(), kTriggerBytes);
  std::array<char, kTriggerBytes> bytes{}, mask{};
  std::memcpy(bytes.data(), beginning.data(), length);
  std::fill_n(mask.begin(), length, '\xFF');
  std::uint32_t& first = length >= kHeadBytes ? heads_[head_of(bytes.data())] : short_first_[static_cast<unsigned char>(beginning[0])];
  Trigger trigger{0, 0, static_cast<std::uint32_t>(max_words), first, tail_only};
  std::memcpy(&trigger.bytes, bytes.data(), kTriggerBytes);
  std::memcpy(&trigger.mask, mask.data(), kTriggerBytes);
  triggers_.push_back(trigger);
  first = static_cast<std::uint32_t>(triggers_.size());
  at_spaces_ |= beginning[0] == ' ';
  most_words_[1] = std::max(most_words_[1], max_words);
  if (!tail_only) most_words_[0] = std::max(most_words_[0], max_words);
}

bool TriggerTable::may_hit(std::string_view text, std::size_t at) const {
  if (short_first_[static_cast<unsigned char>(text[at])] != 0) return true;
  return at + kHeadBytes > text.size() || heads_[head_of(text.data() + at)] != 0;
}

bool TriggerTable::hits(const Line& line, std::size_t at) const {
  const std::uint64_t bytes = bytes_at(line.text, at);
  const auto any_from = [&](std::uint32_t number) {
    for (; number != 0; number = triggers_[number - 1].next) {
      const Trigger& trigger = triggers_[number - 1];
      if ((bytes & trigger.mask) == trigger.bytes && line.words <= trigger.max_words && (line.in_tail || !trigger.tail_only)) return true;
    }
    return false;
  };
  return any_from(heads_[head_of(&bytes)]) || any_from(short_first_[static_cast<unsigned char>(line.text[at])]);
}

bool TriggerTable::anywhere(const Line& line, std::size_t reach) const {
  if (line.words > most_words_[line.in_tail ? 1 : 0]) return false;
  bool found = false, in_word = false;
  each_mask(line.text.substr(0, reach), [&](const ByteMasks& masks, std::size_t at, std::size_t length) {
    const std::uint64_t valid = length == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
    const std::uint64_t word = masks.word & ~masks.high;  // as \b sees it
    std::uint64_t places = (~word | ~((word << 1) | (in_word ? 1u : 0u))) & valid & ~(at_spaces_ ? 0 : masks.space);
    in_word = (word >> 63) != 0;
    for (; places != 0 && !found; places &= places - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
      found = may_hit(line.text, place) && hits(line, place);
    }
  });
  return found;
}

}  // namespace crosstell
