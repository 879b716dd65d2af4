// SPDX-License-Identifier: Apache-2.0
#include "comparison.h"

#include <algorithm>

#include "compared_sides.h"
#include "phrase_table.h"
#include "proposition.h"
#include "subject_words.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kThanReach = 12;   // tokens from "cheaper" to its "than"
constexpr std::uint32_t kAsReach = 7;

class Comparisons {
 public:
  Comparisons(ClaimWork& work, std::uint32_t number)
      : work_(work), context_(work.context), number_(number), sentence_(work.context.segments.sentences[number]), sides_(context_, sentence_) {}

  // SentenceReading lists the words asked for here, and word_starts.cpp names them.
  void run() {
    for (const auto& [i, may_be_phrase] : work_.reading.comparing) {
      const Token& token = context_.token(i);
      const std::string_view word = token.folded;
      if (compares(token, i) && than(i)) continue;
      if (word == "as" && as_as(i)) continue;
      if (word == "twice" && of_size(i)) continue;
      if (ratio(i)) continue;
      if ((token.forms & form_superlative) != 0 && superlative(i)) continue;
      if ((word == "first" || word == "only" || word == "unique") && unrivalled(i)) continue;
      if (word == "same" && same(i)) continue;
      if (may_be_phrase) phrase(i);
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i >= sentence_.tokens.begin && i < sentence_.tokens.end ? context_.token(i).folded : std::string_view{}; }

  [[nodiscard]] bool compares(const Token& token, std::uint32_t i) const {
    // "30 percent thinner than": a noun in the lexicon, but not here.
    if (word(i + 1) == "than" && token.folded.size() > 4 && token.folded.substr(token.folded.size() - 2) == "er" && token.is(WordClass::noun)) return true;
    if (token.folded == "longer" && i > sentence_.tokens.begin && word(i - 1) == "no") return false;   // "is no longer"
    if (token.folded == "more" || token.folded == "less" || token.folded == "fewer") return true;
    return (token.forms & form_comparative) != 0 && (token.is(WordClass::adjective) || token.is(WordClass::adverb)) &&
           !one_of<7>(token.folded, {"rather", "other", "former", "latter", "further", "lower", "upper"});
  }

  [[nodiscard]] bool figure_at(std::uint32_t i) const {
    if (i >= sentence_.tokens.end) return false;
    const auto [first, last] = context_.mentions_in({i, i + 1});
    for (std::uint32_t k = first; k < last; ++k)
      if (is_figure(context_.extraction.mentions[k].type) && context_.extraction.mentions[k].tokens.begin == i) return true;
    return context_.token(i).is(WordClass::number) || context_.token(i).has(shape_digit) || one_of<6>(word(i), {"half", "dozen", "a", "an", "$", "one"});
  }

  /// "cheaper than", "more ships than", "fewer deaths than".
  bool than(std::uint32_t i) {
    std::uint32_t at = 0;
    for (std::uint32_t k = i + 1; k < std::min(sentence_.tokens.end, i + kThanReach) && !sides_.ends_reach(k) && at == 0; ++k)
      if (word(k) == "than") at = k;
      else if (sides_.finite(k)) break;   // "is more open and remains cheaper than" compares twice
    if (at == 0) return predicative(i);
    const bool bare = at == i + 1 && (word(i) == "more" || word(i) == "less" || word(i) == "fewer");
    if (figure_at(at + 1) && (bare || one_of<5>(word(i), {"later", "earlier", "longer", "older", "younger"}))) return false;   // "more than 20 people": a bound
    if (bare && !amount_verb(i)) return false;
    const TokenSpan other = sides_.other_side(at + 1);
    if (other.empty()) return false;
    Compared out{word(i) == "less" || word(i) == "fewer" ? Direction::lt : Direction::gt, {i, at + 1}, {i, i + 1}, other, "comparison", "comparison.than_any"};
    if (bare) out.measure = {};
    else if (at > i + 1 && (word(i) == "more" || word(i) == "less" || word(i) == "fewer")) out.measure = {i + 1, std::min(at, i + 4)};
    add(out);
    return true;
  }

  /// "costs more than a ferry": the verb is what is measured.
  [[nodiscard]] bool amount_verb(std::uint32_t i) const {
    if (i == sentence_.tokens.begin || noun_group_at(context_, sentence_, i + 2).empty()) return false;
    const Token& before = context_.token(i - 1);
    if (before.is(WordClass::verb)) return before.lemma != "be";
    return before.is(WordClass::number) || one_of<6>(before.folded, {"much", "far", "slightly", "significantly", "percent", "%"});   // "$160 less than the other"
  }

  /// "is far cheaper", "makes a faster chip", "performs better": no other side is named; a comparison all the same.
  bool predicative(std::uint32_t i) {
    const bool graded = word(i) == "more" || word(i) == "less";
    if (word(i) == "fewer" || (graded && (i + 1 >= sentence_.tokens.end || !context_.token(i + 1).is(WordClass::adjective)))) return false;
    const std::uint32_t last = graded ? i + 1 : i;
    const TokenSpan measure{last, last + 1};
    const bool noun = last + 1 < sentence_.tokens.end && (context_.token(last + 1).is(WordClass::noun) || context_.token(last + 1).is(WordClass::proper_noun));
    std::uint32_t before = i;
    while (before > sentence_.tokens.begin && (context_.token(before - 1).is(WordClass::adverb) || one_of<6>(word(before - 1), {"a", "an", "lot", "bit", "no", "little"}))) --before;
    if (before == sentence_.tokens.begin) return false;
    const Token& verb = context_.token(before - 1);
    const std::string_view lemma = verb.lemma;
    const bool links = one_of<7>(lemma, {"be", "become", "seem", "look", "feel", "get", "grow"});
    const bool has = one_of<8>(lemma, {"have", "be", "make", "offer", "produce", "provide", "boast", "build"});
    const bool adverb = !noun && context_.token(last).is(WordClass::adverb) && verb.is(WordClass::verb) && !one_of<3>(word(i), {"later", "earlier", "sooner"});
    if (noun ? !has : !links && !adverb) return false;
    if (!sides_.finite(before - 1)) return false;
    if (noun && lemma == "be" && before == i) return false;   // "it is better schooling": no faster or slower one is held against it
    if (!noun && word(last + 1) == "to" && before - 1 > sentence_.tokens.begin && word(before - 2) == "it") return false;   // "it is harder to swim"
    std::uint32_t end = last + 1;
    if (noun) {   // "an even heavier load": the noun belongs to it
      while (end < sentence_.tokens.end && context_.token(end).is(WordClass::noun)) ++end;
    } else if (word(end) == "to" || word(end) == "for" || word(end) == "with") {
      end = std::max(end, phrase_from(context_, sentence_, end).end);   // "is less likely to sink", "is more familiar with"
    }
    add({word(i) == "less" ? Direction::lt : Direction::gt, {i, end}, measure, {}, "comparison", "comparison.predicative"});
    return true;
  }

  /// "are the same", "share the same name".
  bool same(std::uint32_t i) {
    if (word(i - 1) != "the" || i < sentence_.tokens.begin + 2) return false;
    const std::string_view verb = context_.token(i - 2).lemma;
    if (verb != "be" && verb != "share" && verb != "have" && verb != "use") return false;
    if (i + 1 < sentence_.tokens.end && one_of<5>(word(i + 1), {"time", "day", "year", "way", "thing"})) return false;
    std::uint32_t end = i + 1;
    if (end < sentence_.tokens.end && context_.token(end).is(WordClass::noun)) ++end;
    add({Direction::eq, {i - 1, end}, end > i + 1 ? TokenSpan{i + 1, end} : TokenSpan{}, {}, "comparison", "comparison.same"});
    return true;
  }

  /// "is the first to", "became the only club that", "is unique among".
  bool unrivalled(std::uint32_t i) {
    const bool unique = word(i) == "unique";
    if (i < sentence_.tokens.begin + 2 || (!unique && word(i - 1) != "the")) return false;
    std::uint32_t verb = unique ? i - 1 : i - 2;
    const std::string_view lemma = context_.token(verb).lemma;
    if (lemma != "be" && lemma != "become" && lemma != "remain") return false;
    if (is_purpose(verb)) return false;
    std::uint32_t end = i + 1;
    while (end < sentence_.tokens.end && (context_.token(end).is(WordClass::noun) || context_.token(end).is(WordClass::proper_noun) || context_.token(end).is(WordClass::adjective))) ++end;
    add({Direction::none, {unique ? i : i - 1, end}, {}, {}, "superlative", "comparison.unrivalled"});
    return true;
  }

  /// "a chance to overtake", "her potential to be the first": what a noun is for has not come about.
  [[nodiscard]] bool is_purpose(std::uint32_t verb) const {
    if (verb < sentence_.tokens.begin + 3 || word(verb - 1) != "to") return false;
    return context_.token(verb - 2).is(WordClass::noun) || context_.token(verb - 3).is(WordClass::possessive);   // also "her potential", read as an adjective
  }

  /// "as fast as", "twice as large as", "not as good as".
  bool as_as(std::uint32_t i) {
    if (i + 2 >= sentence_.tokens.end || one_of<5>(word(i + 1), {"well", "soon", "long", "far", "recently"})) return false;
    const Token& graded = context_.token(i + 1);
    if (!graded.is(WordClass::adjective) && !graded.is(WordClass::adverb) && word(i + 1) != "much" && word(i + 1) != "many") return false;
    std::uint32_t at = 0;
    for (std::uint32_t k = i + 2; k < std::min(sentence_.tokens.end, i + kAsReach) && !sides_.ends_reach(k) && at == 0; ++k)
      if (word(k) == "as") at = k;
    if (at == 0 || word(at + 1) == "possible" || word(at + 1) == "ever") return false;
    if (one_of<6>(word(at + 1), {"i", "we", "you", "they", "he", "she"}) && one_of<4>(word(at + 2), {"can", "could", "may", "possibly"})) return false;   // "as brief as she could be"
    if (figure_at(at + 1) && one_of<8>(word(i + 1), {"much", "many", "few", "little", "high", "low", "early", "late"})) return false;   // "as many as 20 people": a bound
    const TokenSpan other = sides_.other_side(at + 1);
    if (other.empty()) return false;
    const std::string_view before = i > sentence_.tokens.begin ? word(i - 1) : std::string_view{};
    Direction direction = Direction::eq;
    if (before == "twice" || before == "times") direction = Direction::gt;
    else if (before == "half") direction = Direction::lt;
    else if (before == "almost" || before == "nearly") direction = Direction::near;
    add({direction, {i, at + 1}, {i + 1, at}, other, "comparison", "comparison.as_as"});
    return true;
  }

  /// "twice the size of a bus".
  bool of_size(std::uint32_t i) {
    if (word(i + 1) != "the" || word(i + 3) != "of") return false;
    const TokenSpan other = sides_.other_side(i + 4);
    if (other.empty()) return false;
    add({Direction::gt, {i, i + 4}, {i + 2, i + 3}, other, "comparison", "comparison.multiple"});
    return true;
  }

  /// The fraction or multiple whose last word is `i`; -1: none.
  [[nodiscard]] std::int32_t share_at(std::uint32_t i) const {
    const auto [first, last] = context_.mentions_in({i > sentence_.tokens.begin + 3 ? i - 3 : sentence_.tokens.begin, i + 1});
    for (std::uint32_t k = first; k < last; ++k) {
      const Mention& mention = context_.extraction.mentions[k];
      if (mention.tokens.end == i + 1 && (mention.type == MentionType::ratio || mention.type == MentionType::multiple)) return static_cast<std::int32_t>(k);
    }
    return -1;
  }

  [[nodiscard]] static bool is_measure(std::string_view lemma) {
    static const PhraseTable measures = PhraseTable::from_resource("schemas/claim/measures.tsv", true);
    static constexpr std::array<std::string_view, 13> kPhysical{"area", "bandwidth", "capacity", "electricity", "energy", "fuel", "height", "length", "output", "power", "size", "space", "weight"};
    return one_of(lemma, kPhysical) || std::any_of(measures.rows().begin(), measures.rows().end(), [&](const PhraseRow& row) { return row.text == lemma; });
  }

  /// "uses one quarter the power of a mill", "delivers 12 times the output", "a sixth of the usual size": so much of what another has.
  /// "A quarter of the cake" and "half the voters" are parts of one thing.
  bool ratio(std::uint32_t i) {
    if (word(i + 1) != "the" && (word(i + 1) != "of" || word(i + 2) != "the")) return false;
    const std::int32_t share = share_at(i);
    if (share < 0) return false;
    const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(share)];
    const bool of = word(i + 1) == "of", multiple = mention.type == MentionType::multiple;
    const std::uint32_t the = of ? i + 2 : i + 1;
    const TokenSpan measured = noun_group_at(context_, sentence_, the);
    if (measured.empty() || mention.tokens.begin == sentence_.tokens.begin) return false;
    const bool usual = one_of<5>(word(the + 1), {"usual", "normal", "ordinary", "typical", "regular"});
    const bool known_measure = is_measure(context_.token(measured.end - 1).lemma);
    if (!multiple && !usual && !known_measure) return false;
    const TokenSpan other = word(measured.end) == "of" ? sides_.other_side(measured.end + 1) : TokenSpan{};
    if (of && !usual && other.empty() && !needs_or_gives(mention.tokens.begin)) return false;   // "paid a third of the cost"
    add({multiple ? Direction::gt : Direction::lt, {bound_before(mention.tokens.begin), measured.end + (other.empty() ? 0U : 1U)}, {measured.end - 1, measured.end}, other, "comparison", "comparison.ratio", share});
    return true;
  }

