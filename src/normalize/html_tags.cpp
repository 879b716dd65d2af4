// SPDX-License-Identifier: Apache-2.0
#include "html_tags.h"

#include <array>
#include <unordered_map>

namespace crosstell::html {
namespace {

constexpr std::uint8_t kBlock = 1, kVoid = 2, kClosesP = 4, kHides = 8;

struct Row {
  Tag tag;
  std::string_view name;
  std::uint8_t flags = 0;
  Content content = Content::data;
};

constexpr std::uint8_t kFlow = kBlock | kClosesP;

// In the order of the enumeration (checked below).
constexpr Row kRows[] = {
    {Tag::other, ""}, {Tag::custom, "-", kBlock}, {Tag::a, "a"}, {Tag::address, "address", kFlow}, {Tag::article, "article", kFlow}, {Tag::aside, "aside", kFlow},
    {Tag::audio, "audio", kHides}, {Tag::b, "b"}, {Tag::base, "base", kVoid}, {Tag::blockquote, "blockquote", kFlow}, {Tag::body, "body", kBlock}, {Tag::br, "br", kVoid},
    {Tag::button, "button", kBlock}, {Tag::canvas, "canvas", kHides}, {Tag::caption, "caption", kBlock}, {Tag::center, "center", kFlow}, {Tag::cite, "cite"},
    {Tag::code, "code"}, {Tag::col, "col", kVoid}, {Tag::datalist, "datalist", kHides}, {Tag::dd, "dd", kFlow}, {Tag::del, "del"}, {Tag::details, "details", kFlow},
    {Tag::dialog, "dialog", kFlow}, {Tag::div, "div", kFlow}, {Tag::dl, "dl", kFlow}, {Tag::dt, "dt", kFlow}, {Tag::em, "em"}, {Tag::embed, "embed", kVoid},
    {Tag::fieldset, "fieldset", kFlow}, {Tag::figcaption, "figcaption", kFlow}, {Tag::figure, "figure", kFlow}, {Tag::footer, "footer", kFlow}, {Tag::form, "form", kFlow},
    {Tag::frame, "frame", kVoid}, {Tag::h1, "h1", kFlow}, {Tag::h2, "h2", kFlow}, {Tag::h3, "h3", kFlow}, {Tag::h4, "h4", kFlow}, {Tag::h5, "h5", kFlow}, {Tag::h6, "h6", kFlow},
    {Tag::head, "head", kBlock}, {Tag::header, "header", kFlow}, {Tag::hgroup, "hgroup", kFlow}, {Tag::hr, "hr", kFlow | kVoid}, {Tag::html, "html", kBlock}, {Tag::i, "i"},
    {Tag::iframe, "iframe", kHides, Content::rawtext}, {Tag::img, "img", kVoid}, {Tag::input, "input", kVoid}, {Tag::label, "label"}, {Tag::legend, "legend", kBlock},
    {Tag::li, "li", kFlow}, {Tag::link, "link", kVoid}, {Tag::main, "main", kFlow}, {Tag::map, "map", kHides}, {Tag::math, "math"}, {Tag::menu, "menu", kFlow},
    {Tag::meta, "meta", kVoid}, {Tag::nav, "nav", kFlow}, {Tag::noembed, "noembed", kHides, Content::rawtext}, {Tag::noframes, "noframes", kHides, Content::rawtext},
    {Tag::noscript, "noscript", kBlock | kHides}, {Tag::object, "object", kHides}, {Tag::ol, "ol", kFlow}, {Tag::optgroup, "optgroup", kBlock}, {Tag::option, "option", kBlock},
    {Tag::p, "p", kFlow}, {Tag::param, "param", kVoid}, {Tag::picture, "picture"}, {Tag::plaintext, "plaintext", kFlow, Content::plaintext}, {Tag::pre, "pre", kFlow},
    {Tag::q, "q"}, {Tag::s, "s"}, {Tag::script, "script", kHides, Content::script}, {Tag::search, "search", kFlow}, {Tag::section, "section", kFlow},
    {Tag::select, "select", kBlock | kHides}, {Tag::small, "small"}, {Tag::source, "source", kVoid}, {Tag::span, "span"}, {Tag::strike, "strike"}, {Tag::strong, "strong"},
    {Tag::style, "style", kHides, Content::rawtext}, {Tag::sub, "sub"}, {Tag::summary, "summary", kFlow}, {Tag::sup, "sup"}, {Tag::svg, "svg", kHides},
    {Tag::table, "table", kFlow}, {Tag::tbody, "tbody", kBlock}, {Tag::td, "td", kBlock}, {Tag::template_, "template", kBlock | kHides},
    {Tag::textarea, "textarea", kBlock | kHides, Content::rcdata}, {Tag::tfoot, "tfoot", kBlock}, {Tag::th, "th", kBlock}, {Tag::thead, "thead", kBlock}, {Tag::time, "time"},
    {Tag::title, "title", kHides, Content::rcdata}, {Tag::tr, "tr", kBlock}, {Tag::track, "track", kVoid}, {Tag::u, "u"}, {Tag::ul, "ul", kFlow}, {Tag::video, "video", kHides},
    {Tag::wbr, "wbr", kVoid}, {Tag::xmp, "xmp", kFlow, Content::rawtext},
};
static_assert(std::size(kRows) == static_cast<std::size_t>(kTagCount));
constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(kRows); ++i)
    if (static_cast<std::size_t>(kRows[i].tag) != i) return false;
  return true;
}
static_assert(in_order());

const Row& row(Tag tag) { return kRows[static_cast<std::size_t>(tag)]; }

constexpr std::size_t kLongestName = 10;

}  // namespace

Tag tag_of(std::string_view name) {
  static const auto table = [] {
    std::unordered_map<std::string_view, Tag> out;
    for (const Row& entry : kRows)
      if (entry.tag > Tag::custom) out.emplace(entry.name, entry.tag);
    return out;
  }();
  if (name.size() <= kLongestName) {
    std::array<char, kLongestName> lower{};
    for (std::size_t i = 0; i < name.size(); ++i) lower[i] = to_lower(name[i]);
    const auto found = table.find({lower.data(), name.size()});
    if (found != table.end()) return found->second;
  }
  return name.find('-') == std::string_view::npos ? Tag::other : Tag::custom;
}

std::string_view name_of(Tag tag) { return row(tag).name; }
bool is_block(Tag tag) { return (row(tag).flags & kBlock) != 0; }
bool is_void(Tag tag) { return (row(tag).flags & kVoid) != 0; }
bool closes_paragraph(Tag tag) { return (row(tag).flags & kClosesP) != 0; }
bool hides_content(Tag tag) { return (row(tag).flags & kHides) != 0; }
Content content_of(Tag tag) { return row(tag).content; }

}  // namespace crosstell::html
