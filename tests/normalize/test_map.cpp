// SPDX-License-Identifier: Apache-2.0
// The map from clean to raw: rows for single characters, properties for whole texts.
#include "sample.h"

using namespace crosstell;

using test::article_of;

TEST_CASE("characters: what becomes of them", "[normalize]") {
  struct Row { std::string raw, clean; };
  const auto row = GENERATE(values<Row>({
      {"one\xC2\xA0two", "one two"},
      {"14\xE2\x80\xAF" "000 cars", "14 000 cars"},
      {"soft\xC2\xADhyphen", "softhyphen"},
      {"zero\xE2\x80\x8Bwidth", "zerowidth"},
      {"\xEF\xBB\xBFmarked", "marked"},
      {"inner\xEF\xBB\xBFmark", "innermark"},
      {"a\r\nb", "a\nb"},
      {"a\rb", "a\nb"},
      {"a\xE2\x80\xA8" "b", "a\nb"},
      {"Fish &amp; Chips", "Fish & Chips"},
      {"it&amp;#8217;s", "it\xE2\x80\x99s"},
      {"AT&T and R&D; fine", "AT&T and R&D; fine"},
      {"x &unknown; y", "x &unknown; y"},
      {"Cafe\xCC\x81 opens", "Caf\xC3\xA9 opens"},
      {"non\xE2\x80\x91" "breaking", "non\xE2\x80\x91" "breaking"},
      {"It\x92s late", "It\xE2\x80\x99s late"},
  }));
  CAPTURE(row.raw);
  CHECK(article_of(row.raw).clean == row.clean);
}

TEST_CASE("JSON text maps into the string literal", "[normalize]") {
  const std::string raw = "{\"title\": \"Mill shuts\", \"text\": \"The mill \\u2013 built in 1902 \\ud83d\\ude00 \\ud83d shut.\"}";
  const Article article = article_of(raw, Container::json);
  const auto at = article.clean.find("1902");
  REQUIRE(at != std::string::npos);
  const RawSpan span = raw_span(article.map, {at, at + 4});
  CHECK(raw.substr(span.begin, span.size()) == "1902");
  CHECK(article.clean.find("\xF0\x9F\x98\x80 \xEF\xBF\xBD shut") != std::string::npos);
  CHECK(article.map.output_length() == article.clean.size());
}
