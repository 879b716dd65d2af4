// SPDX-License-Identifier: Apache-2.0
// Publication dates as sites write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "crosstell/normalize.h"

namespace crosstell {

/// No page was printed earlier: an older date in its text is one of the past. A record of an archive may say that it is older.
constexpr int kFirstWebYear = 1990;
constexpr int kFirstPressYear = 1605;   ///< the first newspaper that is known

/// The first date in `text`: ISO, RFC 822, "12 March 2026", "March 12, 2026", "3/27/2012", "27.03.2012", "20260312", seconds since
/// 1970. Years before `first_year` or after 2035 and days that do not exist are no dates. A numeric date whose day and month cannot be told apart
/// is read month first (`method` of the result is empty, `raw` holds what was read).
[[nodiscard]] std::optional<PublicationDate> find_date(std::string_view text, int first_year = kFirstWebYear);

/// A date and the bytes of the text it was read from.
struct WrittenDate {
  PublicationDate date;
  std::size_t begin = 0, end = 0;
};
/// All dates in `text`, in order. With `day_first` 3/4/2026 is the third of April.
[[nodiscard]] std::vector<WrittenDate> find_dates(std::string_view text, bool day_first = false);

/// Days between two dates that are at most a month apart; else 1000.
[[nodiscard]] int days_apart(const PublicationDate& a, const PublicationDate& b);
/// Whether `a` is a later day than `b`.
[[nodiscard]] bool is_after(const PublicationDate& a, const PublicationDate& b);

/// The date in a URL path: "/2026/03/12/", "/2026/mar/12/", "-20260312-".
[[nodiscard]] std::optional<PublicationDate> date_in_url(std::string_view url);

}  // namespace crosstell
