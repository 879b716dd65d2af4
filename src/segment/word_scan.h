// SPDX-License-Identifier: Apache-2.0
// How far one word, number or address reaches.
#pragma once

#include <cstddef>
#include <string_view>

namespace crosstell::segmenting {

/// End of the word that starts at `begin` with a letter or digit. `text` ends with the block.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t begin);

/// End of the URL or e-mail address that starts at `begin`, or `begin` when there is none.
[[nodiscard]] std::size_t address_end(std::string_view text, std::size_t begin);

/// Where the clitic of text[begin, end) starts ("don't": at n't, "firm's": at 's), or `end`.
[[nodiscard]] std::size_t clitic_begin(std::string_view text, std::size_t begin, std::size_t end);

/// Whether the full stop at text[end] belongs to the word text[begin, end).
[[nodiscard]] bool keeps_stop(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace crosstell::segmenting
