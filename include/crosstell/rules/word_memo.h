// SPDX-License-Identifier: Apache-2.0
// What a stage found out about the form of a token, kept for the next token of that form.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "crosstell/rules/token_view.h"

namespace crosstell {

/// Fetches a token that a walk over an article will come to soon. Each step of the analysis begins with tokens that have left the nearest
/// caches, and what the processor fetches by itself comes too late.
inline void expect_token(std::span<const Token> tokens, std::size_t at) {
  constexpr std::size_t kAhead = 64;   // tokens
  if (at + kAhead >= tokens.size()) return;
  const char* const token = reinterpret_cast<const char*>(&tokens[at + kAhead]);
  __builtin_prefetch(token);
  __builtin_prefetch(token + sizeof(Token) - 1);
}

/// What an answer depends on: the form of a token alone, or the form and the lemma it was read as.
struct ByForm {
  static std::uint64_t key(const Token& token) { return token.form_key; }
};
struct ByFormAndLemma {
  static std::uint64_t key(const Token& token) { return token.form_key + 2 * token.lemma_key; }
};

/// Texts repeat their words. Where an answer depends on nothing but the form of a token, or form and lemma (and on tables that never
/// change), it is worked out once and lies at Token::word: a small number that segmentation gives a form when it first meets it, so
/// frequent words lie together and no hash is looked up. Numbers are given anew when there are too many of them, and start anew in each
/// thread; the key kept beside each answer tells.
/// Owns: one slot a number, at most some ten thousand. Threads: one memo a thread (make it thread_local).
template <class Value, class By = ByForm>
class WordMemo {
 public:
  /// What `look(token)` says of the token. The reference lasts until the next call.
  template <class Look>
  const Value& of(const Token& token, Look&& look) {
    if (token.word >= slots_.size()) slots_.resize(token.word + token.word / 2 + 64);
    Slot& slot = slots_[token.word];
    const std::uint64_t key = By::key(token);
    if (slot.key != key || key == 0) slot = {key, look(token)};   // 0: an empty slot
    return slot.value;
  }
  /// Fetches what will be asked soon: rare words lie far apart.
  void expect(const Token& token) const {
    if (token.word < slots_.size()) __builtin_prefetch(slots_.data() + token.word);
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
  };
  std::vector<Slot> slots_;
};

}  // namespace crosstell
