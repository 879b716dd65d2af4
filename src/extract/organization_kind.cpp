// SPDX-License-Identifier: Apache-2.0
#include "organization_kind.h"

#include <algorithm>

#include "word_rows.h"

namespace crosstell {

namespace {

constexpr std::uint32_t kLongestDescription = 8;
constexpr std::size_t kMaxDescribed = 256;     // of an article; one that names more is a list
constexpr std::uint32_t kFewestNamed = 3;      // times a topic is named
constexpr std::uint32_t kTitleCounts = 2;      // a name in the title

/// By bit of a KindSet; sorted.
constexpr std::string_view kNames[] = {"body", "business", "charity", "faith", "finance", "health", "investor", "learning", "party", "press", "public", "research", "sport", "union"};
constexpr std::uint32_t kind_bit(std::string_view name) {
  const auto found = std::lower_bound(std::begin(kNames), std::end(kNames), name);
  return found != std::end(kNames) && *found == name ? 1U << (found - std::begin(kNames)) : 0U;
}

/// Kinds of bodies by noun.
KeyTable read_kinds() {
  const WordRows rows("schemas/extract/organization_kinds.tsv");
  KeyTable kinds;
  for (const WordRows::Row& row : rows.rows()) {
    std::uint32_t set = 0;
    for (std::string_view names = row.says; !names.empty(); names.remove_prefix(std::min(names.size(), names.find(' ') == std::string_view::npos ? names.size() : names.find(' ') + 1)))
      set |= kind_bit(names.substr(0, names.find(' ')));
    kinds.set(row.word, set);
  }
  return kinds;
}

constexpr std::uint32_t kPress = kind_bit("press");

}  // namespace

OrganizationKinds::KindSet OrganizationKinds::kinds_of(WordKey noun) {
  static const KeyTable kinds = read_kinds();
  const std::uint32_t found = kinds.find(noun);
  return found == KeyTable::none ? 0 : found;
}

OrganizationKinds::OrganizationKinds(const NameText& text, const Extraction& result) : text_(text), kinds_(result.entities.size(), 0) {
  for (std::size_t e = 0; e < result.entities.size(); ++e) {
    if (result.entities[e].type != MentionType::organization) continue;
    const std::string_view key = result.entities[e].key;
    const std::size_t first = key.find(' '), last = key.rfind(' ');
    const std::string_view head = last == std::string_view::npos ? key : key.substr(last + 1);
    add_head(static_cast<std::int32_t>(e), head);
    if (kinds_[e] == 0 && head.ends_with('s')) add_head(static_cast<std::int32_t>(e), head.substr(0, head.size() - 1));   // "Orvan Labs"
    if (kinds_[e] == 0 && first != std::string_view::npos && key.substr(first + 1).starts_with("of ")) kinds_[e] = kinds_of(word_key(key.substr(0, first)));
  }
  for (const Mention& m : result.mentions)
    if (m.entity >= 0 && m.form == Mention::Form::name && m.type == MentionType::organization) find_descriptions(m);
  find_topic(result);
}

/// The last word of a name: an "Orvan University" is "the university".
void OrganizationKinds::add_head(std::int32_t entity, std::string_view word) {
  const WordKey key = word_key(word);
  const KindSet kinds = kinds_of(key);
  if (kinds == 0) return;
  kinds_[static_cast<std::size_t>(entity)] |= kinds;
  if (described_.size() < kMaxDescribed) described_.push_back({entity, key});
}

/// "the lender Orvan", "the Orvan union", "Orvan, a maker of pumps", "Orvan is a bank".
void OrganizationKinds::find_descriptions(const Mention& name) {
  const std::uint32_t limit = text_.segments.sentences[name.sentence].tokens.end;
  if (name.tokens.begin > text_.segments.sentences[name.sentence].tokens.begin) describe(name.entity, name.tokens.begin - 1);
  const std::uint32_t link = name.tokens.end;
  if (link < limit && text_.token(link).is(WordClass::noun)) describe(name.entity, link);
  if (link + 2 >= limit || (text_.folded(link) != "," && text_.folded(link) != "is" && text_.folded(link) != "was")) return;
  const std::string_view article = text_.folded(link + 1);
  if (article != "a" && article != "an" && (article != "the" || text_.folded(link) != ",")) return;
  std::uint32_t head = 0;
  for (std::uint32_t i = link + 2; i < std::min(limit, link + 2 + kLongestDescription); ++i) {
    const Token& t = text_.token(i);
    if (t.is(WordClass::noun)) head = i;
    else if (!t.is(WordClass::adjective) && !t.is(WordClass::number) && !t.is(WordClass::proper_noun) && t.folded != "-") break;
  }
  if (head != 0) describe(name.entity, head);
}

/// A common noun in the singular that names a kind of body.
void OrganizationKinds::describe(std::int32_t entity, std::uint32_t token) {
  const Token& t = text_.token(token);
  if (described_.size() == kMaxDescribed || !t.is(WordClass::noun) || text_.has(token, token_capital) || !((text_.uses(token) & use_organization) || ((text_.uses(token) & (use_role | use_person)) && kinds_of(t.lemma_key) != 0))) return;
  if (t.forms & form_plural && !(t.forms & form_singular)) return;
  described_.push_back({entity, t.lemma_key});
  kinds_[static_cast<std::size_t>(entity)] |= kinds_of(t.lemma_key);
}

OrganizationKinds::Fit OrganizationKinds::fits(std::int32_t entity, const Token& noun) const {
  const auto called = [&](const Described& row) { return row.entity == entity && row.noun == noun.lemma_key; };
  if (std::any_of(described_.begin(), described_.end(), called)) return Fit::yes;
  const KindSet wanted = kinds_of(noun.lemma_key), known = kinds_[static_cast<std::size_t>(entity)];
  if (wanted == kPress && (known & wanted) != 0) return Fit::yes;   // papers are seldom called so by name
  return wanted != 0 && known != 0 && (wanted & known) == 0 ? Fit::no : Fit::unknown;
}

void OrganizationKinds::find_topic(const Extraction& result) {
  std::vector<std::uint32_t> counts(result.entities.size(), 0);
  for (const Mention& m : result.mentions)
    if (m.entity >= 0 && m.form == Mention::Form::name && m.type == MentionType::organization && !text_.outside(m.sentence))
      counts[static_cast<std::size_t>(m.entity)] += m.sentence == 0 ? kTitleCounts : 1;
  std::uint32_t best = 0, second = 0;
  for (std::size_t e = 0; e < counts.size(); ++e) {
    if (kinds_[e] == kPress) continue;   // the paper that tells the story is not what it is about
    if (counts[e] > best) second = best, best = counts[e], topic_ = static_cast<std::int32_t>(e);
    else second = std::max(second, counts[e]);
  }
  if (best < kFewestNamed || best == second) topic_ = -1;
}

}  // namespace crosstell
