// SPDX-License-Identifier: Apache-2.0
// What an event is known by: the names around its noun ("the Tarn flood", "the fire at the Holm works in Tarn").
#pragma once

#include <cstdint>
#include <vector>

#include "names.h"

namespace crosstell {

/// The names that tell one event of an article from others of its class.
class EventNames {
 public:
  /// Requires: mentions are those of names and figures.
  EventNames(const NameText& text, const Extraction& result);

  /// `span` with the names right before it and with the phrases of place or part that follow and hold a name. Requires: `span` is not empty.
  [[nodiscard]] TokenSpan known_by(TokenSpan span, std::uint32_t floor, std::uint32_t sentence_end) const;
  /// Words of names in the span, and the numbers that belong to them, sorted: what makes it this event.
  [[nodiscard]] std::vector<WordKey> names_in(TokenSpan span) const;
  /// A name, a number after a name, or a year.
  [[nodiscard]] bool is_part(std::uint32_t i) const;

 private:
  [[nodiscard]] bool is_name(std::uint32_t i) const { return i < name_.size() && name_[i] != 0; }
  [[nodiscard]] bool is_year(std::uint32_t i) const;
  [[nodiscard]] bool is_number_of_name(std::uint32_t i) const;
  [[nodiscard]] bool is_filling(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t end_of_phrase(std::uint32_t begin, std::uint32_t limit) const;

  const NameText& text_;
  std::vector<std::uint8_t> name_;   ///< tokens of named entities
};

/// Every name of one is a name of the other.
[[nodiscard]] bool is_part_of(const std::vector<WordKey>& some, const std::vector<WordKey>& all);

}  // namespace crosstell
