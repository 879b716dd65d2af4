// SPDX-License-Identifier: Apache-2.0
#include "enumeration.h"

#include <algorithm>

#include "speaker.h"

namespace crosstell {
namespace {

constexpr std::int64_t kMostMembers = 20;
constexpr std::uint32_t kCountsLookedAt = 200;

class Enumeration {
 public:
  Enumeration(ClaimWork& work, std::uint32_t number)
      : work_(work), context_(work.context), number_(number), sentence_(work.context.segments.sentences[number]) {}

  void run() {
    const std::uint32_t colon = work_.reading.colon;
    if (colon == 0) return;
    const Mention* count = counted_head(colon);
    if (!count) return;
    const Figure& figure = context_.extraction.figures[static_cast<std::size_t>(count->figure)];
    const std::uint32_t noun = counted_noun(*count, colon);
    if (noun == 0) return;
    std::vector<CleanSpan> members = colon + 1 < sentence_.tokens.end ? inline_members(colon + 1, figure) : list_members();
    const bool numbered = numbered_;
    if (members.size() < 2 || (!numbered && !from_list_ && !fits(figure, members.size()))) return;
    add(*count, figure, noun, members, colon);
  }

 private:
  /// The head of what is counted: the last noun in a row behind the number ("three “plain” principles"), right before a preposition or the colon.
  [[nodiscard]] std::uint32_t counted_noun(const Mention& count, std::uint32_t colon) const {
    std::uint32_t noun = 0;
    for (std::uint32_t i = count.tokens.end; i < colon && i < count.tokens.end + 8; ++i) {
      const Token& token = context_.token(i);
      if (token.is(WordClass::noun)) noun = i;
      else if (noun != 0 && !token.is(WordClass::punctuation)) break;
      else if (token.is(WordClass::verb) || is_mark(token, ',')) break;
    }
    return noun != 0 && says_little(context_.token(noun).lemma) ? apposed_noun(noun, colon) : noun;
  }

  [[nodiscard]] static bool says_little(std::string_view lemma) {
    return lemma == "word" || lemma == "thing" || lemma == "item" || lemma == "point" || lemma == "name" || lemma == "term";
  }

  /// "three words on a board, the priorities of the office: ...": the apposition says what they are.
  [[nodiscard]] std::uint32_t apposed_noun(std::uint32_t noun, std::uint32_t colon) const {
    for (std::uint32_t i = noun + 1; i + 2 < colon; ++i) {
      if (!is_mark(context_.token(i), ',') || (context_.token(i + 1).folded != "the" && !context_.token(i + 1).is(WordClass::possessive))) continue;
      for (std::uint32_t head = i + 2; head < colon && head < i + 5; ++head)
        if (context_.token(head).is(WordClass::noun) && (context_.token(head).forms & form_plural) != 0) return head;
    }
    return noun;
  }

  /// "three strict principles" before the colon.
  [[nodiscard]] const Mention* counted_head(std::uint32_t colon) const {
    const auto [first, last] = context_.mentions_in({sentence_.tokens.begin, colon});
    const Mention* found = nullptr;
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.type != MentionType::count || mention.figure < 0) continue;
      const Figure& figure = context_.extraction.figures[static_cast<std::size_t>(mention.figure)];
      // The written number, not its bounds: "works under three rules" is no upper bound.
      const auto number = figure.point ? figure.point : figure.low;
      if (!number || compare(*number, {1, 0}) != std::strong_ordering::greater) continue;
      if (compare(*number, {kMostMembers, 0}) == std::strong_ordering::greater) continue;
      found = &mention;
    }
    return found;
  }

  static bool fits(const Figure& figure, std::size_t members) {
    const auto number = figure.point ? figure.point : figure.low;
    return number && same_value(*number, {static_cast<std::int64_t>(members), 0});
  }

  // (1) ...; (2) ... / 1) ... 2) ... / a; b; c / a, b and c
  std::vector<CleanSpan> inline_members(std::uint32_t from, const Figure& figure) {
    std::vector<std::uint32_t> starts;
    for (std::uint32_t i = from; i + 1 < sentence_.tokens.end; ++i)
      if (is_mark(context_.token(i + 1), ')') && marker(i, starts.size() + 1)) starts.push_back(i + 2);
    if (starts.size() >= 2) {
      numbered_ = true;
      std::vector<CleanSpan> out;
      for (std::size_t k = 0; k < starts.size(); ++k) {
        std::uint32_t end = k + 1 < starts.size() ? starts[k + 1] - 2 : sentence_.tokens.end;
        if (k + 1 < starts.size() && end > starts[k] && is_mark(context_.token(end - 1), '(')) --end;
        push(out, starts[k], end);
      }
      return out;
    }
    std::vector<CleanSpan> out = split(from, ';');
    if (out.size() >= 2) return out;
    // Commas divide phrases, and clauses only when there are as many as were announced: "first, small teams own problems, second, ...".
    out = split(from, ',');
    drop_ordinals(out);
    if (out.size() > 2 && fits(figure, out.size())) return out;
    const auto [first, last] = context_.verb_groups_in({from, sentence_.tokens.end});
    for (std::uint32_t i = first; i < last; ++i)
      if (context_.segments.verb_groups[i].finite) return {};
    return out;
  }

