// SPDX-License-Identifier: Apache-2.0
#include "page_person.h"

#include <algorithm>

#include "crosstell/base/resource.h"
#include "key_table.h"

namespace crosstell {

namespace {

constexpr NameUseSet kBoth = name_male | name_female;
constexpr std::uint32_t kFewestNamed = 3;      // times the page's person is named
constexpr std::uint32_t kTitleCounts = 2;      // a name in the title
constexpr std::uint32_t kFewestPronouns = 4;   // that show the gender of the page's person
constexpr std::uint32_t kOneSided = 4;         // times as many as of the other gender
constexpr float kSharedSurname = 0.8F, kTitledSurname = 0.9F;
constexpr std::size_t kMaxShared = 16;         // surnames of several persons that are counted

/// "brother", "Mrs": the gender of the person named beside it.
NameUseSet gender_of_noun(WordKey noun) {
  struct Table {
    KeyTable rows;
    Table() {
      std::string_view rest = find_resource("schemas/extract/gendered_nouns.tsv").value_or(std::string_view{});
      rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
      while (!rest.empty()) {
        const std::string_view row = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), row.size() + 1));
        const std::size_t tab = row.find('\t');
        if (tab != std::string_view::npos) rows.set(word_key(row.substr(0, tab)), row.substr(tab + 1) == "male" ? 0U : 1U);
      }
    }
  };
  static const Table table;
  const std::uint32_t found = table.rows.find(noun);
  if (found == KeyTable::none) return 0;
  return found == 0 ? NameUseSet{name_male} : NameUseSet{name_female};
}

bool is_shared_surname(const Mention& m) { return m.entity < 0 && m.type == MentionType::person && m.link_rule == "surname_ambiguous"; }
bool is_named_person(const Mention& m) { return m.entity >= 0 && m.type == MentionType::person && m.form != Mention::Form::pronoun && m.form != Mention::Form::definite; }

}  // namespace

PagePerson::PagePerson(const NameText& text, const Extraction& result)
    : text_(text), result_(result), counts_(result.entities.size(), 0), told_(result.entities.size(), 0), known_(result.entities.size(), 0) {
  for (const Mention& m : result.mentions) {
    if (text_.outside(m.sentence)) continue;
    if (is_shared_surname(m)) { count_shared(text_.token(m.tokens.end - 1).form_key); continue; }
    if (!is_named_person(m)) continue;
    count(m);
    read_gender(m);
  }
  for (const Shared& shared : shared_) counts_[static_cast<std::size_t>(shared.first)] += shared.count;
  std::uint32_t best = 0, second = 0;
  for (std::size_t e = 0; e < counts_.size(); ++e) {
    if (counts_[e] > best) second = best, best = counts_[e], entity_ = static_cast<std::int32_t>(e);
    else second = std::max(second, counts_[e]);
  }
  if (best < kFewestNamed || best == second) entity_ = -1;
}

void PagePerson::count(const Mention& name) {
  const Zone zone = text_.article.blocks[text_.segments.sentences[name.sentence].block].zone;
  counts_[static_cast<std::size_t>(name.entity)] += zone == Zone::title ? kTitleCounts : 1;
}

/// Of several persons of one surname, the one named first bears it alone more often than not.
void PagePerson::count_shared(WordKey surname) {
  for (Shared& shared : shared_)
    if (shared.surname == surname) { ++shared.count; return; }
  if (shared_.size() == kMaxShared) return;
  if (const auto first = first_bearer(surname); first != bearers_.cend()) shared_.push_back({surname, first->person, 1});
}

/// "her brother Idan", "Mr Holm", "his wife, Ada Holm".
NameUseSet gender_before(const NameText& text, const Mention& name) {
  std::uint32_t at = name.tokens.begin;
  const std::uint32_t begin = text.segments.sentences[name.sentence].tokens.begin;
  const NameUseSet titled = name.tokens.size() > 1 ? gender_of_noun(text.token(at).form_key) : 0;
  if (titled != 0 || at == begin) return titled;
  const bool behind_comma = text.folded(at - 1) == "," && at >= begin + 3;
  if (behind_comma) --at;
  const NameUseSet told = gender_of_noun(text.token(at - 1).form_key);
  if (told == 0 || !behind_comma) return told;
  const Token& owner = text.token(at - 2);
  const bool owned = owner.is(WordClass::determiner) || owner.is(WordClass::possessive) || owner.is(WordClass::adjective) || (text.uses(at - 2) & (use_male | use_female)) != 0;
  return owned ? told : 0;
}

void PagePerson::read_gender(const Mention& name) { told_[static_cast<std::size_t>(name.entity)] |= gender_before(text_, name); }

std::vector<PagePerson::Bearer>::const_iterator PagePerson::first_bearer(WordKey surname) {
  if (bearers_.empty()) {
    for (std::size_t e = 0; e < result_.entities.size(); ++e) {
      const std::string_view key = result_.entities[e].key;
      if (result_.entities[e].type == MentionType::person) bearers_.push_back({word_key(key.substr(key.rfind(' ') + 1)), static_cast<std::int32_t>(e)});
    }
    std::sort(bearers_.begin(), bearers_.end(), [](const Bearer& a, const Bearer& b) { return a.surname != b.surname ? a.surname < b.surname : a.person < b.person; });
  }
  const auto at = std::lower_bound(bearers_.cbegin(), bearers_.cend(), surname, [](const Bearer& bearer, WordKey key) { return bearer.surname < key; });
  return at != bearers_.cend() && at->surname == surname ? at : bearers_.cend();
}

