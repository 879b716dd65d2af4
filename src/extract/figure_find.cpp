// SPDX-License-Identifier: Apache-2.0
// The driver: which sentences can hold a figure, what stands at each place, what is kept.
#include <algorithm>
#include <iterator>
#include <string>

#include "date.h"
#include "figure_age.h"
#include "figure_context.h"
#include "figure_special.h"
#include "figures.h"

namespace crosstell {
namespace {

/// Most sentences end here.
bool may_hold_figure(const WordSigns& signs, TokenSpan sentence) {
  WordUseSet all = 0;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) all |= signs[i];
  return (all & shows_figure) != 0;
}

bool is_genitive(std::string_view folded) { return folded == "'s" || folded == "\xE2\x80\x99s"; }

/// Whether a holiday's name begins at a token and holds the span.
bool is_holiday(const FigureWords& words, const Segments& segments, std::uint32_t first, const TokenSpan& span) {
  if (first + 1 < span.end && !words.starts_phrase(segments.tokens[first].form_key)) return false;
  std::string joined;
  for (std::uint32_t t = first; t < segments.tokens.size() && t < first + 6; ++t) {
    const std::string_view folded = segments.tokens[t].folded;
    if (t > first) joined += ' ';
    joined.append(is_genitive(folded) ? "'s" : folded);
    if (t + 1 < span.end) continue;
    const FigureWord* phrase = words.find(joined);
    if (phrase && phrase->holiday != 0) return true;
    if (!words.starts_phrase(joined)) return false;
  }
  return false;
}

/// Capitals make names of "mid-November", "Christmas Eve" and the "Patrick" of "St. Patrick's Day"; all are dates.
bool is_date_name(const FigureWords& words, const Segments& segments, const TokenSpan& span) {
  const Token& first = segments.tokens[span.begin];
  if (span.size() == 1 && first.has(sign_hyphen)) {
    const std::string_view start = first.folded.substr(0, first.folded.find('-'));
    return start == "mid" || start == "early" || start == "late";
  }
  const FigureWord* word = words.find(first.form_key);
  if (word && (word->places & opens_if_capital) != 0 && span.size() <= 6 && is_holiday(words, segments, span.begin, span)) return true;
  const bool before_genitive = span.begin > 0 && span.end < segments.tokens.size() && is_genitive(segments.tokens[span.end].folded);
  return before_genitive && is_holiday(words, segments, span.begin - 1, span);
}

/// 04/06 is 4 June nearly everywhere; only a source that shows where it is from changes the American reading.
Reference reference_of(const Article& article) {
  Reference reference;
  const PublicationDate& published = article.metadata.published;
  if (published.year < 1000 || published.year > 2999 || published.month < 0 || published.month > 12) return reference;
  reference.year = published.year;
  reference.month = published.month;
  reference.day = published.month != 0 && is_valid_day({published.year, published.month, published.day}) ? published.day : 0;
  const std::string& url = article.metadata.url;
  for (const std::string_view domain : {".co.uk/", ".com.au/", ".co.nz/", ".ie/", ".in/", ".co.za/", ".fr/", ".de/", ".eu/"})
    reference.day_first = reference.day_first || url.find(domain) != std::string::npos;
  return reference;
}

class Finder {
 public:
  Finder(const Article& article, const Segments& segments, const WordSigns& signs, const std::vector<TokenSpan>& names, std::vector<Mention>& mentions, std::vector<Figure>& figures, Diagnostics& diagnostics, Line& line)
      : article_(article), segments_(segments), signs_(signs), names_(names), mentions_(mentions), figures_(figures), diagnostics_(diagnostics), reference_(reference_of(article)), line_(line) {}

  void read_sentence(std::uint32_t number) {
    const Sentence& sentence = segments_.sentences[number];
    line_.cut(article_.clean, segments_, signs_, sentence, names_);
    sentence_ = number;
    first_figure_ = figures_.size();
    pending_from_ = -1;
    last_figure_ = -1, last_end_ = 0;
    std::uint32_t next = 0;
    for (const std::uint32_t i : line_.openers())
      if (i >= next && !line_.at(i).in_name && may_begin(i)) next = read_at(i);
  }

  void finish() {
    if (refused_ > kMaxReported) add_diagnostic(diagnostics_, "extract", "figure_refused", "further figures", refused_ - kMaxReported);
  }

