// SPDX-License-Identifier: Apache-2.0
// Articles, their entities, and what became of the inputs.
#include "compress.h"
#include "names.h"

#include "database.h"

namespace crosstell {
namespace {

using Database = Store::Database;

std::vector<std::uint64_t> shingles_of(const std::string& bytes) {
  std::vector<std::uint64_t> out(bytes.size() / 8);
  for (std::size_t i = 0; i < out.size(); ++i)
    for (int k = 7; k >= 0; --k) out[i] = (out[i] << 8) | static_cast<unsigned char>(bytes[i * 8 + static_cast<std::size_t>(k)]);
  return out;
}

void read_locator(RowReader& row, RecordLocator& at) {
  std::string container;
  std::uint64_t line = 0;
  row >> at.root >> at.path >> at.system_path >> container >> at.record_number >> at.byte_offset >> at.byte_length >> line;
  set_format(at, container);
  at.line = static_cast<std::uint32_t>(line);
}

void read_head(Database& db, std::int64_t article_row, ArticleRecord& r) {
  each_row(db,
           "SELECT article_id, content_hash, state, title, source, source_method, url, language, agency, charset, charset_method, published,"
           " published_method, modified, shingles FROM article WHERE article_row = ?",
           [&](RowReader& row) {
             std::string state, shingles;
             row >> r.id >> r.content_hash >> state >> r.title >> r.source >> r.source_method >> r.url >> r.language >> r.agency >> r.charset >> r.charset_method >>
                 r.published >> r.published_method >> r.modified >> shingles;
             r.state = input_state_of(state);
             r.shingles = shingles_of(shingles);
           },
           article_row);
  each_row(db,
           "SELECT root, path, system_path, container, record_number, byte_offset, byte_length, line FROM file WHERE article_row = ?"
           " ORDER BY root, path, record_number LIMIT 1",
           [&](RowReader& row) { read_locator(row, r.locator); }, article_row);
  each_row(db, "SELECT name FROM article_author WHERE article_row = ? ORDER BY author_index", [&](RowReader& row) { row >> r.authors.emplace_back(); }, article_row);
}

void read_text(Database& db, std::int64_t article_row, ArticleRecord& r) {
  each_row(db, "SELECT raw_bytes, raw_deflate, clean, offset_map FROM article_text WHERE article_row = ?",
           [&](RowReader& row) {
             std::uint64_t raw_bytes = 0;
             std::string packed;
             row >> raw_bytes >> packed >> r.clean >> r.map;
             if (!packed.empty() && !inflate_into(packed, raw_bytes, r.raw))
               throw StoreFailure(Error{Errc::corrupt, db.path, "the stored bytes of article " + r.id + " are damaged; analyse it again"});
           },
           article_row);
  each_row(db, "SELECT zone, rule, level, repeat_of, clean_begin, clean_end, raw_begin, raw_end FROM block WHERE article_row = ? ORDER BY block_index",
           [&](RowReader& row) {
             BlockRow& b = r.blocks.emplace_back();
             row >> b.zone >> b.rule >> b.level >> b.repeat_of >> b.clean_begin >> b.clean_end >> b.raw_begin >> b.raw_end;
           },
           article_row);
  each_row(db, "SELECT block_index, text, clean_begin, clean_end, raw_begin, raw_end FROM sentence WHERE article_row = ? ORDER BY sentence_index",
           [&](RowReader& row) {
             SentenceRow& s = r.sentences.emplace_back();
             row >> s.block >> s.text >> s.clean_begin >> s.clean_end >> s.raw_begin >> s.raw_end;
           },
           article_row);
}

void read_problems(Database& db, StoreStatus& status) {
  each_row(db,
           "SELECT root, path, system_path, container, record_number, byte_offset, byte_length, line, state, error_code, error_detail FROM file"
           " WHERE state IN ('not_analysed', 'skipped', 'refused', 'failed') ORDER BY root, path, record_number",
           [&](RowReader& row) {
             ArticleRecord& r = status.problems.emplace_back();
             std::string state;
             read_locator(row, r.locator);
             row >> state >> r.error_code >> r.error_detail;
             r.state = input_state_of(state);
           });
}

std::uint64_t count(Database& db, const char* sql) { return first_value<std::uint64_t>(db, sql).value_or(0); }

}  // namespace

std::optional<ArticleRecord> Store::article(std::string_view id) const {
  Database& db = *database_;
  return guarded(db, "reading an article", [&]() -> std::optional<ArticleRecord> {
    const std::string key(id);
    const auto row = first_value<std::int64_t>(db, "SELECT article_row FROM article WHERE article_id = ?", key);
    if (!row) return std::nullopt;
    ArticleRecord record;
    read_head(db, *row, record);
    read_text(db, *row, record);
    return record;
  });
}

std::vector<Store::ArticleHead> Store::article_heads() const {
  Database& db = *database_;
  return guarded(db, "reading articles", [&] {
    std::vector<ArticleHead> out;
    each_row(db,
             "SELECT a.article_id, f.path, a.source, a.url, a.agency, a.title, a.published, a.shingles FROM article a"
             " LEFT JOIN file f ON f.article_row = a.article_row AND f.state <> 'duplicate' ORDER BY a.article_id",
             [&](RowReader& row) {
               ArticleHead& h = out.emplace_back();
               std::string shingles;
               row >> h.id >> h.path >> h.source >> h.url >> h.agency >> h.title >> h.published >> shingles;
               h.shingles = shingles_of(shingles);
             });
    return out;
  });
}

StoreStatus Store::status() const {
  Database& db = *database_;
  return guarded(db, "reading the status", [&] {
    StoreStatus status;
    each_row(db, "SELECT state, count(*) FROM file GROUP BY state ORDER BY state", [&](RowReader& row) {
      auto& [state, n] = status.records_by_state.emplace_back();
      row >> state >> n;
    });
    status.articles = count(db, "SELECT count(*) FROM article");
    status.claims = count(db, "SELECT count(*) FROM claim");
    status.resolved_claims = count(db, "SELECT count(*) FROM claim WHERE subject_index IS NOT NULL");
    status.findings = count(db, "SELECT count(*) FROM finding");
    status.findings_current = setting(db, "findings_current").value_or("1") == "1";
    read_problems(db, status);
    return status;
  });
}

}  // namespace crosstell
