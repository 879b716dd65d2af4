// SPDX-License-Identifier: Apache-2.0
// The words of a bound around a figure, and the frame that says what it is compared with.
#include <algorithm>

#include "catch.h"
#include "figure_frame.h"
#include "figure_support.h"
#include "sample.h"

using namespace crosstell;

namespace {

/// "whole | verb | owner | period" of the figures of a text that are no dates, "; " between them.
std::string frames_of(const std::string& text) {
  test::Sample sample(text);
  sample.article.metadata.published.year = 2026, sample.article.metadata.published.month = 6, sample.article.metadata.published.day = 10;
  Extraction& found = sample.found;
  find_figures(sample.article, sample.segments, read_signs(sample.segments, WordTable::builtin()), {}, found.mentions, found.figures, found.diagnostics);
  std::stable_sort(found.mentions.begin(), found.mentions.end(), [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  frame_figures(sample.segments, found);
  const auto cut = [&](const CleanSpan& span) { return text.substr(span.begin, span.size()); };
  std::string out;
  for (const Figure& figure : found.figures) {
    if (figure.date) continue;
    out += (out.empty() ? "" : "; ") + cut(figure.whole) + " | ";
    out += figure.verb == 0xFFFFFFFF ? std::string("-") : std::string(sample.segments.tokens[figure.verb].lemma);
    out += " | " + (figure.owner < 0 ? std::string("-") : found.entities[static_cast<std::size_t>(figure.owner)].name);
    out += " | " + (figure.period < 0 ? std::string("-") : cut(found.figures[static_cast<std::size_t>(figure.period)].span));
  }
  return out;
}

}  // namespace

TEST_CASE("figures: a frame of verb, owner and period", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm earned $5 million in 2024.", "$5 million | earn | Ada Holm | 2024"},
      {"Ada Holm earned more than $5 million in 2024, up from $3 million in 2022.", "more than $5 million | earn | Ada Holm | 2024; $3 million | earn | Ada Holm | 2022"},
      {"In 2024, Ada Holm built 12 or more boats.", "12 or more | build | Ada Holm | 2024"},
      {"Ada Holm's income rose 12% last year.", "12% | rise | Ada Holm | last year"},
      {"Ada Holm met Boris Venn and paid $40 in June or $50 in May.", "$40 | pay | Ada Holm | June; $50 | pay | Ada Holm | May"},
      {"Ada Holm and Boris Venn sold 30 boats.", "30 | sell | - | -"},
      {"The fee was $40 on 3 May, then on 4 June nothing changed.", "$40 | be | - | 3 May"},
  }));
  CAPTURE(row.text);
  CHECK(frames_of(row.text) == row.expected);
}

TEST_CASE("figures: the whole holds the words of bounds and relations", "[extract][figure]") {
  struct Row { const char* text; const char* whole; };
  const auto row = GENERATE(values<Row>({
      {"Fewer than 1,000 otters live there.", "Fewer than 1,000"},
      {"The hall seats about five hundred or more.", "five hundred or more"},
      {"It needs between 20 and 30 volunteers.", "between 20 and 30"},
      {"He has been mayor since 2019.", "since 2019"},
      {"She led it from 2007 to 2009.", "from 2007 to 2009"},
      {"They sold 40 of the boats.", "40"},
  }));
  CAPTURE(row.text);
  FoundFigures found;
  find_in(row.text, found);
  REQUIRE(found.figures.size() == 1);
  CHECK(found.article.clean.substr(found.figures[0].whole.begin, found.figures[0].whole.size()) == row.whole);
}
