// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <initializer_list>
#include <vector>

#include "tagger.h"

namespace crosstell::segmenting {
namespace {

constexpr std::size_t kReach = 6;  // words between an auxiliary and its verb: "has not yet been fully"

/// Where a rule may have something to correct, by class.
constexpr unsigned kAlways = 1, kOfThat = 2, kBehindModal = 4, kInTitle = 8;   // bits
constexpr std::array<unsigned, kTagCount> kDoubts = [] {
  std::array<unsigned, kTagCount> doubts{};
  const auto set = [&](std::initializer_list<Tag> tags, unsigned doubt) {
    for (const Tag t : tags) doubts[static_cast<std::size_t>(t)] |= doubt;
  };
  set({Tag::vb, Tag::vbp, Tag::vbz, Tag::vbd, Tag::vbn, Tag::vbg, Tag::hv, Tag::do_, Tag::be, Tag::prp}, kAlways);
  set({Tag::dt, Tag::sub, Tag::wh}, kOfThat);
  set({Tag::nn}, kBehindModal);
  set({Tag::nns}, kInTitle);
  return doubts;
}();

class TagRules {
 public:
  TagRules(std::span<const Token> tokens, std::span<const WordNote> notes, std::span<Tag> tags) : tokens_(tokens), notes_(notes), tags_(tags) {}

  void run() {
    for (const std::uint32_t i : places_in_doubt()) {
      switch (tags_[i]) {
        case Tag::vbd: case Tag::vbn: participle_or_past(i); break;
        case Tag::hv: main_have(i); break;
        case Tag::do_: main_do(i); break;
        case Tag::vb: case Tag::vbp: bare_verb(i); break;
        case Tag::vbz: plural_after_name(i); plural_in_object(i); break;
        case Tag::vbg: gerund(i); break;
        case Tag::nns: verb_of_headline(i); break;
        case Tag::nn: verb_of_denial(i); break;
        case Tag::be: possessive(i); break;
        case Tag::dt: case Tag::prp: case Tag::sub: case Tag::wh:
          if (notes_[i].that) that_word(i);
          else if (tags_[i] == Tag::prp) predeterminer(i);
          break;
        default: break;
      }
    }
    if (!has_finite_verb()) find_finite_verb();
  }

 private:
  /// Found without a branch: one token in four is such a place, and no processor guesses which. What a rule changes further on asks for no other.
  std::span<const std::uint32_t> places_in_doubt() const {
    thread_local std::vector<std::uint32_t> places;
    if (places.size() < tags_.size()) places.resize(tags_.size());
    const unsigned everywhere = kAlways | (tokens_.front().has(shape_title_case) ? kInTitle : 0u);
    std::size_t count = 0;
    Tag second = Tag::start, last = Tag::start;   // the two before
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      const unsigned here = everywhere | (notes_[i].that ? kOfThat : 0u) | (second == Tag::md || second == Tag::do_ ? kBehindModal : 0u);
      places[count] = static_cast<std::uint32_t>(i);
      count += (kDoubts[static_cast<std::size_t>(tags_[i])] & here) != 0 ? 1 : 0;
      second = last, last = tags_[i];
    }
    return {places.data(), count};
  }

  static bool is_finite(Tag t) { return t == Tag::vbp || t == Tag::vbz || t == Tag::vbd || t == Tag::md || is_auxiliary(t); }

  bool has_finite_verb() const {
    for (std::size_t i = 0; i < tags_.size(); ++i)
      if (is_finite(tags_[i]) || (tags_[i] == Tag::vb && !(i > 0 && tags_[i - 1] == Tag::to))) return true;
    return false;
  }

  /// "Tarn 3 costs $40", "the repair cost $3 million", "Tarn 3 scores 81 percent": a sum or a number right behind.
  bool leads_to_figure(std::size_t i) const { return at(i + 1) == Tag::cd || (at(i + 1) == Tag::sym && at(i + 2) == Tag::cd); }

