// SPDX-License-Identifier: Apache-2.0
// What holds for every article: the map covers the clean text, runs can be checked one by one, cleaning twice changes nothing.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "crosstell/base/utf8.h"
#include "again.h"
#include "sample.h"

using namespace crosstell;
using test::article_of;
using test::text_of;

namespace {

void check_map(const Article& article, std::string_view raw) {
  REQUIRE(article.map.output_length() == article.clean.size());
  REQUIRE(is_utf8(article.clean));
  std::uint64_t at = 0;
  for (const MapRun& run : article.map.runs()) {
    REQUIRE(run.output_begin == at);
    REQUIRE(run.source_begin + run.source_length <= raw.size());
    if (run.kind == MapRun::Kind::copy) REQUIRE(article.clean.substr(run.output_begin, run.output_length) == raw.substr(run.source_begin, run.source_length));
    at += run.output_length;
  }
  REQUIRE(at == article.clean.size());
}

void check_blocks(const Article& article) {
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    REQUIRE(block.span.begin == (i == 0 ? 0 : end + 1));
    REQUIRE(block.span.end > block.span.begin);
    if (i > 0) REQUIRE(article.clean[end] == '\n');
    REQUIRE_FALSE(block.rule.empty());
    REQUIRE(block.repeat_of < static_cast<std::int32_t>(article.blocks.size()));
    REQUIRE(block.header < static_cast<std::int32_t>(i));
    std::uint64_t source = 0;
    const OffsetMap part = article.map.part(block.span.begin, block.span.end);
    for (const MapRun& run : part.runs()) {
      REQUIRE(run.source_begin >= source);
      source = run.source_begin;
    }
    end = block.span.end;
  }
  REQUIRE(end == article.clean.size());
}

/// Normalizing the raw bytes of a replaced run alone gives the clean bytes again.
void check_runs(const Article& article, std::string_view raw, Container container) {
  for (const MapRun& run : article.map.runs()) {
    if (run.kind != MapRun::Kind::replace || run.output_length == 0) continue;
    const std::string clean = article.clean.substr(run.output_begin, run.output_length);
    if (clean == " " || clean == "\n") continue;  // white space stands for what lay between
    std::string source = "x" + std::string(raw.substr(run.source_begin, run.source_length)) + "x";
    if (container == Container::json || container == Container::jsonl) source = "{\"text\": \"" + source + "\"}";
    CHECK(article_of(source, container).clean == "x" + clean + "x");
  }
}

/// The raw bytes of each line, read alone, give the line.
void check_again(const Article& article, std::string_view raw, Container container) {
  for (const Block& block : article.blocks) {
    CAPTURE(slice(std::string_view(article.clean), block.span));
    CHECK(test::same_again(article, block, raw, container));
  }
}

const char* const kTexts[] = {
    "Harbour Post\n\nFerry line to close in June\n\nThe ferry between Aldby and Ness will close in June, the operator said.\n\nIt carried 4,200 people last year.\n",
    "A line with &amp; and &#8217; and &nbsp;space.\r\nAnother line\xC2\xA0here, caf" "e\xCC\x81 and \xE2\x80\x8B zero.\r\n\r\n\xE2\x80\xA2 one\r\n\xE2\x80\xA2 two\r\n",
    "# Report\n\nThe *mill* in [Ness](https://ness.example/a_b_c) was **sold** for \\$14 million. It is `a_b` now.\n\n> We are glad.\n> All of us.\n\n```\nx = 1\n```\n",
    "The council of the town of Aldby said on Monday that it would not sell\nthe mill before the end of the year, because the price that was offered\nby the energy-\nefficient group did not cover the debt.\n",
    "Latin-1 caf\xE9 na\xEFve \x93quoted\x94 text here.\n",
};

}  // namespace

TEST_CASE("map, blocks and runs hold for every text", "[normalize]") {
  for (const char* text : kTexts) {
    CAPTURE(text);
    const Article article = article_of(text);
    check_map(article, text);
    check_blocks(article);
    check_runs(article, text, Container::text);
    check_again(article, text, Container::text);
  }
}

