// SPDX-License-Identifier: Apache-2.0
// What the names that authors of pages give to elements say about them: schemas/normalize/html_class_words.tsv over class, id, role,
// itemprop and data names. General words only; a name that one site uses has no place there.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace crosstell::html {

/// Families of names, as bits.
enum Family : std::uint32_t {
  family_body = 1u << 0, family_article = 1u << 1, family_main = 1u << 2, family_nav = 1u << 3, family_toc = 1u << 4, family_header = 1u << 5,
  family_footer = 1u << 6, family_aside = 1u << 7, family_related = 1u << 8, family_share = 1u << 9, family_comments = 1u << 10, family_promo = 1u << 11,
  family_consent = 1u << 12, family_byline = 1u << 13, family_date = 1u << 14, family_bio = 1u << 15, family_caption = 1u << 16, family_media = 1u << 17,
  family_tags = 1u << 18, family_dek = 1u << 19, family_title = 1u << 20, family_hidden = 1u << 21, family_disclaimer = 1u << 22, family_notice = 1u << 23,
  family_live = 1u << 24, family_thread = 1u << 25, family_poster = 1u << 26,
};
inline constexpr int kFamilyCount = 27;

/// Looks names up; what it has seen it remembers (pages repeat their names thousands of times). One for a page.
class FamilyFinder {
 public:
  FamilyFinder();
  ~FamilyFinder();
  FamilyFinder(const FamilyFinder&) = delete;
  FamilyFinder& operator=(const FamilyFinder&) = delete;

  /// `names`: class list, id, "role-..." and so on, separated by spaces, as written.
  [[nodiscard]] std::uint32_t families_of(std::string_view names);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Rows of the table that could not be used; 0 in a sound build (a test looks).
[[nodiscard]] std::size_t broken_family_rows();

}  // namespace crosstell::html
