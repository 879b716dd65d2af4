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

bool has_spelling(std::string_view sentence, std::string_view folded_name) {
  for (std::size_t at = sentence.find(folded_name); at != std::string_view::npos; at = sentence.find(folded_name, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < sentence.size() && ((sentence[i] >= 'a' && sentence[i] <= 'z') || static_cast<unsigned char>(sentence[i]) >= 0x80); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + folded_name.size())) return true;
  }
  return false;
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

using ShownBy = std::vector<SpellingEvidence::Shown>;   // one an article of the spelling

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

SpellingEvidence::SpellingEvidence(const std::vector<SpelledName>& names) : names_(names) {
  for (std::size_t n = 0; n < names.size(); ++n)
    for (std::size_t s = 0; s < names[n].spellings.size(); ++s)
      for (const std::string& article : names[n].spellings[s].articles) wanted_[article].wanted.push_back({n, s, fold(names[n].spellings[s].name), {}});
}

void SpellingEvidence::look(Article& article, const ComparableClaim& claim, std::string_view folded_sentence) {
  if (article.source.empty()) article.source = source_name(claim);
  for (Wanted& wanted : article.wanted) {
    const Seen seen{claim.claim.id, claim.entity_id == names_[wanted.name].entity_id, has_spelling(folded_sentence, wanted.folded)};
    if (seen.is_own || seen.has_spelling) wanted.seen.push_back(seen);
  }
}

void SpellingEvidence::add(const ComparableClaim& claim) {
  if (claim.article_id != article_id_) {
    const auto at = wanted_.find(claim.article_id);
    article_ = at == wanted_.end() ? nullptr : &at->second;
    article_id_ = claim.article_id;
    sentences_.clear();
  }
  if (article_ == nullptr) return;
  const auto [at, is_new] = sentences_.try_emplace(claim.sentence_text);
  if (is_new) at->second = fold(claim.sentence_text);
  look(*article_, claim, at->second);
}

void SpellingEvidence::replace(const ComparableClaim& claim) {
  const auto at = wanted_.find(claim.article_id);
  if (at == wanted_.end()) return;
  for (Wanted& wanted : at->second.wanted) std::erase_if(wanted.seen, [&](const Seen& seen) { return seen.claim_id == claim.claim.id; });
  look(at->second, claim, fold(claim.sentence_text));
}

/// The claim whose sentence shows the spelling: of the entity, else of anything; else any claim of the entity. The least id of equals.
SpellingEvidence::Shown SpellingEvidence::shown(const std::string& article_id, std::size_t name, std::size_t spelling) const {
  const Article& article = wanted_.at(article_id);
  const auto wanted = std::find_if(article.wanted.begin(), article.wanted.end(), [&](const Wanted& one) { return one.name == name && one.spelling == spelling; });
  const auto rank = [](const Seen& seen) { return seen.has_spelling ? seen.is_own ? 0 : 1 : 2; };
  const auto best = std::min_element(wanted->seen.begin(), wanted->seen.end(),
                                     [&](const Seen& x, const Seen& y) { return std::pair(rank(x), std::string_view(x.claim_id)) < std::pair(rank(y), std::string_view(y.claim_id)); });
  return {best == wanted->seen.end() ? "" : best->claim_id, article.source};
}

std::vector<FindingRow> name_variants(const SpellingEvidence& evidence, const CompareContext& context) {
  std::vector<FindingRow> out;
  for (std::size_t n = 0; n < evidence.names().size(); ++n) {
    std::vector<ShownBy> shown;
    for (std::size_t s = 0; s < evidence.names()[n].spellings.size(); ++s) {
      ShownBy& by = shown.emplace_back();
      for (const std::string& article : evidence.names()[n].spellings[s].articles) by.push_back(evidence.shown(article, n, s));
    }
    out.push_back(finding_of(evidence.names()[n], shown, context));
  }
  return out;
}

}  // namespace crosstell::crossref