  /// "up to | 12 times", "at least | a third": where the amount begins with its bound.
  [[nodiscard]] std::uint32_t bound_before(std::uint32_t amount) const {
    if (amount < sentence_.tokens.begin + 2) return amount;
    const std::string_view last = word(amount - 1), first = word(amount - 2);
    if (last == "than" && (first == "more" || first == "less")) return amount - 2;
    if ((first == "up" && last == "to") || (first == "at" && (last == "least" || last == "most"))) return amount - 2;
    return one_of<6>(last, {"about", "almost", "around", "nearly", "over", "roughly"}) ? amount - 1 : amount;
  }

  /// A verb of use or yield stands before the amount, bounds and adverbs aside.
  [[nodiscard]] bool needs_or_gives(std::uint32_t amount) const {
    for (std::uint32_t i = amount; i > sentence_.tokens.begin && amount - i < 4; --i) {
      const Token& token = context_.token(i - 1);
      if (token.is(WordClass::verb) || token.is(WordClass::auxiliary)) return one_of<9>(token.lemma, {"be", "consume", "deliver", "draw", "have", "need", "require", "take", "use"});
    }
    return false;
  }

  /// "the tallest tower", "its most expensive ship"; "at least", "most people" and "latest" rank nothing.
  bool superlative(std::uint32_t i) {
    const Token& token = context_.token(i);
    if (one_of<8>(word(i), {"least", "latest", "last", "first", "next", "almost", "utmost", "foremost"}) || i == sentence_.tokens.begin) return false;
    if (word(i - 1) == "at") return false;
    std::uint32_t last = i;
    if (word(i) == "most") {
      if (i + 1 >= sentence_.tokens.end || (!context_.token(i + 1).is(WordClass::adjective) && !context_.token(i + 1).is(WordClass::adverb) && !context_.token(i + 1).is(WordClass::verb))) return false;
      last = i + 1;
    } else if (!token.is(WordClass::adjective) && !token.is(WordClass::adverb)) {
      return false;
    }
    const TokenSpan group = superlative_group(i, last);
    if (group.empty()) return false;
    add({Direction::none, group, {i, last + 1}, {}, "superlative", "comparison.superlative"});
    return true;
  }

