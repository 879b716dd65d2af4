// SPDX-License-Identifier: Apache-2.0
// Names of word classes, forms and WordNet classes as patterns write them after a colon; and the check of /regex/ elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pattern.h"

namespace crosstell::rules {

/// Adds what `name` ("verb.past", "noun.person", "adjective", "capitalized") demands. Returns: false for an unknown name.
[[nodiscard]] bool add_word_class(std::string_view name, TokenTest& test);

/// All names that add_word_class knows.
[[nodiscard]] std::vector<std::string> word_class_names();

/// Whether RE2 takes the expression and it stays small.
[[nodiscard]] bool check_regex(const std::string& expression, std::string& error);

}  // namespace crosstell::rules
