// SPDX-License-Identifier: Apache-2.0
// Places inside adjectives: "Bergen-based", "San Jose-headquartered", "Oslo-born".
#include <algorithm>

#include "names.h"

namespace crosstell {

namespace {

constexpr std::uint32_t kLongestPlace = 3;   // words
constexpr NameUseSet kPlace = name_country | name_region | name_city | name_place_other;

/// Length of the place in front of "-based" or "-born", or 0.
std::size_t seat_length(const Token& token) {
  if (!token.has(sign_hyphen)) return 0;
  for (const std::string_view end : {std::string_view("-based"), std::string_view("-born"), std::string_view("-headquartered")})
    if (token.folded.size() > end.size() + 1 && token.folded.ends_with(end)) return token.folded.size() - end.size();
  return 0;
}

class Origins {
 public:
  Origins(const NameText& text, Extraction& result) : text_(text), result_(result) {}

  void run() {
    const auto& sentences = text_.segments.sentences;
    std::uint32_t s = 0;
    for (const std::uint32_t i : text_.capitals) {
      const std::size_t length = seat_length(text_.token(i));
      if (length == 0 || text_.has(i, token_taken)) continue;
      while (s < sentences.size() && sentences[s].tokens.end <= i) ++s;
      if (s == sentences.size()) return;
      if (i >= sentences[s].tokens.begin) add(i, length, s);
    }
  }

 private:
  void add(std::uint32_t i, std::size_t length, std::uint32_t sentence) {
    const std::uint32_t floor = text_.segments.sentences[sentence].tokens.begin;
    std::string name(text_.folded(i).substr(0, length));
    std::string best;
    std::uint32_t begin = i;
    for (std::uint32_t from = i;; name = std::string(text_.folded(--from)) + " " + name) {
      if (text_.lexicon.name_uses(word_key(name)) & kPlace) best = name, begin = from;
      if (from == floor || i - from + 1 >= kLongestPlace || !text_.has(from - 1, token_capital)) break;
    }
    if (best.empty()) return;
    Mention mention;
    mention.type = MentionType::place, mention.form = Mention::Form::name, mention.tokens = {i, i + 1}, mention.sentence = sentence;
    mention.span = {text_.token(begin).span.begin, text_.token(i).span.end - (text_.folded(i).size() - length)};
    mention.rule = "seat", mention.link_rule = "exact", mention.confidence = 0.9F;
    mention.entity = entity(best, mention.span);
    result_.mentions.push_back(mention);
  }

  std::int32_t entity(const std::string& key, const CleanSpan& span) {
    for (std::size_t i = 0; i < result_.entities.size(); ++i)
      if (result_.entities[i].type == MentionType::place && result_.entities[i].key == key) return static_cast<std::int32_t>(i);
    Entity& created = result_.entities.emplace_back();
    created.type = MentionType::place, created.key = key, created.confidence = 0.9F;
    created.name = slice(std::string_view(text_.article.clean), span);
    return static_cast<std::int32_t>(result_.entities.size() - 1);
  }

  const NameText& text_;
  Extraction& result_;
};

}  // namespace

void find_origins(const NameText& text, Extraction& result) { Origins(text, result).run(); }

}  // namespace crosstell
