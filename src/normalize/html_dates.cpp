// SPDX-License-Identifier: Apache-2.0
#include "html_dates.h"

#include <algorithm>

#include "dates.h"
#include "html_weights.h"
#include "html_words.h"
#include "line_shape.h"

namespace crosstell::html {
namespace {

constexpr std::string_view kDateMetas[] = {"article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date",
                              "publication_date", "publish-date", "publishdate", "published_at", "pubdate", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date.created",
                              "dc.date", "dcterms.date", "article_date_original", "citation_publication_date", "citation_date", "originalpublicationdate", "displaydate", "date", "datecreated", "article:post_time", "created"};
constexpr std::string_view kModifiedMetas[] = {"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article:modified", "modified"};
constexpr std::size_t kHeadLines = 25;       ///< below the headline
constexpr std::size_t kLinesAbove = 3;
constexpr std::uint32_t kTextWords = 30;     ///< a line so long is a paragraph
constexpr std::uint32_t kDateLineWords = 20;

/// What a line says of its date.
enum class Label : std::uint8_t { none, published, updated, other };

struct Shown {
  PublicationDate date;
  Label label = Label::none;
};

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// "Last updated on" -> updated; "Photo:" -> other; "By Ada Holm |" -> none.
Label label_of(std::string_view before) {
  const std::string line = folded(before, 200);
  if (has_any(line, {"updat", "modif", "revis", "edited", "refreshed", "aktualisiert", "mis \xC3\xA0 jour", "actualizado", "atualizado"})) return Label::updated;
  if (has_any(line, {"publish", "posted", "released", "issued", "written", "ver\xC3\xB6" "ffentlicht", "publi\xC3\xA9", "publicado", "erstellt"})) return Label::published;
  const bool named = !before.empty() && before.back() == ':' && line != "by" && line != "date" && line != "on";
  return named || has_any(line, {"event", "review", "born", "died", "photo", "expires", "deadline", "starts", "ends", "until", "from ", "taken", "stated", "said"}) ? Label::other : Label::none;
}

bool day_comes_first(std::string_view language) {
  if (language.size() < 2) return false;
  const std::string_view region = language.size() >= 5 ? language.substr(3, 2) : std::string_view();
  if (!equals_folded(language.substr(0, 2), "en")) return true;
  for (const std::string_view place : {"gb", "au", "nz", "ie", "in", "za", "ng", "ke", "sg", "my"})
    if (equals_folded(region, place)) return true;
  return false;
}

class DateFinder {
 public:
  DateFinder(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline, const std::vector<Zone>& zones)
      : metadata_(metadata), page_(page), linked_(linked), headline_(headline), zones_(zones), day_first_(day_comes_first(page.language)) {}

  void fill() {
    PublicationDate machine, modified;
    take(machine, linked_.published, "json_ld");
    take_metas(machine, kDateMetas);
    take(modified, linked_.modified, "json_ld");
    take_metas(modified, kModifiedMetas);
    PublicationDate& published = metadata_.published;
    if (!published.known()) published = chosen(machine, modified);
    if (!published.known()) take_anywhere(published);
    if (!modified.known()) modified = updated_;
    if (modified.known()) metadata_.modified = modified;
  }

 private:
  /// The page's date from what its head shows and what machines are told.
  PublicationDate chosen(const PublicationDate& machine, const PublicationDate& modified) {
    Shown published, updated;
    for (const Shown& shown : shown_in_head()) {
      if (modified.known() && is_after(shown.date, modified) && days_apart(shown.date, modified) > 1) continue;  // an event to come
      const bool is_update = shown.label == Label::updated || (shown.label == Label::none && machine.known() && modified.known() && days_apart(shown.date, machine) > 1 && days_apart(shown.date, modified) <= 1);
      Shown& to = is_update ? updated : published;
      if (shown.label != Label::other && !to.date.known()) to = shown;
    }
    updated_ = updated.date;
    if (published.date.known()) return !machine.known() || days_apart(published.date, machine) > 0 ? published.date : machine;
    if (updated.date.known()) return machine.known() && days_apart(updated.date, machine) == 0 ? machine : updated.date;
    if (machine.known()) return machine;
    if (auto date = date_in_url(metadata_.url); date && date->day > 0) {
      date->method = "url";
      return *date;
    }
    PublicationDate page_date;
    take(page_date, linked_.page_published, "json_ld_page");
    return page_date;
  }

  /// Dates in the lines below the headline, up to the second paragraph, then in those right above it.
  [[nodiscard]] std::vector<Shown> shown_in_head() const {
    std::vector<Shown> out;
    const std::size_t title = headline_ < 0 ? first_text() : static_cast<std::size_t>(headline_);
    add_lines(title, std::min(title + kHeadLines, zones_.size()), true, out);
    add_lines(title < kLinesAbove ? 0 : title - kLinesAbove, title, false, out);
    return out;
  }

