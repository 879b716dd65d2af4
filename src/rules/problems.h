// SPDX-License-Identifier: Apache-2.0
// Collects everything that is wrong with the packs, so that an author sees all of it in one go.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/base/result.h"

namespace crosstell::rules {

/// Where in the packs something stands. Empty parts are left out of the message.
struct Place {
  std::string file;
  std::string rule;        ///< id of a rule, or a name in quotes already
  std::string field;       ///< "match", "also[2]"
  std::size_t column = 0;  ///< in characters from 1; 0: the whole field

  /// "schemas/rules/en/deals.json: rule 'deal.price', match, column 31: "
  [[nodiscard]] std::string prefix() const;
  [[nodiscard]] Place at(std::string_view other_field, std::size_t other_column = 0) const;
};

class Problems {
 public:
  void add(const Place& place, std::string_view what);
  /// "unknown mention type 'mony'; did you mean 'money'?" or "...; expected one of: a, b, c".
  void add_unknown(const Place& place, std::string_view kind, std::string_view found, std::span<const std::string_view> known);
  void add_unknown(const Place& place, std::string_view kind, std::string_view found, const std::vector<std::string>& known);

  [[nodiscard]] bool empty() const { return lines_.empty(); }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  /// All problems, one a line, in the order they were found.
  [[nodiscard]] Error error(std::string_view where) const;

 private:
  std::vector<std::string> lines_;
};

/// The known name that is most like `found`, or empty when none is near.
[[nodiscard]] std::string_view nearest_name(std::string_view found, std::span<const std::string_view> known);

}  // namespace crosstell::rules
