// SPDX-License-Identifier: Apache-2.0
#include "stance.h"

#include <algorithm>

namespace crosstell {
namespace {

constexpr std::uint32_t kReach = 14;   // tokens a complement may lie behind its trigger

Modality modality_from(std::string_view name) {
  if (name == "hedged") return Modality::hedged;
  if (name == "predicted") return Modality::predicted;
  if (name == "hypothetical") return Modality::hypothetical;
  return Modality::asserted;
}

Reach reach_from(std::string_view name) {
  static constexpr std::string_view kNames[] = {"none", "verb", "clause", "complement", "infinitive", "passive", "passive_infinitive", "noun_complement", "noun", "gerund"};
  const auto* at = std::find(std::begin(kNames), std::end(kNames), name);
  return at == std::end(kNames) ? Reach::none : static_cast<Reach>(at - std::begin(kNames));
}

StanceSign sign_of(const PhraseRow& row) {
  const std::string& kind = row.columns.at(0);
  StanceSign sign;
  sign.text = row.text;
  sign.modality = modality_from(kind);
  sign.reach = reach_from(row.columns.at(1));
  sign.of_thing = row.columns.size() > 2 && row.columns[2] == "thing";
  sign.pseudo = kind == "pseudo", sign.denial = kind == "denial", sign.partial = kind == "partial";
  return sign;
}

std::vector<StanceSign> signs_of(const PhraseTable& table) {
  std::vector<StanceSign> signs;
  for (const PhraseRow& row : table.rows()) signs.push_back(sign_of(row));
  return signs;
}

// The weaker reading wins when two triggers reach one predicate: "is expected to possibly sell" is hedged, "if it sells" hypothetical.
int rank(Modality modality) {
  switch (modality) {
    case Modality::asserted: return 0;
    case Modality::predicted: return 1;
    case Modality::hedged: return 2;
    case Modality::hypothetical: return 3;
    default: return 4;
  }
}

/// Lets every trigger of the sentence try to reach the predicate.
class Reader {
 public:
  Reader(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate, const SentenceReading& triggers)
      : context_(context), tokens_(context.segments.tokens), sentence_(sentence), predicate_(predicate), triggers_(triggers) {
    find_group();
  }

  Stance read() {
    read_group();
    read_modality();
    read_negation();
    if (denied_) deny();
    return stance_;
  }

 private:
  // The predicate may be a noun ("its purchase of") or an adjective; then the finite verb of its clause carries time and mood.
  void find_group() {
    for (std::uint32_t i = predicate_.begin; i < predicate_.end; ++i)
      if (const auto at = context_.verb_group_at(i); at >= 0) { group_ = &context_.segments.verb_groups[static_cast<std::size_t>(at)]; break; }
    clause_ = tokens_[predicate_.begin].clause;
    head_ = group_ ? group_->head : predicate_.begin;
    const bool verbal = group_ != nullptr;
    if (verbal) return;
    const auto [first, last] = context_.verb_groups_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const VerbGroup& group = context_.segments.verb_groups[i];
      if (tokens_[group.tokens.begin].clause != clause_ || !group.finite) continue;
      if (copula(group) && group.tokens.end <= predicate_.begin) { group_ = &group; head_ = group.head; }
      else if (!frame_) frame_ = &group;
    }
  }

  [[nodiscard]] bool copula(const VerbGroup& group) const {
    static const WordKey be = word_key("be"), become = word_key("become"), remain = word_key("remain");
    const WordKey key = tokens_[group.head].lemma_key;
    return key == be || key == become || key == remain;
  }

  void read_group() {
    const VerbGroup* group = group_ ? group_ : frame_;
    if (!group) return;
    if (group->tense == VerbGroup::Tense::past || group->perfect) stance_.tense = -1;
    if (group->tense == VerbGroup::Tense::future) stance_.tense = 1;
    if (!group_) return;
    if (group->tense == VerbGroup::Tense::future) weaken(Modality::predicted, tokens_[group->tokens.begin].folded);
    if (is_appointed() || is_announced()) weaken(Modality::predicted, "be to");
    static const WordKey must = word_key("must"), should = word_key("should"), ought = word_key("ought");
    if (group->modal < tokens_.size()) {
      const WordKey modal = tokens_[group->modal].lemma_key;
      stance_.obligation = modal == must || modal == should || modal == ought;
    }
  }

