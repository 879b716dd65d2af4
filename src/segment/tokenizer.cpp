// SPDX-License-Identifier: Apache-2.0
#include "tokenizer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "character.h"
#include "word_scan.h"

namespace crosstell::segmenting {
namespace {

constexpr std::size_t kSmallWord = 128;
constexpr Token kBlank{};   // copied: to clear a token, compilers take an instruction that is slow to start

class Tokenizer {
 public:
  Tokenizer(std::string_view clean, const CleanSpan& block, std::vector<Token>& tokens, std::vector<std::uint32_t>& marks, Arena& arena)
      : text_(clean.substr(0, block.end)), at_(block.begin), tokens_(tokens), marks_(marks), arena_(arena) {}

  void run() {
    bool space = true;
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        space = true;
        ++at_;
        continue;
      }
      if (plain_word(static_cast<std::uint16_t>(space ? shape_space_before : 0))) {
        space = false;
        continue;
      }
      const Character c = character_at(text_, at_);
      if (c.kind == CharKind::space || c.kind == CharKind::invisible) {
        space |= c.kind == CharKind::space;
        at_ += c.length;
        continue;
      }
      const auto shape = static_cast<std::uint16_t>(space ? shape_space_before : 0);
      space = false;
      if (is_word_kind(c.kind)) {
        word(shape);
      } else if ((c.value == '#' || c.value == '@') && tag_follows()) {
        const std::size_t end = word_end(text_, at_ + 1);
        add(at_, end, shape | shape_letter);
        at_ = end;
      } else if (c.kind == CharKind::apostrophe && lone_clitic() && !space && !tokens_.empty()) {
        const std::size_t end = word_end(text_, at_ + c.length);
        add(at_, end, shape | shape_letter);
        at_ = end;
      } else {
        mark(c, shape);
      }
    }
  }

 private:
  bool tag_follows() const {
    const std::size_t next = at_ + 1;
    return next < text_.size() && character_at(text_, next).kind == CharKind::letter;
  }

  /// "'s" that stands alone, as after a closing quote or a number ("1990 's").
  bool lone_clitic() const {
    const std::size_t next = at_ + character_at(text_, at_).length;
    if (next >= text_.size() || (text_[next] != 's' && text_[next] != 'S')) return false;
    return next + 1 == text_.size() || !is_word_kind(character_at(text_, next + 1).kind);
  }

  /// Letters from `at_` on, and which of them are upper case as bits; length 0 when there are more than sixteen.
  struct LetterRun { std::size_t length = 0; unsigned upper = 0; };
  LetterRun letter_run() const {
    LetterRun run;
#if defined(__SSE2__)
    if (at_ + 17 <= text_.size()) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at_));
      const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
      const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
      const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(letters));
      run.length = static_cast<std::size_t>(std::countr_zero(others));  // a bit beyond the sixteenth is always set
      run.upper = ~static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('Z')))) & ((1u << run.length) - 1);
      return run;
    }
