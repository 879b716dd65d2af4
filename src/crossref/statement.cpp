// SPDX-License-Identifier: Apache-2.0
#include "statement.h"

#include <algorithm>

#include "crosstell/base/word_set.h"
#include "crosstell/segment.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr WordSet kDenying{"barely", "n't", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing"};
constexpr WordSet kSoftening{"all", "always", "alone", "as", "because", "enough", "entirely", "every", "everyone", "everything", "far", "fewer", "fully", "immediately", "just", "least", "less", "merely", "more",
                             "much", "necessarily", "only", "quite", "really", "simply", "so", "surprisingly", "too", "very", "yet"};
/// "No other minister", "no evidence of a leak": such nouns are of what is known, or leave room for one.
constexpr WordSet kUndenied{"better", "doubt", "evidence", "indication", "matter", "other", "proof", "sign", "surprise", "way", "wonder", "worse"};
/// What is alleged or thought is not told as a fact: "claims that he sold it", "they suspect he sold it".
constexpr WordSet kAlleging{"accusation", "accuse", "allegation", "allege", "belief", "believe", "claim", "doubt", "fear", "hint", "hope", "idea", "report", "rumor", "rumour", "speculation", "suggest", "suggestion", "suspect", "suspicion", "theory", "think"};
/// Verbs whose complement did not happen, and those whose complement is only meant to.
constexpr WordSet kFailing{"decline", "fail", "forget", "neglect", "refuse"};
constexpr WordSet kMeaning{"agree", "aim", "commit", "decide", "expect", "intend", "mean", "plan", "pledge", "prepare", "promise", "schedule", "set", "undertake", "vow"};
constexpr WordSet kOpening{"able", "allow", "appear", "ask", "attempt", "call", "consider", "demand", "encourage", "hope", "invite", "like", "likely", "offer", "order", "persuade", "press", "request", "seek", "seem", "tell",
                           "threaten", "try", "urge", "want", "wish"};
constexpr WordSet kCallingOff{"boycott", "cancel", "scrap"};
constexpr WordSet kDoubting{"could", "if", "may", "maybe", "might", "must", "otherwise", "ought", "perhaps", "possibly", "probably", "reportedly", "allegedly", "apparently", "should", "unless", "whether"};
constexpr WordSet kPlanNouns{"intent", "intention", "intentions", "plan", "plans"};
constexpr WordSet kParticles{"away", "back", "down", "in", "off", "out", "up"};
constexpr WordSet kAsking{"how", "what", "whatever", "who", "whoever", "why"};
constexpr WordSet kLookingBack{"ago", "earlier", "former", "formerly", "historically", "once", "originally", "previous", "previously", "traditionally", "usually", "often", "sometimes"};

bool is_content(const Token& token) {
  if (token.is(WordClass::proper_noun) && (token.name_uses & name_title) != 0 && token.folded.size() < 4) return false;   // "Mr"
  return token.is(WordClass::noun) || token.is(WordClass::proper_noun) || token.is(WordClass::verb) || token.is(WordClass::adjective);
}

class StatementReader {
 public:
  StatementReader(const Segments& segments, TokenSpan tokens, const SentenceText& source, std::uint64_t offset) : segments_(segments), tokens_(tokens), source_(source), offset_(offset) {}

  Statement read() {
    out_.text = source_.text;
    out_.heading = source_.heading;
    for (std::uint32_t i = tokens_.begin; i < tokens_.end; ++i) {
      const Token& token = segments_.tokens[i];
      out_.lemmas.emplace_back(token.lemma.empty() ? token.folded : token.lemma);
      out_.folded.emplace_back(token.folded);
      out_.classes.push_back(token.word_class);
      out_.clause_of.push_back(token.clause);
      out_.background |= kLookingBack.holds(token.folded);
      note_time(token, i);
      if (content(i)) out_.words.push_back(word(i));
    }
    out_.question = out_.folded.back() == "?" || (out_.folded.size() > 1 && out_.folded[out_.folded.size() - 2] == "?");
    first_ = first_predicate(tokens_.begin), last_ = first_predicate(tokens_.end);
    for (std::uint32_t k = first_; k < last_; ++k) add_clause(k);
    for (const NamedStretch& stretch : source_.names) add_name(stretch, out_.words);
    std::sort(out_.times.begin(), out_.times.end());
    out_.times.erase(std::unique(out_.times.begin(), out_.times.end()), out_.times.end());
    return std::move(out_);
  }