  /// A full sentence without a finite verb hides one: "The firm plans to cut jobs." Headings have no stop and stay as they are.
  void find_finite_verb() {
    if (tags_.size() < 4 || tokens_.back().folded.empty() || (tags_.back() != Tag::stop && tags_.back() != Tag::mark)) return;
    for (std::size_t i = 1; i + 1 < tags_.size() && tags_[i] != Tag::to; ++i) {
      const bool numbered = tags_[i - 1] == Tag::cd && i > 1 && tags_[i - 2] == Tag::nnp;   // "Tarn 3 costs $40", "the Tarn 3 crashed"
      const bool after_noun = is_noun(tags_[i - 1]) || tags_[i - 1] == Tag::prp || numbered;
      if (!after_noun) continue;
      const FormSet set = verb_forms(i);
      if (tags_[i] == Tag::nn && at(i + 1) == Tag::sym && leads_to_figure(i) && (set & form_past)) {
        tags_[i] = Tag::vbd;
        return;
      }
      if (tags_[i] == Tag::nns && tags_[i - 1] != Tag::nns && (set & form_third) && (!numbered || leads_to_figure(i))) {
        tags_[i] = Tag::vbz;
        return;
      }
      if ((tags_[i] == Tag::vbn || tags_[i] == Tag::jj) && (set & form_past)) {
        tags_[i] = Tag::vbd;
        return;
      }
    }
  }

  bool allows(std::size_t i, WordClass c) const { return (tokens_[i].possible & bit(c)) != 0; }

  /// Nearest auxiliary to the left over adverbs and not; tags_.size() when something else stands there.
  std::size_t auxiliary_before(std::size_t i) const {
    for (std::size_t steps = 0; i > 0 && steps < kReach; ++steps) {
      --i;
      if (is_auxiliary(tags_[i]) || tags_[i] == Tag::md) return i;
      if (!is_adverb(tags_[i])) break;
    }
    return tags_.size();
  }

  /// "Has she been", "was the deal signed": an auxiliary that opens the clause, then a short subject.
  std::size_t inverted_auxiliary(std::size_t i) const {
    std::size_t steps = 0;
    bool subject = false;
    while (i > 0 && steps++ < kReach) {
      --i;
      const Tag t = tags_[i];
      if (is_auxiliary(t)) return subject && (i == 0 || tags_[i - 1] == Tag::wrb || tags_[i - 1] == Tag::wh || tags_[i - 1] == Tag::mark) ? i : tags_.size();
      if (is_noun(t) || t == Tag::prp || t == Tag::dt || t == Tag::jj || t == Tag::pdet) subject = true;
      else if (!is_adverb(t)) break;
    }
    return tags_.size();
  }

  void participle_or_past(std::size_t i) {
    if (tags_[i] == Tag::vbn && (verb_forms(i) & (form_base | form_past)) == form_base) return plain_or_participle(i);
    if ((forms(i) & form_past) == 0 || (forms(i) & form_past_participle) == 0) return;
    std::size_t aux = auxiliary_before(i);
    if (aux == tags_.size()) aux = inverted_auxiliary(i);
    if (aux < tags_.size() && (tags_[aux] == Tag::hv || tags_[aux] == Tag::be)) {
      tags_[i] = Tag::vbn;
      return;
    }
    const std::size_t left = over_adverbs_back(i);
    if (left == 0) return;
    const Tag before = tags_[left - 1];
    const bool determined = left == i && (before == Tag::dt || before == Tag::pdet) && allows(i, WordClass::noun);
    if (determined && (at(i + 1) == Tag::in || at(i + 1) == Tag::stop || is_auxiliary(at(i + 1)))) tags_[i] = Tag::nn;  // "the spread between the rates"
    else if ((before == Tag::dt || before == Tag::pdet || before == Tag::pos) && left < i) tags_[i] = Tag::vbn;  // "the newly formed council"
    else if (before == Tag::prp || before == Tag::wh || before == Tag::ex) tags_[i] = Tag::vbd;
    else if (is_finite(before) && !is_auxiliary(before) && before != Tag::md && contact_subject(over_adverbs_back(left - 1))) tags_[i] = Tag::vbd;  // "the deal the firm signed collapsed"
    else if (before == Tag::in) tags_[i] = Tag::vbn;  // "with freshly painted walls": no preposition stands right before a finite verb
    else if (is_noun(before)) tags_[i] = reduced_relative(i, left) ? Tag::vbn : Tag::vbd;
    else if (before == Tag::cc && verb_before(left - 1) != Tag::start) tags_[i] = verb_before(left - 1) == Tag::vbn ? Tag::vbn : Tag::vbd;  // "was built and sold", "built and sold it"
    else if (before == Tag::comma && left == i && i > 1 && is_noun(tags_[i - 2]) && done_by(i + 1)) tags_[i] = Tag::vbn;  // "the unit, led by Holm, grew"
    else if (before == Tag::comma && tags_[i] == Tag::vbn && left < i && !finite_after(i)) tags_[i] = Tag::vbd;  // "Holm, a doctor, instead decided"
  }

