// SPDX-License-Identifier: Apache-2.0
#include "value_fit.h"

#include <algorithm>

#include "phrase_table.h"

namespace crosstell {
namespace {

/// One of "acre|hectare|square mile".
bool is_one_of(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace

bool unit_fits(std::string_view attribute, std::string_view rule, const Figure& figure) {
  static const PhraseTable table = PhraseTable::from_resource("schemas/claim/value_units.tsv");
  return std::all_of(table.rows().begin(), table.rows().end(), [&](const PhraseRow& row) {
    if (row.columns.size() < 2 || (row.text != attribute && row.text != rule)) return true;
    return is_one_of(row.columns[1], row.columns[0] == "per" ? figure.per : figure.unit);
  });
}

}  // namespace crosstell
