// SPDX-License-Identifier: Apache-2.0
// `crosstell eval GOLD`: scores this program against hand-made gold. GOLD holds relations.json and articles.json; the articles stand beside it.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "crosstell/crossref.h"
#include "extract_json.h"
#include "gold_match.h"
#include "table.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr double kSameSentence = 0.6;  // share of the shorter one's words

/// A folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "crosstell-eval-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error(pattern + ": cannot be created");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

struct Count { std::uint64_t right = 0, of = 0; };

std::string share(const Count& count) {
  if (count.of == 0) return "-";
  const std::uint64_t tenths = (1000 * count.right + count.of / 2) / count.of;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

Result<Json> read_json(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Errc::not_found, path.string(), "cannot be read; GOLD is a folder with relations.json and articles.json"};
  Json json = Json::parse(in, nullptr, false);
  if (json.is_discarded()) return Error{Errc::syntax, path.string(), "is no valid JSON"};
  return json;
}

std::string text_of(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// Where each finding speaks: (path, sentence, variant).
struct Side { std::string path, sentence; std::size_t variant = 0; };
struct LoadedFinding { FindingRow row; std::vector<Side> sides; bool met = false; };

std::vector<LoadedFinding> load_findings(const Store& store) {
  std::vector<LoadedFinding> out;
  for (FindingRow& row : store.findings()) {
    LoadedFinding finding;
    for (std::size_t v = 0; v < row.variants.size(); ++v)
      for (const FindingEvidenceRow& evidence : row.variants[v].evidence)
        if (const auto claim = evidence.claim_id.empty() ? std::nullopt : store.claim(evidence.claim_id)) finding.sides.push_back({claim->path, claim->sentence_text, v});
    finding.row = std::move(row);
    out.push_back(std::move(finding));
  }
  return out;
}

/// `also`: another sentence of the file that states the same; a finding needs one of them.
bool speaks_of(const Side& side, const Json& gold) {
  if (side.path != text_of(gold, "file")) return false;
  return same_sentence(side.sentence, text_of(gold, "sentence"), kSameSentence) || (gold.contains("also") && same_sentence(side.sentence, text_of(gold, "also"), kSameSentence));
}

/// Whether the finding sets the two gold sentences against each other. One sentence may hold several claims: with `by_value` the gold's
/// values have to be the ones that are set against each other, too.
bool opposes(const LoadedFinding& finding, const Json& a, const Json& b, bool by_value) {
  const auto fits = [&](const Side& side, const Json& gold) {
    return speaks_of(side, gold) && (!by_value || same_value(finding.row.variants[side.variant].value, text_of(gold, "value")));
  };
  for (const Side& left : finding.sides)
    for (const Side& right : finding.sides)
      if (left.variant != right.variant && fits(left, a) && fits(right, b)) return true;
  return false;
}

struct RelationScore { Count contradictions, verdicts; std::uint64_t false_alarms = 0, outside = 0; std::vector<std::string> notes; };

RelationScore score_relations(const Json& gold, std::vector<LoadedFinding>& findings) {
  RelationScore score;
  for (const Json& item : gold.at("items")) {
    const std::string id = text_of(item, "id"), verdict = text_of(item, "verdict");
    bool found = false;
    for (LoadedFinding& finding : findings) {
      if (finding.row.section != "contradiction" || !opposes(finding, item.at("a"), item.at("b"), verdict != "contradiction")) continue;
      found = finding.met = true;
      if (verdict != "contradiction") {
        ++score.false_alarms;
        score.notes.push_back("wrong   " + id + " (" + verdict + ") is called a contradiction: " + finding.row.reason);
        break;
      }
    }
    if (verdict == "contradiction") {
      score.contradictions.of += 1;
      score.contradictions.right += found;
      if (!found) score.notes.push_back("missed  " + id + " " + text_of(item, "type") + ": " + text_of(item, "subject") + ", " + text_of(item, "attribute"));
    }
  }
  for (const LoadedFinding& finding : findings) {
    if (finding.row.section != "contradiction" || finding.met) continue;
    ++score.outside;
    score.notes.push_back("outside " + finding.row.id + ": " + finding.row.reason);
  }
  return score;
}

struct ExtractionScore { Count claims, subjects, modality, polarity, entities, entity_types, figures, figure_values, titles, dates; std::uint64_t junk_claims = 0; std::vector<std::string> notes; };

void score_claims(const Json& gold, const Analysis& analysis, const std::string& file, ExtractionScore& score) {
  for (const Json& item : gold) {
    ++score.claims.of;
    const Claim* best = nullptr;
    for (const Claim& claim : analysis.claims) {
      if (!same_sentence(slice(analysis.article->clean, claim.evidence), text_of(item, "sentence"), kSameSentence)) continue;
      if (!same_value(claim.value_text, text_of(item, "value"))) continue;
      const std::string subject = subject_name(analysis, claim);
      if (best == nullptr || same_name(subject, text_of(item, "subject"))) best = &claim;
    }
    if (best == nullptr) {
      score.notes.push_back("claim   " + file + ": " + text_of(item, "subject") + " / " + text_of(item, "attribute") + " = " + text_of(item, "value"));
      continue;
    }
    ++score.claims.right;
    const std::string subject = subject_name(analysis, *best);
    ++score.subjects.of, score.subjects.right += same_name(subject, text_of(item, "subject"));
    ++score.modality.of, score.modality.right += name_of(best->modality) == text_of(item, "modality");
    ++score.polarity.of, score.polarity.right += name_of(best->polarity) == text_of(item, "polarity");
  }
}

void score_mentions(const Json& gold, const Analysis& analysis, const std::string& file, ExtractionScore& score) {
  for (const Json& item : gold.value("entities", Json::array())) {
    ++score.entities.of;
    bool found = false, typed = false;
    for (const Mention& mention : analysis.extraction.mentions) {
      if (mention.figure >= 0 || slice(analysis.article->clean, mention.span) != text_of(item, "text")) continue;
      found = true;
      typed = typed || name_of(mention.type) == text_of(item, "type");
    }
    score.entities.right += found;
    ++score.entity_types.of, score.entity_types.right += typed;
    if (!typed) score.notes.push_back("entity  " + file + ": " + text_of(item, "text") + " (" + text_of(item, "type") + ")" + (found ? " has another type" : ""));
  }
  for (const Json& item : gold.value("figures", Json::array())) {
    ++score.figures.of;
    const Figure* found = nullptr;
    for (const Figure& figure : analysis.extraction.figures) {
      const std::string_view text = slice(analysis.article->clean, figure.span);
      const std::string wanted = text_of(item, "text");
      if (wanted.find(text) != std::string::npos || text.find(wanted) != std::string_view::npos) found = &figure;
      if (found == &figure && same_bound(figure.low, item.value("low", Json()))) break;
    }
    score.figures.right += found != nullptr;
    ++score.figure_values.of;
    const bool right = found != nullptr && same_bound(found->low, item.value("low", Json())) && same_bound(found->high, item.value("high", Json()));
    score.figure_values.right += right;
    if (!right) score.notes.push_back("figure  " + file + ": " + text_of(item, "text") + (found != nullptr ? " has another value" : ""));
  }
}

void score_junk(const Json& gold, const Analysis& analysis, const std::string& file, ExtractionScore& score) {
  for (const Json& line : gold) {
    const std::string prefix = line.is_string() ? line.get<std::string>() : std::string();
    for (const Claim& claim : analysis.claims) {
      if (claim.repeat) continue;  // a title again: it confirms nothing
      if (prefix.empty() || !slice(analysis.article->clean, claim.evidence).starts_with(prefix)) continue;
      ++score.junk_claims;
      score.notes.push_back("junk    " + file + ": a claim comes from: " + prefix);
    }
  }
}

/// Gold of the record: files with several records name the record's line.
const Json* gold_of(const Json& articles, const RecordLocator& locator) {
  for (const Json& item : articles) {
    if (text_of(item, "file") != locator.path) continue;
    const auto record = item.find("record");
    if (record == item.end() || record->is_null() || (record->is_number() && record->get<std::uint64_t>() == (locator.line > 0 ? locator.line : locator.record_number + 1))) return &item;
  }
  return nullptr;
}

ExtractionScore score_extraction(const Json& articles, const std::string& folder, const std::shared_ptr<const RuleSet>& rules) {
  ExtractionScore score;
  Analyzer analyzer(rules);
  std::vector<RecordLocator> records;
  (void)list_records({folder}, {}, [&](RecordLocator locator) { records.push_back(std::move(locator)); }, [](InputProblem) {});
  for (const RecordLocator& locator : records) {
    const Json* gold = gold_of(articles, locator);
    auto raw = read_record(locator, {});
    if (gold == nullptr || !raw) continue;
    const auto analysis = analyzer.analyze(std::move(*raw), {});
    if (!analysis) continue;
    score_claims(gold->value("claims", Json::array()), *analysis, locator.path, score);
    score_mentions(*gold, *analysis, locator.path, score);
    score_junk(gold->value("junk", Json::array()), *analysis, locator.path, score);
    ++score.titles.of, score.titles.right += same_sentence(analysis->article->metadata.title, text_of(*gold, "title"), 1.0);
  }
  return score;
}

}  // namespace

