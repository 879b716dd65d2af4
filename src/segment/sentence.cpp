// SPDX-License-Identifier: Apache-2.0
#include "sentence.h"

#include "character.h"
#include "tables.h"

namespace crosstell::segmenting {
namespace {

enum class End : std::uint8_t { none, full_stop, question, ellipsis, abbreviation };

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view clean, const TokenSpan& range, std::span<const std::uint32_t> marks, const std::vector<Token>& tokens)
      : clean_(clean), range_(range), marks_(marks), tokens_(tokens) {}

  /// One past the last token of the sentence that starts at `begin`. Requires: called from the first sentence to the last.
  std::uint32_t next_end(std::uint32_t begin) {
    for (; next_ < marks_.size(); ++next_) {
      const std::uint32_t i = marks_[next_];
      if (i < begin) continue;
      const End kind = end_kind(i);
      if (kind == End::none) continue;
      begin = past_closers(i + 1);
      if (ends_sentence(i, kind, begin)) return begin;
    }
    return range_.end;
  }

 private:
  CharKind kind(std::uint32_t i) const { return character_at(clean_, tokens_[i].span.begin).kind; }

  End end_kind(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (token.has(shape_letter)) return clean_[token.span.end - 1] == '.' ? End::abbreviation : End::none;
    switch (kind(i)) {
      case CharKind::ending: return End::question;
      case CharKind::stop: return token.span.size() > 1 && clean_[token.span.begin] == '.' ? End::ellipsis : End::full_stop;
      case CharKind::ellipsis: return End::ellipsis;
      default: return End::none;
    }
  }

  /// Closing marks and further end marks belong to the sentence when no space stands before them.
  std::uint32_t past_closers(std::uint32_t i) const {
    for (; i < range_.end && !tokens_[i].has(shape_space_before); ++i) {
      const CharKind k = kind(i);
      const bool closes = k == CharKind::close_double || k == CharKind::double_mark || k == CharKind::close_bracket || k == CharKind::apostrophe || k == CharKind::ending || k == CharKind::stop || k == CharKind::ellipsis;
      if (!closes || tokens_[i].has(shape_letter)) break;
    }
    return i;
  }

