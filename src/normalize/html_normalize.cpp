// SPDX-License-Identifier: Apache-2.0
#include "html_normalize.h"

#include "assemble.h"
#include "characters.h"
#include "crosstell/read/charset.h"
#include "crosstell/base/utf8.h"
#include "drop_caps.h"
#include "html_content.h"
#include "html_kind.h"
#include "html_lines.h"
#include "html_linked_data.h"
#include "html_metadata.h"
#include "html_tree.h"
#include "mojibake.h"

namespace crosstell {
namespace {

using html::Page;

/// The page's lines as drafts with their zones.
std::vector<Draft> drafts_of(const Page& page, const html::MainContent& content) {
  std::vector<Draft> drafts;
  drafts.reserve(page.blocks.size());
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    Draft draft;
    draft.begin = page.blocks[i].begin;
    draft.end = page.blocks[i].end;
    draft.zone = content.verdicts[i].zone;
    draft.rule = content.verdicts[i].rule;
    draft.level = content.verdicts[i].level;
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

/// Composes the lines that are not in NFC yet; nearly all are.
void compose_drafts(std::string_view text, std::vector<Draft>& drafts) {
  if (is_ascii(text)) return;
  if (const auto whole = compose_nfc(text); whole && !*whole) return;
  for (Draft& draft : drafts) {
    const std::string_view line = draft.text(text);
    if (is_ascii(line)) continue;
    auto composed = compose_nfc(line);
    if (!composed || !*composed) continue;
    MappedText& edited = **composed;
    edited.map = compose(edited.map, OffsetMap::identity(line.size(), draft.begin));
    draft.edit(std::move(edited));
  }
}

/// charset=... in the first bytes of a page.
std::string declared_in_page(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 2048);
  for (std::size_t at = head.find("charset"); at != std::string_view::npos; at = head.find("charset", at + 1)) {
    std::size_t i = at + 7;
    while (i < head.size() && (html::is_html_space(head[i]) || head[i] == '=' || head[i] == '"' || head[i] == '\'')) ++i;
    std::string name;
    while (i < head.size() && name.size() < 40 && (html::is_ascii_letter(head[i]) || (head[i] >= '0' && head[i] <= '9') || head[i] == '-' || head[i] == '_' || head[i] == ':')) name += html::to_lower(head[i++]);
    if (!name.empty()) return name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" ? "windows-1252" : name;
  }
  return {};
}

}  // namespace

Result<Article> normalize_html(const RawArticle& raw) {
  Article article;
  std::size_t mark_bytes = 0;
  const Charset charset = detect_charset(raw.bytes, raw.declared_charset.empty() ? declared_in_page(raw.bytes) : raw.declared_charset, mark_bytes);
  article.charset = charset.name;
  article.charset_method = charset.method;
  auto decoded = decode_charset(raw.bytes, mark_bytes, charset, article.diagnostics);
  if (!decoded) return Error{decoded.error().code, raw.locator.path, decoded.error().what};
  if (auto repaired = repair_mojibake(decoded->text, article.diagnostics)) decoded = MappedText{std::move(repaired->text), compose(repaired->map, decoded->map)};
  Page page = html::read_page(decoded->text);
  const html::LinkedArticle linked = html::read_linked_data(decoded->text, page);
  const html::Headline headline = html::find_headline(decoded->text, page, linked);
  const html::MainContent content = html::find_main_content(page, {headline.text, headline.block, linked.body});
  std::vector<Zone> zones;
  for (const html::Verdict& verdict : content.verdicts) zones.push_back(verdict.zone);
  html::fill_page_metadata(article, raw, page, linked, headline, zones);
  if (const std::string_view kind = html::page_kind(page, content, linked, headline.text); !kind.empty()) article.not_analysed = "page:" + std::string(kind);
  const std::string text = std::move(page.text.text);
  FieldText field;
  field.text = text;
  field.map = compose(page.text.map, decoded->map);
  decoded = MappedText{};  // where each character is a run of its own, maps are what takes memory
  page.text.map = OffsetMap{};
  field.drafts = drafts_of(page, content);
  compose_drafts(text, field.drafts);
  join_drop_caps(text, field.drafts);
  html::refine_lines(text, field.drafts);
  append_field(article, field);
  if (page.flattened > 0) add_diagnostic(article.diagnostics, "normalize", "html_flattened", "elements beyond the depth or number that is kept", page.flattened);
  if (page.attributes_dropped > 0) add_diagnostic(article.diagnostics, "normalize", "html_attributes_dropped", "beyond what is kept of one tag", page.attributes_dropped);
  if (article.blocks.empty()) return Error{Errc::empty, raw.locator.path, "a page without text"};
  return article;
}

}  // namespace crosstell
