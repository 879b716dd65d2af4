// SPDX-License-Identifier: Apache-2.0
// Names of people in bylines and in fields for authors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosstell {

/// The people in what follows "by": "Ada Holm and Jon Berg, Harbour Post | 3 March" -> Ada Holm, Jon Berg. Roles, employers, dates and
/// what stands behind them are left out. Empty when the text does not begin with a name.
[[nodiscard]] std::vector<std::string> people_in(std::string_view text);

/// What follows "By ", "Written by:", "Posted by " at the start of a line; empty when it does not start so.
[[nodiscard]] std::string_view after_byline_word(std::string_view line);

/// Whether a part after a comma says who employs a person or what as: "Chief Technology Officer", "Harbour Post", "post.example".
/// `person`: the name before the comma.
[[nodiscard]] bool is_affiliation(std::string_view part, std::string_view person);

/// False for one word, and for words that are all everyday words: "Staff Reporter", "Favorite Posts".
[[nodiscard]] bool may_be_person(std::string_view name);

}  // namespace crosstell