  /// "Reviews come first": a participle that looks like the plain form has its auxiliary.
  void plain_or_participle(std::size_t i) {
    if (auxiliary_before(i) < tags_.size() || inverted_auxiliary(i) < tags_.size()) return;
    tags_[i] = Tag::vbp;
    if (i > 0 && tags_[i - 1] == Tag::vbz && allows(i - 1, WordClass::noun)) tags_[i - 1] = Tag::nns;
  }

  /// The nearest verb to the left in the sentence part, or start.
  Tag verb_before(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k < 15;) {
      if (is_verb(tags_[k]) || is_auxiliary(tags_[k])) return tags_[k];
      if (tags_[k] == Tag::stop || tags_[k] == Tag::mark) break;
    }
    return Tag::start;
  }

  std::size_t over_adverbs_back(std::size_t i) const {
    while (i > 0 && is_adverb(tags_[i - 1])) --i;
    return i;
  }

  static bool ends_clause(Tag t) { return t == Tag::comma || t == Tag::stop || t == Tag::sub || t == Tag::wh || t == Tag::wrb || t == Tag::mark || t == Tag::cc || t == Tag::start; }

  /// A finite verb follows before the clause ends.
  bool finite_after(std::size_t i) const {
    for (std::size_t k = i + 1; k < tags_.size() && k < i + 30; ++k) {
      if (ends_clause(tags_[k])) return false;
      if (tags_[k] == Tag::prp) return false;  // a subject of its own
      if (!is_finite(tags_[k])) continue;
      if (tags_[k] != Tag::vbd || !(forms(k) & form_past_participle)) return true;
      if (!speaks(i) && governs(at(k + 1))) return true;  // "the men arrested in May ran a shop": an object makes it active
    }
    return false;
  }

  /// What can only be an object right behind a verb.
  static bool governs(Tag next) { return next == Tag::dt || next == Tag::pdet || next == Tag::prpo; }

