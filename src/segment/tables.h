// SPDX-License-Identifier: Apache-2.0
// The tables of schemas/segment, read once: closed word classes, suffixes, which class follows which, abbreviations.
//
// Scores are log-odds in tenths of a nat. A fault in a table is a fault of the program: it stops with a message at start.
// Threads: const after construction.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "crosstell/lexicon.h"
#include "tag.h"

namespace crosstell::segmenting {

/// One way to read a token.
struct Candidate {
  Tag tag = Tag::nn;
  std::int16_t score = 0;
  FormSet forms = 0;
  bool lemma_begins_form = false;  ///< open, opened
  WordKey lemma_key = 0;
  std::string_view lemma;      ///< empty: to be guessed from the form
  LexicalClassSet lexical = 0;
};

struct SuffixRow {
  std::string_view suffix;
  Tag tag;
  std::int16_t score;
};

/// title: a capital follows and no sentence ends. number: only before digits. month: before digits, or not at the end.
/// ending: may end a sentence. latin: stands inside one.
enum class Abbreviation : std::uint8_t { none, title, number, month, ending, latin };

class Tables {
 public:
  static const Tables& builtin();

  [[nodiscard]] std::span<const Candidate> closed(WordKey form) const;
  [[nodiscard]] Abbreviation abbreviation(WordKey without_stop) const;
  /// What news adds to or takes from a reading of a form, against the counts of the lexicon.
  [[nodiscard]] int prior(WordKey form, Tag tag) const;
  [[nodiscard]] std::span<const SuffixRow> suffixes() const { return suffixes_; }
  /// What each class before adds to the score of `next`.
  [[nodiscard]] const std::array<std::int32_t, kTagCount>& transitions_to(Tag next) const { return transitions_[static_cast<std::size_t>(next)]; }

 private:
  Tables();
  void read_closed();
  void read_suffixes();
  void read_priors();
  void read_transitions();
  void read_abbreviations();

  std::vector<Candidate> closed_rows_;
  std::unordered_map<WordKey, std::pair<std::uint32_t, std::uint32_t>> closed_;
  std::array<bool, 8192> maybe_closed_{}, maybe_abbreviation_{};  ///< by key: most words are answered without a look at the map
  std::unordered_map<WordKey, Abbreviation> abbreviations_;
  std::unordered_map<WordKey, std::vector<std::pair<Tag, std::int16_t>>> priors_;
  std::vector<SuffixRow> suffixes_;
  std::array<std::array<std::int32_t, kTagCount>, kTagCount> transitions_{};  ///< by the later, then the earlier class
};

}  // namespace crosstell::segmenting
