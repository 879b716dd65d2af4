// SPDX-License-Identifier: Apache-2.0
// The answers of an interview are the words of the person who is asked.
#include <algorithm>

#include "quotation.h"

namespace crosstell {

void find_answers(QuotationWork& work) {
  const ArticleContext& context = work.context;
  const auto& blocks = context.article.blocks;
  if (std::none_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.rule == "answer_prefix"; })) return;
  const auto& mentions = context.extraction.mentions;
  const auto asked = std::find_if(mentions.begin(), mentions.end(), [](const Mention& mention) { return mention.link_rule == "interviewee"; });
  if (asked == mentions.end()) return;
  const auto& sentences = context.segments.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const Block& block = context.block_of(sentences[s]);
    if (block.zone != Zone::faq_answer || (s > 0 && sentences[s - 1].block == sentences[s].block)) continue;
    Quotation& answer = work.add(AttributionKind::direct, "interview_answer", block.span, s);
    answer.speaker = asked->entity;
    answer.speaker_text = context.extraction.entities[static_cast<std::size_t>(asked->entity)].name;
  }
}

}  // namespace crosstell
