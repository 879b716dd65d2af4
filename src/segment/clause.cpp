// SPDX-License-Identifier: Apache-2.0
#include "clause.h"

#include <algorithm>
#include <array>

#include "character.h"
#include "clause_view.h"

namespace crosstell::segmenting {
namespace {

constexpr std::size_t kMaxDepth = 16;  // deeper nesting stays in the innermost clause

enum class Kind : std::uint8_t { main, subordinate, relative, parenthesis };

/// A clause that has begun and may go on behind one nested in it.
struct Frame {
  Kind kind = Kind::main;
  std::uint16_t clause = 0;
  TokenSpan subject;
  bool weak_subject = false;       ///< a time noun at the start: "Last week the firm ..."
  bool fronted_subject = false;    ///< may explain what stands before it: "In the Norland Cup, the oldest race, ..."
  TokenSpan antecedent;            ///< relative: the group the pronoun stands for
  std::uint32_t verb = kNone;      ///< index of the last predicate
  bool finite = false;             ///< has a finite verb
  TokenSpan last_group;            ///< last noun group that is no part of a prepositional phrase
  std::uint32_t opened_at = 0;     ///< token of the boundary
  bool opened_by_comma = false;
};

/// Clearing room for the deepest nesting would cost more than most sentences.
std::array<Frame, kMaxDepth>& stack_room() {
  thread_local std::array<Frame, kMaxDepth> room;
  return room;
}

class ClauseFinder : ClauseView {
 public:
  ClauseFinder(const SentenceView& s, std::span<Token> tokens, std::span<const VerbGroup> verbs, std::uint32_t first, std::vector<Predicate>& out)
      : ClauseView(s), tokens_(tokens), verbs_(verbs), next_verb_(first), out_(out), stack_(stack_room()) {
    stack_[0] = Frame{};
    stack_[0].opened_at = s_.range.begin;
  }

  void run() {
    std::size_t group = 0;
    for (std::uint32_t i = s_.range.begin; i < s_.range.end;) {
      while (group < s_.groups.size() && s_.groups[group].begin < i) ++group;
      const bool at_group = group < s_.groups.size() && s_.groups[group].begin == i;
      const bool at_verb = next_verb_ < verbs_.size() && verbs_[next_verb_].tokens.begin == i;
      std::uint32_t end = i + 1;
      if (at_group) {
        end = s_.groups[group].end;
        label(i, end);
        noun_group(s_.groups[group]);
      } else if (at_verb) {
        end = verbs_[next_verb_].tokens.end;
        verb_group(next_verb_);
        label(i, end);
        ++next_verb_;
      } else {
        boundary(i);
        label(i, end);
      }
      i = end;
    }
  }

 private:
  Frame& frame() { return stack_[depth_]; }

  void label(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) tokens_[i].clause = frame().clause;
  }
  std::uint16_t new_clause() { return ++clause_count_; }

  void push(Kind kind, std::uint32_t at) {
    if (depth_ + 1 >= kMaxDepth) return;
    Frame next;
    next.kind = kind;
    next.clause = new_clause();
    next.opened_at = at;
    next.opened_by_comma = at > s_.range.begin && tag(at - 1) == Tag::comma;
    stack_[++depth_] = next;
  }
  void pop() {
    if (depth_ > 0) --depth_;
  }

  /// Everything before is closed: a new main clause.
  void restart(std::uint32_t at) {
    depth_ = 0;
    stack_[0] = Frame{};
    stack_[0].clause = new_clause();
    stack_[0].opened_at = at;
  }

