// SPDX-License-Identifier: Apache-2.0
#include "words.h"

#include <iterator>

#include "crosstell/base/resource.h"

namespace crosstell {

namespace {

constexpr std::string_view kUseNames[] = {
    "role", "role_modifier", "organization", "model", "product", "place", "person", "event", "work", "law", "benchmark",
    "particle", "reporting", "corporate_verb", "of_organization", "of_person", "family", "tier", "designation", "naming",
    "male", "female", "neuter", "plural", "generic", "digital", "product_family", "not_name", "location_preposition",
    "known_organization", "place_verb", "collective", "sport", "office", "place_role",
    "firm_figure", "firm_deal", "firm_verb", "firm_worth", "firm_people"};

WordUseSet parse_uses(std::string_view text) {
  WordUseSet uses = 0;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view name = text.substr(0, comma);
    for (std::size_t i = 0; i < std::size(kUseNames); ++i)
      if (kUseNames[i] == name) uses |= WordUseSet{1} << i;
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return uses;
}

}  // namespace

const WordTable& WordTable::builtin() {
  static const WordTable table = [] {
    WordTable words;
    for (const Resource& file : resources())
      if (file.path.rfind("schemas/extract/entities/", 0) == 0 && file.path.size() > 4 && file.path.substr(file.path.size() - 4) == ".tsv")
        words.add(file.bytes);
    return words;
  }();
  return table;
}

void WordTable::add(std::string_view rows) {
  while (!rows.empty()) {
    const std::size_t end = rows.find('\n');
    const std::string_view row = rows.substr(0, end);
    rows = end == std::string_view::npos ? std::string_view{} : rows.substr(end + 1);
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos || row.front() == '#') continue;
    const std::string_view rest = row.substr(tab + 1);
    add(row.substr(0, tab), parse_uses(rest.substr(0, rest.find('\t'))));
  }
}

void WordTable::add(std::string_view word, WordUseSet uses) {
  if (uses == 0) return;
  insert(word_key(word)).uses |= uses;
  for (std::size_t space = word.find(' '); space != std::string_view::npos; space = word.find(' ', space + 1))
    insert(word_key(word.substr(0, space))).uses |= kPhrase;
}

void WordTable::forget(WordUseSet uses) {
  for (Slot& slot : slots_) slot.uses &= ~uses;
}

bool WordTable::starts_phrase(WordKey key) const {
  if (!filter_.may_hold(key)) return false;
  const Slot* slot = find(key);
  return slot && (slot->uses & kPhrase) != 0;
}

WordTable::Slot& WordTable::insert(WordKey key) {
  if ((count_ + 1) * 2 > slots_.size()) grow();
  filter_.add(key);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = key & mask;
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask;
  if (slots_[i].key == 0) slots_[i].key = key, ++count_;
  return slots_[i];
}

void WordTable::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t i = slot.key & mask;
    while (slots_[i].key != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace crosstell
