// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "article.h"
#include "catch.h"
#include "crosstell/base/utf8.h"

using namespace crosstell;
using crosstell::testing::Segmented;

namespace {

bool on_border(std::string_view text, std::uint64_t at) { return at == text.size() || (text[at] & 0xC0) != 0x80; }

void check_segments(const Segmented& s, bool well_formed) {
  const Segments& g = s.segments;
  bool fine = true;
  std::uint64_t last = 0;
  for (const Token& t : g.tokens) {
    fine &= t.span.begin >= last && t.span.end > t.span.begin && t.span.end <= s.article.clean.size();
    if (well_formed) fine &= on_border(s.article.clean, t.span.begin) && on_border(s.article.clean, t.span.end);
    fine &= t.form_key == word_key(t.folded) && t.lemma_key == word_key(t.lemma);
    fine &= t.quotation <= g.quotations.size();
    last = t.span.end;
  }
  CHECK(fine);
  std::uint32_t next = 0;
  bool partition = true;
  for (const Sentence& sentence : g.sentences) {
    partition &= sentence.tokens.begin == next && !sentence.tokens.empty();
    partition &= s.article.blocks[sentence.block].span.contains(sentence.span);
    next = sentence.tokens.end;
  }
  CHECK(partition);
  CHECK(next == g.tokens.size());
  bool groups = true;
  for (std::size_t i = 0; i < g.noun_groups.size(); ++i) {
    groups &= !g.noun_groups[i].empty() && g.noun_groups[i].end <= g.tokens.size();
    groups &= i == 0 || g.noun_groups[i - 1].end <= g.noun_groups[i].begin;
  }
  for (const VerbGroup& v : g.verb_groups) groups &= v.tokens.contains(v.head);
  for (const Predicate& p : g.predicates) {
    groups &= p.verb_group < g.verb_groups.size();
    for (const TokenSpan& span : {p.subject, p.object, p.agent}) groups &= span.begin <= span.end && span.end <= g.tokens.size();
  }
  for (const QuotationSpan& q : g.quotations) groups &= q.outer.contains(q.inner) && q.inner.begin <= q.inner.end && q.tokens.begin <= q.tokens.end;
  CHECK(groups);
  CHECK(g.predicates.size() == g.verb_groups.size());
}

}  // namespace

TEST_CASE("properties: random words and marks", "[segment]") {
  static constexpr const char* kPieces[] = {"the ", "Bank ", "said ", "\"", "'", "\u201c", "\u201d", "\u2018", "\u2019", "s ", ". ", ", ", "which ", "that ", "to ", "sold ", "12", "-", "\u2014", "(", ")", "not ", "and ", "will ", "be ", "\n", "U.S. ",
                                            "\u00ad", "caf\u00e9 ", "\U0001F600", "...", "?", "!", "n't ", "http://a.b/c ", "@", "#x ", "$", "5%", " by ", "having ", "Mr. ", ";", ":", "/", "there ", "who ", "\u4e2d\u6587"};
  std::mt19937 random(20240611);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const auto length = random() % 60;
    for (unsigned i = 0; i < length; ++i) text += kPieces[random() % std::size(kPieces)];
    INFO("round " << round << ": " << text);
    check_segments(Segmented(text), true);
  }
}

TEST_CASE("properties: random bytes", "[segment]") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const auto length = random() % 200;
    for (unsigned i = 0; i < length; ++i) text += static_cast<char>(random() % (round % 2 ? 256 : 128));
    INFO("round " << round);
    check_segments(Segmented(text), false);
  }
}

TEST_CASE("properties: text beyond the reach of offsets is left out and reported", "[segment]") {
  Article article = crosstell::testing::article_of("The ferry left on Monday.\nThe mill of the town burned down.\nNobody was hurt.");
  SegmentOptions options;
  options.max_text_bytes = article.blocks[1].span.end;
  const Segments all = segment(article, options);
  CHECK(all.sentences.size() == 2);
  REQUIRE(all.diagnostics.size() == 1);
  CHECK(all.diagnostics[0].code == "text_cut");
  options.max_text_bytes = article.clean.size();
  CHECK(segment(article, options).sentences.size() == 3);
  options.max_text_bytes = 0;
  CHECK(segment(article, options).tokens.empty());
}

TEST_CASE("properties: hostile repetition stays linear", "[segment]") {
  const auto piece = GENERATE(values<std::string>({"'", "\"", "(", "a-", "1,", "1.", "a.", "which ", "that he said ", "x", ".", "and ", "\u2018a ", "not ", "to ", "a'", "@a", "the "}));
  std::string text;
  while (text.size() < 200000) text += piece;
  CAPTURE(piece);
  check_segments(Segmented(text), true);
}
