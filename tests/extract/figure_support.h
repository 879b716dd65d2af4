// SPDX-License-Identifier: Apache-2.0
// Sentences in, figures out as one line of text a test can compare.
#pragma once

#include <string>
#include <vector>

#include "crosstell/extract.h"
#include "crosstell/segment.h"
#include "figures.h"

namespace crosstell {

struct FoundFigures {
  Article article;
  Segments segments;
  std::vector<Mention> mentions;
  std::vector<Figure> figures;
  Diagnostics diagnostics;
};

/// Published on Wednesday 2026-06-10 unless told otherwise.
inline void find_in(const std::string& text, FoundFigures& found, Day published = {2026, 6, 10}) {
  found.article.clean = text;
  Block block;
  block.span = {0, text.size()};
  found.article.blocks.push_back(block);
  found.article.metadata.published.year = published.year;
  found.article.metadata.published.month = published.month;
  found.article.metadata.published.day = published.day;
  found.segments = segment(found.article);
  find_figures(found.article, found.segments, read_signs(found.segments, WordTable::builtin()), {}, found.mentions, found.figures, found.diagnostics);
}

inline std::string describe(const Figure& figure, const std::string& text) {
  std::string out(name_of(figure.kind));
  out += ' ' + text.substr(figure.span.begin, figure.span.size());
  if (figure.date) {
    out += " = ";
    out += figure.date->low && figure.date->high ? to_string(*figure.date->low) + ".." + to_string(*figure.date->high) : std::string("?");
    if (!figure.date->relation.empty()) out += " " + figure.date->relation;
    return out;
  }
  out += " = ";
  if (figure.low && figure.high && same_value(*figure.low, *figure.high)) {
    out += to_string(canonical(*figure.low));
  } else {
    out += figure.low_inclusive ? '[' : '(';
    out += figure.low ? to_string(canonical(*figure.low)) : "-";
    out += ", ";
    out += figure.high ? to_string(canonical(*figure.high)) : "-";
    out += figure.high_inclusive ? ']' : ')';
  }
  if (!figure.unit.empty()) out += " " + figure.unit;
  if (!figure.per.empty()) out += " per " + (figure.per_count ? to_string(canonical(*figure.per_count)) + " " : std::string()) + figure.per;
  if (!figure.counted.empty()) out += " {" + figure.counted + "}";
  if (figure.approximator != Approximator::exact) out += " " + std::string(name_of(figure.approximator));
  if (figure.is_share) out += " share";
  if (figure.change) out += figure.change_direction > 0 ? " up" : " down";
  if (!figure.basis.empty()) out += " " + figure.basis;
  return out;
}

/// All figures of the text, "; " between them.
inline std::string figures_of(const std::string& text, Day published = {2026, 6, 10}) {
  FoundFigures found;
  find_in(text, found, published);
  std::string out;
  for (const Figure& figure : found.figures) out += (out.empty() ? "" : "; ") + describe(figure, found.article.clean);
  return out;
}

}  // namespace crosstell
