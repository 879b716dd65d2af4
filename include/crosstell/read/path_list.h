// SPDX-License-Identifier: Apache-2.0
// A list of paths, as another program writes it (find, a crawler's log).
#pragma once

#include "crosstell/read.h"

namespace crosstell {

/// As list_records(), but records are shown under their path as it was given, below the root "-", and a path that does not exist is a
/// problem like any other.
Status list_given_paths(const std::vector<std::string>& paths, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
                        const std::function<void(InputProblem)>& on_problem);

}  // namespace crosstell
