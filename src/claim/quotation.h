// SPDX-License-Identifier: Apache-2.0
// The sieves that find quotations, each a pass over the article that takes what the ones before it left.
#pragma once

#include <vector>

#include "speaker.h"

namespace crosstell {

/// The state the sieves share: which quotation marks are accounted for, and which cue verbs are.
struct QuotationWork {
  const ArticleContext& context;
  std::vector<Quotation> found;
  std::vector<std::int32_t> quotation_of;   ///< by index of Segments::quotations: index into `found`, -1 free
  std::vector<bool> cue_used;               ///< by index of Segments::verb_groups

  /// Adds a quotation with its cue and speaker.
  Quotation& add(AttributionKind kind, std::string_view sieve, const CleanSpan& content, std::uint32_t sentence);
  void set_speaker(Quotation& quotation, const Speaker& speaker) const;
  /// The same, by a sieve of this name, when there is a speaker.
  void set_speaker(Quotation& quotation, const Speaker& speaker, std::string_view sieve) const;
  void set_cue(Quotation& quotation, const CueVerb& cue);
};

/// Whether the words are written like the name of a book, a film or a plan: every word that carries meaning has a capital.
[[nodiscard]] bool is_title(const ArticleContext& context, const TokenSpan& tokens);

/// All sieves, one after the other. Returns: by begin.
[[nodiscard]] std::vector<Quotation> find_quotations(const ArticleContext& context);

/// Words between marks with a cue verb beside them; interrupted and continued ones are joined.
void find_direct(QuotationWork& work);
/// What somebody is reported to have said, thought or denied, without marks or with a quoted fragment inside.
void find_indirect(QuotationWork& work);
/// "Holm: Plant will close" in titles and headings.
void find_colon_headlines(QuotationWork& work);
/// Marks that no sieve explained: speech without a cue, or scare quotes.
void classify_rest(QuotationWork& work);
/// The answers of an interview, whole.
void find_answers(QuotationWork& work);

}  // namespace crosstell
