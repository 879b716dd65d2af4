// SPDX-License-Identifier: Apache-2.0
#include "name_variant.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "words.h"

namespace crosstell::crossref {
namespace {

struct Spelling { std::string name; std::set<std::string> articles; std::uint64_t mentions = 0; };

/// A claim of each article that can stand as evidence: (entity, article) -> its claims, article -> all claims.
struct ClaimIndex {
  std::map<std::pair<std::string, std::string>, std::vector<const ComparableClaim*>> of_entity;
  std::map<std::string, std::vector<const ComparableClaim*>> of_article;
};

bool has_spelling(const ComparableClaim& claim, const std::string& folded_name) {
  const std::string sentence = fold(claim.sentence_text);
  for (std::size_t at = sentence.find(folded_name); at != std::string::npos; at = sentence.find(folded_name, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < sentence.size() && ((sentence[i] >= 'a' && sentence[i] <= 'z') || static_cast<unsigned char>(sentence[i]) >= 0x80); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + folded_name.size())) return true;
  }
  return false;
}

/// The claim whose sentence shows the spelling: of the entity, else of anything; else any claim of the entity.
const ComparableClaim* evidence_of(const ClaimIndex& claims, const std::string& entity_id, const std::string& article, const std::string& name) {
  const std::string folded = fold(name);
  const auto own = claims.of_entity.find({entity_id, article});
  const auto all = claims.of_article.find(article);
  if (own != claims.of_entity.end())
    for (const ComparableClaim* claim : own->second)
      if (has_spelling(*claim, folded)) return claim;
  if (all != claims.of_article.end())
    for (const ComparableClaim* claim : all->second)
      if (has_spelling(*claim, folded)) return claim;
  return own == claims.of_entity.end() ? nullptr : own->second.front();
}

/// "One article writes", "one and three more write".
std::string verb_of(const Spelling& spelling) { return spelling.articles.size() > 1 ? "write" : "writes"; }

/// Rules that unite spellings of one name; the others unite longer and shorter names.
bool is_spelling_rule(const std::string& rule) {
  return rule == "spelling_table" || rule == "spelling_distance" || rule == "punctuation" || rule == "name_order" || rule == "nickname";
}

using Entities = std::vector<Store::ArticleEntity>;   // by article id, index

const Store::ArticleEntity* entity_of(const Entities& entities, const std::pair<std::string, std::int64_t>& member) {
  const auto at = std::lower_bound(entities.begin(), entities.end(), member, [](const Store::ArticleEntity& entity, const auto& key) {
    return std::tie(entity.article_id, entity.index) < std::tie(key.first, key.second);
  });
  return at != entities.end() && at->article_id == member.first && at->index == member.second ? &*at : nullptr;
}

/// Whether any two members are keyed differently: without that there is but one spelling.
bool has_several_keys(const MergeRow& merge, const Entities& entities) {
  const Store::ArticleEntity* first = entity_of(entities, merge.members.front());
  return std::any_of(merge.members.begin() + 1, merge.members.end(), [&](const auto& member) {
    const Store::ArticleEntity* other = entity_of(entities, member);
    return first == nullptr || (other != nullptr && other->entity.key != first->entity.key);
  });
}

/// "Kentucky Republicans", "Kentucky Republican": number, not spelling.
bool differ_in_number(const std::string& a, const std::string& b) {
  const std::string& small = a.size() < b.size() ? a : b;
  const std::string& large = a.size() < b.size() ? b : a;
  return large == small + "s";
}

/// Spellings by folded key, for keys that a spelling rule relates to another key of the entity.
std::vector<Spelling> spellings_of(const MergeRow& merge, const Entities& entities) {
  std::map<std::string, Spelling> by_key;
  const NameClass name_class = class_of(merge.type);
  for (const auto& member : merge.members) {
    const Store::ArticleEntity* entity = entity_of(entities, member);
    if (entity == nullptr) continue;
    const std::uint64_t mentions = std::max<std::uint64_t>(entity->mentions, 1);
    if (entity->in_code >= mentions) continue;  // an identifier of a program is no way to spell a name
    const std::string key = fold(entity->entity.key);
    Spelling& spelling = by_key[key];
    if (spelling.name.empty() || entity->entity.name < spelling.name) spelling.name = entity->entity.name;
    spelling.articles.insert(member.first);
    spelling.mentions += mentions;
  }
  std::vector<Spelling> out;
  for (const auto& [key, spelling] : by_key) {
    const auto words = words_of(key);
    const bool related = std::any_of(by_key.begin(), by_key.end(), [&, &own = key](const auto& other) {
      return other.first != own && !differ_in_number(own, other.first) && is_spelling_rule(match_names(name_class, words, words_of(other.first)).rule);
    });
    if (related) out.push_back(spelling);
  }
  std::sort(out.begin(), out.end(), [](const Spelling& x, const Spelling& y) {
    const auto rank = [](const Spelling& s) { return std::make_tuple(s.articles.size(), s.mentions); };
    return rank(x) != rank(y) ? rank(x) > rank(y) : x.name < y.name;
  });
  return out;
}

FindingRow finding_of(const MergeRow& merge, const std::vector<Spelling>& spellings, const ClaimIndex& claims, const CompareContext& context) {
  const Severity& table = Tables::builtin().severity();
  FindingRow out;
  out.section = "name_variant";
  out.kind = "name";
  out.attribute = "name";
  out.subject_id = merge.entity_id;
  out.subject = spellings.front().name;
  std::vector<std::string> sources;
  for (const Spelling& spelling : spellings) {
    FindingVariantRow row;
    row.value = spelling.name;
    std::set<std::string> voices;
    std::string source;
    for (const std::string& article : spelling.articles) {
      voices.insert(voice_of(context, article));
      const ComparableClaim* claim = evidence_of(claims, merge.entity_id, article, spelling.name);
      if (claim != nullptr) row.evidence.push_back({claim->claim.id, article});
      const auto any = claims.of_article.find(article);
      if (source.empty()) source = claim != nullptr ? source_name(*claim) : any != claims.of_article.end() && !any->second.empty() ? source_name(*any->second.front()) : std::string();
    }
    if (source.empty()) source = "an article without claims";
    row.voices = static_cast<int>(voices.size());
    row.articles = static_cast<int>(spelling.articles.size());
    out.variants.push_back(std::move(row));
    sources.push_back(spelling.articles.size() > 1 ? source + " and " + std::to_string(spelling.articles.size() - 1) + " more" : source);
  }
  out.severity = rounded(table.kinds.at("name"));
  out.confidence = rounded(merge.score);
  out.independence = 1;
  out.score = rounded(out.severity * out.confidence);
  out.features = {{"severity.base", out.severity}, {"confidence.merge", out.confidence}};
  out.guards = {"unresolved_subject"};
  out.reason = fill(Tables::builtin().wording("name"), {{"source_a", sources[0]}, {"value_a", spellings[0].name}, {"source_b", sources[1]}, {"value_b", spellings[1].name},
                                                                 {"write_a", verb_of(spellings[0])}, {"write_b", verb_of(spellings[1])}});
  out.id = finding_id(out, out.subject_id);
  return out;
}

using Spelled = std::pair<const MergeRow*, std::vector<Spelling>>;

std::vector<Spelled> spelled_merges(const std::vector<MergeRow>& merges, const Entities& entities) {
  std::vector<Spelled> out;
  for (const MergeRow& merge : merges) {
    if (merge.members.size() < 2 || merge.evidence.empty() || !has_several_keys(merge, entities)) continue;
    auto spellings = spellings_of(merge, entities);
    if (spellings.size() > 1) out.emplace_back(&merge, std::move(spellings));
  }
  return out;
}

}  // namespace

