// SPDX-License-Identifier: Apache-2.0
// Raw records are kept deflated.
#pragma once

#include <string>
#include <string_view>

namespace crosstell {

/// Replaces `out` by the zlib stream of `bytes` (level 1: the writer is the bottleneck of a run, the disk is not).
void deflate_into(std::string_view bytes, std::string& out);

/// The inflated bytes. Requires: `expected` is the length noted beside them. Returns: false when they are damaged or longer than that.
[[nodiscard]] bool inflate_into(std::string_view packed, std::size_t expected, std::string& out);

}  // namespace crosstell