  void add_lines(std::size_t first, std::size_t end, bool below, std::vector<Shown>& out) const {
    std::size_t paragraphs = 0;
    Label above = Label::none;  // of a line that is nothing but a label
    for (std::size_t i = first; i < end && paragraphs < 2; ++i) {
      const TextBlock& block = page_.blocks[i];
      if (block.words >= kTextWords) ++paragraphs;
      if (static_cast<std::int32_t>(i) == headline_ || block.words > kDateLineWords || zones_[i] == Zone::caption) continue;
      if (!is_near_text(zones_[i]) && (!below || zones_[i] == Zone::related || !in_time_element(block))) continue;
      const std::string_view line = text_of(page_, block);
      if (block.words > 8 && ends_sentence(line)) continue;
      const std::size_t before = out.size();
      add_shown(line, i, above, out);
      above = out.size() == before && block.words <= 4 ? label_of(line) : Label::none;
    }
  }

  /// Whether a <time> element stands in the line: hidden from programs that read aloud, in a part named wrongly, it is still the date.
  [[nodiscard]] bool in_time_element(const TextBlock& block) const {
    return std::any_of(page_.marks.begin(), page_.marks.end(), [&](const Mark& mark) { return mark.kind == Mark::Kind::time && mark.exact && mark.begin < block.end && mark.end > block.begin; });
  }

  [[nodiscard]] std::size_t first_text() const {
    for (std::size_t i = 0; i < zones_.size(); ++i)
      if (zones_[i] == Zone::paragraph && page_.blocks[i].words >= 12) return i < 8 ? 0 : i - 8;
    return 0;
  }

  /// The dates of one line; of a line that says "two days ago" those of its <time> elements.
  void add_shown(std::string_view line, std::size_t index, Label above, std::vector<Shown>& out) const {
    std::size_t from = 0;
    for (WrittenDate& written : find_dates(line, day_first_)) {
      if (written.date.day == 0) continue;
      Shown shown{std::move(written.date), label_of(line.substr(from, written.begin - from))};
      if (shown.label == Label::none) shown.label = above;
      from = written.end;
      shown.date.method = shown.label == Label::updated ? "text:updated_line" : "text:shown_date";
      out.push_back(std::move(shown));
    }
    if (from > 0) return;
    const TextBlock& block = page_.blocks[index];
    for (const Mark& mark : page_.marks) {
      if (mark.kind != Mark::Kind::time || mark.value.empty() || mark.begin < block.begin || mark.end > block.end) continue;
      auto date = find_date(mark.value);
      if (!date || date->day == 0) continue;
      Shown shown{std::move(*date), label_of(line.substr(0, mark.begin - block.begin))};
      if (shown.label == Label::none) shown.label = above;
      shown.date.method = "time_element";
      out.push_back(std::move(shown));
    }
  }

  /// Elements that hold dates and lines with a label, wherever they stand beside the text.
  void take_anywhere(PublicationDate& date) {
    for (const bool attribute : {true, false})
      for (const Mark& mark : page_.marks) {
        if (mark.kind != Mark::Kind::time || mark.value.empty() == attribute) continue;
        if (mark.block < zones_.size() && !is_near_text(zones_[mark.block])) continue;
        if (attribute) take(date, mark.value, "time_element");
        else if (mark.exact || (mark.families & family_date) != 0) take(date, text_of_mark(mark), "text:date_class");
      }
    for (const Label wanted : {Label::published, Label::updated}) {
      Label above = Label::none;
      for (std::size_t i = 0; i < zones_.size() && !date.known(); ++i) {
        const TextBlock& block = page_.blocks[i];
        if (block.words == 0 || block.words > 12 || !is_near_text(zones_[i])) continue;
        std::vector<Shown> shown;
        add_shown(text_of(page_, block), i, above, shown);
        above = shown.empty() && block.words <= 4 ? label_of(text_of(page_, block)) : Label::none;
        for (Shown& one : shown)
          if (one.label == wanted && !date.known()) date = std::move(one.date);
      }
    }
  }

  /// Not in a teaser, a comment or the furniture of the site.
  static bool is_near_text(Zone zone) { return zone != Zone::related && zone != Zone::comment && zone != Zone::navigation && zone != Zone::hidden; }

  [[nodiscard]] std::string_view text_of_mark(const Mark& mark) const { return std::string_view(page_.text.text).substr(mark.begin, std::min<std::uint64_t>(mark.end - mark.begin, 100)); }

  template <std::size_t N>
  void take_metas(PublicationDate& date, const std::string_view (&names)[N]) const {
    for (const std::string_view name : names)
      for (const auto& [key, value] : page_.metas)
        if (key == name) take(date, value, "meta:" + std::string(name));
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
  const std::vector<Zone>& zones_;
  bool day_first_;
  PublicationDate updated_;
};

}  // namespace

void fill_page_dates(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline, const std::vector<Zone>& zones) {
  DateFinder(metadata, page, linked, headline, zones).fill();
}

}  // namespace crosstell::html
