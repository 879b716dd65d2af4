// SPDX-License-Identifier: Apache-2.0
// Invented news articles for measuring: always the same bytes for the same seed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell::bench {

/// SplitMix64: the standard library's distributions differ between implementations.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  [[nodiscard]] std::uint64_t next();
  /// 0 ... count - 1. Requires: count > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t count) { return next() % count; }
  /// Earlier rows come up more often, as words of a language do.
  template <class List>
  [[nodiscard]] const auto& pick(const List& list) {
    const std::uint64_t a = below(std::size(list)), b = below(std::size(list));
    return list[a < b ? a : b];
  }

 private:
  std::uint64_t state_;
};

/// Who and what one article is about; its sentences name them again and again, in full and in short.
struct Cast {
  struct Person { std::string given, surname, role; };
  std::vector<Person> people;
  std::vector<std::string> companies;
  std::vector<std::string> places;
};

/// One article of about 3 KB: title, byline, date, paragraphs with quotations, figures and dates, and the usual tail.
[[nodiscard]] std::string sample_article(std::uint64_t seed);

/// Fills the slots of a template: {person} {surname} {company} {money} {count} {noun} ...
[[nodiscard]] std::string fill(std::string_view pattern, const Cast& cast, Dice& dice);

/// Templates of one kind; in sample_templates.cpp.
[[nodiscard]] const std::vector<std::string_view>& title_templates();
[[nodiscard]] const std::vector<std::string_view>& sentence_templates();
[[nodiscard]] const std::vector<std::string_view>& quotation_templates();
[[nodiscard]] const std::vector<std::string_view>& tail_templates();

}  // namespace crosstell::bench
