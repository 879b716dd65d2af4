// SPDX-License-Identifier: Apache-2.0
#include "figure_roles.h"

#include <algorithm>
#include <array>

namespace crosstell {
namespace {

constexpr std::uint32_t kFarVerb = 12;      // words between a figure and the verb of its clause
constexpr std::size_t kMostBytes = 600;     // of the roles of one figure

bool has_roles(const Mention& mention) {
  if (mention.figure < 0) return false;
  return is_figure(mention.type) && mention.type != MentionType::ordinal && mention.type != MentionType::temperature;
}

bool is_content(const Token& token) {
  return token.is(WordClass::noun) || token.is(WordClass::proper_noun) || token.is(WordClass::adjective) || token.is(WordClass::verb);
}

bool is_named(const Mention& mention) { return mention.entity >= 0 && mention.type != MentionType::role && mention.type != MentionType::concept_; }

/// What stands around the figures of one sentence.
class SentenceRoles {
 public:
  SentenceRoles(const Segments& segments, Extraction& extraction, const Sentence& sentence, std::size_t first, std::size_t last)
      : segments_(segments), extraction_(extraction), sentence_(sentence), first_(first), last_(last), groups_(segments.noun_groups_of(sentence)), predicates_(segments.predicates_of(sentence)) {}

  void fill(std::size_t m) {
    const TokenSpan& tokens = extraction_.mentions[m].tokens;
    out_.clear();
    figure_ = tokens;
    const Predicate* predicate = predicate_of(tokens);
    if (predicate && is_of_noun(tokens)) predicate = nullptr;
    const std::uint16_t clause = token(tokens.begin).clause;
    std::uint16_t deed = clause;
    if (predicate) {
      add_verb(segments_.verb_groups[predicate->verb_group]);
      if (const VerbGroup* infinitive = infinitive_behind(*predicate)) {
        begin("deed");
        word(token(infinitive->head).lemma, '\0');
        deed = token(infinitive->head).clause;
      }
    }
    add_adverbs(clause);
    if (predicate && !predicate->subject.empty() && predicate->subject.begin >= sentence_.tokens.begin) add_group("subject", whole_group(predicate->subject));
    else if (predicate) add_gerund(segments_.verb_groups[predicate->verb_group].tokens.begin);
    for (std::uint32_t g = groups_.first; g < groups_.second; ++g) {
      const TokenSpan& group = segments_.noun_groups[g];
      if (predicate && overlap(group, predicate->subject)) continue;
      const bool near = token(group.begin).clause == clause || token(group.begin).clause == deed || overlap(group, tokens);
      if (near) add_group(role_of(group, predicate), group);
    }
    extraction_.figures[static_cast<std::size_t>(extraction_.mentions[m].figure)].roles = out_;
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t t) const { return segments_.tokens[t]; }
  static bool overlap(const TokenSpan& a, const TokenSpan& b) { return a.begin < b.end && b.begin < a.end; }

  /// "The rejection yesterday of the offer": no preposition leads in the day, and it follows a noun that no verb stands before.
  [[nodiscard]] bool is_of_noun(const TokenSpan& tokens) const {
    if (tokens.begin <= sentence_.tokens.begin || !is_date(tokens)) return false;
    const Token& before = token(tokens.begin - 1);
    return before.is(WordClass::noun) && tokens.end < sentence_.tokens.end && token(tokens.end).folded == "of";
  }

  [[nodiscard]] bool is_date(const TokenSpan& tokens) const {
    for (std::size_t m = first_; m < last_; ++m)
      if (extraction_.mentions[m].tokens == tokens && extraction_.mentions[m].type == MentionType::date) return true;
    return false;
  }

  /// The noun group that holds the head of a subject: the subject of a predicate may be one word of it.
  [[nodiscard]] TokenSpan whole_group(const TokenSpan& part) const {
    for (std::uint32_t g = groups_.first; g < groups_.second; ++g)
      if (overlap(segments_.noun_groups[g], part)) return segments_.noun_groups[g];
    return part;
  }

