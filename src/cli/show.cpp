// SPDX-License-Identifier: Apache-2.0
// `crosstell show`: one claim, finding, entity or article in its context.
#include <algorithm>
#include <iostream>
#include <iterator>

#include "crosstell/base/utf8.h"
#include "crosstell/crossref.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

constexpr std::size_t kMostShown = 100;  // claims, articles, names of an entity; the rest is counted

void line(std::string_view name, std::string_view value) {
  if (!value.empty()) std::cout << "  " << name << ": " << printable(value) << '\n';
}

std::string bytes_of(std::uint64_t begin, std::uint64_t end) { return std::to_string(begin) + "-" + std::to_string(end); }

void show_claim(const Store& store, const ComparableClaim& row) {
  const ClaimRow& claim = row.claim;
  std::cout << "claim " << claim.id << '\n';
  line("article", row.path + (row.source.empty() ? "" : " (" + row.source + ")") + (row.published.empty() ? ", no publication date" : ", " + row.published));
  line("sentence", row.sentence_text);
  line("subject", claim.subject_text + " [" + row.subject_type + " " + row.entity_id + ", linked by " + claim.subject_link + "]");
  line("attribute", claim.attribute);
  line("value", claim.value_text + " (" + claim.value_kind + ")");
  for (const std::string& member : claim.set_members) line("member", member);
  if (!claim.direction.empty() && claim.direction != "none") line("comparison", claim.direction + " " + claim.comparand_text + (claim.measure.empty() ? "" : " in " + claim.measure));
  for (const ClaimArgumentRow& argument : claim.arguments) line(argument.role, argument.text);
  for (const auto& [kind, value] : claim.scope) line("scope " + kind, value);
  line("time", claim.time_low.empty() && claim.time_high.empty() ? "" : claim.time_low + " to " + claim.time_high + " (" + claim.time_basis + ")");
  line("certainty", claim.modality + (claim.modality_cue.empty() ? "" : " (" + claim.modality_cue + ")") + ", " + claim.polarity);
  line("speaker", claim.attribution + (claim.speaker_text.empty() ? "" : ": " + claim.speaker_text) + (claim.cue.empty() ? "" : " (" + claim.cue + ")"));
  for (const std::string& rule : claim.derivation) line("rule", rule);
  std::string features;
  for (const auto& [name, factor] : claim.confidence_features) features += (features.empty() ? "" : ", ") + name + " " + std::to_string(factor).substr(0, 4);
  line("confidence", std::to_string(claim.confidence).substr(0, 4) + (features.empty() ? "" : " = " + features));
  line("sentence at raw bytes", bytes_of(claim.raw_begin, claim.raw_end));
  line("value at raw bytes", bytes_of(claim.value_raw_begin, claim.value_raw_end));
  const auto article = store.article(row.article_id);
  if (article && !article->raw.empty() && claim.raw_end <= article->raw.size())
    line("raw", article->raw.substr(claim.raw_begin, claim.raw_end - claim.raw_begin));
}

void show_finding(const Store& store, const FindingRow& finding) {
  std::cout << "finding " << finding.id << " (" << finding.section << ", " << finding.kind << ")\n";
  line("subject", finding.subject);
  line("attribute", finding.attribute);
  line("scope", finding.scope);
  line("reason", finding.reason);
  const auto two = [](double value) { return std::to_string(value).substr(0, 6); };
  line("score", two(finding.score) + " = severity " + two(finding.severity) + " x confidence " + two(finding.confidence) + " x independence " + two(finding.independence));
  for (const std::string& guard : finding.guards) line("guard passed", guard);
  for (const FindingVariantRow& variant : finding.variants) {
    std::cout << "\n  " << printable(variant.value) << " (" << variant.voices << (variant.voices == 1 ? " voice" : " voices") << ")\n";
    for (const FindingEvidenceRow& evidence : variant.evidence) {
      const auto claim = evidence.claim_id.empty() ? std::nullopt : store.claim(evidence.claim_id);
      if (!claim) continue;
      std::cout << "    " << printable(claim->sentence_text) << "\n      " << printable(claim->path) << ", bytes " << bytes_of(claim->claim.raw_begin, claim->claim.raw_end)
                << ", " << claim->claim.id << '\n';
    }
  }
}

