// SPDX-License-Identifier: Apache-2.0
// Text of articles is data: in no report may it become markup, a formula, a request or a command.
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "catch.h"
#include "crosstell/base/utf8.h"
#include "crosstell/report.h"
#include "fixture.h"

using namespace crosstell;

namespace {

std::vector<std::string> payloads() {
  return {"<script>alert(1)</script>", "</style><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<svg/onload=alert(1)>",
          "</title><body onload=alert(1)>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;script&gt;", "&#60;script&#62;", "<a href=javascript:alert(1)>x</a>",
          "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "https://x.example/\" onclick=\"alert(1)", "https://x.example/'><b>",
          "<iframe src=//evil.example>", "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<base href=//evil.example>",
          "<style>*{background:url(//evil.example)}</style>", "<mark id=s-contradiction>", "</bdi></blockquote></article>", "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1",
          "=HYPERLINK(\"http://evil.example\",\"x\")", "a,b\"c\nd", "# heading", "![x](http://evil.example/x.png)", "[x](javascript:alert(1))", "<http://evil.example>",
          "* item\n\n# title", "| a | b |\n|---|---|", "```\ncode", "`x` **b** _i_ ~~s~~", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\xE2\x80\xAE" "b\xE2\x80\xAC",
          "\xC2\x9B" "31m", std::string("a\0b", 3), "\xFF\xFE broken", "\xE2\x80\xA8" "line", "{{7*7}}", "${7*7}", "'; DROP TABLE claim; --", "%00%0a", "1. one\n2. two"};
}

struct Element { std::string name; bool close = false; std::vector<std::pair<std::string, std::string>> attributes; };

/// Every tag of a page, as a browser would see them: the writer escapes '<' in text and quotes in attributes, so tags are what this finds.
std::vector<Element> elements(const std::string& page) {
  static const std::regex tag(R"(<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*)>)"), attribute(R"re(([a-zA-Z-]+)="([^"]*)")re");
  std::vector<Element> out;
  for (std::sregex_iterator at(page.begin(), page.end(), tag), end; at != end; ++at) {
    Element element{(*at)[2].str(), (*at)[1].length() > 0, {}};
    const std::string rest = (*at)[3].str();
    for (std::sregex_iterator a(rest.begin(), rest.end(), attribute); a != end; ++a) element.attributes.emplace_back((*a)[1].str(), (*a)[2].str());
    out.push_back(std::move(element));
  }
  return out;
}

std::string render(const std::string& text, ReportFormat format) { return write_report(fixture::store_full_of(text), format, {}); }

/// The sequence of tags without attributes' values: what the page is built of.
std::string skeleton(const std::string& page) {
  std::string out;
  for (const Element& element : elements(page)) {
    out += (element.close ? "/" : "") + element.name;
    for (const auto& [name, value] : element.attributes) out += " " + name;
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("html: hostile text adds no element and no attribute", "[report]") {
  // A link is made only of http(s) addresses; both forms of the harmless page have the same elements otherwise.
  const std::string plain = skeleton(render("harmless", ReportFormat::html)), linked = skeleton(render("https://x.example/", ReportFormat::html));
  for (const std::string& payload : payloads()) {
    CAPTURE(payload);
    const std::string page = render(payload, ReportFormat::html);
    CHECK(skeleton(page) == (payload.starts_with("https://") ? linked : plain));
    CHECK(is_utf8(page));
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(page.find('\0') == std::string::npos);
    CHECK(page.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("article page: hostile text adds no element, and nothing reaches a terminal", "[report]") {
  const auto page = [](const std::string& text, PageFormat format) {
    const Store store = fixture::store_full_of(text);
    return write_article(store, store.article_heads().at(0).id, format, {}).value_or("");
  };
  const std::string plain = skeleton(page("harmless", PageFormat::html));
  CHECK(plain.find("\nmark") != std::string::npos);  // the claims are there
  for (const std::string& payload : payloads()) {
    CAPTURE(payload);
    CHECK(skeleton(page(payload, PageFormat::html)) == plain);
    const std::string text = page(payload, PageFormat::text);
    CHECK(is_utf8(text));
    for (const char* forbidden : {"\x1b", "\xE2\x80\xAE", "\xC2\x9B", "\r"}) CHECK(text.find(forbidden) == std::string::npos);
  }
  CHECK_FALSE(write_article(fixture::store_full_of("x"), "d-aaaaaaaaaaaa", PageFormat::text, {}));
}

TEST_CASE("html: nothing is requested, nothing runs", "[report]") {
  const std::set<std::string> allowed = {"!DOCTYPE", "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "b", "bdi", "br", "nav",
                                         "main", "section", "article", "div", "span", "details", "summary", "blockquote", "mark", "u", "code", "meter", "table", "thead", "tbody",
                                         "tr", "th", "td", "footer"};
  for (const std::string& payload : payloads()) {
    const std::string page = render(payload, ReportFormat::html);
    CAPTURE(payload);
    for (const Element& element : elements(page)) {
      CAPTURE(element.name);
      CHECK(allowed.count(element.name) == 1);
      for (const auto& [name, value] : element.attributes) {
        CAPTURE(name, value);
        CHECK_FALSE(name.starts_with("on"));
        CHECK(name != "src");
        CHECK(name != "style");
        if (name == "href") CHECK((value.starts_with("#") || value.starts_with("https://")));
      }
      if (element.name == "a" && !element.close && element.attributes.back().second.starts_with("https://"))
        CHECK(element.attributes.front() == std::pair<std::string, std::string>{"rel", "noreferrer noopener nofollow"});
    }
    const auto style = page.substr(page.find("<style>"), page.find("</style>") - page.find("<style>"));
    CHECK(style.find("url(") == std::string::npos);
    CHECK(style.find("@import") == std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
  }
}

TEST_CASE("html: ids are unique, links inside lead somewhere, headings go down one step", "[report]") {
  const std::string page = render("harmless", ReportFormat::html);
  std::set<std::string> ids;
  std::vector<std::string> targets;
  int level = 0;
  bool header_cells = true;
  for (const Element& element : elements(page)) {
    if (element.close) continue;
    for (const auto& [name, value] : element.attributes) {
      if (name == "id") CHECK(ids.insert(value).second);
      if (name == "href" && value.starts_with("#")) targets.push_back(value.substr(1));
      if (name == "aria-labelledby") targets.push_back(value);
    }
    if (element.name.size() == 2 && element.name[0] == 'h' && element.name[1] >= '1' && element.name[1] <= '6') {
      CHECK(element.name[1] - '0' <= level + 1);
      level = element.name[1] - '0';
    }
    if (element.name == "th") header_cells = header_cells && !element.attributes.empty() && element.attributes[0].first == "scope";
    if (element.name == "html") CHECK(element.attributes == std::vector<std::pair<std::string, std::string>>{{"lang", "en"}});
  }
  for (const std::string& target : targets) CHECK(ids.count(target) == 1);
  CHECK(header_cells);
  CHECK(page.find("<h1>") == page.rfind("<h1>"));
  CHECK(page.find("class=\"skip\"") != std::string::npos);
  CHECK(page.find("<main>") != std::string::npos);
}

TEST_CASE("html: every opened element is closed, in order", "[report]") {
  const std::set<std::string> empty = {"!DOCTYPE", "meta", "br"};
  std::vector<std::string> open;
  for (const Element& element : elements(render("harmless", ReportFormat::html))) {
    if (empty.count(element.name) != 0) continue;
    if (!element.close) {
      open.push_back(element.name);
      continue;
    }
    REQUIRE_FALSE(open.empty());
    CHECK(open.back() == element.name);
    open.pop_back();
  }
  CHECK(open.empty());
}

TEST_CASE("markdown: hostile text stays text", "[report]") {
  static const std::regex markup(R"((^|[^\\])(<[a-zA-Z!/]|\]\(|!\[))");
  const auto headings = [](const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) == std::string::npos ? text.size() : text.find('\n', at) + 1) count += text[at] == '#';
    return count;
  };
  const std::size_t expected = headings(render("harmless", ReportFormat::markdown));
  for (const std::string& payload : payloads()) {
    CAPTURE(payload);
    const std::string text = render(payload, ReportFormat::markdown);
    // Inside backquotes nothing is markup.
    const std::string prose = std::regex_replace(text, std::regex("`[^`\n]*`"), "x");
    CHECK_FALSE(std::regex_search(prose, markup));
    CHECK(headings(text) == expected);
    CHECK(is_utf8(text));
    CHECK(text.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("csv: no cell is a formula, every row has every column", "[report]") {
  for (const std::string& payload : payloads()) {
    CAPTURE(payload);
    const std::string text = render(payload, ReportFormat::csv);
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') rows.back().back() += text[++i];
      else if (c == '"') quoted = !quoted;
      else if (!quoted && c == ',') rows.back().emplace_back();
      else if (!quoted && c == '\n') rows.emplace_back(1);
      else if (quoted || c != '\r') rows.back().back() += c;
    }
    rows.pop_back();
    REQUIRE(rows.size() == 7);  // header, three findings with two pieces of evidence
    for (const auto& row : rows) {
      CHECK(row.size() == rows.front().size());
      for (const std::string& cell : row) CHECK((cell.empty() || std::string("=+-@\t\r").find(cell[0]) == std::string::npos));
    }
  }
}

TEST_CASE("json: is read back exactly", "[report]") {
  for (const std::string& payload : payloads()) {
    CAPTURE(payload);
    const auto report = nlohmann::json::parse(render(payload, ReportFormat::json));
    CHECK(report["findings"].size() == 3);
    if (is_utf8(payload)) CHECK(report["findings"][0]["subject"] == payload);
  }
}

TEST_CASE("reports: the same store gives the same bytes, sections in order, the cut is announced", "[report]") {
  for (const ReportFormat format : {ReportFormat::html, ReportFormat::markdown, ReportFormat::json, ReportFormat::csv}) CHECK(render("harmless", format) == render("harmless", format));
  const Store store = fixture::store_full_of("harmless");
  ReportOptions options;
  options.max_findings = 1;
  const auto report = nlohmann::json::parse(write_report(store, ReportFormat::json, options));
  CHECK(report["findings_left_out"] == 2);
  CHECK(report["findings"][0]["section"] == "contradiction");
  CHECK(write_report(store, ReportFormat::html, options).find("further findings") != std::string::npos);
  const Store empty = Store::open(":memory:", {});
  CHECK(write_report(empty, ReportFormat::html, {}).find("None was found") != std::string::npos);
  CHECK(write_report(empty, ReportFormat::markdown, {}).find("None was found") != std::string::npos);
}
