// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace crosstell {

inline constexpr const char* kVersion = "0.1.0";

/// Raised whenever the same bytes and rules may give other claims; part of the key under which an analysis is stored.
inline constexpr int kExtractionVersion = 2;

}  // namespace crosstell