 private:
  /// Returns the atom to go on with. Requires: may_begin(i).
  std::uint32_t read_at(std::uint32_t i) {
    if (const std::uint32_t after = impossible_day(i); after > i) return refuse(i, after);
    if (auto date = date_at(i); date && !is_entangled(line_, *date)) return read(i, *date);
    if (const std::uint32_t after = skip_non_figure(line_, i); after > i) return after;
    if (auto other = best_at(i)) return read(i, *other);
    return line_.at(i).refused ? refuse(i, i + 1) : i + 1;
  }

  std::uint32_t read(std::uint32_t i, Candidate& candidate) {
    if (candidate.bare && is_split_number(candidate)) return refuse(i, candidate.end + 1);
    if (candidate.end <= i) return i + 1;
    if (is_entangled(line_, candidate)) return line_.number(candidate.begin) || line_.number(candidate.end - 1) ? refuse(i, candidate.end) : candidate.end;
    const std::uint32_t before = apply_approximator(line_, candidate);
    if (is_not_meant_as_figure(line_, candidate)) return candidate.end;
    apply_change(line_, candidate, before);
    apply_counted(line_, candidate);
    link_pair(candidate, before);
    add(candidate);
    return candidate.end;
  }

  std::optional<Candidate> date_at(std::uint32_t i) const {
    if (auto continued = continued_date(i)) return continued;
    if (line_.holds(says_earlier))
      if (auto earlier = year_before(i)) return earlier;
    return parse_date(line_, i, reference_);
  }

  /// Cheap: most openers stand where they cannot begin a figure.
  bool may_begin(std::uint32_t i) const {
    const Atom& atom = line_.at(i);
    if (atom.kind == Atom::Kind::number) return true;
    const Atom& next = line_.at(i + 1);
    if (atom.kind == Atom::Kind::mark) {
      if (atom.mark == '-') return is_minus(i);
      if (atom.mark == '?') return (line_.places(i) & begins_currency) != 0;
      return atom.mark == '$' || atom.mark == '#' || atom.mark == '+' || (atom.mark == '.' && line_.number(i + 1));
    }
    if (next.mark == '$') return true;
    if (!atom.word) return false;
    const std::uint32_t places = atom.places;
    if ((places & opens_figure) != 0 || ((places & opens_if_capital) != 0 && atom.capital)) return true;
    if ((places & opens_before_word) != 0) return (next.places & follows_article) != 0 || next.mark == '-';
    if ((places & opens_before_time) != 0 && (next.places & follows_the) != 0) return true;
    if ((places & opens_before_role) != 0 && (next.word || next.kind == Atom::Kind::number || next.mark == '-')) return true;
    if ((places & begins_idiom) != 0 && ((next.places & continues_idiom) != 0 || next.mark == '-')) return true;
    if ((places & begins_currency) != 0 && next.kind != Atom::Kind::word) return true;
    return ((places & opens_before_number) != 0 && next.kind == Atom::Kind::number) || ((places & opens_before_hyphen) != 0 && next.mark == '-');
  }

  /// "40 500 people": three digits behind a blank may be the rest of the number.
  bool is_split_number(const Candidate& candidate) const {
    const Atom& first = line_.at(candidate.end - 1);
    const Atom& next = line_.at(candidate.end);
    return candidate.end == candidate.begin + 1 && first.kind == Atom::Kind::number && first.text.size() <= 3 && next.kind == Atom::Kind::number && next.text.size() == 3 &&
           next.value.exp10 == 0 && next.space_before && !next.in_name && next.denominator == 0;
  }

  /// A sign before an amount: digits, a number word or a currency.
  bool is_minus(std::uint32_t i) const {
    if (line_.at(i).long_dash || (line_.glued(i) && !line_.mark(i - 1, '<')) || !line_.glued(i + 1)) return false;
    return line_.at(i + 1).kind != Atom::Kind::word || line_.at(i + 1).word || line_.mark(i + 2, '$');
  }

  /// 31 February: neither the number nor the month says what it seems to say.
  /// Returns the atom after it, or `i`.
  std::uint32_t impossible_day(std::uint32_t i) const {
    const std::uint32_t day = line_.word(i).month != 0 ? i + 1 : i, month = day == i ? i + 1 : i;
    const int number = line_.word(month).month;
    if (number == 0 || !line_.at(month).capital || line_.at(month).in_name || !line_.plain_number(day) || line_.at(day).text.size() > 2) return i;
    const bool counts = line_.is_class(i + 2, WordClass::noun) && (line_.token(i + 2).forms & form_plural) != 0;  // in June 31 workers left
    if (counts || line_.word(i + 2).unit >= 0 || line_.word(i + 2).percent != 0 || line_.mark(i + 2, '%')) return i;
    const std::uint32_t after = line_.mark(i + 2, ',') ? i + 3 : i + 2;
    const auto year = year_number(line_, after);
    const std::int64_t value = line_.at(day).value.digits;
    if (line_.at(day).value.exp10 != 0 || value <= 28 || value > 31 || is_valid_day({year.value_or(2024), number, static_cast<int>(value)})) return i;
    return year ? after + 1 : i + 2;
  }