 private:
  /// The first predicate whose verb stands at a token or behind it. Predicates of one sentence come after those of the sentences before.
  [[nodiscard]] std::uint32_t first_predicate(std::uint32_t token) const {
    const auto& all = segments_.predicates;
    const auto at = std::partition_point(all.begin(), all.end(), [&](const Predicate& predicate) { return segments_.verb_groups[predicate.verb_group].head < token; });
    return static_cast<std::uint32_t>(at - all.begin());
  }

  /// What stands in another sentence says nothing here.
  [[nodiscard]] TokenSpan inside(const TokenSpan& span) const { return span.begin >= tokens_.begin && span.end <= tokens_.end ? span : TokenSpan{}; }

  [[nodiscard]] const Token& token(std::uint32_t i) const { return segments_.tokens[i]; }

  void note_time(const Token& token, std::uint32_t i) {
    const Tables& tables = Tables::builtin();
    if ((token.name_uses & (name_month | name_weekday)) != 0 && (!tables.measure_word("month", token.folded).empty() || !tables.measure_word("weekday", token.folded).empty())) {
      if (token.folded != "may" || (i + 1 < tokens_.end && segments_.tokens[i + 1].has(shape_digit))) out_.times.emplace_back(token.folded);
    }
    if (token.folded.size() == 4 && has_digit(token.folded) && (token.folded.front() == '1' || token.folded.front() == '2') && token.is(WordClass::number)) out_.times.emplace_back(token.folded);
  }

  [[nodiscard]] bool content(std::uint32_t i) const {
    const Token& t = token(i);
    if (!is_content(t) || t.lemma.size() < 2 || !t.has(shape_letter) || t.is(WordClass::auxiliary)) return false;
    return Tables::builtin().measure_word("month", t.folded).empty() && Tables::builtin().measure_word("weekday", t.folded).empty();
  }

  [[nodiscard]] StatementWord word(std::uint32_t i) const {
    const Token& t = token(i);
    const std::string_view lemma = t.lemma.empty() ? t.folded : t.lemma;
    return {std::string(t.folded), std::string(lemma), word_key(lemma), t.word_class, i - tokens_.begin, t.is(WordClass::proper_noun)};
  }

  static void add_name(const NamedStretch& stretch, StatementWords& into) {
    for (const std::string& part : words_of(fold(stretch.name)))
      if (part.size() > 1 && std::none_of(into.begin(), into.end(), [&](const StatementWord& known) { return known.text == part; }))
        into.push_back({part, part, word_key(part), WordClass::proper_noun, StatementWord::kResolved, true});
  }

  /// Names that a stretch of tokens stands for by coreference go before its head.
  void resolve(const TokenSpan& tokens, StatementWords& into) const {
    if (tokens.empty()) return;
    const std::uint64_t begin = token(tokens.begin).span.begin - offset_, end = token(tokens.end - 1).span.end - offset_;
    StatementWords named;
    for (const NamedStretch& stretch : source_.names)
      if (stretch.begin < end && begin < stretch.end) add_name(stretch, named);
    std::erase_if(named, [&](const StatementWord& one) { return std::any_of(into.begin(), into.end(), [&](const StatementWord& known) { return known.text == one.text; }); });
    into.insert(into.begin(), named.begin(), named.end());
  }

