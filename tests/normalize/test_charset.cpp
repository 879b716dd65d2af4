// SPDX-License-Identifier: Apache-2.0
// Character sets: how they are known, and that every clean character leads back to the bytes it was.
#include <unicode/ucnv.h>

#include <memory>

#include "crosstell/base/utf8.h"
#include "crosstell/read/charset.h"
#include "sample.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

const std::string kText =
    "The caf\u00e9 quarter\u2019s bridge will close for six months, Mayor Ana M\u00fcller said on Tuesday. \u201cWe need \u20ac4 million,\u201d she told reporters \u2014 the biggest sum since 2019.\n\n"
    "About 12,000 drivers use it each day, the council said. The work goes to Hollmann & S\u00f6hne, a firm of the na\u00efve kind, the mayor\u2019s office said.\n";

std::string encoded(const std::string& utf8, const char* converter) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 16, '\0');
  const int32_t length = ucnv_convert(converter, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(), static_cast<int32_t>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace

TEST_CASE("charsets: how they are known", "[normalize]") {
  struct Row { std::string bytes, declared, name, method; };
  const std::string utf8 = "caf\u00e9 na\u00efve \u201cquoted\u201d, and more caf\u00e9s of the na\u00efve kind in S\u00f6hne";
  const std::string latin = "caf\xE9 na\xEFve \x93quoted\x94";
  const auto row = GENERATE_COPY(values<Row>({
      {"plain", "", "utf-8", "valid_utf8"},
      {utf8, "", "utf-8", "valid_utf8"},
      {utf8, "windows-1252", "utf-8", "valid_utf8"},              // a wrong declaration
      {utf8 + "\xE2\x80", "iso-8859-1", "utf-8", "repaired_utf8"},  // cut in the middle of a character
      {"\xEF\xBB\xBF" + utf8, "koi8-r", "utf-8", "bom"},
      {latin, "latin1", "windows-1252", "declared"},
      {latin, " ISO-8859-1 ", "windows-1252", "declared"},
      {latin, "utf-8", "windows-1252", "default"},
      {latin, "utf-16", "windows-1252", "default"},
      {latin, "no-such-set", "windows-1252", "default"},
      {"\xCF\xF0\xE8", "cp1251", "windows-1251", "declared"},
      {"\xC4\xE3\xBA\xC3", "gb2312", "gbk", "declared"},
      {"\x82\xB1", "x-sjis", "shift_jis", "declared"},
      {encoded(utf8, "UTF-16LE"), "", "utf-16le", "detected"},
      {encoded(utf8, "UTF-16BE"), "", "utf-16be", "detected"},
      {"\xFF\xFE" + encoded(utf8, "UTF-16LE"), "", "utf-16le", "bom"},
      {std::string("\xFF\xFE\0\0", 4) + encoded(utf8, "UTF-32LE"), "", "utf-32le", "bom"},
      {std::string("\0\0\xFE\xFF", 4) + encoded(utf8, "UTF-32BE"), "", "utf-32be", "bom"},
  }));
  CAPTURE(row.bytes, row.declared);
  std::size_t mark = 0;
  const Charset charset = detect_charset(row.bytes, row.declared, mark);
  CHECK(charset.name == row.name);
  CHECK((charset.method == row.method || (row.method == "default" && charset.method == "detected")));
}

TEST_CASE("charsets: text files and JSON in any of them give one text, and their bytes back", "[normalize]") {
  const char* converter = GENERATE("windows-1252", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE");
  const bool json = GENERATE(false, true);
  CAPTURE(converter, json);
  const std::string name = converter;
  std::string escaped;
  for (const char c : kText) escaped += c == '\n' ? "\\n" : std::string(1, c);
  std::string bytes = encoded(json ? "{\"title\": \"Bridge\", \"text\": \"" + escaped + "\"}" : kText, converter);
  if (name == "UTF-16LE" || name == "UTF-32LE") bytes = encoded("\uFEFF", converter) + bytes;
  const Article article = article_of(bytes, json ? Container::json : Container::text);
  for (const std::string part : {"caf\u00e9", "\u20ac4 million", "M\u00fcller", "S\u00f6hne", "na\u00efve", "\u2014"}) {
    const auto at = article.clean.find(part);
    REQUIRE(at != std::string::npos);
    const RawSpan raw = raw_span(article.map, {at, at + part.size()});
    CHECK(bytes.substr(raw.begin, raw.end - raw.begin) == encoded(part, converter));
  }
  CHECK(article.not_analysed.empty());
}

TEST_CASE("charsets: what cannot be decoded is counted, offsets hold", "[normalize]") {
  struct Row { std::string bytes, code; std::uint64_t count; };
  const auto row = GENERATE(values<Row>({
      {"The bridge \u00e9\u00e8\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u00f0\u00f1\u00f2 of \xE2\x80 ends here.", "invalid_bytes", 2},
      {std::string("\xFF\xFE" "T\0h\0e\0 \0e\0n\0d\0 \0i\0s\0 \0n\0e\0a\0r\0, \0s\0a\0y\0s", 41), "undecodable_bytes", 1},
  }));
  CAPTURE(row.bytes);
  const Article article = article_of(row.bytes);
  CHECK(article.clean.find("\uFFFD") != std::string::npos);
  std::uint64_t count = 0;
  for (const Diagnostic& diagnostic : article.diagnostics)
    if (diagnostic.code == row.code) count += diagnostic.count;
  CHECK(count == row.count);
  for (const MapRun& run : article.map.runs()) CHECK(run.source_begin + run.source_length <= row.bytes.size());
}

TEST_CASE("UTF-8 read as windows-1252 is turned back where whole runs are", "[normalize]") {
  struct Row { const char* text; const char* clean; };
  const auto row = GENERATE(values<Row>({
      {"It\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s late", "It\xE2\x80\x99s late"},                                  // its bytes as three characters
      {"caf\xC3\x83\xC2\xA9", "caf\xC3\xA9"},
      {"\xC3\x82\xC2\xA3" "40", "\xC2\xA3" "40"},
      {"caf\xC3\x83\xC6\x92\xC3\x82\xC2\xA9", "caf\xC3\xA9"},                                              // twice
      {"a \xC3\xB0\xC5\xB8\xCB\x9C\xE2\x82\xAC b", "a \xF0\x9F\x98\x80 b"},
      {"CAF\xC3\x89\xE2\x80\x9D said", "CAF\xC3\x89\xE2\x80\x9D said"},                                    // a capital before a quotation mark
      {"l\xC3\xA0\xC2\xA0\xC2\xBB fin", "l\xC3\xA0 \xC2\xBB fin"},                                         // French
      {"\xC3\xA9t\xC3\xA9 \xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D", "\xC3\xA9t\xC3\xA9 \xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D"},
      {"x\xC3\xA9\xC3\x83\xC2\xA9", "x\xC3\xA9\xC3\x83\xC2\xA9"},                                          // not the whole run
  }));
  CAPTURE(row.text);
  for (const bool page : {false, true}) {
    const Article article = page ? test::article_of("<p>" + std::string(row.text) + "</p>", Container::html) : test::article_of(row.text);
    CHECK(article.clean == row.clean);
    CHECK(article.map.output_length() == article.clean.size());
    const bool told = std::any_of(article.diagnostics.begin(), article.diagnostics.end(), [](const Diagnostic& diagnostic) { return diagnostic.code == "mojibake"; });
    CHECK(told == (std::string(row.text).find("fin") == std::string::npos && std::string(row.text) != row.clean));
  }
  CHECK(test::article_of("{\"text\": \"It\\u00e2\\u20ac\\u2122s late\"}", Container::json).clean == "It\xE2\x80\x99s late");
}
