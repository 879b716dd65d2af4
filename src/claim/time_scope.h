// SPDX-License-Identifier: Apache-2.0
// When a claim holds and what restricts it: a date, a place, a benchmark, "in many tasks".
#pragma once

#include "context.h"

namespace crosstell {

/// Fills time, time_basis and scope. `used` are token spans that already serve as subject, value or argument.
void read_time(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate, const TokenSpan& value,
               std::span<const TokenSpan> used, Claim& claim);
void read_scope(const ArticleContext& context, const Sentence& sentence, const TokenSpan& matched, const Attribute& attribute,
                std::span<const TokenSpan> used, Arena& arena, Claim& claim);

}  // namespace crosstell
