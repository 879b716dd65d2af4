// SPDX-License-Identifier: Apache-2.0
#include "assemble.h"

namespace crosstell {
namespace {

/// The line feed between two blocks stands for all that lay between them.
void append_separator(MappedText& out, std::string_view field, std::uint64_t from, std::uint64_t to) {
  if (to == from + 1 && field[from] == '\n') {
    out.copy(field, from, to);
  } else if (to > from) {
    out.replace("\n", from, to);
  } else {
    out.insert("\n");
  }
}

void append_block(MappedText& out, std::string_view field, const Draft& draft) {
  if (!draft.edited) return out.copy(field, draft.begin, draft.end);
  out.text += draft.edited->text;
  out.map.append_map(draft.edited->map);
}

}  // namespace

void append_field(Article& article, const FieldText& field) {
  const std::string_view text = field.text.text;
  const std::uint64_t offset = article.clean.size() + (article.clean.empty() ? 0 : 1);
  const auto first_block = static_cast<std::int32_t>(article.blocks.size());
  MappedText out;  // this field's blocks; map -> field text
  out.text.reserve(text.size());
  article.blocks.reserve(article.blocks.size() + field.drafts.size());
  for (std::size_t i = 0; i < field.drafts.size(); ++i) {
    const Draft& draft = field.drafts[i];
    if (i > 0) append_separator(out, text, field.drafts[i - 1].end, draft.begin);
    const std::uint64_t begin = offset + out.text.size();
    append_block(out, text, draft);
    Block block;
    block.span = {begin, offset + out.text.size()};
    block.zone = draft.zone;
    block.rule = draft.rule;
    block.level = draft.level;
    block.repeat_of = draft.repeat_of < 0 ? -1 : draft.repeat_of + first_block;
    block.header = draft.header < 0 ? -1 : draft.header + first_block;
    block.item_number = draft.item_number;
    article.blocks.push_back(block);
  }
  if (out.text.empty()) return;
  if (article.clean.empty()) {
    article.clean = std::move(out.text);
  } else {
    article.clean += '\n';
    article.map.append_insert(1);
    article.clean += out.text;
  }
  OffsetMap map = compose(out.map, field.text.map);
  if (article.map.runs().empty()) article.map = std::move(map);
  else article.map.append_map(map);
}

}  // namespace crosstell
