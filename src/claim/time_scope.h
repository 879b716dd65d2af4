// SPDX-License-Identifier: Apache-2.0
// When a claim holds and what restricts it: a date, a place, a benchmark, "in many tasks".
#pragma once

#include "context.h"

namespace crosstell {

/// "Up on four years ago", "lower than in 2019", "compared with May": the date of what something is compared with.
[[nodiscard]] bool is_compared_with(const ArticleContext& context, const TokenSpan& date);

/// Fills time, time_basis and scope. `used` are token spans that already serve as subject, value or argument.
void read_time(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate, const TokenSpan& value,
               std::span<const TokenSpan> used, Claim& claim);
void read_scope(const ArticleContext& context, const Sentence& sentence, const TokenSpan& matched, const Attribute& attribute,
                std::span<const TokenSpan> used, Arena& arena, Claim& claim);

}  // namespace crosstell
