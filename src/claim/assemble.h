// SPDX-License-Identifier: Apache-2.0
// From the match of a rule to a claim: slots become subject, value and arguments; then stance, time, scope, speaker and scores.
#pragma once

#include "arena.h"
#include "attribution.h"
#include "context.h"
#include "sentence_reading.h"

namespace crosstell {

/// The attributes of the registry whose key begins like "event:", found once.
class AttributeFamily {
 public:
  AttributeFamily(const Registry& registry, std::string_view prefix);
  /// Requires: `key` begins like the family.
  [[nodiscard]] const Attribute* of(std::string_view key) const { return alone_ ? entry_ : registry_.find(key); }

 private:
  const Registry& registry_;
  const Attribute* entry_ = nullptr;   // "event:*"
  bool alone_ = true;                  // no key names one of the family
};

/// Families that have claims in nearly every sentence.
struct CommonFamilies {
  AttributeFamily event, state, relation, date;
  const Attribute* description;
  explicit CommonFamilies(const Registry& registry)
      : event(registry, "event:"), state(registry, "state:"), relation(registry, "relation:"), date(registry, "date_of:"), description(registry.find("description")) {}
};

/// What is asked of the claims of the sentence before another one is added, so that none of them is touched for it.
struct Told {
  CleanSpan value;
  std::int32_t subject = -1;
  std::uint32_t claim = 0;           ///< index into Analysis::claims
  std::string_view attribute;
  bool generic = false;              ///< no rule of a pack, no comparison: "generic.event" ...
  bool event = false;                ///< "generic.event"
  bool compares = false;             ///< has a direction
};

/// What the article is about, read when first asked for: index into Extraction::entities or -1.
struct Topics {
  static constexpr std::int32_t kUnread = -2;
  std::int32_t company = kUnread, model = kUnread, thing = kUnread, person = kUnread;   ///< thing: a model or product
};

/// What the makers of claims share for one article.
struct ClaimWork {
  const ArticleContext& context;
  const std::vector<Quotation>& quotations;
  std::vector<Claim>& claims;
  Arena arena;
  const CommonFamilies& families;
  std::vector<bool> introduces_quotation;   ///< by index of Segments::verb_groups: a verb of saying that its own quotation accounts for
  SentenceReading reading = {};             ///< of the sentence that is worked on
  SentenceQuotations quoted = SentenceQuotations(quotations);
  std::vector<Told> told = {};              ///< of that sentence
  Topics topics = {};
};

/// Where a claim was read.
struct ClaimPlace {
  std::uint32_t sentence = 0;
  TokenSpan matched;                 ///< all tokens the claim rests on
  TokenSpan predicate;               ///< where modality and polarity are read
  TokenSpan value;                   ///< may be empty
  std::span<const TokenSpan> used;   ///< subject, value, arguments
  bool fixed_polarity = false;       ///< the rule states the polarity: "not at the tier of" means less, not a negation
  bool fixed_modality = false;
};

/// Sets the subject from tokens: the mention that heads them, else only their text.
void set_subject(const ArticleContext& context, const TokenSpan& tokens, Claim& claim);

/// Everything but subject, attribute, value and arguments; then adds the claim unless an equal one stands already (which gains the rule id).
void finish_claim(ClaimWork& work, const ClaimPlace& place, const Attribute* attribute, Claim& claim);

/// Makes a claim of a match. Nothing happens when a slot cannot be filled (a category that the registry does not know).
void add_match(ClaimWork& work, const RuleMatch& match, std::uint32_t sentence);

}  // namespace crosstell
