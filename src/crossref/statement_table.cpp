// SPDX-License-Identifier: Apache-2.0
#include "statement_table.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "finding.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr double kLeastLines = 30;         // for the rarity of words in a small folder
constexpr double kLeastRare = 0.25;        // of the word that makes two sentences worth a look
constexpr std::size_t kMostLines = 300;    // that share a word: more of them, and the word tells nothing
constexpr std::size_t kShownBytes = 110;

/// Where a claim's words stand; those nearest to a verb are its evidence.
std::uint64_t distance(std::uint64_t begin, std::uint64_t end, std::uint64_t at) { return at < begin ? begin - at : at >= end ? at - end + 1 : 0; }

}  // namespace

bool StatementTable::add(std::uint32_t number, const ComparableClaim& claim) {
  if (!is_open()) return false;
  if (claim.article_id != article_) {
    close_article();
    article_ = claim.article_id;
  }
  const ClaimRow& row = claim.claim;
  if (row.repeat || claim.sentence_text.empty()) return false;
  Fresh& fresh = fresh_[row.sentence];
  fresh.text.text = claim.sentence_text;
  fresh.text.heading = row.zone == "title" || row.zone == "heading";
  const auto inside = [&](std::uint64_t at) { return at > row.clean_begin ? at - row.clean_begin : 0; };
  fresh.claims.push_back({number, inside(row.value_clean_begin), inside(row.value_clean_end)});
  if (row.subject >= 0 && row.subject_clean_begin >= row.clean_begin && row.subject_clean_end > row.subject_clean_begin && claim.subject_type != "concept" && claim.subject_type != "event")
    fresh.text.names.push_back({inside(row.subject_clean_begin), inside(row.subject_clean_end), claim.subject_key});
  return true;
}

void StatementTable::close_article() {
  if (article_.empty()) return;
  std::vector<SentenceText> texts;
  for (auto& [sentence, fresh] : fresh_) texts.push_back(std::move(fresh.text));
  std::vector<Statement> statements = read_statements(texts);
  std::set<std::string> names;
  std::size_t i = 0;
  for (auto& [sentence, fresh] : fresh_) {
    Line line;
    line.article = static_cast<std::uint32_t>(articles_.size());
    line.claims = std::move(fresh.claims);
    line.statement = std::move(statements[i++]);
    if (line.statement.lemmas.empty()) continue;
    line.standings = standings_of(line.statement);
    line.denies = std::any_of(line.statement.clauses.begin(), line.statement.clauses.end(), [](const Clause& clause) { return clause.negative && clause.mode != Mode::open; });
    for (const StatementWord& word : line.statement.words)
      if (word.name) names.insert(word.text);
    lines_.push_back(std::move(line));
  }
  fresh_.clear();
  names_.push_back(std::move(names));
  articles_.push_back(article_);
}

void StatementTable::count_words() {
  for (const Line& line : lines_) {
    std::set<WordKey> keys;
    for (const StatementWord& word : line.statement.words) keys.insert(word.key);
    for (const WordKey key : keys) ++holders_[key];
  }
}

double StatementTable::rarity(const StatementWord& word) const {
  const double lines = std::max(kLeastLines, static_cast<double>(lines_.size()));
  const auto at = holders_.find(word.key);
  return at == holders_.end() ? 1.0 : std::max(0.0, std::log(lines / static_cast<double>(at->second)) / std::log(lines));
}

StatementTable::Pairs StatementTable::candidates() const {
  struct Use { WordKey key; std::uint32_t line; auto operator<=>(const Use&) const = default; };
  std::vector<Use> uses;
  for (std::uint32_t i = 0; i < lines_.size(); ++i)
    for (const StatementWord& word : lines_[i].statement.words)
      if (rarity(word) >= kLeastRare) uses.push_back({word.key, i});
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  Pairs out;
  for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    while (end < uses.size() && uses[end].key == uses[begin].key) ++end;
    if (end - begin > kMostLines) continue;
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = i + 1; j < end; ++j)
        if (may_conflict(lines_[uses[i].line], lines_[uses[j].line])) out.emplace_back(uses[i].line, uses[j].line);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// A handful of articles were put together for a reason. In a larger folder, those of one story are compared, and those that share many of their names.
bool StatementTable::tell_of_the_same(std::uint32_t a, std::uint32_t b) const {
  constexpr std::size_t kHandful = 12, kFewNames = 6;
  constexpr double kLeastShared = 0.3;
  if (articles_.size() <= kHandful) return true;
  const auto x = context_.story_of.find(articles_[a]), y = context_.story_of.find(articles_[b]);
  if (x != context_.story_of.end() && y != context_.story_of.end() && x->second == y->second) return true;
  const std::size_t least = std::min(names_[a].size(), names_[b].size());
  if (least < kFewNames) return false;
  std::vector<std::string> both;
  std::set_intersection(names_[a].begin(), names_[a].end(), names_[b].begin(), names_[b].end(), std::back_inserter(both));
  return static_cast<double>(both.size()) >= kLeastShared * static_cast<double>(least);
}