  /// "April 24 and 25": the second day of a list has its month from the first.
  std::optional<Candidate> continued_date(std::uint32_t i) const {
    if (last_figure_ < 0 || i < 3 || last_end_ != i - 1 || !(line_.is(i - 1, "and") || line_.is(i - 1, "or"))) return std::nullopt;
    const auto& before = figures_[static_cast<std::size_t>(last_figure_)].date;
    const Atom& atom = line_.at(i);
    if (!before || !before->low || before->precision != Precision::day || line_.at(i - 2).text.size() > 2 || !line_.plain_number(i - 2) || line_.word(i - 3).month == 0) return std::nullopt;
    if (!line_.plain_number(i) || atom.text.size() > 2 || atom.value.exp10 != 0 || line_.glued(i)) return std::nullopt;
    const Day day{before->low->year, before->low->month, static_cast<int>(atom.value.digits)};
    const FigureWord& next = line_.word(i + 1);
    const bool counts = line_.is(i + 1, "of") || line_.is(i + 1, "more") || line_.is(i + 1, "others") || line_.is_class(i + 1, WordClass::noun) || line_.is_class(i + 1, WordClass::adjective) || line_.number(i + 1) || next.unit >= 0 || next.magnitude >= 0 || next.percent != 0;
    if (counts || !is_valid_day(day) || !(*before->low < day) || (line_.glued(i + 1) && line_.at(i + 1).kind != Atom::Kind::mark)) return std::nullopt;
    Candidate candidate;
    candidate.begin = i, candidate.end = i + 1;
    candidate.figure.kind = MentionType::date;
    candidate.rule = "date.continued";
    DateValue value = *before;
    value.low = day, value.high = plus_days(day, 1);
    value.alternatives.clear();
    candidate.figure.date = std::move(value);
    return candidate;
  }

  /// "a year earlier", "the year-ago quarter": a year before the period the sentence named last; without one it stays relative.
  std::optional<Candidate> year_before(std::uint32_t i) const {
    std::uint32_t end = i;
    if (line_.is(i, "a") && line_.is(i + 1, "year") && line_.is(i + 2, "earlier")) end = i + 3;
    if (line_.is(i, "year") && line_.hyphen(i + 1) && (line_.is(i + 2, "ago") || line_.is(i + 2, "earlier")))
      end = line_.is(i + 3, "quarter") || line_.is(i + 3, "period") || line_.is(i + 3, "month") ? i + 4 : i + 3;
    if (end == i || line_.is(end, "than") || (line_.glued(end) && line_.at(end).kind != Atom::Kind::mark)) return std::nullopt;
    DateValue value;
    value.relative = true;
    for (std::size_t k = figures_.size(); k-- > first_figure_ && !value.low;) {
      const auto& named = figures_[k].date;
      if (!named || !named->low || !named->high || named->precision < Precision::month || named->precision > Precision::year) continue;
      value.low = plus_months(*named->low, -12), value.high = plus_months(*named->high, -12);
      value.precision = named->precision, value.fiscal = named->fiscal;
    }
    Candidate candidate;
    candidate.begin = i, candidate.end = end;
    candidate.figure.kind = MentionType::date;
    candidate.figure.date = std::move(value);
    candidate.rule = "date.year_before";
    return candidate;
  }

  /// Longest first; at equal length the special forms know more.
  std::optional<Candidate> best_at(std::uint32_t i) const {
    if (auto age = parse_age(line_, i)) return age;
    auto special = parse_special(line_, i);
    auto quantity = parse_quantity(line_, i);
    if (quantity && (!special || quantity->end > special->end)) return quantity;
    return special;
  }

