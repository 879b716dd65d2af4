// SPDX-License-Identifier: Apache-2.0
// `crosstell pin` and `crosstell forbid`: what people know of names. Kept in the store over re-runs; as a TSV file over stores.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "crosstell/base/delimited.h"
#include "crosstell/base/utf8.h"
#include "crosstell/crossref.h"
#include "table.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

int list_decisions(const NamesOptions& options) {
  Table table{{"decision", "name", "other", "reviewer", "at", "note"}, {}, {}};
  for (const NameDecision& decision : open_for_reading(options.db).name_decisions())
    table.rows.push_back({decision.pinned ? "pin" : "forbid", decision.a, decision.b, decision.reviewer, decision.at, decision.note});
  return print_table(table, options.format);
}

/// Empty when the two are one name or one is empty.
std::optional<NameDecision> decision_on(const std::string& one, const std::string& other, bool pinned) {
  NameDecision out;
  out.a = decided_name(one);
  out.b = decided_name(other);
  out.pinned = pinned;
  if (out.b < out.a) std::swap(out.a, out.b);
  if (out.a.empty() || out.a == out.b) return std::nullopt;
  return out;
}

/// Rows of a list written with --format tsv. Errors: io; syntax, with the line.
Result<std::vector<NameDecision>> read_decisions(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::io, path, "cannot be read"};
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  std::vector<NameDecision> out;
  std::optional<Error> wrong;
  each_tsv_row(bytes, [&](const std::vector<std::string>& row) {
    if (wrong || row.front() == "decision") return;  // the header line
    const bool known = row.size() >= 3 && (row[0] == "pin" || row[0] == "forbid");
    auto decision = known ? decision_on(row[1], row[2], row[0] == "pin") : std::nullopt;
    if (!decision) {
      wrong = Error{Errc::syntax, path, "found '" + row.front() + (row.size() > 1 ? " " + row[1] : "") + "'; expected pin or forbid, two different names, and perhaps reviewer, time and note, parted by tabs"};
      return;
    }
    if (row.size() > 3) decision->reviewer = row[3];
    if (row.size() > 4) decision->at = row[4];
    if (row.size() > 5) decision->note = row[5];
    out.push_back(std::move(*decision));
  });
  if (wrong) return *wrong;
  return out;
}

/// What the store holds under these names now, for people.
void tell(const Store& store, const NameDecision& decision, bool undone) {
  const auto count = [&](const std::string& name) {
    std::uint64_t found = 0;
    for (const Store::ArticleEntity& entity : store.article_entities()) found += decided_name(entity.entity.name) == name || decided_name(entity.entity.key) == name;
    return found;
  };
  std::cerr << "crosstell: " << printable(decision.a) << " and " << printable(decision.b) << ": "
            << (undone ? "the decision is forgotten" : decision.pinned ? "one entity from now on" : "kept apart from now on") << '\n';
  for (const std::string* name : {&decision.a, &decision.b})
    if (count(*name) == 0) std::cerr << "crosstell: no entity of this store is called '" << printable(*name) << "'; the decision waits for one\n";
}

/// Requires: two names, or a file of them.
Result<std::vector<NameDecision>> asked_for(const NamesOptions& options) {
  if (!options.from.empty()) return read_decisions(options.from);
  const auto decision = decision_on(options.a, options.b, options.pinned);
  if (!decision) return Error{Errc::invalid, options.a, "found one name; expected two different ones"};
  return std::vector<NameDecision>{*decision};
}

}  // namespace

int run_names(const NamesOptions& options) {
  if (options.a.empty() && options.from.empty()) return list_decisions(options);
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  const auto decisions = asked_for(options);
  if (!decisions) return fail(exit_usage, decisions.error());
  StoreOptions write;
  write.create = false;
  Store store = Store::open(options.db, write);
  for (NameDecision decision : *decisions) {
    if (options.undo) {
      if (!store.forget_decision(decision.a, decision.b)) return fail(exit_usage, "nothing was decided about '" + decision.a + "' and '" + decision.b + "'");
    } else {
      if (decision.reviewer.empty()) decision.reviewer = reviewer_name(options.reviewer);
      if (decision.at.empty()) decision.at = now_utc();
      if (!options.note.empty()) decision.note = options.note;
      store.decide_names(decision);
    }
    tell(store, decision, options.undo);
  }
  cross_reference(store, rules->registry());
  return exit_done;
}

}  // namespace crosstell::cli
