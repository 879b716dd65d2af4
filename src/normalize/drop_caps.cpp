// SPDX-License-Identifier: Apache-2.0
#include "drop_caps.h"

#include "crosstell/lexicon.h"

namespace crosstell {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_known(const std::string& word) {
  const WordKey key = word_key(word);
  return !Lexicon::builtin().readings(key).empty() || Lexicon::builtin().name_uses(key) != 0;
}

/// Whether letter and rest are one word: "T" + "he". "A man", "C major", "T shirt" are not.
bool makes_word(char letter, std::string_view rest) {
  std::size_t length = 0;
  while (length < rest.size() && is_lower(rest[length])) ++length;
  if (length == 0 || length > 20 || (length < rest.size() && rest[length] == '-')) return false;
  const std::string part(rest.substr(0, length));
  const bool is_word_itself = letter == 'A' || letter == 'I' || letter == 'O' || letter == 'X';  // "A man", "I am", "X marks"
  if (is_word_itself && is_known(part)) return false;
  return is_known(static_cast<char>(letter | 0x20) + part);
}

}  // namespace

void join_drop_caps(std::string_view text, std::vector<Draft>& drafts) {
  bool emptied = false;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (draft.decided() || draft.edited || draft.end <= draft.begin || !is_upper(text[draft.begin])) continue;
    const std::string_view line = text.substr(draft.begin, draft.end - draft.begin);
    if (line.size() == 1 && i + 1 < drafts.size() && !drafts[i + 1].decided() && !drafts[i + 1].edited) {
      Draft& next = drafts[i + 1];
      if (!makes_word(line[0], text.substr(next.begin, next.end - next.begin))) continue;
      MappedText joined;
      joined.copy(text, draft.begin, draft.end);
      joined.copy(text, next.begin, next.end);
      next.edit(std::move(joined));
      next.begin = draft.begin;
      draft.end = draft.begin;
      emptied = true;
    } else if (line.size() > 2 && line[1] == ' ' && makes_word(line[0], line.substr(2))) {
      MappedText joined;
      joined.copy(text, draft.begin, draft.begin + 1);
      joined.copy(text, draft.begin + 2, draft.end);
      draft.edit(std::move(joined));
    }
  }
  if (emptied) std::erase_if(drafts, [](const Draft& draft) { return draft.end == draft.begin; });
}

}  // namespace crosstell
