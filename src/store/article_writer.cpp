// SPDX-License-Identifier: Apache-2.0
#include "article_writer.h"

#include "compress.h"
#include "crosstell/base/decimal.h"
#include "names.h"

namespace crosstell {
namespace {

using Database = Store::Database;

void delete_children(Database& db, std::int64_t row) {
  write(db, "INSERT INTO sentence_fts (sentence_fts, rowid, text) SELECT 'delete', sentence_row, text FROM sentence WHERE article_row = ?", row);
  write(db, "DELETE FROM sentence WHERE article_row = ?", row);
  write(db, "DELETE FROM claim WHERE article_row = ?", row);
  write(db, "DELETE FROM article_entity WHERE article_row = ?", row);
  write(db, "DELETE FROM mention WHERE article_row = ?", row);
  write(db, "DELETE FROM figure WHERE article_row = ?", row);
  write(db, "DELETE FROM quotation WHERE article_row = ?", row);
  write(db, "DELETE FROM block WHERE article_row = ?", row);
  write(db, "DELETE FROM article_author WHERE article_row = ?", row);
  write(db, "DELETE FROM article_text WHERE article_row = ?", row);
}

std::string shingle_bytes(const std::vector<std::uint64_t>& shingles) {
  std::string out;
  out.reserve(shingles.size() * 8);
  for (const std::uint64_t hash : shingles)
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((hash >> shift) & 0xFF);
  return out;
}

std::int64_t write_head(Database& db, const ArticleRecord& r) {
  const auto known = first_value<std::int64_t>(db, "SELECT article_row FROM article WHERE article_id = ?", r.id);
  if (known) delete_children(db, *known);
  const std::string shingles = shingle_bytes(r.shingles);
  write(db,
        "INSERT INTO article (article_row, article_id, content_hash, analysis_key, state, title, source, source_method, url, language, agency, charset,"
        " charset_method, published, published_method, modified, clean_bytes, shingles) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (article_id) DO UPDATE SET content_hash = excluded.content_hash, analysis_key = excluded.analysis_key, state = excluded.state,"
        " title = excluded.title, source = excluded.source, source_method = excluded.source_method, url = excluded.url, language = excluded.language,"
        " agency = excluded.agency, charset = excluded.charset, charset_method = excluded.charset_method, published = excluded.published,"
        " published_method = excluded.published_method, modified = excluded.modified, clean_bytes = excluded.clean_bytes, shingles = excluded.shingles",
        Index{known.value_or(-1)}, r.id, r.content_hash, db.analysis_key, stored_name(r.state == InputState::not_analysed ? r.state : InputState::ok), OrNull{r.title},
        OrNull{r.source}, OrNull{r.source_method}, OrNull{r.url}, OrNull{r.language}, OrNull{r.agency}, OrNull{r.charset}, OrNull{r.charset_method},
        OrNull{r.published}, OrNull{r.published_method}, OrNull{r.modified}, r.clean.size(), Blob{shingles});
  return known ? *known : db.connection.getLastInsertRowid();
}

void write_text(Database& db, std::int64_t row, const ArticleRecord& r) {
  if (!r.raw.empty()) deflate_into(r.raw, db.packed);
  else db.packed.clear();
  write(db, "INSERT INTO article_text VALUES (?,?,?,?,?)", row, r.raw.size(), OptionalBlob{db.packed}, r.clean, Blob{r.map});
  std::int64_t i = 0;
  for (const std::string& author : r.authors) write(db, "INSERT INTO article_author VALUES (?,?,?)", row, i++, author);
  i = 0;
  RowWriter blocks(db, "INSERT INTO block VALUES (?,?,?,?,?,?,?,?,?,?)", r.blocks.size());
  for (const BlockRow& b : r.blocks)
    blocks.add(row, i++, b.zone, b.rule, b.level, Index{b.repeat_of}, b.clean_begin, b.clean_end, b.raw_begin, b.raw_end);
  i = 0;
  RowWriter sentences(db, "INSERT INTO sentence VALUES (NULL,?,?,?,?,?,?,?,?)", r.sentences.size());
  for (const SentenceRow& s : r.sentences)
    sentences.add(row, i++, s.block, s.text, s.clean_begin, s.clean_end, s.raw_begin, s.raw_end);
  // All at once: the index writes out what it holds whenever a statement begins.
  write(db, "INSERT INTO sentence_fts (rowid, text) SELECT sentence_row, text FROM sentence WHERE article_row = ? ORDER BY sentence_row", row);
}

void write_entities(Database& db, std::int64_t row, const ArticleRecord& r) {
  std::int64_t i = 0;
  std::size_t alias_count = 0;
  RowWriter entities(db, "INSERT INTO article_entity VALUES (?,?,NULL,?,?,?,?,?,?,?)", r.entities.size());
  for (const EntityRow& e : r.entities) {
    entities.add(row, i++, e.type, e.name, e.key, OrNull{e.event_class}, OrNull{e.role}, Index{e.affiliation}, e.confidence);
    alias_count += e.aliases.size();
  }
  i = 0;
  RowWriter aliases(db, "INSERT INTO article_entity_alias VALUES (?,?,?,?)", alias_count);
  for (const EntityRow& e : r.entities) {
    std::int64_t k = 0;
    for (const std::string& alias : e.aliases) aliases.add(row, i, k++, alias);
    ++i;
  }
  i = 0;
  RowWriter mentions(db, "INSERT INTO mention VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", r.mentions.size());
  for (const MentionRow& m : r.mentions)
    mentions.add(row, i++, m.sentence, Index{m.entity}, m.type, m.form, m.rule, OrNull{m.link_rule}, m.text,
          m.confidence, m.clean_begin, m.clean_end, m.raw_begin, m.raw_end);
}

/// Middle of the interval for sorting; the bounded side when the other is open.
std::optional<double> sorting_value(const std::optional<Decimal>& low, const std::optional<Decimal>& high) {
  if (low && high) return (to_double(*low) + to_double(*high)) / 2;
  if (low) return to_double(*low);
  if (high) return to_double(*high);
  return std::nullopt;
}

OptionalInteger mantissa(const std::optional<Decimal>& d) { return {d ? std::optional<std::int64_t>(d->digits) : std::nullopt}; }
OptionalInteger exp10_of(const std::optional<Decimal>& d) { return {d ? std::optional<std::int64_t>(d->exp10) : std::nullopt}; }

void write_figures(Database& db, std::int64_t row, const ArticleRecord& r) {
  std::int64_t i = 0;
  RowWriter figures(db, "INSERT INTO figure VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", r.figures.size());
  for (const FigureRow& f : r.figures) {
    const auto low = parse_decimal(f.low), high = parse_decimal(f.high);
    figures.add(row, i++, f.sentence, f.kind, f.surface,
          OrNull{f.low}, mantissa(low), exp10_of(low), f.low_inclusive, OrNull{f.high}, mantissa(high), exp10_of(high), f.high_inclusive, OrNull{f.point},
          OptionalReal{sorting_value(low, high)}, f.approximator, OrNull{f.unit}, OrNull{f.currency}, OrNull{f.per}, OrNull{f.per_count}, OrNull{f.counted},
          OrNull{f.basis}, OrNull{f.date_low}, OrNull{f.date_high}, OrNull{f.date_precision}, OrNull{f.date_relation}, OrNull{f.date_alternatives}, f.date_relative, f.fiscal,
          f.has_magnitude_word, f.is_share, f.change, f.written_exp10, f.change_direction, f.clean_begin, f.clean_end, f.raw_begin, f.raw_end, OrNull{f.roles});
  }
}

void write_quotations(Database& db, std::int64_t row, const ArticleRecord& r) {
  std::int64_t i = 0;
  RowWriter quotations(db, "INSERT INTO quotation VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", r.quotations.size());
  for (const QuotationRow& q : r.quotations)
    quotations.add(row, i++, q.sentence, q.kind, q.text, Index{q.speaker}, OrNull{q.speaker_text},
          OrNull{q.cue}, q.cue_class, q.sieve, q.scare, q.clean_begin, q.clean_end, q.raw_begin, q.raw_end);
}

/// Rows of the tables below `claim`, counted before they are written.
struct ClaimParts {
  std::size_t arguments = 0, members = 0, scopes = 0, rules = 0, features = 0;
  explicit ClaimParts(const std::vector<ClaimRow>& claims) {
    for (const ClaimRow& c : claims) {
      arguments += c.arguments.size();
      members += c.set_members.size();
      scopes += c.scope.size();
      rules += c.derivation.size();
      features += c.check_worthiness_features.size() + c.confidence_features.size();
    }
  }
};

void write_claim_parts(Database& db, std::int64_t first_row, const std::vector<ClaimRow>& claims) {
  static const std::string kWorthiness = "check_worthiness", kConfidence = "confidence";
  const ClaimParts count(claims);
  RowWriter arguments(db, "INSERT INTO claim_argument VALUES (?,?,?,?,?,?,?,?,?)", count.arguments);
  RowWriter members(db, "INSERT INTO claim_member VALUES (?,?,?)", count.members);
  RowWriter scopes(db, "INSERT INTO claim_scope VALUES (?,?,?,?)", count.scopes);
  RowWriter rules(db, "INSERT INTO claim_rule VALUES (?,?,?)", count.rules);
  RowWriter features(db, "INSERT INTO claim_feature VALUES (?,?,?,?,?)", count.features);
  std::int64_t row = first_row;
  for (const ClaimRow& c : claims) {
    std::int64_t i = 0;
    for (const ClaimArgumentRow& a : c.arguments) arguments.add(row, i++, a.role, a.text, Index{a.entity}, Index{a.figure}, a.key, a.clean_begin, a.clean_end);
    i = 0;
    for (const std::string& member : c.set_members) members.add(row, i++, member);
    i = 0;
    for (const auto& [kind, value] : c.scope) scopes.add(row, i++, kind, value);
    i = 0;
    for (const std::string& rule : c.derivation) rules.add(row, i++, rule);
    i = 0;
    for (const auto& [name, factor] : c.check_worthiness_features) features.add(row, kWorthiness, i++, name, factor);
    i = 0;
    for (const auto& [name, factor] : c.confidence_features) features.add(row, kConfidence, i++, name, factor);
    ++row;
  }
}

void write_claims(Database& db, std::int64_t row, const ArticleRecord& r) {
  if (r.claims.empty()) return;
  // The numbers SQLite would give; known before, so that rows go in together.
  const std::int64_t first_row = first_value<std::int64_t>(db, "SELECT coalesce(max(claim_row), 0) + 1 FROM claim").value_or(1);
  std::int64_t i = 0;
  RowWriter claims(db, "INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", r.claims.size());
  for (const ClaimRow& c : r.claims) {
    claims.add(first_row + i, c.id, row, i, c.sentence,
          c.zone, c.kind, c.attribute, Index{c.subject}, c.subject_text, OrNull{c.subject_link}, c.value_kind, c.value_text, Index{c.value_figure}, Index{c.value_entity},
          OrNull{c.direction}, Index{c.comparand}, OrNull{c.comparand_text}, OrNull{c.measure}, c.polarity, c.modality, OrNull{c.modality_cue}, c.attribution,
          Index{c.speaker}, OrNull{c.speaker_text}, OrNull{c.cue}, c.cue_class, Index{c.quotation}, c.time_basis, OrNull{c.time_low}, OrNull{c.time_high}, c.tense,
          c.repeat, c.check_worthiness, c.confidence, c.clean_begin, c.clean_end, c.raw_begin, c.raw_end, c.subject_clean_begin, c.subject_clean_end,
          c.subject_raw_begin, c.subject_raw_end, c.value_clean_begin, c.value_clean_end, c.value_raw_begin, c.value_raw_end);
    ++i;
  }
  write_claim_parts(db, first_row, r.claims);
}

}  // namespace

std::int64_t write_article(Database& database, const ArticleRecord& record) {
  const std::int64_t row = write_head(database, record);
  write_text(database, row, record);
  write_entities(database, row, record);
  write_figures(database, row, record);
  write_quotations(database, row, record);
  write_claims(database, row, record);
  return row;
}

void delete_article(Database& database, std::int64_t article_row) {
  delete_children(database, article_row);
  write(database, "DELETE FROM article WHERE article_row = ?", article_row);
}

}  // namespace crosstell
