// SPDX-License-Identifier: Apache-2.0
// Which claims of a corpus may meet, told by numbers alone: the claims themselves are looked at where two share a key.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "bucket.h"

namespace crosstell::crossref {

/// A claim by its number, or the claim of its date (event_date()).
struct Meeting {
  std::uint64_t base = 0, theme = 0;     ///< as in MeetingKeys
  std::uint32_t claim = 0;
  std::uint32_t arguments = 0;           ///< where they begin
  std::uint16_t argument_count = 0;
  bool is_date = false;
};

/// Splits the claims of a corpus so that make_buckets() of each part gives the buckets that make_buckets() of all would give. A deed without a
/// doer goes to the only doer that fits (it is the corpus that says whether there is but one), and after that a base is never left.
class MeetingTable {
 public:
  bool add(std::uint32_t claim, bool is_date, const MeetingKeys& keys);
  /// Takes the keys of claims and of their dates back. Requires: `claims` are ascending.
  void forget(const std::vector<std::uint32_t>& claims);

  /// Calls `use` for each part that has a bucket of two claims or more. Returns: the number of buckets in the parts that have none.
  /// The table is empty afterwards.
  std::uint64_t each_part(const std::function<void(const Meeting* begin, const Meeting* end)>& use);

 private:
  void name_doers();
  void name_doers_of(const std::vector<std::uint32_t>& deeds);
  [[nodiscard]] int order(const Meeting& x, const Meeting& y) const;
  [[nodiscard]] bool has(const Meeting& whole, const Meeting& part) const;
  [[nodiscard]] bool may_meet(const Meeting* begin, const Meeting* end, std::uint64_t& lists) const;

  std::vector<Meeting> meetings_;
  std::vector<std::uint64_t> arguments_;
};

}  // namespace crosstell::crossref
