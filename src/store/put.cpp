// SPDX-License-Identifier: Apache-2.0
// Files, and which of them carries an article when several hold the same bytes: the first by (root, path, record number), so that
// the store does not depend on the order of ingestion.
#include <algorithm>
#include <cassert>
#include <unordered_set>

#include "article_writer.h"
#include "names.h"

namespace crosstell {
namespace {

using Database = Store::Database;

/// The key of a file's analysis: a side-car file is as good as an option that holds for this file alone.
std::string file_key_of(std::string_view analysis_key, std::string_view side_hash) {
  std::string out(analysis_key);
  if (!side_hash.empty()) out.append("+").append(side_hash);
  return out;
}

struct FileRow { std::int64_t file_row = -1, article_row = -1; };

FileRow find_file(Database& db, const RecordLocator& at) {
  FileRow out;
  each_row(db, "SELECT file_row, article_row FROM file WHERE root = ? AND path = ? AND record_number = ?",
           [&](RowReader& row) { row >> out.file_row >> out.article_row; }, at.root, at.path, at.record_number);
  return out;
}

/// Whether another file that comes before `at` holds the article, analysed as we analyse now: then that analysis stays.
bool carried_by_earlier_file(Database& db, const ArticleRecord& r) {
  return first_value<std::int64_t>(db,
                                   "SELECT 1 FROM article JOIN file USING (article_row) WHERE article.article_id = ? AND article.analysis_key = ?"
                                   " AND (root, path, record_number) < (?, ?, ?) LIMIT 1",
                                   r.id, db.analysis_key, r.locator.root, r.locator.path, r.locator.record_number)
      .has_value();
}

std::int64_t article_row_for(Database& db, const ArticleRecord& r) {
  if (r.id.empty()) return -1;
  if (carried_by_earlier_file(db, r)) return *first_value<std::int64_t>(db, "SELECT article_row FROM article WHERE article_id = ?", r.id);
  return write_article(db, r);
}

std::int64_t write_file(Database& db, const ArticleRecord& r, std::int64_t article_row) {
  const RecordLocator& at = r.locator;
  const std::string format = format_name(at), key = file_key_of(db.analysis_key, r.side_hash);
  write(db,
        "INSERT INTO file (root, path, record_number, system_path, container, byte_offset, byte_length, line, state, error_code, error_detail, content_hash,"
        " analysis_key, article_row, source, source_method, url, published, published_method) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (root, path, record_number) DO UPDATE SET system_path = excluded.system_path, container = excluded.container,"
        " byte_offset = excluded.byte_offset, byte_length = excluded.byte_length, line = excluded.line, state = excluded.state, error_code = excluded.error_code,"
        " error_detail = excluded.error_detail, content_hash = excluded.content_hash, analysis_key = excluded.analysis_key, article_row = excluded.article_row,"
        " source = excluded.source, source_method = excluded.source_method, url = excluded.url, published = excluded.published,"
        " published_method = excluded.published_method",
        at.root, at.path, at.record_number, Blob{at.system_path}, format, at.byte_offset, at.byte_length, at.line, stored_name(r.state),
        OrNull{r.error_code}, OrNull{r.error_detail}, OrNull{r.content_hash}, key, Index{article_row}, OrNull{r.source}, OrNull{r.source_method},
        OrNull{r.url}, OrNull{r.published}, OrNull{r.published_method});
  return find_file(db, at).file_row;
}

void write_diagnostics(Database& db, std::int64_t file_row, const ArticleRecord& r) {
  write(db, "DELETE FROM diagnostic WHERE file_row = ?", file_row);
  std::int64_t i = 0;
  for (const DiagnosticRow& d : r.diagnostics)
    if (d.count > 0) write(db, "INSERT INTO diagnostic VALUES (?,?,?,?,?,?)", file_row, i++, d.stage, d.code, d.detail, d.count);
}

/// The states of the files of an article: the first carries it, the others are duplicates.
void settle_states(Database& db, std::int64_t article_row) {
  write(db,
        "UPDATE file SET state = CASE WHEN file_row = (SELECT file_row FROM file WHERE article_row = ?1 ORDER BY root, path, record_number LIMIT 1)"
        " THEN (SELECT state FROM article WHERE article_row = ?1) ELSE 'duplicate' END WHERE article_row = ?1",
        article_row);
}

/// After an article has lost a file: without any it goes; else the first of the rest carries it. Where that one says something else of
/// source or date, its analysis counts as out of date, for relative dates hang on it.
void settle_loss(Database& db, std::int64_t article_row) {
  const auto heir = first_value<std::int64_t>(db, "SELECT file_row FROM file WHERE article_row = ? ORDER BY root, path, record_number LIMIT 1", article_row);
  if (!heir) return delete_article(db, article_row);
  write(db,
        "UPDATE file SET analysis_key = '' WHERE file_row = ?1 AND EXISTS (SELECT 1 FROM article a WHERE a.article_row = ?2 AND"
        " (a.source IS NOT file.source OR a.url IS NOT file.url OR a.published IS NOT file.published))",
        *heir, article_row);
  write(db,
        "UPDATE article SET (source, source_method, url, published, published_method) ="
        " (SELECT source, source_method, url, published, published_method FROM file WHERE file_row = ?1) WHERE article_row = ?2",
        *heir, article_row);
  settle_states(db, article_row);
}

void note_stale_findings(Database& db) {
  static const std::string kKey = "findings_current", kNo = "0";
  set_setting(db, kKey, kNo);
}

}  // namespace

std::string locator_key(const RecordLocator& locator) { return locator.root + '/' + locator.path + '#' + std::to_string(locator.record_number); }

void Store::put(const ArticleRecord& record) {
  assert(record_problem(record).empty());
  Database& db = *database_;
  guarded(db, "storing " + record.locator.path, [&] {
    Scope scope(db);
    const FileRow before = find_file(db, record.locator);
    const std::int64_t article_row = article_row_for(db, record);
    const std::int64_t file_row = write_file(db, record, article_row);
    write_diagnostics(db, file_row, record);
    if (article_row >= 0) settle_states(db, article_row);
    if (before.article_row >= 0 && before.article_row != article_row) settle_loss(db, before.article_row);
    note_stale_findings(db);
    scope.commit();
  });
}

bool Store::is_current(const RecordLocator& locator, std::string_view content_hash, std::string_view analysis_key, std::string_view side_hash) const {
  Database& db = *database_;
  return guarded(db, "looking for " + locator.path, [&] {
    bool current = false;
    each_row(db,
             "SELECT file.content_hash, file.analysis_key, article.analysis_key FROM file JOIN article USING (article_row)"
             " WHERE root = ? AND path = ? AND record_number = ?",
             [&](RowReader& row) {
               std::string hash, file_key, article_key;
               row >> hash >> file_key >> article_key;
               current = hash == content_hash && file_key == file_key_of(analysis_key, side_hash) && article_key == analysis_key;
             },
             locator.root, locator.path, locator.record_number);
    return current;
  });
}

std::uint64_t Store::prune(const std::vector<std::string>& seen_locators) {
  Database& db = *database_;
  return guarded(db, "pruning", [&] {
    const std::unordered_set<std::string> seen(seen_locators.begin(), seen_locators.end());
    std::vector<FileRow> gone;
    Scope scope(db);
    each_row(db, "SELECT root, path, record_number, file_row, article_row FROM file ORDER BY file_row", [&](RowReader& row) {
      RecordLocator at;
      FileRow file;
      row >> at.root >> at.path >> at.record_number >> file.file_row >> file.article_row;
      if (!seen.contains(locator_key(at))) gone.push_back(file);
    });
    for (const FileRow& file : gone) write(db, "DELETE FROM file WHERE file_row = ?", file.file_row);
    std::vector<std::int64_t> articles;
    for (const FileRow& file : gone)
      if (file.article_row >= 0) articles.push_back(file.article_row);
    std::sort(articles.begin(), articles.end());
    articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    for (const std::int64_t row : articles) settle_loss(db, row);
    if (!gone.empty()) note_stale_findings(db);
    scope.commit();
    return static_cast<std::uint64_t>(gone.size());
  });
}

}  // namespace crosstell
