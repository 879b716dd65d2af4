// SPDX-License-Identifier: Apache-2.0
// Names that their own initials in brackets behind them give the whole length of: "Harbour and Fisheries vessels Regulatory Office (HFRO)".
#include "names.h"

namespace crosstell {

namespace {

constexpr std::size_t kFewestLetters = 3;
constexpr std::uint32_t kSmallWords = 2;   // between two words with capitals
constexpr std::uint32_t kSwallowed = ~0U;   // sentence of a name that turned out to be part of another

/// Where the words begin that end before `end` and whose capitals are the letters of the acronym; `end` when they are not.
std::uint32_t spelled_begin(const NameText& text, std::uint32_t acronym, std::uint32_t end, std::uint32_t floor) {
  const std::string_view letters = text.folded(acronym);
  std::size_t left = letters.size();
  std::uint32_t small = 0;
  for (std::uint32_t i = end; i-- > floor;) {
    if (text.has(i, token_capital)) {
      if (text.folded(i)[0] != letters[left - 1]) return end;
      if (--left == 0) return i;
      small = 0;
      continue;
    }
    const Token& t = text.token(i);
    const bool fits = t.is(WordClass::noun) || t.is(WordClass::adjective) || t.folded == "and" || t.folded == "of" || t.folded == "for" || t.folded == "the";
    if (!fits || i + 1 == end || ++small > kSmallWords) return end;
  }
  return end;
}

bool is_in_brackets(const NameText& text, const NameCandidate& name, TokenSpan sentence) {
  return name.tokens.size() == 1 && name.tokens.begin > sentence.begin + 1 && name.tokens.end < sentence.end && text.folded(name.tokens.begin - 1) == "(" && text.folded(name.tokens.end) == ")" &&
         text.token(name.tokens.begin).has(shape_all_caps) && (text.signs[name.tokens.begin] & only_letters) && text.folded(name.tokens.begin).size() >= kFewestLetters;
}

}  // namespace

void join_spelled_out(NameText& text) {
  auto& names = text.names;
  bool joined = false;
  for (std::size_t n = 1; n < names.size(); ++n) {
    const TokenSpan sentence = text.segments.sentences[names[n].sentence].tokens;
    NameCandidate& last = names[n - 1];
    if (!is_in_brackets(text, names[n], sentence) || last.sentence != names[n].sentence || last.tokens.end + 1 != names[n].tokens.begin) continue;
    const std::uint32_t begin = spelled_begin(text, names[n].tokens.begin, last.tokens.end, sentence.begin);
    if (begin >= last.tokens.begin) continue;
    for (std::size_t k = n - 1; k-- > 0 && names[k].tokens.end > begin && names[k].sentence == last.sentence;) names[k].sentence = kSwallowed;
    last.tokens.begin = begin, last.key = text.key_of(last.tokens), last.fixed = false, last.weak = false;
    last.votes = {}, last.vote(MentionType::organization) = 3, last.rule = "spelled_out";
    text.take(last.tokens);
    joined = true;
  }
  if (joined) std::erase_if(names, [](const NameCandidate& name) { return name.sentence == kSwallowed; });
}

}  // namespace crosstell