  /// The noun group that a superlative ranks; it needs "the" or an owner.
  [[nodiscard]] TokenSpan superlative_group(std::uint32_t i, std::uint32_t last) const {
    std::uint32_t begin = i;
    for (std::uint32_t k = i; k > sentence_.tokens.begin && i - k < 4 && begin == i; --k) {
      const Token& token = context_.token(k - 1);
      if (token.is(WordClass::punctuation) || token.is(WordClass::verb) || token.is(WordClass::auxiliary) || token.is(WordClass::noun) || token.folded == "who") break;
      if (token.folded == "the" || token.is(WordClass::possessive) || one_of<7>(token.folded, {"its", "his", "her", "their", "my", "our", "your"})) begin = k - 1;
    }
    if (begin == i) return {};
    if (context_.token(begin).is(WordClass::possessive) && context_.token(begin).folded.front() == '\'') ++begin;   // the owner's name ends before it
    std::uint32_t end = last + 1;
    if (end + 1 < sentence_.tokens.end && (context_.token(end).forms & form_present_participle) != 0 && context_.token(end + 1).is(WordClass::noun)) ++end;   // "the fastest growing part"
    while (end < sentence_.tokens.end && (context_.token(end).is(WordClass::noun) || context_.token(end).is(WordClass::proper_noun) || context_.token(end).is(WordClass::adjective) ||
                                          (is_mark(context_.token(end), '-') && !context_.token(end).has(shape_space_before)))) ++end;
    return {begin, end};
  }

