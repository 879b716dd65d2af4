// SPDX-License-Identifier: Apache-2.0
// Claims: who says what, how surely. And the analysis of one article from bytes to claims.
//
// Comes in: mentions and the rules. Goes out: Quotations and Claims with speaker, modality, polarity, time and scope.
// Threads: an Analyzer is const apart from the scratch memory of its matcher: one per thread.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/extract.h"
#include "crosstell/normalize.h"
#include "crosstell/read.h"
#include "crosstell/rules/rule_set.h"
#include "crosstell/segment.h"

namespace crosstell {

enum class Polarity : std::uint8_t { positive, negative };
enum class Modality : std::uint8_t { asserted, hedged, predicted, denied, hypothetical, question, presupposed };
enum class AttributionKind : std::uint8_t { narrator, direct, indirect, mixed, hearsay, other_outlet };
enum class CueClass : std::uint8_t { none, neutral, claim, concede, deny, predict, belief, show };
enum class TimeBasis : std::uint8_t { none, explicit_, relative_to_publication, tense_only };
enum class ClaimKind : std::uint8_t { quantity, comparison, cause, rule, prediction, identity_role, event, definition, attribute, opinion, personal };
enum class Direction : std::uint8_t { none, gt, lt, eq, near };
[[nodiscard]] std::string_view name_of(Polarity);
[[nodiscard]] std::string_view name_of(Modality);
[[nodiscard]] std::string_view name_of(AttributionKind);
[[nodiscard]] std::string_view name_of(CueClass);
[[nodiscard]] std::string_view name_of(TimeBasis);   ///< "explicit" without the underscore
[[nodiscard]] std::string_view name_of(ClaimKind);
[[nodiscard]] std::string_view name_of(Direction);

/// Somebody's words or what somebody is reported to have said.
struct Quotation {
  AttributionKind kind = AttributionKind::direct;  ///< direct, mixed, indirect
  std::vector<CleanSpan> content;       ///< one span, or several of an interrupted or continued quotation
  std::optional<CleanSpan> speaker_span;
  std::int32_t speaker = -1;            ///< entity index, -1 unresolved
  std::string speaker_text;             ///< as written
  std::optional<CleanSpan> cue_span;
  std::string cue;                      ///< lemma: "say", "according to"
  CueClass cue_class = CueClass::none;
  bool scare = false;                   ///< marks that do not quote speech
  std::string_view sieve;               ///< name of the pattern that found it
  std::uint32_t sentence = 0;           ///< where it begins
};

struct ClaimArgument {
  std::string_view role;                ///< "buyer"
  std::int32_t entity = -1;
  std::int32_t figure = -1;
  std::string_view text;
  CleanSpan span;
  bool key = false;
};

struct ScopeRestriction {
  std::string_view kind;                ///< place benchmark part condition period version group
  std::string_view form;                ///< normal form
  friend auto operator<=>(const ScopeRestriction&, const ScopeRestriction&) = default;
};

/// One named feature of a score.
struct Feature { std::string_view name; double factor = 1; };

/// Plain data: texts and lists stand in the article, in what was extracted from it, in the rules, or in Analysis::memory.
struct Claim {
  std::string_view attribute;           ///< registry key, "event:<lemma>", "state:<lemma>", "count_of:<noun>" ...
  std::uint32_t sentence = 0;
  CleanSpan evidence;                   ///< the sentence, verbatim
  CleanSpan subject_span, value_span;
  std::int32_t subject = -1;            ///< entity index; -1: unresolved, stored but never compared
  std::string_view subject_text;
  std::string_view subject_link;        ///< link rule of the mention: "exact", "pronoun_subject" ...
  ValueKind value_kind = ValueKind::none;
  std::int32_t value_figure = -1;       ///< number, money, percent, date, duration, age
  std::int32_t value_entity = -1;       ///< entity
  std::string_view value_text;          ///< normal form for people; category name for categories
  std::span<const std::string_view> set_members;  ///< set: members as written
  Direction direction = Direction::none;///< order
  std::int32_t comparand = -1;          ///< entity of the other side
  std::string_view comparand_text;      ///< the other side as a lemmatised head with modifiers: "top-tier lab"
  std::string_view measure;             ///< order: what is compared ("performance"); empty: overall
  std::span<const ClaimArgument> arguments;
  const DateValue* time = nullptr;      ///< of a figure of the article; null: none
  TimeBasis time_basis = TimeBasis::none;
  int tense = 0;                        ///< -1 past, 0 present or none, +1 future
  std::span<const ScopeRestriction> scope;  ///< sorted
  Polarity polarity = Polarity::positive;
  Modality modality = Modality::asserted;
  std::string_view modality_cue;        ///< what made it hedged, predicted ...; negation cue for denied
  AttributionKind attribution = AttributionKind::narrator;
  std::int32_t speaker = -1;
  std::string_view speaker_text;
  std::string_view cue;
  CueClass cue_class = CueClass::none;
  std::int32_t quotation = -1;          ///< index into Analysis::quotations
  ClaimKind kind = ClaimKind::attribute;
  double check_worthiness = 0;
  std::uint32_t check_worthiness_signs = 0;  ///< bits; check_worthiness_features names them
  double confidence = 1;
  std::uint32_t confidence_signs = 0;   ///< bits; confidence_features names them
  float entity_confidence = 1;          ///< of the subject
  bool repeat = false;                  ///< from a repeated block: no second witness
  std::span<const std::string_view> derivation;  ///< ids of the rules that fired, in order
};

/// What a score is made of, in the order in which it is multiplied.
[[nodiscard]] std::vector<Feature> check_worthiness_features(const Claim& claim);
[[nodiscard]] std::vector<Feature> confidence_features(const Claim& claim);

/// Everything known about one article. The members refer to each other: neither copy nor move parts out; the struct is moved as a whole
/// through its unique_ptr members only.
struct Analysis {
  std::unique_ptr<RawArticle> raw;
  std::unique_ptr<Article> article;
  Segments segments;
  Extraction extraction;
  std::vector<Quotation> quotations;
  std::vector<Claim> claims;
  std::shared_ptr<const RuleSet> rules;
  std::unique_ptr<std::pmr::memory_resource> memory;   ///< texts and lists of claims that stand nowhere else
};

/// Quotations and attributed statements of an article (part of analyze; exposed for tests and measuring).
[[nodiscard]] std::vector<Quotation> find_quotations(const Article& article, const Segments& segments, const Extraction& extraction,
                                                     const RuleSet& rules);

/// Doer and object of each verb group of a sentence, as rules see them (part of analyze; exposed for explaining rules).
[[nodiscard]] std::vector<VerbArguments> verb_arguments(const Analysis& analysis, const Sentence& sentence);

/// Articles that are best analysed together: more of them, or more text, gain nothing. A longer one goes alone.
inline constexpr std::size_t kBatchArticles = 8;
inline constexpr std::uint64_t kBatchBytes = 200'000;

class Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const RuleSet> rules);
  ~Analyzer();

  /// Normalizes, segments, extracts and claims. Errors: those of normalize.
  [[nodiscard]] Result<Analysis> analyze(RawArticle raw, const NormalizeOptions& options);
  /// Several articles, step by step: the same results as one by one, in their order, in an eighth less time. All are in memory at once.
  [[nodiscard]] std::vector<Result<Analysis>> analyze(std::vector<RawArticle> raws, const NormalizeOptions& options);

  /// A text as it is: one paragraph (or `zone`), offsets unchanged; `published` is an ISO day or empty.
  [[nodiscard]] Result<Analysis> analyze_text(std::string text, std::string_view published = {}, Zone zone = Zone::paragraph);

  [[nodiscard]] const RuleSet& rules() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Runs the examples of all rules. Returns: one Error a failed example: "file: rule 'id': accepts[0]: slot value: found ..., expected ...";
/// rules without accepts or rejects are errors too.
[[nodiscard]] std::vector<Error> check_rules(const std::shared_ptr<const RuleSet>& rules);

/// The content id of a claim: hash of (article id, attribute, raw span of the subject mention, raw span and normal form of the value).
[[nodiscard]] std::string claim_id(std::string_view article_id, const Claim& claim, const OffsetMap& map);

}  // namespace crosstell