  /// "first, ..., second, ...": the counting words are no members.
  void drop_ordinals(std::vector<CleanSpan>& members) const {
    static constexpr std::string_view kCounting[] = {"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "finally", "lastly"};
    std::erase_if(members, [&](const CleanSpan& span) {
      std::string text(context_.text_of(span));
      std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      return std::find(std::begin(kCounting), std::end(kCounting), text) != std::end(kCounting);
    });
  }

  [[nodiscard]] bool marker(std::uint32_t token, std::size_t expected) const {
    const std::string_view text = context_.token(token).folded;
    return text == std::to_string(expected) || (text.size() == 1 && expected <= 26 && text.front() == static_cast<char>('a' + expected - 1));
  }

  std::vector<CleanSpan> split(std::uint32_t from, char mark) const {
    std::vector<CleanSpan> out;
    std::uint32_t begin = from;
    for (std::uint32_t i = from; i < sentence_.tokens.end; ++i) {
      const bool last_conjunction = mark == ',' && context_.token(i).folded == "and" && !out.empty();
      if (!is_mark(context_.token(i), mark) && !last_conjunction) continue;
      push(out, begin, i);
      begin = i + 1;
    }
    push(out, begin, sentence_.tokens.end);
    return out;
  }

  void push(std::vector<CleanSpan>& out, std::uint32_t begin, std::uint32_t end) const {
    const auto idle = [&](std::uint32_t i) { return context_.token(i).is(WordClass::punctuation) || context_.token(i).folded == "and"; };
    while (begin < end && idle(begin)) ++begin;
    while (end > begin && context_.token(end - 1).is(WordClass::punctuation)) --end;
    if (begin < end) out.push_back(context_.span_of({begin, end}));
  }

  // The items whose introduction is this block.
  std::vector<CleanSpan> list_members() {
    std::vector<CleanSpan> out;
    const auto& blocks = context_.article.blocks;
    for (std::size_t i = sentence_.block + 1; i < blocks.size() && out.size() < static_cast<std::size_t>(kMostMembers); ++i) {
      if (blocks[i].zone != Zone::list_item || (blocks[i].header >= 0 && blocks[i].header != static_cast<std::int32_t>(sentence_.block))) break;
      out.push_back(blocks[i].span);
    }
    from_list_ = true;
    return out;
  }

  /// Whoever has the list: the subject of the sentence; when that is a person who speaks of it, the organization spoken of before.
  void set_owner(Claim& claim, std::uint32_t noun, std::uint32_t colon) const {
    const auto [first, last] = context_.predicates_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = context_.segments.predicates[i];
      if (predicate.subject.empty() || predicate.subject.begin >= colon) continue;
      set_subject(context_, predicate.subject, claim);
      const bool told = cue_verb(context_, predicate.verb_group, sentence_.tokens.end).has_value();
      if (!told && claim.subject >= 0 && speaks(predicate.verb_group) && is_person(claim.subject)) {
        owner_elsewhere(claim, noun);
        return;
      }
      if (!told || claim.subject < 0 || context_.extraction.entities[static_cast<std::size_t>(claim.subject)].type != MentionType::person) return;
      if (owner_elsewhere(claim, noun)) return;
      const std::int32_t firm = context_.extraction.entities[static_cast<std::size_t>(claim.subject)].affiliation;
      if (firm >= 0) return own(claim, firm, "affiliation_of_speaker");
      return set_owner_before(claim);
    }
    if (!first_name(claim, noun)) set_owner_before(claim);
  }

  /// A head without a verb that has a subject ("Holm's three rules: ..."): the person or body it names first.
  bool first_name(Claim& claim, std::uint32_t noun) const {
    const auto [first, last] = context_.mentions_in({sentence_.tokens.begin, noun});
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.entity < 0) continue;
      const MentionType type = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
      if (type != MentionType::person && type != MentionType::organization) continue;
      own(claim, mention.entity, "first_name");
      claim.subject_span = mention.span;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool is_person(std::int32_t entity) const {
    return context_.extraction.entities[static_cast<std::size_t>(entity)].type == MentionType::person;
  }

  /// "lists", "details": verbs of communication that introduce no clause.
  [[nodiscard]] bool speaks(std::uint32_t group) const {
    static const int kCommunication = lexical_class_from_name("verb.communication").value_or(32);
    return ((context_.token(context_.segments.verb_groups[group].head).lexical >> kCommunication) & 1) != 0;
  }

