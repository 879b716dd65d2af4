// SPDX-License-Identifier: Apache-2.0
#include "article_rows.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace crosstell::crossref {
namespace {

/// Corpus entities of one article, by entity index.
using Corpus = std::vector<const MergeRow*>;

bool is_inside(std::int64_t index, std::size_t size) { return index >= 0 && static_cast<std::size_t>(index) < size; }

struct Known { std::string key, id; };

/// Key and id of an entity; the article's own key when it was merged with nothing.
Known known(std::int64_t index, const ArticleRecord& article, const Corpus& corpus) {
  if (!is_inside(index, article.entities.size())) return {};
  const MergeRow* merge = is_inside(index, corpus.size()) ? corpus[static_cast<std::size_t>(index)] : nullptr;
  if (merge != nullptr) return {merge->key, merge->entity_id};
  return {article.entities[static_cast<std::size_t>(index)].key, {}};
}

ComparableClaim claim_of(const ClaimRow& row, const ArticleRecord& article, const Corpus& corpus) {
  ComparableClaim out;
  out.claim = row;
  out.article_id = article.id;
  out.path = article.locator.path;
  out.source = article.source;
  out.published = article.published;
  out.title = article.title;
  if (is_inside(row.sentence, article.sentences.size())) out.sentence_text = article.sentences[static_cast<std::size_t>(row.sentence)].text;
  if (is_inside(row.subject, article.entities.size())) {
    const EntityRow& subject = article.entities[static_cast<std::size_t>(row.subject)];
    out.subject_type = subject.type;
    out.event_class = subject.event_class;
  }
  const auto set = [&](std::int64_t index, std::string& key, std::string& id) {
    Known entity = known(index, article, corpus);
    key = std::move(entity.key);
    id = std::move(entity.id);
  };
  set(row.subject, out.subject_key, out.entity_id);
  set(row.value_entity, out.value_entity_key, out.value_entity_id);
  set(row.comparand, out.comparand_key, out.comparand_id);
  set(row.speaker, out.speaker_key, out.speaker_id);
  out.argument_keys.resize(row.arguments.size());
  out.argument_ids.resize(row.arguments.size());
  for (std::size_t i = 0; i < row.arguments.size(); ++i) set(row.arguments[i].entity, out.argument_keys[i], out.argument_ids[i]);
  if (is_inside(row.value_figure, article.figures.size())) out.figure = article.figures[static_cast<std::size_t>(row.value_figure)];
  return out;
}

}  // namespace

ArticleRows rows_of(const std::vector<const ArticleRecord*>& articles) {
  ArticleRows out;
  for (const ArticleRecord* article : articles) {
    out.heads.push_back({article->id, article->locator.path, article->source, article->url, article->agency, article->title, article->published, article->shingles});
    std::vector<std::uint64_t> mentions(article->entities.size()), in_code(article->entities.size());
    for (const MentionRow& mention : article->mentions) {
      if (!is_inside(mention.entity, mentions.size())) continue;
      ++mentions[static_cast<std::size_t>(mention.entity)];
      const std::int64_t block = is_inside(mention.sentence, article->sentences.size()) ? article->sentences[static_cast<std::size_t>(mention.sentence)].block : -1;
      if (is_inside(block, article->blocks.size()) && article->blocks[static_cast<std::size_t>(block)].zone == "code") ++in_code[static_cast<std::size_t>(mention.entity)];
    }
    for (std::size_t i = 0; i < article->entities.size(); ++i) {
      const EntityRow& entity = article->entities[i];
      const std::string affiliation = known(entity.affiliation, *article, {}).key;
      out.entities.push_back({article->id, static_cast<std::int64_t>(i), entity, affiliation, mentions[i], in_code[i]});
    }
  }
  std::sort(out.entities.begin(), out.entities.end(), [](const auto& x, const auto& y) { return std::tie(x.article_id, x.index) < std::tie(y.article_id, y.index); });
  std::sort(out.heads.begin(), out.heads.end(), [](const auto& x, const auto& y) { return x.id < y.id; });
  return out;
}

std::vector<ComparableClaim> claims_of(const std::vector<const ArticleRecord*>& articles, const std::vector<MergeRow>& merges) {
  std::map<std::string_view, Corpus> by_article;
  for (const ArticleRecord* article : articles) by_article[article->id].resize(article->entities.size());
  for (const MergeRow& merge : merges)
    for (const auto& [article, index] : merge.members)
      if (const auto at = by_article.find(article); at != by_article.end() && is_inside(index, at->second.size())) at->second[static_cast<std::size_t>(index)] = &merge;
  std::vector<ComparableClaim> out;
  for (const ArticleRecord* article : articles)
    for (const ClaimRow& claim : article->claims) out.push_back(claim_of(claim, *article, by_article[article->id]));
  std::sort(out.begin(), out.end(), [](const ComparableClaim& x, const ComparableClaim& y) { return x.claim.id < y.claim.id; });
  return out;
}

}  // namespace crosstell::crossref
