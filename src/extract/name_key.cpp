// SPDX-License-Identifier: Apache-2.0
// The key under which names are the same: folded, without titles, suffixes, possessive and diacritics.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "crosstell/base/utf8.h"
#include "names.h"

namespace crosstell {

namespace {

/// Lower case without combining marks.
std::string fold_name(std::string_view name) {
  std::string out;
  if (is_ascii(name)) {
    out.reserve(name.size());
    for (const char c : name) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  if (U_SUCCESS(status)) text = nfkd->normalize(text, status);
  text.foldCase();
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == 0x2018 || c == 0x2019) kept.append(static_cast<UChar32>('\''));
    else if (c >= 0x2010 && c <= 0x2014) kept.append(static_cast<UChar32>('-'));
    else kept.append(c);
  }
  kept.toUTF8String(out);
  return out;
}

NameUseSet uses_of(std::string_view word) {
  const Lexicon& lexicon = Lexicon::builtin();
  NameUseSet uses = lexicon.name_uses(word_key(word));
  if (word.size() > 2 && word.back() == '.') uses |= lexicon.name_uses(word_key(word.substr(0, word.size() - 1)));
  return uses;
}

}  // namespace

std::string name_key(std::string_view name, MentionType type) {
  std::string folded = fold_name(name);
  if (folded.size() > 2 && folded.ends_with("'s")) folded.resize(folded.size() - 2);
  // In place: marks go, words stay with one space between them.
  const bool model = type == MentionType::model, keeps_stops = model || type == MentionType::product;
  std::size_t length = 0;
  for (const char c : folded) {
    if (c == ',' || c == '"' || (c == '.' && !keeps_stops)) continue;
    const bool space = c == ' ' || c == '\n' || (c == '-' && model);
    if (space && (length == 0 || folded[length - 1] == ' ')) continue;
    folded[length++] = space ? ' ' : c;
  }
  if (length > 0 && folded[length - 1] == ' ') --length;
  std::string_view key(folded.data(), length);
  const auto first_word = [&] { return key.substr(0, key.find(' ')); };
  const auto last_word = [&] { return key.substr(key.rfind(' ') + 1); };
  const auto several = [&] { return key.find(' ') != std::string_view::npos; };
  const auto drop_first = [&] { key.remove_prefix(key.find(' ') + 1); };
  const auto drop_last = [&] { key.remove_suffix(key.size() - key.rfind(' ')); };
  if (several() && first_word() == "the") drop_first();
  if (type == MentionType::person) {
    for (; several(); drop_first())
      if (const NameUseSet uses = uses_of(first_word()); !(uses & name_title) || uses & name_given) break;
    while (several() && uses_of(last_word()) & name_person_suffix) drop_last();
  } else if (type == MentionType::organization) {
    for (; several(); drop_last())
      if (const NameUseSet uses = uses_of(last_word()); !(uses & name_organization_suffix) || uses & name_organization_head) break;
    while (several() && last_word() == "&") drop_last();
  }
  if (key.size() == folded.size()) return folded;
  return std::string(key);
}

}  // namespace crosstell