  void noun_group(const TokenSpan& group) {
    Frame& f = frame();
    std::uint32_t left = group.begin;
    if (left > s_.range.begin && (is_adverb(tag(left - 1)) || tag(left - 1) == Tag::dt)) left = back_over_adverbs(left);
    const Tag before = left_of(left);
    if (before == Tag::in) {
      agent(group, left - 1);
      in_preposition_ = true;
      preposition_end_ = group.end;
      last_any_ = group;
      return;
    }
    const bool listed = before == Tag::cc || (before == Tag::comma && f.verb != kNone);
    const bool after_preposition = in_preposition_ && listed && (left - 1 == preposition_end_ || (left - 2 == preposition_end_ && left_of(left - 1) == Tag::comma));
    last_any_ = group;
    if (f.verb == kNone && f.subject.empty() && (after_preposition || year_of_date(group, before))) {
      preposition_end_ = group.end;
      return;
    }
    if (f.verb == kNone) {
      if (contact_clause(f, group)) return;
      early_group(f, group, before, left);
      f.last_group = group;
      return;
    }
    if (after_preposition) {
      preposition_end_ = group.end;
      f.last_group = group;  // still free to be the subject of what follows
      return;
    }
    in_preposition_ = false;
    late_group(f, group, before);
    f.last_group = group;
  }

  /// "The bridge the army built collapsed", "All the servers Corvane sells are old": a relative clause without its pronoun.
  bool contact_clause(Frame& f, const TokenSpan& group) {
    const std::uint32_t split = f.subject.empty() ? name_behind_noun(group) : group.begin;
    if (split == group.end || (!f.subject.empty() && (f.weak_subject || f.subject.end != split)) || !two_verbs_follow(group.end)) return false;
    const TokenSpan antecedent = f.subject.empty() ? TokenSpan{group.begin, split} : f.subject;
    f.subject = f.last_group = antecedent;
    push(Kind::relative, split);
    frame().antecedent = antecedent;
    frame().subject = frame().last_group = last_any_ = {split, group.end};
    label(split, group.end);
    return true;
  }

  /// From `i` on: a finite verb without an object, perhaps phrases with prepositions, then another finite verb.
  bool two_verbs_follow(std::uint32_t i) const {
    if (next_verb_ + 1 >= verbs_.size()) return false;
    const VerbGroup& inner = verbs_[next_verb_];
    const VerbGroup& outer = verbs_[next_verb_ + 1];
    if (!inner.finite || inner.passive || is_copula(inner) || !outer.finite || outer.tokens.begin >= s_.range.end || back_over_adverbs(inner.tokens.begin) > i) return false;
    bool phrase = false;
    for (std::uint32_t k = inner.tokens.end; k < outer.tokens.begin; ++k) {
      const Tag t = tag(k);
      if (t == Tag::in) phrase = true;
      else if (is_noun(t) ? !phrase && !s_.notes[k].time_noun && (s_.notes[k].uses & (name_weekday | name_month)) == 0
                          : !is_adverb(t) && t != Tag::rp && t != Tag::dt && t != Tag::pdet && t != Tag::jj && t != Tag::cd && t != Tag::pos) return false;
    }
    return inner.tokens.begin >= i;
  }

  /// A comma stands between the group and one that hangs on a preposition.
  bool follows_preposition(const TokenSpan& group, Tag before) const { return before == Tag::comma && preposition_end_ > s_.range.begin && group.begin - 1 == preposition_end_; }

  /// "On 8 January, 1880, the ...", "On January 8, 1880, ...": the year behind the comma goes with the date.
  bool year_of_date(const TokenSpan& group, Tag before) const {
    if (!follows_preposition(group, before) || group.size() != 1 || tag(group.begin) != Tag::cd || s_.tokens[group.begin].span.size() != 4) return false;
    const std::uint32_t left = group.begin - 1;
    return (tag(left - 1) == Tag::cd || (s_.notes[left - 1].uses & name_month) != 0);
  }

  /// "In Aldby, Norland, the ...": the land behind a place that hangs on a preposition.
  bool place_of_place(const TokenSpan& group, Tag before) const {
    return follows_preposition(group, before) && tag(group.end - 1) == Tag::nnp && tag(preposition_end_ - 1) == Tag::nnp && tag(group.end) == Tag::comma &&
           (s_.notes[preposition_end_ - 1].uses & (name_weekday | name_month)) == 0 && (s_.notes[group.end - 1].uses & (name_country | name_region)) != 0;
  }

