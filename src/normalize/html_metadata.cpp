// SPDX-License-Identifier: Apache-2.0
#include "html_metadata.h"

#include <algorithm>
#include <cstdlib>

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

/// "View all posts by Ada Holm" -> "Ada Holm".
std::string without_lead(const std::string& text) {
  for (const std::string_view lead : {"view all posts by ", "posts by ", "more by ", "recipe by ", "written by ", "posted by ", "article by ", "text by ", "review by ", "see all posts by ", "about ", "by: ", "by "})
    if (text.size() > lead.size() && equals_folded(std::string_view(text).substr(0, lead.size()), lead)) return text.substr(lead.size());
  return text;
}

bool starts_upper(std::string_view word) { return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3); }

/// Days between two dates, for dates at most a month apart; else a large number.
int days_apart(const PublicationDate& a, const PublicationDate& b) {
  const int months = (a.year - b.year) * 12 + a.month - b.month;
  if (months == 0) return std::abs(a.day - b.day);
  const PublicationDate& later = months > 0 ? a : b;
  const PublicationDate& earlier = months > 0 ? b : a;
  return std::abs(months) == 1 && later.day == 1 && earlier.day >= 28 ? 1 : 1000;
}

class PageMetadata {
 public:
  PageMetadata(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline) : metadata_(metadata), page_(page), linked_(linked), headline_(headline) {}

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
        const std::string text = clean_text(mark);
        const bool plain = text.size() < 60 && text.find_first_of("0123456789|") == std::string::npos;
        add(exact && plain ? text : person_in(text));
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
    take_shown_date(zones);
    PublicationDate modified;
    take(modified, linked_.modified, "json_ld");
    for (const std::string_view name : kModifiedMetas)
      if (const std::string* value = meta({name})) take(modified, *value, "meta:" + std::string(name));
    if (modified.known()) metadata_.modified = modified;
  }

 private:
  /// The date that readers see between headline and text. Machine-readable dates are often in UTC: where the shown one is a day off, it
  /// is the date on which people there read the article.
  void take_shown_date(const std::vector<Zone>& zones) {
    PublicationDate& published = metadata_.published;
    if (published.method == "side_metadata" || headline_ < 0) return;
    if (!published.known())
      if (auto date = date_in_url(metadata_.url); date && date->day > 0) {
        published = std::move(*date);
        published.method = "url";
        return;
      }
    const auto title = static_cast<std::size_t>(headline_);
    std::size_t paragraphs = 0;
    for (std::size_t i = title < 3 ? 0 : title - 3; i < zones.size() && i < title + 25 && paragraphs < 2; ++i) {
      const TextBlock& block = page_.blocks[i];
      if (block.words >= 30) ++paragraphs;
      if (i == title || block.words > 20 || !is_near_text(zones[i])) continue;
      const std::string_view text = std::string_view(page_.text.text).substr(block.begin, block.end - block.begin);
      if (text.find("pdated") != std::string_view::npos || text.find("PDATED") != std::string_view::npos || text.find("odified") != std::string_view::npos) continue;
      const auto shown = find_date(text);
      if (!shown || shown->day == 0) continue;
      if (!published.known() || published.day == 0 || days_apart(published, *shown) == 1) {
        published = *shown;
        published.method = "text:shown_date";
      }
      return;
    }
  }

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

  void add(std::string text) {
    text = without_lead(text);
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
  const Page& page_;
  const LinkedArticle& linked_;
  std::int32_t headline_;
};

}  // namespace

std::string person_in(std::string_view line) {
  const std::string text = without_lead(std::string(line));
  std::string out;
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string_view word = std::string_view(text).substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    const bool joins = word == "and" || word == "&" || word == "de" || word == "van" || word == "von" || word == "bin" || word == "al";
    static constexpr std::string_view kNoNames[] = {"Senior", "Staff", "Head", "Chief", "Editor", "Reporter", "Writer", "Contributor", "Correspondent", "Updated", "Last", "Published", "Posted", "On",
                                                    "Posts", "Author", "Associate", "Managing", "Executive", "Director", "Web", "January", "February", "March", "April", "June", "July", "August",
                                                    "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Category", "Tags", "Share", "Follow", "Comments", "Read"};
    if (std::find(std::begin(kNoNames), std::end(kNoNames), word) != std::end(kNoNames)) break;
    if (!joins && !starts_upper(word)) break;
    if (std::any_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '|' || c == ':'; })) break;
    if (!out.empty()) out += ' ';
    out += word;
    ++words;
    if (word.back() == ',' && words >= 5) break;
  }
  while (!out.empty() && (out.back() == ',' || out.back() == '-' || out.back() == ' ')) out.pop_back();
  return words >= 2 && words <= 10 ? out : std::string();
}

void fill_page_metadata(Article& article, const RawArticle& raw, const Page& page, const LinkedArticle& linked, const Headline& headline, const std::vector<Zone>& zones) {
  article.metadata.title = headline.text;
  article.metadata.title_method = headline.method;
  PageMetadata filler(article.metadata, page, linked, headline.block);
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
