// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "crosstell/base/diagnostic.h"
#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"
#include "crosstell/base/result.h"
#include "crosstell/base/utf8.h"

using namespace crosstell;

TEST_CASE("utf8: well-formed and broken", "[base]") {
  struct Row { std::string text; std::size_t valid_until; };
  const auto row = GENERATE(values<Row>({
      {"plain ascii, longer than eight", 30}, {"caf\xC3\xA9", 5}, {"\xF0\x9F\xA4\x96", 4},
      {"overlong \xC0\xAF", 9}, {"surrogate \xED\xA0\x80", 10}, {"cut \xE2\x80", 4}, {"\xF5\x80\x80\x80", 0}, {"lone \x80", 5},
  }));
  CHECK(first_invalid_utf8(row.text) == row.valid_until);
}

TEST_CASE("utf8: counts in other units", "[base]") {
  const std::string text = "a\xC3\xA9\xF0\x9F\xA4\x96";
  CHECK(code_point_count(text) == 3);
  CHECK(utf16_count(text) == 4);
}

TEST_CASE("utf8: nothing reaches a terminal unasked", "[base]") {
  CHECK(printable("a\x1B[31mb") == "a\\u{1b}[31mb");
  CHECK(printable("x\xE2\x80\xAEy") == "x\\u{202e}y");
  CHECK(printable("two\nlines") == "two\\u{a}lines");
  CHECK(printable("two\nlines", true) == "two\nlines");
}

TEST_CASE("hash: ids are stable over machines", "[base]") {
  CHECK(content_hash("") == "99aa06d3014798d86001c324468d497f");  // XXH3-128 of nothing, from the xxHash specification
  CHECK(content_id('c', "claim").size() == 14);
  CHECK(content_id('c', "claim") == content_id('c', "claim"));
  CHECK(content_id('c', "claim") != content_id('c', "claims"));
  CHECK(KeyBuilder().field("ab").field("c").bytes() != KeyBuilder().field("a").field("bc").bytes());
}

TEST_CASE("result: holds one or the other", "[base]") {
  const Result<int> good = 3, bad = Error{Errc::syntax, "a.json:7", "found '}'; expected a value"};
  CHECK(good.value() == 3);
  CHECK_FALSE(bad.ok());
  CHECK(to_string(bad.error()) == "a.json:7: found '}'; expected a value");
}

TEST_CASE("diagnostics: equal ones are counted", "[base]") {
  Diagnostics list;
  add_diagnostic(list, "extract", "figure_refused", "12x");
  add_diagnostic(list, "extract", "figure_refused", "12x", 2);
  add_diagnostic(list, "extract", "figure_refused", "13y");
  REQUIRE(list.size() == 2);
  CHECK(list[0].count == 3);
}

TEST_CASE("resources: sorted and found by path", "[base]") {
  const auto all = resources();
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].path < all[i].path);
  for (const Resource& r : all) CHECK(find_resource(r.path) == r.bytes);
  CHECK_FALSE(find_resource("schemas/nothing"));
}