  /// "ahead of its rivals", "outsells the ferry", "unlike its neighbours".
  bool phrase(std::uint32_t i) {
    const PhraseHit hit = comparing_phrases().at(context_.segments.tokens, i, sentence_.tokens.end);
    if (!hit.row || hit.row->columns.size() < 2) return false;
    const std::string& form = hit.row->columns[1];
    if (hit.row->text == "unlike" && i > sentence_.tokens.begin && word(i - 1) == "not") return false;
    const bool verb = form == "verb" || form == "named";
    if (verb && (!context_.token(i).is(WordClass::verb) || is_purpose(i))) return false;
    const TokenSpan other = sides_.other_side(i + hit.length);
    if (other.empty() || (verb && (noun_group_at(context_, sentence_, i + hit.length).empty() || context_.token(other.begin).is(WordClass::number)))) return false;
    if (form == "named" && !context_.token(other.end - 1).is(WordClass::proper_noun)) return false;
    Compared out{direction_from(hit.row->columns[0]), {i, i + hit.length}, {}, other, "comparison", "comparison.phrase"};
    if (out.direction == Direction::none) out.attribute = "difference";
    add(out);
    return true;
  }

  static Direction direction_from(std::string_view name) {
    if (name == "gt") return Direction::gt;
    if (name == "lt") return Direction::lt;
    if (name == "eq") return Direction::eq;
    return name == "near" ? Direction::near : Direction::none;
  }

