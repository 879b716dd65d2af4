// SPDX-License-Identifier: Apache-2.0
// What every match of a pattern needs: elements that must stand somewhere in the sentence, and what may stand at its start.
// Cheap to test, so that most patterns whose trigger stands in a sentence, and most starts, need not be run.
#pragma once

#include <cstdint>
#include <vector>

#include "pattern.h"
#include "word_list.h"

#include "crosstell/base/key_filter.h"

namespace crosstell::rules {

using SentenceFilter = KeyFilter<4096>;

/// One of the words or a mention of one of the types.
struct Requirement {
  MentionMask mentions = 0;
  std::vector<WordKey> words;  ///< forms or lemmas
};

/// What the first token of a match may be.
struct Opening {
  bool anything = false;
  MentionMask mentions = 0;
  KeyFilter<256> words;
};

struct Needs {
  std::vector<Requirement> somewhere;  ///< all of them
  Opening opening;
};
[[nodiscard]] Needs needs_of(const Node& root, const std::vector<WordList>& lists);

}  // namespace crosstell::rules
