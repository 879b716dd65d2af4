// SPDX-License-Identifier: Apache-2.0
// Cue words and the one who speaks: the noun phrase before or after a cue verb, past appositions and relative clauses.
#pragma once

#include <optional>
#include <vector>

#include "context.h"
#include "phrase_table.h"

namespace crosstell {

[[nodiscard]] CueClass cue_class_from(std::string_view name);

/// A verb group whose verb reports speech or thought.
struct CueVerb {
  std::uint32_t group = 0;       ///< index into Segments::verb_groups
  TokenSpan tokens;              ///< of the group, with a particle ("pointed out")
  std::string_view lemma;
  CueClass cue_class = CueClass::none;
  std::string_view without;      ///< frames the verb does not take: "infinitive", "clause" ("called the plan ..." is no clause)
  std::string_view frames;       ///< further frames: "addressee" (told farmers), "object" (announced a merger), "topic" (criticized a merger)
  [[nodiscard]] bool takes(std::string_view frame) const { return without.find(frame) == std::string_view::npos; }
  [[nodiscard]] bool also(std::string_view frame) const { return frames.find(frame) != std::string_view::npos; }
};
struct CueTables {
  PhraseTable verbs, nouns, outlets;
  std::vector<CueVerb> verb_rows;   ///< by row of `verbs`: what the table says of each
  static const CueTables& get();
};

/// Nothing when the group's verb is no cue. Requires: `end` is the end of its sentence.
[[nodiscard]] std::optional<CueVerb> cue_verb(const ArticleContext& context, std::uint32_t group, std::uint32_t end);

struct Speaker {
  TokenSpan tokens;              ///< empty: none found
  std::int32_t entity = -1;
  [[nodiscard]] bool found() const { return !tokens.empty(); }
};

/// The noun phrase that ends before token `end` and begins no earlier than `begin`; commas around an apposition are passed over.
[[nodiscard]] Speaker speaker_before(const ArticleContext& context, std::uint32_t begin, std::uint32_t end);
/// The noun phrase that begins at `begin`.
[[nodiscard]] Speaker speaker_after(const ArticleContext& context, std::uint32_t begin, std::uint32_t end);
/// The subject of a cue verb: of its predicate if the analysis knows it, else by position.
[[nodiscard]] Speaker speaker_of(const ArticleContext& context, const Sentence& sentence, const CueVerb& cue);

/// Whether the phrase may say something: a name, a person, a body, or what is written; "pricing" and "gravity" may not.
[[nodiscard]] bool can_speak(const ArticleContext& context, const Speaker& speaker);
/// The subject of a verb of the sentence that is a person (`bodies`: or an organization): of the last verb, else of one before it.
[[nodiscard]] Speaker acting_subject(const ArticleContext& context, const Sentence& sentence, bool bodies);

}  // namespace crosstell
