// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace crosstell::cli {

/// The whole program. Returns: an exit code (verbs.h). Throws what the environment throws; main reports it.
int run(int argc, char** argv);

}  // namespace crosstell::cli
