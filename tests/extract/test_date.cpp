// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "figure_support.h"

using namespace crosstell;

TEST_CASE("dates: civil days", "[extract][date]") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(civil_from_days(0) == Day{1970, 1, 1});
  for (std::int64_t days = -800'000; days < 800'000; days += 97) CHECK(days_from_civil(civil_from_days(days)) == days);
  CHECK(parse_day("2024-02-29") == Day{2024, 2, 29});
  CHECK_FALSE(parse_day("2023-02-29"));
  CHECK_FALSE(parse_day("2023-2-9"));
  CHECK(to_string(Day{2026, 3, 9}) == "2026-03-09");
}

TEST_CASE("dates: published on Wednesday 2026-06-10", "[extract][date]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"She left in April 2025.", "date April 2025 = 2025-04-01..2025-05-01"},
      {"He was born on 4 June 1990 in Kelmouth.", "date 4 June 1990 = 1990-06-04..1990-06-05"},
      {"The vote is set for March 3, 2027.", "date March 3, 2027 = 2027-03-03..2027-03-04"},
      {"It opened on 2025-06-04 and closed on 04/06/2025.", "date 2025-06-04 = 2025-06-04..2025-06-05; date 04/06/2025 = 2025-04-06..2025-04-07"},
      {"She takes over as mayor in August.", "date August = 2026-08-01..2026-09-01"},
      {"She took over as mayor in August.", "date August = 2025-08-01..2025-09-01"},
      {"She says prices fell in August.", "date August = 2025-08-01..2025-09-01"},
      {"The minister said on Tuesday that the plan was dead.", "date Tuesday = 2026-06-09..2026-06-10"},
      {"The council will vote on Friday.", "date Friday = 2026-06-12..2026-06-13"},
      {"The mill burned down last month.", "date last month = 2026-05-01..2026-06-01"},
      {"It reopens next year.", "date next year = 2027-01-01..2028-01-01"},
      {"They met yesterday and will meet again tomorrow.", "date yesterday = 2026-06-09..2026-06-10; date tomorrow = 2026-06-11..2026-06-12"},
      {"The company reported third-quarter sales of $3 billion.", "date third-quarter = 2025-07-01..2025-10-01; money $3 billion = 3000000000 USD"},
      {"Sales rose in Q3 2025 and H1 2026.", "date Q3 2025 = 2025-07-01..2025-10-01; date H1 2026 = 2026-01-01..2026-07-01"},
      {"It was built in the 1990s, in the early 2000s and in the 21st century.", "date 1990s = 1990-01-01..2000-01-01; date early 2000s = 2000-01-01..2004-01-01; date 21st century = 2001-01-01..2101-01-01"},
      {"The law of 1848 was repealed in mid-2026.", "date 1848 = 1848-01-01..1849-01-01; date mid-2026 = 2026-05-01..2026-09-01"},
      {"The 2013-14 season began in late August.", "date 2013-14 = 2013-01-01..2015-01-01; date late August = 2025-08-21..2025-09-01"},
      {"From 2001 to 2009 she led the union.", "date 2001 to 2009 = 2001-01-01..2010-01-01"},
      {"The dam is due by year-end.", "date year-end = 2026-12-31..2027-01-01 by"},
      {"Two years ago the river froze.", "date Two years ago = 2024-06-10..2024-06-11"},
      {"The past five years were dry.", "date The past five years = 2021-06-10..2026-06-10"},
      {"In fiscal 2026 costs fell; FY25 was better.", "date fiscal 2026 = 2026-01-01..2027-01-01; date FY25 = 2025-01-01..2026-01-01"},
      {"He arrived in summer 2025 and left last winter.", "date summer 2025 = 2025-06-01..2025-09-01; date last winter = 2025-12-01..2026-03-01"},
      {"About 2000 people came.", "count 2000 = 2000 {people} about"},
      {"They killed 2000 rebels in 2000.", "count 2000 = 2000 {rebel}; date 2000 = 2000-01-01..2001-01-01"},
      {"Mr May met Ms April June in March.", "date March = 2026-03-01..2026-04-01"},
      {"In May, the union struck.", "date May = 2026-05-01..2026-06-01"},
      {"May I ask?", ""},
      {"The march began on 3 March.", "date 3 March = 2026-03-03..2026-03-04"},
      {"By Tuesday noon, 40 sheep had drowned.", "date Tuesday = 2026-06-09..2026-06-10 by; count 40 = 40 {sheep}"},
      {"On Monday, June 8, 2026, the court ruled.", "date Monday, June 8, 2026 = 2026-06-08..2026-06-09"},
      {"The summit on April 24 and 25 ended.", "date April 24 = 2026-04-24..2026-04-25; date 25 = 2026-04-25..2026-04-26"},
      {"On April 24 and 25 wolves were seen.", "date April 24 = 2026-04-24..2026-04-25; count 25 = 25 {wolf}"},
      {"It ran from Nov 18-Dec 19, 2015.", "date Nov 18-Dec 19, 2015 = 2015-11-18..2015-12-20"},
      {"The note is dated 05-Aug-2016 or 23/Sep/2020.", "date 05-Aug-2016 = 2016-08-05..2016-08-06; date 23/Sep/2020 = 2020-09-23..2020-09-24"},
      {"Profit grew in the first nine months of 2025.", "date first nine months of 2025 = 2025-01-01..2025-10-01"},
      {"The last quarter of 1997 was weak.", "date last quarter of 1997 = 1997-10-01..1998-01-01"},
      {"Several days ago it rained; a few weeks ago it snowed.", "date Several days ago = 2026-06-01..2026-06-09; date a few weeks ago = 2026-05-06..2026-05-28"},
      {"The bridge fell on Christmas Eve and reopened on Labor Day 2027.", "date Christmas Eve = 2025-12-24..2025-12-25; date Labor Day 2027 = 2027-09-06..2027-09-07"},
      {"Last Thanksgiving he flew home; Easter 2025 and Good Friday 2025 were late.",
       "date Last Thanksgiving = 2025-11-27..2025-11-28; date Easter 2025 = 2025-04-20..2025-04-21; date Good Friday 2025 = 2025-04-18..2025-04-19"},
      {"They moved with three dogs to Christmas Island and stayed there.", "count three = 3 {dog}"},
      {"A good friday feeling.", ""},
      {"On 0001-01-01 and on 9999-12-31 nothing happened.", ""},
      {"The festival runs June 12-14.", "date June 12-14 = 2026-06-12..2026-06-15"},
      {"The end of 2026 is near.", "date end of 2026 = 2026-12-31..2027-01-01"},
      {"It happened on Dec. 24.", "date Dec. 24 = 2025-12-24..2025-12-25"},
      {"It was published in the March 2026 issue (1990-1995).", "date March 2026 = 2026-03-01..2026-04-01; date 1990-1995 = 1990-01-01..1996-01-01"},
      {"At the end of June he resigned.", "date end of June = 2026-06-30..2026-07-01"},
      {"Sept. 11, 2001, changed the town.", "date Sept. 11, 2001 = 2001-09-11..2001-09-12"},
      {"He has been in office since January 2020.", "date January 2020 = 2020-01-01..2020-02-01 since"},
      {"She will start in September.", "date September = 2026-09-01..2026-10-01"},
      {"The quarter ended in March.", "date March = 2026-03-01..2026-04-01"},
      {"Earlier this month the pier collapsed.", "date this month = 2026-06-01..2026-07-01"},
      {"The deadline is June 30.", "date June 30 = 2026-06-30..2026-07-01"},
      {"The 4th of July parade was cancelled.", "date 4th of July = 2026-07-04..2026-07-05"},
      {"The strike lasted from April until the end of June.", "date April until the end of June = 2026-04-01..2026-07-01"},
      {"He ran the mill from 2007 till May 2018.", "date 2007 till May 2018 = 2007-01-01..2018-06-01"},
      {"The office was shut between January and June 30.", "date January and June 30 = 2026-01-01..2026-07-01"},
      {"Votes are due in the second half of July.", "date second half of July = 2026-07-16..2026-08-01"},
      {"The second half of the match was dull.", "ordinal second = 2; ratio half = 0.5 {match} share"},
      {"The first week of May was wet, the last two weeks of 2025 dry.", "date first week of May = 2026-05-01..2026-05-08; date last two weeks of 2025 = 2025-12-18..2026-01-01"},
      {"Polls open on the first Tuesday of November 2026.", "date first Tuesday of November 2026 = 2026-11-03..2026-11-04"},
      {"The fair fell on the last Monday in May and the second weekend of June.", "date last Monday in May = 2026-05-25..2026-05-26; date second weekend of June = 2026-06-13..2026-06-15"},
      {"The first day of school was calm.", "ordinal first = 1"},
      {"The hearing was in the week of April 10.", "date the week of April 10 = 2026-04-06..2026-04-13"},
      {"In the week ending May 30 the pool closed.", "date the week ending May 30 = 2026-05-24..2026-05-31"},
      {"The week of talks was long.", ""},
      {"Two climbers died over the weekend.", "count Two = 2 {climber}; date the weekend = 2026-06-06..2026-06-08"},
      {"The trains will stop over the weekend.", "date the weekend = 2026-06-13..2026-06-15"},
      {"The weekend house was sold.", ""},
      {"Shares are down 20% in the year to date.", "percent 20% = 20 % down; date the year to date = 2026-01-01..2026-06-11"},
      {"Profit fell in last year's fourth quarter and in 2024's first half.", "date last year's fourth quarter = 2025-10-01..2026-01-01; date 2024's first half = 2024-01-01..2024-07-01"},
      {"Last year's fourth winner was Ada.", "date Last year = 2025-01-01..2026-01-01; ordinal fourth = 4"},
      {"The 2025 fiscal year was weak; the 2025 fiscal plan failed.", "date 2025 fiscal year = 2025-01-01..2026-01-01; date 2025 = 2025-01-01..2026-01-01"},
      {"Output of 2019-Q1 and 2015-12 was low.", "date 2019-Q1 = 2019-01-01..2019-04-01; date 2015-12 = 2015-12-01..2016-01-01"},
      {"It was on 18 and 19 June in Oslo, and on 12 june to 14 june in Bergen.",
       "date 18 = 2026-06-18..2026-06-19; date 19 June = 2026-06-19..2026-06-20; date 12 june = 2026-06-12..2026-06-13; date 14 june = 2026-06-14..2026-06-15"},
      {"The team beat 18 and 19 year olds.", "count 18 = 18; age 19 year olds = 19 year"},
      {"They met on Monday 8. They left on Friday the 12th.", "date Monday 8 = 2026-06-08..2026-06-09; date Friday the 12th = 2026-06-12..2026-06-13"},
      {"On Monday 21 people were hurt.", "date Monday = 2026-06-08..2026-06-09; count 21 = 21 {people}"},
      {"On Tuesday the third goal fell.", "date Tuesday = 2026-06-09..2026-06-10; ordinal third = 3"},
      {"The camp ran from April 9th through seventeenth.", "date April 9th through seventeenth = 2026-04-09..2026-04-18"},
      {"It began on January first and ended on the twenty-first of March.", "date January first = 2026-01-01..2026-01-02; date twenty-first of March = 2026-03-21..2026-03-22"},
      {"In January first graders painted the hall.", "date January = 2026-01-01..2026-02-01"},
      {"He wrote it in April of 87 and on July 4th of 1995.", "date April of 87 = 1987-04-01..1987-05-01; date July 4th of 1995 = 1995-07-04..1995-07-05"},
      {"The fashion of the late 70s and early 80s is back.", "date late 70s = 1977-01-01..1980-01-01; date early 80s = 1980-01-01..1984-01-01"},
      {"In my early 20s I sailed; highs will be in the 80s.", "age 20s = [20, 23] year"},
      {"The river froze in the winter and the bill passed in the spring.", "date winter = 2025-12-01..2026-03-01; date spring = 2026-03-01..2026-06-01"},
      {"He was hurt in the fall, and she taught in the summer school.", ""},
      {"In the third quarter of 2025 profit was $2bn, from $1bn a year earlier.",
       "date third quarter of 2025 = 2025-07-01..2025-10-01; money $2bn = 2000000000 USD; money $1bn = 1000000000 USD; date a year earlier = 2024-07-01..2024-10-01"},
      {"The clinic treated 12 patients, against 9 in the year-ago period.", "count 12 = 12 {patient}; count 9 = 9; date year-ago period = ?"},
      {"A year earlier than planned, the dam opened.", "duration A year = 1 year"},
      {"It closed in June last year, began on 3 May this year and ends in January of next year.",
       "date June last year = 2025-06-01..2025-07-01; date 3 May this year = 2026-05-03..2026-05-04; date January of next year = 2027-01-01..2027-02-01"},
      {"Sales fell in the third quarter last year and in the spring of last year.", "date third quarter last year = 2025-07-01..2025-10-01; date spring of last year = 2025-03-01..2025-06-01"},
      {"She ran in '08 and '12.", "date 08 = 2008-01-01..2009-01-01; date 12 = 2012-01-01..2013-01-01"},
      {"'12 people died,' he said.", "count 12 = 12 {people}"},
      {"The ministry would not comment on Friday.", "date Friday = 2026-06-05..2026-06-06"},
      {"The bridge would not open before September.", "date September = 2026-09-01..2026-10-01 before"},
      {"The council would vote on Friday.", "date Friday = 2026-06-12..2026-06-13"},
      {"The March results were strong.", "date March = 2026-03-01..2026-04-01"},
      {"The march results in traffic.", ""},
      {"It snowed on St. Patrick's Day and over Memorial Day weekend.", "date St. Patrick's Day = 2026-03-17..2026-03-18; date Memorial Day weekend = 2026-05-23..2026-05-26"},
      {"The church of St. Patrick stands.", ""},
      {"It ran from April to June 2025.", "date April to June 2025 = 2025-04-01..2025-07-01"},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("dates: without a publication date relative time stays relative", "[extract][date]") {
  FoundFigures found;
  find_in("They met last Tuesday and on 3 May.", found, Day{0, 0, 0});
  REQUIRE(found.figures.size() == 2);
  for (const Figure& figure : found.figures) {
    REQUIRE(figure.date);
    CHECK(figure.date->relative);
    CHECK_FALSE(figure.date->low);
  }
}

TEST_CASE("dates: other readings are kept", "[extract][date]") {
  FoundFigures numeric, weekday;
  find_in("It closed on 04/06/2025.", numeric);
  REQUIRE(numeric.figures.size() == 1);
  CHECK(numeric.figures[0].date->alternatives == std::vector<std::pair<Day, Day>>{{{2025, 6, 4}, {2025, 6, 5}}});
  find_in("It closed last Tuesday.", weekday);
  REQUIRE(weekday.figures.size() == 1);
  CHECK(weekday.figures[0].date->low == Day{2026, 6, 2});
  CHECK(weekday.figures[0].date->alternatives == std::vector<std::pair<Day, Day>>{{{2026, 6, 9}, {2026, 6, 10}}});
}
