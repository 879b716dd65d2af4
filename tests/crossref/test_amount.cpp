// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "amount.h"
#include "sample.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

std::string relation(const FigureRow& a, const FigureRow& b, double tolerance = 0) {
  const auto x = amount_of(a), y = amount_of(b);
  if (!x || !y) return "unreadable";
  const ValueVerdict verdict = compare_amounts(*x, *y, tolerance);
  if (verdict.relation == ValueVerdict::Relation::agree) return "agree";
  return verdict.relation == ValueVerdict::Relation::conflict ? "conflict" : verdict.guard;
}

}  // namespace

TEST_CASE("amounts: what two written numbers allow", "[crossref]") {
  struct Row { const char *a, *b, *kind, *unit, *expected; };
  const auto row = GENERATE(values<Row>({
      {"12", "12", "count", "", "agree"},
      {"12", "13", "count", "", "conflict"},              // counts are exact
      {"40", "41", "count", "", "conflict"},
      {"3000", "3240", "count", "", "rounding"},          // two trailing zeros: rounded to thousands
      {"3000", "3240000", "count", "", "conflict"},
      {"1000", "1400", "count", "", "conflict"},          // a round number hides a tenth at most
      {"1200", "1900", "count", "", "conflict"},
      {"8400", "9600", "count", "", "conflict"},
      {"14 billion", "14.3 billion", "money", "", "rounding"},
      {"14.3 billion", "14.4 billion", "money", "", "conflict"},
      {"14.3 billion", "14.30 billion", "money", "", "agree"},
      {"14 billion", "15.6 billion", "money", "", "conflict"},
      {"18.40", "17.60", "money", "", "conflict"},
      {"about 1100", "1150", "count", "", "overlap"},
      {"about 1100", "1300", "count", "", "conflict"},
      {"about 60", "58", "count", "", "overlap"},
      {"about 400 billion", "410 billion", "count", "", "overlap"},
      {"about 400 billion", "270 billion", "count", "", "conflict"},
      {"nearly 400 million", "388 million", "money", "", "overlap"},
      {"nearly 400 million", "412 million", "money", "", "conflict"},  // nearly means less
      {"over 3000", "3240", "count", "", "overlap"},
      {"over 3000", "about 1100", "count", "", "conflict"},
      {"at_least 40", "40", "count", "", "overlap"},
      {"under 50", "60", "count", "", "conflict"},
      {"at_most 100 million", "80 million", "money", "", "overlap"},
      {"600-750 million", "680 million", "money", "", "overlap"},
      {"600-750 million", "410 million", "money", "", "conflict"},
      {"vague 200", "9000", "count", "", "vague"},
      {"vague 200", "140", "count", "", "vague"},
      {"vague 200", "41", "count", "", "conflict"},      // "hundreds"
      {"vague 24", "7", "count", "", "vague"},           // "dozens"
      {"88", "71.4", "percent", "%", "conflict"},
      {"71.4", "71", "percent", "%", "rounding"},
      {"6", "7", "duration", "month", "conflict"},
      {"8.4", "7.9", "measure", "metre", "conflict"},
      {"257", "227", "time_of_day", "minute of day", "conflict"},     // 4:17 and 3:47
      {"257", "240", "time_of_day", "minute of day", "rounding"},     // 4:17 and 4 o'clock
      {"257", "258", "time_of_day", "minute of day", "rounding"},
      {"1437", "2", "time_of_day", "minute of day", "conflict"},      // five minutes, over midnight
      {"257", "257", "time_of_day", "minute of half a day", "agree"},
      {"257", "917", "time_of_day", "minute of day", "conflict"},
  }));
  CAPTURE(row.a, row.b, row.kind);
  const FigureRow a = sample::figure(row.a, row.kind, row.unit), b = sample::figure(row.b, row.kind, row.unit);
  CHECK(relation(a, b) == row.expected);
  CHECK(relation(b, a) == row.expected);
}

TEST_CASE("amounts: units convert, currencies do not", "[crossref]") {
  const auto duration = [](const char* text, const char* unit) { return sample::figure(text, "duration", unit); };
  CHECK(relation(duration("11", "week"), duration("6", "month")) == "conflict");
  CHECK(relation(duration("9", "month"), duration("39", "week")) == "overlap");
  CHECK(relation(duration("12", "month"), duration("1", "year")) == "overlap");
  CHECK(relation(sample::figure("5", "measure", "mile"), sample::figure("8", "measure", "kilometre")) == "overlap");
  CHECK(relation(sample::figure("5", "measure", "mile"), sample::figure("8", "measure", "tonne")) == "unit");
  CHECK(relation(sample::figure("5 million", "money", "EUR"), sample::figure("9 million", "money", "USD")) == "currency");
  FigureRow monthly = sample::figure("20", "money");
  monthly.per = "month";
  CHECK(relation(monthly, sample::figure("240", "money")) == "rate");
  FigureRow rose = sample::figure("12", "percent", "%"), fell = rose;
  rose.change_direction = 1;
  fell.change_direction = -1;
  CHECK(relation(rose, fell) == "conflict");
  rose.change = true;
  CHECK(relation(rose, sample::figure("15", "percent", "%")) == "rate");  // a rise by 12 is no level of 15
  CHECK(relation(sample::figure("100", "measure", "metre"), sample::figure("104", "measure", "metre"), 0.05) == "tolerance");
}
