// SPDX-License-Identifier: Apache-2.0
#include "crosstell/read/json.h"

#include <algorithm>
#include <cstring>

#include "crosstell/base/hash.h"
#include "crosstell/base/utf8.h"

namespace crosstell::json {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Four hexadecimal digits at `offset`, or -1.
int hex4(std::string_view text, std::size_t offset) {
  if (offset + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const int digit = hex_value(text[offset + i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

class Scanner {
 public:
  Scanner(std::string_view bytes, std::size_t report_depth, const OnValue& on_value)
      : bytes_(bytes), report_depth_(report_depth), on_value_(on_value) {}

  std::optional<SyntaxError> run() {
    if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    enum class Want { value, first_value_or_end, first_key_or_end, key, comma_or_end, nothing };
    Want want = Want::value;
    while (true) {
      while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
      if (want == Want::nothing) {
        if (at_ < bytes_.size()) fail("the end of the value");
        return error_;
      }
      if (at_ >= bytes_.size()) {
        fail(want == Want::comma_or_end ? "',' or the closing bracket" : want == Want::key || want == Want::first_key_or_end ? "a key" : "a value");
        return error_;
      }
      const char c = bytes_[at_];
      bool ended = false;  // a value has just ended
      switch (want) {
        case Want::first_key_or_end:
          if (c == '}') {
            ended = close();
            break;
          }
          [[fallthrough]];
        case Want::key:
          if (!read_key()) return error_;
          want = Want::value;
          break;
        case Want::first_value_or_end:
          if (c == ']') {
            ended = close();
            break;
          }
          [[fallthrough]];
        case Want::value:
          if (c == '{' || c == '[') {
            if (!open(c)) return error_;
            want = c == '{' ? Want::first_key_or_end : Want::first_value_or_end;
          } else {
            if (!read_scalar()) return error_;
            ended = true;
          }
          break;
        case Want::comma_or_end: {
          Frame& frame = frames_.back();
          if (c == ',') {
            ++at_;
            ++frame.index;
            want = frame.kind == Kind::object ? Want::key : Want::value;
          } else if (c == (frame.kind == Kind::object ? '}' : ']')) {
            ended = close();
          } else {
            fail(frame.kind == Kind::object ? "',' or '}'" : "',' or ']'");
            return error_;
          }
          break;
        }
        case Want::nothing: break;
      }
      if (error_) return error_;
      if (ended) want = frames_.empty() ? Want::nothing : Want::comma_or_end;
    }
  }

 private:
  struct Key { std::uint64_t hash, begin, end; };

  void fail(std::string_view expected) { fail_at(at_, expected); }
  void fail_at(std::uint64_t offset, std::string_view expected) {
    std::string found = "the end of the text";
    if (offset < bytes_.size()) {
      const auto c = decode_utf8(bytes_, offset);
      found = "'" + printable(bytes_.substr(offset, c.length)) + "'";
    }
    error_ = SyntaxError{offset, "found " + found + ", expected " + std::string(expected)};
  }

  bool open(char c) {
    if (frames_.size() >= kMaxDepth) {
      error_ = SyntaxError{at_, "nested deeper than " + std::to_string(kMaxDepth) + " levels"};
      return false;
    }
    frames_.push_back({c == '{' ? Kind::object : Kind::array, at_++, 0, 0, 0});
    key_starts_.push_back(keys_.size());
    return true;
  }

  bool close() {
    ++at_;
    const Frame frame = frames_.back();
    if (frame.kind == Kind::object && !keys_are_unique(key_starts_.back())) return false;
    keys_.resize(key_starts_.back());
    key_starts_.pop_back();
    frames_.pop_back();
    report({frame.kind, frame.begin, at_});
    return true;
  }

  bool keys_are_unique(std::size_t first) {
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, keys_.end(), [](const Key& a, const Key& b) { return a.hash != b.hash ? a.hash < b.hash : a.begin < b.begin; });
    const Key* worst = nullptr;
    for (std::size_t i = first + 1; i < keys_.size(); ++i)
      if (keys_[i].hash == keys_[i - 1].hash && (worst == nullptr || keys_[i].begin < worst->begin)) worst = &keys_[i];
    if (worst == nullptr) return true;
    error_ = SyntaxError{worst->begin - 1, "the key '" + printable(bytes_.substr(worst->begin, std::min<std::uint64_t>(worst->end - worst->begin, 60))) +
                                               "' stands twice in one object, expected each key once"};
    return false;
  }

  void report(const Value& value) {
    if (frames_.size() <= report_depth_) on_value_(frames_, value);
  }

  /// Moves past the string at `at_`, which is a quote. Returns: whether it had an escape; error_ is set when it is broken.
  bool skip_string() {
    bool escaped = false;
    std::size_t i = at_ + 1;
    while (true) {
      while (i < bytes_.size() && bytes_[i] != '"' && bytes_[i] != '\\' && static_cast<unsigned char>(bytes_[i]) >= 0x20) ++i;
      if (i >= bytes_.size()) {
        fail_at(bytes_.size(), "'\"' to close the string");
        return escaped;
      }
      if (bytes_[i] == '"') break;
      if (bytes_[i] != '\\') {
        fail_at(i, "an escape: control characters may not stand in a string");
        return escaped;
      }
      escaped = true;
      const char kind = i + 1 < bytes_.size() ? bytes_[i + 1] : '\0';
      if (kind == 'u') {
        if (hex4(bytes_, i + 2) < 0) {
          fail_at(std::min(i + 2, bytes_.size()), "four hexadecimal digits after \\u");
          return escaped;
        }
        i += 6;
      } else if (kind != '\0' && std::strchr("\"\\/bfnrt", kind) != nullptr) {
        i += 2;
      } else {
        fail_at(std::min(i + 1, bytes_.size()), "one of \" \\ / b f n r t u after a backslash");
        return escaped;
      }
    }
    at_ = i + 1;
    return escaped;
  }

  bool read_key() {
    if (bytes_[at_] != '"') {
      fail("a key in double quotes");
      return false;
    }
    const std::uint64_t begin = at_ + 1;
    const bool escaped = skip_string();
    if (error_) return false;
    const std::string_view literal = bytes_.substr(begin, at_ - 1 - begin);
    keys_.push_back({escaped ? hash64(decode_string(literal)) : hash64(literal), begin, at_ - 1});
    frames_.back().key_begin = begin;
    frames_.back().key_end = at_ - 1;
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    if (at_ >= bytes_.size() || bytes_[at_] != ':') {
      fail("':'");
      return false;
    }
    ++at_;
    return true;
  }

  bool read_scalar() {
    const std::uint64_t begin = at_;
    const char c = bytes_[at_];
    if (c == '"') {
      skip_string();
      if (error_) return false;
      report({Kind::string, begin, at_});
      return true;
    }
    if (c == '-' || is_digit(c)) return read_number();
    for (const std::string_view word : {std::string_view("true"), std::string_view("false"), std::string_view("null")}) {
      if (bytes_.substr(at_, word.size()) == word) {
        at_ += word.size();
        report({Kind::literal, begin, at_});
        return true;
      }
    }
    fail("a value");
    return false;
  }

  bool read_digits() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_digit(bytes_[at_])) ++at_;
    if (at_ > begin) return true;
    fail("a digit");
    return false;
  }

  bool read_number() {
    const std::uint64_t begin = at_;
    if (bytes_[at_] == '-') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '0') {
      ++at_;
    } else if (!read_digits()) {
      return false;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '.') {
      ++at_;
      if (!read_digits()) return false;
    }
    if (at_ < bytes_.size() && (bytes_[at_] == 'e' || bytes_[at_] == 'E')) {
      ++at_;
      if (at_ < bytes_.size() && (bytes_[at_] == '+' || bytes_[at_] == '-')) ++at_;
      if (!read_digits()) return false;
    }
    report({Kind::number, begin, at_});
    return true;
  }

  std::string_view bytes_;
  std::size_t report_depth_;
  const OnValue& on_value_;
  std::size_t at_ = 0;
  std::vector<Frame> frames_;
  std::vector<Key> keys_;                 // of all open objects
  std::vector<std::size_t> key_starts_;   // where each open container's keys start in keys_
  std::optional<SyntaxError> error_;
};

}  // namespace

