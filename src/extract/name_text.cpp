// SPDX-License-Identifier: Apache-2.0
// What each token of an article can be in a name: from the tables, from its capitals, and from its other occurrences.
#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "crosstell/base/key_filter.h"

#include "key_table.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr WordClassSet kFunction = bit(WordClass::auxiliary) | bit(WordClass::modal) | bit(WordClass::pronoun) | bit(WordClass::determiner) |
                                   bit(WordClass::preposition) | bit(WordClass::conjunction) | bit(WordClass::subordinator) | bit(WordClass::adverb);

/// NameFlag that the form shows wherever it stands.
std::uint32_t shown_by_form(const Token& t, WordUseSet signs, NameUseSet name_uses) {
  std::uint32_t flags = token_capital;
  if (!t.has(sign_starts_phrase) && !(signs & starts_entry)) flags |= token_alone;
  if (t.has(sign_hyphen) || signs & starts_entry) flags |= token_version;
  if (!t.has(sign_known) && name_uses == 0) flags |= token_unknown;
  const bool everyday = t.has(sign_known) && !t.has(sign_proper_first);
  if (name_uses & name_common_word || (everyday && name_uses == 0)) flags |= token_common;
  if (t.has(sign_known) && !t.has(sign_content_first)) flags |= token_function;
  if (t.has(sign_noun_first)) flags |= token_noun;
  return flags;
}

/// What its capitals show of one token, and its class; `form`: flags of its form.
std::uint32_t shown_by_shape(const Token& t, std::uint32_t form) {
  std::uint32_t flags = 0;
  if (!t.has(shape_sentence_start) && !t.has(shape_title_case)) flags |= token_trusted;
  if (t.has(shape_all_caps) && !t.has(shape_title_case)) flags |= token_acronym;
  if (t.has(shape_mixed) && !t.has(shape_title_case)) flags |= token_trusted;  // iPhone, OpenMind: no sentence start makes these
  if (bit(t.word_class) & kFunction && !t.has(shape_all_caps) && !(form & token_unknown)) flags |= token_function | token_common;
  return flags;
}

/// "mr." and "inc." stand in the tables without their stop.
NameUseSet name_uses_of(const Token& t, WordUseSet signs, const Lexicon& lexicon) {
  if (!(signs & stop_last)) return t.name_uses;
  return t.name_uses | lexicon.name_uses(word_key(t.folded.substr(0, t.folded.size() - 1)));
}

/// Pronouns.
constexpr WordUseSet kReferring = use_male | use_female | use_neuter | use_plural;
constexpr WordUseSet kNoted = kReferring | use_tier | use_digital | use_benchmark | use_sport | use_role | use_role_modifier | is_source;
constexpr WordUseSet kLookedAt = kNoted | is_written_as_name | has_digits | determines;   // of most tokens none

constexpr std::uint32_t kShouting = 4;   // words in capitals, one after the other

bool is_shouted(const Token& t) { return (t.has(shape_all_caps) || t.span.size() == 1) && !t.has(shape_title_case); }

/// Not the article's own text.
bool is_outside(Zone zone) {
  switch (zone) {
    case Zone::code: case Zone::related: case Zone::comment: case Zone::share: case Zone::navigation: case Zone::hashtags: case Zone::hidden:
    case Zone::boilerplate: return true;
    default: return false;
  }
}

/// The numbers below `count` for which it holds, written to `out`. Without a branch: which word comes next no processor guesses, and a wrong
/// guess takes longer than looking at several words.
template <class Holds>
std::span<const std::uint32_t> those_where(std::uint32_t count, std::uint32_t* out, const Holds& holds) {
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    out[found] = i;
    found += holds(i) ? 1 : 0;
  }
  return {out, found};
}

}  // namespace

/// The forms of an article that are written like names, and how else they are written.
class NameText::CapitalForms {
 public:
  explicit CapitalForms(std::uint32_t tokens) : numbers_(tokens / 8) { form_of_.reserve(tokens / 3); }

  void add(WordKey form, bool trusted) {
    const auto [number, added] = numbers_.insert(form, static_cast<std::uint32_t>(flags_.size()));
    if (added) flags_.push_back(0), filter_.add(form);
    if (trusted) flags_[*number] |= token_seen;
    form_of_.push_back(*number);
  }
  /// False for most words in lower case: no capital has that form. Requires: all capitals were added.
  [[nodiscard]] bool may_hold(WordKey form) const { return filter_.may_hold(form); }
  /// A word in lower case. Requires: all capitals were added.
  void note_lower(WordKey form) {
    if (const std::uint32_t number = numbers_.find(form); number != KeyTable::none) flags_[number] |= token_lower;
  }
  /// token_seen and token_lower of the n-th capital.
  [[nodiscard]] std::uint32_t flags_of(std::size_t n) const { return flags_[form_of_[n]]; }

