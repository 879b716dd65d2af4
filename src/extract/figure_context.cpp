// SPDX-License-Identifier: Apache-2.0
#include "figure_context.h"

#include <algorithm>

namespace crosstell {
namespace {

constexpr auto kIsWord = Atom::Kind::word;
constexpr auto kIsMark = Atom::Kind::mark;

bool is_time(const Figure& figure) { return figure.kind == MentionType::duration || figure.kind == MentionType::date || figure.kind == MentionType::time_of_day; }

/// "over five years" spans them, "for over five years" and "well over" exceed them; "shares went up to 5" is no bound.
bool is_other_meaning(const Line& line, const Candidate& candidate, std::uint32_t begin, std::string_view phrase) {
  const Figure& figure = candidate.figure;
  const std::uint32_t before = begin - 1;
  if (phrase == "over" && is_time(figure)) return !(begin > 0 && (line.is(before, "for") || line.is(before, "took") || line.is(before, "after") || line.is(before, "lasted") || line.is(before, "takes")));
  if (phrase == "over" && begin > 0) {   // "turned over $7 million", "handed over $6 million"
    const std::string_view verb = line.token(before).lemma;
    if (verb == "turn" || verb == "hand" || verb == "sign") return true;
  }
  if (phrase == "around the" || phrase == "roughly the") return figure.kind != MentionType::money && figure.kind != MentionType::percent;  // around the 12 tables
  if (phrase == "within") return figure.kind != MentionType::duration;
  if (phrase == "up to") return begin > 0 && line.word(before).change != 0;
  if (phrase == "some") return figure.low && compare(*figure.low, {3, 0}) == std::strong_ordering::less && figure.kind == MentionType::count && !figure.has_magnitude_word;
  if (phrase == "about" && begin > 0 && (line.is(before, "talk") || line.is(before, "talked"))) return true;
  if (phrase == "under" || phrase == "above" || phrase == "below") {
    // "under three principles", "above two shops": a few spelled out are things one is under, not a bound.
    if (figure.kind == MentionType::count && candidate.spelled && !figure.has_magnitude_word) return true;
    return figure.kind == MentionType::date || figure.kind == MentionType::ordinal;
  }
  if (phrase == "." || phrase == "c.") return true;
  return false;
}

void make_bound(Figure& figure, Approximator approximator) {
  figure.approximator = approximator;
  if (figure.kind == MentionType::date || figure.kind == MentionType::time_of_day || !figure.low || !figure.high) return;
  const bool range = !same_value(*figure.low, *figure.high);
  if (range) return;
  const Decimal value = *figure.low;
  switch (approximator) {
    case Approximator::over: figure.point = value, figure.high.reset(), figure.low_inclusive = false; break;
    case Approximator::at_least: figure.point = value, figure.high.reset(); break;
    case Approximator::under: figure.point = value, figure.low.reset(), figure.high_inclusive = false; break;
    case Approximator::at_most: figure.point = value, figure.low.reset(); break;
    default: break;
  }
}

/// "made up 45 percent", "ended up with 12", "wrote down $4m": the verb takes its particle from the direction.
bool is_phrasal(const Line& line, std::uint32_t particle) {
  static constexpr std::string_view kVerbs[] = {"make", "end", "set", "give", "take", "turn", "show", "sign", "wind", "split", "break", "pick", "come", "buy", "put", "hold", "add", "write", "pay"};
  if (particle == 0 || !(line.is(particle, "up") || line.is(particle, "down"))) return false;
  return std::find(std::begin(kVerbs), std::end(kVerbs), line.token(particle - 1).lemma) != std::end(kVerbs);
}

bool is_between_change_and_figure(const Line& line, std::uint32_t i) {
  return line.at(i).word && (line.at(i).word->places & steps_to_change) != 0;
}

bool counts_toward_noun(const Token& token) {
  if (token.is(WordClass::adjective) || token.is(WordClass::noun) || token.is(WordClass::proper_noun)) return true;
  return token.is(WordClass::verb) && (token.forms & (form_present_participle | form_past_participle)) != 0 && (token.possible & (bit(WordClass::adjective) | bit(WordClass::noun))) != 0;
}

bool is_genitive(const Token& token) { return token.folded == "'s" || token.folded == "\xE2\x80\x99s"; }

bool is_filler(std::string_view folded) {
  return folded == "other" || folded == "more" || folded == "additional" || folded == "further" || folded == "extra" || folded == "separate" || folded == "different" || folded == "such" || folded == "new" || folded == "of";
}

bool is_determiner(const Token& token) { return token.is(WordClass::determiner) || token.is(WordClass::possessive) || token.folded == "the" || token.folded == "its" || token.folded == "their" || token.folded == "his" || token.folded == "her" || token.folded == "our" || token.folded == "my" || token.folded == "all"; }

/// "2,000 engines a day", "3 million units or more".
void read_after_noun(const Line& line, Candidate& candidate, std::uint32_t token) {
  Figure& figure = candidate.figure;
  if (figure.kind != MentionType::count) return;
  std::uint32_t i = candidate.counted_from;
  while (i < line.size() && line.at(i).token < token) ++i;
  if (const Per per = parse_per(line, i, false); figure.per.empty() && !per.name.empty() && !line.is(per.end, "ago")) figure.per = per.name, figure.per_count = per.count;
  if (i + 2 > line.size() || figure.approximator != Approximator::exact || line.is(i + 2, "than")) return;
  if ((line.places(i) & begins_after_approximator) == 0) return;
  const ApproximatorPhrase* entry = line.words().approximator(line.joined(i, i + 2));
  if (entry && entry->after) make_bound(figure, entry->value_after);
}

}  // namespace

std::uint32_t apply_approximator(const Line& line, Candidate& candidate) {
  Figure& figure = candidate.figure;
  if (candidate.whole_end == 0) candidate.whole_begin = candidate.begin, candidate.whole_end = candidate.end;
  if (figure.kind == MentionType::score || figure.kind == MentionType::ordinal) return candidate.begin;
  std::uint32_t first = candidate.begin;
  Approximator found = Approximator::exact;
  const bool may_precede = candidate.begin > 0 && (line.places(candidate.begin - 1) & ends_approximator) != 0;
  for (std::uint32_t length = may_precede ? std::min<std::uint32_t>(5, candidate.begin) : 0; length > 0 && found == Approximator::exact; --length) {
    const std::uint32_t begin = candidate.begin - length;
    if ((line.places(begin) & begins_approximator) == 0) continue;
    const std::string phrase(line.joined(begin, candidate.begin));
    const ApproximatorPhrase* entry = line.words().approximator(phrase);
    if (entry && entry->before && !is_other_meaning(line, candidate, begin, phrase)) found = entry->value, first = begin;
  }
  const bool may_follow = (line.places(candidate.end) & begins_after_approximator) != 0 && (found == Approximator::exact || found == Approximator::about);
  for (std::uint32_t length = may_follow ? 3 : 0; length > 0 && candidate.whole_end == candidate.end; --length) {
    if (candidate.end + length > line.size()) continue;
    const ApproximatorPhrase* entry = line.words().approximator(line.joined(candidate.end, candidate.end + length));
    if (line.is(candidate.end + length, "than")) continue;  // "or more than" speaks of the next figure
    if (entry && entry->after && !(length == 1 && line.is(candidate.end, "plus") && line.number(candidate.end + 1))) found = entry->value_after, candidate.whole_end = candidate.end + length;
  }
  if (candidate.whole_end == candidate.end) candidate.whole_begin = std::min(candidate.whole_begin, first);
  const bool is_range = figure.low && figure.high && !same_value(*figure.low, *figure.high);
  if (is_range && first == candidate.begin && first > 0 && line.is(first - 1, "between")) candidate.whole_begin = first - 1;
  if (figure.approximator == Approximator::vague) return first;
  if (figure.approximator != Approximator::exact) found = figure.approximator;
  if (found != Approximator::exact) make_bound(figure, found);
  return first;
}

void apply_change(const Line& line, Candidate& candidate, std::uint32_t before) {
  Figure& figure = candidate.figure;
  switch (figure.kind) {
    case MentionType::money: case MentionType::percent: case MentionType::percentage_point: case MentionType::count: case MentionType::measure: case MentionType::multiple: break;
    default: return;
  }
  const bool exact_kind = figure.kind == MentionType::percent || figure.kind == MentionType::percentage_point || figure.kind == MentionType::multiple;
  std::uint32_t at = before;
  int skipped = 0;
  bool reached = false;  // "rose to 5%": the level, not the change
  while (at > 0 && skipped < 3 && is_between_change_and_figure(line, at - 1)) {
    reached = reached || line.is(at - 1, "to") || line.is(at - 1, "from") || line.is(at - 1, "of");
    --at, ++skipped;
  }
  if (at > 0 && line.word(at - 1).change != 0 && !reached && !is_phrasal(line, at - 1)) {
    const std::string_view word = line.at(at - 1).folded;
    const bool transfers = word.substr(0, 4) == "rais" || word.substr(0, 3) == "add" || word.substr(0, 3) == "los" || word == "gain" || word.substr(0, 5) == "gaine";
    if (exact_kind || (!transfers && figure.kind != MentionType::count) || (figure.kind == MentionType::count && skipped > 0 && line.is(at, "by"))) figure.change = true, figure.change_direction = line.word(at - 1).change;
  }
  for (std::uint32_t next = candidate.end; next < candidate.end + 3 && !figure.change && (exact_kind || figure.kind == MentionType::money); ++next) {
    if (line.at(next).kind != kIsWord) break;
    if (line.word(next).change != 0 && !line.is(next, "up") && !line.is(next, "down")) {
      const bool noun = line.is_class(next, WordClass::noun) || line.is_class(next, WordClass::adjective) || next == candidate.end;
      if (noun && !line.is(next, "cut") && !(next == candidate.end && line.is_class(next, WordClass::verb) && (line.token(next).forms & form_past))) figure.change = true, figure.change_direction = line.word(next).change;
      break;
    }
    if (!line.is_class(next, WordClass::adjective) && !line.is_class(next, WordClass::noun)) break;
  }
  if (!exact_kind && !figure.change) return;
  for (std::uint32_t start = candidate.end; start < candidate.end + 5 && start < line.size() && figure.basis.empty(); ++start)
    for (std::uint32_t length = (line.places(start) & begins_basis) != 0 ? 7 : 0; length > 0 && figure.basis.empty(); --length)
      if (start + length <= line.size()) figure.basis = std::string(line.words().basis(line.joined(start, start + length)));
}

void apply_counted(const Line& line, Candidate& candidate) {
  Figure& figure = candidate.figure;
  if (candidate.counted_from == 0 || candidate.counted_from >= line.size()) return;
  const bool of = line.is(candidate.counted_from, "of") || (candidate.counted_from > 0 && line.is(candidate.counted_from - 1, "of"));
  const bool direct = figure.kind == MentionType::count || figure.kind == MentionType::measure || (figure.kind == MentionType::ratio && figure.is_share);
  if (!direct && !(figure.kind == MentionType::percent && of)) return;
  const auto& tokens = line.segments().tokens;
  const std::uint32_t end = line.sentence().tokens.end;
  std::uint32_t at = line.at(candidate.counted_from).token;
  if (candidate.end > 0 && line.at(candidate.end - 1).token == at) ++at;
  if (at < end && tokens[at].folded == "-") ++at;
  if (of && at < end && tokens[at].folded == "of") ++at;
  for (int skip = 0; skip < 3 && at < end; ++skip) {
    const bool number_word = of && tokens[at].is(WordClass::number);
    if (!((of && is_determiner(tokens[at])) || number_word || is_filler(tokens[at].folded))) break;
    ++at;
  }
  if (of) {  // "a third of Ada Holm's boats": the boats are counted
    for (std::uint32_t t = at; t < at + 4 && t + 1 < end && tokens[t].is(WordClass::proper_noun); ++t)
      if (is_genitive(tokens[t + 1])) at = t + 2;
  }
  std::uint32_t last = at, limit = std::min(end, at + 6);
  bool any = false;
  for (std::uint32_t t = at; t < limit; ++t) {
    if (!counts_toward_noun(tokens[t])) break;
    if (t > at && !tokens[t].has(shape_space_before) && !tokens[t].has(shape_letter)) break;
    if (tokens[t].is(WordClass::noun) || tokens[t].is(WordClass::proper_noun)) {
      if (any && (tokens[last].forms & form_plural) && tokens[t].is(WordClass::proper_noun)) break;  // "500 workers Monday"
      last = t;
      any = true;
      const bool noun_follows = t + 1 < limit && tokens[t + 1].is(WordClass::noun) && (tokens[t + 1].forms & form_plural);
      if (((tokens[t].forms & form_plural) || tokens[t].folded == "people") && !noun_follows) break;
    }
  }
  if (any && !of && tokens[last].is(WordClass::proper_noun) && last + 1 < end && is_genitive(tokens[last + 1])) return;  // "not among the 30,000 Ada's lawyers sent"
  if (!any) {
    const FigureWord* word = at < end ? line.words().find(tokens[at].folded) : nullptr;
    if (word && (word->cues & cue_substantive)) figure.counted = std::string(tokens[at].folded), figure.counted_tokens = {at, at + 1};
    return;
  }
  figure.counted_tokens = {at, last + 1};
  read_after_noun(line, candidate, last + 1);
  std::string& phrase = figure.counted;
  phrase.clear();
  for (std::uint32_t t = at; t <= last; ++t) {
    if (t < last && is_filler(tokens[t].folded)) continue;
    if (!phrase.empty()) phrase += ' ';
    phrase += tokens[t].lemma.empty() || t < last ? tokens[t].folded : tokens[t].lemma;
  }
}

bool is_entangled(const Line& line, const Candidate& candidate) {
  const std::uint32_t begin = candidate.begin, end = candidate.end;
  if (line.glued(begin)) {
    const Atom& before = line.at(begin - 1);
    if (before.kind != kIsMark) return true;
    if (before.mark == '-' && line.glued(begin - 1) && !before.long_dash) {
      const Atom& word = line.at(begin - 2);
      static constexpr std::string_view kPrefixes[] = {"mid", "sub", "near", "pre", "post", "early", "late", "non", "under", "over", "ex", "inter", "all", "plus", "minus", "half", "magnitude"};
      const bool prefix = word.kind == kIsWord && std::any_of(std::begin(kPrefixes), std::end(kPrefixes), [&](std::string_view p) { return p == word.folded; });
      if (word.kind == Atom::Kind::number) return candidate.figure.kind != MentionType::date;
      if (word.kind == kIsWord && !prefix && line.number(begin)) return true;
      if (word.kind == kIsWord && !prefix && candidate.spelled && candidate.bare) return true;
    }
    if ((before.mark == '/' && candidate.figure.kind != MentionType::date) || before.mark == '@' || before.mark == '#' || before.mark == '$' || before.mark == '^' || before.mark == '&') return true;
    if ((before.mark == '.' || before.mark == ',' || before.mark == ':') && line.number(begin) && line.glued(begin - 1)) return true;
    if (before.mark == '.' && line.number(begin)) return true;  // ".5": the tokenizer's digits alone would be ten times as much
    if (before.mark == '?' && before.text.size() > 2 && line.words().currency_symbol(before.text) >= 0) return true;
  }
  if (!line.glued(end)) return false;
  const Atom& after = line.at(end);
  if (after.kind != kIsMark) return true;
  if (after.mark == '@' || after.mark == '^' || after.mark == '&' || after.mark == '$') return true;
  if (after.mark == '/' && line.glued(end + 1)) return line.number(end + 1) || candidate.bare;
  if ((after.mark == ':' || after.mark == '.' || after.mark == ',') && line.glued(end + 1) && line.number(end + 1)) return true;
  if (after.mark == '-' && line.glued(end + 1) && line.number(end - 1)) return !after.long_dash && (line.number(end + 1) || candidate.bare);
  if (after.mark == '%') return true;
  return false;
}

/// "OSLO (Wire) — Fourteen people", "Toll: Fourteen dead": the capital is that of a beginning, not of a name.
bool opens_after_mark(const Line& line, std::uint32_t begin, std::uint32_t end) {
  const Atom& before = line.at(begin - 1);
  if (before.kind != kIsMark || !line.at(begin).space_before || (before.mark != '-' && before.mark != '_' && before.mark != ':')) return false;
  return line.at(end).kind == kIsWord && !line.at(end).capital;
}

/// "209 West Houston St.", "1600 Larch Avenue".
bool is_street_number(const Line& line, std::uint32_t i) {
  static constexpr std::string_view kStreets[] = {"avenue", "street", "road", "lane", "drive", "boulevard", "st", "ave", "blvd", "rd", "terrace", "highway"};
  if (!line.at(i).capital || !line.at(i).space_before) return false;
  for (std::uint32_t t = i + 1; t < i + 4 && line.at(t).capital; ++t)
    if (std::find(std::begin(kStreets), std::end(kStreets), line.at(t).folded) != std::end(kStreets)) return true;
  return false;
}

bool is_not_meant_as_figure(const Line& line, const Candidate& candidate) {
  const Figure& figure = candidate.figure;
  if (figure.kind != MentionType::count) return false;
  const std::uint32_t begin = candidate.begin, end = candidate.end;
  const bool one_word = candidate.spelled && end == begin + 1;
  if (candidate.bare && line.number(begin) && is_street_number(line, end)) return true;
  if (line.is(begin, "one") && one_word) {
    const bool fits = (line.is_class(end, WordClass::noun) && !(line.token(end).forms & form_plural)) || (line.is_class(end, WordClass::adjective) && line.is_class(end + 1, WordClass::noun)) || (line.word(end).cues & cue_substantive) != 0;
    const bool bound = line.is(begin - 1, "least") || line.is(begin - 1, "most") || line.is(begin - 1, "than") || line.is(begin - 1, "only") || line.is(begin - 1, "just");
    const bool pronoun = begin > 0 && !bound && (line.is_class(begin - 1, WordClass::determiner) || line.is_class(begin - 1, WordClass::adjective) || line.is(begin - 1, "the") || line.is(begin - 1, "no") || line.is(begin - 1, "this") || line.is(begin - 1, "that") || line.is(begin - 1, "every"));
    return !fits || pronoun || line.hyphen(end);
  }
  if (!candidate.bare && !one_word) return false;
  if (candidate.spelled && line.hyphen(end)) return true;  // two-way, three-dimensional
  if (candidate.spelled && line.at(begin).capital && begin > 0 && !line.token(begin).has(shape_sentence_start) && !line.token(begin).has(shape_title_case)) return !opens_after_mark(line, begin, end);
  const Atom& before = line.at(begin - 1);
  if (begin > 0 && (line.word(begin - 1).cues & cue_label) && before.kind == kIsWord) return !(line.is(begin - 1, "line") && line.is_class(end, WordClass::noun));
  if (candidate.spelled) return false;
  if (begin == 0 && line.glued(end) && (line.mark(end, '.') || line.mark(end, ')')) && end + 1 < line.size()) return true;  // "1. First item"
  if (begin == 1 && line.mark(0, '(') && line.mark(end, ')')) return true;
  if (begin > 0 && line.mark(begin - 1, '(') && line.mark(end, ')') && figure.low && compare(*figure.low, {20, 0}) != std::strong_ordering::greater) return true;
  if (begin > 0 && before.kind == kIsWord && before.capital && line.word(begin - 1).month == 0 && line.word(begin - 1).weekday == 0) {
    const Token& token = line.token(begin - 1);
    const bool plural_next = line.is_class(end, WordClass::noun) && (line.token(end).forms & form_plural);
    const NameUseSet uses = Lexicon::builtin().name_uses(token.form_key);
    const bool place = (uses & (name_country | name_region | name_city)) != 0;
    if (token.has(shape_title_case)) return token.is(WordClass::proper_noun) && !plural_next;
    if (token.has(shape_sentence_start)) return token.is(WordClass::proper_noun) && !place;
    if (place && plural_next) return false;
    return token.is(WordClass::proper_noun) || token.is(WordClass::noun) || before.text.size() == 1;
  }
  return false;
}

}  // namespace crosstell
