// SPDX-License-Identifier: Apache-2.0
// Files and the records in them.
//
// Comes in: paths. Goes out: RawArticle, the bytes of one record with the fields found in it and what its container says.
// A record is the whole file (.txt, .md, .html), one JSON object (.json, also inside an array of articles), one line (.jsonl) or one
// page of a web archive (.warc). Each may be packed (.gz, .zst); the bytes of a record are always the unpacked ones.
// Listing records is cheap and done by the parent; reading one is done by whoever analyses it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/base/span.h"

namespace crosstell {

/// How the bytes of a record are to be read; of a page in a web archive: its payload.
enum class Container : std::uint8_t { text, markdown, json, jsonl, html };
inline constexpr int kContainerCount = 5;
[[nodiscard]] std::string_view name_of(Container container);

/// How the file around the records is packed.
enum class Packing : std::uint8_t { none, gzip, zstd };
inline constexpr int kPackingCount = 3;

/// What became of an input record: exactly one of these.
enum class InputState : std::uint8_t { ok, duplicate, not_analysed, skipped, refused, failed };
[[nodiscard]] std::string_view name_of(InputState state);

/// Where a record lies. `path` is how people and exports see it: relative to the PATH argument, '/' between parts, bytes that are
/// not UTF-8 replaced; `system_path` opens it.
struct RecordLocator {
  std::string path;
  std::string system_path;
  std::string root;                  ///< name of the PATH argument's last part, for --source-from dir
  Container container = Container::text;
  Packing packing = Packing::none;
  bool in_warc = false;              ///< the record is a WARC record, its payload is what `container` says
  std::uint64_t record_number = 0;   ///< from 0
  std::uint64_t byte_offset = 0;     ///< of the record in the file as it is unpacked
  std::uint64_t byte_length = 0;     ///< unpacked; of a whole packed file: the bytes of the file
  std::uint64_t member_offset = 0;   ///< packed files: where in the file the gzip member or zstd frame with the record's first byte starts
  std::uint64_t member_begin = 0;    ///< and at which unpacked offset that is
  std::uint32_t line = 0;            ///< from 1, for .jsonl and for articles inside a .json array
  std::int64_t modified_ns = 0;      ///< of the file when it was listed, to notice a change; 0: not known. Never a publication date
};

/// "text", "html in warc.gz", "jsonl in zst": the format as people and the store name it.
[[nodiscard]] std::string format_name(const RecordLocator& locator);
/// Sets container, packing and in_warc from such a name; unknown names read as text.
void set_format(RecordLocator& locator, std::string_view format);

/// A record or path that gives no article, and why.
struct InputProblem {
  RecordLocator locator;
  InputState state = InputState::refused;
  Error error;
};

struct ReadOptions {
  std::uint64_t max_file_bytes = 32u << 20;    ///< larger .txt/.md/.html/.json files are refused, packed ones by what they unpack to; .jsonl and .warc are limited per record
  std::uint64_t max_record_bytes = 32u << 20;
  bool include_hidden = false;
};

/// A part of the record that holds text or a value.
enum class FieldName : std::uint8_t { body, title, dek, author, published, modified, source, url, language, section };
[[nodiscard]] std::string_view name_of(FieldName name);
struct RawField {
  FieldName name = FieldName::body;
  RawSpan span;                      ///< into RawArticle::bytes; of a JSON string: the literal without its quotes
  bool json_string = false;          ///< escapes have to be decoded
};

struct RawArticle {
  RecordLocator locator;
  std::string bytes;                 ///< the record
  std::string hash;                  ///< content_hash(bytes)
  std::string declared_charset;      ///< empty: none
  std::vector<std::pair<std::string, std::string>> values;  ///< JSON: path and decoded text of short values ("source.id"), for --source-from FIELD
  std::vector<RawField> fields;      ///< text files: one body
  std::vector<std::pair<std::string, std::string>> side_metadata;  ///< from --meta: source, url, published
  std::vector<std::pair<std::string, std::string>> container_metadata;  ///< WARC: url, fetched (never a publication date); fields of a side-car file by their FieldName
  std::string side_hash;             ///< of the fields of a side-car file; empty: there is none
};

/// Walks files and folders in byte order of their relative paths and lists records. Symbolic links are not followed below the
/// arguments; hidden entries are skipped and reported as such. A path given twice is listed once; arguments whose last part is the
/// same get a `root` of more parts, so that their records stay apart.
/// Calls: `on_record` or `on_problem` for every record; nothing is skipped in silence. Files of other types are `skipped`.
/// Returns: not_found when a PATH does not exist (nothing was listed then).
Status list_records(const std::vector<std::string>& paths, const ReadOptions& options,
                    const std::function<void(RecordLocator)>& on_record, const std::function<void(InputProblem)>& on_problem);

/// Reads records, best in the order in which they were listed: a packed file stays open and is unpacked once.
/// Threads: one reader a thread.
class RecordReader {
 public:
  explicit RecordReader(const ReadOptions& options);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  /// Errors: the reasons of state `refused` (empty, binary, charset, syntax, too_large, bomb, denied, not_regular, unstable,
  /// unsupported). Broken JSON names line and column.
  [[nodiscard]] Result<RawArticle> read(const RecordLocator& locator);

  /// The bytes of the record, not looked into: what RawArticle::bytes would be.
  [[nodiscard]] Result<std::string> read_payload(const RecordLocator& locator);

  /// What RawArticle::side_hash would be: another one means that the article says something else of itself though its bytes are the same.
  [[nodiscard]] std::string side_hash(const RecordLocator& locator);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads one record with a reader of its own.
[[nodiscard]] Result<RawArticle> read_record(const RecordLocator& locator, const ReadOptions& options);

/// The same from bytes already in memory: tests, fuzzing, standard input.
[[nodiscard]] Result<RawArticle> read_bytes(std::string bytes, Container container, const RecordLocator& locator, const ReadOptions& options);

}  // namespace crosstell
