// SPDX-License-Identifier: Apache-2.0
// The SQLite store: one file, one writer, every row traceable to bytes of a record.
//
// Comes in: ArticleRecord (an Analysis flattened into rows) and, from cross-reference, merges, stories, findings.
// Goes out: rows as plain structs. The schema stands in schemas/sql; every column is described in column_doc.
// Threads: a Store belongs to one thread. Errors of SQLite become Error here; StoreFailure carries environment trouble (disk full,
// locked, corrupt) up to the command line, exit 4.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/claim.h"
#include "crosstell/read.h"

namespace crosstell {

/// Environment trouble in the store; thrown, because nothing below the command line can do anything about it.
class StoreFailure : public std::runtime_error {
 public:
  explicit StoreFailure(Error reason) : std::runtime_error(to_string(reason)), error(std::move(reason)) {}
  Error error;
};

// ---- rows of one article --------------------------------------------------------------------------------------------
// Flat and free of pointers: they travel from worker to writer as binary frames. Indices refer to the record's own vectors.
// Spans: clean_* and raw_* are bytes, half open.

struct BlockRow { std::uint64_t clean_begin = 0, clean_end = 0, raw_begin = 0, raw_end = 0; std::string zone, rule; int level = 0; std::int64_t repeat_of = -1; };
struct SentenceRow { std::int64_t block = 0; std::uint64_t clean_begin = 0, clean_end = 0, raw_begin = 0, raw_end = 0; std::string text; };
struct EntityRow { std::string type, name, key, event_class, role; std::int64_t affiliation = -1; double confidence = 1; std::vector<std::string> aliases; };
struct MentionRow { std::int64_t sentence = 0, entity = -1; std::string type, form, rule, link_rule, text; std::uint64_t clean_begin = 0, clean_end = 0, raw_begin = 0, raw_end = 0; double confidence = 1; };
/// date_*: days, high is exclusive; date_alternatives: other readings as "2031-05-02/2031-05-03", joined by ';'.
struct FigureRow {
  std::int64_t sentence = 0; std::string kind, low, high, point, approximator, unit, currency, per, per_count, counted, basis, date_low, date_high, date_precision, date_relation, date_alternatives, surface, roles;
  bool low_inclusive = true, high_inclusive = true, has_magnitude_word = false, is_share = false, change = false, date_relative = false, fiscal = false;
  int written_exp10 = 0, change_direction = 0; std::uint64_t clean_begin = 0, clean_end = 0, raw_begin = 0, raw_end = 0;
};
struct QuotationRow { std::int64_t sentence = 0, speaker = -1; std::string kind, text, speaker_text, cue, cue_class, sieve; bool scare = false; std::uint64_t clean_begin = 0, clean_end = 0, raw_begin = 0, raw_end = 0; };
struct ClaimArgumentRow { std::string role, text; std::int64_t entity = -1, figure = -1; std::uint64_t clean_begin = 0, clean_end = 0; bool key = false; };
struct ClaimRow {
  std::string id;                          ///< c-...
  std::string attribute, subject_text, subject_link, value_kind, value_text, direction, comparand_text, measure;
  std::int64_t sentence = 0, subject = -1, value_figure = -1, value_entity = -1, comparand = -1, speaker = -1, quotation = -1;
  std::vector<std::string> set_members;
  std::string polarity, modality, modality_cue, attribution, speaker_text, cue, cue_class, time_basis, time_low, time_high, kind, zone;
  int tense = 0; bool repeat = false;
  double check_worthiness = 0, confidence = 1;
  std::vector<std::pair<std::string, std::string>> scope;
  std::vector<std::pair<std::string, double>> check_worthiness_features, confidence_features;
  std::vector<std::string> derivation;
  std::vector<ClaimArgumentRow> arguments;
  std::uint64_t clean_begin = 0, clean_end = 0, raw_begin = 0, raw_end = 0;  ///< evidence sentence
  std::uint64_t subject_clean_begin = 0, subject_clean_end = 0, subject_raw_begin = 0, subject_raw_end = 0;
  std::uint64_t value_clean_begin = 0, value_clean_end = 0, value_raw_begin = 0, value_raw_end = 0;
};
struct DiagnosticRow { std::string stage, code, detail; std::uint64_t count = 1; };

/// What is stored about one record.
struct ArticleRecord {
  RecordLocator locator;
  InputState state = InputState::ok;
  std::string error_code, error_detail;    ///< refused, failed, not_analysed, skipped: why
  std::string id;                          ///< d-...; empty without content
  std::string content_hash;
  std::string side_hash;                   ///< of the side-car file, part of what makes an analysis current; empty: there is none
  std::string raw, clean;                  ///< raw is stored compressed; empty with --no-raw
  std::string map;                         ///< serialized OffsetMap
  std::string title, source, source_method, url, language, agency, charset, charset_method, published, published_method, modified;
  std::vector<std::string> authors;
  std::vector<BlockRow> blocks;
  std::vector<SentenceRow> sentences;
  std::vector<EntityRow> entities;
  std::vector<MentionRow> mentions;
  std::vector<FigureRow> figures;
  std::vector<QuotationRow> quotations;
  std::vector<ClaimRow> claims;
  std::vector<DiagnosticRow> diagnostics;
  std::vector<std::uint64_t> shingles;     ///< least hashes of 8-word shingles (digits not folded), sorted: for families
};

/// Flattens an analysis. Requires: offsets of the analysis are consistent (asserted).
[[nodiscard]] ArticleRecord to_record(const Analysis& analysis, bool keep_raw = true);
/// A record for an input that gave no article.
[[nodiscard]] ArticleRecord to_record(const InputProblem& problem);

/// Binary frame with length and checksum; `from_frame` fails on any damage.
[[nodiscard]] std::string to_frame(const ArticleRecord& record);
[[nodiscard]] Result<ArticleRecord> from_frame(std::string_view frame);

/// The bytes of ArticleRecord::map. Runs of inserted text come back pointing at the end of the run before them.
[[nodiscard]] std::string serialize_map(const OffsetMap& map);
[[nodiscard]] Result<OffsetMap> parse_map(std::string_view bytes);

// ---- rows of cross-reference ----------------------------------------------------------------------------------------

struct MergeRow { std::string entity_id, key, type, name; std::vector<std::pair<std::string, std::int64_t>> members; ///< (article id, entity index)
                  std::string rule; double score = 1; std::vector<std::string> evidence; };
struct StoryRow { std::string id; std::vector<std::string> articles; std::string label; std::vector<std::string> evidence; };
struct FamilyRow { std::string id; std::vector<std::string> articles; std::string reason; double similarity = 0; };  ///< one voice
struct FindingEvidenceRow { std::string claim_id, article_id; };
struct FindingVariantRow { std::string value; int voices = 0, articles = 0; std::vector<FindingEvidenceRow> evidence; };
struct FindingRow {
  std::string id, section, kind, subject_id, subject, attribute, scope, reason;
  double score = 0, severity = 0, confidence = 0, independence = 0;
  std::vector<std::string> guards;         ///< passed, in order
  std::vector<std::pair<std::string, double>> features;
  std::vector<FindingVariantRow> variants;
};
struct ComparisonRow { std::string claim_a, claim_b, relation, guard; };  ///< relation: agree compatible differ; guard: the one that held

/// A person's verdict on a finding, with a hash of the values that were seen. Verdicts are only added; the last one of a finding counts.
struct ReviewRow { std::string id, target, values_hash, label, note, reviewer, at, event; };
/// The last verdict on a finding. `current`: its values are still those that were judged; a verdict never slides onto others.
struct Verdict { ReviewRow review; bool current = true; };
/// Whether a label says that the finding is no contradiction: every label but contradiction and unsure.
[[nodiscard]] bool dismisses(const Verdict& verdict);

/// What a person decided about two names: one entity (pinned) or never one (forbidden). `a` < `b`, both folded by decided_name().
struct NameDecision { std::string a, b; bool pinned = true; std::string note, reviewer, at; };

/// schemas/README.md: views with their questions, columns with their meaning.
[[nodiscard]] std::string schema_document();

struct StoreOptions { bool create = true; bool read_only = false; int busy_timeout_ms = 5000; bool durable = false; };

/// A claim with what comparison needs, joined from the tables. Defined in src/store; see comparable_claims().
struct ComparableClaim {
  ClaimRow claim;
  std::string article_id, path, source, published, title, subject_key, subject_type, entity_id, value_entity_key, comparand_key, speaker_key, sentence_text;
  std::optional<FigureRow> figure;
  std::string event_class;                 ///< of the subject when it is an event
  // The *_key members are keys of the corpus entity once entities are merged, of the article's own entity before that (subject_key
  // too); the *_id members are corpus ids (entity_id: of the subject), empty before merging or when there is no such entity.
  std::string value_entity_id, comparand_id, speaker_id;
  std::vector<std::string> argument_keys, argument_ids;  ///< of claim.arguments, in their order; empty texts where no entity is named
};

struct StoreStatus {
  std::vector<std::pair<std::string, std::uint64_t>> records_by_state;
  std::uint64_t articles = 0, claims = 0, resolved_claims = 0, findings = 0;
  std::vector<ArticleRecord> problems;     ///< locator, state and error only
  bool findings_current = true;            ///< false: records came or went after the last cross-reference
};

/// Names a record in a store: root, path and record number. What prune() compares.
[[nodiscard]] std::string locator_key(const RecordLocator& locator);

class Store {
 public:
  /// Opens or creates and migrates. Throws StoreFailure: locked, corrupt (not a database, another program's), too_new, io.
  static Store open(const std::string& path, const StoreOptions& options);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  void begin();     ///< waits for another writer up to the busy timeout; every writing call outside of begin/commit is a transaction of its own
  void commit();
  void rollback();
  /// Replaces everything stored for the record's locator; identical content in two places is one article with two file rows.
  void put(const ArticleRecord& record);
  /// True when this locator holds this content hash, with this side-car file, analysed under this key: nothing to do.
  [[nodiscard]] bool is_current(const RecordLocator& locator, std::string_view content_hash, std::string_view analysis_key, std::string_view side_hash = {}) const;
  /// Key of the analyses in this store: rules hash + extraction version + options.
  void set_analysis_key(std::string_view key);
  /// Locators in the store that were not among `seen` (for --prune; as locator_key() spells them) lose their file row; articles without
  /// files go. Returns: number of file rows that went.
  std::uint64_t prune(const std::vector<std::string>& seen_locators);

