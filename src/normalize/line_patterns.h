// SPDX-License-Identifier: Apache-2.0
// Lines that say by their wording what they are: schemas/normalize/line_patterns.tsv.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/normalize.h"

namespace crosstell {

struct LinePattern {
  std::string_view rule;       ///< static storage
  Zone zone = Zone::boilerplate;
  bool tail_only = false;      ///< counts only in the last part of an article
  bool ends_article = false;   ///< what follows is usually no article text any more
  std::size_t max_words = 0;
};

class LinePatterns {
 public:
  /// The embedded table. A row that cannot be read is a bug of the build and left out.
  static const LinePatterns& get();
  ~LinePatterns();

  /// The first row that matches a line. `folded` is folded(line); `words` its number of words.
  [[nodiscard]] const LinePattern* match(std::string_view folded, std::size_t words, bool in_tail) const;
  /// The same without asking first which patterns are possible: slow, for tests.
  [[nodiscard]] const LinePattern* match_all(std::string_view folded, std::size_t words, bool in_tail) const;
  /// Rows that could not be used, and those that every line would have to be tried against; none in a sound build (a test looks).
  [[nodiscard]] std::vector<std::string> broken_rows() const;

 private:
  LinePatterns();
  class Test;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace crosstell