  /// The predicate that has the figure in its object or subject, else the last one of its clause before it, else the first behind it.
  [[nodiscard]] const Predicate* predicate_of(const TokenSpan& tokens) const {
    const Predicate *before = nullptr, *behind = nullptr;
    for (std::uint32_t p = predicates_.first; p < predicates_.second; ++p) {
      const Predicate& predicate = segments_.predicates[p];
      if (predicate.object.contains(tokens.begin) || predicate.subject.contains(tokens.begin)) return &predicate;
      const VerbGroup& group = segments_.verb_groups[predicate.verb_group];
      const bool same = token(group.head).clause == token(tokens.begin).clause;
      if (group.tokens.end <= tokens.begin && (same || tokens.begin - group.tokens.end <= kFarVerb)) before = &predicate;
      if (group.tokens.begin >= tokens.end && same && behind == nullptr) behind = &predicate;
    }
    if (before && behind && token(segments_.verb_groups[before->verb_group].head).clause != token(tokens.begin).clause) return behind;
    return before ? before : behind;
  }

  /// "Closing is set for 1 July", "Closing of the yard is set": a verbal noun before the verb that was found no subject for.
  void add_gerund(std::uint32_t verb) {
    const auto is_gerund = [&](std::uint32_t t) { return t < verb && token(t).folded.size() > 4 && token(t).folded.ends_with("ing"); };
    const std::uint32_t at = verb > sentence_.tokens.begin && is_gerund(verb - 1) ? verb - 1 : sentence_.tokens.begin;
    if (!is_gerund(at)) return;
    begin("subject");
    word(token(at).folded, '\0');
  }

  /// "voted 6-3 | to hand over the dock", "plans | to open 14 shops".
  [[nodiscard]] const VerbGroup* infinitive_behind(const Predicate& predicate) const {
    for (std::uint32_t p = predicates_.first; p < predicates_.second; ++p) {
      if (segments_.predicates[p].verb_group <= predicate.verb_group) continue;
      const VerbGroup& group = segments_.verb_groups[segments_.predicates[p].verb_group];
      return group.infinitive ? &group : nullptr;
    }
    return nullptr;
  }

  /// "already", "initially", "later": what may make another figure of it.
  void add_adverbs(std::uint16_t clause) {
    bool any = false;
    for (std::uint32_t t = sentence_.tokens.begin; t < sentence_.tokens.end && out_.size() < kMostBytes; ++t) {
      if (token(t).clause != clause || !token(t).is(WordClass::adverb) || figure_.contains(t)) continue;
      if (!any) begin("how");
      any = true;
      word(token(t).lemma, '\0');
    }
  }

  void add_verb(const VerbGroup& group) {
    begin("verb");
    const std::string_view lemma = token(group.head).lemma;
    word(lemma, '\0');
    // "take on", "go up": the particle stands next to the verb or behind a short object. "On" may as well begin a phrase of its own: both stay.
    for (std::uint32_t t = group.head + 1; t < std::min(group.head + 5, sentence_.tokens.end); ++t) {
      if (!token(t).is(WordClass::particle) && !token(t).is(WordClass::adverb) && !token(t).is(WordClass::preposition)) continue;
      const std::string phrase = std::string(lemma) + " " + std::string(token(t).folded);
      if (Lexicon::builtin().is_lemma(word_key(phrase), WordClass::verb)) word(phrase, '\0');
      break;
    }
    static constexpr std::array<std::string_view, 4> kTenses{"none", "past", "present", "future"};
    begin("tense");
    const std::string_view modal = group.modal != 0xFFFFFFFF ? token(group.modal).folded : std::string_view();
    const bool would = modal == "would" || modal == "'d";   // what was to come when it was said
    const bool must = modal == "must" || modal == "shall";   // as sure as the rule that says so
    word(would ? "future" : must ? "present" : !modal.empty() ? "modal" : kTenses[static_cast<std::size_t>(group.tense)], '\0');
    if (group.perfect) word("perfect", '\0');
    if (group.passive) word("passive", '\0');
    if (group.negated) word("negated", '\0');
  }

  [[nodiscard]] std::string_view role_of(const TokenSpan& group, const Predicate* predicate) const {
    if (overlap(group, figure_)) return "figure";
    if (predicate && overlap(group, predicate->agent)) return "agent";
    std::uint32_t at = group.begin;
    while (at > sentence_.tokens.begin && (token(at - 1).is(WordClass::determiner) || token(at - 1).is(WordClass::pronoun) || token(at - 1).is(WordClass::number))) --at;
    const std::uint32_t before = at > sentence_.tokens.begin ? at - 1 : at;
    if (before != at && token(before).is(WordClass::preposition)) {
      if (token(before).folded == "to" && before > sentence_.tokens.begin && token(before - 1).folded == "according") return "speaker";
      // "$4 million of debt", "40 tonnes of grain": what there is so much of
      if (token(before).folded == "of" && before >= figure_.end && before <= figure_.end + 2) return "measured";
      return token(before).folded;
    }
    if (before != at && token(before).is(WordClass::conjunction) && last_role_ != "subject" && last_role_ != "verb" && !last_role_.empty()) return last_role_;
    if (predicate && overlap(group, predicate->object)) return "object";
    return "beside";
  }

