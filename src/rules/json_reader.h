// SPDX-License-Identifier: Apache-2.0
// Reads JSON as strictly as rules need it: doubled keys, depth and size are errors. nlohmann alone keeps the last of two keys in silence.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "problems.h"

namespace crosstell::rules {

inline constexpr std::size_t kMaxFileBytes = 8u << 20;
inline constexpr std::size_t kMaxDepth = 64;

/// Returns: the document; null after problems were added.
[[nodiscard]] nlohmann::json read_json(std::string_view text, const Place& place, Problems& problems);

/// Reports every key of `object` that is not in `known`.
void check_fields(const nlohmann::json& object, std::span<const std::string_view> known, const Place& place, Problems& problems);

/// The string at `key`; empty when absent. Another type is a problem.
[[nodiscard]] std::string string_field(const nlohmann::json& object, const char* key, const Place& place, Problems& problems);

/// A list of strings, or one string, at `key`; empty when absent.
[[nodiscard]] std::vector<std::string> strings_field(const nlohmann::json& object, const char* key, const Place& place,
                                                     Problems& problems);

}  // namespace crosstell::rules
