// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include <array>

namespace crosstell {
namespace {

/// All names of an enumeration, spelled by its own stage.
template <class Enum, int kCount>
std::array<std::string, kCount> names() {
  std::array<std::string, kCount> out;
  for (int i = 0; i < kCount; ++i) out[static_cast<std::size_t>(i)] = name_of(static_cast<Enum>(i));
  return out;
}

/// Fails to compile (-Wswitch) when the enumeration has grown: then the count in names.h is to be raised.
constexpr int count_of_containers(Container last) {
  switch (last) {
    case Container::text:
    case Container::markdown:
    case Container::json:
    case Container::jsonl: return static_cast<int>(last) + 1;
  }
  return 0;
}
static_assert(count_of_containers(Container::jsonl) == kContainerCount);

const std::array<std::string, kInputStateCount> kStates = names<InputState, kInputStateCount>();
const std::array<std::string, kContainerCount> kContainers = names<Container, kContainerCount>();

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
