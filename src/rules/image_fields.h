// SPDX-License-Identifier: Apache-2.0
// What a compiled rule set consists of, member by member. Structured bindings name all members of a struct: one that is added later does
// not compile until it stands here as well.
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "compiled.h"

namespace crosstell::rules {

/// The struct itself, or const.
template <class X, class T>
concept Is = std::same_as<std::remove_const_t<X>, T>;

template <Is<RuleExample> X>
auto fields(X& x) {
  auto& [text, expect, zone, published, context] = x;
  return std::tie(text, expect, zone, published, context);
}
template <Is<Rule> X>
auto fields(X& x) {
  auto& [id, pack, about, attribute, patterns, uses, pieces, constants, zones, before, after, after_slot, priority, accepts, rejects] = x;
  return std::tie(id, pack, about, attribute, patterns, uses, pieces, constants, zones, before, after, after_slot, priority, accepts, rejects);
}
template <Is<AttributeRole> X>
auto fields(X& x) {
  auto& [name, types, key] = x;
  return std::tie(name, types, key);
}
template <Is<CategoryValue> X>
auto fields(X& x) {
  auto& [name, words, group] = x;
  return std::tie(name, words, group);
}
template <Is<Attribute> X>
auto fields(X& x) {
  auto& [key, about, finding_kind, subject_types, value_types, value_kind, attribute_class, change, roles, scopes, categories, identified_by, tolerance, severity, wording] = x;
  return std::tie(key, about, finding_kind, subject_types, value_types, value_kind, attribute_class, change, roles, scopes, categories, identified_by, tolerance, severity, wording);
}
template <Is<PatternTables> X>
auto fields(X& x) {
  auto& [lists, slots, regexes] = x;
  return std::tie(lists, slots, regexes);
}
template <Is<TokenTest> X>
auto fields(X& x) {
  auto& [form, lemma, classes, forms, lexical, shape] = x;
  return std::tie(form, lemma, classes, forms, lexical, shape);
}
template <Is<Instruction> X>
auto fields(X& x) {
  auto& [op, is_target, a, b, mask, element] = x;
  return std::tie(op, is_target, a, b, mask, element);
}
template <Is<Element> X>
auto fields(X& x) {
  auto& [text, column] = x;
  return std::tie(text, column);
}
template <Is<Program> X>
auto fields(X& x) {
  auto& [code, tests, elements, gap_stops] = x;
  return std::tie(code, tests, elements, gap_stops);
}
template <Is<PatternArgument> X>
auto fields(X& x) {
  auto& [doer, slot, mask, column, text] = x;
  return std::tie(doer, slot, mask, column, text);
}
template <Is<CompiledPattern> X>
auto fields(X& x) {
  auto& [rule, number, program, arguments] = x;
  return std::tie(rule, number, program, arguments);
}
template <Is<CompiledUnless> X>
auto fields(X& x) {
  auto& [before, after, after_slot] = x;
  return std::tie(before, after, after_slot);
}
template <Is<Extent> X>
auto fields(X& x) {
  auto& [low, high] = x;
  return std::tie(low, high);
}
template <Is<RequirementIndex::Link> X>
auto fields(X& x) {
  auto& [requirement, lead] = x;
  return std::tie(requirement, lead);
}
template <Is<RequirementIndex::Candidate> X>
auto fields(X& x) {
  auto& [pattern, begin, end, before_trigger] = x;
  return std::tie(pattern, begin, end, before_trigger);
}
template <Is<RequirementIndex::Companions> X>
auto fields(X& x) {
  auto& [second, third] = x;
  return std::tie(second, third);
}
template <Is<RequirementIndex::Word> X>
auto fields(X& x) {
  auto& [key, number, groups, met, met_end] = x;
  return std::tie(key, number, groups, met, met_end);
}
template <Is<RequirementSet::Part> X>
auto fields(X& x) {
  auto& [place, bits] = x;
  return std::tie(place, bits);
}

/// Members that are private. What is missing here is worked out again from what stands here.
struct PrivateFields {
  template <Is<Registry> X>
  static auto of(X& x) { return std::tie(x.attributes_); }
  template <Is<WordList> X>
  static auto of(X& x) { return std::tie(x.keys_, x.entries_); }
  template <Is<RequirementSet> X>
  static auto of(X& x) { return std::tie(x.bits_); }
  template <Is<RequirementIndex> X>
  static auto of(X& x) {
    return std::tie(x.asked_, x.candidates_, x.companions_, x.candidates_begin_, x.words_, x.words_begin_, x.mentions_, x.longest_, x.links_, x.triggers_, x.met_by_words_,
                    x.met_by_type_, x.group_runs_, x.group_count_, x.known_words_);
  }
  template <Is<WordList::Entry> X>
  static auto of(X& x) {
    auto& [first, length, keys] = x;
    return std::tie(first, length, keys);
  }
};
template <class X>
  requires requires(X& x) { PrivateFields::of(x); }
auto fields(X& x) { return PrivateFields::of(x); }

}  // namespace crosstell::rules
