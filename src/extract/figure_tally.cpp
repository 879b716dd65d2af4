// SPDX-License-Identifier: Apache-2.0
#include "figure_tally.h"

#include <algorithm>
#include <array>

namespace crosstell {
namespace {

constexpr std::uint32_t kFarVerb = 14;      // atoms between a verb of voting and its tally
constexpr std::int64_t kMostVotes = 9999;

/// Lemmas.
constexpr std::array<std::string_view, 22> kDecide{"adopt", "approve", "authorize", "back", "certify", "clear", "confirm", "decide", "defeat", "elect", "endorse",
                                                   "oppose", "oust", "pass", "ratify", "recommend", "reject", "rule", "split", "support", "uphold", "vote"};

bool is_vote(const Line& line, std::uint32_t i) { return line.is(i, "votes") || line.is(i, "vote"); }

/// "voted", "a vote of", "approved the plan": within a few words before.
bool stands_behind_decision(const Line& line, std::uint32_t i) {
  for (std::uint32_t back = 1; back <= kFarVerb && back <= i; ++back) {
    const Atom& atom = line.at(i - back);
    if (atom.kind != Atom::Kind::word) {
      if (atom.mark == ';' || atom.mark == ':') return false;
      continue;
    }
    const Token& token = line.token(i - back);
    if ((token.is(WordClass::verb) || token.lemma == "vote" || token.lemma == "split") && std::binary_search(kDecide.begin(), kDecide.end(), token.lemma)) return true;
  }
  return false;
}

std::optional<std::int64_t> number_at(const Line& line, std::uint32_t i) {
  if (line.plain_number(i) && !line.at(i).refused && line.at(i).value.exp10 == 0 && line.at(i).value.digits <= kMostVotes) return line.at(i).value.digits;
  if (line.word(i).cardinal >= 0 && line.word(i).cardinal <= 99) return line.word(i).cardinal;
  return std::nullopt;
}

Candidate tally(std::uint32_t begin, std::uint32_t end, std::optional<std::int64_t> in_favour, std::int64_t against, std::string_view rule) {
  Candidate candidate;
  candidate.begin = begin, candidate.end = end;
  candidate.figure.kind = MentionType::score;
  if (in_favour) candidate.figure.low = Decimal{*in_favour, 0};
  candidate.figure.high = Decimal{against, 0};
  candidate.rule = rule;
  return candidate;
}

/// "seven in favour and three against", "12 for and 5 against".
std::optional<Candidate> parse_for_and_against(const Line& line, std::uint32_t i, std::int64_t in_favour) {
  std::uint32_t at = i + 1;
  if (is_vote(line, at) || line.is(at, "members") || line.is(at, "voting") || line.is(at, "voted")) ++at;
  if (line.is(at, "in") && (line.is(at + 1, "favour") || line.is(at + 1, "favor"))) at += 2;
  else if (line.is(at, "for")) ++at;
  else return std::nullopt;
  if (line.mark(at, ',')) ++at;
  if (line.is(at, "and") || line.is(at, "to") || line.is(at, "with")) ++at;
  const auto against = number_at(line, at);
  if (!against || !(line.is(at + 1, "against") || line.is(at + 1, "opposed"))) return std::nullopt;
  return tally(i, at + 2, in_favour, *against, "figure.tally_for_against");
}

}  // namespace

std::optional<Candidate> parse_tally(const Line& line, std::uint32_t i) {
  if (line.is(i, "unanimously") || line.is(i, "unanimous")) {
    const bool votes = line.is(i, "unanimously") ? stands_behind_decision(line, i) || std::binary_search(kDecide.begin(), kDecide.end(), line.token(i + 1).lemma) : is_vote(line, i + 1) || line.is(i + 1, "decision");
    return votes ? std::optional(tally(i, i + 1, std::nullopt, 0, "figure.unanimous")) : std::nullopt;
  }
  const auto first = number_at(line, i);
  if (!first || line.glued(i)) return std::nullopt;
  if (auto both = parse_for_and_against(line, i, *first)) return both;
  std::uint32_t at = i + 1;
  const bool votes = is_vote(line, at);
  if (votes) ++at;
  if (!line.is(at, "to") && !line.is(at, "against") && !(votes && line.is(at, "versus"))) return std::nullopt;
  const auto second = number_at(line, at + 1);
  if (!second || *second > *first || (!votes && *second == *first)) return std::nullopt;
  std::uint32_t end = at + 2;
  const bool votes_behind = is_vote(line, end);
  if (votes_behind) ++end;
  if (!votes && !votes_behind && !stands_behind_decision(line, i)) return std::nullopt;
  const FigureWord& next = line.word(end);   // "back 11 to 2 million"
  if (!votes_behind && (next.unit >= 0 || next.magnitude >= 0 || next.percent != 0 || next.currency >= 0 || line.is_class(end, WordClass::noun) || line.mark(end, '%') || line.hyphen(end))) return std::nullopt;
  return tally(i, end, *first, *second, "figure.tally");
}

}  // namespace crosstell
