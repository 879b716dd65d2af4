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
  std::vector<std::string_view> words;
  std::string clean;
  clean.reserve(folded.size());
  for (const char c : folded) {
    if (c == ',' || c == '"') continue;
    if (c == '.' && type != MentionType::model && type != MentionType::product) continue;
    clean.push_back((c == '-' && type == MentionType::model) || c == '\n' ? ' ' : c);
  }
  for (std::size_t i = 0; i < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', i), clean.size());
    if (end > i) words.push_back(std::string_view(clean).substr(i, end - i));
    i = end + 1;
  }
  std::size_t first = 0, last = words.size();
  if (last > 1 && words[0] == "the") ++first;
  if (type == MentionType::person) {
    while (last - first > 1 && uses_of(words[first]) & name_title && !(uses_of(words[first]) & name_given)) ++first;
    while (last - first > 1 && uses_of(words[last - 1]) & name_person_suffix) --last;
  } else if (type == MentionType::organization) {
    while (last - first > 1 && uses_of(words[last - 1]) & name_organization_suffix && !(uses_of(words[last - 1]) & name_organization_head)) --last;
    while (last - first > 1 && words[last - 1] == "&") --last;
  }
  std::string key;
  for (std::size_t i = first; i < last; ++i) {
    if (!key.empty()) key.push_back(' ');
    key.append(words[i]);
  }
  return key;
}

}  // namespace crosstell