  /// Before the verb: a subject, one joined to it, or an apposition.
  void early_group(Frame& f, const TokenSpan& group, Tag before, std::uint32_t left) {
    if (f.subject.empty()) {
      f.subject = group;
      f.fronted_subject = before == Tag::comma ? left - 1 == preposition_end_ && tag(f.opened_at) == Tag::in : left == f.opened_at && (folded(left) == "a" || folded(left) == "an");
      f.weak_subject = is_time(group) || place_of_place(group, before);
    } else if (f.weak_subject) {
      f.subject = group;
      f.weak_subject = false;
    } else if (before == Tag::cc && f.subject.end + 1 == group.begin) {
      f.subject.end = group.end;
    } else if (f.kind == Kind::subordinate && before != Tag::comma && !f.subject.empty() && f.subject.end == group.begin) {
      f.subject = group;  // "when Monday the firm ..."
    }
  }

  /// After the verb: its object, when nothing but adverbs, a particle or its own first object stands between.
  void late_group(Frame& f, const TokenSpan& group, Tag before) {
    Predicate& p = out_[f.verb];
    if (group == p.subject) return;  // the speaker behind the verb
    const VerbGroup& verb = verbs_[p.verb_group];
    const std::uint32_t left = back_over_adverbs(group.begin);
    const bool adjacent = left <= verb.tokens.end || (left == verb.tokens.end + 1 && (tag(verb.tokens.end) == Tag::dt || tag(verb.tokens.end) == Tag::mark));
    if (adjacent && is_copula(verb) && !p.subject.empty() && tag(p.subject.begin) == Tag::ex) {
      p.subject = group;  // "There is no evidence"
    } else if (p.object.empty()) {
      if (adjacent && !is_time(group) && !(verb.passive && !verb.finite)) p.object = group;
      else if (adjacent && is_time(group) && is_copula(verb)) p.object = group;
    } else if (before == Tag::cc && p.object.end + 1 == group.begin) {
      p.object.end = group.end;
    } else if (p.object.end == group.begin && !is_time(group) && is_pronoun(tag(p.object.begin)) && p.object.size() == 1) {
      p.object = group;  // "gave him a book"
    }
  }

  void agent(const TokenSpan& group, std::uint32_t preposition) {
    if (folded(preposition) != "by" || is_time(group)) return;
    const std::uint32_t verb = frame().verb;
    if (verb != kNone && verbs_[out_[verb].verb_group].passive && out_[verb].agent.empty()) out_[verb].agent = group;
  }

  void verb_group(std::uint32_t index) {
    const VerbGroup& verb = verbs_[index];
    Predicate p;
    p.verb_group = index;
    if (verb.finite) finite_subject(verb, p);
    else dependent_subject(verb, p);
    p.clause = frame().clause;
    frame().verb = static_cast<std::uint32_t>(out_.size());
    frame().finite |= verb.finite;
    in_preposition_ = false;
    out_.push_back(p);
  }

  /// The noun group right before the verb, adverbs and prepositional parts passed over, that stands after the clause's last verb.
  bool has_fresh_group(const Frame& f, const VerbGroup& verb) const {
    if (f.verb == kNone || f.last_group.empty()) return false;
    const VerbGroup& last = verbs_[out_[f.verb].verb_group];
    if (f.last_group.begin < last.tokens.end) return false;
    for (std::uint32_t i = f.last_group.end; i < verb.tokens.begin; ++i)
      if (tag(i) == Tag::cc && !is_noun(tag(i + 1)) && tag(i + 1) != Tag::jj && tag(i + 1) != Tag::dt) return false;
    return left_of(back_over_adverbs(verb.tokens.begin)) != Tag::cc;
  }

