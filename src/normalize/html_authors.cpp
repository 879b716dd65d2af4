// SPDX-License-Identifier: Apache-2.0
#include "html_authors.h"

#include <algorithm>

#include "html_weights.h"
#include "html_words.h"
#include "line_shape.h"
#include "metadata.h"
#include "people.h"

namespace crosstell::html {
namespace {

constexpr std::string_view kAuthorMetas[] = {"author", "article:author", "article:author_name", "authors", "byl", "byline", "dc.creator", "dcterms.creator", "dc.author", "parsely-author", "sailthru.author",
                                "cxenseparse:author", "citation_author", "og:article:author", "article.author", "rbauthors", "creator", "twitter:data1:author"};
constexpr std::size_t kHeadLines = 25, kLinesAbove = 4;
constexpr std::uint32_t kBylineWords = 25;

/// "View all posts by Ada Holm" -> "Ada Holm".
std::string without_lead(const std::string& text) {
  for (const std::string_view lead : {"view all posts by ", "posts by ", "more by ", "recipe by ", "written by ", "posted by ", "article by ", "text by ", "review by ", "see all posts by ", "about ", "by: ", "by "})
    if (text.size() > lead.size() && equals_folded(std::string_view(text).substr(0, lead.size()), lead)) return text.substr(lead.size());
  return text;
}

/// What a name is said to have done other than write: "Contributions from", "Edited by", "Photo:".
bool names_other_part(std::string_view before) {
  const std::string line = folded(before, 200);
  for (const std::string_view word : {"contribut", "edited", "editor", "review", "checked", "photo", "illustrat", "research", "translat", "produced", "additional", "medically", "video"})
    if (line.find(word) != std::string::npos) return true;
  return false;
}

class AuthorFinder {
 public:
  AuthorFinder(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline, const std::vector<Zone>& zones) : metadata_(metadata), page_(page), linked_(linked), zones_(zones) {
    find_head(headline);
  }

  void fill() {
    std::vector<std::string> stated = stated_people();
    const std::vector<std::string> shown = shown_byline();
    if (!stated.empty()) return put(reconciled(std::move(stated), shown));
    if (!shown.empty() && is_people(shown)) return put(shown);
    if (put(marked(true)), !metadata_.authors.empty()) return;
    if (put(shown), !metadata_.authors.empty()) return;
    if (put(marked(false)), !metadata_.authors.empty()) return;
    if (put(linked_to()), !metadata_.authors.empty()) return;
    if (put(byline_below()), !metadata_.authors.empty()) return;
    metadata_.authors = linked_.organizations;
    if (metadata_.authors.empty()) metadata_.authors = site_as_author_;
  }

 private:
  /// The lines around the headline up to the second paragraph.
  void find_head(std::int32_t headline) {
    if (headline < 0) return;
    const auto title = static_cast<std::size_t>(headline);
    std::size_t paragraphs = 0;
    for (std::size_t i = title < kLinesAbove ? 0 : title - kLinesAbove; i < zones_.size() && i < title + kHeadLines && paragraphs < 2; ++i) {
      if (page_.blocks[i].words >= 30) ++paragraphs;
      const bool near = zones_[i] == Zone::navigation ? (page_.blocks[i].families & (family_byline | family_bio)) != 0 : is_near_text(zones_[i]);
      if (page_.blocks[i].words > 8 && ends_sentence(line_of(i))) continue;
      if (i != title && page_.blocks[i].words > 0 && page_.blocks[i].words <= kBylineWords && near && zones_[i] != Zone::caption) head_.push_back(i);
    }
  }

  /// People whom JSON-LD and meta elements name. A site that names itself as author is kept apart: it is the author when nobody else is.
  std::vector<std::string> stated_people() {
    std::vector<std::string> out;
    for (const std::string& name : linked_.authors) add(out, name);
    for (const std::string_view name : kAuthorMetas) {
      if (!out.empty()) break;
      for (const auto& [key, value] : page_.metas)
        if (key == name) add(out, value);
    }
    if (linked_.authors.empty())  // said to be a person, it may have the name of its site
      for (const std::string& name : out)
        if (is_site(name)) site_as_author_.push_back(name);
    if (out.size() > 1 || linked_.authors.empty()) std::erase_if(out, [&](const std::string& name) { return is_site(name); });
    return out;
  }

  [[nodiscard]] bool is_site(const std::string& name) const {
    const std::string fold = folded(name), site = folded(metadata_.source);
    return !site.empty() && (fold == site || fold == folded(linked_.publisher));
  }

  /// What follows "By" in the head of the article; a line that is nothing but "Author" speaks of the next.
  [[nodiscard]] std::vector<std::string> shown_byline() const {
    bool expects = false;
    for (const std::size_t i : head_) {
      const std::string_view line = line_of(i);
      std::string_view rest = after_byline_word(line);
      if (rest.empty() && expects) rest = line;
      if (rest.empty() && zones_[i] == Zone::byline)  // "12 March 2026 by Ada Holm"
        if (const auto at = line.find(" by "); at != std::string_view::npos && !names_other_part(line.substr(0, at))) rest = line.substr(at + 4);
      expects = rest.empty() && is_byline_word(line);
      if (rest.empty()) continue;
      if (auto people = people_in(rest); !people.empty()) return people;
    }
    return {};
  }

  static bool is_byline_word(std::string_view line) {
    const std::string fold = folded(line, 30);
    return fold == "by" || fold == "author" || fold == "authors" || fold == "written by" || fold == "words" || fold == "posted by" || fold == "reporter";
  }

