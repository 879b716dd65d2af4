// SPDX-License-Identifier: Apache-2.0
#include "html_metadata.h"

#include <algorithm>

#include "dates.h"
#include "html_authors.h"
#include "html_dates.h"

namespace crosstell::html {
namespace {

using Names = std::initializer_list<std::string_view>;

class PageMetadata {
 public:
  PageMetadata(Metadata& metadata, const Page& page, const LinkedArticle& linked) : metadata_(metadata), page_(page), linked_(linked) {}

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

 private:
  [[nodiscard]] const std::string* meta(Names names) const {
    for (const std::string_view name : names)
      for (const auto& [key, value] : page_.metas)
        if (key == name && value.find_first_not_of(" \t\r\n") != std::string::npos) return &value;
    return nullptr;
  }

  Metadata& metadata_;
  const Page& page_;
  const LinkedArticle& linked_;
};

}  // namespace

void fill_page_metadata(Article& article, const RawArticle& raw, const Page& page, const LinkedArticle& linked, const Headline& headline, const std::vector<Zone>& zones) {
  article.metadata.title = headline.text;
  article.metadata.title_method = headline.method;
  PageMetadata filler(article.metadata, page, linked);
  filler.fill_site();
  fill_page_authors(article.metadata, page, linked, headline.block, zones);
  for (const auto& [name, value] : raw.side_metadata)  // what a person states comes first
    if (name == "published")
      if (auto date = find_date(value)) {
        article.metadata.published = std::move(*date);
        article.metadata.published.method = "side_metadata";
      }
  fill_page_dates(article.metadata, page, linked, headline.block, zones);
}

}  // namespace crosstell::html
