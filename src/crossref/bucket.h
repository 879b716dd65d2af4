// SPDX-License-Identifier: Apache-2.0
// Which claims meet: buckets of one subject and attribute whose arguments do not disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/crossref.h"

namespace crosstell::crossref {

using Bucket = std::vector<const ComparableClaim*>;

/// Buckets by bucket_key(), in key order. Claims that name fewer arguments join the only bucket that says more:
/// "paid 2 billion" meets "the buyer paid 2 billion" (optional_arguments.tsv). For other arguments the sentence must have the missing words.
[[nodiscard]] std::vector<Bucket> make_buckets(const std::vector<const ComparableClaim*>& claims, const Registry& registry);
[[nodiscard]] std::vector<Bucket> make_buckets(const std::vector<ComparableClaim>& claims, const Registry& registry);

/// What decides whether claims may meet, by hash; 0: nothing. Claims of other bases and themes never do. See make_buckets() and MeetingTable.
struct MeetingKeys {
  std::uint64_t base = 0;                   ///< subject and attribute
  std::uint64_t theme = 0;                  ///< of a deed: the verb and what it is done to
  std::vector<std::uint64_t> arguments;     ///< sorted
};
[[nodiscard]] MeetingKeys meeting_keys(const ComparableClaim& claim, const Registry& registry);

constexpr std::size_t kMostArguments = 200;  // argument lists of one base that are set against each other

/// Whether an attribute is one of an open verb, or of its date.
[[nodiscard]] bool is_deed(std::string_view attribute);
/// What the attribute of a deed is filed under: opposite predicates share it ("begin", "end"), and both voices.
[[nodiscard]] std::string deed_key(const ClaimRow& claim);

}  // namespace crosstell::crossref