  static bool is_people(const std::vector<std::string>& names) { return names.size() > 1 || word_count(names.front()) >= 2; }

  /// Stated names as the head of the article has them.
  [[nodiscard]] std::vector<std::string> reconciled(std::vector<std::string> stated, const std::vector<std::string>& shown) const {
    const auto has = [](const std::vector<std::string>& names, const std::string& name) {
      return std::any_of(names.begin(), names.end(), [&](const std::string& other) { return folded(other) == folded(name); });
    };
    const bool all_shown = !shown.empty() && std::all_of(stated.begin(), stated.end(), [&](const std::string& name) { return has(shown, name); });
    if (all_shown) return shown.size() > stated.size() ? shown : stated;
    // "Harbour Post" to machines, "By Ada Holm" to readers.
    if (std::none_of(stated.begin(), stated.end(), may_be_person) && !shown.empty() && may_be_person(shown.front())) return shown;
    if (stated.size() < 2) return stated;
    std::vector<std::string> writers;
    for (const std::string& name : stated)
      if (has(shown, name) || stands_as_writer(name)) writers.push_back(name);
    return writers.empty() ? stated : writers;
  }

  /// Whether the head of the article shows the name and gives it no other part.
  [[nodiscard]] bool stands_as_writer(const std::string& name) const {
    for (std::size_t k = 0; k < head_.size(); ++k) {
      const std::string_view line = line_of(head_[k]);
      const auto at = line.find(name);
      if (at == std::string_view::npos) continue;
      if (names_other_part(line.substr(0, at))) return false;
      return at > 0 || k == 0 || !names_other_part(line_of(head_[k - 1])) || page_.blocks[head_[k - 1]].words > 4;
    }
    return false;
  }

  /// Names in elements that say author: by rel and itemprop, else by their class.
  [[nodiscard]] std::vector<std::string> marked(bool exact) const {
    std::vector<std::string> out;
    for (const Mark& mark : page_.marks) {
      if (mark.kind != Mark::Kind::author || mark.exact != exact || mark.end <= mark.begin || mark.end - mark.begin > 200) continue;
      if (mark.block < zones_.size() && !is_near_text(zones_[mark.block])) continue;
      std::string text = without_lead(text_of_mark(mark));
      if (const std::string_view rest = after_byline_word(text); !rest.empty()) text = std::string(rest);
      const bool plain = text.size() < 60 && text.find_first_of("0123456789|") == std::string::npos && text.find("\xC2\xB7") == std::string::npos;
      if (exact && plain) add(out, text);
      else
        for (const std::string& name : people_in(text))
          if (may_be_person(name)) add(out, name);
      if (!out.empty() && !exact) break;
    }
    return out;
  }

  /// Names that link to pages of authors, in the head of the article.
  [[nodiscard]] std::vector<std::string> linked_to() const {
    std::vector<std::string> out;
    for (const Mark& mark : page_.marks) {
      if (mark.kind != Mark::Kind::author_link || std::find(head_.begin(), head_.end(), mark.block) == head_.end()) continue;
      for (const std::string& name : people_in(text_of_mark(mark))) add(out, name);
    }
    return out;
  }

  /// "Posted by Ada Holm at 12 March" below the text.
  [[nodiscard]] std::vector<std::string> byline_below() const {
    for (std::size_t i = 0; i < zones_.size(); ++i) {
      const TextBlock& block = page_.blocks[i];
      if (block.words < 2 || block.words > 15 || !is_near_text(zones_[i]) || zones_[i] == Zone::caption) continue;
      const std::string_view line = line_of(i), rest = after_byline_word(line);
      const bool says = zones_[i] == Zone::byline || equals_folded(line.substr(0, 7), "written") || equals_folded(line.substr(0, 6), "posted");
      if (rest.empty() || !says) continue;
      if (auto people = people_in(rest); !people.empty()) return people;
    }
    return {};
  }

  /// Not in a teaser, a comment or the furniture of the site.
  static bool is_near_text(Zone zone) { return zone != Zone::related && zone != Zone::comment && zone != Zone::navigation && zone != Zone::hidden; }

  [[nodiscard]] std::string_view line_of(std::size_t index) const { return text_of(page_, page_.blocks[index]); }

  [[nodiscard]] std::string text_of_mark(const Mark& mark) const {
    std::string text = page_.text.text.substr(mark.begin, mark.end - mark.begin);
    std::replace(text.begin(), text.end(), '\n', ' ');
    const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
  }

  static void add(std::vector<std::string>& to, const std::string& stated) {
    const std::string text = without_lead(stated);
    if (text.find("://") == std::string::npos && text.find('@') != 0) add_authors(to, text);
  }

  void put(const std::vector<std::string>& names) {
    for (const std::string& name : names)
      if (std::find(metadata_.authors.begin(), metadata_.authors.end(), name) == metadata_.authors.end()) metadata_.authors.push_back(name);
  }

  Metadata& metadata_;
  const Page& page_;
  const LinkedArticle& linked_;
  const std::vector<Zone>& zones_;
  std::vector<std::size_t> head_;  ///< lines around the headline
  std::vector<std::string> site_as_author_;
};

}  // namespace

void fill_page_authors(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline, const std::vector<Zone>& zones) {
  AuthorFinder(metadata, page, linked, headline, zones).fill();
}

}  // namespace crosstell::html