  void finite_subject(const VerbGroup& verb, Predicate& p) {
    const std::uint32_t left = back_over_adverbs(verb.tokens.begin);
    const Tag before = left_of(left);
    if (said_before_speaker(verb, before, p)) return;
    Frame* f = &frame();
    if (f->kind == Kind::relative && !f->finite) {
      if (f->subject.empty() || f->weak_subject) {
        p.subject = f->antecedent;
      } else {
        p.subject = f->subject;
        p.object = f->antecedent;
      }
      f->subject = p.subject;
      return;
    }
    if (!f->finite && !f->subject.empty()) {
      if (last_any_.end == left && !(last_any_ == f->subject) && left_of(last_any_.begin) == Tag::comma) {
        const bool pronoun = is_nominative(folded(last_any_.begin)) && last_any_.size() == 1;
        if (tag(verb.tokens.end) == Tag::comma && (pronoun || may_speak(verb.head))) {  // "The plan, the mayor said, is ..."
          push(Kind::parenthesis, last_any_.begin);
          label(last_any_.begin, verb.tokens.begin);
          frame().subject = last_any_;
        } else if (pronoun || (f->fronted_subject && tag(last_any_.end - 1) == Tag::nnp && !(is_time(last_any_)))) {
          f->subject = last_any_;  // "A doctor by training, she founded ...", "In the Norland Cup, the oldest race, Orvan came first"
        }
      }
      p.subject = frame().subject;
      return;
    }
    if (before == Tag::cc && f->finite) {  // shares the subject
      p.subject = f->subject;
      f->clause = new_clause();
      tokens_[left - 1].clause = f->clause;
      return;
    }
    if (before == Tag::comma && depth_ > 0 && f->finite && left == verb.tokens.begin && stack_[depth_ - 1].finite && waiting_frame() == kMaxDepth) {
      pop();  // "explains why he left, names the aims and ...": the list goes on around the nested clause
      p.subject = frame().subject;
      frame().clause = new_clause();
      return;
    }
    if (before == Tag::comma && f->finite && left == verb.tokens.begin && waiting_frame() == kMaxDepth && commas_behind_verb(*f, left) == 1) {
      p.subject = f->subject;  // "names the aims, lists the risks and ...": one comma never parts a subject from its verb
      f->clause = new_clause();
      tokens_[left - 1].clause = f->clause;
      return;
    }
    if (const std::uint32_t lead = f->finite && last_any_.end == left ? clause_lead(last_any_.begin) : left; lead < left) {
      push(Kind::subordinate, lead);
      frame().subject = p.subject = last_any_;
      label(lead, verb.tokens.begin);   // what follows gets its number when it is reached
      return;
    }
    const std::size_t outer = waiting_frame();
    const bool fresh = has_fresh_group(*f, verb);
    // "..., which makes tools that plan the routes, is to close": behind a comma the verb is that of the clause around.
    if (fresh && (outer == kMaxDepth || (speaks(*f) && before != Tag::comma))) {
      if (const TokenSpan named = apposed_to(f->last_group, left); !named.empty() && !f->finite) f->last_group = named;
      content_clause(verb, p);
      return;
    }
    if (outer < kMaxDepth) {  // "The man who sold it left."
      depth_ = outer;
      p.subject = frame().subject;
      return;
    }
    if (f->subject.empty() && !last_any_.empty() && f->verb == kNone) {
      p.subject = before == Tag::start ? TokenSpan{} : last_any_;
      f->subject = p.subject;
      return;
    }
    p.subject = f->subject;
    if (f->finite) f->clause = new_clause();
  }

  int commas_behind_verb(const Frame& f, std::uint32_t end) const {
    if (f.verb == kNone) return 0;
    int count = 0;
    for (std::uint32_t i = verbs_[out_[f.verb].verb_group].tokens.end; i < end && count < 2; ++i) count += tag(i) == Tag::comma ? 1 : 0;
    return count;
  }

  /// A clause around this one that has its subject and still waits for its verb; kMaxDepth when there is none.
  std::size_t waiting_frame() const {
    for (std::size_t k = depth_; k-- > 0;)
      if (!stack_[k].finite && !stack_[k].subject.empty()) return k;
    return kMaxDepth;
  }

