// SPDX-License-Identifier: Apache-2.0
// The order of the steps.
#include "crosstell/normalize.h"

#include <algorithm>

#include "assemble.h"
#include "characters.h"
#include "charset.h"
#include "crosstell/base/utf8.h"

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
Result<MappedText> read_field(const RawArticle& raw, const RawField& field, const Charset& charset, std::size_t mark_bytes, Diagnostics& diagnostics) {
  const std::string_view bytes = slice(std::string_view(raw.bytes), field.span);
  auto decoded = decode_charset(bytes, mark_bytes, charset, diagnostics);
  if (!decoded) return Error{decoded.error().code, raw.locator.path, decoded.error().what};
  auto characters = normalize_characters(decoded->text, field.json_string, diagnostics);
  if (!characters) return characters.error();
  OffsetMap map = compose(compose(characters->map, decoded->map), OffsetMap::identity(bytes.size(), field.span.begin));
  return MappedText{std::move(characters->text), std::move(map)};
}

}  // namespace

Result<Article> normalize(const RawArticle& raw, const NormalizeOptions& options) {
  if (options.text_is_clean) return take_as_clean(raw);
  Article article;
  std::size_t mark_bytes = 0;
  const Charset charset = detect_charset(raw.bytes, raw.declared_charset, mark_bytes);
  article.charset = charset.name;
  article.charset_method = charset.method;
  for (const FieldName wanted : {FieldName::title, FieldName::dek, FieldName::body}) {
    for (const RawField& field : raw.fields) {
      if (field.name != wanted) continue;
      auto text = read_field(raw, field, charset, field.span.begin == 0 ? mark_bytes : 0, article.diagnostics);
      if (!text) return text.error();
      FieldText part{std::move(*text), {}};
      for (const Line& line : split_lines(part.text.text)) {
        Draft draft;
        draft.begin = line.begin;
        draft.end = line.end;
        draft.decide(wanted == FieldName::title ? Zone::title : wanted == FieldName::dek ? Zone::dek : Zone::paragraph, "line");
        part.drafts.push_back(std::move(draft));
      }
      append_field(article, part);
    }
  }
  if (article.blocks.empty()) return Error{Errc::empty, raw.locator.path, "nothing but white space"};
  article.metadata.source = raw.locator.path;
  article.metadata.source_method = "file";
  return article;
}

}  // namespace crosstell
