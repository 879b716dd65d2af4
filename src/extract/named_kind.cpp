// SPDX-License-Identifier: Apache-2.0
#include "named_kind.h"

#include <algorithm>

#include "word_rows.h"

namespace crosstell {

namespace {

constexpr std::uint32_t kLongestDescription = 6;
constexpr std::uint32_t kFurthest = 400;   // tokens looked through for another thing of the name
constexpr std::size_t kMaxRows = 256;      // of an article; one that names more is a list

/// Nouns that stand for many kinds, and the class that holds them all: a ferry, a tanker and a ship are vessels.
WordKey class_of(WordKey noun) {
  static const WordRows classes("schemas/extract/wider_nouns.tsv");
  const std::string_view name = classes.find(noun);
  return name.empty() ? 0 : word_key(name);
}

bool may_mean(const Lexicon& lexicon, WordKey kind, WordKey noun) {
  if (kind == noun || lexicon.is_a(kind, noun, WordClass::noun) || lexicon.is_a(noun, kind, WordClass::noun)) return true;
  const WordKey wider = class_of(noun);
  return wider != 0 && (kind == wider || class_of(kind) == wider || lexicon.is_a(kind, wider, WordClass::noun));
}

}  // namespace

NamedKinds::NamedKinds(const NameText& text, const Extraction& result) : text_(text) {
  for (const Mention& m : result.mentions) {
    if (m.entity < 0 || m.form != Mention::Form::name || (m.type != MentionType::product && m.type != MentionType::model)) continue;
    if (m.tokens.begin > 0) add(m.entity, m.tokens.begin - 1);
    if (const std::uint32_t head = described_by(m); head != 0) add(m.entity, head);
  }
}

/// A common noun in the singular that names a kind of thing.
void NamedKinds::add(std::int32_t entity, std::uint32_t token) {
  const Token& t = text_.token(token);
  if (rows_.size() == kMaxRows || !t.is(WordClass::noun) || text_.has(token, token_capital) || text_.has(token, token_taken) || (t.forms & form_plural && !(t.forms & form_singular))) return;
  rows_.push_back({entity, t.lemma_key, token});
}

/// The head of "Halda, a ferry of the line" and "Halda is a ferry"; 0 when nothing of the kind follows.
std::uint32_t NamedKinds::described_by(const Mention& name) const {
  const std::uint32_t link = name.tokens.end, limit = std::min(link + 2 + kLongestDescription, text_.segments.sentences[name.sentence].tokens.end);
  if (link + 2 >= limit || (text_.folded(link) != "," && text_.folded(link) != "is" && text_.folded(link) != "was")) return 0;
  if (text_.folded(link + 1) != "a" && text_.folded(link + 1) != "an") return 0;
  std::uint32_t head = 0;
  for (std::uint32_t i = link + 2; i < limit; ++i) {
    const Token& t = text_.token(i);
    if (t.is(WordClass::noun)) head = i;
    else if (!t.is(WordClass::adjective) && !t.is(WordClass::number)) break;
  }
  return head;
}

NamedKinds::Fit NamedKinds::fits(std::int32_t entity, const Token& noun) const {
  Fit fit = Fit::unknown;
  for (const Row& row : rows_) {
    if (row.entity != entity) continue;
    if (may_mean(text_.lexicon, row.kind, noun.lemma_key)) return Fit::yes;
    if (class_of(noun.lemma_key) != 0) fit = Fit::no;   // a phone is no ship, but an app may be called a platform
  }
  return fit;
}

bool NamedKinds::another(const Token& noun, std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = std::max(from, to > kFurthest ? to - kFurthest : 0); i < to; ++i) {
    if (text_.token(i).lemma_key != noun.lemma_key || !text_.token(i).is(WordClass::noun)) continue;
    if (std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.token == i; })) continue;   // "the ferry Halda"
    std::uint32_t first = i;
    while (first > from && (text_.token(first - 1).is(WordClass::noun) || text_.token(first - 1).is(WordClass::adjective))) --first;
    if (first == from) continue;
    const std::string_view before = text_.folded(first - 1);
    if (before == "a" || before == "an" || before == "another" || text_.token(first - 1).is(WordClass::number)) return true;
  }
  return false;
}

}  // namespace crosstell
