// SPDX-License-Identifier: Apache-2.0
// The lexicon while it is being built: forms with readings, uses in names, and the TSV files of schemas/lexicon/en. Build time only.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/lexicon.h"
#include "wordnet.h"

namespace crosstell::lexicon_compiler {

struct BuildReading {
  WordClass word_class = WordClass::other;
  FormSet forms = 0;
  std::string lemma;
  std::uint32_t count = 0;
  LexicalClassSet lexical = 0, lexical_first = 0;
  std::vector<std::uint32_t> senses;  ///< synset numbers; only where the form is the lemma
};

struct BuildEntry {
  std::vector<BuildReading> readings;
  NameUseSet uses = 0;
  std::string country;
  bool abbreviation = false;
};

struct Tables {
  std::map<std::string, BuildEntry> entries;
  std::vector<std::pair<std::pair<std::string, WordClass>, std::string>> antonyms;
};

/// Rows of a TSV file as column -> text. Throws std::runtime_error naming file and line when a row has another number of columns.
using Row = std::map<std::string, std::string>;
std::vector<Row> read_tsv(const std::string& path);

/// Adds a reading or widens an equal one (same class and lemma).
void add_reading(Tables& tables, const std::string& form, BuildReading reading);

/// Words of WordNet with all their forms, then our additions and the closed classes, which replace open readings unless a row says otherwise.
void add_words(Tables& tables, const Database& wordnet, const std::string& directory);

/// Name uses from WordNet's instances, ICU's region names and the lists of schemas/lexicon/en.
void add_names(Tables& tables, const Database& wordnet, const std::string& directory);

}  // namespace crosstell::lexicon_compiler
