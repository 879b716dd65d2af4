// SPDX-License-Identifier: Apache-2.0
// One article with its claims, for a terminal and as an HTML page.
#include <algorithm>
#include <map>

#include "crosstell/base/utf8.h"
#include "html_parts.h"

namespace crosstell::report_detail {
namespace {

constexpr std::uint64_t kMostClaims = 100000;

struct PageClaim { Evidence evidence; std::string subject, attribute, value; double confidence = 1; bool compared = false; };

struct ArticlePage {
  ArticleRecord article;
  std::map<std::uint64_t, std::vector<PageClaim>> claims;   ///< by clean offset of their sentence
  std::uint64_t claim_count = 0;
};

std::string value_words(const ClaimRow& claim) {
  std::string out = claim.value_text;
  for (std::size_t i = 0; i < claim.set_members.size(); ++i) out += (i == 0 ? "" : "; ") + claim.set_members[i];
  if (!claim.direction.empty() && claim.direction != "none") out += (out.empty() ? "" : " ") + claim.comparand_text + (claim.measure.empty() ? "" : " in " + claim.measure);
  for (const ClaimArgumentRow& argument : claim.arguments) out += (out.empty() ? "" : ", ") + argument.role + " " + argument.text;
  return out;
}

std::optional<ArticlePage> load_page(const Store& store, const std::string& id, const ReportOptions& options) {
  auto article = store.article(id);
  if (!article) return std::nullopt;
  ArticlePage page;
  page.article = std::move(*article);
  Store::QueryOptions query;
  query.parameters = {{"id", id}};
  query.max_rows = kMostClaims;
  query.timeout_ms = 60000;
  const auto rows = store.query("SELECT claim_id FROM claim JOIN article USING (article_row) WHERE article_id = :id ORDER BY clean_begin, value_clean_begin, claim_id", query);
  if (!rows) throw StoreFailure(rows.error());
  for (const auto& row : rows->rows) {
    const auto claim = store.claim(row[0].value_or(""));
    if (!claim) continue;
    ++page.claim_count;
    page.claims[claim->claim.clean_begin].push_back({evidence_of(*claim), claim->claim.subject_text.empty() ? "(nobody named)" : claim->claim.subject_text, attribute_wording(claim->claim.attribute, options), value_words(claim->claim),
                                                     claim->claim.confidence, claim->claim.subject >= 0});
  }
  return page;
}

/// The sentences of one block, in order.
std::vector<const SentenceRow*> sentences_of(const ArticleRecord& article, std::size_t block) {
  std::vector<const SentenceRow*> out;
  for (const SentenceRow& sentence : article.sentences)
    if (sentence.block == static_cast<std::int64_t>(block)) out.push_back(&sentence);
  return out;
}

std::string block_text(const ArticleRecord& article, const BlockRow& block) {
  return block.clean_begin <= block.clean_end && block.clean_end <= article.clean.size() ? article.clean.substr(block.clean_begin, block.clean_end - block.clean_begin) : std::string{};
}

std::string two_places(double value) { return std::to_string(value).substr(0, 4); }

/// "Holm | age | 28" and below it certainty, speaker and id.
void write_claim_text(const PageClaim& claim, std::string& out) {
  out += "    > " + printable(claim.subject) + " | " + printable(claim.attribute) + (claim.value.empty() ? "" : " | " + printable(claim.value)) + "\n      " +
         printable(certainty_words(claim.evidence)) + "; " + printable(speaker_words(claim.evidence)) + "; confidence " + two_places(claim.confidence) +
         (claim.compared ? "" : "; subject not identified, never compared") + "; " + claim.evidence.claim_id + '\n';
}

std::string page_text(const ArticlePage& page) {
  const ArticleRecord& article = page.article;
  std::string out = "article " + article.id + '\n';
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += "  " + std::string(name) + ": " + printable(value) + '\n';
  };
  line("path", article.locator.path);
  line("title", article.title);
  line("source", article.source + (article.source_method.empty() ? "" : " (" + article.source_method + ")"));
  line("published", article.published.empty() ? "not known" : article.published + " (" + article.published_method + ")");
  line("charset", article.charset + " (" + article.charset_method + ")");
  line("claims", std::to_string(page.claim_count));
  for (std::size_t b = 0; b < article.blocks.size(); ++b) {
    const BlockRow& block = article.blocks[b];
    out += "\n[" + block.zone + ", " + block.rule + ", raw bytes " + std::to_string(block.raw_begin) + "-" + std::to_string(block.raw_end) + (block.repeat_of >= 0 ? ", repeat" : "") + "]\n";
    const auto sentences = sentences_of(article, b);
    if (sentences.empty()) out += printable(block_text(article, block), true) + '\n';
    for (const SentenceRow* sentence : sentences) {
      out += printable(sentence->text, true) + '\n';
      if (const auto at = page.claims.find(sentence->clean_begin); at != page.claims.end())
        for (const PageClaim& claim : at->second) write_claim_text(claim, out);
    }
  }
  return out;
}

void write_claims_html(HtmlWriter& out, const std::vector<PageClaim>& claims) {
  out.markup("<ul class=\"claims\">\n");
  for (const PageClaim& claim : claims) {
    out.markup("<li id=\"").attribute(claim.evidence.claim_id).markup("\"><b>").isolated(claim.subject).markup("</b>: ").text(claim.attribute);
    if (!claim.value.empty()) out.markup(" \xE2\x80\x93 ").isolated(claim.value);
    out.markup("<span class=\"meta\">Says: ").isolated(speaker_words(claim.evidence)).markup(" \xC2\xB7 Certainty: ").isolated(certainty_words(claim.evidence)).markup(" \xC2\xB7 Confidence ").score(claim.confidence);
    if (!claim.compared) out.markup(" \xC2\xB7 subject not identified, never compared");
    out.markup(" \xC2\xB7 <code>").text(claim.evidence.claim_id).markup("</code></span></li>\n");
  }
  out.markup("</ul>\n");
}

void write_sentence_html(HtmlWriter& out, const SentenceRow& sentence, const std::vector<PageClaim>* claims) {
  std::vector<Mark> values, subjects;
  if (claims != nullptr)
    for (const PageClaim& claim : *claims) {
      if (claim.evidence.value) values.push_back(*claim.evidence.value);
      if (claim.evidence.subject) subjects.push_back(*claim.evidence.subject);
    }
  write_marked(out, sentence.text, values, subjects);
  out.markup("\n");
  if (claims != nullptr) write_claims_html(out, *claims);
}

std::string page_html(const ArticlePage& page) {
  const ArticleRecord& article = page.article;
  const std::string title = article.title.empty() ? article.locator.path : article.title;
  HtmlWriter out;
  out.markup("<header><h1>").isolated(title).markup("</h1>\n<p class=\"lead\">").isolated(article.source_method == "file" || article.source.empty() ? article.locator.path : article.source);
  out.markup(", ").text(article.published.empty() ? "no publication date" : article.published).markup(" \xC2\xB7 ").number(page.claim_count).either(page.claim_count == 1, " claim", " claims");
  out.markup(" \xC2\xB7 <code>").text(article.id).markup("</code></p>\n<p class=\"note\">Below each sentence stands what was read from it: values are <mark>marked</mark>, subjects <u>underlined</u>.</p></header>\n<main>\n");
  for (std::size_t b = 0; b < article.blocks.size(); ++b) {
    const BlockRow& block = article.blocks[b];
    out.markup("<section class=\"block\"><p class=\"zone\">").text(attribute_words(block.zone)).either(block.repeat_of >= 0, ", a repeat", "").markup("</p>\n<div>");
    const auto sentences = sentences_of(article, b);
    if (sentences.empty()) out.isolated(block_text(article, block));
    for (const SentenceRow* sentence : sentences) {
      const auto at = page.claims.find(sentence->clean_begin);
      write_sentence_html(out, *sentence, at == page.claims.end() ? nullptr : &at->second);
    }
    out.markup("</div></section>\n");
  }
  out.markup("</main>\n");
  return html_page(title, out.take());
}

}  // namespace
}  // namespace crosstell::report_detail

namespace crosstell {

std::optional<std::string> write_article(const Store& store, const std::string& article_id, PageFormat format, const ReportOptions& options) {
  const auto page = report_detail::load_page(store, article_id, options);
  if (!page) return std::nullopt;
  return format == PageFormat::html ? report_detail::page_html(*page) : report_detail::page_text(*page);
}

}  // namespace crosstell
