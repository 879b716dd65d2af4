// SPDX-License-Identifier: Apache-2.0
#include "../../src/normalize/dated_head.h"
#include "../../src/normalize/dates.h"
#include "../../src/normalize/metadata.h"
#include "../../src/normalize/people.h"
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

TEST_CASE("the day in a line under the headline", "[normalize]") {
  struct Row { const char* line; int month, day; };
  const auto row = GENERATE(values<Row>({
      {"Harbour News \xE2\x80\xA2 12 March 2026 \xE2\x80\xA2 15:31 GMT", 3, 12},
      {"OSLO, Norway \xE2\x80\x93 June 8, 2026 \xE2\x80\x93 4:05 PM Eastern", 6, 8},
      {"June 8, 2026 / 5:48 PM CDT / Updated an hour ago", 6, 8},
      {"Ada Holm, posted on the Harbour blog, 5 March 2026", 3, 5},
      {"By Ada Holm and Jon Berg | Harbour Agency | October 15, 2026 06:12 CET", 10, 15},
      {"Winter issue, 5 December 2026", 12, 5},
      {"Posted 26 May 2026 by Old Bollard", 5, 26},
      {"November 7, 2026, 4:45 p.m. Eastern Time", 11, 7},
      {"The trial begins on 8 June 2026", 0, 0},
      {"8 June 2026 set as the day of the trial", 0, 0},
      {"On 8 June 2026, the mill burned down.", 0, 0},
      {"What the treaty of 8 June 2026 means for sailors", 0, 0},
      {"Harbour Review, July 2026 issue", 0, 0},
      {"Updated 8 June 2026", 0, 0},
      {"Date: 9 March 2025, 18:30 local time", 3, 9},
  }));
  CAPTURE(row.line);
  const auto date = date_of_head(row.line);
  CHECK((date ? date->month : 0) == row.month);
  CHECK((date ? date->day : 0) == row.day);
}

TEST_CASE("several dates in a line", "[normalize]") {
  const auto dates = find_dates("By Ada HolmMarch 3, 2026Updated 12 avril 2026 and 3/4/2026", true);
  REQUIRE(dates.size() == 3);
  CHECK(dates[0].date.month == 3);
  CHECK(dates[1].date.month == 4);
  CHECK(dates[2].date.day == 3);
  CHECK(find_dates("5. M\xC3\xA4rz 2026")[0].date.month == 3);
  CHECK(find_dates("Room 12, 2026 seats").empty());
}

TEST_CASE("people in bylines", "[normalize]") {
  struct Row { const char* text; std::vector<std::string> people; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm and Jon Berg", {"Ada Holm", "Jon Berg"}}, {"Ada Holm, Jon Berg & Nela de Osk | Harbour Post", {"Ada Holm", "Jon Berg", "Nela de Osk"}},
      {"Peter Holm, Harbour Report", {"Peter Holm"}}, {"Peter Holm, Chief Technology Officer and Head of Field Work", {"Peter Holm"}},
      {"Peter Holm, Xandrella B. Osk", {"Peter Holm", "Xandrella B. Osk"}}, {"Ada Holm, KQZ", {"Ada Holm"}}, {"Ada Holm Staff Writer", {"Ada Holm"}},
      {"Ada Holm March 12, 2026", {"Ada Holm"}}, {"Ada Holm on Monday", {"Ada Holm"}}, {"University of Aldby", {"University of Aldby"}},
      {"the numbers: what it costs", {}}, {"12 people", {}}, {"", {}},
  }));
  CAPTURE(row.text);
  CHECK(people_in(row.text) == row.people);
}

TEST_CASE("words that begin a byline", "[normalize]") {
  struct Row { const char* line; const char* rest; };
  const auto row = GENERATE(values<Row>({
      {"By Ada Holm", "Ada Holm"}, {"by: Ada Holm", "Ada Holm"}, {"BY ADA HOLM", "ADA HOLM"}, {"Written by Ada Holm", "Ada Holm"}, {"ByAda Holm", "Ada Holm"}, {"AuthorAda Holm", "Ada Holm"},
      {"Bylaws of the town", ""}, {"Byron sailed", ""}, {"Authorities said", ""}, {"", ""},
  }));
  CAPTURE(row.line);
  CHECK(after_byline_word(row.line) == row.rest);
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

TEST_CASE("the day of printing in a dateline", "[normalize]") {
  struct Row { const char* text; int day; };
  const auto row = GENERATE(values<Row>({
      {"ORVEN, Ness, May 9, 2025 (Coast Wire) - A mill closed.", 9}, {"Orven, 9 May 2025 \xE2\x80\x94 A mill closed.", 9}, {"The Orven Post, Friday 9 May 2025", 9},
      {"9 May 2025. A mill closed in Orven.", 9}, {"ORVEN, May 9 (Coast Wire) - A mill closed.", 0}, {"A mill closed on May 9, 2025 - at last.", 0},
      {"From May 9, 2025 to June 1, 2025. The mill", 0}, {"The mill opened in May 2025. It closed.", 0}, {"Orven, May 2025 - A mill closed.", 0},
  }));
  CAPTURE(row.text);
  const auto date = date_of_head(row.text);
  CHECK((date ? date->day : 0) == row.day);
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

TEST_CASE("a side-car file adds what the article does not say", "[normalize]") {
  RecordLocator locator;
  locator.path = "a.html";
  auto raw = read_bytes("<html lang=en><title>Ferry line to close</title><h1>Ferry line to close</h1><p>The ferry closes in June, the operator said on Monday in the town.</p>", Container::html, locator, {});
  REQUIRE(raw);
  raw->container_metadata = {{"title", "Another"}, {"author", "Nela Brandt"}, {"published", "2026-03-12"}, {"source", "https://post.example/"}};
  const auto page = normalize(*raw, {});
  REQUIRE(page);
  CHECK(page->metadata.title == "Ferry line to close");
  CHECK(page->metadata.authors == std::vector<std::string>{"Nela Brandt"});
  CHECK(page->metadata.published.method == "side_car:published");
  CHECK(page->metadata.source == "post.example");
  CHECK(page->metadata.source_method == "side_car");
}
