// SPDX-License-Identifier: Apache-2.0
// The driver: which sentences can hold a figure, what stands at each place, what is kept.
#include <algorithm>
#include <cstring>

#include "date.h"
#include "figure_age.h"
#include "figure_context.h"
#include "figure_special.h"
#include "figures.h"

namespace crosstell {
namespace {

/// Parts of a hyphenated word: four-day, mid-June, multibillion-dollar.
bool hyphenated_trigger(const FigureWords& words, std::string_view folded) {
  const void* at = std::memchr(folded.data(), '-', folded.size());
  if (!at) return false;
  const auto hyphen = static_cast<std::size_t>(static_cast<const char*>(at) - folded.data());
  for (const std::string_view part : {folded.substr(0, hyphen), folded.substr(folded.rfind('-') + 1)})
    if (words.is_trigger(word_key(part))) return true;
  return folded.substr(0, 6) == "multi-" || folded.substr(0, 7) == "double-" || folded.substr(0, 7) == "single-" || folded.substr(0, 7) == "triple-";
}

/// One look-up a token; most sentences end here.
bool may_hold_figure(const FigureWords& words, const Segments& segments, const Sentence& sentence) {
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    const Token& token = segments.tokens[t];
    if (token.has(shape_digit)) return true;
    if (token.has(shape_letter)) {
      if (words.is_trigger(token.form_key)) return true;
      if (token.folded.size() >= 5 && hyphenated_trigger(words, token.folded)) return true;
    } else if (token.folded.size() == 2 && static_cast<unsigned char>(token.folded[0]) >= 0xC2) {
      return true;  // fractions and currencies with a sign of their own
    }
  }
  return false;
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
  Finder(const Article& article, const Segments& segments, const std::vector<TokenSpan>& names, std::vector<Mention>& mentions, std::vector<Figure>& figures, Diagnostics& diagnostics)
      : article_(article), segments_(segments), names_(names), mentions_(mentions), figures_(figures), diagnostics_(diagnostics), reference_(reference_of(article)) {}

  void read_sentence(std::uint32_t number) {
    const Sentence& sentence = segments_.sentences[number];
    line_.cut(article_.clean, segments_, sentence, names_);
    sentence_ = number;
    pending_from_ = -1;
    last_figure_ = -1, last_end_ = 0;
    for (std::uint32_t i = 0; i < line_.size();) i = read_at(i);
  }

 private:
  /// Returns the atom to go on with.
  std::uint32_t read_at(std::uint32_t i) {
    if (line_.at(i).in_name || !may_begin(i)) return i + 1;
    auto candidate = parse_date(line_, i, reference_);
    if (!candidate || is_entangled(line_, *candidate)) {
      if (const std::uint32_t after = skip_non_figure(line_, i); after > i) return after;
      candidate = best_at(i);
    }
    if (!candidate) return line_.at(i).refused ? refuse(i, i + 1) : i + 1;
    if (candidate->end <= i) return i + 1;
    if (is_entangled(line_, *candidate)) return line_.number(candidate->begin) || line_.number(candidate->end - 1) ? refuse(i, candidate->end) : candidate->end;
    const std::uint32_t before = apply_approximator(line_, *candidate);
    if (is_not_meant_as_figure(line_, *candidate)) return candidate->end;
    apply_change(line_, *candidate, before);
    apply_counted(line_, *candidate);
    link_pair(*candidate, before);
    add(*candidate);
    return candidate->end;
  }

  /// Cheap: most atoms cannot begin a figure.
  bool may_begin(std::uint32_t i) const {
    const Atom& atom = line_.at(i);
    if (atom.kind == Atom::Kind::number) return true;
    if (atom.kind == Atom::Kind::mark) return atom.mark == '$' || atom.mark == '-' || atom.mark == '#' || atom.mark == '+' || atom.mark == '?' || (atom.mark == '.' && line_.number(i + 1));
    const Atom& next = line_.at(i + 1);
    if (next.mark == '$') return true;
    if (!atom.word) return false;
    const std::uint32_t places = atom.word->places;
    if ((places & opens_figure) != 0) return true;
    if ((places & opens_before_word) != 0) return (next.word && (next.word->places & follows_article) != 0) || next.mark == '-';
    return ((places & opens_before_number) != 0 && next.kind == Atom::Kind::number) || ((places & opens_before_hyphen) != 0 && next.mark == '-');
  }

  /// Longest first; at equal length the special forms know more.
  std::optional<Candidate> best_at(std::uint32_t i) {
    auto best = parse_age(line_, i);
    if (best) return best;
    best = parse_special(line_, i);
    auto quantity = parse_quantity(line_, i);
    if (quantity && (!best || quantity->end > best->end)) best = std::move(quantity);
    return best;
  }

  /// A number with something unexplained touching it is left out whole and reported: better none than a wrong magnitude.
  std::uint32_t refuse(std::uint32_t begin, std::uint32_t end) {
    while (line_.glued(end) && (line_.at(end).kind != Atom::Kind::mark || (line_.glued(end + 1) && line_.at(end + 1).kind != Atom::Kind::mark))) ++end;
    while (line_.glued(begin) && line_.at(begin - 1).kind != Atom::Kind::mark) --begin;
    const CleanSpan span{line_.at(begin).span.begin, line_.at(end - 1).span.end};
    add_diagnostic(diagnostics_, "extract", "figure_refused", std::string(slice(article_.clean, span).substr(0, 80)));
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
    figure.span = {line_.at(candidate.begin).span.begin, line_.at(candidate.end - 1).span.end};
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
  const std::vector<TokenSpan>& names_;
  std::vector<Mention>& mentions_;
  std::vector<Figure>& figures_;
  Diagnostics& diagnostics_;
  Reference reference_;
  Line line_;
  std::uint32_t sentence_ = 0;
  std::int32_t pending_from_ = -1, last_figure_ = -1;
  std::uint32_t pending_end_ = 0, last_end_ = 0;
  bool last_after_to_ = false;
};

}  // namespace

void find_figures(const Article& article, const Segments& segments, const std::vector<TokenSpan>& names, std::vector<Mention>& mentions,
                  std::vector<Figure>& figures, Diagnostics& diagnostics) {
  std::vector<TokenSpan> sorted_names = names;
  std::sort(sorted_names.begin(), sorted_names.end());
  Finder finder(article, segments, sorted_names, mentions, figures, diagnostics);
  const FigureWords& words = FigureWords::builtin();
  for (std::uint32_t s = 0; s < segments.sentences.size(); ++s) {
    const Sentence& sentence = segments.sentences[s];
    if (!sentence.tokens.empty() && sentence.span.end <= article.clean.size() && may_hold_figure(words, segments, sentence)) finder.read_sentence(s);
  }
}

}  // namespace crosstell
