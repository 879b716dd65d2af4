// SPDX-License-Identifier: Apache-2.0
#include "assemble.h"

namespace crosstell {
namespace {

/// What is appended to an article: clean text, and its map by way of the field's.
class FieldWriter {
 public:
  FieldWriter(Article& article, const FieldText& field) : article_(article), text_(field.text), map_(article.map, field.map) {
    article.clean.reserve(article.clean.size() + field.text.size() + 1);
    article.map.reserve(article.map.stretches().size() + field.map.stretches().size() + 2 * field.drafts.size());
  }

  void write(const Draft& draft) {
    if (!draft.edited) return copy(draft.begin, draft.end);
    article_.clean += draft.edited->text;
    map_.map(draft.edited->map);
  }

  /// The line feed between two blocks stands for all that lay between them.
  void separate(std::uint64_t from, std::uint64_t to) {
    if (to == from + 1 && text_[from] == '\n') return copy(from, to);
    article_.clean += '\n';
    if (to > from) map_.replace(1, from, to);
    else article_.map.append_insert(1);
  }

 private:
  void copy(std::uint64_t begin, std::uint64_t end) {
    article_.clean += text_.substr(begin, end - begin);
    map_.copy(begin, end);
  }

  Article& article_;
  std::string_view text_;
  MapComposer map_;
};

}  // namespace

void append_field(Article& article, const FieldText& field) {
  if (field.drafts.empty()) return;
  if (!article.clean.empty()) {
    article.clean += '\n';
    article.map.append_insert(1);
  }
  const auto first_block = static_cast<std::int32_t>(article.blocks.size());
  article.blocks.reserve(article.blocks.size() + field.drafts.size());
  FieldWriter writer(article, field);
  for (std::size_t i = 0; i < field.drafts.size(); ++i) {
    const Draft& draft = field.drafts[i];
    if (i > 0) writer.separate(field.drafts[i - 1].end, draft.begin);
    const std::uint64_t begin = article.clean.size();
    writer.write(draft);
    Block& block = article.blocks.emplace_back();
    block.span = {begin, article.clean.size()};
    block.zone = draft.zone;
    block.rule = draft.rule;
    block.level = draft.level;
    block.repeat_of = draft.repeat_of < 0 ? -1 : draft.repeat_of + first_block;
    block.header = draft.header < 0 ? -1 : draft.header + first_block;
    block.item_number = draft.item_number;
  }
}

}  // namespace crosstell
