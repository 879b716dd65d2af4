// SPDX-License-Identifier: Apache-2.0
// From an empty file or an older store to the schema of this program.
#pragma once

#include "database.h"

namespace crosstell {

/// "CTEL": marks our files among SQLite databases.
inline constexpr int kApplicationId = 0x4354454C;

/// Number of the newest migration this program carries.
[[nodiscard]] int newest_schema();

/// Checks that the file is ours and not from the future. Throws StoreFailure: corrupt, too_new. Returns: its schema number, 0 when empty.
[[nodiscard]] int check_identity(Store::Database& database);

/// Runs the missing migrations, each in one transaction, and brings views and dictionary up to date.
void migrate(Store::Database& database);

/// The rows of an embedded TSV file without its header line, each with `columns` cells.
[[nodiscard]] std::vector<std::vector<std::string>> dictionary_rows(std::string_view path, std::size_t columns);

}  // namespace crosstell
