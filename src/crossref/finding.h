// SPDX-License-Identifier: Apache-2.0
// One dispute as a finding: variants with their evidence and voices, score, and the sentence that explains it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "guards.h"

namespace crosstell::crossref {

/// Claims of a bucket with one value, certainty, scope and time.
struct Cell {
  std::string key;
  std::vector<const Reading*> readings;   ///< the surest first, then by claim id
  [[nodiscard]] const Reading& best() const { return *readings.front(); }
};

/// Two cells that a finding sets against each other.
struct Opposition { const Cell* a = nullptr; const Cell* b = nullptr; PairVerdict verdict; };

/// Requires: `pairs` is not empty and all have one section, kind and scope.
[[nodiscard]] FindingRow make_finding(const std::vector<Opposition>& pairs, const Attribute& attribute, const std::string& attribute_key,
                                      const CompareContext& context);

/// Four decimals, so that sorting and printing see the same number.
[[nodiscard]] double rounded(double value);

/// The voice of an article: its family, or itself.
[[nodiscard]] const std::string& voice_of(const CompareContext& context, const std::string& article_id);

/// How people call the source of a claim.
[[nodiscard]] std::string source_name(const ComparableClaim& claim);

/// Replaces {name} by its value; unknown names stay empty.
[[nodiscard]] std::string fill(std::string_view sentence, const std::map<std::string, std::string>& values);

/// Id of a finding: stays while subject, attribute and scope hold.
[[nodiscard]] std::string finding_id(const FindingRow& finding, const std::string& subject_key);

/// The name people know a corpus entity by; empty: unknown.
[[nodiscard]] std::string name_of(const CompareContext& context, const std::string& entity_id);

/// Counts voices and articles of a variant from claims: repeats add no voice.
struct Voice { const std::string* article_id = nullptr; bool repeat = false; };
void count_voices(FindingVariantRow& variant, const std::vector<Voice>& claims, const CompareContext& context);
void count_voices(FindingVariantRow& variant, const std::vector<const ComparableClaim*>& claims, const CompareContext& context);

}  // namespace crosstell::crossref
