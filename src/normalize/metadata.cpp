// SPDX-License-Identifier: Apache-2.0
#include "metadata.h"

#include <algorithm>
#include <array>

#include "dated_head.h"
#include "dates.h"
#include "line_shape.h"
#include "people.h"

namespace crosstell {
namespace {

using Keys = std::initializer_list<std::string_view>;

const std::string* find_value(const MetadataEntries& entries, Keys keys) {
  for (const std::string_view key : keys)
    for (const auto& [name, value] : entries)
      if (name == key && !value.empty()) return &value;
  return nullptr;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_url(std::string_view text) { return text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://" || text.substr(0, 4) == "www."; }

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.substr(0, 4) == "www.") url.remove_prefix(4);
  return std::string(url);
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" ,;|.");
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(" ,;|") + 1 - first));
}

std::string stem_of(const std::string& path) {
  const auto slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const auto dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string folder_of(const RecordLocator& locator) {
  const auto slash = locator.path.rfind('/');
  if (slash == std::string::npos) return locator.root;
  const auto before = locator.path.rfind('/', slash - 1);
  return locator.path.substr(before == std::string::npos ? 0 : before + 1, slash - (before == std::string::npos ? 0 : before + 1));
}

/// The first day of a calendar that programs count from: what they write where they know no date.
bool is_placeholder(const PublicationDate& date) { return date.month == 1 && date.day == 1 && (date.year == 1900 || date.year == 1970); }

/// Sets `date` from `text` unless it is known already.
bool take_date(PublicationDate& date, std::string_view text, std::string method, int first_year = kFirstWebYear) {
  if (date.known()) return true;
  auto found = find_date(text, first_year);
  if (!found || is_placeholder(*found)) return false;
  date = std::move(*found);
  date.method = std::move(method);
  return true;
}

void take_modified(Metadata& metadata, std::string_view text, std::string method) {
  PublicationDate date;
  if (!metadata.modified && take_date(date, text, std::move(method))) metadata.modified = std::move(date);
}

bool says_updated(std::string_view text) {
  const std::string line = folded(text, 40);
  return line.compare(0, 7, "updated") == 0 || line.compare(0, 8, "modified") == 0 || line.compare(0, 12, "last updated") == 0 || line.compare(0, 13, "last modified") == 0 || line.compare(0, 7, "revised") == 0;
}

/// What lines of the text say: dates, authors, address, wire credit.
void read_blocks(Article& article) {
  Metadata& metadata = article.metadata;
  std::size_t texts = 0;
  PublicationDate from_byline, from_head;
  for (const Block& block : article.blocks) {
    const std::string_view text = slice(std::string_view(article.clean), block.span);
    if (metadata.title.empty() && block.zone == Zone::title) {
      metadata.title = std::string(text);
      metadata.title_method = "text:" + std::string(block.rule);
    }
    if (block.zone == Zone::dateline && says_updated(text)) take_modified(metadata, text, "text:updated_line");
    else if (block.zone == Zone::dateline) take_date(metadata.published, text, block.rule == "dateline" ? "dateline" : "text:published_line");
    if (block.zone == Zone::byline) {
      if (metadata.authors.empty()) add_authors(metadata.authors, text);
      take_date(from_byline, text, "text:byline");
    }
    if (block.rule == "url_line" && metadata.url.empty() && texts == 0 && is_url(text)) metadata.url = std::string(text);
    if ((block.zone != Zone::title || text.find(" \xE2\x80\xA2 ") != std::string_view::npos || text.find(" | ") != std::string_view::npos) && texts < 2 && !from_head.known())
      if (auto date = date_of_head(text)) from_head = std::move(*date), from_head.method = "text:dateline";
    if (block.zone == Zone::paragraph && texts++ < 2 && metadata.agency.empty()) metadata.agency = agency_in(text);
  }
  if (!metadata.published.known()) metadata.published = from_byline.known() ? std::move(from_byline) : std::move(from_head);
}

struct SourceFinder {
  const Article& article;
  const RawArticle& raw;
  const MetadataEntries& json;
  const MetadataEntries& front_matter;

  std::pair<std::string, std::string> automatic() const {
    if (const auto* value = find_value(raw.side_metadata, {"source"})) return {*value, "side_metadata"};
    if (const auto* value = find_value(json, {"source"})) return {is_url(*value) ? host_of(*value) : *value, raw.locator.container == Container::html ? "side_car" : "json"};
    if (const auto* value = find_value(front_matter, {"source", "site", "site_name", "sitename", "publication", "publisher", "outlet", "newspaper"})) return {is_url(*value) ? host_of(*value) : *value, "front_matter"};
    if (!article.metadata.source.empty()) return {article.metadata.source, article.metadata.source_method};  // a page names its site
    if (!article.metadata.url.empty()) return {host_of(article.metadata.url), "url"};
    return {stem_of(raw.locator.path), "file"};
  }

  std::pair<std::string, std::string> field(const std::string& name) const {
    for (const MetadataEntries* entries : {&raw.side_metadata, &raw.values, &front_matter})
      if (const auto* value = find_value(*entries, {name})) return {*value, "field:" + name};
    return {stem_of(raw.locator.path), "file"};
  }
};

}  // namespace