  [[nodiscard]] StatementWords words_in(const TokenSpan& tokens) const {
    StatementWords out;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i)
      if (content(i)) out.push_back(word(i));
    resolve(tokens, out);
    return out;
  }

  /// "no offer", "not one passenger", "none of the boats".
  [[nodiscard]] bool denies_group(const TokenSpan& group) const {
    if (group.empty()) return false;
    const std::uint32_t least = group.begin > tokens_.begin + 3 ? group.begin - 3 : tokens_.begin;
    for (std::uint32_t i = group.begin + 1; i-- > least;) {
      const std::string_view at = token(i).folded;
      if (at == "no" || at == "neither" || at == "none" || at == "nobody" || at == "nothing") return !softened(i);
      if (at == "not" && i + 1 < tokens_.end && (token(i + 1).folded == "one" || token(i + 1).folded == "a" || token(i + 1).folded == "any" || token(i + 1).folded == "single")) return true;
      if (i < group.begin && at != "of" && at != "the" && at != "a" && at != "one" && at != "single" && at != "these" && at != "those" && at != "its" && at != "their") return false;
    }
    return false;
  }

  [[nodiscard]] bool softened(std::uint32_t negation) const {
    if (negation + 1 >= tokens_.end) return false;
    const Token& next = token(negation + 1);
    return kSoftening.holds(next.folded) || kUndenied.holds(next.folded) || (next.is(WordClass::adjective) && (next.forms & form_comparative) != 0);
  }

  /// The clause is what somebody alleges: "his claims that", "alleged".
  [[nodiscard]] bool is_alleged(std::uint32_t begin) const {
    constexpr std::uint32_t kReach = 3;
    for (std::uint32_t i = begin; i > tokens_.begin && i + kReach > begin; --i)
      if (kAlleging.holds(token(i - 1).lemma)) return true;
    const bool led_in = token(begin).folded == "that" || (begin > tokens_.begin && token(begin - 1).folded == "that");
    for (std::uint32_t i = begin; led_in && i > tokens_.begin && i + 2 * kReach > begin; --i)   // "it had not been proven that"
      if (token(i - 1).folded == "not" || token(i - 1).folded == "n't" || token(i - 1).folded == "never") return true;
    return false;
  }

  [[nodiscard]] Predicate predicate_at(std::uint32_t index) const {
    Predicate out = segments_.predicates[index];
    out.subject = inside(out.subject);
    out.object = inside(out.object);
    out.agent = inside(out.agent);
    return out;
  }

  void add_clause(std::uint32_t index) {
    const Predicate predicate = predicate_at(index);
    const VerbGroup& group = segments_.verb_groups[predicate.verb_group];
    Clause clause;
    clause.verb = group.head - tokens_.begin;
    clause.happening = word(group.head);
    clause.passive = group.passive;
    clause.finite = group.finite;
    if (const VerbGroup* above = joined_to(group, index)) {
      clause.finite = true;
      clause.tense = above->tense == VerbGroup::Tense::past ? -1 : 0;
    }
    const bool phrasal = sits_down(predicate, group);
    clause.finite |= phrasal;
    clause.passive &= !phrasal;
    clause.copula = clause.happening.lemma == "be" || clause.happening.lemma == "remain" || clause.happening.lemma == "become" || clause.happening.lemma == "stay";
    const TokenSpan subject = subject_of(index);
    clause.subject = words_in(subject);
    if (clause.subject.empty() && is_third_person(subject)) clause.subject = speaker_before(group.head);
    clause.object = words_in(predicate.object);
    clause.doer = clause.passive ? words_in(predicate.agent) : clause.subject;
    clause.theme = clause.passive ? clause.subject : clause.object;
    clause.theme_unknown = clause.theme.empty() && !(clause.passive ? subject : predicate.object).empty();
    clause.perfect = group.perfect;
    clause.infinitive = group.infinitive;
    const std::uint32_t next = group.tokens.end;
    const bool infinitive = next + 1 < tokens_.end && token(next).folded == "to" && (token(next + 1).is(WordClass::verb) || token(next + 1).is(WordClass::auxiliary));
    clause.leads = infinitive || kMeaning.holds(clause.happening.lemma);
    if (group.finite) clause.tense = group.tense == VerbGroup::Tense::past ? -1 : group.tense == VerbGroup::Tense::future ? 1 : 0;
    if (phrasal) clause.tense = -1;
    clause.restricts = restricts(subject, group);
    std::uint32_t begin = group.tokens.begin, end = group.tokens.end;
    const std::uint16_t own = token(group.head).clause;
    while (begin > tokens_.begin && token(begin - 1).clause == own) --begin;
    while (end < tokens_.end && (token(end).clause == own || !finite_between(group.tokens.end, end + 1))) ++end;
    if (!group.finite) begin = group.tokens.begin;
    clause.begin = begin - tokens_.begin, clause.end = end - tokens_.begin;
    clause.words = words_in({begin, end});
    std::erase_if(clause.words, [&](const StatementWord& one) { return one.place == clause.verb; });
    for (const StatementWord& one : clause.subject)
      if (std::none_of(clause.words.begin(), clause.words.end(), [&](const StatementWord& known) { return known.text == one.text; })) clause.words.push_back(one);
    read_stance(index, subject, begin, clause);
    clause.byte = token(group.head).span.begin - offset_;
    while (begin < group.tokens.begin && token(begin).is(WordClass::punctuation)) ++begin;
    const std::uint64_t from = std::min<std::uint64_t>(token(begin).span.begin - offset_, subject.empty() ? clause.byte : token(subject.begin).span.begin - offset_);
    std::uint32_t last = end;
    while (last > group.tokens.end && (token(last - 1).is(WordClass::punctuation) || token(last - 1).is(WordClass::conjunction))) --last;
    clause.text = source_.text.substr(from, token(last - 1).span.end - offset_ - from);
    out_.clauses.push_back(std::move(clause));
  }

  /// "The firms that did not sign", "emails not marked as secret".
  [[nodiscard]] bool restricts(const TokenSpan& subject, const VerbGroup& group) const {
    if (group.tokens.begin == tokens_.begin) return false;
    const std::uint32_t first = subject.empty() ? group.tokens.begin : subject.begin;
    for (std::uint32_t i = first; i > tokens_.begin && i + 3 > first; --i)
      if (kAsking.holds(token(i - 1).folded)) return true;
    if (!subject.empty() && subject.size() == 1 && (token(subject.begin).folded == "that" || token(subject.begin).folded == "who" || token(subject.begin).folded == "which")) return true;
    for (std::uint32_t i = subject.empty() ? group.tokens.begin - 1 : subject.end; i < group.tokens.begin; ++i) {
      const std::string_view at = token(i).folded;
      if (at == "that" || at == "who" || at == "which") return i == tokens_.begin || token(i - 1).folded != ",";
    }
    return false;
  }

  /// The clause reaches as far as the next finite verb's own clause.
  [[nodiscard]] bool finite_between(std::uint32_t from, std::uint32_t to) const {
    const std::uint16_t at = token(to - 1).clause;
    for (std::uint32_t k = first_; k < last_; ++k) {
      const VerbGroup& group = segments_.verb_groups[segments_.predicates[k].verb_group];
      if (group.finite && group.head >= from && group.head < tokens_.end && token(group.head).clause == at) return true;
    }
    return token(to - 1).is(WordClass::punctuation) || token(to - 1).is(WordClass::subordinator);
  }

  /// The subject; of an infinitive or participle that of the verb it completes.
  [[nodiscard]] TokenSpan subject_of(std::uint32_t index) const {
    const Predicate predicate = predicate_at(index);
    const VerbGroup& group = segments_.verb_groups[predicate.verb_group];
    const bool of_noun = !predicate.subject.empty() && group.infinitive && kPlanNouns.holds(token(predicate.subject.end - 1).folded);
    if (!predicate.subject.empty() && !of_noun) return predicate.subject;
    for (std::uint32_t k = index; k-- > first_;) {
      const Predicate other = predicate_at(k);
      const VerbGroup& verb = segments_.verb_groups[other.verb_group];
      if (verb.head < group.head && verb.finite && !other.subject.empty()) return other.subject;
    }
    return {};
  }

  /// "Managers sat down with the union before the deal was made": a past with its particle, whatever finite verb follows.
  [[nodiscard]] bool sits_down(const Predicate& predicate, const VerbGroup& group) const {
    if (group.finite || group.infinitive || group.tokens.size() != 1 || predicate.subject.end != group.tokens.begin || group.tokens.end >= tokens_.end) return false;
    return (token(group.head).forms & form_past) != 0 && kParticles.holds(token(group.tokens.end).folded);
  }

  [[nodiscard]] bool is_third_person(const TokenSpan& subject) const {
    if (subject.size() != 1) return false;
    const std::string_view word = token(subject.begin).folded;
    return word == "it" || word == "he" || word == "she" || word == "they";
  }

  /// "Holm said she would sign": who said it is who is meant, as far as the sentence shows.
  [[nodiscard]] StatementWords speaker_before(std::uint32_t head) const {
    for (auto clause = out_.clauses.rbegin(); clause != out_.clauses.rend(); ++clause)
      if (clause->finite && clause->verb + tokens_.begin < head && !clause->subject.empty()) return clause->subject;
    return {};
  }

  /// "was evacuated and closed": the second of two participles of one auxiliary.
  [[nodiscard]] const VerbGroup* joined_to(const VerbGroup& group, std::uint32_t index) const {
    if (group.finite || group.infinitive || group.tokens.begin == tokens_.begin) return nullptr;
    const std::string_view before = token(group.tokens.begin - 1).folded;
    if (before != "and" && before != "or" && before != "but") return nullptr;
    const VerbGroup* above = governor(index);
    return above != nullptr && above->finite && above->tokens.end + 6 >= group.tokens.begin ? above : nullptr;
  }

  /// The verb right before an infinitive or participle, which tells whether it happened; nullptr when none governs it.
  [[nodiscard]] const VerbGroup* governor(std::uint32_t index) const {
    const VerbGroup& group = segments_.verb_groups[segments_.predicates[index].verb_group];
    if (group.finite) return nullptr;
    const VerbGroup* best = nullptr;
    for (std::uint32_t k = first_; k < last_; ++k) {
      const VerbGroup& other = segments_.verb_groups[segments_.predicates[k].verb_group];
      if (other.head < group.head && (best == nullptr || best->head < other.head)) best = &other;
    }
    return best;
  }

  void read_stance(std::uint32_t index, const TokenSpan& subject, std::uint32_t begin, Clause& clause) const {
    const Predicate predicate = predicate_at(index);
    const VerbGroup& group = segments_.verb_groups[predicate.verb_group];
    clause.scope = clause.begin;
    read_mode(group, begin, clause);
    read_negation(group, clause);
    if (denies_group(predicate.object) || denies_group(subject)) {
      clause.negative = !clause.negative;
      clause.denied_noun = true;
      if (!denies_group(subject)) clause.scope = clause.verb;
    }
    const bool completes = !group.finite && (group.infinitive || governor(index) != nullptr);
    if (completes) {
      if (const VerbGroup* above = governor(index)) take_over(*above, group, clause);
    }
    if (!clause.negative && clause.finite && calls_off(group) && !predicate.object.empty() && clause.mode == Mode::fact) {
      clause.negative = clause.denied_noun = clause.called_off = true;
      clause.scope = clause.verb;
    }
    if (clause.negative)
      for (std::uint32_t i = clause.begin; i < clause.end; ++i)
        if (out_.folded[i] == "these" || out_.folded[i] == "such" || out_.folded[i] == "yet" || out_.folded[i] == "unless" || (out_.folded[i] == "until" && clause.mode == Mode::fact) || out_.folded[i] == "anymore") clause.mode = Mode::open;
  }

  /// "called off the visit", "missed the final", "cancelled the concert".
  [[nodiscard]] bool calls_off(const VerbGroup& group) const {
    const std::string_view lemma = token(group.head).lemma;
    if (group.passive) return false;
    if (lemma == "call") return group.tokens.end < tokens_.end && token(group.tokens.end).folded == "off";
    return kCallingOff.holds(lemma);
  }

  void read_mode(const VerbGroup& group, std::uint32_t begin, Clause& clause) const {
    if (out_.question) clause.mode = Mode::open;
    if (group.tense == VerbGroup::Tense::future) clause.mode = Mode::plan;
    if (group.modal != 0xFFFFFFFF) clause.mode = token(group.modal).folded == "would" || token(group.modal).folded == "'d" ? Mode::plan : Mode::open;
    for (std::uint32_t i = begin; i < group.head; ++i)
      if (kDoubting.holds(token(i).folded) && !(token(i).folded == "may" && token(i).is(WordClass::proper_noun))) clause.mode = Mode::open;
    if (is_alleged(begin)) clause.mode = Mode::open;
    if (begin > tokens_.begin && (token(begin - 1).folded == "if" || token(begin - 1).folded == "whether" || token(begin - 1).folded == "unless")) clause.mode = Mode::open;
  }

  /// A negation of the verb group itself. "Not only", "not yet" deny nothing that lasts.
  void read_negation(const VerbGroup& group, Clause& clause) const {
    const std::uint32_t least = group.tokens.begin > tokens_.begin ? group.tokens.begin - 1 : group.tokens.begin;
    bool negative = false, soft = false;
    for (std::uint32_t i = least; i < group.tokens.end; ++i) {
      const std::string_view at = token(i).folded;
      if (at == "not" || at == "n't" || at == "never") negative = true, soft |= softened(i);
      if (at == "longer" || at == "yet" || at == "barely" || at == "hardly") soft = true;
    }
    if (group.tokens.end < tokens_.end && negative && kSoftening.holds(token(group.tokens.end).folded) && !clause.copula) soft = true;
    if (group.tokens.end < tokens_.end && clause.copula && (token(group.tokens.end).folded == "not" || token(group.tokens.end).folded == "n't")) negative = true, soft |= softened(group.tokens.end);
    clause.negative = negative;
    if (soft) clause.mode = Mode::open;
  }

  /// "If she is going to win".
  [[nodiscard]] bool is_conditional(const VerbGroup& group) const {
    for (std::uint32_t i = group.tokens.begin; i > tokens_.begin && token(i - 1).clause == token(group.head).clause; --i)
      if (token(i - 1).folded == "if" || token(i - 1).folded == "whether" || token(i - 1).folded == "unless") return true;
    return false;
  }

  /// "refused to sign", "plans to sell", "wanted to go", "had no intention of selling".
  void take_over(const VerbGroup& above, const VerbGroup& group, Clause& clause) const {
    const Token& verb = token(above.head);
    const bool near = group.tokens.begin <= above.tokens.end + 4;
    if (!near || clause.mode == Mode::open) return;
    std::uint32_t begin = above.tokens.begin;
    while (begin > tokens_.begin && token(begin - 1).clause == token(above.head).clause) --begin;
    if (is_alleged(begin)) {   // "it was not proven that he refused to sign"
      clause.mode = Mode::open;
      return;
    }
    bool denied = above.negated, opened = false, meant = false;
    for (std::uint32_t i = above.tokens.end; i < group.tokens.begin; ++i) {
      const Token& between = token(i);
      if (between.folded == "no") denied = true;
      if (kPlanNouns.holds(between.folded)) meant = true;
      if (kOpening.holds(between.lemma) || between.folded == "right" || between.folded == "power" || between.folded == "chance") opened = true;
    }
    if (kFailing.holds(verb.lemma)) {
      clause.negative = clause.refused = !clause.negative;
      if (!above.finite) clause.mode = Mode::open;   // "suspended after failing to appear"
      if (above.modal != 0xFFFFFFFF) clause.mode = token(above.modal).folded == "would" ? Mode::plan : Mode::open;   // "might fail to"
      if (above.tense == VerbGroup::Tense::future) clause.mode = Mode::plan;
    } else if (is_conditional(above)) {
      clause.mode = Mode::open;
    } else if (kMeaning.holds(verb.lemma) || meant) {
      clause.mode = Mode::plan;
    } else if (kOpening.holds(verb.lemma) || opened) {
      clause.mode = Mode::open;
    } else if (above.tense == VerbGroup::Tense::future) {
      clause.mode = Mode::plan;
    } else if (above.modal != 0xFFFFFFFF) {
      clause.mode = token(above.modal).folded == "would" ? Mode::plan : Mode::open;
    }
    if (denied) clause.negative = clause.refused = !clause.negative;
  }

  const Segments& segments_;
  TokenSpan tokens_;
  const SentenceText& source_;
  std::uint64_t offset_;
  std::uint32_t first_ = 0, last_ = 0;   ///< predicates of the sentence
  Statement out_;
};

/// The sentences as an article of their own, a block each.
Article article_of(const std::vector<SentenceText>& sentences) {
  Article article;
  for (const SentenceText& sentence : sentences) {
    if (!article.clean.empty()) article.clean += '\n';
    Block block;
    block.span.begin = article.clean.size();
    article.clean += sentence.text;
    block.span.end = article.clean.size();
    block.zone = sentence.heading ? Zone::title : Zone::paragraph;
    block.rule = "statement";
    article.blocks.push_back(block);
  }
  return article;
}

}  // namespace

std::vector<Statement> read_statements(const std::vector<SentenceText>& sentences) {
  const Article article = article_of(sentences);
  const Segments segments = segment(article);
  std::vector<TokenSpan> tokens(sentences.size());
  for (const Sentence& sentence : segments.sentences) {
    TokenSpan& span = tokens[sentence.block];
    if (span.empty()) span = sentence.tokens;
    span.end = sentence.tokens.end;
  }
  std::vector<Statement> out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (tokens[i].empty()) out.emplace_back();
    else out.push_back(StatementReader(segments, tokens[i], sentences[i], article.blocks[i].span.begin).read());
  }
  return out;
}

}  // namespace crosstell::crossref