 private:
  KeyTable numbers_;                     // form -> flags_
  std::vector<std::uint32_t> flags_;
  std::vector<std::uint32_t> form_of_;   // of each capital
  KeyFilter<4096> filter_;
};

NameText::NameText(const Article& a, const Segments& s, const WordTable& w, const WordSigns& known_signs)
    : article(a), segments(s), lexicon(Lexicon::builtin()), words(w), signs(known_signs), info(s.tokens.size()), parts(s.tokens.size()) {
  const std::uint32_t count = size();
  const WordUseSet* const sign = signs.data();
  const Token* const tokens = segments.tokens.data();
  SubjectCounts subject;
  CapitalForms forms(count);
  capitals.reserve(count / 3), openers.reserve(count / 3), pointers.reserve(count / 6 + 8), role_words.reserve(count / 24 + 8);
  const auto room = std::make_unique_for_overwrite<std::uint32_t[]>(count);
  for (const std::uint32_t i : those_where(count, room.get(), [&](std::uint32_t k) { return (sign[k] & kLookedAt) != 0; })) {
    const WordUseSet shown = sign[i];
    if (shown & has_digits) info[i].flags = token_version;
    if (shown & kNoted) note(i, subject);
    if ((shown & determines) && !(shown & kReferring)) pointers.push_back(i);
    if (shown & is_written_as_name) add_capital(i, forms);
    else if ((shown & has_digits) && (shown & has_letters)) openers.push_back(i);
  }
  constexpr std::uint32_t kShort = 60;   // tokens: where one word is enough
  digital = subject.digital >= 2 || (subject.digital == 1 && count < kShort), sports = subject.sport >= 3;
  const auto lower = [&](std::uint32_t k) { return ((sign[k] & (has_letters | is_written_as_name)) == has_letters) & forms.may_hold(tokens[k].form_key); };
  for (const std::uint32_t i : those_where(count, room.get(), lower)) forms.note_lower(tokens[i].form_key);
  for (std::size_t n = 0; n < capitals.size(); ++n) info[capitals[n]].flags |= forms.flags_of(n);
  if (shouted_ >= kShouting) mark_shouting();
  note_predicates();
  note_zones();
}

void NameText::add_capital(std::uint32_t i, CapitalForms& forms) {
  const Token& t = token(i);
  NameToken& out = info[i];
  out.name_uses = name_uses_of(t, signs[i], lexicon);
  out.flags |= shown_by_form(t, signs[i], out.name_uses);
  out.flags |= shown_by_shape(t, out.flags);
  forms.add(t.form_key, (out.flags & token_trusted) != 0);
  capitals.push_back(i), openers.push_back(i);
  if (is_shouted(t)) ++shouted_;
}

/// Which tokens stand in a subject, an object, an agent.
void NameText::note_predicates() {
  const std::uint32_t count = size();
  const auto mark = [&](const TokenSpan& span, std::uint8_t part) {
    const std::uint32_t end = std::min(span.end, count);
    for (std::uint32_t i = span.begin; i < end; ++i) parts[i] |= part;
  };
  for (const Predicate& p : segments.predicates) mark(p.subject, part_subject), mark(p.object, part_object), mark(p.agent, part_agent);
}

void NameText::note_zones() {
  for (std::uint32_t b = 0; b < article.blocks.size() && !any_outside; ++b) any_outside = is_outside(article.blocks[b].zone);
  if (!any_outside) return;
  outside_.reserve(segments.sentences.size());
  for (const Sentence& sentence : segments.sentences) outside_.push_back(is_outside(article.blocks[sentence.block].zone));
}

/// A word that shows something by itself: one token in four.
void NameText::note(std::uint32_t i, SubjectCounts& subject) {
  const WordUseSet uses = signs[i];
  if (uses & use_tier) info[i].flags |= token_version;
  if (uses & (use_digital | use_benchmark)) ++subject.digital;
  if (uses & is_source && i > 0 && (folded(i - 1) == "open" || folded(i - 1) == "closed")) ++subject.digital;
  if (uses & use_sport) ++subject.sport;
  if (uses & (use_role | use_role_modifier)) role_words.push_back(i);
  if (uses & kReferring) pointers.push_back(i);
}