std::optional<SyntaxError> scan(std::string_view bytes, std::size_t report_depth, const OnValue& on_value) {
  return Scanner(bytes, report_depth, on_value).run();
}

Escape decode_escape(std::string_view literal, std::size_t offset) {
  if (offset + 1 >= literal.size()) return {'\\', 1, false};
  switch (literal[offset + 1]) {
    case '"': return {'"', 2, false};
    case '\\': return {'\\', 2, false};
    case '/': return {'/', 2, false};
    case 'b': return {'\b', 2, false};
    case 'f': return {'\f', 2, false};
    case 'n': return {'\n', 2, false};
    case 'r': return {'\r', 2, false};
    case 't': return {'\t', 2, false};
    case 'u': break;
    default: return {'\\', 1, false};
  }
  const int first = hex4(literal, offset + 2);
  if (first < 0) return {'\\', 1, false};
  if (first < 0xD800 || first > 0xDFFF) return {static_cast<char32_t>(first), 6, false};
  if (first < 0xDC00 && literal.substr(std::min(offset + 6, literal.size()), 2) == "\\u") {
    const int second = hex4(literal, offset + 8);
    if (second >= 0xDC00 && second <= 0xDFFF) return {static_cast<char32_t>(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)), 12, false};
  }
  return {0xFFFD, 6, true};
}

std::string decode_string(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 0; i < literal.size();) {
    const std::size_t stop = std::min(literal.find('\\', i), literal.size());
    out += literal.substr(i, stop - i);
    i = stop;
    if (i >= literal.size()) break;
    const Escape escape = decode_escape(literal, i);
    append_utf8(out, escape.value);
    i += escape.length;
  }
  return out;
}

Position position_of(std::string_view bytes, std::uint64_t offset) {
  const std::string_view before = bytes.substr(0, std::min<std::uint64_t>(offset, bytes.size()));
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const auto last = before.rfind('\n');
  return {lines + 1, last == std::string_view::npos ? before.size() + 1 : before.size() - last};
}

}  // namespace crosstell::json
