// SPDX-License-Identifier: Apache-2.0
#include "tag.h"

#include <array>

namespace crosstell::segmenting {
namespace {

constexpr std::array<std::string_view, kTagCount> kNames = {
    "start",
    "nn", "nns", "nnp",
    "vb", "vbp", "vbz", "vbd", "vbn", "vbg",
    "md", "be", "hv", "do",
    "jj", "rb",
    "prp", "prpo", "pdet", "whp",
    "dt", "in", "to",
    "cc", "sub", "wh", "wrb",
    "cd", "uh", "pos", "not", "rp",
    "ex", "comma", "stop", "mark", "sym",
};

}  // namespace

std::string_view name_of(Tag tag) { return kNames[static_cast<std::size_t>(tag)]; }

std::optional<Tag> tag_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Tag>(i);
  return std::nullopt;
}

}  // namespace crosstell::segmenting
