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

const std::array<std::string, kInputStateCount> kStates = names<InputState, kInputStateCount>();

}  // namespace

const std::string& stored_name(InputState state) { return kStates.at(static_cast<std::size_t>(state)); }

InputState input_state_of(std::string_view name) {
  for (std::size_t i = 0; i < kStates.size(); ++i)
    if (kStates[i] == name) return static_cast<InputState>(i);
  return InputState::failed;
}

}  // namespace crosstell
