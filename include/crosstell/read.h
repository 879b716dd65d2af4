// SPDX-License-Identifier: Apache-2.0
// Files and the records in them.
//
// Comes in: paths. Goes out: RawArticle, the bytes of one record with the fields found in it and what its container says.
// A record is the whole file (.txt, .md), one JSON object (.json, also inside an array of articles) or one line (.jsonl).
// Listing records is cheap and done by the parent; reading one is done by whoever analyses it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/base/span.h"

namespace crosstell {

enum class Container : std::uint8_t { text, markdown, json, jsonl };
[[nodiscard]] std::string_view name_of(Container container);

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
  std::uint64_t record_number = 0;   ///< from 0
  std::uint64_t byte_offset = 0;     ///< of the record in the file
  std::uint64_t byte_length = 0;
  std::uint32_t line = 0;            ///< from 1, for .jsonl and for articles inside a .json array
  std::int64_t modified_ns = 0;      ///< of the file when it was listed, to notice a change; 0: not known. Never a publication date
};

/// A record or path that gives no article, and why.
struct InputProblem {
  RecordLocator locator;
  InputState state = InputState::refused;
  Error error;
};

struct ReadOptions {
  std::uint64_t max_file_bytes = 32u << 20;    ///< larger .txt/.md/.json files are refused; .jsonl is limited per record
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
};

/// Walks files and folders in byte order of their relative paths and lists records. Symbolic links are not followed below the
/// arguments; hidden entries are skipped and reported as such.
/// Calls: `on_record` or `on_problem` for every record; nothing is skipped in silence. Files of other types are `skipped`.
/// Returns: not_found when a PATH does not exist (nothing was listed then).
Status list_records(const std::vector<std::string>& paths, const ReadOptions& options,
                    const std::function<void(RecordLocator)>& on_record, const std::function<void(InputProblem)>& on_problem);

/// Reads one record. Errors: the reasons of state `refused` (empty, binary, charset, syntax, too_large, denied, not_regular,
/// unstable). Broken JSON names line and column.
[[nodiscard]] Result<RawArticle> read_record(const RecordLocator& locator, const ReadOptions& options);

/// The same from bytes already in memory: tests, fuzzing, standard input.
[[nodiscard]] Result<RawArticle> read_bytes(std::string bytes, Container container, const RecordLocator& locator, const ReadOptions& options);

}  // namespace crosstell
