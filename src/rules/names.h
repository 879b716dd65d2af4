// SPDX-License-Identifier: Apache-2.0
// From spellings to enumerations, and sets of mention types.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "crosstell/rules/registry.h"
#include "crosstell/rules/token_view.h"

namespace crosstell {

[[nodiscard]] std::optional<ValueKind> value_kind_from_name(std::string_view name);
[[nodiscard]] std::optional<AttributeClass> attribute_class_from_name(std::string_view name);
[[nodiscard]] std::optional<Change> change_from_name(std::string_view name);

/// All spellings, for messages.
[[nodiscard]] std::span<const std::string_view> mention_type_names();
[[nodiscard]] std::span<const std::string_view> value_kind_names();
[[nodiscard]] std::span<const std::string_view> attribute_class_names();
[[nodiscard]] std::span<const std::string_view> change_names();

namespace rules {

/// A set of mention types as bits.
using MentionMask = std::uint32_t;
[[nodiscard]] constexpr MentionMask bit(MentionType type) { return MentionMask{1} << static_cast<int>(type); }

/// The types a name in a slot stands for: a type, "np", "entity" or "figure". 0 for an unknown name.
[[nodiscard]] MentionMask mention_mask_from_name(std::string_view name);

/// "organization|person".
[[nodiscard]] std::string mask_name(MentionMask mask);

}  // namespace rules
}  // namespace crosstell