  /// A number with something unexplained touching it is left out whole and reported: better none than a wrong magnitude.
  std::uint32_t refuse(std::uint32_t begin, std::uint32_t end) {
    while (line_.glued(end) && (line_.at(end).kind != Atom::Kind::mark || (line_.glued(end + 1) && line_.at(end + 1).kind != Atom::Kind::mark))) ++end;
    while (line_.glued(begin) && line_.at(begin - 1).kind != Atom::Kind::mark) --begin;
    const CleanSpan span = line_.span(begin, end);
    if (refused_ < kMaxReported) add_diagnostic(diagnostics_, "extract", "figure_refused", std::string(slice(article_.clean, span).substr(0, 80)));
    ++refused_;
    return end;
  }

  /// "from X ... to Y" and "to Y from X".
  void link_pair(Candidate& candidate, std::uint32_t before) {
    Figure& figure = candidate.figure;
    const auto index = static_cast<std::int32_t>(figures_.size());
    const auto fits = [&](std::int32_t other) {
      const Figure& earlier = figures_[static_cast<std::size_t>(other)];
      return earlier.kind == figure.kind && earlier.unit == figure.unit;
    };
    const bool after_to = before > 0 && line_.is(before - 1, "to"), after_from = before > 0 && line_.is(before - 1, "from");
    if (after_to && pending_from_ >= 0 && before - pending_end_ <= 8 && fits(pending_from_)) {
      figure.pair_from = pending_from_;
      pending_from_ = -1;
    } else if (after_from && last_figure_ >= 0 && last_after_to_ && before - last_end_ <= 4 && fits(last_figure_)) {
      figures_[static_cast<std::size_t>(last_figure_)].pair_from = index;
    } else if (after_from && figure.kind != MentionType::date) {
      pending_from_ = index;
      pending_end_ = candidate.end;
    }
    last_figure_ = index;
    last_end_ = candidate.end;
    last_after_to_ = after_to;
  }

  void add(Candidate& candidate) {
    Figure& figure = candidate.figure;
    figure.span = line_.span(candidate.begin, candidate.end);
    figure.whole = line_.span(std::min(candidate.whole_begin, candidate.begin), std::max(candidate.whole_end, candidate.end));
    Mention mention;
    mention.type = figure.kind;
    mention.tokens = {line_.at(candidate.begin).token, line_.at(candidate.end - 1).token + 1};
    mention.span = figure.span;
    mention.sentence = sentence_;
    mention.figure = static_cast<std::int32_t>(figures_.size());
    mention.rule = candidate.rule;
    mentions_.push_back(mention);
    figures_.push_back(std::move(figure));
  }

  const Article& article_;
  const Segments& segments_;
  const WordSigns& signs_;
  const std::vector<TokenSpan>& names_;
  std::vector<Mention>& mentions_;
  std::vector<Figure>& figures_;
  Diagnostics& diagnostics_;
  Reference reference_;
  Line& line_;
  std::uint32_t sentence_ = 0;
  std::size_t first_figure_ = 0;  ///< of the sentence
  std::int32_t pending_from_ = -1, last_figure_ = -1;
  std::uint32_t pending_end_ = 0, last_end_ = 0;
  bool last_after_to_ = false;
  static constexpr std::uint64_t kMaxReported = 100;  ///< refused figures shown one by one; the others are counted
  std::uint64_t refused_ = 0;
};

}  // namespace

void find_figures(const Article& article, const Segments& segments, const WordSigns& signs, const std::vector<TokenSpan>& names, std::vector<Mention>& mentions,
                  std::vector<Figure>& figures, Diagnostics& diagnostics) {
  const FigureWords& words = FigureWords::builtin();
  std::vector<TokenSpan> sorted_names;
  sorted_names.reserve(names.size());
  std::copy_if(names.begin(), names.end(), std::back_inserter(sorted_names), [&](const TokenSpan& span) { return !is_date_name(words, segments, span); });
  if (!std::is_sorted(sorted_names.begin(), sorted_names.end())) std::sort(sorted_names.begin(), sorted_names.end());
  std::vector<std::uint32_t> sentences;
  for (std::uint32_t s = 0; s < segments.sentences.size(); ++s) {
    const Sentence& sentence = segments.sentences[s];
    if (!sentence.tokens.empty() && sentence.span.end <= article.clean.size() && may_hold_figure(signs, sentence.tokens)) sentences.push_back(s);
  }
  figures.reserve(figures.size() + sentences.size() * 3 / 2);
  thread_local Line line;   // its memory is used again; sentences are short
  Finder finder(article, segments, signs, sorted_names, mentions, figures, diagnostics, line);
  for (const std::uint32_t s : sentences) finder.read_sentence(s);
  finder.finish();
}

}  // namespace crosstell