  /// A rule has read this comparison.
  [[nodiscard]] bool known(const Compared& compared) const {
    const CleanSpan words = context_.span_of(compared.words);
    const CleanSpan other = compared.comparand.empty() ? words : context_.span_of(compared.comparand);
    return std::any_of(work_.told.begin(), work_.told.end(), [&](const Told& told) { return told.compares && (told.value.overlaps(words) || told.value.overlaps(other)); });
  }

  void add(const Compared& compared) {
    if (known(compared)) return;
    const TokenSpan subject = compared.rule == "comparison.superlative" ? sides_.ranked(compared) : sides_.subject_of(compared);
    if (subject.empty()) return;
    Claim claim;
    claim.attribute = compared.attribute;
    work_.arena.append(claim.derivation, compared.rule);
    set_subject(context_, subject, claim);
    resolve_speaker_pronoun(context_, work_.quoted, claim);
    claim.direction = compared.direction;
    if (!compared.measure.empty()) claim.measure = phrase_key(context_, compared.measure, work_.arena);
    const bool ranks = compared.attribute == "superlative";
    claim.value_kind = ranks || compared.direction == Direction::none ? ValueKind::text : ValueKind::order;
    const TokenSpan words = ranks ? TokenSpan{compared.words.begin, end_of_restriction(context_, sentence_, end_of_field(compared.words))} : compared.words;
    claim.value_span = context_.span_of(words);
    claim.value_text = ranks ? context_.text_of(words) : words_of(compared);
    ClaimPlace at{number_, {compared.words.begin, std::max(compared.words.end, compared.comparand.end)}, {compared.words.begin, compared.words.begin + 1}, {}, work_.arena.list({subject}), false, false};
    if (!compared.comparand.empty()) set_comparand(compared, claim, at);
    // Only two named sides can be held against each other elsewhere.
    if (!sides_.is_named(claim.subject) || (!ranks && claim.comparand < 0)) leave_unresolved(subject, claim);
    finish_claim(work_, at, context_.rules.registry().find(claim.attribute), claim);
  }

