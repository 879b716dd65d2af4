// SPDX-License-Identifier: Apache-2.0
// The order of the steps.
#include "crosstell/normalize.h"

#include <algorithm>

#include "assemble.h"
#include "characters.h"
#include "crosstell/base/utf8.h"
#include "crosstell/read/charset.h"
#include "drop_caps.h"
#include "html_normalize.h"
#include "language.h"
#include "layout.h"
#include "metadata.h"
#include "mojibake.h"
#include "repeats.h"
#include "walls.h"
#include "zones.h"

namespace crosstell {
namespace {

/// The text as it is: for callers who bring clean text and want their offsets back.
Result<Article> take_as_clean(const RawArticle& raw) {
  Article article;
  if (!is_utf8(raw.bytes)) return Error{Errc::charset, raw.locator.path, "found bytes that are not UTF-8, expected clean text"};
  article.clean = raw.bytes;
  article.map = OffsetMap::identity(raw.bytes.size());
  Block block;
  block.span = {0, raw.bytes.size()};
  block.rule = "given_text";
  article.blocks.push_back(block);
  article.charset = "utf-8";
  article.charset_method = "given";
  article.metadata.source = raw.locator.path;
  article.metadata.source_method = "file";
  return article;
}

/// Decodes one field down to clean characters; the map leads to the record.
Result<GradualText> read_field(const RawArticle& raw, const RawField& field, const Charset& charset, std::size_t mark_bytes, Diagnostics& diagnostics) {
  const std::string_view bytes = slice(std::string_view(raw.bytes), field.span);
  GradualText text(bytes, field.span.begin);
  if (charset.method != "valid_utf8") {
    auto decoded = decode_charset(bytes, mark_bytes, charset, diagnostics);
    if (!decoded) return Error{decoded.error().code, raw.locator.path, decoded.error().what};
    text.take_of_view(std::move(*decoded));
  }
  if (auto repaired = repair_mojibake(text.view(), diagnostics)) text.take_of_view(std::move(*repaired));
  if (auto error = normalize_characters(text, field.json_string, diagnostics)) return std::move(*error);
  return text;
}

/// Title and dek fields: one block each, the white space in them made single spaces.
void append_line_field(Article& article, GradualText text, Zone zone, std::string_view rule) {
  FieldText part{text.view(), std::move(text).take_map(), {}};
  const std::vector<Line> lines = split_lines(part.text);
  if (lines.empty()) return;
  Draft draft;
  draft.begin = lines.front().begin;
  draft.end = lines.back().end;
  if (lines.size() > 1) {
    MappedText joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) joined.replace(" ", lines[i - 1].end, lines[i].begin);
      joined.copy(part.text, lines[i].begin, lines[i].end);
    }
    draft.edit(std::move(joined));
  }
  draft.decide(zone, rule);
  part.drafts.push_back(std::move(draft));
  append_field(article, part);
}

/// English by function words, or too short to tell and not declared otherwise.
std::string reason_not_to_analyse(Article& article) {
  std::string sample;
  for (const Block& block : article.blocks) {
    if (!gives_claims(block.zone)) continue;
    sample += slice(std::string_view(article.clean), block.span).substr(0, 3000);
    sample += '\n';
    if (sample.size() > 3000) break;
  }
  const std::string found = detect_language(sample);
  const std::string declared = article.metadata.language.substr(0, 2);
  if (article.metadata.language.empty() && found != "unknown") article.metadata.language = found;
  if (found == "en") return {};
  if (!found.empty() && found != "unknown") return "language:" + found;
  const bool declared_other = declared.size() == 2 && declared != "en" && declared != "EN" && declared != "En";
  if (declared_other) return "language:" + declared;
  return found == "unknown" ? "language:unknown" : "";
}

