// SPDX-License-Identifier: Apache-2.0
// The match form of words in rules and lists, and how such text falls into tokens. Mirrors what segmentation does to articles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosstell::rules {

/// Case, quotes and hyphens folded; invisible characters dropped. Requires: UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

/// Whether a folded token is a dash of any length, or a quotation mark of any kind (the single ones are apostrophes too).
[[nodiscard]] bool is_dash(std::string_view folded);
[[nodiscard]] bool is_double_quote(std::string_view folded);
[[nodiscard]] bool is_single_quote(std::string_view folded);

/// Words of an entry as tokens: split at white space, clitics ('s, n't, 're ...) and punctuation split off.
[[nodiscard]] std::vector<std::string> tokens_of(std::string_view folded);

/// "co-founder" -> co - founder; empty when there is no hyphen between two letters or digits. Some spellings stand as one token in
/// one article and as three in the next, so lists and patterns accept both.
[[nodiscard]] std::vector<std::string> split_hyphens(std::string_view folded);

}  // namespace crosstell::rules
