// SPDX-License-Identifier: Apache-2.0
#include "html_metadata.h"

#include <algorithm>

#include "dates.h"
#include "html_words.h"
#include "metadata.h"

namespace crosstell::html {
namespace {

using Names = std::initializer_list<std::string_view>;

constexpr std::string_view kAuthorMetas[] = {"author", "article:author", "article:author_name", "authors", "byl", "byline", "dc.creator", "dcterms.creator", "dc.author", "parsely-author", "sailthru.author",
                                "cxenseparse:author", "citation_author", "og:article:author", "article.author", "rbauthors", "creator", "twitter:data1:author"};
constexpr std::string_view kDateMetas[] = {"article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date",
                              "publication_date", "publish-date", "publishdate", "published_at", "pubdate", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date.created",
                              "dc.date", "dcterms.date", "article_date_original", "citation_publication_date", "citation_date", "originalpublicationdate", "displaydate", "date", "datecreated", "article:post_time", "created"};
constexpr std::string_view kModifiedMetas[] = {"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article:modified", "modified"};

class PageMetadata {
 public:
  PageMetadata(Article& article, const Page& page, const LinkedArticle& linked) : metadata_(article.metadata), article_(article), page_(page), linked_(linked) {}

  void fill_site() {
    const std::string* site = meta({"og:site_name"});
    if (site != nullptr) metadata_.source = *site, metadata_.source_method = "meta:og:site_name";
    else if (!linked_.publisher.empty()) metadata_.source = linked_.publisher, metadata_.source_method = "json_ld";
    else if (const std::string* name = meta({"application-name", "publisher", "dc.publisher", "citation_journal_title"})) metadata_.source = *name, metadata_.source_method = "meta:publisher";
    if (!page_.canonical.empty() && page_.canonical.find("://") != std::string::npos) metadata_.url = page_.canonical;
    else if (const std::string* url = meta({"og:url", "twitter:url"})) metadata_.url = *url;
    metadata_.language = page_.language;
    if (metadata_.language.empty()) metadata_.language = linked_.language;
    if (metadata_.language.empty())
      if (const std::string* locale = meta({"og:locale", "language", "content-language"})) metadata_.language = *locale;
  }

  void fill_authors(const std::vector<Zone>& zones) {
    for (const std::string& name : linked_.authors) add(name);
    if (!metadata_.authors.empty()) return;
    for (const std::string_view name : kAuthorMetas) {
      for (const auto& [key, value] : page_.metas)
        if (key == name) add(value);
      if (!metadata_.authors.empty()) return;
    }
    for (const bool exact : {true, false}) {
      for (const Mark& mark : page_.marks) {
        if (mark.kind != Mark::Kind::author || mark.exact != exact || mark.end <= mark.begin || mark.end - mark.begin > 200) continue;
        if (mark.block < zones.size() && !is_near_text(zones[mark.block])) continue;
        add(clean_text(mark));
        if (!metadata_.authors.empty() && !exact) return;
      }
      if (!metadata_.authors.empty()) return;
    }
  }

  void fill_dates(const std::vector<Zone>& zones) {
    PublicationDate& published = metadata_.published;
    take(published, linked_.published, "json_ld");
    for (const std::string_view name : kDateMetas)
      if (const std::string* value = meta({name})) take(published, *value, "meta:" + std::string(name));
    for (const bool attribute : {true, false})
      for (const Mark& mark : page_.marks) {
        if (mark.kind != Mark::Kind::time || mark.value.empty() == attribute) continue;
        if (mark.block < zones.size() && !is_near_text(zones[mark.block])) continue;
        if (attribute) take(published, mark.value, "time_element");
        else if (mark.exact || (mark.families & family_date) != 0) take(published, clean_text(mark).substr(0, 100), "text:date_class");
      }
    PublicationDate modified;
    take(modified, linked_.modified, "json_ld");
    for (const std::string_view name : kModifiedMetas)
      if (const std::string* value = meta({name})) take(modified, *value, "meta:" + std::string(name));
    if (modified.known()) metadata_.modified = modified;
  }

 private:
  [[nodiscard]] const std::string* meta(Names names) const {
    for (const std::string_view name : names)
      for (const auto& [key, value] : page_.metas)
        if (key == name && value.find_first_not_of(" \t\r\n") != std::string::npos) return &value;
    return nullptr;
  }

  /// Not in a teaser, a comment or the furniture of the site.
  static bool is_near_text(Zone zone) { return zone != Zone::related && zone != Zone::comment && zone != Zone::navigation && zone != Zone::hidden; }

  [[nodiscard]] std::string clean_text(const Mark& mark) const {
    std::string text = page_.text.text.substr(mark.begin, mark.end - mark.begin);
    std::replace(text.begin(), text.end(), '\n', ' ');
    const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
  }

  void add(const std::string& text) {
    if (text.find("://") != std::string::npos || text.find('@') == 0) return;
    add_authors(metadata_.authors, text);
    std::erase(metadata_.authors, metadata_.source);  // the site is nobody
  }

  static void take(PublicationDate& date, std::string_view text, std::string method) {
    if (date.known() || text.empty()) return;
    if (auto found = find_date(text); found && found->day > 0) {
      date = std::move(*found);
      date.method = std::move(method);
    }
  }

  Metadata& metadata_;
  Article& article_;
  const Page& page_;
  const LinkedArticle& linked_;
};

}  // namespace

void fill_page_metadata(Article& article, const RawArticle& raw, const Page& page, const LinkedArticle& linked, const Headline& headline, const std::vector<Zone>& zones) {
  article.metadata.title = headline.text;
  article.metadata.title_method = headline.method;
  PageMetadata filler(article, page, linked);
  filler.fill_site();
  filler.fill_authors(zones);
  for (const auto& [name, value] : raw.side_metadata)  // what a person states comes first
    if (name == "published")
      if (auto date = find_date(value)) {
        article.metadata.published = std::move(*date);
        article.metadata.published.method = "side_metadata";
      }
  filler.fill_dates(zones);
}

}  // namespace crosstell::html
