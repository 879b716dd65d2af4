// SPDX-License-Identifier: Apache-2.0
#include "departure.h"

#include <algorithm>

#include "score.h"

namespace crosstell {
namespace {

const PhraseRow* row_of(std::string_view attribute) {
  static const PhraseTable verbs = PhraseTable::from_resource("schemas/claim/departure_verbs.tsv");
  for (const PhraseRow& row : verbs.rows())
    if (row.text == attribute) return &row;
  return nullptr;
}

/// "by the board" where the verb alone is not enough: people are removed from lists, too.
bool is_done_by(const Claim& claim, std::string_view doers) {
  if (doers.empty()) return true;
  for (const ClaimArgument& argument : claim.arguments) {
    if (argument.role == "complement" && argument.text.starts_with("as ")) return true;
    if (argument.role != "by" && argument.role != "agent") continue;
    for (std::size_t begin = 0; begin < doers.size();) {
      const std::size_t end = std::min(doers.find(',', begin), doers.size());
      if (argument.text.find(doers.substr(begin, end - begin)) != std::string_view::npos) return true;
      begin = end + 1;
    }
  }
  return false;
}

/// "Quit giving speeches", "quit the race".
bool quits_doing(std::string_view what) {
  const std::string_view first = what.substr(0, what.find(' '));
  return first.ends_with("ing") || what.ends_with("race") || what.ends_with("contest") || what.ends_with("campaign");
}

/// "Dismissed as a dreamer", "resigned himself to it".
bool is_figurative(const Claim& claim) {
  return std::any_of(claim.arguments.begin(), claim.arguments.end(), [](const ClaimArgument& argument) {
    return (argument.role == "complement" && (argument.text.starts_with("as a ") || argument.text.starts_with("as an ") || argument.text.starts_with("to ") || quits_doing(argument.text))) ||
           (argument.role == "object" && (argument.text.ends_with("sel") || quits_doing(argument.text)));
  });
}

}  // namespace

void add_departures(ClaimWork& work) {
  const ArticleContext& context = work.context;
  const Attribute* attribute = nullptr;
  const std::size_t count = work.claims.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Claim& event = work.claims[i];   // in the past: that somebody should resign, or will, tells of no departure
    if (event.subject < 0 || event.tense >= 0 || !event.attribute.starts_with("event:") || context.extraction.entities[static_cast<std::size_t>(event.subject)].type != MentionType::person) continue;
    const PhraseRow* row = row_of(event.attribute);
    if (!row || row->columns.empty() || is_figurative(event) || !is_done_by(event, row->columns.size() > 1 ? std::string_view(row->columns[1]) : std::string_view{})) continue;
    if (!attribute) attribute = context.rules.registry().find("departure_manner");
    if (!attribute) return;
    const bool known = std::any_of(work.claims.begin(), work.claims.end(), [&](const Claim& other) {
      return other.attribute == attribute->key && other.sentence == event.sentence && other.subject == event.subject;
    });
    if (known) continue;
    Claim claim = event;
    claim.attribute = attribute->key;
    claim.value_kind = attribute->value_kind, claim.value_text = row->columns[0], claim.value_entity = claim.value_figure = -1;
    claim.arguments = {};
    score_confidence(context, attribute, false, claim);
    work.arena.append(claim.derivation, "departure.event");
    work.claims.push_back(claim);
  }
}

}  // namespace crosstell
