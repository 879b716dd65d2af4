// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/diagnostic.h"

#include <utility>

namespace crosstell {

void add_diagnostic(Diagnostics& list, std::string stage, std::string code, std::string detail, std::uint64_t count) {
  for (Diagnostic& entry : list) {
    if (entry.code == code && entry.stage == stage && entry.detail == detail) {
      entry.count += count;
      return;
    }
  }
  list.push_back({std::move(stage), std::move(code), std::move(detail), count});
}

}  // namespace crosstell