  /// Position of a finite verb before `i` in the same clause, or tags_.size().
  std::size_t finite_before(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k < 30;) {
      if (ends_clause(tags_[k])) break;
      if (is_finite(tags_[k])) return k;
    }
    return tags_.size();
  }

  /// "by" and who did it; "rose by 5 percent" tells how much.
  bool done_by(std::size_t i) const {
    if (at(i) != Tag::in || tokens_[i].folded != "by") return false;
    std::size_t agent = i + 1;
    while (at(agent) == Tag::jj && at(agent + 1) == Tag::nnp) ++agent;  // "by former Corvane head Ada Holm"
    const Tag t = at(agent);
    return t != Tag::cd && t != Tag::sym && t != Tag::vbg && t != Tag::rb && t != Tag::jj;
  }

  /// A noun, then a form that is past or participle: "the plan announced by" against "the firm announced a".
  bool reduced_relative(std::size_t i, std::size_t left) const {
    const Tag next = i + 1 < tags_.size() ? tags_[i + 1] : Tag::stop;
    if (done_by(i + 1)) return true;
    if (next == Tag::dt || next == Tag::pdet || next == Tag::prp || next == Tag::prpo || next == Tag::sub || next == Tag::wh) return false;
    if ((next == Tag::nnp || is_noun(next)) && !is_time(i + 1)) return false;   // "a survey published Tuesday"
    if (takes_object(i + 1)) return false;
    const std::size_t verb = finite_before(left);
    if (contact_subject(verb < tags_.size() ? over_adverbs_back(verb) : left)) return false;  // the verb inside, or the one around it
    if (finite_after(i)) return true;
    if (verb == tags_.size() && next == Tag::in && no_subject_before(left)) return true;
    if (verb == tags_.size() || next == Tag::stop || next == Tag::comma) return false;
    return tags_[verb] == Tag::md || !speaks(verb);
  }

  [[nodiscard]] bool is_time(std::size_t i) const { return notes_[i].time_noun || (notes_[i].uses & name_weekday) != 0; }

  /// "the bridge the army", "the servers Corvane": two groups side by side, so that the second is the subject of a clause about the first.
  bool contact_subject(std::size_t end) const {
    std::size_t k = end;
    while (k > 0 && tags_[k - 1] == Tag::nnp) --k;
    const bool name = k < end && k > 1 && (tags_[k - 1] == Tag::nn || tags_[k - 1] == Tag::nns);
    if (!name) {
      while (k > 0 && (is_noun(tags_[k - 1]) || tags_[k - 1] == Tag::jj)) --k;
      if (k == end || k < 2 || (tags_[k - 1] != Tag::dt && tags_[k - 1] != Tag::pdet)) return false;
      --k;
    }
    const bool noun = tags_[k - 1] == Tag::nn || tags_[k - 1] == Tag::nns;
    return noun && !notes_[k - 1].time_noun && finite_before(k) == tags_.size() && !after_preposition(k);
  }

  /// Whether the noun group that ends at `end` hangs on a preposition.
  bool after_preposition(std::size_t end) const {
    std::size_t k = end;
    while (k > 0 && (is_noun(tags_[k - 1]) || tags_[k - 1] == Tag::jj || tags_[k - 1] == Tag::cd || tags_[k - 1] == Tag::dt || tags_[k - 1] == Tag::pdet)) --k;
    return k > 0 && tags_[k - 1] == Tag::in;
  }

  /// ", mainly for the children of a camp caught in ...": since the last comma every noun hangs on a preposition, and the sentence has its verb.
  bool no_subject_before(std::size_t left) const {
    std::size_t begin = left;
    while (begin > 0 && !ends_clause(tags_[begin - 1])) --begin;
    if (begin < 2 || tags_[begin - 1] != Tag::comma || finite_before(begin - 1) == tags_.size()) return false;
    while (is_adverb(at(begin))) ++begin;
    return at(begin) == Tag::in;
  }

  /// "needed more staff", "sold two plants", "jumped 4 per cent": an object without determiner. "The plant sold two years ago" has none.
  bool takes_object(std::size_t i) const {
    if (at(i) != Tag::jj && at(i) != Tag::cd) return false;
    const bool figure = at(i) == Tag::cd;
    while (at(i) == Tag::jj || at(i) == Tag::cd) ++i;
    if (figure && i < tags_.size() && (tokens_[i].folded == "%" || tokens_[i].folded == "percent" || (tokens_[i].folded == "per" && i + 1 < tags_.size() && tokens_[i + 1].folded == "cent"))) return true;
    return (at(i) == Tag::nn || at(i) == Tag::nns) && !notes_[i].time_noun;
  }

  /// A verb of saying or thinking takes a clause: "officials said water rushed in".
  bool speaks(std::size_t i) const { return notes_[i].speaks; }

  FormSet verb_forms(std::size_t i) const { return notes_[i].verb_forms; }

  /// Whether the tables know the form as past, as participle, or both. Unknown -ed words are both.
  FormSet forms(std::size_t i) const {
    const FormSet set = verb_forms(i);
    return set == 0 ? FormSet{form_past | form_past_participle} : set;
  }

  /// The verb that an auxiliary at `i` could belong to, over adverbs and, in questions, a short subject.
  std::size_t verb_after(std::size_t i) const {
    bool inverted = i == 0 || tags_[i - 1] == Tag::wrb || tags_[i - 1] == Tag::wh || tags_[i - 1] == Tag::mark || tags_[i - 1] == Tag::comma;
    for (std::size_t k = i + 1; k < tags_.size() && k <= i + kReach; ++k) {
      const Tag t = tags_[k];
      if (is_adverb(t)) continue;
      if (inverted && (is_noun(t) || is_pronoun(t) || t == Tag::dt || t == Tag::jj || t == Tag::pdet)) continue;
      return k;
    }
    return tags_.size();
  }

  /// "have a plan" is a verb, "have planned" an auxiliary.
  void main_have(std::size_t i) {
    const std::size_t verb = verb_after(i);
    const bool auxiliary = verb < tags_.size() && (tags_[verb] == Tag::vbn || tags_[verb] == Tag::be || tags_[verb] == Tag::hv || (tags_[verb] == Tag::vbd && (forms(verb) & form_past_participle)));
    if (auxiliary) return;
    tags_[i] = main_verb_tag(i);
  }

  void main_do(std::size_t i) {
    const std::size_t verb = verb_after(i);
    const bool not_follows = i + 1 < tags_.size() && tags_[i + 1] == Tag::not_;
    const bool auxiliary = not_follows || (verb < tags_.size() && (tags_[verb] == Tag::vb || tags_[verb] == Tag::vbp || tags_[verb] == Tag::be || tags_[verb] == Tag::hv));
    if (auxiliary) {
      std::size_t after_not = i + 2;
      while (not_follows && after_not < tags_.size() && is_adverb(tags_[after_not])) ++after_not;
      if (not_follows && after_not < tags_.size() && tags_[after_not] == Tag::in && allows(after_not, WordClass::verb)) tags_[after_not] = Tag::vb;  // "did not like the plan"
      if (verb < tags_.size() && tags_[verb] == Tag::vbp) tags_[verb] = Tag::vb;
      return;
    }
    tags_[i] = main_verb_tag(i);
  }

  Tag main_verb_tag(std::size_t i) const {
    const std::string_view form = tokens_[i].folded;
    if (form == "has" || form == "does") return Tag::vbz;
    if (form == "having") return Tag::vbg;
    const std::size_t aux = auxiliary_before(i);
    if (form == "had" || form == "did") return aux < tags_.size() && tags_[aux] == Tag::hv ? Tag::vbn : Tag::vbd;
    const bool infinitive = (aux < tags_.size() && (tags_[aux] == Tag::md || tags_[aux] == Tag::do_)) || (i > 0 && tags_[i - 1] == Tag::to);
    return infinitive ? Tag::vb : Tag::vbp;
  }

  /// "died in the Corvane Valley floods", "the toll from the Corvane floods rose", "sells Orvan pumps with Karo motors": the name hangs on a
  /// preposition or a verb, and the clause has another verb. "The road through the valley floods" has none.
  void plural_after_name(std::size_t i) {
    if (i < 2 || tags_[i - 1] != Tag::nnp || !allows(i, WordClass::noun)) return;
    std::size_t k = i - 1;
    while (k > 0 && i - k < kReach && (tags_[k] == Tag::nnp || tags_[k] == Tag::jj)) --k;
    const bool owned = tags_[k] == Tag::pos;   // "on Corvane's US store charts"
    while (owned && k > 1 && (tags_[k] == Tag::pos || tags_[k] == Tag::nnp) && i - k < kReach + 3) --k;
    const bool determined = owned || tags_[k] == Tag::dt || tags_[k] == Tag::pdet;
    if (!owned && determined && k > 0) --k;
    const bool object = is_verb(tags_[k]) && !speaks(k);
    if (determined ? tags_[k] != Tag::in : tags_[k] != Tag::in && !object) return;
    const std::size_t verb = finite_before(object ? k + 1 : k);
    const bool governed = verb < tags_.size() && (tags_[verb] == Tag::md || !speaks(verb));
    const bool followed = is_finite(at(i + 1)) || (i + 1 < tags_.size() && (verb_forms(i + 1) & form_past) != 0);
    if (determined ? governed || followed : governed && ends_group(i + 1) && !in_relative(verb)) tags_[i] = Tag::nns;
  }

  /// "held exploratory merger talks over": the clause has its verb, whose object goes on to the plural. "He said demand rises" has a verb that takes a clause.
  void plural_in_object(std::size_t i) {
    if (i < 2 || tags_[i - 1] != Tag::nn || !allows(i, WordClass::noun) || !ends_group(i + 1)) return;
    std::size_t k = i - 1;
    while (k > 0 && i - k < kReach && (tags_[k - 1] == Tag::nn || tags_[k - 1] == Tag::jj)) --k;
    if (k == 0 || !is_verb(tags_[k - 1]) || tags_[k - 1] == Tag::vbg || speaks(k - 1)) return;
    tags_[i] = Tag::nns;
  }

  /// No object stands there: the word before it may be the last of its noun group.
  bool ends_group(std::size_t i) const {
    const Tag t = at(i);
    if (t == Tag::vbd) return (verb_forms(i) & form_past_participle) != 0 && at(i + 1) == Tag::in;   // "pumps equipped with"
    return t == Tag::in || t == Tag::stop || t == Tag::comma || t == Tag::cc || t == Tag::mark || t == Tag::wh || t == Tag::vbn;
  }

  /// "the firm that makes Orvan pumps": its clause began with a relative pronoun.
  bool in_relative(std::size_t i) const {
    while (i > 0 && !ends_clause(tags_[i - 1])) --i;
    return i > 0 && (tags_[i - 1] == Tag::wh || tags_[i - 1] == Tag::wrb);
  }

  Tag at(std::size_t i) const { return i < tags_.size() ? tags_[i] : Tag::stop; }

  /// "the breaking of the ice", "brought wide, sudden flooding": a noun between what modifies it and what cannot be its object.
  void gerund(std::size_t i) {
    if (i == 0) return;
    const Tag left = tags_[i - 1], next = at(i + 1), before = i > 1 ? tags_[i - 2] : Tag::start;
    const bool determined = left == Tag::dt || left == Tag::pdet || left == Tag::pos || ((left == Tag::jj || left == Tag::vbn) && (before == Tag::dt || before == Tag::pdet || before == Tag::in)) ||
                            (left == Tag::jj && allows(i, WordClass::noun) && (is_verb(before) || (before == Tag::comma && i > 2 && tags_[i - 3] == Tag::jj)));
    const bool alone = next == Tag::in || next == Tag::stop || next == Tag::comma || next == Tag::cc || next == Tag::mark || is_finite(next);
    if (determined && alone && tokens_[i].folded != "following") tags_[i] = Tag::nn;
  }

  /// "Storm Claims 24 Lives", "Flood Leaves at Least 12 Dead Animals": in a headline a number with its noun is the object of what could be a plural.
  void verb_of_headline(std::size_t i) {
    if (i == 0 || !tokens_[i].has(shape_title_case) || !(verb_forms(i) & form_third) || (tags_[i - 1] != Tag::nn && tags_[i - 1] != Tag::nnp && tags_[i - 1] != Tag::vbg)) return;
    std::size_t k = i + 1;
    if (at(k) == Tag::in && k + 1 < tags_.size() && tokens_[k].folded == "at" && (tokens_[k + 1].folded == "least" || tokens_[k + 1].folded == "most")) k += 2;
    if (at(k) != Tag::cd) return;
    while (at(k) == Tag::cd || at(k) == Tag::jj) ++k;
    if (!is_noun(at(k)) || tokens_[k].folded == "percent" || notes_[k].time_noun) return;
    tags_[i] = Tag::vbz;
    if (tags_[i - 1] == Tag::vbg && allows(i - 1, WordClass::noun)) tags_[i - 1] = Tag::nn;  // "Flooding Claims ..."
  }

  /// "to shut Corvane's printing unit": behind a name that is itself an object, 's is no verb.
  void possessive(std::size_t i) {
    if (i < 1 || tokens_[i].folded != "'s" || !is_noun(tags_[i - 1])) return;
    std::size_t made = i + 1;
    while (at(made) == Tag::rb) ++made;
    if (made > i + 1 && (at(made) == Tag::vbn || at(made) == Tag::vbd || at(made) == Tag::jj) && is_noun(at(made + 1)) && tokens_[made - 1].folded.ends_with("ly") && (verb_forms(made) & form_past_participle)) {
      tags_[i] = Tag::pos;  // "the firm's newly formed council"
      if (at(made) == Tag::vbd) tags_[made] = Tag::vbn;
      return;
    }
    if (i < 2 || at(i + 1) != Tag::vbg || !is_noun(at(i + 2))) return;
    std::size_t begin = i - 1;
    while (begin > 0 && (is_noun(tags_[begin - 1]) || tags_[begin - 1] == Tag::jj || tags_[begin - 1] == Tag::dt)) --begin;
    if (begin > 0 && (is_verb(tags_[begin - 1]) || tags_[begin - 1] == Tag::in)) tags_[i] = Tag::pos;
  }

  /// "all these firms", "both the banks": no pronoun, but a determiner before another.
  void predeterminer(std::size_t i) {
    if ((at(i + 1) == Tag::dt || at(i + 1) == Tag::pdet) && allows(i, WordClass::determiner)) tags_[i] = Tag::dt;
  }

  /// "that" is a conjunction after a verb when a clause can follow, a relative pronoun between a noun and a verb.
  void that_word(std::size_t i) {
    const Tag left = i == 0 ? Tag::start : tags_[over_adverbs_back(i) == 0 ? 0 : over_adverbs_back(i) - 1];
    std::size_t k = i + 1;
    while (is_adverb(at(k))) ++k;
    const Tag next = at(k);
    const bool verb = is_verb(left) || is_auxiliary(left);
    const bool clause = next == Tag::prp || next == Tag::dt || next == Tag::pdet || next == Tag::nns || next == Tag::nnp || next == Tag::ex || next == Tag::sub || next == Tag::in ||
                        next == Tag::cd || (verb && next == Tag::nn && is_finite(at(k + 1))) || (next == Tag::jj && at(k + 1) == Tag::nns) || (next == Tag::comma && (tags_[i] != Tag::prp || verb));
    if ((verb || left == Tag::jj || left == Tag::prpo) && clause) tags_[i] = Tag::sub;
    else if (tags_[i] == Tag::dt && (next == Tag::nns || next == Tag::prp)) tags_[i] = Tag::sub;
    else if (tags_[i] == Tag::sub && is_noun(left) && is_finite(next)) tags_[i] = Tag::wh;
  }

  /// "a drop that finance chief Holm explained": a singular noun has no plural verb, and the clause has a verb of its own.
  bool noun_of_title(std::size_t i, std::size_t relative) const {
    if (i != relative + 1 || relative < 2 || tags_[relative - 1] != Tag::nn || !allows(i, WordClass::noun)) return false;
    if (tokens_[relative - 2].folded != "a" && tokens_[relative - 2].folded != "an" && tokens_[relative - 2].folded != "the") return false;
    std::size_t k = i + 1;
    while (at(k) == Tag::nn || at(k) == Tag::jj) ++k;
    const std::size_t name = k;
    while (at(k) == Tag::nnp) ++k;
    return name > i + 1 && k > name && (at(k) == Tag::vbd || at(k) == Tag::vbz || at(k) == Tag::md || is_auxiliary(at(k)) || at(k) == Tag::vbn);
  }

  /// The infinitive after a modal or "to", over adverbs; the plain present elsewhere after a subject.
  void bare_verb(std::size_t i) {
    std::size_t k = i;
    while (k > 0 && i - k < kReach && is_adverb(tags_[k - 1])) --k;
    if (k == 0) return;
    const Tag left = tags_[k - 1];
    if (left == Tag::wh && noun_of_title(i, k - 1)) {
      tags_[i] = Tag::nn;
      for (std::size_t n = i + 1; tags_[n] == Tag::jj && allows(n, WordClass::noun); ++n) tags_[n] = Tag::nn;
    }
    else if (left == Tag::md || left == Tag::to || left == Tag::do_) tags_[i] = Tag::vb;
    else if (left == Tag::nns && k == i && noun_of_compound(i)) tags_[i] = Tag::nn;
    else if (is_noun(left) && k < i && finite_before(k) == tags_.size() && plural_subject(k)) tags_[i] = Tag::vbp;
    else if (left == Tag::nns || left == Tag::prp || left == Tag::wh) tags_[i] = Tag::vbp;
  }

  /// "cannot process video": right behind a modal that is denied stands its verb, however rarely the word is one.
  void verb_of_denial(std::size_t i) {
    if (i < 2 || (tags_[i - 2] != Tag::md && tags_[i - 2] != Tag::do_) || (verb_forms(i) & form_base) == 0) return;
    if (tokens_[i - 1].folded == "not" || tokens_[i - 1].folded == "n't") tags_[i] = Tag::vb;
  }

  /// "an arms race", "a sports club": "a" wants one, so that the plural is not what it counts.
  bool noun_of_compound(std::size_t i) const {
    if (!allows(i, WordClass::noun) || at(i + 1) == Tag::dt || at(i + 1) == Tag::pdet || at(i + 1) == Tag::prpo) return false;
    std::size_t k = i - 1;
    while (k > 0 && i - k < kReach && (is_noun(tags_[k]) || tags_[k] == Tag::jj)) --k;
    return tokens_[k].folded == "a" || tokens_[k].folded == "an";
  }

  /// "Pumps featuring a new valve typically use": the clause begins with a plural that still waits for its verb.
  bool plural_subject(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && !ends_clause(tags_[begin - 1])) --begin;
    for (std::size_t k = begin; k < end; ++k) {
      if (tags_[k] == Tag::in || tags_[k] == Tag::vbz) return false;
      if (tags_[k] == Tag::vbg || tags_[k] == Tag::vbn) return k > begin && tags_[k - 1] == Tag::nns;
    }
    return false;
  }

  std::span<const Token> tokens_;
  std::span<const WordNote> notes_;
  std::span<Tag> tags_;
};

}  // namespace

void correct_tags(std::span<const Token> tokens, std::span<const WordNote> notes, std::span<Tag> tags) { TagRules(tokens, notes, tags).run(); }

}  // namespace crosstell::segmenting