void StatementTable::find_akin() {
  akin_.assign(articles_.size() * articles_.size(), false);
  for (std::uint32_t a = 0; a < articles_.size(); ++a)
    for (std::uint32_t b = 0; b < articles_.size(); ++b)
      akin_[a * articles_.size() + b] = a != b && voice_of(context_, articles_[a]) != voice_of(context_, articles_[b]) && tell_of_the_same(a, b);
}

bool StatementTable::may_conflict(const Line& a, const Line& b) const {
  if (!akin_[a.article * articles_.size() + b.article]) return false;
  return a.denies || b.denies || (!a.standings.empty() && !b.standings.empty());
}

FindingRow StatementTable::finding_of(const Line& a, const Line& b, const StatementConflict& conflict, const ClaimSpool& claims, std::vector<Testimony>& testimonies) const {
  const Severity& table = Tables::builtin().severity();
  FindingRow out;
  out.section = "contradiction";
  out.kind = conflict.kind;
  std::vector<std::string> shared = conflict.shared;
  std::sort(shared.begin(), shared.end());
  shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
  out.attribute = "statement:" + (conflict.kind == "denial" ? a.statement.clauses[conflict.clause_a] : b.statement.clauses[conflict.clause_b]).happening.lemma;
  std::vector<std::string> shown;
  for (const std::string& word : conflict.shared)
    if (shown.size() < 5 && std::find(shown.begin(), shown.end(), word) == shown.end()) shown.push_back(word);
  out.subject = join(shown, ", ");
  ComparableClaim left, right;
  const auto evidence = [&](const Line& line, std::uint32_t clause, ComparableClaim& claim) {
    const std::uint64_t at = line.statement.clauses[clause].byte;
    const auto best = std::min_element(line.claims.begin(), line.claims.end(), [&](const Told& x, const Told& y) {
      return std::make_tuple(distance(x.begin, x.end, at), std::string_view(claims.id(x.claim))) < std::make_tuple(distance(y.begin, y.end, at), std::string_view(claims.id(y.claim)));
    });
    claims.get(best->claim, claim);
    FindingVariantRow row;
    row.value = shorten(line.statement.clauses[clause].text, kShownBytes);
    row.evidence.push_back({claim.claim.id, claim.article_id});
    count_voices(row, {&claim}, context_);
    testimonies.push_back(testimony_of(claim));
    return row;
  };
  out.variants = {evidence(a, conflict.clause_a, left), evidence(b, conflict.clause_b, right)};
  const bool same_source = !left.source.empty() && left.source == right.source;
  out.severity = rounded(table.kinds.at(conflict.kind));
  out.confidence = rounded(std::min(1.0, 0.4 + conflict.cover / 2));
  out.independence = rounded(table.independence.at(same_source ? "same_source" : "unrelated"));
  out.score = rounded(out.severity * out.confidence * out.independence);
  out.features = {{"severity.base", out.severity}, {"confidence.shared_words", out.confidence}, {std::string("independence.") + (same_source ? "same_source" : "unrelated"), out.independence}};
  out.guards = {"certainty", "occasion", "names", "roles"};
  out.reason = fill(Tables::builtin().wording(conflict.kind), {{"subject", out.subject}, {"source_a", source_name(left)}, {"source_b", source_name(right)},
                                                              {"value_a", out.variants[0].value}, {"value_b", out.variants[1].value}});
  out.id = finding_id(out, join(shared));   // there is no entity that it is of
  return out;
}

std::vector<FindingRow> StatementTable::compare(const ClaimSpool& claims, std::vector<Testimony>& testimonies) {
  close_article();
  std::stable_sort(lines_.begin(), lines_.end(), [&](const Line& x, const Line& y) { return articles_[x.article] < articles_[y.article]; });   // whatever the order in which they came
  count_words();
  find_akin();
  const WordRarity rare = [&](const StatementWord& word) { return rarity(word); };
  struct Met { const Line *a, *b; StatementConflict conflict; };
  std::vector<Met> pairs;
  for (const auto& [i, j] : candidates()) {
    const Line &a = lines_[i], &b = lines_[j];
    auto conflict = conflict_of({&a.statement, &names_[a.article], &a.standings}, {&b.statement, &names_[b.article], &b.standings}, rare);
    if (conflict) pairs.push_back({&a, &b, std::move(*conflict)});
  }
  // A sentence is evidence of its strongest dispute.
  std::stable_sort(pairs.begin(), pairs.end(), [](const Met& x, const Met& y) { return x.conflict.weight * x.conflict.cover > y.conflict.weight * y.conflict.cover; });
  std::set<const Line*> used;
  std::vector<FindingRow> out;
  for (const Met& pair : pairs) {
    if (used.count(pair.a) != 0 || used.count(pair.b) != 0) continue;
    used.insert({pair.a, pair.b});
    out.push_back(finding_of(*pair.a, *pair.b, pair.conflict, claims, testimonies));
  }
  lines_ = {};
  names_ = {};
  akin_ = {};
  holders_ = {};
  articles_ = {};
  return out;
}

}  // namespace crosstell::crossref
