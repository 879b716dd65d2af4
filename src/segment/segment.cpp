// SPDX-License-Identifier: Apache-2.0
#include "crosstell/segment.h"

#include <algorithm>

#include "arena.h"
#include "crosstell/lexicon.h"
#include "clause.h"
#include "noun_group.h"
#include "quotation.h"
#include "sentence.h"
#include "tagger.h"
#include "tokenizer.h"
#include "verb_group.h"

namespace crosstell {
namespace {

using namespace segmenting;

/// At least two words in three are capitalised, short function words aside: capitals are no evidence of names there.
bool is_title_case(const std::vector<Token>& tokens, const TokenSpan& range) {
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const unsigned shape = tokens[i].shape;
    const unsigned word = (shape & (shape_letter | shape_digit)) == shape_letter && tokens[i].span.size() >= 4 ? 1u : 0u;
    words += word;
    capitals += (shape & (shape_capitalized | shape_mixed)) != 0 ? word : 0u;
  }
  return words >= 3 && capitals * 4 >= words * 3;
}

/// "Robin Field met Emma Stone in Oslo.": a line that ends as a sentence does and has a verb or noun in small letters; its capitals are names.
bool is_told(const std::vector<Token>& tokens, const TokenSpan& range) {
  constexpr std::size_t kShortest = 3;
  if (tokens[range.end - 1].folded != ".") return false;
  return std::any_of(tokens.begin() + range.begin, tokens.begin() + range.end, [](const Token& token) {
    if ((token.shape & (shape_letter | shape_digit | shape_capitalized | shape_mixed)) != shape_letter || token.span.size() < kShortest) return false;
    const auto readings = Lexicon::builtin().readings(word_key(token.folded));
    if (readings.empty()) return false;
    const WordClass first = readings.front().word_class;
    return first == WordClass::verb || first == WordClass::noun;
  });
}

void mark_title_case(std::vector<Token>& tokens, const TokenSpan& range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) tokens[i].shape |= shape_title_case;
}

void analyse(const Sentence& sentence, std::span<const Tag> tags, std::span<const WordNote> notes, Segments& out) {
  const auto first_noun = out.noun_groups.size();
  const auto first_verb = out.verb_groups.size();
  find_noun_groups(out.tokens, tags, notes, sentence.tokens, out.noun_groups);
  const SentenceView view{out.tokens, tags, notes, sentence.tokens, std::span(out.noun_groups).subspan(first_noun)};
  find_verb_groups(view, out.verb_groups);
  find_clauses(view, out.tokens, out.verb_groups, static_cast<std::uint32_t>(first_verb), out.predicates);
  mark_negation(view, out.tokens, std::span(out.verb_groups).subspan(first_verb));
}

/// At least as many tokens as a text has: one for each run of letters and digits and for each other character.
std::size_t most_tokens(std::string_view text) {
  std::size_t count = 0;
  bool before = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;  // inside a character
    const bool word = static_cast<unsigned char>((byte | 0x20) - 'a') < 26 || static_cast<unsigned char>(byte - '0') < 10;
    count += (word && !before) || (!word && byte > ' ');
    before = word;
  }
  return count;
}

/// English has a token in five bytes. Growing would copy them all and hold both copies, so of long texts, which may be anything, they are counted.
std::size_t room_for_tokens(std::string_view text) {
  constexpr std::size_t kLong = 1 << 18;
  return (text.size() < kLong ? text.size() / 4 : most_tokens(text)) + 16;
}

}  // namespace

Segments segment(const Article& article, const SegmentOptions& options) {
  Segments out;
  out.tokens.reserve(room_for_tokens(article.clean));
  Arena arena(out.arena);
  QuotationFinder quotations(article.clean, out);
  std::vector<std::uint32_t> marks;   // of one block
  for (std::uint32_t b = 0; b < article.blocks.size(); ++b) {
    const Block& block = article.blocks[b];
    if (block.span.end > options.max_text_bytes) {
      add_diagnostic(out.diagnostics, "segment", "text_cut", "only what lies in the first " + std::to_string(options.max_text_bytes) + " bytes of the text is read");
      break;
    }
    const auto begin = static_cast<std::uint32_t>(out.tokens.size());
    marks.clear();
    tokenize(article.clean, block.span, out.tokens, marks, arena);
    const TokenSpan range{begin, static_cast<std::uint32_t>(out.tokens.size())};
    if (range.empty()) continue;
    if (is_title_case(out.tokens, range) && !is_told(out.tokens, range)) mark_title_case(out.tokens, range);
    split_sentences(article.clean, b, range, marks, options, out);
    quotations.block(range, marks);
  }
  Tagger tagger(arena);
  std::vector<Tag> tags(out.tokens.size(), Tag::mark);
  std::vector<WordNote> notes(out.tokens.size());
  out.noun_groups.reserve(out.tokens.size() / 3 + 8);
  out.verb_groups.reserve(out.tokens.size() / 6 + 8);
  out.predicates.reserve(out.tokens.size() / 6 + 8);
  for (const Sentence& sentence : out.sentences) {
    const std::size_t begin = sentence.tokens.begin, size = sentence.tokens.size();
    tagger.tag(out.tokens, sentence.tokens, std::span(tags).subspan(begin, size), std::span(notes).subspan(begin, size));
    analyse(sentence, tags, notes, out);
  }
  return out;
}

std::pair<std::uint32_t, std::uint32_t> Segments::noun_groups_of(const Sentence& sentence) const {
  const auto before = [](const TokenSpan& group, std::uint32_t token) { return group.begin < token; };
  const auto first = std::lower_bound(noun_groups.begin(), noun_groups.end(), sentence.tokens.begin, before);
  const auto last = std::lower_bound(first, noun_groups.end(), sentence.tokens.end, before);
  return {static_cast<std::uint32_t>(first - noun_groups.begin()), static_cast<std::uint32_t>(last - noun_groups.begin())};
}

std::pair<std::uint32_t, std::uint32_t> Segments::predicates_of(const Sentence& sentence) const {
  const auto before = [this](const Predicate& predicate, std::uint32_t token) { return verb_groups[predicate.verb_group].tokens.begin < token; };
  const auto first = std::lower_bound(predicates.begin(), predicates.end(), sentence.tokens.begin, before);
  const auto last = std::lower_bound(first, predicates.end(), sentence.tokens.end, before);
  return {static_cast<std::uint32_t>(first - predicates.begin()), static_cast<std::uint32_t>(last - predicates.begin())};
}

std::uint32_t Segments::sentence_of(std::uint32_t token) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), token, [](std::uint32_t t, const Sentence& s) { return t < s.tokens.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::uint32_t>(after - sentences.begin() - 1);
}

}  // namespace crosstell
