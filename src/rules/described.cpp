// SPDX-License-Identifier: Apache-2.0
#include "described.h"

#include <algorithm>

#include "crosstell/base/word_set.h"

namespace crosstell::rules {
namespace {

constexpr std::uint32_t kMaxLead = 8;   // words before a name that may describe it

/// Nouns that name what stands behind "of": the city of Orrin.
constexpr WordSet kNamedOf{"archdiocese", "borough", "canton", "city",   "commune", "county",   "department", "diocese", "district", "emirate", "hamlet", "island",
                                                       "kingdom",     "municipality", "parish", "port", "principality", "province", "region", "republic", "state", "town", "township", "village"};
/// Nouns beside which a name stands by itself: "last week Orrin said".
constexpr WordSet kTimes{"afternoon", "century", "day", "decade", "evening", "fall", "hour", "minute", "month", "morning", "night", "quarter", "week", "year"};
constexpr WordSet kPossessive{"its", "his", "her", "their", "our", "my", "your"};

bool is_name(const TokenView& view, const MentionLayer& mention) {
  if (mention.tokens.empty() || !is_entity(mention.type) || mention.type == MentionType::role || mention.type == MentionType::nationality || mention.type == MentionType::concept_ ||
      mention.type == MentionType::event)
    return false;
  const Token& first = view.tokens[mention.tokens.begin];
  return (first.is(WordClass::proper_noun) || first.has(shape_capitalized)) && !first.is(WordClass::determiner) && !first.is(WordClass::pronoun);
}

/// Where the words begin that say what the name is, or where it begins itself.
std::uint32_t described_from(const TokenView& view, const TokenSpan& name) {
  const auto tokens = view.tokens;
  // "the former Orrin chairman" is no former Orrin.
  if (name.end < view.sentence.end && (tokens[name.end].is(WordClass::noun) || tokens[name.end].has(shape_all_caps))) return name.begin;
  const std::uint32_t first = std::max(view.sentence.begin, name.begin < kMaxLead ? 0 : name.begin - kMaxLead);
  std::uint32_t at = name.begin;
  const auto before = [&]() -> const Token& { return tokens[at - 1]; };
  if (at == first || before().clause != tokens[at].clause) return name.begin;
  if (at >= first + 2 && before().folded == "of" && kNamedOf.holds(tokens[at - 2].folded)) {
    at -= 2;
  } else {
    if (before().has(shape_digit)) return name.begin;   // "the 6th District" is another one than the 7th
    if (before().is(WordClass::noun) && ((before().forms & form_plural) != 0 || kTimes.holds(before().lemma))) return name.begin;
    while (at > first && (before().is(WordClass::noun) || before().is(WordClass::adjective))) --at;
  }
  if (at > first && (before().is(WordClass::determiner) || kPossessive.holds(before().folded))) --at;
  return at;
}

}  // namespace

void DescribedNames::read(const TokenView& view) {
  layers_.clear(), names_.clear();
  for (const MentionLayer& mention : view.mentions) {
    const std::uint32_t begin = is_name(view, mention) ? described_from(view, mention.tokens) : mention.tokens.begin;
    // Layers that begin at or behind it move one place on; there are a few of them.
    if (begin != mention.tokens.begin) {
      std::size_t at = layers_.size();
      while (at > 0 && (layers_[at - 1].tokens.begin > begin || (layers_[at - 1].tokens.begin == begin && layers_[at - 1].tokens.end < mention.tokens.end))) --at;
      layers_.insert(layers_.begin() + static_cast<std::ptrdiff_t>(at), {mention.type, {begin, mention.tokens.end}, mention.index});
      names_.insert(names_.begin() + static_cast<std::ptrdiff_t>(at), mention.tokens.begin);
    }
    layers_.push_back(mention);
    names_.push_back(mention.tokens.begin);
  }
}

}  // namespace crosstell::rules