int run_eval(const EvalOptions& options) {
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  const fs::path gold(options.gold), folder = gold / ".." / "articles";
  const auto relations = read_json(gold / "relations.json");
  if (!relations) return fail(exit_usage, relations.error());
  const auto articles = read_json(gold / "articles.json");
  if (!articles) return fail(exit_usage, articles.error());

  const TemporaryFolder temporary;
  Store store = Store::open(temporary.file("eval.db"), {});
  PipelineOptions pipeline;
  pipeline.paths = {folder.lexically_normal().string()};
  const auto summary = run_pipeline(store, rules, pipeline, {});
  if (!summary) return fail(exit_usage, summary.error());
  cross_reference(store, rules->registry());
  auto findings = load_findings(store);
  const RelationScore disputes = score_relations(*relations, findings);
  const ExtractionScore found = score_extraction(articles->at("articles"), pipeline.paths.front(), rules);

  Table table{{"measure", "right", "of", "share"}, {}, {false, true, true, true}};
  const auto row = [&](const char* name, const Count& count) { table.rows.push_back({name, std::to_string(count.right), std::to_string(count.of), share(count)}); };
  row("contradictions found", disputes.contradictions);
  table.rows.push_back({"other relations called contradictions", std::to_string(disputes.false_alarms), "", ""});
  table.rows.push_back({"contradictions outside the gold", std::to_string(disputes.outside), "", ""});
  row("claims found", found.claims);
  row("  subject right", found.subjects);
  row("  modality right", found.modality);
  row("  polarity right", found.polarity);
  row("entities found", found.entities);
  row("  type right", found.entity_types);
  row("figures found", found.figures);
  row("  value right", found.figure_values);
  row("titles right", found.titles);
  table.rows.push_back({"claims from junk lines", std::to_string(found.junk_claims), "", ""});
  const int code = print_table(table, "table");
  if (options.errors) {
    for (const auto* notes : {&disputes.notes, &found.notes})
      for (const std::string& note : *notes) std::cout << note << '\n';
  }
  return code;
}

}  // namespace crosstell::cli
