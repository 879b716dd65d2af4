// SPDX-License-Identifier: Apache-2.0
// Which claims meet: buckets of one subject and attribute whose arguments do not disagree.
#pragma once

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

/// Lists of one story with the same head and count ("three principles") that share a word get one subject, although one article
/// says "the team" and the other names it. Which subject: the one that is named, else the least id.
void unite_lists(std::vector<ComparableClaim>& claims, const CompareContext& context);

/// "The search" of two articles of one story is one when one subject does one thing to it, although nothing else made the two one entity.
void unite_arguments(std::vector<ComparableClaim>& claims, const CompareContext& context);

/// "Police have (not) abandoned the search for the two missing campers": subjects that are common nouns are one where articles of one story,
/// or of one place and day, say the same deed of them in the same words.
void unite_subjects(std::vector<ComparableClaim>& claims, const std::vector<MergeRow>& merges, const CompareContext& context);

/// Whether an attribute is one of an open verb, or of its date.
[[nodiscard]] bool is_deed(std::string_view attribute);
/// What the attribute of a deed is filed under: opposite predicates share it ("begin", "end"), and both voices.
[[nodiscard]] std::string deed_key(const ClaimRow& claim);

}  // namespace crosstell::crossref
