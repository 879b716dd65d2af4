// SPDX-License-Identifier: Apache-2.0
#include "toll_group.h"

#include <algorithm>

#include "phrase_table.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kPartReach = 9;   // words behind the number

/// What the words behind the number say of it, up to the next mark, joining word or number; empty: all are counted.
std::string_view part_behind(const ArticleContext& context, std::uint32_t begin, std::uint32_t sentence_end) {
  static const PhraseTable parts = PhraseTable::from_resource("schemas/claim/toll_parts.tsv");
  const std::uint32_t end = std::min(sentence_end, begin + kPartReach);
  for (std::uint32_t i = begin; i < end; ++i) {
    const Token& t = context.token(i);
    if (t.is(WordClass::punctuation) || t.has(shape_digit) || t.folded == "and" || t.folded == "but" || t.folded == "including") return {};
    if (const PhraseHit hit = parts.at(context.segments.tokens, i, sentence_end); hit.row != nullptr && !hit.row->columns.empty()) return hit.row->columns[0];
  }
  return {};
}

}  // namespace

void add_group(ClaimWork& work, const Attribute& attribute, const TokenSpan& value, const TokenSpan& sentence, Claim& claim) {
  static const PhraseTable groups = PhraseTable::from_resource("schemas/claim/toll_groups.tsv");
  if (claim.value_figure < 0 || std::find(attribute.scopes.begin(), attribute.scopes.end(), "group") == attribute.scopes.end()) return;
  const std::string_view counted = work.context.extraction.figures[static_cast<std::size_t>(claim.value_figure)].counted;
  const std::size_t space = counted.rfind(' ');
  const std::string_view noun = space == std::string_view::npos ? counted : counted.substr(space + 1);
  for (const PhraseRow& row : groups.rows())
    if (row.text == noun) work.arena.insert_sorted(claim.scope, {"group", noun});
  if (value.begin > sentence.begin) {   // "the other 12 died"
    const std::string_view before = work.context.token(value.begin - 1).folded;
    if (before == "other" || before == "another" || before == "further") work.arena.insert_sorted(claim.scope, {"group", "others"});
  }
  if (const std::string_view part = part_behind(work.context, value.end, sentence.end); !part.empty()) work.arena.insert_sorted(claim.scope, {"group", part});
}

}  // namespace crosstell
