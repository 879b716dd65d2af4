// SPDX-License-Identifier: Apache-2.0
#include "machine.h"

#include <algorithm>
#include <bit>

namespace crosstell::rules {
namespace {

// A sentence of news needs some hundred steps; only packs made to be slow come near this.
constexpr std::uint64_t kStepsPerSentence = 200'000;
constexpr std::uint64_t kStepsPerToken = 5'000;

}  // namespace

void MatchPath::clear() {
  begin = end = 0;
  captures.clear();
  predicate.reset();
}

void Machine::begin_sentence(const SentenceIndex& sentence) {
  sentence_ = &sentence;
  steps_left_ = kStepsPerSentence + kStepsPerToken * sentence.size();
}

void Machine::load(const Program& program, std::uint32_t required_end, Furthest* furthest) {
  program_ = &program;
  required_end_ = required_end;
  furthest_ = furthest;
  const std::size_t needed = program.code.size() * (std::size_t{sentence_->size()} + 1);
  if (memo_.size() < needed) memo_.resize(needed, 0);
  if (++generation_ == (1u << (32 - kValueBits))) {
    std::fill(memo_.begin(), memo_.end(), 0);
    generation_ = 1;
  }
}

std::uint32_t Machine::recall(State state) {
  const std::uint32_t entry = memo(state);
  return (entry >> kValueBits) == generation_ ? entry & ((1u << kValueBits) - 1) : 0;
}

void Machine::note_failure(const State& state) {
  if (furthest_ == nullptr || (furthest_->any && furthest_->token >= state.at)) return;
  *furthest_ = {true, state.at, program_->code[state.pc].element};
}

/// One step of an instruction with one successor. Returns: false when it does not hold here.
bool Machine::step(const Instruction& instruction, State& state, MatchPath* out) {
  const bool inside = state.at < sentence_->size();
  switch (instruction.op) {
    case Op::begin:
      if (!sentence_->is_begin(state.at)) return false;
      break;
    case Op::end:
      if (!sentence_->is_end(state.at)) return false;
      break;
    case Op::jump: state.pc = instruction.a; return true;
    case Op::capture_begin:
      if (out != nullptr) out->captures.push_back({instruction.a, state.at, kNoMatch, nullptr});
      break;
    case Op::capture_end:
      if (out == nullptr) break;
      for (auto open = out->captures.rbegin(); open != out->captures.rend(); ++open) {
        if (open->end != kNoMatch) continue;
        open->end = state.at;
        break;
      }
      break;
    case Op::predicate_begin:
      if (out != nullptr) out->predicate = TokenSpan{state.at, state.at};
      break;
    case Op::predicate_end:
      if (out != nullptr && out->predicate) out->predicate->end = state.at;
      break;
    case Op::clause: {
      const std::uint32_t end = inside ? sentence_->clause_end(state.at) : state.at;
      if (end == state.at) return false;
      state = {state.pc + 1, end};
      return true;
    }
    default: {
      if (!inside) return false;
      if (!tester_->holds(*program_, instruction, sentence_->token(state.at))) return false;
      ++state.at;
    }
  }
  ++state.pc;
  return true;
}

/// Follows the only way on until it fails, forks, or meets an instruction that others lead to as well.
Machine::Run Machine::run_straight(State& state, MatchPath* out) {
  while (true) {
    const Instruction& instruction = program_->code[state.pc];
    if (instruction.op >= Op::split) return Run::stopped;
    if (steps_left_ == 0) return Run::failed;
    --steps_left_;
    if (!step(instruction, state, out)) {
      note_failure(state);
      return Run::failed;
    }
    if (program_->code[state.pc].is_target) return Run::stopped;
  }
}

std::uint32_t Machine::enter(State head) {
  if (const std::uint32_t known = recall(head); known != 0) return known;
  State state = head;
  std::uint32_t value = 0;
  if (run_straight(state, nullptr) == Run::failed) {
    value = kFailed;
  } else if (program_->code[state.pc].op == Op::match) {
    value = required_end_ == kAnyEnd || required_end_ == state.at ? state.at + kFirstEnd : kFailed;
  }
  if (value != 0) {
    remember(head, value);
    return value;
  }
  const bool moved = state.pc != head.pc;
  stack_.push_back({head, state, 0, kFailed, moved && program_->code[state.pc].is_target});
  return 0;
}

bool Machine::fails_at_once(State state) const {
  const Instruction* instruction = &program_->code[state.pc];
  while (instruction->op >= Op::capture_begin && instruction->op <= Op::predicate_end) ++instruction;
  if (instruction->op == Op::token) return state.at >= sentence_->size() || !holds(program_->tests[instruction->a], sentence_->token(state.at));
  if (instruction->op != Op::mention) return false;
  if (state.at >= sentence_->size()) return true;
  if ((sentence_->types_beginning(state.at) & instruction->mask) != 0) return false;
  return (instruction->mask & bit(MentionType::noun_group)) == 0 || sentence_->noun_group_end(state.at) == 0;
}

bool Machine::next_gap(const Instruction& instruction, Frame& frame, Successor& out) const {
  const std::uint32_t skipped = frame.cursor++;
  const std::uint32_t to = frame.state.at + skipped;
  if (skipped > instruction.a || to > sentence_->size()) return false;
  if (skipped > 0 && !sentence_->may_skip(to - 1, program_->gap_stops)) return false;
  if (!sentence_->same_clause(to)) return false;
  out.state = {frame.state.pc + 1, to};
  return true;
}

bool Machine::next_list(const Instruction& instruction, Frame& frame, Successor& out) const {
  const std::uint32_t at = frame.state.at;
  if (at >= sentence_->size()) return false;
  if (frame.cursor == 0) {  // from here on the cursor is the set of lengths not tried yet
    rules_->lists[instruction.a].each_match(sentence_->view(), sentence_->first_token() + at, sentence_->first_token() + sentence_->size(),
                                            [&](std::uint32_t length) { frame.cursor |= 1u << (length & 31); });
    frame.cursor |= 1;  // looked up
  }
  if (frame.cursor == 1) return false;
  const auto length = static_cast<std::uint32_t>(31 - std::countl_zero(frame.cursor));
  frame.cursor &= ~(1u << length);
  out.state = {frame.state.pc + 1, at + length};
  return true;
}

bool Machine::next_mention(const Instruction& instruction, Frame& frame, Successor& out) const {
  const std::uint32_t at = frame.state.at;
  if (at >= sentence_->size()) return false;
  const auto* layers = sentence_->layers_begin(at);
  const auto count = static_cast<std::uint32_t>(sentence_->layers_end(at) - layers);
  while (frame.cursor < count) {
    const auto* layer = layers + frame.cursor++;
    if ((layer->type & instruction.mask) == 0) continue;
    out = {{frame.state.pc + 1, layer->end}, layer};
    return true;
  }
  if (frame.cursor++ > count || (instruction.mask & bit(MentionType::noun_group)) == 0) return false;
  const std::uint32_t end = sentence_->noun_group_end(at);
  out = {{frame.state.pc + 1, end}, nullptr};
  return end != 0;
}

/// The next way on from a frame, in order of preference.
bool Machine::next(Frame& frame, Successor& out) {
  const Instruction& instruction = program_->code[frame.state.pc];
  out.layer = nullptr;
  if (frame.link) {
    out.state = frame.state;
    return frame.cursor++ == 0;
  }
  switch (instruction.op) {
    case Op::split:
      if (frame.cursor > 1) return false;
      out.state = {frame.cursor++ == 0 ? instruction.a : instruction.b, frame.state.at};
      return true;
    case Op::gap: return next_gap(instruction, frame, out);
    case Op::list: return next_list(instruction, frame, out);
    case Op::mention: return next_mention(instruction, frame, out);
    default:  // a straight instruction that is a target: remembered above, run here
      return false;
  }
}

std::uint32_t Machine::longest_end(std::uint32_t start) {
  const State first{0, start};
  stack_.clear();
  std::uint32_t value = enter(first);
  while (!stack_.empty()) {
    Successor successor;
    if (steps_left_ == 0) {
      stack_.clear();
      return kNoMatch;
    }
    --steps_left_;
    const std::size_t top = stack_.size() - 1;
    if (next(stack_[top], successor)) {
      if (furthest_ == nullptr && fails_at_once(successor.state)) continue;  // with `furthest_` every failure has to be seen
      value = enter(successor.state);
      if (value != 0) stack_[top].best = std::max(stack_[top].best, value);
      continue;
    }
    const Frame frame = stack_[top];
    stack_.pop_back();
    if (frame.best == kFailed) note_failure(frame.state);
    remember(frame.head, frame.best);
    value = frame.best;
    if (!stack_.empty()) stack_.back().best = std::max(stack_.back().best, value);
  }
  return value >= kFirstEnd ? value - kFirstEnd : kNoMatch;
}

bool Machine::path(std::uint32_t start, std::uint32_t end, MatchPath& out) {
  out.clear();
  out.begin = start;
  out.end = end;
  Frame frame;
  frame.state = {0, start};
  while (true) {
    if (run_straight(frame.state, &out) == Run::failed) return false;
    if (program_->code[frame.state.pc].op == Op::match) return frame.state.at == end;
    if (program_->code[frame.state.pc].op < Op::split) continue;  // a target in the middle of a straight part
    frame.cursor = 0;
    frame.link = false;
    Successor successor;
    bool found = false;
    while (!found && next(frame, successor)) found = recall(successor.state) == end + kFirstEnd;
    if (!found) return false;
    if (successor.layer != nullptr && !out.captures.empty() && out.captures.back().end == kNoMatch && out.captures.back().begin == frame.state.at)
      out.captures.back().layer = successor.layer;
    frame.state = successor.state;
  }
}

}  // namespace crosstell::rules