void add_authors(std::vector<std::string>& authors, std::string_view text) {
  for (const std::string_view lead : {"By ", "by ", "BY ", "Written by ", "Posted by ", "Published by ", "Reported by ", "Story by ", "Words by ", "Author: ", "Author ", "Reporter: "})
    if (text.substr(0, lead.size()) == lead) {
      text.remove_prefix(lead.size());
      break;
    }
  text = text.substr(0, std::min(text.find(" | "), text.find(" on ")));
  std::string before;  // the name that a comma follows
  while (!text.empty() && authors.size() < 20) {
    std::size_t end = text.size(), skip = 0;
    for (const std::string_view separator : {std::string_view(";"), std::string_view(","), std::string_view(" and "), std::string_view(" & "), std::string_view(" with ")}) {
      const auto at = text.find(separator);
      if (at < end) {
        end = at;
        skip = separator.size();
      }
    }
    std::string name = trimmed(text.substr(0, end));
    for (const std::string_view tail : {" Avatar", " avatar", " Profile Picture"})
      if (name.size() > tail.size() && name.compare(name.size() - tail.size(), tail.size(), tail) == 0) name.resize(name.size() - tail.size());
    const bool employs = !before.empty() && is_affiliation(name, before);
    const bool digits = std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!name.empty() && name.compare(0, 4, "The ") != 0 && !digits && !is_url(name) && name.size() <= 80 && std::find(authors.begin(), authors.end(), name) == authors.end() && !employs)
      authors.push_back(name);
    if (!employs && before.empty()) before = text.substr(end, skip) == "," ? name : std::string();
    else if (!employs && text.substr(end, skip) != ",") before.clear();
    text.remove_prefix(std::min(end + skip, text.size()));
  }
}

std::string agency_in(std::string_view text) {
  const std::string_view head = text.substr(0, 140);
  const auto open = head.find('('), close = head.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 3 || close - open > 40) return {};
  std::string_view after = head.substr(close + 1);
  while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
  const bool dash = after.substr(0, 1) == "-" || after.substr(0, 3) == "\xE2\x80\x94" || after.substr(0, 3) == "\xE2\x80\x93";
  const std::string_view name = head.substr(open + 1, close - open - 1), place = head.substr(0, open);
  if (!dash || !is_upper(name[0]) || name.find_first_of("0123456789:;") != std::string_view::npos) return {};
  // A place, not a sentence, stands before the credit.
  if (!place.empty() && (!is_upper(place[0]) || word_count(place) > 8 || place.find(". ") != std::string_view::npos)) return {};
  return std::string(name);
}

void fill_metadata(Article& article, const RawArticle& raw, const NormalizeOptions& options, const MetadataEntries& json, const MetadataEntries& front_matter) {
  Metadata& metadata = article.metadata;
  const bool own = raw.locator.container == Container::json || raw.locator.container == Container::jsonl;
  const std::string method = own ? "json" : "side_car";
  if (const auto* title = find_value(json, {"title"})) metadata.title = *title, metadata.title_method = method;
  else if (const auto* named = find_value(front_matter, {"title", "headline"})) metadata.title = *named, metadata.title_method = "front_matter";
  if (const auto* url = find_value(raw.side_metadata, {"url"})) metadata.url = *url;
  else if (const auto* member = find_value(json, {"url"})) metadata.url = *member;
  else if (const auto* entry = find_value(front_matter, {"url", "canonical_url", "canonical", "link", "permalink"})) metadata.url = *entry;
  else if (const auto* fetched_from = find_value(raw.container_metadata, {"url"}); fetched_from != nullptr && metadata.url.empty()) metadata.url = *fetched_from;
  if (const auto* language = find_value(json, {"language"})) metadata.language = *language;
  else if (const auto* entry = find_value(front_matter, {"language", "lang", "locale"})) metadata.language = *entry;
  for (const auto& [name, value] : json)
    if (name == "author") add_authors(metadata.authors, value);
  for (const auto& [name, value] : front_matter)
    if (name == "author" || name == "authors" || name == "authors[]" || name == "author[]" || name == "authors.name" || name == "author.name" || name == "byline") add_authors(metadata.authors, value);

  if (const auto* date = find_value(raw.side_metadata, {"published"})) take_date(metadata.published, *date, "side_metadata", kFirstPressYear);
  if (const auto* date = find_value(json, {"published"})) take_date(metadata.published, *date, method + ":published", kFirstPressYear);
  if (const auto* date = find_value(front_matter, {"date", "published", "pubdate", "publish_date", "date_published", "created"})) take_date(metadata.published, *date, "front_matter", kFirstPressYear);
  if (const auto* date = find_value(json, {"modified"})) take_modified(metadata, *date, method + ":modified");
  if (const auto* date = find_value(front_matter, {"updated", "modified", "lastmod", "last_modified", "date_modified"})) take_modified(metadata, *date, "front_matter");
  read_blocks(article);
  if (!metadata.published.known() && !metadata.url.empty())
    if (auto date = date_in_url(metadata.url)) {
      metadata.published = std::move(*date);
      metadata.published.method = "url";
    }

  const SourceFinder finder{article, raw, json, front_matter};
  std::pair<std::string, std::string> source;
  if (options.source_from == "auto") source = finder.automatic();
  else if (options.source_from == "dir") source = {folder_of(raw.locator), "dir"};
  else if (options.source_from == "name") source = {stem_of(raw.locator.path), "name"};
  else source = finder.field(options.source_from);
  metadata.source = source.first.empty() ? stem_of(raw.locator.path) : source.first;
  metadata.source_method = source.first.empty() ? "file" : source.second;
}

}  // namespace crosstell
