// SPDX-License-Identifier: Apache-2.0
// Single characters: JSON escapes, HTML entities left in text, white space, invisible characters, composition (NFC).
#pragma once

#include <optional>

#include "crosstell/base/diagnostic.h"
#include "crosstell/base/result.h"
#include "mapped_text.h"

namespace crosstell {

/// What becomes of a character: itself, another, or nothing (0).
[[nodiscard]] char32_t clean_character(char32_t c);

/// The text of a JSON string literal (without quotes). `origin`: offset of its first byte in what the map leads to.
[[nodiscard]] MappedText unescape_json(std::string_view literal, std::uint64_t origin, Diagnostics& diagnostics);

/// Line ends to LF, spaces of all widths to ' ', soft hyphens, zero-width and direction marks away, entities decoded, C1 controls
/// read as windows-1252. Typography (quotes, dashes, non-breaking hyphens) stays. Nothing when all stays.
[[nodiscard]] std::optional<MappedText> clean_characters(std::string_view text, std::uint64_t origin, Diagnostics& diagnostics);

/// Canonical composition; nothing when all stays. Errors: icu.
[[nodiscard]] Result<std::optional<MappedText>> compose_nfc(std::string_view text);

/// A text on its way through steps of which most leave most texts as they are: only what changes is copied.
class GradualText {
 public:
  /// `source` must outlive this; the map of the result leads to where it stands from `origin` on.
  GradualText(std::string_view source, std::uint64_t origin) : source_(source), origin_(origin) {}
  [[nodiscard]] std::string_view view() const { return changed_ ? std::string_view(changed_->text) : source_; }
  [[nodiscard]] std::uint64_t origin() const { return changed_ ? 0 : origin_; }
  void take(MappedText step);          ///< its map leads to view(), of which origin() is the first offset
  void take_of_view(MappedText step);  ///< its map leads to view(), of which 0 is the first offset
  [[nodiscard]] OffsetMap take_map() &&;  ///< of view(), which stays

 private:
  std::string_view source_;
  std::uint64_t origin_;
  std::optional<MappedText> changed_;
};

/// All that a slice needs, in order. Errors: icu.
[[nodiscard]] std::optional<Error> normalize_characters(GradualText& text, bool json_string, Diagnostics& diagnostics);

}  // namespace crosstell