TEST_CASE("the raw bytes of each line give the line, in every container", "[normalize]") {
  struct Row { Container container; const char* bytes; };
  const auto row = GENERATE(values<Row>({
      {Container::json, R"({"title": "Ferry \"Nela\" stays", "text": "The ferry\u2019s\u00a0owner said: \"No.\"\n\n\u2022 one\n\u2022 two\r\n\r\nCaf\u00e9 &amp; bar \ud83d\udea2 e\u0301.\tEnd."})"},
      {Container::json, R"({"text": "It cost \\$14 million \\- so *they* said.\nQ: Who paid?\nA: The **town** of [Ness](https://ness.example/a).\nT he harbour of Aldby opened late that day."})"},
      {Container::json, "{\"text\": \"caf\\u00c3\\u00a9 and \\u00e2\\u20ac\\u0153quoted\\u00e2\\u20ac\\u009d\\nplain caf\xC3\xA9\"}"},
      {Container::markdown, "---\ntitle: Mill sold\n---\n# The *mill* is sold #\n\n> We are\n> > very `glad`,\n> said __Brandt__.\n\n1. a [link](http://a.example/b_c) here\n2. two\\. lines\n   of one item\n\nOver\n====\n\n"
                            "| a | b |\n|---|---|\n| 1 | 2 |\n"},
      {Container::markdown, "Some ![picture](p.png \"A title\") and <https://ness.example/x_y_z> and ``code ` here``, *one* **two** ***three***.\n\n- [x] done_\n- 3 * 4 = 12\n"},
      {Container::text, "B\nrass bands of four towns will play at the old harbour of Aldby.\n\nQuestion: Is it\\- true?\nAnswer: It is\\.\n\n  \xE2\x80\xA2 \xE2\x80\xA2 doubled bullet\n  \xE2\x80\xA2 label: text\n"},
      {Container::text, "\xEF\xBB\xBFThe operator \xC2\xAD" "said\xE2\x80\xA8the line\xE2\x80\x8B will close\x01 on &quot;Monday&quot;.\rAnd r\xCC\x8A" "est e\xCC\x81.\n"},
      {Container::text, "Caf\xE9 \x93na\xEFve\x94 line in Latin letters here.\r\n\r\n> quoted \xE0 la carte\r\n> twice\r\n"},
  }));
  CAPTURE(row.bytes);
  RecordLocator locator;
  locator.path = "sample";
  const auto raw = read_bytes(row.bytes, row.container, locator, {});
  REQUIRE(raw);
  const auto article = normalize(*raw, {});
  REQUIRE(article);
  check_map(*article, raw->bytes);
  check_again(*article, raw->bytes, row.container);
}

TEST_CASE("cleaning clean text changes nothing", "[normalize]") {
  for (const char* text : kTexts) {
    const Article article = article_of(text);
    for (std::size_t i = 0; i < article.blocks.size(); ++i) {
      if (article.blocks[i].zone == Zone::code) continue;
      const std::string once = text_of(article, i);
      CAPTURE(once);
      CHECK(article_of(once).clean == once);
    }
  }
}

TEST_CASE("the sample articles keep all promises", "[normalize]") {
  std::vector<RecordLocator> records;
  const auto status = list_records({std::string(CROSSTELL_SOURCE_DIR) + "/corpus/articles"}, {}, [&](RecordLocator locator) { records.push_back(std::move(locator)); },
                                   [](const InputProblem& problem) { FAIL(to_string(problem.error)); });
  REQUIRE(status);
  REQUIRE(records.size() > 10);
  for (const RecordLocator& locator : records) {
    CAPTURE(locator.path);
    const auto raw = read_record(locator, {});
    REQUIRE(raw);
    const auto article = normalize(*raw, {});
    REQUIRE(article);
    check_map(*article, raw->bytes);
    check_blocks(*article);
    check_runs(*article, raw->bytes, locator.container);
    check_again(*article, raw->bytes, locator.container);
    CHECK(article->not_analysed.empty());
    CHECK_FALSE(article->metadata.title.empty());
  }
}

TEST_CASE("text given as clean keeps its offsets", "[normalize]") {
  const std::string text = "  Two\tlines &amp; a\xC2\xA0gap \nSubscribe now\n";
  NormalizeOptions options;
  options.text_is_clean = true;
  const Article article = article_of(text, Container::text, options);
  CHECK(article.clean == text);
  REQUIRE(article.blocks.size() == 1);
  CHECK(article.blocks[0].zone == Zone::paragraph);
  CHECK(article.map == OffsetMap::identity(text.size()));
}

TEST_CASE("shapes that invite quadratic work end at once", "[normalize]") {
  const auto repeated = [](std::string_view piece, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += piece;
    return out;
  };
  // With quadratic work each of these takes minutes.
  for (const char* piece : {"> > \n", "Share\n", "[", "*a ", "`a``b```", "[a](b ", "Related articles\nOther news\n", "| a |\n", "- a\n", "x = 1\n"}) {
    CAPTURE(piece);
    CHECK_FALSE(article_of(repeated(piece, 60000), Container::markdown).blocks.empty());
  }
}