  /// Whether the clause's last verb takes a clause for its object.
  bool speaks(const Frame& f) const {
    return f.verb != kNone && s_.notes[verbs_[out_[f.verb].verb_group].head].speaks;
  }

  /// "He said prices rose": the last noun group is no object but begins a clause of its own.
  void content_clause(const VerbGroup& verb, Predicate& p) {
    const TokenSpan subject = frame().last_group;
    Predicate& governing = out_[frame().verb];
    if (governing.object == subject) governing.object = {};
    else if (!governing.object.empty() && governing.object.contains(subject)) governing.object.end = std::max(governing.object.begin, subject.begin - 1);
    push(Kind::subordinate, subject.begin);
    frame().subject = subject;
    p.subject = subject;
    label(subject.begin, verb.tokens.begin);
  }

  /// `..., said Ana Holm`: the speaker stands behind the verb.
  bool said_before_speaker(const VerbGroup& verb, Tag before, Predicate& p) {
    if (verb.tokens.size() > 2 || verb.perfect || verb.passive || !is_verb(tag(verb.head))) return false;
    if (((s_.tokens[verb.head].lexical >> kVerbCommunication) & 1) == 0) return false;
    if (before != Tag::comma && before != Tag::mark && before != Tag::stop) return false;
    const auto group = std::lower_bound(s_.groups.begin(), s_.groups.end(), verb.tokens.end, [](const TokenSpan& g, std::uint32_t t) { return g.begin < t; });
    if (group == s_.groups.end() || group->begin != verb.tokens.end || is_time(*group)) return false;
    if (!frame().finite && !frame().subject.empty() && before == Tag::comma && !quote_before(verb.tokens.begin)) return false;  // "Holm, the head, told them"
    const Tag after = tag(group->end);
    const bool complete = after == Tag::stop || after == Tag::comma || after == Tag::mark || (after == Tag::in && quote_before(verb.tokens.begin));
    if (!complete) return false;  // "..., outlines the three aims it has"
    if (!quote_before(verb.tokens.begin) && !names_speaker(group->end - 1)) return false;  // "explains the plan, discusses river transport, and argues"
    restart(verb.tokens.begin);
    p.subject = *group;
    frame().subject = *group;
    frame().last_group = *group;
    return true;
  }

  void dependent_subject(const VerbGroup& verb, Predicate& p) {
    Frame& f = frame();
    const std::uint32_t left = back_over_adverbs(verb.tokens.begin);
    const Tag before = left_of(left);
    const bool after_group = !last_any_.empty() && last_any_.end == left;
    if (verb.infinitive || tag(verb.head) == Tag::vb) {
      // "asked the bank to pay": the object acts; otherwise the subject of the governing verb does.
      const bool object_control = f.verb != kNone && !out_[f.verb].object.empty() && out_[f.verb].object.end == left;
      const bool introduced = after_group && last_any_.begin > s_.range.begin && folded(last_any_.begin - 1) == "for";  // "for them to pay"
      p.subject = introduced ? last_any_ : object_control ? out_[f.verb].object : f.subject;
    } else if (after_group && before != Tag::comma) {
      p.subject = last_any_;
    } else {
      p.subject = f.subject;
    }
  }

  void boundary(std::uint32_t i) {
    const Tag t = tag(i);
    switch (t) {
      case Tag::sub: push(Kind::subordinate, i); break;
      case Tag::wh: case Tag::whp: relative(i); break;
      case Tag::wrb: if (i != s_.range.begin) push(Kind::subordinate, i); break;
      case Tag::comma: if (!inside_date(i)) comma(); break;
      case Tag::mark: mark(i); break;
      case Tag::cc: conjunction(i); break;
      default: break;
    }
  }

  void relative(std::uint32_t i) {
    const Tag before = left_of(i);
    const bool after_group = !last_any_.empty() && (last_any_.end == i || (last_any_.end + 1 == i && (before == Tag::comma || before == Tag::in)));
    if (!after_group) {
      if (i == s_.range.begin) return;  // a question
      push(Kind::subordinate, i);
      return;
    }
    const TokenSpan antecedent = last_any_;
    push(Kind::relative, i);
    frame().antecedent = antecedent;
    if (before == Tag::in) frame().kind = Kind::subordinate;  // "in which the firm ..."
    last_any_ = {};
  }

