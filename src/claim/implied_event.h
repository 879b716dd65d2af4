// SPDX-License-Identifier: Apache-2.0
// The event that a toll or a cost belongs to where its sentence names none.
#pragma once

#include <cstdint>
#include <string_view>

#include "assemble.h"

namespace crosstell {

/// Attributes of events that hurt people or things.
[[nodiscard]] bool is_toll(std::string_view attribute);

/// Tolls seldom name their event: "At least 40 people died." The event of the sentence is meant, else the one named last before it.
/// `at`: where the toll is told; "a blast like the fire that killed three" tells that of the fire.
void set_implicit_event(const ArticleContext& context, const TokenSpan& sentence, std::uint32_t at, Arena& arena, Claim& claim);

}  // namespace crosstell
