// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include <array>

namespace crosstell {
namespace {

// The CHECK constraints of the schema spell the same names.
const std::array<std::string, kInputStateCount> kStates{"ok", "duplicate", "not_analysed", "skipped", "refused", "failed"};
const std::array<std::string, kContainerCount> kContainers{"text", "markdown", "json", "jsonl"};

}  // namespace

const std::string& stored_name(InputState state) { return kStates.at(static_cast<std::size_t>(state)); }
const std::string& stored_name(Container container) { return kContainers.at(static_cast<std::size_t>(container)); }

InputState input_state_of(std::string_view name) {
  for (std::size_t i = 0; i < kStates.size(); ++i)
    if (kStates[i] == name) return static_cast<InputState>(i);
  return InputState::failed;
}

Container container_of(std::string_view name) {
  for (std::size_t i = 0; i < kContainers.size(); ++i)
    if (kContainers[i] == name) return static_cast<Container>(i);
  return Container::text;
}

}  // namespace crosstell
