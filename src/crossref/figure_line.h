// SPDX-License-Identifier: Apache-2.0
// A figure with the words around it, and whether two of them tell one thing with different figures.
//
// Where neither article names what is measured in a way that the registry knows, the words do: "the port was to pay $48 million for dredging
// the basin and rebuilding the quay" and "the lease, worth $84 million, covered the dredging of the basin and a new quay".
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "amount.h"
#include "figure_roles.h"
#include "finding.h"

namespace crosstell::crossref {

/// A content word of the clause in which a figure stands.
struct FigureWord {
  std::string text;            ///< folded, as written
  std::string lemma;           ///< of its most frequent reading
  std::string family;          ///< without the endings that turn a verb into its noun: "clear" of clearance
  std::uint32_t place = 0;     ///< in the clause
  bool name = false;           ///< written with a capital inside the sentence
};

struct FigureLine {
  const ComparableClaim* claim = nullptr;
  std::optional<Amount> amount;
  std::string kind, counted;                ///< of the figure; head of the counted noun, empty for others
  std::vector<FigureWord> words;            ///< of its clause, by family, each once; who is quoted is left out
  std::vector<std::string> names;           ///< of the whole sentence but who is quoted, folded, sorted
  std::vector<std::string> limits;          ///< words of figure_limits.tsv in the clause, and other numbers; sorted
  std::uint64_t clause_begin = 0, clause_end = 0;  ///< bytes of the sentence
  FigureRoles roles;
};

/// Nothing for a claim that has no figure, states none as a fact, or stands in a line written in capitals throughout.
[[nodiscard]] std::optional<FigureLine> figure_line(const ComparableClaim& claim);

/// A change by an amount and the amount, told in the same words, are one: "cut thefts by 40 percent", "stops 40 percent of thefts".
[[nodiscard]] ValueVerdict compare_told(Amount a, Amount b);

/// How telling a word is by its family, 0 (in every line) to 1 (in one).
using Rarity = std::function<double(const std::string& family)>;

/// The finding of two figures told in the same words, or nothing. Symmetric but for the order of the variants, which follows the claim ids.
[[nodiscard]] std::optional<FindingRow> compare_figures(const FigureLine& a, const FigureLine& b, const Rarity& rarity, const CompareContext& context);

}  // namespace crosstell::crossref
