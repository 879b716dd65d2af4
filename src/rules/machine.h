// SPDX-License-Identifier: Apache-2.0
// Runs programs over one sentence. The longest end reachable from (instruction, token) is remembered, so the work is bounded by
// program size times sentence length; the stack is explicit.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sentence_index.h"
#include "token_test.h"

namespace crosstell::rules {

/// What a path through a program covered; token numbers count from the begin of the sentence.
struct MatchPath {
  struct Span {
    std::uint32_t slot = 0;
    std::uint32_t begin = 0, end = 0;
    const SentenceIndex::Layer* layer = nullptr;  ///< the mention, when a mention was captured
  };
  std::uint32_t begin = 0, end = 0;
  std::vector<Span> captures;
  std::optional<TokenSpan> predicate;
  void clear();
};

/// The furthest token at which an element failed.
struct Furthest {
  bool any = false;
  std::uint32_t token = 0;
  std::uint32_t element = 0;
};

class Machine {
 public:
  Machine(const RuleSet::Compiled& rules, TokenTester& tester) : rules_(&rules), tester_(&tester) {}

  /// Begins a sentence: every step from here on is taken from its allowance.
  void begin_sentence(const SentenceIndex& sentence);

  static constexpr std::uint32_t kAnyEnd = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoMatch = 0xFFFFFFFF;
  /// Chooses the program that longest_end and path run. `required_end`: only matches that end there count.
  void load(const Program& program, std::uint32_t required_end = kAnyEnd, Furthest* furthest = nullptr);

  /// The end of the longest match that begins at `start`, or kNoMatch.
  [[nodiscard]] std::uint32_t longest_end(std::uint32_t start);
  /// The preferred path to that end. Requires: longest_end(start) == end, with no load() in between.
  [[nodiscard]] bool path(std::uint32_t start, std::uint32_t end, MatchPath& out);

  /// The allowance of the sentence ran out: some matches may be missing. Only hostile packs come here.
  [[nodiscard]] bool exhausted() const { return steps_left_ == 0; }

 private:
  struct State { std::uint32_t pc = 0, at = 0; };
  struct Frame {
    State head;              // remembered under this state
    State state;             // where the straight part from `head` led
    std::uint32_t cursor = 0;
    std::uint32_t best = 0;
    bool link = false;       // `state` is remembered for itself
  };
  struct Successor { State state; const SentenceIndex::Layer* layer = nullptr; };

  enum class Run : std::uint8_t { failed, stopped };
  [[nodiscard]] Run run_straight(State& state, MatchPath* out);
  [[nodiscard]] bool step(const Instruction& instruction, State& state, MatchPath* out);
  [[nodiscard]] bool next(Frame& frame, Successor& out);
  [[nodiscard]] bool next_gap(const Instruction& instruction, Frame& frame, Successor& out) const;
  [[nodiscard]] bool next_list(const Instruction& instruction, Frame& frame, Successor& out) const;
  [[nodiscard]] bool next_mention(const Instruction& instruction, Frame& frame, Successor& out) const;

  /// 0: not known yet; kFailed; or the end plus kFirstEnd.
  static constexpr std::uint32_t kFailed = 1, kFirstEnd = 2, kValueBits = 13;
  [[nodiscard]] std::uint32_t& memo(State state) { return memo_[std::size_t{state.pc} * (sentence_->size() + 1) + state.at]; }
  [[nodiscard]] std::uint32_t recall(State state);
  void remember(State state, std::uint32_t value) { memo(state) = (generation_ << kValueBits) | value; }
  /// Begins a frame, or gives the value at once.
  [[nodiscard]] std::uint32_t enter(State head);
  void note_failure(const State& state);
  /// Whether the first test from `state` on fails: then there is nothing to enter or remember.
  [[nodiscard]] bool fails_at_once(State state) const;

  const RuleSet::Compiled* rules_;
  TokenTester* tester_;
  const SentenceIndex* sentence_ = nullptr;
  const Program* program_ = nullptr;
  std::uint32_t required_end_ = kAnyEnd;
  Furthest* furthest_ = nullptr;
  std::uint64_t steps_left_ = 0;
  std::vector<std::uint32_t> memo_;
  std::uint32_t generation_ = 0;
  std::vector<Frame> stack_;
};

}  // namespace crosstell::rules
