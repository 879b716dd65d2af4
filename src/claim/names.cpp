// SPDX-License-Identifier: Apache-2.0
// Spellings of the enumerations in store and exports, and the content id of a claim.
#include <array>

#include "crosstell/base/hash.h"
#include "crosstell/claim.h"

namespace crosstell {
namespace {

template <class Enum, std::size_t N>
std::string_view spelled(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Polarity value) {
  return spelled(std::array<std::string_view, 2>{"positive", "negative"}, value);
}
std::string_view name_of(Modality value) {
  return spelled(std::array<std::string_view, 7>{"asserted", "hedged", "predicted", "denied", "hypothetical", "question", "presupposed"}, value);
}
std::string_view name_of(AttributionKind value) {
  return spelled(std::array<std::string_view, 6>{"narrator", "direct", "indirect", "mixed", "hearsay", "other_outlet"}, value);
}
std::string_view name_of(CueClass value) {
  return spelled(std::array<std::string_view, 8>{"none", "neutral", "claim", "concede", "deny", "predict", "belief", "show"}, value);
}
std::string_view name_of(TimeBasis value) {
  return spelled(std::array<std::string_view, 4>{"none", "explicit", "relative_to_publication", "tense_only"}, value);
}
std::string_view name_of(ClaimKind value) {
  return spelled(std::array<std::string_view, 11>{"quantity", "comparison", "cause", "rule", "prediction", "identity_role", "event",
                                                  "definition", "attribute", "opinion", "personal"}, value);
}
std::string_view name_of(Direction value) {
  return spelled(std::array<std::string_view, 5>{"none", "gt", "lt", "eq", "near"}, value);
}

std::string claim_id(std::string_view article_id, const Claim& claim, const OffsetMap& map) {
  const RawSpan subject = raw_span(map, claim.subject_span);
  const RawSpan value = raw_span(map, claim.value_span);
  KeyBuilder key;
  key.field(article_id).field(claim.attribute).field(subject.begin).field(subject.end).field(value.begin).field(value.end);
  key.field(claim.value_text);
  return content_id('c', key.bytes());
}

}  // namespace crosstell
