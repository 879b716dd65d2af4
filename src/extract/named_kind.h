// SPDX-License-Identifier: Apache-2.0
// What kind of thing a name stands for, as the article says it: "the ferry Halda", "Orla, a vaccine", so that "the ship" and "the jab"
// can take them up again.
#pragma once

#include <vector>

#include "names.h"

namespace crosstell {

class NamedKinds {
 public:
  NamedKinds(const NameText& text, const Extraction& result);

  enum class Fit : std::uint8_t { unknown, yes, no };
  /// Whether "the <noun>" may stand for the entity; unknown: the article does not say what it is.
  [[nodiscard]] Fit fits(std::int32_t entity, const Token& noun) const;
  /// "collided with a cargo ship. The ship sank": another thing of that name was brought up without one, in the tokens [from, to).
  [[nodiscard]] bool another(const Token& noun, std::uint32_t from, std::uint32_t to) const;

 private:
  struct Row {
    std::int32_t entity = -1;
    WordKey kind = 0;
    std::uint32_t token = 0;
  };
  void add(std::int32_t entity, std::uint32_t token);
  [[nodiscard]] std::uint32_t described_by(const Mention& name) const;

  const NameText& text_;
  std::vector<Row> rows_;
};

}  // namespace crosstell
