// SPDX-License-Identifier: Apache-2.0
#include "sweep.h"

#include <bit>
#include <utility>

namespace crosstell::rules {
namespace {

// As for the machine: only packs made to be slow come near this.
constexpr std::uint64_t kStepsPerSentence = 200'000;

/// Calls `f(token)` for each token of a set.
template <class F>
void each(std::uint64_t set, F f) {
  for (; set != 0; set &= set - 1) f(static_cast<std::uint32_t>(std::countr_zero(set)));
}

std::uint64_t one(std::uint32_t token) { return std::uint64_t{1} << token; }

}  // namespace

void Sweep::begin_sentence(const SentenceIndex& sentence) {
  sentence_ = &sentence;
  steps_left_ = kStepsPerSentence;
  tokens_ = one(sentence.size()) - 1;
  inside_clause_ = 0;
  for (std::uint32_t i = 0; i <= sentence.size(); ++i)
    if (sentence.same_clause(i)) inside_clause_ |= one(i);
}

void Sweep::reach(std::size_t instruction, TokenSet at) {
  reached_[instruction] |= at;
  pending_[instruction / 64] |= std::uint64_t{1} << (instruction % 64);
}

bool Sweep::finds_match(const Program& program, TokenSet starts) {
  program_ = &program;
  knows_may_skip_ = false;
  reach(0, starts & tokens_);
  for (std::size_t word = 0; word <= program.code.size() / 64; ++word) {
    while (pending_[word] != 0) {
      const std::size_t pc = word * 64 + static_cast<std::size_t>(std::countr_zero(pending_[word]));
      if (program.code[pc].op == Op::match || steps_left_ == 0) {
        forget();
        return true;
      }
      pending_[word] &= pending_[word] - 1;
      run(pc, std::exchange(reached_[pc], 0));
    }
  }
  return false;
}

void Sweep::forget() {
  for (std::size_t word = 0; word < pending_.size(); ++word) {
    each(pending_[word], [&](std::uint32_t bit) { reached_[word * 64 + bit] = 0; });
    pending_[word] = 0;
  }
}

/// Follows the way from an instruction until no token is left, or to one that others lead to as well.
void Sweep::run(std::size_t pc, TokenSet at) {
  do {
    const Instruction& instruction = program_->code[pc];
    if (instruction.op == Op::match || steps_left_ == 0) return reach(pc, at);
    --steps_left_;
    if (instruction.op == Op::jump) return reach(instruction.a, at);
    if (instruction.op == Op::split) reach(instruction.b, at);  // its other way is the next instruction
    else at = step(instruction, at);
    if (at == 0) return;
    ++pc;
  } while (!program_->code[pc].is_target);
  reach(pc, at);
}

TokenSet Sweep::step(const Instruction& instruction, TokenSet at) {
  switch (instruction.op) {
    case Op::split:
    case Op::capture_begin:
    case Op::capture_end:
    case Op::predicate_begin:
    case Op::predicate_end: return at;
    case Op::begin:
    case Op::end: return at_edge(instruction, at);
    case Op::gap: return after_gap(instruction, at);
    case Op::list: return after_list(instruction, at);
    case Op::mention: return after_mention(instruction, at);
    case Op::clause: return after_clause(at);
    default: return after_token(instruction, at);
  }
}

TokenSet Sweep::after_token(const Instruction& instruction, TokenSet at) {
  TokenSet out = 0;
  each(at & tokens_, [&](std::uint32_t token) {
    if (tester_->holds(*program_, instruction, sentence_->token(token))) out |= one(token + 1);
  });
  return out;
}

TokenSet Sweep::after_gap(const Instruction& instruction, TokenSet at) {
  if (!knows_may_skip_) {
    may_skip_ = 0;
    for (std::uint32_t i = 0; i < sentence_->size(); ++i)
      if (sentence_->may_skip(i, program_->gap_stops)) may_skip_ |= one(i);
    knows_may_skip_ = true;
  }
  TokenSet front = at & inside_clause_;
  TokenSet out = front;
  for (std::uint32_t skipped = 0; skipped < instruction.a && front != 0; ++skipped) {
    front = ((front & may_skip_) << 1) & inside_clause_;
    out |= front;
  }
  return out;
}

TokenSet Sweep::after_list(const Instruction& instruction, TokenSet at) const {
  TokenSet out = 0;
  each(at & tokens_, [&](std::uint32_t token) {
    rules_->lists[instruction.a].each_match(sentence_->view(), sentence_->first_token() + token, sentence_->first_token() + sentence_->size(),
                                            [&](std::uint32_t length) { out |= one(token + length); });
  });
  return out;
}

TokenSet Sweep::after_mention(const Instruction& instruction, TokenSet at) const {
  const bool groups = (instruction.mask & bit(MentionType::noun_group)) != 0;
  TokenSet out = 0;
  each(at & tokens_, [&](std::uint32_t token) {
    if ((sentence_->types_beginning(token) & instruction.mask) != 0) {
      for (const auto* layer = sentence_->layers_begin(token); layer != sentence_->layers_end(token); ++layer)
        if ((layer->type & instruction.mask) != 0) out |= one(layer->end);
    }
    if (groups && sentence_->noun_group_end(token) != 0) out |= one(sentence_->noun_group_end(token));
  });
  return out;
}

TokenSet Sweep::after_clause(TokenSet at) const {
  TokenSet out = 0;
  each(at & tokens_, [&](std::uint32_t token) {
    if (sentence_->clause_end(token) != token) out |= one(sentence_->clause_end(token));
  });
  return out;
}

TokenSet Sweep::at_edge(const Instruction& instruction, TokenSet at) const {
  TokenSet out = 0;
  each(at, [&](std::uint32_t border) {
    if (instruction.op == Op::begin ? sentence_->is_begin(border) : sentence_->is_end(border)) out |= one(border);
  });
  return out;
}

}  // namespace crosstell::rules
