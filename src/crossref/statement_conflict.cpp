// SPDX-License-Identifier: Apache-2.0
#include "statement_conflict.h"

#include <algorithm>
#include <iterator>

#include "crosstell/base/word_set.h"

namespace crosstell::crossref {
namespace {

constexpr double kAlike = 0.8;   // one word, a synonym or a derivation
constexpr WordSet kAnybody{"anyone", "anybody", "people", "person", "nobody", "one", "somebody", "someone"};

/// Words that stand in any sentence and identify nothing.
bool is_empty_word(const StatementWord& word) {
  static constexpr WordSet kEmpty{"be", "do", "have", "say", "tell", "more", "other", "such", "same", "time", "day", "year", "week", "month", "way", "thing", "new", "own", "last", "first", "next", "many", "several", "single", "further"};
  return kEmpty.holds(word.lemma) || word.lemma.size() < 3;
}

/// Verbs that deny what stands behind them, and those that only speak of it.
constexpr WordSet kUntelling{"abandon", "accuse", "allege", "avoid", "ban", "bar", "block", "boycott", "cancel", "charge", "condemn", "criticise", "criticize", "decline", "delay", "demand", "deny", "discuss", "dispute", "doubt", "exclude", "expect", "fear", "forbid", "lack", "miss", "oppose", "postpone", "prevent", "prohibit",
                             "question", "refuse", "reject", "request", "rule", "say", "scrap", "seek", "shelve", "skip", "sue", "suspend", "tell", "veto", "want", "warn"};
constexpr WordSet kMental{"add", "affect", "agree", "announce", "apply", "argue", "believe", "belong", "care", "change", "claim", "comment", "concern", "consider", "depend", "deserve", "differ", "disagree", "elaborate", "exist", "expect", "fear", "follow", "hope", "insist",
                          "intend", "like", "love", "matter", "mention", "mind", "need", "note", "plan", "recall", "remember", "reply", "require", "respond", "specify", "state", "support", "understand", "wish", "work", "worry"};

class DenialTest {
 public:
  DenialTest(const StatementSide& no, const Clause& denied, const StatementSide& yes, const Clause& told, const WordRarity& rarity)
      : no_(no), denied_(denied), yes_(yes), told_(told), rarity_(rarity) {}

  std::optional<StatementConflict> run() {
    if (kUntelling.holds(told_.happening.lemma) || kMental.holds(told_.happening.lemma) || (told_.copula && !denied_.copula) || always_absent() || !same_time() || !same_names() || opposed_kinds()) return std::nullopt;
    if (!(light() || denied_.denied_noun ? same_noun() : same_verb())) return std::nullopt;
    StatementConflict out;
    out.kind = "denial";
    double whole = 0;
    std::size_t matched = 0;
    bool named = false;   // without a name in common nothing tells that it is one prize, one test, one group of voters
    StatementWords asked = denied_.words;
    if (!light()) asked.push_back(denied_.happening);
    for (const StatementWord& word : asked) {
      if (is_empty_word(word)) continue;
      const double rare = rarity_(word), near = std::max(likeness(word, yes_.statement->words), word.place == denied_.happening.place ? likeness(word, told_.happening) : 0.0);
      whole += word.name && near < 0.5 ? rare / 2 : rare;   // the other article knows the name: same_names()
      if (near < 0.5) continue;
      out.weight += near * rare;
      out.shared.push_back(word.lemma);
      named |= word.name;
      ++matched;
    }
    out.cover = whole > 0 ? out.weight / whole : 0;
    if (matched < 2 || !named || out.cover < kLeastCover || out.weight < kLeastWeight) return std::nullopt;
    return out;
  }

 private:
  static constexpr double kLeastCover = 0.5, kLeastWeight = 1.0;

  [[nodiscard]] bool light() const { return denied_.called_off || is_empty_verb(denied_.happening.lemma) || denied_.copula; }