  /// "Holm indicated that" tells what Holm said; "reports indicated that" leaves it open.
  [[nodiscard]] bool spoken(std::uint32_t verb) const {
    const auto [first, last] = context_.segments.predicates_of(sentence_);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = context_.segments.predicates[i];
      if (predicate.subject.empty() || !context_.segments.verb_groups[predicate.verb_group].tokens.contains(verb)) continue;
      const std::int32_t head = head_mention(context_, predicate.subject);
      return head >= 0 && context_.extraction.entities[static_cast<std::size_t>(context_.extraction.mentions[static_cast<std::size_t>(head)].entity)].type == MentionType::person;
    }
    return false;
  }

  /// "Northwind is to cut jobs" has not cut them yet; "the aim is to cut jobs", "it is hard to live here" tell what is.
  [[nodiscard]] bool is_appointed() const {
    if (!group_->infinitive || group_->tokens.begin < sentence_.tokens.begin + 2) return false;
    const std::uint32_t be = group_->tokens.begin - 1;
    static const WordKey is = word_key("is"), are = word_key("are");
    if (tokens_[be].form_key != is && tokens_[be].form_key != are) return false;
    const auto [first, last] = context_.segments.predicates_of(sentence_);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = context_.segments.predicates[i];
      if (predicate.subject.empty() || !context_.segments.verb_groups[predicate.verb_group].tokens.contains(be)) continue;
      const Token& subject = tokens_[predicate.subject.end - 1];
      return subject.is(WordClass::proper_noun) || subject.folded == "he" || subject.folded == "she" || subject.folded == "they";
    }
    return false;
  }

  /// "Northwind to cut jobs", "1,500 jobs to go at the mill as sales fall": a headline leaves out "is"; the clause has no other verb.
  [[nodiscard]] bool is_announced() const {
    if (!group_->infinitive || group_->tokens.begin == sentence_.tokens.begin) return false;
    const Token& before = tokens_[group_->tokens.begin - 1];
    if (!before.is(WordClass::noun) && !before.is(WordClass::proper_noun)) return false;
    const auto [first, last] = context_.verb_groups_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const VerbGroup& group = context_.segments.verb_groups[i];
      if (&group != group_ && (group.tokens.begin < group_->tokens.begin || (group.finite && !parted(group_->tokens.end, group.head)))) return false;
    }
    return true;
  }

  /// "to go as sales fall": another clause begins between.
  [[nodiscard]] bool parted(std::uint32_t from, std::uint32_t to) const {
    return std::any_of(tokens_.begin() + from, tokens_.begin() + to, [](const Token& token) { return token.is(WordClass::subordinator) || token.folded == "as" || token.folded == "after"; });
  }

  void weaken(Modality modality, std::string_view cue) {
    if (rank(modality) <= rank(stance_.modality)) return;
    stance_.modality = modality;
    stance_.cue = cue;
    if (modality == Modality::predicted) stance_.tense = 1;
  }

  [[nodiscard]] bool same_clause(std::uint32_t token) const { return tokens_[token].clause == tokens_[head_].clause; }

  // What stands between a trigger and the predicate may end its reach: another finite clause after "but", a full stop of a quotation.
  [[nodiscard]] bool interrupted(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (tokens_[i].folded == ";" || tokens_[i].folded == "." || begins_main_clause(i, to)) return true;
      if (context_.phrase(StanceTables::get().terminators, starts_terminator, i, to).row) return true;
    }
    return false;
  }

  /// ", and it was towed": a comma, a conjunction and a new subject.
  [[nodiscard]] bool begins_main_clause(std::uint32_t comma, std::uint32_t to) const {
    if (!is_mark(tokens_[comma], ',') || comma + 2 >= to || !tokens_[comma + 1].is(WordClass::conjunction)) return false;
    const Token& next = tokens_[comma + 2];
    return next.is(WordClass::pronoun) || next.is(WordClass::determiner) || next.is(WordClass::proper_noun);
  }

  /// What is said in the subject of a sentence is taken for granted: "Chairman Ada Holm is likely to resign".
  [[nodiscard]] bool taken_for_granted() const { return !group_ && frame_ && predicate_.end <= frame_->tokens.begin; }

  /// "Talk that Oslo-based Norsk and Malm's chairman Ada Holm may part": so are the words in front of a name.
  [[nodiscard]] bool ends_in_name() const {
    if (group_ || predicate_.size() < 2 || !tokens_[predicate_.end - 1].is(WordClass::proper_noun)) return false;
    for (std::uint32_t i = predicate_.begin; i < predicate_.end; ++i)
      if (tokens_[i].is(WordClass::preposition) || context_.verb_group_at(i) >= 0) return false;
    return true;
  }

  /// "will continue to sell": the infinitive completes the verb before it.
  [[nodiscard]] bool inside_chain(std::uint32_t token) const {
    if (!group_ || !group_->infinitive) return false;
    auto at = static_cast<std::size_t>(group_ - context_.segments.verb_groups.data());
    while (at > 0 && context_.segments.verb_groups[at].infinitive) {
      const VerbGroup& before = context_.segments.verb_groups[at - 1];
      for (std::uint32_t i = before.tokens.end; i < context_.segments.verb_groups[at].tokens.begin; ++i)
        if (!tokens_[i].is(WordClass::adverb)) return false;
      if (before.tokens.begin < sentence_.tokens.begin) return false;
      if (before.tokens.contains(token)) return true;
      --at;
    }
    return false;
  }

  [[nodiscard]] bool inside_group(std::uint32_t token) const { return group_ && group_->tokens.contains(token); }

  // The complement of a trigger: the predicate follows within reach, and either no other finite verb stands between, or a "that" leads in.
  [[nodiscard]] bool complements(std::uint32_t end) const {
    if (head_ < end || head_ - end > kReach || interrupted(end, head_) || behind_comma(end) || in_relative_clause(end)) return false;
    const auto [first, last] = context_.verb_groups_in({end, std::max(end, group_ ? group_->tokens.begin : head_)});
    int finite = 0;
    for (std::uint32_t i = first; i < last; ++i) finite += context_.segments.verb_groups[i].finite ? 1 : 0;
    return finite == 0;
  }

  /// "Rejected the view that the krone, which is pegged to the euro, is dear": what a relative clause tells of a noun is taken for granted.
  [[nodiscard]] bool in_relative_clause(std::uint32_t end) const {
    if (!group_ || !group_->finite) return false;
    for (std::uint32_t i = group_->tokens.begin; i > end + 1; --i) {
      const std::string_view word = tokens_[i - 1].folded;
      if (context_.verb_group_at(i - 1) >= 0) return false;
      if (word == "which" || word == "who" || word == "whose") return true;
    }
    return false;
  }

  /// "Declined to talk of reports that it had sold the mill": what is not done is the infinitive, not what stands behind another verb.
  [[nodiscard]] bool beyond_infinitive(const StanceTrigger& hit) const {
    static const WordKey to = word_key("to");
    const std::uint32_t last = hit.token + hit.length - 1;
    if (!group_ || tokens_[last].form_key != to) return false;
    const auto own = context_.verb_group_at(last + 1);
    if (own < 0) return false;
    const VerbGroup& infinitive = context_.segments.verb_groups[static_cast<std::size_t>(own)];
    if (infinitive.tokens.begin >= group_->tokens.begin || &infinitive == group_) return false;
    for (std::uint32_t i = infinitive.tokens.end; i < group_->tokens.begin; ++i)
      if (tokens_[i].is(WordClass::conjunction)) return group_->finite;   // "refused to sell or lease it"
    return true;
  }

  // "Denying the leak, the mill closed its gates": a finite verb behind a comma has its own clause, unless "that" leads it in.
  [[nodiscard]] bool behind_comma(std::uint32_t end) const {
    static const WordKey that = word_key("that");
    if (!group_ || !group_->finite || end >= tokens_.size() || tokens_[end].form_key == that) return false;
    bool comma = false;
    for (std::uint32_t i = end; i < group_->tokens.begin; ++i) {
      if (is_mark(tokens_[i], ',')) comma = true;
      if (tokens_[i].form_key == that) return false;
    }
    return comma;
  }

  [[nodiscard]] bool infinitive_follows(std::uint32_t end) const {
    static const WordKey to = word_key("to");
    for (std::uint32_t i = end; i < std::min(end + 6, head_ + 1); ++i)
      if (tokens_[i].form_key == to) return true;
    return false;
  }

  [[nodiscard]] bool passive_at(std::uint32_t token) const {
    const auto at = context_.verb_group_at(token);
    return at >= 0 && context_.segments.verb_groups[static_cast<std::size_t>(at)].passive;
  }

  // A trigger that is no verb of its own clause, a noun ("the bridge plan was rejected") or an attribute ("the planned merger failed"), has the
  // infinitive or the "that" behind it as its complement, never the finite verb whose subject it belongs to.
  [[nodiscard]] bool governs(std::uint32_t token, std::uint32_t end) const {
    static const WordKey that = word_key("that");
    if (!group_ || !group_->finite || context_.verb_group_at(token) >= 0) return true;
    return tokens_[end - 1].form_key == that || (end < tokens_.size() && tokens_[end].form_key == that);
  }

  [[nodiscard]] bool reaches(const StanceTrigger& hit) const {
    const Reach reach = hit.sign->reach;
    const std::uint32_t end = hit.token + hit.length;
    if (reach == Reach::verb) return (inside_group(hit.token) || inside_chain(hit.token)) && hit.token <= head_;
    // A trigger that is itself the predicate does not weaken itself: "Holm plans a merger" asserts a plan only when the rule says so.
    if (predicate_.overlaps({hit.token, end}) && reach != Reach::clause) return false;
    if (reach == Reach::clause) return same_clause(hit.token);
    if ((reach == Reach::complement || reach == Reach::infinitive) && !governs(hit.token, end)) return false;
    if (reach == Reach::complement) return complements(end);
    if (reach == Reach::infinitive) return complements(end) && infinitive_follows(hit.token + hit.length - 1);
    if (reach == Reach::passive) return passive_at(hit.token) && complements(end);
    if (reach == Reach::passive_infinitive) return passive_at(hit.token) && infinitive_follows(end) && complements(end);
    if (reach == Reach::noun_complement) return complements(end);
    return false;
  }

  void read_modality() {
    for (const StanceTrigger& hit : triggers_.hearsay)
      if (same_clause(hit.token) || complements(hit.token + hit.length)) stance_.hearsay = true;
    const bool granted = !triggers_.modality.empty() && ends_in_name();
    for (const StanceTrigger& hit : triggers_.modality) {
      const StanceSign& sign = *hit.sign;
      if (granted && hit.token < predicate_.begin) continue;
      if (sign.modality == Modality::hypothetical && would_follow(hit)) weaken(sign.modality, sign.text);
      if (sign.modality == Modality::hypothetical && !leads_clause(hit)) continue;
      if (taken_for_granted() && hit.token >= frame_->tokens.begin) continue;
      if (sign.of_thing && spoken(hit.token)) continue;
      if (reaches(hit)) weaken(sign.modality, sign.text);
    }
  }

  // "if" governs the clause it opens, not the main clause beside it, and not the clause before it.
  [[nodiscard]] bool leads_clause(const StanceTrigger& hit) const { return hit.token < predicate_.begin && !comma_between(hit.token, predicate_.begin); }

  // "If she were mayor, she would sell the port": what would be under the condition is not foreseen.
  [[nodiscard]] bool would_follow(const StanceTrigger& hit) const {
    static const WordKey would = word_key("would"), could = word_key("could"), might = word_key("might");
    if (!group_ || group_->modal >= tokens_.size() || hit.token >= predicate_.begin || !comma_between(hit.token, predicate_.begin)) return false;
    const WordKey modal = tokens_[group_->modal].lemma_key;
    return modal == would || modal == could || modal == might;
  }

  [[nodiscard]] bool comma_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (is_mark(tokens_[i], ',') || is_mark(tokens_[i], ':')) return true;
    return false;
  }

  void read_negation() {
    bool negative = false;
    for (const StanceTrigger& hit : triggers_.negation) {
      const StanceSign& sign = *hit.sign;
      if (sign.pseudo || !negates(hit)) continue;
      const bool undone = sign.reach != Reach::clause && negated_at(hit.token);   // "did not fail to", "did not deny that"
      if (sign.denial && undone) weaken(Modality::hedged, sign.text);
      else if (sign.denial) denied_ = true, denial_cue_ = sign.text;
      else if (!undone) negative = !negative;
      stance_.partial |= sign.partial;
    }
    if (negative) stance_.polarity = Polarity::negative;
  }

  [[nodiscard]] bool negates(const StanceTrigger& hit) const {
    const Reach reach = hit.sign->reach;
    const std::uint32_t end = hit.token + hit.length;
    if (reach == Reach::clause) {
      if (inside_group(hit.token)) return hit.token <= head_ || copula(*group_);   // "is not open", "wasn't a bank"
      if (group_ && adverbs_only(end, group_->tokens.begin)) return true;   // "never joined"
      if (group_ && group_->infinitive && undone_with(hit.token, end)) return true;
      if (predicate_.contains(hit.token)) return true;
      // "not" that opens a contrast after the verb ("is fast, not cheap") negates what follows it only.
      return !group_ && same_clause(hit.token) && hit.token < predicate_.begin && predicate_.begin - hit.token <= 3 && !belongs_to_verb(hit.token);
    }
    if (reach == Reach::noun) return end <= predicate_.begin && (predicate_.begin - hit.token <= 2 || opens_subject(hit.token));
    if (reach == Reach::infinitive) return !predicate_.contains(hit.token) && complements(end) && infinitive_follows(end);
    if (beyond_infinitive(hit)) return false;
    if (reach == Reach::gerund && group_ && group_->finite) return false;   // "growth without plans is slow" is slow
    return !predicate_.contains(hit.token) && complements(end);
  }

  /// "No formal application has been filed": the word stands before the subject of the verb.
  [[nodiscard]] bool opens_subject(std::uint32_t token) const {
    if (!group_) return false;
    const auto [first, last] = context_.predicates_in(sentence_.tokens);
    return std::any_of(context_.segments.predicates.begin() + first, context_.segments.predicates.begin() + last, [&](const Predicate& predicate) {
      const std::uint32_t begin = predicate.subject.begin;
      return &context_.segments.verb_groups[predicate.verb_group] == group_ && !predicate.subject.empty() && (begin == token || begin == token + 1);
    });
  }

  /// "does not like its largest plant" leaves the plant as it is; "is not", "has not made a bid" speak of what follows.
  [[nodiscard]] bool belongs_to_verb(std::uint32_t token) const {
    const auto at = context_.verb_group_at(token);
    if (at < 0) return false;
    const VerbGroup& group = context_.segments.verb_groups[static_cast<std::size_t>(at)];
    return !copula(group) && StanceTables::get().support_verbs.at(tokens_, group.head, group.head + 1).row == nullptr;
  }

  /// "never went back to finish", "did not bother to ask": what was not gone or stayed for was not done.
  [[nodiscard]] bool undone_with(std::uint32_t trigger, std::uint32_t end) const {
    static constexpr std::string_view kVerbs[] = {"bother", "come", "get", "go", "happen", "live", "manage", "return", "stay"};
    constexpr std::uint32_t kParticles = 2;   // "back", "on"
    const std::uint32_t begin = group_->tokens.begin;
    for (std::uint32_t i = begin; i > sentence_.tokens.begin && begin - i <= kParticles; --i) {
      const auto at = context_.verb_group_at(i - 1);
      if (at < 0) continue;
      const VerbGroup& governor = context_.segments.verb_groups[static_cast<std::size_t>(at)];
      if (!std::binary_search(std::begin(kVerbs), std::end(kVerbs), tokens_[governor.head].lemma)) return false;
      return governor.tokens.contains(trigger) || adverbs_only(end, governor.tokens.begin);
    }
    return false;
  }

  [[nodiscard]] bool negated_at(std::uint32_t token) const {
    const auto at = context_.verb_group_at(token);
    return at >= 0 && context_.segments.verb_groups[static_cast<std::size_t>(at)].negated;
  }

  [[nodiscard]] bool adverbs_only(std::uint32_t from, std::uint32_t to) const {
    if (from > to) return false;
    for (std::uint32_t i = from; i < to; ++i)
      if (!tokens_[i].is(WordClass::adverb)) return false;
    return true;
  }

  void deny() {
    stance_.modality = Modality::denied;
    stance_.polarity = Polarity::negative;   // also for a denied negative: what is denied is for readers to see
    stance_.cue = denial_cue_;
  }

  const ArticleContext& context_;
  const std::vector<Token>& tokens_;
  const Sentence& sentence_;
  TokenSpan predicate_;
  const SentenceReading& triggers_;
  const VerbGroup* group_ = nullptr;   // verb of the predicate
  const VerbGroup* frame_ = nullptr;   // finite verb of the clause when the predicate is no verb
  std::uint32_t head_ = 0;
  std::uint16_t clause_ = 0;
  bool denied_ = false;
  std::string_view denial_cue_;
  Stance stance_;
};

}  // namespace

static StanceTables read_tables() {
  StanceTables tables{PhraseTable::from_resource("schemas/claim/modality.tsv"), PhraseTable::from_resource("schemas/claim/negation.tsv"),
                      PhraseTable::from_resource("schemas/claim/terminators.tsv"), PhraseTable::from_resource("schemas/claim/hearsay.tsv"),
                      PhraseTable::from_resource("schemas/claim/support_verbs.tsv", true), {}, {}};
  tables.modality_signs = signs_of(tables.modality);
  tables.negation_signs = signs_of(tables.negation);
  return tables;
}

const StanceTables& StanceTables::get() {
  static const StanceTables tables = read_tables();
  return tables;
}

Stance read_stance(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate, const SentenceReading& reading) {
  return Reader(context, sentence, predicate, reading).read();
}

}  // namespace crosstell
