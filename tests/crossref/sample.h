// SPDX-License-Identifier: Apache-2.0
// Claims, figures and entities made by hand.
#pragma once

#include <string>
#include <vector>

#include "crosstell/crossref.h"

namespace sample {

using namespace crosstell;

/// A registry with one attribute of each class.
[[nodiscard]] const Registry& registry();

/// "410e9" style texts: "about 1100", "over 3000", "nearly 400 million", "12", "125-145 billion"; `kind` count money percent duration ...
[[nodiscard]] FigureRow figure(const std::string& text, const std::string& kind = "count", const std::string& unit = "");
[[nodiscard]] FigureRow date(const std::string& low, const std::string& high);

/// A claim of article `article` about subject "e-subject"; ids count up.
struct Make {
  std::string attribute = {}, article = "d-a", value = {}, published = {}, modality = "asserted", polarity = "positive";
  std::vector<std::pair<std::string, std::string>> scope = {};
  std::string time_low = {}, time_high = {};
  int tense = 0;
};
[[nodiscard]] ComparableClaim claim(const Make& make);
[[nodiscard]] ComparableClaim with_figure(ComparableClaim claim, FigureRow figure);

[[nodiscard]] CompareContext context();
[[nodiscard]] BucketResult compare(const std::vector<ComparableClaim>& claims, const CompareContext& context = sample::context());

/// "section/kind" of the only finding, "agree" or "compatible:guard" of the only comparison otherwise.
[[nodiscard]] std::string outcome(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context = sample::context());

[[nodiscard]] Store::ArticleEntity entity(const std::string& article, std::int64_t index, const std::string& type, const std::string& name, const std::string& role = "",
                                          const std::string& affiliation = "");

}  // namespace sample
