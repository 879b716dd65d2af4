// SPDX-License-Identifier: Apache-2.0
// The elements of HTML, as far as reading an article asks about them.
#pragma once

#include <cstdint>
#include <string_view>

#include "html_tokenizer.h"

namespace crosstell::html {

enum class Tag : std::uint8_t {
  other, custom,  // custom: a name with a hyphen
  a, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite, code, col, datalist, dd, del, details, dialog, div, dl, dt,
  em, embed, fieldset, figcaption, figure, footer, form, frame, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, label, legend, li, link,
  main, map, math, menu, meta, nav, noembed, noframes, noscript, object, ol, optgroup, option, p, param, picture, plaintext, pre, q, s, script, search, section, select,
  small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, track, u, ul, video, wbr, xmp,
};
inline constexpr int kTagCount = static_cast<int>(Tag::xmp) + 1;

[[nodiscard]] Tag tag_of(std::string_view name);
[[nodiscard]] std::string_view name_of(Tag tag);

[[nodiscard]] bool is_block(Tag tag);          ///< starts and ends a line of its own
[[nodiscard]] bool is_void(Tag tag);           ///< has no content and no end tag
[[nodiscard]] bool closes_paragraph(Tag tag);  ///< its start ends an open <p>
[[nodiscard]] bool hides_content(Tag tag);     ///< what stands in it is not shown as text of the page
[[nodiscard]] Content content_of(Tag tag);
/// 1-6 for h1-h6, else 0.
[[nodiscard]] inline int heading_level_of(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0; }

}  // namespace crosstell::html
