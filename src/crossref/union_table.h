// SPDX-License-Identifier: Apache-2.0
// unions.h over a corpus: the groups are found by hash, and only their claims are looked at.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "claim_spool.h"
#include "unions.h"

namespace crosstell::crossref {

class UnionTable {
 public:
  explicit UnionTable(const CompareContext& context) : context_(context) {}

  /// Requires: claims come in ascending order.
  bool add(std::uint32_t number, const ComparableClaim& claim);

  /// Lists, then subjects, then arguments. Returns: the claims that became others, ascending. The table is empty afterwards.
  std::vector<std::uint32_t> apply(ClaimSpool& claims, const ArticleNames& names);

 private:
  struct Member { std::uint64_t group; std::uint32_t claim; auto operator<=>(const Member&) const = default; };
  struct Argument { std::uint64_t group, id; std::uint32_t claim, index; };
  using Unite = std::function<void(std::vector<ComparableClaim>&)>;

  void add_arguments(std::uint32_t number, const ComparableClaim& claim);
  std::vector<std::uint32_t> unite_groups(std::vector<Member> members, std::size_t most, ClaimSpool& claims, const Unite& unite) const;
  std::vector<std::uint32_t> unite_all_arguments(ClaimSpool& claims);
  void file_again(const std::vector<std::uint32_t>& changed, const ClaimSpool& claims);

  const CompareContext& context_;
  std::vector<Member> lists_, subjects_;
  std::vector<Argument> arguments_;
};

}  // namespace crosstell::crossref
