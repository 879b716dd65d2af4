// SPDX-License-Identifier: Apache-2.0
#include "../../src/normalize/dates.h"
#include "../../src/normalize/metadata.h"
#include "sample.h"

using namespace crosstell;

TEST_CASE("dates as sites write them", "[normalize]") {
  struct Row { const char* text; int year, month, day; };
  const auto row = GENERATE(values<Row>({
      {"2026-03-12T08:15:00Z", 2026, 3, 12}, {"2026-03-12 08:15:00", 2026, 3, 12}, {"Thu, 12 Mar 2026 08:15:00 GMT", 2026, 3, 12},
      {"Published: 12 March 2026", 2026, 3, 12}, {"March 12th, 2026", 2026, 3, 12}, {"12th of March 2026", 2026, 3, 12}, {"Sept. 3, 2021", 2021, 9, 3},
      {"3/27/2012 @ 10:05AM", 2012, 3, 27}, {"27/3/2012", 2012, 3, 27}, {"27.03.2012", 2012, 3, 27}, {"02.29.12 4:15 PM", 2012, 2, 29},
      {"20260312", 2026, 3, 12}, {"1773303300", 2026, 3, 12}, {"March 2026", 2026, 3, 0},
      {"February 30, 2026", 0, 0, 0}, {"12 March 1889", 0, 0, 0}, {"12 March 2090", 0, 0, 0}, {"4,200 people in 2019", 0, 0, 0}, {"GPT-5.4", 0, 0, 0}, {"None", 0, 0, 0},
  }));
  CAPTURE(row.text);
  const auto date = find_date(row.text);
  CHECK((date ? date->year : 0) == row.year);
  CHECK((date ? date->month : 0) == row.month);
  CHECK((date ? date->day : 0) == row.day);
}

TEST_CASE("dates in addresses", "[normalize]") {
  CHECK(date_in_url("https://a.example/2026/03/12/ferry")->day == 12);
  CHECK(date_in_url("https://a.example/2026/mar/ferry")->month == 3);
  CHECK_FALSE(date_in_url("https://a.example/article/251015/ferry"));
}

TEST_CASE("wire credits", "[normalize]") {
  struct Row { const char* text; const char* agency; };
  const auto row = GENERATE(values<Row>({
      {"PORTO (Reuters) - The mill closed.", "Reuters"}, {"ALDBY, Ness (AP) \xE2\x80\x94 The mill closed.", "AP"}, {"(AP) \xE2\x80\x94 The mill closed.", "AP"},
      {"The mill (once the largest) - a ruin - closed.", ""}, {"Osk (41) - a farmer - left.", ""}, {"The Mill Owners Association (MOA) said.", ""},
  }));
  CAPTURE(row.text);
  CHECK(agency_in(row.text) == row.agency);
}

TEST_CASE("metadata of JSON, front matter and text", "[normalize]") {
  const Article json = test::article_of(
      "{\"title\": \"Ferry closes\", \"maintext\": \"The ferry closes in June, it said.\", \"authors\": [\"Nela Brandt\", \"Jon Osk\"], \"date_publish\": \"2026-03-12 08:00:00\","
      " \"source_domain\": \"post.example\", \"url\": \"https://post.example/f\", \"date_modify\": \"None\"}", Container::json);
  CHECK(json.metadata.source == "post.example");
  CHECK(json.metadata.published.day == 12);
  CHECK(json.metadata.authors == std::vector<std::string>{"Nela Brandt", "Jon Osk"});
  CHECK_FALSE(json.metadata.modified);

  const Article front = test::article_of("---\ntitle: \"Ferry closes\"\nauthor: Nela Brandt\ndate: 2026-03-12\nsite: Harbour Post\n---\n\nThe ferry closes in June, the operator said.\n", Container::markdown);
  CHECK(front.metadata.title == "Ferry closes");
  CHECK(front.metadata.source == "Harbour Post");
  CHECK(front.metadata.published.method == "front_matter");

  const Article text = test::article_of("Ferry line to close\nBy Nela Brandt\nUpdated: 14 March 2026\nPublished: 12 March 2026\nThe ferry closes in June, the operator said on Monday.\n");
  CHECK(text.metadata.published.day == 12);
  REQUIRE(text.metadata.modified);
  CHECK(text.metadata.modified->day == 14);
  CHECK(text.metadata.source == "sample");
  CHECK(text.metadata.source_method == "file");

  NormalizeOptions options;
  options.source_from = "feed.id";
  CHECK(test::article_of("{\"text\": \"The ferry closes.\", \"feed\": {\"id\": \"coast-7\"}}", Container::json, options).metadata.source == "coast-7");
}