  /// A subject that is told, and not held against others.
  void leave_unresolved(const TokenSpan& subject, Claim& claim) const {
    if (sides_.is_named(claim.subject)) claim.subject_text = context_.extraction.entities[static_cast<std::size_t>(claim.subject)].name;
    else describe_subject(context_, subject_phrase(context_, sentence_, subject, verb_of(subject)), work_.arena, claim);
    claim.subject = -1;
    claim.subject_link = {};
  }

  /// Where the verb of a subject begins; behind the subject when it has none.
  [[nodiscard]] std::uint32_t verb_of(const TokenSpan& subject) const {
    const auto [first, last] = context_.predicates_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = context_.segments.predicates[i];
      const VerbGroup& group = context_.segments.verb_groups[predicate.verb_group];
      if (predicate.subject == subject && group.finite && group.tokens.begin >= subject.end) return group.tokens.begin;
    }
    return subject.end;
  }

  /// "1/4 the power of a mill" for "a quarter the power of a mill".
  [[nodiscard]] std::string_view words_of(const Compared& compared) const {
    if (compared.share >= 0 && context_.extraction.mentions[static_cast<std::size_t>(compared.share)].figure >= 0) {
      const Mention& share = context_.extraction.mentions[static_cast<std::size_t>(compared.share)];
      const Figure& figure = context_.extraction.figures[static_cast<std::size_t>(share.figure)];
      if (figure.denominator > 1)
        return work_.arena.text({context_.text_of(TokenSpan{compared.words.begin, share.tokens.begin}), share.tokens.begin > compared.words.begin ? " " : "", std::to_string(figure.numerator), "/",
                                 std::to_string(figure.denominator), " ", context_.text_of(TokenSpan{share.tokens.end, compared.words.end})});
    }
    return context_.text_of(compared.words);
  }

  /// "the longest bridge in Norway", "the oldest of the mills": among what it ranks.
  [[nodiscard]] std::uint32_t end_of_field(const TokenSpan& words) const {
    std::uint32_t end = words.end;
    for (int depth = 0; depth < 3 && one_of<4>(word(end), {"of", "in", "among", "on"}); ++depth) {   // "the largest maker | of pumps | in Norway"
      const TokenSpan field = noun_group_at(context_, sentence_, end + 1);
      if (field.empty()) break;
      end = field.end;
    }
    return end == words.end ? end : end_of_time(end);
  }

  /// "the deadliest storm of the coast since 1953", "the fastest growing part of the market through 2015".
  [[nodiscard]] std::uint32_t end_of_time(std::uint32_t from) const {
    if (!one_of<4>(word(from), {"since", "through", "until", "in"})) return from;
    const auto [first, last] = context_.mentions_in({from + 1, from + 2});
    for (std::uint32_t i = first; i < last; ++i)
      if (context_.extraction.mentions[i].type == MentionType::date) return context_.extraction.mentions[i].tokens.end;
    return from;
  }

  void set_comparand(const Compared& compared, Claim& claim, ClaimPlace& at) const {
    const auto head = head_mention(context_, compared.comparand);
    if (head >= 0) {
      const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(head)];
      if (mention.tokens.end == compared.comparand.end && sides_.is_named(mention.entity)) claim.comparand = mention.entity;
    }
    claim.comparand_text = claim.comparand >= 0 ? std::string_view(context_.extraction.entities[static_cast<std::size_t>(claim.comparand)].name) : phrase_key(context_, compared.comparand, work_.arena);
    claim.value_text = work_.arena.text({claim.value_text, " ", context_.text_of(compared.comparand)});
    work_.arena.append(at.used, compared.comparand);
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  std::uint32_t number_;
  const Sentence& sentence_;
  ComparedSides sides_;
};

}  // namespace

const PhraseTable& comparing_phrases() {
  static const PhraseTable table = PhraseTable::from_resource("schemas/claim/comparison.tsv");
  return table;
}

void add_comparisons(ClaimWork& work, std::uint32_t sentence) { Comparisons(work, sentence).run(); }

}  // namespace crosstell
