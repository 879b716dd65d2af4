// SPDX-License-Identifier: Apache-2.0
#include "program.h"

namespace crosstell::rules {
namespace {

class Compiler {
 public:
  explicit Compiler(Program& program) : program_(program) {}

  [[nodiscard]] bool too_large() const { return program_.code.size() > kMaxProgram; }

  void emit(const Node& node) {
    if (too_large()) return;
    switch (node.kind) {
      case NodeKind::sequence:
        for (const auto& child : node.children) emit(child);
        return;
      case NodeKind::choice: return emit_choice(node);
      case NodeKind::repeat: return emit_repeat(node);
      case NodeKind::capture: return emit_around(node, Op::capture_begin, Op::capture_end);
      case NodeKind::predicate: return emit_around(node, Op::predicate_begin, Op::predicate_end);
      case NodeKind::argument: return;   // bound once all else matches
      default: return emit_test(node);
    }
  }

  std::uint32_t add(Op op, std::uint32_t a = 0) {
    Instruction instruction;
    instruction.op = op;
    instruction.a = a;
    instruction.element = element_;
    program_.code.push_back(instruction);
    return static_cast<std::uint32_t>(program_.code.size() - 1);
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  void describe(const Node& node) {
    if (node.column == 0) return;
    program_.elements.push_back({node.text, node.column});
    element_ = static_cast<std::uint32_t>(program_.elements.size() - 1);
  }

  static Op op_of(NodeKind kind) {
    switch (kind) {
      case NodeKind::token: return Op::token;
      case NodeKind::dash: return Op::dash;
      case NodeKind::double_quote: return Op::double_quote;
      case NodeKind::single_quote: return Op::single_quote;
      case NodeKind::regex: return Op::regex;
      case NodeKind::list: return Op::list;
      case NodeKind::mention: return Op::mention;
      case NodeKind::clause: return Op::clause;
      case NodeKind::gap: return Op::gap;
      case NodeKind::begin: return Op::begin;
      default: return Op::end;
    }
  }

  void emit_test(const Node& node) {
    describe(node);
    std::uint32_t a = node.kind == NodeKind::gap ? node.high : node.index;
    if (node.kind == NodeKind::token) {
      a = static_cast<std::uint32_t>(program_.tests.size());
      program_.tests.push_back(node.test);
    }
    program_.code[add(op_of(node.kind), a)].mask = node.mask;
  }

  void emit_around(const Node& node, Op before, Op after) {
    describe(node);
    add(before, node.index);
    emit(node.children[0]);
    add(after, node.index);
  }

  void emit_choice(const Node& node) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const bool last = i + 1 == node.children.size();
      const std::uint32_t split = last ? 0 : add(Op::split, here() + 1);
      emit(node.children[i]);
      if (last) break;
      jumps.push_back(add(Op::jump));
      program_.code[split].b = here();
    }
    for (const auto jump : jumps) program_.code[jump].a = here();
  }

  void emit_repeat(const Node& node) {
    std::vector<std::uint32_t> exits;
    if (node.low == 0) exits.push_back(add(Op::split, here() + 1));
    const std::uint32_t begin = here();
    emit(node.children[0]);
    const std::uint32_t end = here();
    for (std::uint32_t i = 1; i < node.high && !too_large(); ++i) {
      if (i >= node.low) exits.push_back(add(Op::split, here() + 1));
      repeat(begin, end);
    }
    for (const auto split : exits) program_.code[split].b = here();
  }

  /// Appends what [begin, end) does once more. It leads nowhere but into itself and behind its end; tests and elements are shared.
  void repeat(std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t by = here() - begin;
    for (std::uint32_t i = begin; i < end; ++i) {
      Instruction again = program_.code[i];
      if (again.op == Op::jump || again.op == Op::split) again.a += by;
      if (again.op == Op::split) again.b += by;
      program_.code.push_back(again);
    }
  }

  Program& program_;
  std::uint32_t element_ = 0;
};

void mark_targets(std::vector<Instruction>& code) {
  for (const auto& instruction : code) {
    if (instruction.op == Op::jump) code[instruction.a].is_target = true;
    if (instruction.op == Op::split) code[instruction.b].is_target = true;
  }
}

}  // namespace

Program compile_pattern(const Node& root, MentionMask gap_stops, const Place& place, Problems& problems) {
  Program program;
  program.gap_stops = gap_stops;
  program.elements.push_back({"", 1});
  Compiler compiler(program);
  compiler.emit(root);
  compiler.add(Op::match);
  if (compiler.too_large()) {
    problems.add(place, "the pattern compiles to more than " + std::to_string(kMaxProgram) + " steps; use fewer repeats inside each other");
    return {};
  }
  mark_targets(program.code);
  return program;
}

}  // namespace crosstell::rules