std::set<std::string, std::less<>> articles_with_variants(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities) {
  std::set<std::string, std::less<>> out;
  for (const auto& [merge, spellings] : spelled_merges(merges, entities))
    for (const Spelling& spelling : spellings) out.insert(spelling.articles.begin(), spelling.articles.end());
  return out;
}

std::vector<FindingRow> name_variants(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities, const std::vector<ComparableClaim>& claims,
                                      const CompareContext& context) {
  const std::vector<Spelled> spelled = spelled_merges(merges, entities);
  ClaimIndex by_place;   // of the articles of those
  for (const auto& [merge, spellings] : spelled)
    for (const Spelling& spelling : spellings)
      for (const std::string& article : spelling.articles) by_place.of_article[article];
  std::set<std::string_view> wanted;
  for (const auto& [merge, spellings] : spelled) wanted.insert(merge->entity_id);
  for (const ComparableClaim& claim : claims) {  // by claim id
    const auto article = by_place.of_article.find(claim.article_id);
    if (article == by_place.of_article.end()) continue;
    article->second.push_back(&claim);
    if (wanted.count(claim.entity_id) != 0) by_place.of_entity[{claim.entity_id, claim.article_id}].push_back(&claim);
  }
  std::vector<FindingRow> out;
  for (const auto& [merge, spellings] : spelled) out.push_back(finding_of(*merge, spellings, by_place, context));
  return out;
}

}  // namespace crosstell::crossref
