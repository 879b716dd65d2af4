// SPDX-License-Identifier: Apache-2.0
// What the words around a figure say of it: the time it was counted over, what was taken off, whose part it is of, whether it is only planned.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reading.h"

namespace crosstell::crossref {

struct FigureWords {
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> labels;   ///< kind of schemas/crossref/measure_words.tsv -> labels; "year" -> "1986"
  std::set<std::string> names;             ///< words of the sentence written as names, folded, without those of the subject and of calendars
  std::vector<std::string> stems;          ///< content words of the clause without the subject's
  bool before = false;                     ///< the value stands behind "from", "against", "compared with": of an earlier time

  [[nodiscard]] const std::set<std::string, std::less<>>& of(std::string_view kind) const;
  /// It names a length of time or a date.
  [[nodiscard]] bool tells_period() const;
};

/// Read once a reading: it meets many others.
[[nodiscard]] const FigureWords& figure_words(const Reading& reading);

/// Both have labels of this kind and none of them is shared.
[[nodiscard]] bool excludes(const FigureWords& a, const FigureWords& b, std::string_view kind);
[[nodiscard]] bool differs(const FigureWords& a, const FigureWords& b, std::string_view kind);

}  // namespace crosstell::crossref
