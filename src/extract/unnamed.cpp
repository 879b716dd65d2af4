// SPDX-License-Identifier: Apache-2.0
// Persons and places of business that an article speaks of without a name ("the gunman", "the school"), once nothing in it says who they are.
#include <algorithm>
#include <unordered_map>

#include "crosstell/base/word_set.h"
#include "names.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxUnnamed = 40;        // of one article
constexpr std::uint32_t kMaxWords = 3;         // "the second gunman" has its number, "the young lorry driver" three words

/// Words that stand for a body named elsewhere: without its name nothing tells which one is meant.
bool stands_for_named(std::string_view word) {
  static constexpr WordSet kWords{"administration", "agency", "alliance", "association", "authority", "bank", "board", "brand", "business", "cabinet", "club", "commission", "committee", "company", "congress", "council",
                                  "court", "department", "firm", "force", "foundation", "government", "group", "institution", "ministry", "organisation", "organization", "panel", "parliament", "party", "press", "regulator", "senate", "service",
                                  "side", "team", "union", "unit", "watchdog"};
  return kWords.holds(word);
}

/// Words that set one apart from others of the kind: such a one is not the one that another text means.
bool sets_apart(std::string_view word) {
  static constexpr WordSet kWords{"another", "different", "earlier", "first", "last", "latter", "former", "next", "only", "other", "previous", "same", "second", "third", "very", "whole"};
  return kWords.holds(word);
}

class Unnamed {
 public:
  Unnamed(const NameText& text, Extraction& result) : text_(text), result_(result), taken_(text.size(), 0) {
    for (const Mention& mention : result.mentions)
      for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) taken_[i] = 1;
    for (const Entity& entity : result.entities) note_kinds(entity);
  }

  void run() {
    const auto& sentences = text_.segments.sentences;
    std::uint32_t sentence = 0;
    for (const TokenSpan& group : text_.segments.noun_groups) {
      if (group.empty()) continue;
      while (sentence + 1 < sentences.size() && sentences[sentence].tokens.end <= group.begin) ++sentence;
      if (!text_.outside(sentence)) noun_group(group, sentence);
    }
  }

 private:
  /// The words of named organizations: "the university" beside two universities is one of them, and nobody knows which.
  void note_kinds(const Entity& entity) {
    if (entity.type != MentionType::organization && entity.type != MentionType::place) return;
    for (std::size_t at = 0; at < entity.key.size();) {
      const std::size_t end = std::min(entity.key.find(' ', at), entity.key.size());
      named_words_.push_back(word_key(std::string_view(entity.key).substr(at, end - at)));
      at = end + 1;
    }
  }

  void noun_group(TokenSpan group, std::uint32_t sentence) {
    const std::uint32_t head = group.end - 1;
    const Token& noun = text_.token(head);
    const WordUseSet uses = text_.uses(head);
    if (!noun.is(WordClass::noun) || text_.has(head, token_capital) || !(text_.parts[head] & (part_subject | part_object)) || !(uses & (use_organization | use_person))) return;
    if (uses & (use_generic | use_role | use_collective) || stands_for_named(noun.lemma)) return;
    if (std::find(named_words_.begin(), named_words_.end(), noun.lemma_key) != named_words_.end()) return;
    std::uint32_t begin = head;
    while (begin > group.begin && is_modifier(begin - 1)) --begin;
    if (begin == 0 || head - begin >= kMaxWords || text_.folded(begin - 1) != "the") return;
    for (std::uint32_t i = begin; i <= head; ++i)
      if (taken_[i] || sets_apart(text_.folded(i))) return;
    add({begin, group.end}, sentence);
  }

  [[nodiscard]] bool is_modifier(std::uint32_t i) const {
    const Token& token = text_.token(i);
    return (token.is(WordClass::noun) || token.is(WordClass::adjective)) && token.has(shape_letter) && !token.has(shape_digit);
  }

  void add(TokenSpan span, std::uint32_t sentence) {
    std::string key;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!key.empty()) key.push_back(' ');
      key.append(text_.token(i).lemma.empty() ? text_.folded(i) : text_.token(i).lemma);
    }
    auto known = by_key_.find(key);
    if (known == by_key_.end()) {
      if (by_key_.size() >= kMaxUnnamed) return;
      known = by_key_.emplace(std::move(key), static_cast<std::int32_t>(result_.entities.size())).first;
      Entity& entity = result_.entities.emplace_back();
      entity.type = MentionType::concept_;
      entity.key = known->first;
      entity.name = std::string(text_.text(span));
      entity.confidence = 0.5F;
    }
    Mention mention;
    mention.type = MentionType::concept_;
    mention.tokens = span;
    mention.sentence = sentence;
    mention.span = text_.span_of(span);
    mention.entity = known->second;
    mention.rule = "unnamed";
    mention.link_rule = "exact";
    mention.form = Mention::Form::name;
    mention.confidence = 0.7F;
    result_.mentions.push_back(std::move(mention));
  }

  const NameText& text_;
  Extraction& result_;
  std::vector<std::uint8_t> taken_;                       // by token: some mention has it
  std::vector<WordKey> named_words_;
  std::unordered_map<std::string, std::int32_t> by_key_;  // -> entity
};

}  // namespace

void find_unnamed(const NameText& text, Extraction& result) { Unnamed(text, result).run(); }

}  // namespace crosstell