  // Cross-reference reads and replaces these as a whole inside one transaction.
  [[nodiscard]] std::vector<ComparableClaim> comparable_claims() const;   ///< by claim id
  struct ArticleEntity { std::string article_id; std::int64_t index = 0; EntityRow entity; std::string affiliation_key; std::uint64_t mentions = 0, in_code = 0; };  // in_code: of the mentions
  [[nodiscard]] std::vector<ArticleEntity> article_entities() const;      ///< by article id, index
  struct ArticleHead { std::string id, path, source, url, agency, title, published; std::vector<std::uint64_t> shingles; };
  [[nodiscard]] std::vector<ArticleHead> article_heads() const;           ///< by id
  void replace_merges(const std::vector<MergeRow>& merges);
  void replace_stories(const std::vector<StoryRow>& stories, const std::vector<FamilyRow>& families);
  void replace_findings(const std::vector<FindingRow>& findings, const std::vector<ComparisonRow>& comparisons);

  [[nodiscard]] std::vector<FindingRow> findings() const;                 ///< by score descending, then id
  void add_review(const ReviewRow& review);                               ///< an id that is known already changes nothing
  /// Finding id -> its last verdict. Findings that are gone keep theirs; ids that changed redirect.
  [[nodiscard]] std::map<std::string, Verdict> verdicts() const;
  /// Hash of the values a reviewer of the finding sees, whatever article they stand in.
  [[nodiscard]] std::string values_hash(const FindingRow& finding) const;
  void decide_names(const NameDecision& decision);                        ///< replaces what was decided about the two names before
  bool forget_decision(const std::string& a, const std::string& b);       ///< false: there was none
  [[nodiscard]] std::vector<NameDecision> name_decisions() const;         ///< by names
  /// The id that stands for `id` today: entities and findings whose id has changed redirect (table id_alias); others come back as they are.
  [[nodiscard]] std::string resolve_id(std::string_view id) const;
  [[nodiscard]] std::optional<ComparableClaim> claim(std::string_view id) const;
  [[nodiscard]] std::optional<ArticleRecord> article(std::string_view id) const;  ///< with raw, clean, map, blocks, sentences
  [[nodiscard]] StoreStatus status() const;

  /// Exported tables by content id, without runs, timings and row ids: what reruns must reproduce byte for byte.
  [[nodiscard]] std::string canonical_dump() const;

  /// Runs one read-only statement behind the authorizer and limits of `crosstell query`.
  struct QueryResult { std::vector<std::string> columns; std::vector<std::vector<std::optional<std::string>>> rows; std::vector<bool> numeric; bool truncated = false; };
  struct QueryOptions { std::vector<std::pair<std::string, std::string>> parameters; std::uint64_t max_rows = 10000; std::uint64_t timeout_ms = 5000; };
  [[nodiscard]] Result<QueryResult> query(const std::string& sql, const QueryOptions& options) const;

  struct Database;                         ///< SQLite handles; private to src/store
  [[nodiscard]] Database& database() const { return *database_; }

 private:
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace crosstell