  void begin(std::string_view role) {
    if (!out_.empty()) out_ += ';';
    out_ += role;
    out_ += ':';
    last_role_ = role;
    fresh_ = true;
  }

  /// Words are joined by blanks; inside a word of several parts and in place of signs stands '_'.
  void word(std::string_view text, char sign) {
    if (!fresh_) out_ += ' ';
    fresh_ = false;
    if (sign != '\0') out_ += sign;
    for (const char c : text) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
      out_ += plain ? c : '_';
    }
  }

  /// The words of a group but for those of the figure; a name, and what stands for one, as the name of its entity.
  void add_group(std::string_view role, const TokenSpan& group) {
    if (out_.size() > kMostBytes) return;
    const std::size_t before = out_.size();
    const std::string_view last = last_role_;
    begin(role);
    for (std::uint32_t t = group.begin; t < group.end; ++t) {
      if (figure_.contains(t)) continue;
      if (const Mention* mention = mention_at(t)) {
        if (is_figure(mention->type)) {
          if (mention->type == MentionType::ordinal) {
            word(token(t).folded, '\0');
            t = mention->tokens.end - 1;
            continue;
          }
          const bool date = mention->type == MentionType::date || mention->type == MentionType::time_of_day;
          word(lemmas_of(mention->tokens), date ? '~' : '#');
          t = mention->tokens.end - 1;
          continue;
        }
        const Entity& entity = extraction_.entities[static_cast<std::size_t>(mention->entity)];
        word(entity.key, '@');
        t = std::min(mention->tokens.end, group.end) - 1;
        continue;
      }
      if (is_content(token(t)) && !token(t).has(shape_digit)) word(token(t).lemma, '\0');
    }
    if (!fresh_) return;
    out_.resize(before);
    last_role_ = last;
  }

  [[nodiscard]] std::string lemmas_of(const TokenSpan& tokens) const {
    std::string out;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) out += (out.empty() ? "" : " ") + std::string(token(t).lemma.empty() ? token(t).folded : token(t).lemma);
    return out;
  }

  /// The figure, or the name or what stands for one, that begins at the token.
  [[nodiscard]] const Mention* mention_at(std::uint32_t t) const {
    const Mention* found = nullptr;
    for (std::size_t m = first_; m < last_; ++m) {
      const Mention& mention = extraction_.mentions[m];
      if (mention.tokens.begin > t) break;
      if (!mention.tokens.contains(t) || (!is_figure(mention.type) && !is_named(mention))) continue;
      if (mention.type == MentionType::event && !token(mention.tokens.end - 1).has(shape_capitalized)) continue;   // "the strike": its words say more
      if (found == nullptr || mention.tokens.end - mention.tokens.begin > found->tokens.end - found->tokens.begin) found = &mention;
    }
    return found;
  }

  const Segments& segments_;
  Extraction& extraction_;
  const Sentence& sentence_;
  std::size_t first_, last_;
  std::pair<std::uint32_t, std::uint32_t> groups_, predicates_;
  TokenSpan figure_;
  std::string out_;
  std::string_view last_role_;
  bool fresh_ = true;
};

}  // namespace

void add_figure_roles(const Segments& segments, Extraction& extraction) {
  const auto& mentions = extraction.mentions;
  for (std::size_t at = 0; at < mentions.size(); ++at) {
    if (!has_roles(mentions[at])) continue;
    const std::uint32_t sentence = mentions[at].sentence;
    std::size_t first = at, last = at + 1;
    while (first > 0 && mentions[first - 1].sentence == sentence) --first;
    while (last < mentions.size() && mentions[last].sentence == sentence) ++last;
    if (sentence < segments.sentences.size()) {
      SentenceRoles roles(segments, extraction, segments.sentences[sentence], first, last);
      for (std::size_t m = at; m < last; ++m)
        if (has_roles(mentions[m])) roles.fill(m);
    }
    at = last - 1;
  }
}

}  // namespace crosstell
