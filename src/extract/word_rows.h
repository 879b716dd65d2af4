// SPDX-License-Identifier: Apache-2.0
// A table of data files with a word and what is said of it: "quake<TAB>earthquake".
#pragma once

#include <string_view>
#include <vector>

#include "crosstell/base/resource.h"
#include "key_table.h"
#include "names.h"

namespace crosstell {

/// Read once, asked by the key of a word. Immutable, so any thread may ask. Rows without a tab are passed over; of two rows of a word the first holds.
class WordRows {
 public:
  /// `path`: an embedded resource that lives as long as the program; a missing one gives an empty table.
  explicit WordRows(std::string_view path) {
    std::string_view rest = find_resource(path).value_or(std::string_view{});
    while (!rest.empty()) {
      const std::string_view row = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), row.size() + 1));
      const std::size_t tab = row.find('\t');
      if (tab == std::string_view::npos) continue;
      if (numbers_.insert(word_key(row.substr(0, tab)), static_cast<std::uint32_t>(rows_.size())).second) rows_.push_back({word_key(row.substr(0, tab)), row.substr(tab + 1)});
    }
  }

  /// What the table says of the word; empty: nothing.
  [[nodiscard]] std::string_view find(WordKey word) const {
    const std::uint32_t number = numbers_.find(word);
    return number == KeyTable::none ? std::string_view{} : rows_[number].says;
  }
  struct Row { WordKey word = 0; std::string_view says; };
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  KeyTable numbers_;
  std::vector<Row> rows_;
};

}  // namespace crosstell
