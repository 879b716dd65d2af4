// SPDX-License-Identifier: Apache-2.0
// A table of parts read along with the rows they belong to. Private to src/store.
#pragma once

#include "database.h"

namespace crosstell {

/// Rows of a statement whose first column is the row number of their owner. Requires: the statement sorts by it, and owners are asked for in
/// ascending order.
class PartsCursor {
 public:
  PartsCursor(Store::Database& db, const char* sql) : statement_(db.prepared(sql)), reset_(statement_) { step(); }

  /// Calls `use(row)` for each part of the owner; the first column is read already.
  template <class Use>
  void each(std::int64_t owner, Use use) {
    while (owner_ >= 0 && owner_ < owner) step();
    while (owner_ == owner) {
      RowReader row(statement_);
      row.skip(1);
      use(row);
      step();
    }
  }

 private:
  void step() { owner_ = statement_.step() ? statement_.integer(0) : -1; }

  Statement& statement_;
  Resetting reset_;
  std::int64_t owner_ = -1;   // of the row at hand; -1 behind the last
};

}  // namespace crosstell