std::int32_t PagePerson::bearer(WordKey surname, NameUseSet wanted) {
  constexpr int kMostBearers = 32;   // more are a list
  std::int32_t found = -1;
  int looked = 0;
  for (auto at = first_bearer(surname); at != bearers_.cend() && at->surname == surname; ++at) {
    if (++looked > kMostBearers) return -1;
    const NameUseSet theirs = gender(at->person);
    if ((theirs & wanted) == 0) continue;
    if (found >= 0 || theirs != wanted) return -1;
    found = at->person;
  }
  return found;
}

NameUseSet PagePerson::gender(std::int32_t person) {
  NameUseSet& known = known_[static_cast<std::size_t>(person)];
  if (known != 0) return known;
  known = told_[static_cast<std::size_t>(person)];
  if (known == name_male || known == name_female) return known;
  known = of_first_name(result_.entities[static_cast<std::size_t>(person)].key);
  if (known == kBoth && person == entity_) known = of_pronouns();
  return known;
}

NameUseSet PagePerson::of_first_name(std::string_view key) const {
  const std::size_t space = key.find(' ');
  if (space == std::string_view::npos) return kBoth;
  const NameUseSet uses = text_.lexicon.name_uses(word_key(key.substr(0, space))) & kBoth;
  return uses == 0 ? kBoth : uses;
}

/// A profile says "she" of one person far more often than "he" of others.
NameUseSet PagePerson::of_pronouns() const {
  std::uint32_t male = 0, female = 0;
  for (const std::uint32_t i : text_.pointers) {
    if (text_.uses(i) & use_male) ++male;
    if (text_.uses(i) & use_female) ++female;
  }
  if (female >= kFewestPronouns && female >= kOneSided * male) return name_female;
  return male >= kFewestPronouns && male >= kOneSided * female ? name_male : kBoth;
}

/// "Mrs Holm" where the others of the name are men. One a mention: the gender that words before the name tell.
static std::vector<NameUseSet> link_titled(const NameText& text, Extraction& result) {
  std::vector<NameUseSet> titled(result.mentions.size(), 0);
  PagePerson people(text, result);
  for (std::size_t i = 0; i < result.mentions.size(); ++i) {
    Mention& m = result.mentions[i];
    const NameUseSet gender = is_shared_surname(m) ? gender_before(text, m) : 0;
    if (gender == 0) continue;
    titled[i] = gender;
    const std::int32_t person = people.bearer(text.token(m.tokens.end - 1).form_key, gender);
    if (person >= 0) m.entity = person, m.link_rule = "surname_title", m.confidence = kTitledSurname;
  }
  return titled;
}

void link_shared_surnames(const NameText& text, Extraction& result) {
  if (std::none_of(result.mentions.begin(), result.mentions.end(), is_shared_surname)) return;
  const std::vector<NameUseSet> titled = link_titled(text, result);
  PagePerson page(text, result);
  if (page.entity() < 0) return;
  const std::string_view key = result.entities[static_cast<std::size_t>(page.entity())].key;
  const WordKey surname = word_key(key.substr(key.rfind(' ') + 1));
  const auto names_other = [&](const Mention& m) { return m.type == MentionType::person && m.entity >= 0 && m.entity != page.entity() && text.token(m.tokens.end - 1).form_key == surname; };
  const auto others = static_cast<std::uint32_t>(std::count_if(result.mentions.begin(), result.mentions.end(), names_other));
  // A text that says "Elena" where others would say "Holm" keeps the members of a family apart.
  const auto is_first_name = [&](const Mention& m) { return m.entity == page.entity() && m.link_rule == "given_name"; };
  const auto first_names = std::count_if(result.mentions.begin(), result.mentions.end(), is_first_name);
  const auto surnames = std::count_if(result.mentions.begin(), result.mentions.end(), [&](const Mention& m) { return is_shared_surname(m) && text.token(m.tokens.end - 1).form_key == surname; });
  if (!page.outweighs(others) || 2 * first_names > surnames) return;
  const NameUseSet gender = page.gender(page.entity());
  std::uint32_t block = 0;
  bool other_named = false;   // in this paragraph
  for (std::size_t i = 0; i < result.mentions.size(); ++i) {
    Mention& m = result.mentions[i];
    const std::uint32_t at = text.segments.sentences[m.sentence].block;
    if (at != block) block = at, other_named = false;
    other_named |= names_other(m);
    if (!is_shared_surname(m) || other_named || (titled[i] != 0 && titled[i] != gender) || text.token(m.tokens.end - 1).form_key != surname) continue;
    m.entity = page.entity(), m.link_rule = "surname_page", m.confidence = kSharedSurname;
  }
}

}  // namespace crosstell
