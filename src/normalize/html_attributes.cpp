// SPDX-License-Identifier: Apache-2.0
#include "html_attributes.h"

#include <algorithm>
#include <array>

#include "html_style.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kMaxMetas = 500;
constexpr std::size_t kMaxContent = 4000;

std::string value_of(std::string_view source, const Attribute& attribute) {
  return decoded(attribute.value.in(source).substr(0, kMaxContent), {false, true, true, true});
}

std::string lower_value(std::string_view source, const Attribute& attribute) {
  return decoded(attribute.value.in(source).substr(0, 200), {true, true, true, true});
}

void add_name(std::string& names, std::string_view prefix, std::string_view value) {
  if (value.empty()) return;
  if (!names.empty()) names += ' ';
  names += prefix;
  names += value.substr(0, 200);
}

}  // namespace

Attributes read_attributes(std::string_view source, const Token& token) {
  Attributes out;
  bool is_article_author = false;
  for (const Attribute& attribute : token.attributes) {
    const std::string_view name = attribute.name.in(source), value = attribute.value.in(source);
    if (name.empty()) continue;
    switch (to_lower(name[0])) {
      case 'c':
        if (equals_folded(name, "class")) add_name(out.names, "", value), out.style_names = std::string(value.substr(0, 200));
        else if (equals_folded(name, "content")) out.content = value_of(source, attribute);
        break;
      case 'i':
        if (equals_folded(name, "id")) add_name(out.names, "", value);
        else if (equals_folded(name, "itemprop")) {
          add_name(out.names, "itemprop-", value);
          is_article_author = lower_value(source, attribute) == "author";
          if (out.meta_name.empty()) out.meta_name = lower_value(source, attribute);
        }
        break;
      case 'r':
        if (equals_folded(name, "role")) add_name(out.names, "role-", value);
        else if (equals_folded(name, "rel")) out.rel = lower_value(source, attribute);
        break;
      case 'd':
        if (equals_folded(name, "datetime")) out.datetime = value_of(source, attribute);
        else if (equals_folded(name, "data-testid") || equals_folded(name, "data-test-id") || equals_folded(name, "data-component") || equals_folded(name, "data-module") ||
                 equals_folded(name, "data-component-name") || equals_folded(name, "data-qa"))
          add_name(out.names, "", value);
        break;
      case 'h':
        if (equals_folded(name, "hidden")) out.hidden = out.hidden || !equals_folded(value, "until-found");
        else if (equals_folded(name, "href")) out.href = value_of(source, attribute);
        break;
      case 'a':
        if (equals_folded(name, "aria-hidden")) out.hidden = out.hidden || equals_folded(value, "true");
        else if (equals_folded(name, "aria-label") && value.size() <= 40) add_name(out.names, "", value);
        break;
      case 's':
        if (equals_folded(name, "style")) out.hidden = out.hidden || style_hides(value);
        break;
      case 'n':
        if (equals_folded(name, "name")) out.meta_name = lower_value(source, attribute);
        break;
      case 'p':
        if (equals_folded(name, "property")) out.meta_name = lower_value(source, attribute);
        break;
      case 'l':
        if (equals_folded(name, "lang")) out.language = lower_value(source, attribute);
        break;
      case 't':
        if (equals_folded(name, "type")) out.is_json_ld = lower_value(source, attribute).substr(0, 19) == "application/ld+json";
        break;
      default: break;
    }
  }
  out.is_author = is_article_author || out.rel == "author";
  return out;
}

bool leads_to_author(std::string_view href) {
  href = href.substr(0, href.find_first_of("?#"));
  for (const std::string_view part : {"/author/", "/authors/", "/contributor/", "/contributors/", "/byline/", "/by/", "/reporter/", "/reporters/", "/journalist/", "/journalists/", "/columnist/", "/columnists/", "/writer/", "/writers/"})
    if (const auto at = href.find(part); at != std::string_view::npos && at + part.size() < href.size()) return true;
  return false;
}

void add_head_element(Page& page, Tag tag, const Attributes& attributes) {
  if (tag == Tag::meta) {
    if (!attributes.meta_name.empty() && !attributes.content.empty() && page.metas.size() < kMaxMetas) page.metas.emplace_back(attributes.meta_name, attributes.content);
    return;
  }
  if (attributes.rel == "canonical" && page.canonical.empty()) page.canonical = attributes.href;
}

}  // namespace crosstell::html