  void own(Claim& claim, std::int32_t entity, std::string_view link) const {
    claim.subject = entity;
    claim.subject_text = context_.extraction.entities[static_cast<std::size_t>(entity)].name;
    claim.subject_link = link;
  }

  /// Holm "lists three rules: ..." and elsewhere the article speaks of "Northwind's three rules" or "the three rules of Northwind".
  bool owner_elsewhere(Claim& claim, std::uint32_t noun) const {
    const WordKey kind = context_.token(noun).lemma_key;
    const auto& mentions = context_.extraction.mentions;
    std::uint32_t looked = 0;
    for (const Mention& count : mentions) {
      if (count.type != MentionType::count || sentence_.tokens.contains(count.tokens.begin)) continue;
      if (++looked > kCountsLookedAt) return false;
      const std::uint32_t limit = static_cast<std::uint32_t>(std::min<std::size_t>(context_.segments.tokens.size(), count.tokens.begin + 6U));
      std::uint32_t head = count.tokens.begin;
      while (head < limit && context_.token(head).lemma_key != kind) ++head;
      if (head == limit) continue;
      const std::int32_t before = organization_at(count.tokens.begin < 2 ? 0 : count.tokens.begin - 2, true);
      const std::int32_t owner = count.tokens.begin >= 2 && context_.token(count.tokens.begin - 1).is(WordClass::possessive) ? before
                                 : head + 2 < context_.segments.tokens.size() && context_.token(head + 1).folded == "of" ? organization_at(head + 2, false) : -1;
      if (owner < 0) continue;
      own(claim, owner, "owner_elsewhere");
      return true;
    }
    return false;
  }

  /// The organization whose name ends (or begins) at the token; for "Northwind's Weather Lab" the lab.
  [[nodiscard]] std::int32_t organization_at(std::uint32_t token, bool ends) const {
    const auto [first, last] = context_.mentions_in({token > 6 && ends ? token - 6 : token, ends ? token + 1 : token + 4});
    std::int32_t found = -1;
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.entity < 0 || context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type != MentionType::organization) continue;
      if (ends ? mention.tokens.end == token + 1 : (mention.tokens.begin == token || context_.token(mention.tokens.begin - 1).is(WordClass::possessive))) found = mention.entity;
    }
    return found;
  }

  void set_owner_before(Claim& claim) const {
    const auto [first, last] = context_.mentions_in(sentence_.tokens);
    for (std::uint32_t i = last; i > 0; --i) {
      const Mention& mention = context_.extraction.mentions[i - 1];
      if (first >= 200 && i < first - 200) return;
      if (mention.entity < 0 || context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type != MentionType::organization) continue;
      claim.subject = mention.entity;
      claim.subject_text = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].name;
      claim.subject_link = "organization_before";
      if (i - 1 >= first) claim.subject_span = mention.span;
      return;
    }
  }

  void add(const Mention& count, const Figure& figure, std::uint32_t noun, const std::vector<CleanSpan>& members, std::uint32_t colon) {
    Claim claim;
    claim.attribute = "list_of";
    claim.value_kind = ValueKind::set;
    claim.value_figure = count.figure;
    claim.value_span = {members.front().begin, members.back().end};
    claim.subject_span = count.span;
    work_.arena.append(claim.derivation, numbered_ ? "generic.list_numbered" : from_list_ ? "generic.list_items" : "generic.list_inline");
    set_owner(claim, noun, colon);
    for (const CleanSpan& member : members) work_.arena.append(claim.set_members, context_.text_of(member));
    claim.value_text = work_.arena.text({to_string(canonical(figure.point ? *figure.point : *figure.low)), " ", context_.token(noun).lemma});
    ClaimArgument kind;
    kind.role = "list";
    kind.text = context_.token(noun).lemma;   // "strict principles" and "guiding principles" meet
    kind.span = context_.token(noun).span;
    kind.key = true;
    work_.arena.append(claim.arguments, kind);
    const TokenSpan head{sentence_.tokens.begin, colon};
    TokenSpan predicate = head;
    const auto [first, last] = context_.verb_groups_in(head);
    // The verb that has the list: "he wrote three words, the aims by which he wants to be judged".
    std::uint32_t verb = last;
    while (verb > first && context_.segments.verb_groups[verb - 1].tokens.begin > count.tokens.begin) --verb;
    if (verb == first) verb = last;
    if (first < last) predicate = {context_.segments.verb_groups[verb - 1].head, context_.segments.verb_groups[verb - 1].head + 1};
    finish_claim(work_, {number_, head, predicate, count.tokens, work_.arena.list({count.tokens}), false, false}, context_.rules.registry().find("list_of"), claim);
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  std::uint32_t number_;
  const Sentence& sentence_;
  bool numbered_ = false;
  bool from_list_ = false;
};

}  // namespace

void add_enumerations(ClaimWork& work, std::uint32_t sentence) { Enumeration(work, sentence).run(); }

}  // namespace crosstell
