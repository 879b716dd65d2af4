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
constexpr float kSharedSurname = 0.8F;
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
  const auto bears = [&](const Entity& e) { return e.type == MentionType::person && word_key(std::string_view(e.key).substr(e.key.rfind(' ') + 1)) == surname; };
  const auto first = std::find_if(result_.entities.begin(), result_.entities.end(), bears);
  if (first != result_.entities.end()) shared_.push_back({surname, static_cast<std::int32_t>(first - result_.entities.begin()), 1});
}

/// "her brother Idan", "Mr Holm", "his wife, Ada Holm": the noun right before the name.
void PagePerson::read_gender(const Mention& name) {
  std::uint32_t at = name.tokens.begin;
  const std::uint32_t begin = text_.segments.sentences[name.sentence].tokens.begin;
  NameUseSet& told = told_[static_cast<std::size_t>(name.entity)];
  told |= gender_of_noun(text_.token(at).form_key) & kBoth;
  if (at > begin && text_.folded(at - 1) == "," && at >= begin + 2) --at;
  if (at == begin) return;
  const Token& before = text_.token(at - 1);
  if (at != name.tokens.begin && (at < begin + 2 || !(text_.token(at - 2).is(WordClass::determiner) || text_.token(at - 2).is(WordClass::possessive) || text_.token(at - 2).is(WordClass::adjective) || text_.uses(at - 2) & (use_male | use_female)))) return;
  told |= gender_of_noun(before.form_key);
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

void link_shared_surnames(const NameText& text, Extraction& result) {
  if (std::none_of(result.mentions.begin(), result.mentions.end(), is_shared_surname)) return;
  const PagePerson page(text, result);
  if (page.entity() < 0) return;
  const std::string_view key = result.entities[static_cast<std::size_t>(page.entity())].key;
  const WordKey surname = word_key(key.substr(key.rfind(' ') + 1));
  const auto names_other = [&](const Mention& m) { return m.type == MentionType::person && m.entity >= 0 && m.entity != page.entity() && m.tokens.size() > 1 && text.token(m.tokens.end - 1).form_key == surname; };
  const auto others = static_cast<std::uint32_t>(std::count_if(result.mentions.begin(), result.mentions.end(), names_other));
  // A text that says "Elena" where others would say "Holm" keeps the members of a family apart.
  const auto is_first_name = [&](const Mention& m) { return m.entity == page.entity() && m.link_rule == "given_name"; };
  const auto first_names = std::count_if(result.mentions.begin(), result.mentions.end(), is_first_name);
  const auto surnames = std::count_if(result.mentions.begin(), result.mentions.end(), [&](const Mention& m) { return is_shared_surname(m) && text.token(m.tokens.end - 1).form_key == surname; });
  if (!page.outweighs(others) || 2 * first_names > surnames) return;
  std::uint32_t block = 0;
  bool other_named = false;   // in this paragraph
  for (Mention& m : result.mentions) {
    const std::uint32_t at = text.segments.sentences[m.sentence].block;
    if (at != block) block = at, other_named = false;
    other_named |= names_other(m);
    if (!is_shared_surname(m) || other_named || text.token(m.tokens.end - 1).form_key != surname) continue;
    m.entity = page.entity(), m.link_rule = "surname_page", m.confidence = kSharedSurname;
  }
}

}  // namespace crosstell
