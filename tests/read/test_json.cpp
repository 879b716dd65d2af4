// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "crosstell/read.h"

using namespace crosstell;

TEST_CASE("JSON: errors name the place, what was found and what was expected", "[read]") {
  struct Row { std::string bytes, where, what; };
  const auto row = GENERATE(values<Row>({
      {"{\"text\": \"a\",}", "f.json:1:14", "found '}', expected a key"},
      {"{\"text\": \"a\"\n \"title\": 1}", "f.json:2:2", "expected ',' or '}'"},
      {"{\"text\": NaN}", "f.json:1:10", "expected a value"},
      {"{\"text\": \"a\", \"text\": \"b\"}", "f.json:1:15", "stands twice"},
      {"{\"text\": \"a\", \"\\u0074ext\": \"b\"}", "f.json:1:15", "stands twice"},
      {"{\"text\": \"a", "f.json:1:12", "to close the string"},
      {"{\"text\": \"a\\q\"}", "f.json:1:13", "after a backslash"},
      {"{\"text\": 01}", "f.json:1:11", "expected ',' or '}'"},
      {"[1, 2", "f.json:1:6", "expected ','"},
      {"[1]", "f.json:1:1", "not an object"},
      {"{\"text\": \"a\"} x", "f.json:1:15", "the end of the value"},
  }));
  CAPTURE(row.bytes);
  RecordLocator locator;
  locator.path = "f.json";
  const auto article = read_bytes(row.bytes, Container::json, locator, {});
  REQUIRE_FALSE(article);
  CHECK(article.error().code == Errc::syntax);
  CHECK(article.error().where == row.where);
  CHECK(article.error().what.find(row.what) != std::string::npos);
}

TEST_CASE("JSON: hostile depth and lone surrogates", "[read]") {
  RecordLocator locator;
  locator.path = "f.json";
  const auto deep = read_bytes("{\"a\":" + std::string(1'000'000, '['), Container::json, locator, {});
  REQUIRE_FALSE(deep);
  CHECK(deep.error().what.find("nested deeper") != std::string::npos);
  CHECK(read_bytes("{\"text\": \"cut \\ud83d\"}", Container::json, locator, {}));
}
