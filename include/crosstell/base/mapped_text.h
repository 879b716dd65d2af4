// SPDX-License-Identifier: Apache-2.0
// A text on its way from raw to clean, with the map of where its bytes came from.
#pragma once

#include <string>

#include "crosstell/base/offset_map.h"

namespace crosstell {

struct MappedText {
  std::string text;
  OffsetMap map;  ///< text -> source

  void copy(std::string_view source, std::uint64_t begin, std::uint64_t end) {
    text += source.substr(begin, end - begin);
    map.append_copy(begin, end - begin);
  }
  void replace(std::string_view with, std::uint64_t source_begin, std::uint64_t source_end) {
    text += with;
    map.append_replace(with.size(), source_begin, source_end - source_begin);
  }
  void insert(std::string_view added) {
    text += added;
    map.append_insert(added.size());
  }
};

}  // namespace crosstell