using Rows = std::vector<std::vector<std::optional<std::string>>>;

Rows rows_of(const Store& store, const std::string& sql, const std::string& key) {
  Store::QueryOptions query;
  query.parameters = {{"key", key}};
  query.timeout_ms = 60000;
  const auto result = store.query(sql, query);
  if (!result) throw StoreFailure(result.error());
  return result->rows;
}

/// Prints rows under a heading with their number; `words` makes one line of a row.
template <class Words>
void list_rows(const char* heading, const Rows& rows, Words words) {
  std::cout << '\n' << heading << " (" << rows.size() << ")\n";
  for (std::size_t i = 0; i < std::min(rows.size(), kMostShown); ++i) std::cout << "  " << printable(words(rows[i])) << '\n';
  if (rows.size() > kMostShown) std::cout << "  ... and " << rows.size() - kMostShown << " more\n";
}

std::string cell(const std::optional<std::string>& value) { return value.value_or(""); }

/// ", detail", or nothing.
std::string also(const std::optional<std::string>& value) { return cell(value).empty() ? "" : ", " + cell(value); }

std::string claim_line(const std::vector<std::optional<std::string>>& row) {
  return cell(row[0]) + " | " + cell(row[1]) + " | " + cell(row[2]) + "  (" + cell(row[3]) + (cell(row[4]) == "negative" ? ", negated" : "") + also(row[5]) + "; " + cell(row[6]) + "; " + cell(row[7]) + ")";
}

void show_entity(const Store& store, const std::string& id, const std::vector<std::optional<std::string>>& entity) {
  std::cout << "entity " << id << '\n';
  line("name", cell(entity[0]));
  line("type", cell(entity[1]));
  line("key", cell(entity[2]));
  list_rows("Names as written", rows_of(store, "SELECT n.name, n.mentions, n.articles FROM entity_name n JOIN entity e USING (entity_row) WHERE e.entity_id = :key ORDER BY n.mentions DESC, n.name", id),
            [](const auto& row) { return cell(row[0]) + "  (" + cell(row[1]) + " mentions, " + cell(row[2]) + (cell(row[2]) == "1" ? " article)" : " articles)"); });
  list_rows("Merged because", rows_of(store, "SELECT m.evidence, m.rule, m.score FROM entity_merge m JOIN entity e USING (entity_row) WHERE e.entity_id = :key AND m.evidence <> '' ORDER BY m.merge_index", id),
            [](const auto& row) { return cell(row[0]) + "  (" + cell(row[1]) + " " + cell(row[2]).substr(0, 4) + ")"; });
  const std::string key = decided_name(cell(entity[2])), name = decided_name(cell(entity[0]));
  for (const NameDecision& decision : store.name_decisions())
    if (decision.a == key || decision.b == key || decision.a == name || decision.b == name)
      std::cout << "  " << (decision.pinned ? "pinned: " : "forbidden: ") << printable(decision.a + " ~ " + decision.b + ", by " + decision.reviewer + (decision.note.empty() ? "" : ": " + decision.note)) << '\n';
  list_rows("Articles",
            rows_of(store, "SELECT f.path, a.published, x.name, x.role, a.article_id FROM article_entity x JOIN entity e USING (entity_row) JOIN article a USING (article_row)"
                           " LEFT JOIN file f ON f.article_row = a.article_row AND f.state <> 'duplicate' WHERE e.entity_id = :key ORDER BY a.published, f.path, x.entity_index", id),
            [](const auto& row) { return cell(row[0]) + also(row[1]) + ": " + cell(row[2]) + also(row[3]) + "  (" + cell(row[4]) + ")"; });
  const std::string columns = "SELECT subject, attribute, value, certainty, polarity, speaker, path, claim_id FROM claims_full WHERE ";
  list_rows("Claims about it", rows_of(store, columns + "entity_id = :key ORDER BY attribute, published, path, clean_begin, claim_id", id), claim_line);
  list_rows("Claims by it", rows_of(store, columns + "speaker_id = :key ORDER BY attribute, published, path, clean_begin, claim_id", id), claim_line);
}