  /// "There is no prior pact": of now, and of as many things as bear the name.
  [[nodiscard]] bool always_absent() const { return denied_.copula && denied_.denied_noun && denied_.tense == 0 && !denied_.perfect; }

  /// One is told of the past, the other of what is always so.
  [[nodiscard]] bool same_time() const {
    if (told_.mode == Mode::plan || denied_.perfect || told_.perfect || !denied_.finite || !told_.finite) return true;
    if (no_.statement->heading || yes_.statement->heading) return true;
    return denied_.tense == told_.tense;
  }

  /// "never met the union" and "sat down with the union": the verbs are alike, and so are who does it and to whom it is done.
  [[nodiscard]] bool same_verb() const {
    if (kMental.holds(denied_.happening.lemma) || told_.copula) return false;
    const bool nominal = likeness(denied_.happening, told_.happening) < kAlike;
    if (nominal && !(is_empty_verb(told_.happening.lemma) && !told_.object.empty() && likeness(denied_.happening, told_.object.back()) >= kAlike)) return false;
    bool any = false;
    if (!denied_.theme.empty() && told_.theme_unknown && !nominal) {
      if (likeness(denied_.happening, told_.happening) < 1 || denied_.doer.empty()) return false;
    } else if (!denied_.theme.empty()) {
      const bool other_verb = likeness(denied_.happening, told_.happening) < 1;   // "compensate passengers", "pay compensation to passengers"
      if (!meets(denied_.theme, other_verb || told_.theme.empty() ? told_.words : told_.theme)) return false;
      any = true;
    }
    if (!denied_.doer.empty()) {
      const bool known = !told_.doer.empty();
      const StatementWords& doer = told_.infinitive ? yes_.statement->words : told_.doer;   // "telephoned her rival to concede"
      if (known && !meets(denied_.doer, doer) && !(likeness(denied_.happening, told_.happening) < 1 && meets(denied_.doer, told_.words))) return false;
      if (!known && (!told_.passive || denied_.theme.empty())) return false;
      any |= known;
    }
    return any;
  }

  /// "got no warning", "no offer was made", "did not take the stand": the noun is what happened.
  [[nodiscard]] bool same_noun() const {
    const bool of_subject = denied_.denied_noun && denied_.scope != denied_.verb;
    const StatementWords& group = of_subject ? denied_.subject : denied_.object;
    if (group.empty() || group.back().place == StatementWord::kResolved || is_empty_word(group.back()) || !tells_deed(group.back())) return false;
    if (!light() && likeness(denied_.happening, told_.happening) < kAlike && !(of_subject && denied_.passive)) return false;
    if (!of_subject && (denied_.subject.empty() || !meets(denied_.subject, told_.words))) return false;
    if (denied_.copula && !of_subject && group.size() < 2) return false;
    if (!of_subject && !denied_.copula && denied_.happening.lemma == told_.happening.lemma && told_.object.empty())
      return std::any_of(group.begin(), group.end(), [&](const StatementWord& word) { return likeness(word, told_.words) >= kAlike && !is_empty_word(word); });   // "pay for the burials", "pay burial costs"
    return tells_noun(group);
  }

  /// A thought, a quality or a measure is there or not as one sees it.
  [[nodiscard]] static bool tells_deed(const StatementWord& noun) {
    static const LexicalClassSet kDeeds = lexical_class_set({"noun.act", "noun.event", "noun.communication", "noun.artifact", "noun.possession", "noun.phenomenon", "noun.process", "noun.person", "noun.group"});
    return (Lexicon::builtin().lexical_classes(noun.key, WordClass::noun) & kDeeds) != 0 && !noun.name;
  }

  [[nodiscard]] bool tells_noun(const StatementWords& group) const {
    const StatementWord& head = group.back();
    for (const StatementWords* role : {&told_.object, &told_.subject})
      if (!role->empty() && likeness(head, role->back()) >= kAlike) return modifiers_agree(group, *role);
    if (likeness(head, told_.happening) >= kAlike && !is_empty_verb(told_.happening.lemma)) return true;
    if (likeness(head, told_.words) < kAlike) return false;
    for (const StatementWord& word : group)
      if (&word != &head && likeness(word, told_.words) >= kAlike && !is_empty_word(word)) return true;
    return group.size() == 1 && likeness(head, told_.words) == 1 && rarity_(head) > 0.6;
  }

