// SPDX-License-Identifier: Apache-2.0
// Publication dates as sites write them.
#pragma once

#include <optional>
#include <string_view>

#include "crosstell/normalize.h"

namespace crosstell {

/// The first date in `text`: ISO, RFC 822, "12 March 2026", "March 12, 2026", "3/27/2012", "27.03.2012", "20260312", seconds since
/// 1970. Years outside 1990-2035 and days that do not exist are no dates. A numeric date whose day and month cannot be told apart
/// is read month first (`method` of the result is empty, `raw` holds what was read).
[[nodiscard]] std::optional<PublicationDate> find_date(std::string_view text);

/// The date in a URL path: "/2026/03/12/", "/2026/mar/12/", "-20260312-".
[[nodiscard]] std::optional<PublicationDate> date_in_url(std::string_view url);

}  // namespace crosstell