/// Ids that a name or a path stands for.
std::vector<std::string> ids_called(const Store& store, const std::string& name) {
  std::vector<std::string> out;
  for (const auto& row : rows_of(store, "SELECT DISTINCT article_id FROM file JOIN article USING (article_row) WHERE path = :key OR system_path = :key ORDER BY 1", name)) out.push_back(cell(row[0]));
  if (!out.empty()) return out;
  for (const auto& row : rows_of(store, "SELECT DISTINCT e.entity_id FROM entity e LEFT JOIN entity_name n USING (entity_row) WHERE e.name = :key COLLATE NOCASE OR e.key = lower(:key)"
                                        " OR n.name = :key COLLATE NOCASE ORDER BY 1", name)) out.push_back(cell(row[0]));
  return out;
}

bool is_id(const std::string& id) {
  return id.size() == 14 && id[1] == '-' && std::string_view("cdef").find(id[0]) != std::string_view::npos &&
         std::all_of(id.begin() + 2, id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); });
}

int show_id(const Store& store, const std::string& id, const ShowOptions& options) {
  if (options.format == "html" && id[0] != 'd') return fail(exit_usage, "--format html is for articles; found " + id);
  if (id[0] == 'c') {
    if (const auto claim = store.claim(id)) return show_claim(store, *claim), exit_done;
  } else if (id[0] == 'd') {
    const auto rules = load_rules({});
    if (rules == nullptr) return exit_usage;
    ReportOptions wordings;
    wordings.attribute_wording = attribute_wordings(rules->registry());
    if (const auto page = write_article(store, id, options.format == "html" ? PageFormat::html : PageFormat::text, wordings)) {
      const Status written = write_file(options.output, *page);
      return written ? exit_done : fail(exit_environment, written.error());
    }
  } else if (id[0] == 'e') {
    if (const auto found = rows_of(store, "SELECT name, type, key FROM entity WHERE entity_id = :key", id); !found.empty()) return show_entity(store, id, found[0]), exit_done;
  } else {
    for (const FindingRow& finding : store.findings())
      if (finding.id == id) return show_finding(store, finding), exit_done;
  }
  return fail(exit_usage, id + ": is not in " + options.db);
}

}  // namespace

int run_show(const ShowOptions& options) {
  if (options.format != "text" && options.format != "html") return fail(exit_usage, "--format: found '" + options.format + "'; expected text or html");
  const Store store = open_for_reading(options.db);
  if (is_id(options.id)) return show_id(store, store.resolve_id(options.id), options);
  const auto ids = ids_called(store, options.id);
  if (ids.empty())
    return fail(exit_usage, "found '" + options.id + "'; expected an id that begins with c- (claim), f- (finding), e- (entity) or d- (article), the path of an article, or the name of an entity of this store");
  if (ids.size() == 1) return show_id(store, ids[0], options);
  std::cerr << "crosstell: '" << printable(options.id) << "' stands for " << ids.size() << "; give one of their ids:\n";
  for (const std::string& id : ids) {
    const auto row = rows_of(store, id[0] == 'e' ? "SELECT name, type FROM entity WHERE entity_id = :key" : "SELECT title, published FROM article WHERE article_id = :key", id);
    if (!row.empty()) std::cout << id << "  " << printable(cell(row[0][0]) + also(row[0][1])) << '\n';
  }
  return exit_usage;
}

}  // namespace crosstell::cli