  /// "No emergency call": of a routine call nothing is denied.
  [[nodiscard]] bool modifiers_agree(const StatementWords& group, const StatementWords& other) const {
    if (group.size() < 2) return true;
    for (const StatementWord& word : group)
      if (&word != &group.back() && likeness(word, yes_.statement->words) >= kAlike) return true;
    return other.size() < 2;
  }

  [[nodiscard]] static bool meets(const StatementWords& group, const StatementWords& words) {
    bool named = false, found = false;
    for (const StatementWord& word : group)
      if (word.name) named = true, found |= likeness(word, words) == 1;
    if (named && found) return true;
    const StatementWord& head = group.back();
    return !(named && head.name) && !kAnybody.holds(head.lemma) && likeness(head, words) >= kAlike;
  }

  /// "Temporary staff get no bonus": of permanent staff nothing is denied.
  [[nodiscard]] bool opposed_kinds() const {
    return std::any_of(denied_.words.begin(), denied_.words.end(), [&](const StatementWord& word) {
      return std::any_of(told_.words.begin(), told_.words.end(), [&](const StatementWord& other) { return are_opposed(word, other); });
    });
  }

  /// A name that one side has alone tells of another occasion, unless the other article knows it.
  [[nodiscard]] bool same_names() const {
    bool alone_no = false, alone_yes = false;
    for (const StatementWord& word : denied_.words)
      if (word.name && likeness(word, yes_.statement->words) < 1) {
        alone_no = true;
        if (yes_.names->count(word.text) == 0) return false;
      }
    for (const StatementWord& word : told_.words)
      if (word.name && likeness(word, no_.statement->words) < 1) alone_yes |= no_.names->count(word.text) == 0;
    return !(alone_no && alone_yes);
  }

  const StatementSide& no_;
  const Clause& denied_;
  const StatementSide& yes_;
  const Clause& told_;
  const WordRarity& rarity_;
};

bool disjoint(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.empty();
}

class OppositionTest {
 public:
  OppositionTest(const StatementSide& a, const Standing& left, const StatementSide& b, const Standing& right, const WordRarity& rarity)
      : a_(a), left_(left), b_(b), right_(right), rarity_(rarity) {}

  std::optional<StatementConflict> run() {
    if (left_.group != right_.group || left_.side == right_.side) return std::nullopt;
    const Clause& x = a_.statement->clauses[left_.clause];
    const Clause& y = b_.statement->clauses[right_.clause];
    if (x.mode != y.mode || tells_turn(*a_.statement) != tells_turn(*b_.statement)) return std::nullopt;
    if (!same_theme()) return std::nullopt;
    if (!left_.doer.empty() && !right_.doer.empty() && !same_one(left_.doer, right_.doer)) return std::nullopt;
    if (other_names(x, y)) return std::nullopt;
    StatementConflict out;
    out.kind = "opposite";
    double whole_x = 0, whole_y = 0;
    for (const StatementWord& word : x.words) {
      if (is_empty_word(word) || in(left_, word)) continue;
      const double rare = rarity_(word), near = likeness(word, y.words);
      whole_x += rare;
      if (near < 0.5) continue;
      out.weight += near * rare;
      out.shared.push_back(word.lemma);
    }
    for (const StatementWord& word : y.words)
      if (!is_empty_word(word) && !in(right_, word)) whole_y += rarity_(word);
    const double least = std::min(whole_x, whole_y);
    out.cover = least > 0 ? std::min(1.0, out.weight / least) : 0;
    if (out.weight < 0.6 || out.cover < 0.4) return std::nullopt;
    return out;
  }

