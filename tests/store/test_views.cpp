// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

namespace {

/// Two outlets with other tolls, one that copies, one that contradicts itself, one file that could not be read.
Store filled() {
  Store store = memory_store();
  const ArticleRecord a = article_about({"a.txt", "herald", "2031-05-04", "40"}), b = article_about({"b.txt", "courier", "2031-05-05", "52"}),
                      c = article_about({"c.txt", "gazette", "", "41", ""});
  ArticleRecord twin = a;
  twin.locator.path = "z.txt", twin.source = "mirror";
  for (const ArticleRecord& record : {a, b, c, twin, refused("d.bin", "binary", "NUL bytes")}) store.put(record);
  const auto merges = merges_of({a, b});
  FindingRow dispute = finding_between(a, b, merges[0].entity_id), date = finding_between(a, b, "e-x"), quote = finding_between(a, b, "e-y"), self = finding_between(c, c, "e-z");
  date.kind = "date", quote.kind = "quote_mismatch";
  store.replace_merges(merges);
  store.replace_stories({}, {{"v-1", {a.id, b.id}, "near_copy", 0.4}});
  store.replace_findings({dispute, date, quote, self}, {{a.claims[0].id, b.claims[0].id, "differ", ""}});
  return store;
}

}  // namespace

TEST_CASE("views: each answers its question", "[store]") {
  static Store store = filled();
  struct Row { const char* sql; const char* first; };
  const auto row = GENERATE(values<Row>({
      {"SELECT \"values\" || ' ' || spread_pct || ' ' || min_voices_per_value || ' ' || sources FROM figures_that_disagree WHERE sources = 2 AND kind = 'numeric'", "40 | 52 30.0 1 2"},
      {"SELECT count(*) FROM dates_that_disagree", "1"},
      {"SELECT count(*) FROM quotes_that_differ", "1"},
      {"SELECT verb || ' ' || kind || ' ' || published FROM who_said_what WHERE speaker = 'Mira Tolland' ORDER BY published DESC LIMIT 1", "say indirect 2031-05-05"},
      {"SELECT a || ' ' || b || ' ' || compared || ' ' || disagree FROM who_disagrees_with_whom", "courier herald 1 1"},
      {"SELECT source FROM who_reported_first WHERE variant = '52' AND reported_rank = 1 LIMIT 1", "courier"},
      {"SELECT group_concat(value) FROM (SELECT value FROM how_a_value_changed ORDER BY published)", "40,52"},
      {"SELECT count(*) FROM claims_with_one_voice WHERE salience = 'high'", "2"},
      {"SELECT source || ' ' || kind FROM claims_without_a_speaker", "gazette figure"},
      {"SELECT mentions || ' ' || articles FROM who_is_called_what WHERE name = 'Mira Tolland'", "2 2"},
      {"SELECT part_a || ' ' || source FROM articles_that_contradict_themselves", "paragraph gazette"},
      {"SELECT count(*) FROM copies_of_the_same_text WHERE reason = 'identical_bytes'", "2"},
      {"SELECT count(*) FROM copies_of_the_same_text WHERE reason = 'near_copy'", "2"},
      {"SELECT stage || ' ' || error_code FROM what_we_could_not_read WHERE state = 'refused'", "read binary"},
      {"SELECT count(*) FROM what_we_could_not_read WHERE error_code = 'figure_refused'", "4"},
      {"SELECT group_concat(DISTINCT what) FROM (SELECT what FROM why_was_this_flagged WHERE what NOT LIKE 'rule%' ORDER BY step)", "reason,guard passed,score,factor"},
      {"SELECT rules || ' ' || scope FROM claims_full WHERE source = 'herald'", "toll.dead attr.said place=Lorren Sound"},
      {"SELECT object FROM claims_full WHERE source = 'herald'", "Lorren Sound"},
      {"SELECT value_relation || ' ' || relation FROM claim_pairs", "different differ"},
      {"SELECT source_a || ' ' || source_b FROM contradiction_pair WHERE kind = 'date'", "herald courier"},
      {"SELECT count(*) FROM claim_text", "3"},
      {"SELECT count(*) FROM review_consensus WHERE n_reviewers = 0", "4"},
      {"SELECT count(*) FROM review_by_rule", "0"},
  }));
  CAPTURE(row.sql);
  const auto result = store.query(row.sql, {});
  if (!result) FAIL(to_string(result.error()));
  REQUIRE(result->rows.size() == 1);
  CHECK(result->rows[0][0].value_or("NULL") == row.first);
}
