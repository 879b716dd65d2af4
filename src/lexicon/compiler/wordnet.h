// SPDX-License-Identifier: Apache-2.0
// Reads WordNet 3.0's database files (wndb(5WN)) into plain structs. Build time only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crosstell::lexicon_compiler {

struct SynsetRecord {
  char part = 'n';                       ///< n v a r
  int lexical_file = 0;
  std::vector<std::string> words;        ///< as written, blanks for underscores
  std::vector<int> lexical_ids;
  std::vector<std::uint32_t> hypernyms;  ///< indices into Database::synsets; '@' and '@i'
  bool instance = false;                 ///< has an '@i' pointer
  std::vector<std::uint32_t> pertains;   ///< '\' pointers of adjectives
  std::vector<std::uint32_t> related;    ///< '+' pointers: synsets of words derived from one of these words; and '$', groups of like senses of verbs
};

/// One lemma in one part of speech.
struct LemmaRecord {
  std::vector<std::uint32_t> synsets;    ///< in WordNet's order of frequency
};

struct Database {
  std::vector<SynsetRecord> synsets;
  std::map<std::pair<std::string, char>, LemmaRecord> lemmas;      ///< (folded, blanks), part
  std::map<std::string, std::uint32_t> tagged;                     ///< "lemma%type:file:id" -> tagged occurrences
  std::vector<std::pair<std::pair<std::string, char>, std::string>> antonyms;  ///< (lemma, part) -> lemma
  std::map<std::pair<std::string, char>, std::vector<std::string>> exceptions; ///< (irregular form, part) -> lemmas
};

/// Throws std::runtime_error that names the missing file or the broken line.
Database read_wordnet(const std::string& directory);

/// Lower case for ASCII, other bytes kept; '_' becomes ' '.
std::string fold(std::string text);

}  // namespace crosstell::lexicon_compiler
