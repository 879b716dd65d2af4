// SPDX-License-Identifier: Apache-2.0
#include "verb_group.h"

namespace crosstell::segmenting {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool is_verbal(Tag t) { return is_verb(t) || is_auxiliary(t) || t == Tag::md; }

class VerbGroups {
 public:
  VerbGroups(const SentenceView& s, std::vector<VerbGroup>& out) : s_(s), out_(out) {}

  void run() {
    std::size_t group = 0;
    for (std::uint32_t i = s_.range.begin; i < s_.range.end;) {
      while (group < s_.groups.size() && s_.groups[group].end <= i) ++group;
      if (group < s_.groups.size() && s_.groups[group].begin <= i) {
        i = s_.groups[group].end;  // a participle inside a noun group is a modifier
        continue;
      }
      const Tag t = s_.tag(i);
      const bool starts = is_verbal(t) || (t == Tag::to && verb_follows(i + 1));
      if (!starts) {
        ++i;
        continue;
      }
      i = read(i);
    }
  }

 private:
  std::string_view lemma(std::uint32_t i) const { return s_.tokens[i].lemma; }
  std::string_view folded(std::uint32_t i) const { return s_.tokens[i].folded; }

  /// First token from `i` on that is no adverb.
  std::uint32_t past_adverbs(std::uint32_t i) const {
    while (is_adverb(s_.tag(i)) || (s_.tag(i) == Tag::dt && i < s_.range.end && folded(i) == "no" && i + 1 < s_.range.end && folded(i + 1) == "longer")) ++i;
    return i;
  }

  bool verb_follows(std::uint32_t i) const {
    const Tag t = s_.tag(past_adverbs(i));
    return t == Tag::vb || t == Tag::vbp || is_auxiliary(t);
  }

  bool is_participle(std::uint32_t i) const { return (s_.tokens[i].forms & form_past_participle) != 0; }

  /// Whether the verb at `next` continues a group whose last verb stands at `last`.
  bool continues(std::uint32_t last, std::uint32_t next) const {
    const Tag left = s_.tag(last), right = s_.tag(next);
    if (left == Tag::md || left == Tag::to || left == Tag::do_) return right == Tag::vb || right == Tag::vbp || is_auxiliary(right);
    if (left == Tag::hv) return right == Tag::vbn || (is_auxiliary(right) && is_participle(next));
    if (left == Tag::be) return right == Tag::vbn || right == Tag::vbg || (is_auxiliary(right) && (s_.tokens[next].forms & form_present_participle) != 0);
    if (lemma(last) == "get" && is_verb(left)) return right == Tag::vbn;
    return false;
  }

  bool in_noun_group(std::uint32_t i) const {
    for (const TokenSpan& g : s_.groups)
      if (g.contains(i)) return true;
      else if (g.begin > i) break;
    return false;
  }

  std::uint32_t read(std::uint32_t begin) {
    VerbGroup group;
    group.tokens = {begin, begin + 1};
    std::uint32_t first = begin, last = begin;
    std::uint32_t i = begin;
    apply_first(group, begin);
    while (true) {
      const std::uint32_t next = past_adverbs(i + 1);
      if (next >= s_.range.end || !continues(last, next) || (next > i + 1 && in_noun_group(next))) break;
      link(group, last, next);
      last = next;
      i = next;
      group.tokens.end = next + 1;
    }
    group.head = last;
    std::uint32_t resume = group.tokens.end;
    const std::uint32_t apart = inverted_verb(first, last);
    if (apart != kNone) {
      link(group, last, apart);
      group.head = apart;
      group.tokens = {apart, apart + 1};
      resume = apart + 1;
    }
    // "is not", "was never": negation that follows a copula belongs to the group.
    for (std::uint32_t k = group.tokens.end; apart == kNone && k < s_.range.end && k < group.tokens.end + 2 && is_adverb(s_.tag(k)); ++k)
      if (negates(k)) {
        group.tokens.end = k + 1;
        resume = k + 1;
        break;
      }
    for (std::uint32_t k = begin; k < group.tokens.end; ++k) group.negated |= negates(k);
    if (begin > s_.range.begin && (negates(begin - 1))) group.negated = true;  // "not to sell", "no longer sells"
    const Tag head = s_.tag(group.head);
    if (group.tokens.size() == 1 && head == Tag::vbn && !group.finite && apart == kNone) group.passive = true;
    out_.push_back(group);
    return resume;
  }

  bool negates(std::uint32_t k) const { return s_.tag(k) == Tag::not_ || (s_.notes[k].negates && folded(k) == "never") || (folded(k) == "longer" && k > s_.range.begin && folded(k - 1) == "no"); }

  /// Tense and kind by the first word of the group.
  void apply_first(VerbGroup& group, std::uint32_t i) const {
    const Tag t = s_.tag(i);
    const FormSet forms = s_.tokens[i].forms;
    if (t == Tag::to) {
      group.infinitive = true;
      return;
    }
    if (t == Tag::md) {
      group.finite = true;
      const bool future = lemma(i) == "will" || lemma(i) == "shall";
      if (future) group.tense = VerbGroup::Tense::future;
      else group.modal = i;
      return;
    }
    if (t == Tag::vbg || t == Tag::vbn || (is_auxiliary(t) && (forms & form_present_participle)) || (is_auxiliary(t) && folded(i) == "been")) return;
    if (t == Tag::vb || folded(i) == "be") return;
    group.finite = true;
    group.tense = t == Tag::vbd || (is_auxiliary(t) && (forms & form_past)) ? VerbGroup::Tense::past : VerbGroup::Tense::present;
  }

  void link(VerbGroup& group, std::uint32_t last, std::uint32_t next) const {
    const Tag left = s_.tag(last), right = s_.tag(next);
    if (left == Tag::hv) group.perfect = true;
    group.passive = (left == Tag::be || lemma(last) == "get") && right == Tag::vbn;
    if (left == Tag::be && (right == Tag::vbg || (is_auxiliary(right) && (s_.tokens[next].forms & form_present_participle)))) group.progressive = true;
  }

  /// "Did the firm sell", "has she left": the main verb behind the noun group that follows an auxiliary at the start.
  std::uint32_t inverted_verb(std::uint32_t first, std::uint32_t last) const {
    const Tag t = s_.tag(last);
    if (first != last || !(is_auxiliary(t) || t == Tag::md)) return kNone;
    const Tag left = first == s_.range.begin ? Tag::start : s_.tag(first - 1);
    if (left != Tag::start && left != Tag::wrb && left != Tag::wh && left != Tag::mark && left != Tag::cc && left != Tag::nn && left != Tag::nns) return kNone;
    for (const TokenSpan& group : s_.groups) {
      if (group.begin < last + 1) continue;
      if (group.begin != past_adverbs(last + 1)) return kNone;
      const std::uint32_t verb = past_adverbs(group.end);
      if (verb >= s_.range.end || !continues(last, verb)) return kNone;
      const bool question = left == Tag::start || left == Tag::wrb || left == Tag::wh || s_.tokens[s_.range.end - 1].folded == "?";
      return question || is_pronoun(s_.tag(group.begin)) ? verb : kNone;
    }
    return kNone;
  }

  const SentenceView& s_;
  std::vector<VerbGroup>& out_;
};

}  // namespace

void find_verb_groups(const SentenceView& sentence, std::vector<VerbGroup>& out) { VerbGroups(sentence, out).run(); }

}  // namespace crosstell::segmenting
