// SPDX-License-Identifier: Apache-2.0
#include "article.h"
#include "catch.h"

using namespace crosstell;
using crosstell::testing::Segmented;

TEST_CASE("sentences: where they end", "[segment]") {
  struct Row { const char* text; std::vector<std::string> sentences; };
  const auto row = GENERATE(values<Row>({
      {"The dam broke. Water rose.", {"The dam broke.", "Water rose."}},
      {"Mr. Holm left. Dr. J. Smith stayed.", {"Mr. Holm left.", "Dr. J. Smith stayed."}},
      {"The U.S. Army came. They live in the U.S. The army left.", {"The U.S. Army came.", "They live in the U.S.", "The army left."}},
      {"He works at Kiln Corp. She does not.", {"He works at Kiln Corp.", "She does not."}},
      {"It was No. 5 on the list.", {"It was No. 5 on the list."}},
      {"\"It broke.\" He ran.", {"\"It broke.\"", "He ran."}},
      {"\"Did it break?\" he asked. \"Yes!\" Ana Holm said.", {"\"Did it break?\" he asked.", "\"Yes!\" Ana Holm said."}},
      {"It grew 3.5 percent. Prices fell.", {"It grew 3.5 percent.", "Prices fell."}},
      {"(It broke.) They ran.", {"(It broke.)", "They ran."}},
      {"A heading without a stop\nA second line", {"A heading without a stop", "A second line"}},
      {"It ended.The rest followed.", {"It ended.", "The rest followed."}},
      {"1. First item here", {"1. First item here"}},
      {"Wait... what happened?", {"Wait... what happened?"}},
      // Datelines.
      {"TALLINN, Estonia, May 3 (WNS) - Tarrow closed a plant.", {"TALLINN, Estonia, May 3 (WNS) -", "Tarrow closed a plant."}},
      {"OSLO \xE2\x80\x94 The ferry sank.", {"OSLO \xE2\x80\x94", "The ferry sank."}},
      {"MAPLEHOLM, Ore. (WNS) -- Crews saved it.", {"MAPLEHOLM, Ore. (WNS) --", "Crews saved it."}},
      {"Lisbon, June 4 (Lusitan News) - The council voted.", {"Lisbon, June 4 (Lusitan News) -", "The council voted."}},
      {"TURIN/MILAN, Feb 2 - \"It broke,\" he said.", {"TURIN/MILAN, Feb 2 -", "\"It broke,\" he said."}},
      {"NASA - the agency - said so.", {"NASA - the agency - said so."}},
      {"London - Paris trains were late.", {"London - Paris trains were late."}},
      {"GDP - The figure rose.", {"GDP - The figure rose."}},
      {"PARIS - and the world - waited.", {"PARIS - and the world - waited."}},
      {"They sell pens, books, etc. and more.", {"They sell pens, books, etc. and more."}},
  }));
  CAPTURE(row.text);
  const Segmented s(row.text);
  std::vector<std::string> found;
  for (const Sentence& sentence : s.segments.sentences) found.push_back(s.text(sentence.tokens));
  CHECK(found == row.sentences);
}

TEST_CASE("sentences: a longer one than the limit is cut and reported", "[segment]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  const Segmented s(text);
  CHECK(s.segments.sentences.size() == 3);
  REQUIRE(s.segments.diagnostics.size() == 1);
  CHECK(s.segments.diagnostics[0].code == "sentence_capped");
}