  bool closes_quote(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      const CharKind k = kind(i);
      if (k == CharKind::close_double || k == CharKind::double_mark || k == CharKind::apostrophe) return true;
    }
    return false;
  }

  bool ends_sentence(std::uint32_t i, End end, std::uint32_t after) const {
    if (after >= range_.end) return true;
    std::uint32_t word = after;  // first word of what follows
    while (word < range_.end && !tokens_[word].has(shape_letter) && !tokens_[word].has(shape_digit) && word < after + 3) ++word;
    const Token& next = tokens_[word < range_.end ? word : after];
    const bool lower = next.has(shape_letter) && !next.has(shape_capitalized) && !next.has(shape_mixed) && !next.has(shape_digit);
    const bool spaced = tokens_[after].has(shape_space_before);
    const bool punctuation_follows = kind(after) == CharKind::comma || kind(after) == CharKind::semicolon || kind(after) == CharKind::colon;
    if (punctuation_follows) return false;
    switch (end) {
      case End::none: return false;
      case End::full_stop: return (spaced || glued(i, after)) && !lower && !list_number(i);
      case End::ellipsis: return spaced && !lower && tokens_[i].span.begin > tokens_[range_.begin].span.begin;
      case End::question: return spaced && !lower && !(closes_quote(i + 1, after) && speaker_follows(after));
      case End::abbreviation: return spaced && abbreviation_ends(i, after, next);
    }
    return false;
  }

  /// "ended.The": scrapes lose the space between sentences.
  bool glued(std::uint32_t i, std::uint32_t after) const {
    if (i == range_.begin || after != i + 1) return false;
    const Token& left = tokens_[i - 1];
    const Token& right = tokens_[after];
    return left.span.size() > 1 && left.has(shape_letter) && !left.has(shape_all_caps) && right.has(shape_capitalized);
  }

  /// "1." at the start of a sentence numbers it.
  bool list_number(std::uint32_t i) const {
    return i == range_.begin + 1 && tokens_[i - 1].has(shape_digit) && !tokens_[i - 1].has(shape_letter) && tokens_[i - 1].span.size() <= 3;
  }

  /// `"Why?" Ana Holm asked`: names, then a verb of saying.
  bool speaker_follows(std::uint32_t i) const {
    constexpr int kVerbCommunication = 32;
    const std::uint32_t limit = std::min(range_.end, i + 5);
    for (std::uint32_t k = i; k < limit; ++k) {
      const Token& token = tokens_[k];
      if (!token.has(shape_letter)) return false;
      if (token.has(shape_capitalized)) continue;
      if (k == i) return false;
      for (const WordReading& reading : Lexicon::builtin().readings(token.form_key))
        if (reading.word_class == WordClass::verb && (reading.lexical_first >> kVerbCommunication & 1) != 0 && (reading.forms & (form_past | form_third)) != 0) return true;
      return false;
    }
    return false;
  }

  /// An abbreviation keeps its stop; the sentence ends there only when what follows looks like a start.
  bool abbreviation_ends(std::uint32_t i, std::uint32_t after, const Token& next) const {
    if (!next.has(shape_capitalized) || next.has(shape_all_caps)) return false;
    const std::string_view folded = tokens_[i].folded;
    if (folded.size() == 2 && after == i + 1) return false;  // an initial
    switch (Tables::builtin().abbreviation(word_key(folded.substr(0, folded.size() - 1)))) {
      case Abbreviation::title: case Abbreviation::number: case Abbreviation::latin: return false;
      case Abbreviation::none: case Abbreviation::month: case Abbreviation::ending: break;
    }
    if (after > i + 1) return true;  // closed by a quotation mark
    for (const Candidate& row : Tables::builtin().closed(next.form_key)) {
      const Tag t = row.tag;
      if (t == Tag::dt || t == Tag::prp || t == Tag::pdet || t == Tag::sub || t == Tag::cc || t == Tag::in || t == Tag::rb || t == Tag::ex || t == Tag::wrb) return true;
    }
    return false;
  }

  std::string_view clean_;
  TokenSpan range_;
  std::span<const std::uint32_t> marks_;
  const std::vector<Token>& tokens_;
  std::size_t next_ = 0;   ///< into marks_
};

void mark_start(std::vector<Token>& tokens, const TokenSpan& span) {
  for (std::uint32_t i = span.begin; i < span.end; ++i)
    if (tokens[i].has(shape_letter) || tokens[i].has(shape_digit)) {
      tokens[i].shape |= shape_sentence_start;
      return;
    }
}

}  // namespace

void split_sentences(std::string_view clean, std::uint32_t block, const TokenSpan& block_tokens, std::span<const std::uint32_t> marks, const SegmentOptions& options, Segments& out) {
  SentenceSplitter splitter(clean, block_tokens, marks, out.tokens);
  const std::uint32_t most = std::max<std::uint32_t>(options.max_sentence_tokens, 1);
  for (std::uint32_t begin = block_tokens.begin; begin < block_tokens.end;) {
    const std::uint32_t dateline = begin == block_tokens.begin ? dateline_end(clean, block_tokens, out.tokens) : begin;
    const std::uint32_t full_end = dateline > begin ? dateline : splitter.next_end(begin);
    for (std::uint32_t part = begin; part < full_end; part += most) {
      const std::uint32_t end = std::min(full_end, part + most);
      Sentence sentence;
      sentence.tokens = {part, end};
      sentence.span = {out.tokens[part].span.begin, out.tokens[end - 1].span.end};
      sentence.block = block;
      sentence.number = static_cast<std::uint32_t>(out.sentences.size());
      out.sentences.push_back(sentence);
      mark_start(out.tokens, sentence.tokens);
    }
    if (full_end - begin > most) add_diagnostic(out.diagnostics, "segment", "sentence_capped", "longer than " + std::to_string(most) + " tokens");
    begin = full_end;
  }
}

}  // namespace crosstell::segmenting
