// SPDX-License-Identifier: Apache-2.0
// Quotations against each other: one speaker quoted with other words, and one set of words credited to two speakers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "disputes.h"
#include "finding.h"

namespace crosstell::crossref {

/// Two quotations that have less of the shorter one's words in common are never a finding.
constexpr double kLeastShareOfWords = 0.45;

/// Words in marks as an article prints them.
struct QuoteLine {
  const ComparableClaim* claim = nullptr;   ///< a claim of the sentence: evidence and source
  std::string text, speaker_id, speaker;    ///< inner words; corpus entity or key; as written
  std::vector<std::string> words;           ///< folded, brackets and ellipses left out
  std::uint32_t mark = 0;                   ///< which of the quotations of the sentence
  std::string sentence_words, speaker_words;   ///< folded, a space around each: filled by tell_words() for comparing
};

/// Fills what comparing a line needs of its sentence and speaker. Once a line: each stands in many pairs.
void tell_words(QuoteLine& line);

/// The quotations of claims whose sentence holds marks; one line a (article, sentence, quotation).
[[nodiscard]] std::vector<QuoteLine> quote_lines(const std::vector<ComparableClaim>& claims);

/// Those of one claim. They point to it.
[[nodiscard]] std::vector<QuoteLine> quote_lines(const ComparableClaim& claim);

/// Alignment of two word lists: the longest common subsequence, its length over that of the shorter list, and the words on one side only.
struct WordAlignment { double share = 0; std::vector<std::string> shared, only_a, only_b; };
[[nodiscard]] WordAlignment align_words(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Findings of the kinds quote and attribution, of all pairs they are given: of those that are about one thing the strongest.
class QuoteFindings {
 public:
  explicit QuoteFindings(const CompareContext& context) : context_(context) {}
  /// Requires: tell_words() was called for both.
  void compare(const QuoteLine& a, const QuoteLine& b);
  /// By id. `testimonies`: where their evidence stands is added to it.
  [[nodiscard]] std::vector<FindingRow> take(std::vector<Testimony>* testimonies = nullptr);

 private:
  struct Told { FindingRow row; Testimony a, b; };
  const CompareContext& context_;
  std::map<std::string, Told> best_;
};

/// Of the pairs of lines that share a run of words. Requires: `lines` come from quote_lines().
[[nodiscard]] std::vector<FindingRow> compare_quotes(const std::vector<QuoteLine>& lines, const CompareContext& context);

}  // namespace crosstell::crossref
