// SPDX-License-Identifier: Apache-2.0
#include "identity.h"

#include <algorithm>

#include "one_of.h"
#include "phrase_table.h"

namespace crosstell {
namespace {

class Identity {
 public:
  Identity(const ArticleContext& context, const Sentence& sentence, const Proposition& proposition)
      : context_(context), sentence_(sentence), proposition_(proposition), before_(begin_of_group()) {}

  [[nodiscard]] bool holds() const { return !fronted() && !asked() && !cleft() && !only() && has_noun(); }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i >= sentence_.tokens.begin && i < sentence_.tokens.end ? context_.token(i).folded : std::string_view{}; }

  /// Where the subject begins, with its determiner.
  [[nodiscard]] std::uint32_t begin_of_group() const {
    std::uint32_t begin = proposition_.group.begin;
    while (begin > sentence_.tokens.begin && context_.token(begin - 1).is(WordClass::determiner)) --begin;
    return begin;
  }

  /// "At the core of the firm is the mill": the noun before the verb belongs to a preposition. "as are nine of ten limes": the subject follows.
  [[nodiscard]] bool fronted() const {
    if (one_of<4>(word(proposition_.verb.begin - 1), {"as", "so", "nor", "neither"})) return true;
    if (before_ == sentence_.tokens.begin || relative()) return false;
    return one_of<18>(word(before_ - 1), {"in", "on", "at", "of", "for", "among", "with", "from", "behind", "under", "over", "to", "by", "between", "near", "beyond", "above", "inside"});
  }

  /// "in a mill, which is old": the clause is about the noun before.
  [[nodiscard]] bool relative() const {
    const std::uint32_t end = proposition_.group.end;
    if (word(end) == "that" || word(end) == "which" || (is_mark(context_.token(end), ',') && (word(end + 1) == "which" || word(end + 1) == "who"))) return true;
    return word(end) == "who" && !is_place();
  }

  /// "the largest group in Norway who should be members": a place is nobody.
  [[nodiscard]] bool is_place() const {
    const std::int32_t head = head_mention(context_, proposition_.group);
    return head >= 0 && context_.extraction.mentions[static_cast<std::size_t>(head)].type == MentionType::place;
  }

  /// "What Holm wants is", "who they want to be", "What was once a mill is".
  [[nodiscard]] bool asked() const {
    std::uint32_t i = before_;
    for (int left = 4; left > 0 && i > sentence_.tokens.begin; --left) {
      const Token& token = context_.token(--i);
      if (one_of<6>(token.folded, {"what", "whatever", "who", "whom", "whoever", "whichever"})) return true;
      if (!token.is(WordClass::verb) && !token.is(WordClass::auxiliary) && !token.is(WordClass::adverb) && !token.is(WordClass::subordinator)) return false;
    }
    return false;
  }

  /// "It was Holm who left", "it is the mill that closed".
  [[nodiscard]] bool cleft() const {
    return word(proposition_.group.begin) == "it" && proposition_.group.size() == 1 && one_of<2>(word(proposition_.complement.end), {"who", "that"});
  }

  /// "is not merely a mill, but": more than that, not something else.
  [[nodiscard]] bool only() const {
    const std::uint32_t at = proposition_.complement.begin;
    if (at < sentence_.tokens.begin + 2 || !one_of<7>(word(at), {"merely", "only", "just", "simply", "solely", "necessarily", "exactly"})) return false;
    return word(at - 1) == "not" || word(at - 1) == "n't";
  }

  /// "a slow" of "a slow, costly and often dull journey" says nothing.
  [[nodiscard]] bool has_noun() const {
    const TokenSpan& words = proposition_.complement;
    if (!one_of<3>(word(words.begin), {"a", "an", "the"})) return true;
    for (std::uint32_t i = words.begin + 1; i < words.end; ++i) {
      const Token& token = context_.token(i);
      if (token.is(WordClass::noun) || token.is(WordClass::proper_noun) || token.is(WordClass::number) || token.is(WordClass::pronoun)) return true;
    }
    return words.size() > 1 && context_.token(words.begin).folded == "the";   // "the same", "the rich"
  }

  const ArticleContext& context_;
  const Sentence& sentence_;
  const Proposition& proposition_;
  std::uint32_t before_;
};

}  // namespace

bool tells_identity(const ArticleContext& context, const Sentence& sentence, const Proposition& proposition) { return Identity(context, sentence, proposition).holds(); }

bool it_is_no_entity(const Token& head, MentionType subject) {
  static const LexicalClassSet bodies = lexical_class_set({"noun.artifact", "noun.group", "noun.location", "noun.object", "noun.person"});
  if (subject != MentionType::organization && subject != MentionType::person && subject != MentionType::place) return false;
  if (head.is(WordClass::proper_noun) || head.is(WordClass::number) || one_of<4>(head.lemma, {"startup", "start-up", "venture", "brand"})) return false;
  for (const WordReading& reading : Lexicon::builtin().readings(head.lemma_key))
    if (reading.word_class == WordClass::noun) return (reading.lexical_first & bodies) == 0;   // in its most frequent sense
  return false;
}

bool describes_bearer(const Token& head, bool tied_place) {
  if (tied_place) {   // "to Bergen, the highest level" is no level: only what a place can be
    static const LexicalClassSet places = lexical_class_set({"noun.artifact", "noun.group", "noun.location", "noun.object"}), person = lexical_class_set({"noun.person"});
    if (head.is(WordClass::proper_noun) || (head.lexical & places) == 0 || (head.lexical & person) != 0) return false;
  }
  static const PhraseTable deeds = PhraseTable::from_resource("schemas/claim/clause_nouns.tsv", true);
  return std::none_of(deeds.rows().begin(), deeds.rows().end(), [&](const PhraseRow& row) { return row.text == head.lemma; });
}

}  // namespace crosstell
