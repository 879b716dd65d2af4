// SPDX-License-Identifier: Apache-2.0
// Words of names and values: folding, splitting, stems, edit distance. Pure functions over UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell::crossref {

/// ASCII lower case, straight quotes and hyphens, runs of white space as one space, none at the ends. Other characters stay.
[[nodiscard]] std::string fold(std::string_view text);

/// Words of a folded text: letters, digits, apostrophes, inner hyphens and points ("3.5").
[[nodiscard]] std::vector<std::string> words_of(std::string_view folded);

[[nodiscard]] std::string join(const std::vector<std::string>& words, std::string_view separator = " ");

/// A crude stem for aligning list members: plural and common verb endings off. Source: the S-stemmer, Harman 1991, widened by -ing, -ed.
[[nodiscard]] std::string stem(std::string_view word);

/// Stems of the content words (function words dropped), sorted, unique.
[[nodiscard]] std::vector<std::string> content_stems(std::string_view text);

/// Shared stems over the smaller set; 0 when one is empty.
[[nodiscard]] double stem_overlap(const std::vector<std::string>& left, const std::vector<std::string>& right);

/// Edits (insert, delete, replace, swap of neighbours) between two words, counted up to `limit`; `limit + 1` when more.
[[nodiscard]] int edit_distance(std::string_view left, std::string_view right, int limit);

[[nodiscard]] bool has_digit(std::string_view word);

/// At most `byte_limit` bytes of a text for people, cut at a character border with an ellipsis.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t byte_limit);

}  // namespace crosstell::crossref
