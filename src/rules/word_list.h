// SPDX-License-Identifier: Apache-2.0
// Word lists: entries of one or several words, found by the key of their first word.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "problems.h"

#include "crosstell/base/key_filter.h"
#include "crosstell/rules/token_view.h"

namespace crosstell::rules {

class WordList {
 public:
  /// Adds an entry; its hyphenated words match written apart too. Requires: folded, not empty.
  void add(std::string_view folded_entry);

  /// Sorts. To be called once after the last add().
  void finish();

  /// Calls `found(length)` for every entry that stands at `token`, longest first. Each token may agree in its form or lemma.
  template <class Found>
  void each_match(const TokenView& view, std::uint32_t token, std::uint32_t end, Found found) const;

  [[nodiscard]] std::uint32_t longest_match(const TokenView& view, std::uint32_t token, std::uint32_t end) const;

  /// Keys of first words, sorted: what a trigger index has to know.
  [[nodiscard]] const std::vector<WordKey>& first_keys() const { return first_keys_; }
  /// Most tokens of an entry.
  [[nodiscard]] std::uint32_t longest() const { return longest_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Most entries that begin with one word: what a look-up may cost.
  [[nodiscard]] std::size_t largest_family() const { return largest_family_; }

 private:
  friend struct PrivateFields;
  struct Entry {
    WordKey first = 0;
    std::uint32_t length = 0;
    std::uint32_t keys = 0;  // into keys_: the words after the first
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  void add_tokens(const std::vector<std::string>& tokens);
  [[nodiscard]] bool rest_matches(const Entry& entry, const TokenView& view, std::uint32_t token) const;
  [[nodiscard]] const Entry* begin_of(WordKey first) const;
  [[nodiscard]] const Entry* end() const { return entries_.data() + entries_.size(); }

  std::vector<Entry> entries_;  // by first key, then longest first
  std::vector<WordKey> keys_;
  std::vector<WordKey> first_keys_;
  std::size_t largest_family_ = 0;
  std::uint32_t longest_ = 1;
  std::unordered_map<WordKey, std::uint32_t> first_;  // into entries_
  KeyFilter<1024> may_begin_;                         // most words begin no entry
};

/// Reads a TSV with a header row of which one column is `entry`. What is wrong goes to `problems`.
void read_word_list(std::string_view tsv, const Place& place, WordList& list, Problems& problems);

template <class Found>
void WordList::each_match(const TokenView& view, std::uint32_t token, std::uint32_t end_token, Found found) const {
  const Token& first = view.tokens[token];
  const Entry* form = begin_of(first.form_key);
  const Entry* lemma = first.lemma_key == first.form_key ? nullptr : begin_of(first.lemma_key);
  std::uint32_t last = 0;  // an entry may be found by its form and by its lemma
  while (form != nullptr || lemma != nullptr) {
    const bool take_form = lemma == nullptr || (form != nullptr && form->length >= lemma->length);
    const Entry*& entry = take_form ? form : lemma;
    if (entry->length <= end_token - token && entry->length != last && rest_matches(*entry, view, token)) {
      last = entry->length;
      found(entry->length);
    }
    const WordKey key = entry->first;
    ++entry;
    if (entry == end() || entry->first != key) entry = nullptr;
  }
}

}  // namespace crosstell::rules
