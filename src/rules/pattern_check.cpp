// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "pattern.h"

namespace crosstell::rules {
namespace {

const std::string& slot_name(std::uint32_t index, const PatternTables& tables) {
  static const std::string unknown;
  for (const auto& [name, number] : tables.slots)
    if (number == index) return name;
  return unknown;
}

template <class Visit>
void visit_captures(const Node& node, Visit visit) {
  if (node.kind == NodeKind::capture) visit(node);
  for (const auto& child : node.children) visit_captures(child, visit);
}

MentionMask mask_of(const std::vector<MentionType>& types) {
  MentionMask mask = 0;
  for (const MentionType type : types) mask |= bit(type);
  return mask;
}

const AttributeRole* find_role(const Attribute& attribute, std::string_view name) {
  for (const auto& role : attribute.roles)
    if (role.name == name) return &role;
  return nullptr;
}

void check_types(const Node& capture, const std::string& name, MentionMask allowed, const PatternSource& source, Problems& problems) {
  const Node& inner = capture.children[0];
  if (inner.kind != NodeKind::mention || allowed == 0 || (inner.mask & ~allowed) == 0) return;
  problems.add(source.place.at(source.place.field, capture.column), "slot '" + name + "' asks for " + mask_name(inner.mask & ~allowed) + "; attribute '" +
                                                                         source.attribute->key + "' allows " + mask_name(allowed));
}

void check_slot(const Node& capture, const PatternSource& source, const PatternTables& tables, Problems& problems) {
  const std::string& name = slot_name(capture.index, tables);
  const Attribute& attribute = *source.attribute;
  if (name == "subject") return check_types(capture, name, mask_of(attribute.subject_types), source, problems);
  if (name == "value") return check_types(capture, name, mask_of(attribute.value_types), source, problems);
  if (const auto* role = find_role(attribute, name)) return check_types(capture, name, mask_of(role->types), source, problems);
  std::vector<std::string> known = {"subject", "value"};
  for (const auto& role : attribute.roles) known.push_back(role.name);
  problems.add_unknown(source.place.at(source.place.field, capture.column), "slot of attribute '" + attribute.key + "'", name, known);
}

/// Whether a gap can be the first (or last) thing matched.
bool has_gap_at_edge(const Node& node, bool first) {
  switch (node.kind) {
    case NodeKind::gap: return true;
    case NodeKind::choice: return std::any_of(node.children.begin(), node.children.end(), [&](const Node& n) { return has_gap_at_edge(n, first); });
    case NodeKind::repeat:
    case NodeKind::capture:
    case NodeKind::predicate: return has_gap_at_edge(node.children[0], first);
    case NodeKind::sequence: break;
    default: return false;
  }
  const std::size_t count = node.children.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Node& child = node.children[first ? i : count - 1 - i];
    if (has_gap_at_edge(child, first)) return true;
    if (!is_nullable(child)) return false;
  }
  return false;
}

}  // namespace

bool is_nullable(const Node& node) {
  switch (node.kind) {
    case NodeKind::gap:
    case NodeKind::begin:
    case NodeKind::end:
    case NodeKind::argument: return true;
    case NodeKind::sequence: return std::all_of(node.children.begin(), node.children.end(), is_nullable);
    case NodeKind::choice: return std::any_of(node.children.begin(), node.children.end(), is_nullable);
    case NodeKind::repeat: return node.low == 0 || is_nullable(node.children[0]);
    case NodeKind::capture:
    case NodeKind::predicate: return is_nullable(node.children[0]);
    default: return false;
  }
}

void collect_slots(const Node& root, std::vector<std::uint32_t>& slots) {
  visit_captures(root, [&](const Node& capture) { slots.push_back(capture.index); });
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
}

MentionMask gap_stops(const Node& root, const PatternTables& tables) {
  MentionMask mask = 0;
  visit_captures(root, [&](const Node& capture) {
    const std::string& name = slot_name(capture.index, tables);
    if (name == "subject" || name == "value") mask |= capture.children[0].mask;
  });
  return mask & ~bit(MentionType::noun_group);
}

void check_pattern(const Node& root, const PatternSource& source, const PatternTables& tables, Problems& problems) {
  if (is_nullable(root)) return problems.add(source.place, "the pattern can match no word at all; make an element required");
  if (has_gap_at_edge(root, true)) problems.add(source.place, "the pattern begins with a gap; begin with what must stand there");
  if (has_gap_at_edge(root, false)) problems.add(source.place, "the pattern ends with a gap; end with what must stand there");
  visit_captures(root, [&](const Node& capture) {
    if (is_nullable(capture.children[0]))
      problems.add(source.place.at(source.place.field, capture.column), "the slot can capture nothing; write {slot:x}? instead of {slot:x?}");
    if (source.attribute != nullptr) check_slot(capture, source, tables, problems);
  });
}

}  // namespace crosstell::rules