/// "OUTPUT FALLS FOR A SECOND YEAR" inside a text: four words and more in capitals, everyday ones among them.
void NameText::mark_shouting() {
  for (std::size_t begin = 0, end = 0; begin < capitals.size(); begin = std::max(end, begin + 1)) {
    std::uint32_t words_in_capitals = 0, everyday = 0;
    for (end = begin; end < capitals.size(); ++end) {
      const std::uint32_t i = capitals[end];
      const Token& t = token(i);
      if (!is_shouted(t)) break;
      if (end > begin && (i > capitals[end - 1] + 2 || (i == capitals[end - 1] + 2 && token(i - 1).has(shape_letter)))) break;
      ++words_in_capitals;
      if (has(i, token_function) || (has(i, token_common) && t.span.size() > 3)) ++everyday;
    }
    if (words_in_capitals < kShouting || everyday < 2) continue;
    for (std::size_t n = begin; n < end; ++n) {
      std::uint32_t& flags = info[capitals[n]].flags;
      flags = (flags & ~static_cast<std::uint32_t>(token_trusted | token_acronym)) | token_shouted;
    }
  }
}

bool NameText::starts_line_behind(std::size_t end, std::size_t begin) const {
  constexpr std::size_t kShortest = 45, kLongest = 110;   // of a line that is wrapped
  const std::string_view clean = article.clean;
  const std::string_view gap = clean.substr(end, begin - end);
  const std::size_t mark = gap.find('\n');
  if (mark == std::string_view::npos) return false;
  if (gap.find('\n', mark + 1) != std::string_view::npos || gap.size() - mark > 2) return true;
  const std::size_t from = end > kLongest ? end - kLongest : 0;
  const std::size_t before = clean.substr(from, end - from).rfind('\n');
  if (before == std::string_view::npos) return from > 0 || end < kShortest;
  return end - (from + before + 1) < kShortest;
}

WordKey NameText::key_of(TokenSpan span) const {
  if (span.size() == 1) return token(span.begin).form_key;
  char buffer[256];
  std::size_t length = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::string_view word = folded(i);
    if (length + word.size() + 1 > sizeof buffer) break;
    if (length != 0) buffer[length++] = ' ';
    length += word.copy(buffer + length, word.size());
  }
  return word_key({buffer, length});
}

NameText::Pair NameText::look_up_pair(std::uint32_t begin) const {
  Pair pair;
  const WordKey key = key_of({begin, begin + 2});
  const bool known_start = !has(begin, token_capital) || token(begin).has(sign_starts_phrase);
  if (known_start) pair.name_uses = lexicon.name_uses(key);
  pair.word_uses = words.uses(key);
  pair.goes_on = (known_start && lexicon.starts_phrase(key)) || words.starts_phrase(key);
  return pair;
}

/// Names come again, in one article and in the next, and most pairs stand in no table.
NameText::Pair NameText::recall_pair(std::uint32_t begin) const {
  if (&words != &WordTable::builtin()) return look_up_pair(begin);
  thread_local std::array<Pair, 2048> known;
  const std::uint64_t key = mix_key(token(begin).form_key, token(begin + 1).form_key);
  Pair& slot = known[key % known.size()];
  if (slot.key != key) slot = look_up_pair(begin), slot.key = key;
  return slot;
}

NameUseSet NameText::look_up_phrase(std::uint32_t begin, std::uint32_t limit, std::uint32_t& end, WordUseSet& word_uses) const {
  NameUseSet best = info[begin].name_uses;
  // A capitalised word that is not `alone` starts entries.
  if (!has(begin, token_capital) && !starts_phrase(token(begin).form_key)) return best;
  const Pair pair = recall_pair(begin);
  if (pair.name_uses != 0 || pair.word_uses != 0) best = pair.name_uses, word_uses = pair.word_uses, end = begin + 2;
  else if (!pair.goes_on) info[begin].flags |= token_alone;   // asked several times while a run is cut
  if (!pair.goes_on) return best;
  for (std::uint32_t e = begin + 2; e < limit && e < begin + 6; ++e) {
    const WordKey key = key_of({begin, e + 1});
    const NameUseSet found = lexicon.name_uses(key);
    const WordUseSet found_words = words.uses(key);
    if (found != 0 || found_words != 0) best = found, word_uses = found_words, end = e + 1;
    if (!starts_phrase(key)) break;
  }
  return best;
}

}  // namespace crosstell