  /// A comma closes a nested clause that has its verb.
  void comma() {
    in_preposition_ = false;
    if (depth_ == 0) return;
    Frame& f = frame();
    if (!f.finite && f.verb == kNone) return;
    const bool leading = f.kind == Kind::subordinate && f.opened_at == s_.range.begin;
    const bool waiting = !stack_[depth_ - 1].finite && !stack_[depth_ - 1].subject.empty();
    if (leading || waiting || (f.kind == Kind::relative && f.opened_by_comma)) {
      pop();
      if (leading && frame().subject.empty()) frame().last_group = {};
    }
  }

  void mark(std::uint32_t i) {
    const Character c = character_at(s_.tokens[i].folded.empty() ? std::string_view(" ") : s_.tokens[i].folded, 0);
    const Tag before = left_of(i);
    switch (c.kind) {
      case CharKind::open_bracket: push(Kind::parenthesis, i); break;
      case CharKind::close_bracket:
        while (depth_ > 0 && frame().kind != Kind::parenthesis) pop();
        pop();
        break;
      case CharKind::semicolon: case CharKind::colon: restart(i); break;
      case CharKind::hyphen:
        if (s_.tokens[i].has(shape_space_before) || s_.tokens[i].span.size() > 1) dash(i);
        break;
      case CharKind::double_mark:
        if (before == Tag::comma || before == Tag::stop || before == Tag::mark) restart(i);
        break;
      default: break;
    }
  }

  /// A dash ends a clause that has its verb; one that still waits for it continues behind the second dash.
  void dash(std::uint32_t i) {
    if (depth_ > 0 && frame().kind == Kind::parenthesis) {
      pop();
    } else if (!frame().finite && !frame().subject.empty()) {
      push(Kind::parenthesis, i);
    } else {
      restart(i);
    }
  }

  /// "... and the firm sold it": a subject of its own follows; the clause before is complete.
  void conjunction(std::uint32_t i) {
    Frame& f = frame();
    if (!f.finite) return;
    const auto group = std::lower_bound(s_.groups.begin(), s_.groups.end(), i + 1, [](const TokenSpan& g, std::uint32_t t) { return g.begin < t; });
    if (group == s_.groups.end() || group->begin > i + 2 || (group->begin == i + 2 && !is_adverb(tag(i + 1)))) return;
    std::uint32_t after = group->end;
    while (is_adverb(tag(after))) ++after;
    const Tag t = tag(after);
    const bool verb = t == Tag::md || is_auxiliary(t) || t == Tag::vbz || t == Tag::vbp || t == Tag::vbd;
    if (!verb) return;
    const Kind kind = f.kind;
    const TokenSpan antecedent = f.antecedent;
    f = Frame{};
    f.kind = kind == Kind::relative ? Kind::subordinate : kind;
    f.antecedent = antecedent;
    f.clause = new_clause();
    f.opened_at = i;
  }

  std::span<Token> tokens_;
  std::span<const VerbGroup> verbs_;
  std::uint32_t next_verb_;
  std::vector<Predicate>& out_;
  std::array<Frame, kMaxDepth>& stack_;  ///< up to depth_; behind it stands what was left there
  std::size_t depth_ = 0;
  std::uint16_t clause_count_ = 0;
  TokenSpan last_any_;        ///< last noun group of any kind
  bool in_preposition_ = false;
  std::uint32_t preposition_end_ = 0;
};

}  // namespace

void find_clauses(const SentenceView& sentence, std::span<Token> tokens, std::span<const VerbGroup> verb_groups, std::uint32_t first_group, std::vector<Predicate>& predicates) {
  ClauseFinder(sentence, tokens, verb_groups, first_group, predicates).run();
}

}  // namespace crosstell::segmenting
