// SPDX-License-Identifier: Apache-2.0
// Attributes out of JSON: attributes.json and the "attributes" of a pack have the same form.
#pragma once

#include <nlohmann/json.hpp>

#include "problems.h"

#include "crosstell/rules/registry.h"

namespace crosstell::rules {

/// Adds the attributes of a JSON list to the registry; what is wrong goes to `problems`.
void read_attributes(const nlohmann::json& list, const Place& place, Registry& registry, Problems& problems);

/// All keys, for "did you mean".
[[nodiscard]] std::vector<std::string> attribute_keys(const Registry& registry);

}  // namespace crosstell::rules
