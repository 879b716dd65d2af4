// SPDX-License-Identifier: Apache-2.0
// "I" in the answers of an interview: the person whom its headline names.
#include <algorithm>

#include "mention_order.h"
#include "names.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kFewestAnswers = 3;
constexpr std::uint32_t kFewestOwn = 2;   // answers that say "I" or "my"
constexpr std::string_view kLink = "interviewee";

bool is_answer(const Block& block) { return block.zone == Zone::faq_answer && (block.rule == "answer_prefix" || block.rule == "below_question"); }
bool is_first_person(std::string_view word) { return word == "i" || word == "my" || word == "me" || word == "myself"; }

class Interview {
 public:
  Interview(const NameText& text, Extraction& result) : text_(text), result_(result) {}

  void run() {
    const auto& blocks = text_.article.blocks;
    const auto answers = std::count_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.rule == "answer_prefix"; });
    if (answers < kFewestAnswers) return;
    person_ = person_of_headline();
    if (person_ < 0) return;
    find_words();
    if (own_answers_ < kFewestOwn) return;
    free_pronouns();
    link();
  }

 private:
  [[nodiscard]] const Block& block_of(std::uint32_t sentence) const { return text_.article.blocks[text_.segments.sentences[sentence].block]; }

  /// The one person named in the headlines above the first answer; -1: none, or several.
  [[nodiscard]] std::int32_t person_of_headline() const {
    std::int32_t found = -1;
    for (const Mention& mention : result_.mentions) {
      const Zone zone = block_of(mention.sentence).zone;
      if (zone == Zone::faq_answer) break;
      if (mention.type != MentionType::person || mention.entity < 0 || (zone != Zone::title && zone != Zone::dek && zone != Zone::heading)) continue;
      if (found >= 0 && mention.entity != found) return -1;
      found = mention.entity;
    }
    return found;
  }

  void find_words() {
    const auto& sentences = text_.segments.sentences;
    std::uint32_t last = 0;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (!is_answer(block_of(s))) continue;
      for (std::uint32_t i = sentences[s].tokens.begin; i < sentences[s].tokens.end; ++i) {
        // Between marks somebody else may speak.
        if (!is_first_person(text_.folded(i)) || text_.token(i).quotation != 0) continue;
        words_.push_back({i, s});
        if (own_answers_ == 0 || last != sentences[s].block) ++own_answers_, last = sentences[s].block;
      }
    }
  }

  /// "My mother used to say that ... She": who speaks is not whom the speech tells of.
  void free_pronouns() {
    for (Mention& mention : result_.mentions)
      if (mention.entity == person_ && mention.form == Mention::Form::pronoun && is_answer(block_of(mention.sentence))) mention.entity = -1, mention.link_rule = {};
  }

  void link() {
    for (const Word& word : words_) {
      Mention mention;
      mention.type = MentionType::pronoun, mention.form = Mention::Form::pronoun, mention.rule = "pronoun", mention.link_rule = kLink;
      mention.tokens = {word.token, word.token + 1}, mention.span = text_.span_of(mention.tokens), mention.sentence = word.sentence;
      mention.entity = person_, mention.confidence = 0.85F;
      result_.mentions.push_back(mention);
    }
  }

  struct Word { std::uint32_t token = 0, sentence = 0; };

  const NameText& text_;
  Extraction& result_;
  std::vector<Word> words_;
  std::uint32_t own_answers_ = 0;
  std::int32_t person_ = -1;
};

}  // namespace

void link_interviewee(const NameText& text, Extraction& result) { Interview(text, result).run(); }

}  // namespace crosstell