 private:
  /// "Is now illegal", "on the last day that it is legal": one of them tells when the state changes.
  [[nodiscard]] static bool tells_turn(const Statement& statement) {
    static constexpr WordSet kTurns{"henceforth", "longer", "now", "overnight", "today", "until"};
    return std::any_of(statement.folded.begin(), statement.folded.end(), [](const std::string& word) { return kTurns.holds(word); });
  }

  static bool in(const Standing& standing, const StatementWord& word) { return word.place >= standing.place && word.place < standing.end; }

  [[nodiscard]] bool same_one(const StatementWords& a, const StatementWords& b) const {
    bool named_a = false, named_b = false, shared = false;
    for (const StatementWord& word : a) named_a |= word.name, shared |= word.name && likeness(word, b) == 1;
    for (const StatementWord& word : b) named_b |= word.name;
    if (shared) return true;
    if (named_a && named_b && a.back().name && b.back().name) return false;
    return likeness(a.back(), b.back()) >= kAlike;
  }

  /// The heads are alike and no modifier tells another one.
  [[nodiscard]] bool same_theme() const {
    if (!same_one(left_.theme, right_.theme)) return false;
    const auto alone = [](const StatementWords& one, const StatementWords& other) {
      return std::any_of(one.begin(), one.end(), [&](const StatementWord& word) { return likeness(word, other) < 0.5; });
    };
    return !(alone(left_.theme, right_.theme) && alone(right_.theme, left_.theme));
  }

  [[nodiscard]] bool other_names(const Clause& x, const Clause& y) const {
    const auto alone = [](const Clause& one, const StatementSide& other) {
      return std::any_of(one.words.begin(), one.words.end(), [&](const StatementWord& word) { return word.name && likeness(word, other.statement->words) < 1; });
    };
    return alone(x, b_) && alone(y, a_);
  }

  const StatementSide& a_;
  const Standing& left_;
  const StatementSide& b_;
  const Standing& right_;
  const WordRarity& rarity_;
};

void keep_stronger(std::optional<StatementConflict>& best, std::optional<StatementConflict> one) {
  if (one && (!best || one->weight * one->cover > best->weight * best->cover)) best = std::move(one);
}

std::optional<StatementConflict> denial_of(const StatementSide& no, const StatementSide& yes, const WordRarity& rarity, bool swapped) {
  std::optional<StatementConflict> best;
  for (std::uint32_t i = 0; i < no.statement->clauses.size(); ++i) {
    const Clause& denied = no.statement->clauses[i];
    if (!denied.negative || denied.mode == Mode::open || denied.restricts || (!denied.finite && !denied.refused)) continue;
    for (std::uint32_t j = 0; j < yes.statement->clauses.size(); ++j) {
      const Clause& told = yes.statement->clauses[j];
      if (told.negative || (told.mode != denied.mode && !(denied.refused && told.mode == Mode::plan)) || told.leads || (!told.finite && !told.infinitive)) continue;
      auto one = DenialTest(no, denied, yes, told, rarity).run();
      if (!one) continue;
      one->clause_a = swapped ? j : i;
      one->clause_b = swapped ? i : j;
      keep_stronger(best, std::move(one));
    }
  }
  return best;
}

}  // namespace

std::optional<StatementConflict> conflict_of(const StatementSide& a, const StatementSide& b, const WordRarity& rarity) {
  if (a.statement->question || b.statement->question || a.statement->background != b.statement->background || disjoint(a.statement->times, b.statement->times)) return std::nullopt;
  std::optional<StatementConflict> best = denial_of(a, b, rarity, false);
  keep_stronger(best, denial_of(b, a, rarity, true));
  for (const Standing& left : *a.standings)
    for (const Standing& right : *b.standings) {
      auto one = OppositionTest(a, left, b, right, rarity).run();
      if (!one) continue;
      one->clause_a = left.clause;
      one->clause_b = right.clause;
      keep_stronger(best, std::move(one));
    }
  return best;
}

}  // namespace crosstell::crossref
