// SPDX-License-Identifier: Apache-2.0
#include "name_variant.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "words.h"

namespace crosstell::crossref {
namespace {

bool has_spelling(const std::string& sentence, const std::string& folded_name) {
  for (std::size_t at = sentence.find(folded_name); at != std::string::npos; at = sentence.find(folded_name, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < sentence.size() && ((sentence[i] >= 'a' && sentence[i] <= 'z') || static_cast<unsigned char>(sentence[i]) >= 0x80); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + folded_name.size())) return true;
  }
  return false;
}

/// Sentences of the claims of an article, folded when one is asked for: one sentence has many claims, and several names are looked for in it.
class Sentences {
 public:
  const std::string& folded(const ComparableClaim& claim) {
    const auto [at, is_new] = folded_.try_emplace(claim.sentence_text);
    if (is_new) at->second = fold(claim.sentence_text);
    return at->second;
  }

 private:
  std::map<std::string_view, std::string> folded_;   // by the sentences of the claims
};

/// The claim whose sentence shows the spelling: of the entity, else of anything; else any claim of the entity. Requires: claims of one article.
const ComparableClaim* evidence_of(std::span<const ComparableClaim> claims, Sentences& sentences, const std::string& entity_id, const std::string& name) {
  const std::string folded = fold(name);
  const ComparableClaim *own = nullptr, *other = nullptr;
  for (const ComparableClaim& claim : claims) {
    const bool is_own = claim.entity_id == entity_id;
    if (is_own && own == nullptr) own = &claim;
    if ((!is_own && other != nullptr) || !has_spelling(sentences.folded(claim), folded)) continue;
    if (is_own) return &claim;
    other = &claim;
  }
  return other != nullptr ? other : own;
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
    if (spelling.articles.empty() || spelling.articles.back() != member.first) spelling.articles.push_back(member.first);   // members come by article
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

/// What an article brings as evidence of a spelling: a claim, where it has one that shows it, and the name of its source.
struct Shown { std::string claim_id, source; };
using ShownBy = std::vector<Shown>;   // one an article of the spelling

FindingRow finding_of(const SpelledName& name, const std::vector<ShownBy>& shown, const CompareContext& context) {
  const Severity& table = Tables::builtin().severity();
  const std::vector<Spelling>& spellings = name.spellings;
  FindingRow out;
  out.section = "name_variant";
  out.kind = "name";
  out.attribute = "name";
  out.subject_id = name.entity_id;
  out.subject = spellings.front().name;
  std::vector<std::string> sources;
  for (std::size_t s = 0; s < spellings.size(); ++s) {
    const Spelling& spelling = spellings[s];
    FindingVariantRow row;
    row.value = spelling.name;
    std::set<std::string> voices;
    std::string source;
    for (std::size_t i = 0; i < spelling.articles.size(); ++i) {
      voices.insert(voice_of(context, spelling.articles[i]));
      if (!shown[s][i].claim_id.empty()) row.evidence.push_back({shown[s][i].claim_id, spelling.articles[i]});
      if (source.empty()) source = shown[s][i].source;
    }
    if (source.empty()) source = "an article without claims";
    row.voices = static_cast<int>(voices.size());
    row.articles = static_cast<int>(spelling.articles.size());
    out.variants.push_back(std::move(row));
    sources.push_back(spelling.articles.size() > 1 ? source + " and " + std::to_string(spelling.articles.size() - 1) + " more" : source);
  }
  out.severity = rounded(table.kinds.at("name"));
  out.confidence = rounded(name.score);
  out.independence = 1;
  out.score = rounded(out.severity * out.confidence);
  out.features = {{"severity.base", out.severity}, {"confidence.merge", out.confidence}};
  out.guards = {"unresolved_subject"};
  out.reason = fill(Tables::builtin().wording("name"), {{"source_a", sources[0]}, {"value_a", spellings[0].name}, {"source_b", sources[1]}, {"value_b", spellings[1].name},
                                                                 {"write_a", verb_of(spellings[0])}, {"write_b", verb_of(spellings[1])}});
  out.id = finding_id(out, out.subject_id);
  return out;
}

}  // namespace

std::vector<SpelledName> spelled_names(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities) {
  std::vector<SpelledName> out;
  for (const MergeRow& merge : merges) {
    if (merge.members.size() < 2 || merge.evidence.empty() || !has_several_keys(merge, entities)) continue;
    auto spellings = spellings_of(merge, entities);
    if (spellings.size() > 1) out.push_back({merge.entity_id, merge.score, std::move(spellings)});
  }
  return out;
}

std::set<std::string, std::less<>> articles_with_variants(const std::vector<SpelledName>& names) {
  std::set<std::string, std::less<>> out;
  for (const SpelledName& name : names)
    for (const Spelling& spelling : name.spellings) out.insert(spelling.articles.begin(), spelling.articles.end());
  return out;
}

std::vector<FindingRow> name_variants(const std::vector<SpelledName>& names, const ArticleClaims& claims, const CompareContext& context) {
  struct Wanted { std::size_t name = 0, spelling = 0, article = 0; };
  std::map<std::string_view, std::vector<Wanted>> wanted;   // by article: each is read once
  std::vector<std::vector<ShownBy>> shown(names.size());
  for (std::size_t n = 0; n < names.size(); ++n) {
    for (std::size_t s = 0; s < names[n].spellings.size(); ++s) {
      const auto& articles = names[n].spellings[s].articles;
      shown[n].emplace_back(articles.size());
      for (std::size_t i = 0; i < articles.size(); ++i) wanted[articles[i]].push_back({n, s, i});
    }
  }
  for (const auto& [article, list] : wanted) {
    const std::span<const ComparableClaim> all = claims(std::string(article));
    if (all.empty()) continue;
    Sentences sentences;
    for (const Wanted& want : list) {
      const SpelledName& name = names[want.name];
      const ComparableClaim* claim = evidence_of(all, sentences, name.entity_id, name.spellings[want.spelling].name);
      shown[want.name][want.spelling][want.article] = {claim == nullptr ? "" : claim->claim.id, source_name(claim == nullptr ? all.front() : *claim)};
    }
  }
  std::vector<FindingRow> out;
  for (std::size_t n = 0; n < names.size(); ++n) out.push_back(finding_of(names[n], shown[n], context));
  return out;
}

}  // namespace crosstell::crossref
