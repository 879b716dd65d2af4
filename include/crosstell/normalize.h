// SPDX-License-Identifier: Apache-2.0
// From the bytes of a record to clean UTF-8 text with a byte-exact map back, divided into blocks with a zone each.
//
// Comes in: RawArticle. Goes out: Article. Nothing is dropped: junk keeps its place in the text and gets a zone that no claim
// comes from, together with the name of the rule that decided.
// Threads: stateless.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/base/diagnostic.h"
#include "crosstell/base/offset_map.h"
#include "crosstell/base/result.h"
#include "crosstell/read.h"

namespace crosstell {

enum class Zone : std::uint8_t {
  title, dek, byline, dateline, heading, paragraph, list_item, quote_block, faq_question, faq_answer, caption, table, code,
  related, comment, share, disclaimer, sources, author_bio, navigation, hashtags, hidden, boilerplate,
};
inline constexpr int kZoneCount = 23;
[[nodiscard]] std::string_view name_of(Zone zone);
[[nodiscard]] std::optional<Zone> zone_from_name(std::string_view name);
/// Whether claims may come from it: title dek heading paragraph list_item quote_block faq_question faq_answer caption.
[[nodiscard]] bool gives_claims(Zone zone);

struct Block {
  CleanSpan span;                 ///< without the line end; blocks are in order and do not overlap
  Zone zone = Zone::paragraph;
  std::string_view rule;          ///< name of the rule that decided, e.g. "share_line"; static storage
  std::uint8_t level = 0;         ///< heading level or list depth
  std::int32_t repeat_of = -1;    ///< block that says the same (a doubled title, an FAQ answer that restates the body): no second witness
  std::int32_t header = -1;       ///< list_item: block that introduces the list; faq_answer: its question
  std::uint32_t item_number = 0;  ///< list_item: position in its list from 1
};

/// A date as far as it is known; parts that are not known are 0.
struct PublicationDate {
  int year = 0, month = 0, day = 0;
  std::string method;             ///< "json:date_publish", "front_matter", "text:published_line", "dateline", "side_metadata"; empty: unknown
  std::string raw;                ///< as written
  [[nodiscard]] bool known() const { return year != 0; }
};

struct Metadata {
  std::string title, title_method;
  std::string source, source_method;   ///< publisher; "file" when nothing better is known
  std::string url, language, agency;   ///< agency: wire credit ("Reuters") when the text names one
  std::vector<std::string> authors;
  PublicationDate published;
  std::optional<PublicationDate> modified;
};

struct Article {
  std::string clean;              ///< NFC UTF-8; blocks separated by one LF
  OffsetMap map;                  ///< clean -> RawArticle::bytes
  std::vector<Block> blocks;
  Metadata metadata;
  std::string charset, charset_method;
  std::string not_analysed;       ///< why no claims are wanted: "language:fr"; empty: analyse
  Diagnostics diagnostics;
};

struct NormalizeOptions {
  std::string source_from = "auto";   ///< auto | dir | name | FIELD
  bool markdown = false;              ///< force Markdown for .txt; escapes are recognised per run anyway
  bool text_is_clean = false;         ///< `extract --as text`: offsets must not move, one paragraph, no zones, no language gate
};

/// Errors: charset - undecodable; empty - nothing but white space or markup.
[[nodiscard]] Result<Article> normalize(const RawArticle& raw, const NormalizeOptions& options);

}  // namespace crosstell
