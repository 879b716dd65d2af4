// SPDX-License-Identifier: Apache-2.0
// The rows that belong to one article: written and deleted here only, sentences together with their full-text entries.
#pragma once

#include "database.h"

namespace crosstell {

/// Writes the article row and everything below it; an existing article keeps its row and loses what it had.
/// Returns: article_row.
std::int64_t write_article(Store::Database& database, const ArticleRecord& record);

/// Deletes an article with everything below it.
void delete_article(Store::Database& database, std::int64_t article_row);

/// Why a record must not be stored (an index that leads nowhere, a span that ends before it begins); empty: sound.
[[nodiscard]] std::string record_problem(const ArticleRecord& record);

}  // namespace crosstell
