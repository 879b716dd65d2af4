// SPDX-License-Identifier: Apache-2.0
#include "article.h"
#include "catch.h"

using namespace crosstell;
using crosstell::testing::Segmented;

TEST_CASE("quotations: what stands between marks", "[segment]") {
  struct Row { const char* text; std::vector<std::string> inner; };
  const auto row = GENERATE(values<Row>({
      {"She said \"it broke\" and left.", {"it broke"}},
      {"She said \u201cit broke\u201d and \u201cwe ran.\u201d", {"it broke", "we ran."}},
      {"The firm's plan and the workers' rights.", {}},
      {"She said 'it broke' and left.", {"it broke"}},
      {"\u2018It\u2019s late,\u2019 he said.", {"It\u2019s late,"}},
      {"\"He told me 'run now' and ran,\" she said.", {"He told me 'run now' and ran,", "run now"}},
      {"A 5\" screen and a 6\" screen.", {}},
      {"In the '90s it was 'huge' there.", {"huge"}},
      {"\"It broke and", {"It broke and"}},
      {"\"One.\n\"Two.\"", {"One.", "Two."}},
      {"\"\"", {""}},
      {"<a href=\"https://x.example/?a=b\">#Harbour</a> said \"no\".", {"no"}},
      {"The score=\"two words\" was odd.", {"two words"}},
  }));
  CAPTURE(row.text);
  const Segmented s(row.text);
  std::vector<std::string> found;
  for (const QuotationSpan& q : s.segments.quotations) found.emplace_back(slice(std::string_view(s.article.clean), q.inner));
  CHECK(found == row.inner);
}

TEST_CASE("quotations: a paragraph without a closing mark goes on in the next one", "[segment]") {
  const Segmented s("\u201cOne paragraph.\n\u201cTwo paragraphs.\u201d\nNo quotation.");
  REQUIRE(s.segments.quotations.size() == 2);
  CHECK(s.segments.quotations[0].continues_paragraph);
  CHECK_FALSE(s.segments.quotations[1].continues_paragraph);
  CHECK_FALSE(s.segments.tokens.back().has(shape_in_quotes));
  const Segmented lone("\u201cOne paragraph.\nNo quotation.");
  CHECK_FALSE(lone.segments.quotations[0].continues_paragraph);
}

TEST_CASE("quotations: tokens know the innermost one", "[segment]") {
  const Segmented s("\"He told me 'run now' and ran,\" she said.");
  for (const Token& t : s.segments.tokens) {
    if (t.folded == "now") CHECK(s.segments.quotations[t.quotation - 1u].single_marks);
    if (t.folded == "told") CHECK_FALSE(s.segments.quotations[t.quotation - 1u].single_marks);
    if (t.folded == "she") CHECK(t.quotation == 0);
  }
}
