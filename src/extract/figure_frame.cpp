// SPDX-License-Identifier: Apache-2.0
#include "figure_frame.h"

#include <algorithm>

namespace crosstell {
namespace {

constexpr std::uint32_t kFarVerb = 12;  ///< words between a verb and a figure that still is of its clause

bool is_time(MentionType type) { return type == MentionType::date || type == MentionType::time_of_day; }

bool has_frame(MentionType type) { return is_figure(type) && !is_time(type) && type != MentionType::ordinal && type != MentionType::score; }

bool is_genitive(const Token& token) { return token.is(WordClass::possessive) || token.folded == "'s" || token.folded == "'" || token.folded == "\xE2\x80\x99s"; }

bool is_possessive_pronoun(const Token& token) {
  return token.folded == "its" || token.folded == "their" || token.folded == "his" || token.folded == "her";
}

/// The mentions of one sentence and what stands around its figures.
class SentenceFrame {
 public:
  SentenceFrame(const Segments& segments, Extraction& extraction, const Sentence& sentence, std::size_t first, std::size_t last)
      : segments_(segments), extraction_(extraction), first_(first), last_(last) {
    const auto [begin, end] = segments.predicates_of(sentence);
    predicate_begin_ = begin, predicate_end_ = end;
    for (std::size_t m = first; m < last; ++m)
      if (mention(m).type == MentionType::date && mention(m).figure >= 0) only_date_ = dates_++ == 0 ? static_cast<std::int32_t>(m) : -1;
    if (only_date_ >= 0)
      for (std::size_t m = first; m < last; ++m) date_is_taken_ = date_is_taken_ || (has_frame(mention(m).type) && date_behind(m) == mention(static_cast<std::size_t>(only_date_)).figure);
  }

  void fill(std::size_t m) const {
    Figure& figure = extraction_.figures[static_cast<std::size_t>(mention(m).figure)];
    const Predicate* predicate = predicate_of(mention(m).tokens);
    if (predicate) figure.verb = segments_.verb_groups[predicate->verb_group].head;
    figure.owner = possessor_before(mention(m).tokens.begin, mention(m).tokens.begin > 4 ? mention(m).tokens.begin - 4 : 0);
    if (figure.owner < 0 && predicate && !predicate->subject.contains(mention(m).tokens.begin)) figure.owner = owner_in(predicate->subject);
    figure.period = date_behind(m);
    if (figure.period < 0 && only_date_ >= 0 && !date_is_taken_) figure.period = mention(static_cast<std::size_t>(only_date_)).figure;
  }

 private:
  const Mention& mention(std::size_t m) const { return extraction_.mentions[m]; }
  const Token& token(std::uint32_t t) const { return segments_.tokens[t]; }

  /// The predicate that has the figure as object or subject, or whose verb is the last one before it.
  const Predicate* predicate_of(const TokenSpan& tokens) const {
    const Predicate* nearest = nullptr;
    for (std::uint32_t p = predicate_begin_; p < predicate_end_; ++p) {
      const Predicate& predicate = segments_.predicates[p];
      if (predicate.object.contains(tokens.begin) || predicate.subject.contains(tokens.begin)) return &predicate;
      const TokenSpan& verb = segments_.verb_groups[predicate.verb_group].tokens;
      if (verb.end <= tokens.begin && tokens.begin - verb.end <= kFarVerb) nearest = &predicate;
    }
    return nearest;
  }

  /// "Vellamo's $5 billion loan", "its three ships".
  std::int32_t possessor_before(std::uint32_t end, std::uint32_t from) const {
    for (std::size_t m = last_; m-- > first_;) {
      const Mention& owner = mention(m);
      if (owner.entity < 0 || owner.tokens.end > end || owner.tokens.begin < from) continue;
      const bool genitive = owner.tokens.end < end && is_genitive(token(owner.tokens.end));
      if (genitive || is_possessive_pronoun(token(owner.tokens.begin)) || is_genitive(token(owner.tokens.end - 1))) return owner.entity;
    }
    return -1;
  }

  /// The entity that a subject is or belongs to; none where two may be meant.
  std::int32_t owner_in(const TokenSpan& subject) const {
    if (subject.empty()) return -1;
    const std::int32_t possessor = possessor_before(subject.end, subject.begin);
    if (possessor >= 0) return possessor;
    std::int32_t found = -1;
    for (std::size_t m = first_; m < last_; ++m) {
      const Mention& owner = mention(m);
      if (owner.entity < 0 || owner.type == MentionType::role || owner.type == MentionType::concept_ || !subject.contains(owner.tokens.begin) || owner.tokens.end > subject.end) continue;
      if (found >= 0 && found != owner.entity) return -1;
      found = owner.entity;
    }
    return found;
  }

  /// "$5 billion in 2024", "12% last year".
  std::int32_t date_behind(std::size_t m) const {
    const std::uint32_t end = mention(m).tokens.end;
    for (std::size_t d = m + 1; d < last_; ++d) {
      const Mention& date = mention(d);
      if (date.tokens.begin > end + 2) break;
      if (date.type != MentionType::date || date.figure < 0 || date.tokens.begin < end) continue;
      bool joined = true;
      for (std::uint32_t t = end; t < date.tokens.begin; ++t) joined = joined && (token(t).is(WordClass::preposition) || token(t).is(WordClass::determiner) || token(t).folded == "the");
      return joined ? date.figure : -1;
    }
    return -1;
  }

  const Segments& segments_;
  Extraction& extraction_;
  std::size_t first_, last_;
  std::uint32_t predicate_begin_ = 0, predicate_end_ = 0;
  std::int32_t only_date_ = -1;  ///< mention; -1: none or several
  int dates_ = 0;
  bool date_is_taken_ = false;   ///< it stands right behind one of the figures
};

}  // namespace

void frame_figures(const Segments& segments, Extraction& extraction) {
  const auto& mentions = extraction.mentions;
  const auto framed = [](const Mention& mention) { return mention.figure >= 0 && has_frame(mention.type); };
  for (std::size_t at = 0; at < mentions.size(); ++at) {
    if (!framed(mentions[at])) continue;
    const std::uint32_t sentence = mentions[at].sentence;
    std::size_t first = at, last = at + 1;
    while (first > 0 && mentions[first - 1].sentence == sentence) --first;
    while (last < mentions.size() && mentions[last].sentence == sentence) ++last;
    if (sentence < segments.sentences.size()) {
      const SentenceFrame frame(segments, extraction, segments.sentences[sentence], first, last);
      for (std::size_t m = at; m < last; ++m)
        if (framed(mentions[m])) frame.fill(m);
    }
    at = last - 1;
  }
}

}  // namespace crosstell