/// What a side-car file adds to what the article says itself.
MetadataEntries side_car_of(const RawArticle& raw, const Metadata& known) {
  MetadataEntries out;
  if (raw.locator.in_warc) return out;
  for (const auto& [name, value] : raw.container_metadata) {
    const bool stated = (name == "title" && !known.title.empty()) || (name == "author" && !known.authors.empty()) || (name == "published" && known.published.known()) ||
                        (name == "url" && !known.url.empty()) || (name == "language" && !known.language.empty()) || (name == "source" && !known.source.empty());
    if (!stated) out.emplace_back(name, value);
  }
  return out;
}

bool is_metadata_field(FieldName name) { return name != FieldName::body && name != FieldName::dek; }

/// Texts that were scraped from a wall, or end at one.
void mark_wall(Article& article) {
  if (const std::string_view kind = wall_kind(article); !kind.empty()) article.not_analysed = "page:" + std::string(kind);
  const std::string_view paywall = paywall_of(article);
  if (paywall == "stub" && article.not_analysed.empty()) article.not_analysed = "page:paywall";
  if (paywall == "cut") add_diagnostic(article.diagnostics, "normalize", "paywall", "the text ends where only subscribers may read on", 1);
}

/// What every article needs once its blocks stand.
Article finished(Article article, const RawArticle& raw, const NormalizeOptions& options, const MetadataEntries& json, const MetadataEntries& front_matter) {
  mark_repeats(article);
  fill_metadata(article, raw, options, json, front_matter);
  if (article.not_analysed.empty() && raw.locator.container != Container::html) mark_wall(article);
  if (article.not_analysed.empty()) article.not_analysed = reason_not_to_analyse(article);
  if (article.not_analysed.empty()) mark_foreign_blocks(article);
  return article;
}

}  // namespace

Result<Article> normalize(const RawArticle& raw, const NormalizeOptions& options) {
  if (options.text_is_clean) return take_as_clean(raw);
  if (raw.locator.container == Container::html) {
    auto page = normalize_html(raw);
    if (!page) return page.error();
    const MetadataEntries side_car = side_car_of(raw, page->metadata);
    return finished(std::move(*page), raw, options, side_car, {});
  }
  Article article;
  std::size_t mark_bytes = 0;
  const Charset charset = detect_charset(raw.bytes, raw.declared_charset, mark_bytes);
  article.charset = charset.name;
  article.charset_method = charset.method;
  MetadataEntries json = side_car_of(raw, {}), front_matter;
  const auto read = [&](const RawField& field) { return read_field(raw, field, charset, field.span.begin == 0 ? mark_bytes : 0, article.diagnostics); };
  // Title, dek and body, in the order in which people read them.
  for (const FieldName wanted : {FieldName::title, FieldName::dek, FieldName::body}) {
    for (const RawField& field : raw.fields) {
      if (field.name != wanted) continue;
      auto text = read(field);
      if (!text) return text.error();
      if (wanted == FieldName::title) append_line_field(article, std::move(*text), Zone::title, "title_field");
      if (wanted == FieldName::dek) append_line_field(article, std::move(*text), Zone::dek, "dek_field");
      if (wanted != FieldName::body) continue;
      FieldText body{text->view(), std::move(*text).take_map(), {}};
      Layout layout = lay_out(body.text, options.markdown || raw.locator.container == Container::markdown);
      const auto is_title = [](const Draft& draft) { return draft.zone == Zone::title; };
      const bool has_title = !article.blocks.empty() || std::any_of(layout.drafts.begin(), layout.drafts.end(), is_title);
      join_drop_caps(body.text, layout.drafts);
      mark_zones(body.text, layout.drafts, {has_title});
      body.drafts = std::move(layout.drafts);
      append_field(article, body);
      front_matter = std::move(layout.front_matter);
    }
  }
  if (article.blocks.empty()) return Error{Errc::empty, raw.locator.path, "nothing but white space"};
  for (const RawField& field : raw.fields) {
    if (!is_metadata_field(field.name)) continue;
    const auto text = read(field);
    if (text) json.emplace_back(std::string(name_of(field.name)), text->view());
  }
  return finished(std::move(article), raw, options, json, front_matter);
}

}  // namespace crosstell
