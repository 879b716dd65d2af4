// SPDX-License-Identifier: Apache-2.0
// What a stage found out about the form of a token, kept for the next token of that form.
#pragma once

#include <vector>

#include "crosstell/rules/token_view.h"

namespace crosstell {

/// Texts repeat their words. Where an answer depends on nothing but the form of a token (and on tables that never change), it is worked
/// out once and lies at Token::word: a small number that segmentation gives a form when it first meets it, so frequent words lie together
/// and no hash is looked up. Numbers are given anew when there are too many of them, and start anew in each thread; the key kept beside
/// each answer tells.
/// Owns: one slot a number, at most some ten thousand. Threads: one memo a thread (make it thread_local).
template <class Value>
class WordMemo {
 public:
  /// What `look(token)` says of the form of the token. The reference lasts until the next call.
  template <class Look>
  const Value& of(const Token& token, Look&& look) {
    if (token.word >= slots_.size()) slots_.resize(token.word + token.word / 2 + 64);
    Slot& slot = slots_[token.word];
    if (!slot.filled || slot.key != token.form_key) slot = {look(token), token.form_key, true};
    return slot.value;
  }

 private:
  struct Slot {
    Value value{};
    WordKey key = 0;
    bool filled = false;
  };
  std::vector<Slot> slots_;
};

}  // namespace crosstell
