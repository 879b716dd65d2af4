// SPDX-License-Identifier: Apache-2.0
// Regular inflection of English words. Build time only: every form goes into the table, so that look-ups need no morphology.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "crosstell/lexicon.h"

namespace crosstell::lexicon_compiler {

using Inflection = std::pair<std::string, FormSet>;

std::vector<Inflection> noun_forms(const std::string& lemma);
/// `irregular_past`: the -ed forms are left out, the caller adds the irregular ones.
std::vector<Inflection> verb_forms(const std::string& lemma, bool irregular_past);
std::vector<Inflection> adjective_forms(const std::string& lemma);

}  // namespace crosstell::lexicon_compiler