#endif
    while (run.length <= 16 && at_ + run.length < text_.size() && is_plain_letter(text_[at_ + run.length])) {
      if (text_[at_ + run.length] <= 'Z') run.upper |= 1u << run.length;
      ++run.length;
    }
    return run;
  }

  /// Most words: ASCII letters up to a space, a comma or the like. Nothing can join, cut or shorten them.
  bool plain_word(std::uint16_t shape) {
    const LetterRun run = letter_run();
    if (run.length == 0 || run.length > 16) return false;
    const std::size_t end = at_ + run.length;
    if (end < text_.size() && !kEndsPlainWord[static_cast<unsigned char>(text_[end])] && !stop_ends_plain_word(end)) return false;
    if (run.length == 6 && is_cannot(end)) return false;
    const std::string_view word = text_.substr(at_, run.length);
    const unsigned all = (1u << run.length) - 1;
    unsigned bits = shape | shape_letter;
    if (run.upper & 1) bits |= shape_capitalized;
    if (run.length >= 2 && run.upper == all) bits |= shape_all_caps;
    if (run.upper > 1 && run.upper != all) bits |= shape_mixed;
    const CleanSpan span{at_, end};
    at_ = end;
    if (run.upper == 0) {
      finish(span, bits, word);
      return true;
    }
    char* const small = arena_.room(16);
    if (span.begin + 16 <= text_.size()) {
      std::uint64_t bytes[2];  // eight at once; what lies behind the word is written over
      std::memcpy(bytes, word.data(), sizeof bytes);
      for (std::uint64_t& eight : bytes) eight |= 0x2020202020202020u;
      std::memcpy(small, bytes, sizeof bytes);
    } else {
      for (std::size_t i = 0; i < word.size(); ++i) small[i] = static_cast<char>(word[i] | 0x20);
    }
    finish(span, bits, arena_.take(word.size()));
    return true;
  }

  static bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static constexpr std::array<bool, 256> kEndsPlainWord = [] {
    std::array<bool, 256> ends{};
    for (const unsigned char c : {' ', ',', '\n', '"', ')', ';', '?', '!'}) ends[c] = true;
    return ends;
  }();

  /// "ended. The": a stop behind which nothing goes on, and that is no part of an abbreviation.
  bool stop_ends_plain_word(std::size_t end) const {
    if (text_[end] != '.') return false;
    const char after = end + 1 < text_.size() ? text_[end + 1] : '\n';
    return (after == ' ' || after == '\n' || after == '"') && !keeps_stop(text_, at_, end);
  }

  void word(std::uint16_t shape) {
    std::size_t end = address_end(text_, at_);
    if (end > at_) {
      add(at_, end, shape | shape_letter);
      at_ = end;
      return;
    }
    end = word_end(text_, at_);
    if (end < text_.size() && text_[end] == '.' && keeps_stop(text_, at_, end)) ++end;
    const std::size_t clitic = clitic_begin(text_, at_, end);
    if (clitic == end && is_cannot(end)) {
      add(at_, at_ + 3, static_cast<std::uint16_t>(shape | letters(at_, at_ + 3)));
      add(at_ + 3, end, static_cast<std::uint16_t>(letters(at_ + 3, end)));
    } else {
      add(at_, clitic, static_cast<std::uint16_t>(shape | letters(at_, clitic)));
      if (clitic != end) add(clitic, end, letters(clitic, end));
    }
    at_ = end;
  }

  bool is_cannot(std::size_t end) const {
    const std::string_view word = text_.substr(at_, end - at_);
    return word == "cannot" || word == "Cannot";
  }

  void mark(const Character& c, std::uint16_t shape) {
    std::size_t end = at_ + c.length;
    const bool runs = c.value == '.' || c.value == '-' || c.value == '*' || c.value == '_' || c.value == '=';
    if (runs)
      while (end < text_.size() && text_[end] == static_cast<char>(c.value)) ++end;
    add(at_, end, shape);
    at_ = end;
  }

  /// Which letters and digits a word has, and how it is capitalised.
  std::uint16_t letters(std::size_t begin, std::size_t end) const {
    unsigned letter_count = 0, upper_count = 0;
    bool first_upper = false, later_upper = false, digit = false;
    for (std::size_t i = begin; i < end;) {
      const Character c = character_at(text_, i);
      i += c.length;
      digit |= c.kind == CharKind::digit;
      if (c.kind != CharKind::letter) continue;
      if (c.upper) (letter_count == 0 ? first_upper : later_upper) = true;
      upper_count += c.upper;
      ++letter_count;
    }
    std::uint16_t shape = 0;
    if (letter_count > 0) shape |= shape_letter;
    if (digit) shape |= shape_digit;
    if (first_upper) shape |= shape_capitalized;
    if (letter_count >= 2 && upper_count == letter_count) shape |= shape_all_caps;
    if (later_upper && upper_count != letter_count) shape |= shape_mixed;
    return shape;
  }

  void add(std::size_t begin, std::size_t end, int shape) {
    const CleanSpan span{begin, end};
    if ((shape & shape_letter) == 0 || text_[end - 1] == '.') marks_.push_back(static_cast<std::uint32_t>(tokens_.size()));
    const auto bits = static_cast<unsigned>(shape);
    const std::string_view word = text_.substr(begin, end - begin);
    if (std::none_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; })) {
      finish(span, bits, word);
      return;
    }
    char small[kSmallWord * 3 + 4];
    std::unique_ptr<char[]> large;
    char* buffer = small;
    if (word.size() > kSmallWord) {
      large = std::make_unique<char[]>(word.size() * 3 + 4);
      buffer = large.get();
    }
    const std::string_view folded(buffer, static_cast<std::size_t>(fold(word, buffer) - buffer));
    finish(span, bits, folded == word ? word : arena_.keep(folded));
  }

  void finish(const CleanSpan& span, unsigned shape, std::string_view folded) {
    Token& token = tokens_.emplace_back(kBlank);
    token.span = {static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end)};
    token.shape = static_cast<std::uint16_t>(shape);
    token.folded = folded;
    token.form_key = word_key(folded);
    token.lemma = folded;
    token.lemma_key = token.form_key;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<Token>& tokens_;
  std::vector<std::uint32_t>& marks_;
  Arena& arena_;
};

}  // namespace

void tokenize(std::string_view clean, const CleanSpan& block, std::vector<Token>& tokens, std::vector<std::uint32_t>& marks, Arena& arena) {
  Tokenizer(clean, block, tokens, marks, arena).run();
}

}  // namespace crosstell::segmenting
