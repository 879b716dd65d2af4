// SPDX-License-Identifier: Apache-2.0
// The files of schemas/ as they were when the program was built, embedded into it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace crosstell {

struct Resource {
  std::string_view path;   ///< "schemas/rules/en/people.json"
  std::string_view bytes;
};

/// All embedded files in byte order of their paths.
[[nodiscard]] std::span<const Resource> resources();
[[nodiscard]] std::optional<std::string_view> find_resource(std::string_view path);

}  // namespace crosstell
