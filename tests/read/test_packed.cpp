// SPDX-License-Identifier: Apache-2.0
// Packed files and web archives: which records are found, what their bytes are, and what damage costs.
#include <algorithm>

#include "folder.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

const std::string kHtml = "Content-Type: text/html; charset=ISO-8859-1";

std::vector<std::string> bytes_of(const Listing& listing, const ReadOptions& options = {}) {
  std::vector<std::string> out;
  RecordReader reader(options);
  for (const RecordLocator& locator : listing.records) {
    const auto record = reader.read(locator);
    out.push_back(record ? record->bytes : "! " + std::string(name_of(record.error().code)));
    if (record) CHECK(read_record(locator, options)->bytes == record->bytes);  // a fresh reader gets the same
    if (record) CHECK(*reader.read_payload(locator) == record->bytes);
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

std::string repeated(const std::string& piece, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("packed files are read as what they hold", "[read]") {
  const Folder folder;
  const std::string lines = "{\"text\": \"one\"}\n\n{\"text\": \"two\"}\n{\"text\": \"three\"}";
  folder.write("a.txt.gz", gzip("A text.\n"));
  folder.write("b.md.zst", zstd("# A text\n"));
  folder.write("c.jsonl.gz", gzip(lines));
  folder.write("d.jsonl.zst", zstd(lines.substr(0, 20)) + zstd(lines.substr(20)));
  folder.write("e.json.gz", gzip("[{\"text\": \"four\"}, {\"text\": \"five\"}]"));
  folder.write("f.gz", gzip("what is this?"));
  folder.write("g.txt.gz", gzip("One member, ") + gzip("two members.") + std::string(512, '\0'));
  folder.write("h.txt.gz", "");
  const Listing listing = list(folder);
  CHECK(bytes_of(listing) == std::vector<std::string>{"A text.\n", "# A text\n", "{\"text\": \"one\"}", "{\"text\": \"two\"}", "{\"text\": \"three\"}", "{\"text\": \"one\"}",
                                                      "{\"text\": \"two\"}", "{\"text\": \"three\"}", "{\"text\": \"four\"}", "{\"text\": \"five\"}", "One member, two members.",
                                                      "! empty"});
  CHECK(format_name(listing.records[0]) == "text in gz");
  CHECK(format_name(listing.records[1]) == "markdown in zst");
  CHECK(listing.records[4].line == 4);
  REQUIRE(listing.problems.size() == 1);
  CHECK(listing.problems[0].locator.path == "f.gz");
  for (const RecordLocator& locator : listing.records) {
    RecordLocator again;
    set_format(again, format_name(locator));
    CHECK(format_name(again) == format_name(locator));
  }
}

TEST_CASE("records of a packed file can be read in any order", "[read]") {
  const Folder folder;
  std::string lines, members;
  for (int i = 0; i < 3000; ++i) {
    const std::string line = "{\"text\": \"line " + std::to_string(i) + std::string(static_cast<std::size_t>(i % 97), 'x') + "\"}\n";
    lines += line;
    members += gzip(line);
  }
  folder.write("a.jsonl.gz", gzip(lines));
  folder.write("b.jsonl.gz", members);
  Listing listing = list(folder);
  REQUIRE(listing.records.size() == 6000);
  CHECK(listing.records[4000].member_offset > 0);
  const std::vector<std::string> in_order = bytes_of(listing);
  std::vector<std::size_t> order = {5999, 0, 2999, 17, 16, 3500, 3001, 5998};
  RecordReader reader({});
  for (const std::size_t i : order) CHECK(reader.read(listing.records[i])->bytes == in_order[i]);
}

TEST_CASE("bombs and damage of packed files are refused", "[read]") {
  struct Row { std::string name, bytes, code; };
  const std::string bomb = gzip(std::string(64u << 20, ' '));
  const std::string half = gzip("A text that is long enough to be cut somewhere in its middle, or so.").substr(0, 40);
  for (const Row& row : std::vector<Row>{{"a.txt.gz", bomb, "bomb"},
                                         {"a.txt.zst", zstd(std::string(64u << 20, ' ')), "bomb"},
                                         {"a.txt.gz", gzip(std::string(64u << 20, ' ') + bomb), "bomb"},
                                         {"a.txt.gz", half, "syntax"},
                                         {"a.txt.gz", "not packed at all", "syntax"},
                                         {"a.txt.zst", "not packed at all", "syntax"},
                                         {"a.txt.gz", gzip(std::string("%PDF-1.4")), "binary"},
                                         {"a.txt.gz", gzip(joined(std::vector<std::string>(3000, "some words "))), "too_large"}}) {
    CAPTURE(row.name, row.code, row.bytes.size());
    const Folder folder;
    folder.write(row.name, row.bytes);
    ReadOptions options;
    options.max_file_bytes = row.code == "too_large" ? 30000 : 256u << 20;
    const Listing listing = list(folder, options);
    REQUIRE(listing.records.size() == 1);
    CHECK(bytes_of(listing, options) == std::vector<std::string>{"! " + row.code});
  }
  const Folder folder;
  folder.write("a.jsonl.gz", gzip("{\"text\": \"one\"}\n" + std::string(64u << 20, 'x')));
  ReadOptions options;
  options.max_record_bytes = 1u << 20;
  const Listing listing = list(folder, options);
  CHECK(listing.records.size() == 1);
  REQUIRE_FALSE(listing.problems.empty());
  CHECK(listing.problems.back().error.code == Errc::bomb);
}

TEST_CASE("pages of a web archive are records; the rest is counted", "[read]") {
  const std::vector<std::string> parts = {
      warc_record("warcinfo", "software: test"),
      warc_record("request", "GET / HTTP/1.1\r\n\r\n"),
      warc_response(kHtml, "<p>One</p>"),
      warc_response("Content-Type: text/html\nTransfer-Encoding: chunked", "4\r\n<p>T\r\n6;x=y\r\nwo</p>\r\n0\r\n\r\n"),
      warc_response("Content-Type: text/html\nTransfer-Encoding: chunked", "<p>Three, put together already</p>"),
      warc_response("Content-Type: text/html\nContent-Encoding: gzip", gzip("<p>Four</p>")),
      warc_response("Content-Type: text/html\nContent-Encoding: gzip", "<p>Five, unpacked already</p>"),
      warc_response("Content-Type: text/html\nContent-Encoding: gzip\nTransfer-Encoding: chunked", "ff\r\n" + gzip("<p>Six</p>")),
      warc_response("Content-Type: text/html\nContent-Encoding: br", "\x8b\x05\x80zipped\x03"),
      warc_response("Content-Type: image/png", "\x89PNG"),
      warc_response(kHtml, "<p>Gone</p>", "HTTP/1.1 404 Not Found"),
      warc_response("content-type: text/html", "<p>Seven</p>", "HTTP/2 200"),
      warc_record("revisit", "HTTP/1.1 200 OK\r\n\r\n"),
      warc_record("conversion", "Eight, as text."),
      warc_response("Content-Type: application/json", "{\"title\": \"Nine\"}"),
  };
  const std::vector<std::string> expected = {"<p>One</p>", "<p>Two</p>", "<p>Three, put together already</p>", "<p>Four</p>", "<p>Five, unpacked already</p>",
                                             "<p>Six</p>", "! unsupported", "<p>Seven</p>", "Eight, as text.", "{\"title\": \"Nine\"}"};
  std::string members;
  for (const std::string& part : parts) members += gzip(part);
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"a.warc", joined(parts)}, {"a.warc.gz", members}, {"b.warc.gz", gzip(joined(parts))}, {"a.warc.zst", zstd(joined(parts))}}) {
    CAPTURE(name);
    const Folder folder;
    folder.write(name, bytes);
    const Listing listing = list(folder);
    CHECK(bytes_of(listing) == expected);
    REQUIRE(listing.problems.size() == 1);
    CHECK(listing.problems[0].state == InputState::skipped);
    CHECK(listing.problems[0].error.what == "records that are no pages: 1 request, 1 response of type image/png, 1 response with status 404, 1 revisit, 1 warcinfo");
    const auto page = read_record(listing.records[0], {});
    CHECK(page->declared_charset == "iso-8859-1");
    CHECK(page->container_metadata == decltype(page->container_metadata){{"url", "https://post.example/response"}, {"fetched", "2031-05-02T08:00:00Z"}});
    CHECK(listing.records[0].record_number == 2);
    CHECK(listing.records[0].container == Container::html);
    CHECK(listing.records[8].container == Container::text);
    CHECK(listing.records[9].container == Container::json);
  }
}

TEST_CASE("a broken record of an archive costs that record only", "[read]") {
  struct Row { std::string name, bytes; std::size_t pages; std::string what; };
  const std::string good = warc_response(kHtml, "<p>Good</p>");
  const std::string too_long = warc_record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>", 5000);
  const std::string no_length = "WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
  std::string damaged = gzip(good);
  for (std::size_t i = 30; i < 60; ++i) damaged[i] = static_cast<char>(~damaged[i]);
  for (const Row& row : std::vector<Row>{
           {"rubbish between", good + "rubbish\nmore of it\r\n" + good, 2, "20 bytes were passed over"},
           {"no length", good + no_length + good, 2, "without a usable Content-Length"},
           {"length too long, members", gzip(good) + gzip(too_long) + gzip(good), 2, "less than its Content-Length says"},
           {"length too long at the end", good + too_long, 1, "is cut off"},
           {"cut", good + good.substr(0, good.size() - 20), 1, "is cut off"},
           {"cut member", gzip(good) + gzip(good) + gzip(good).substr(0, 100), 2, "truncated"},
           {"damaged member", gzip(good) + damaged + gzip(good), 2, "damaged"},
           {"header without end", good + "WARC/1.0\r\nX: " + std::string(3u << 20, 'y') + "\r\n\r\n" + good, 2, "header without end"},
           {"starts of records", good + repeated("WARC/1.0\r\n", 100000) + "\r\n" + good, 2, "1000002 bytes were passed over"},
           {"only rubbish", "nothing of an archive in here", 0, "found no WARC record"}}) {
    CAPTURE(row.name);
    const Folder folder;
    folder.write(row.bytes[0] == '\x1F' ? "a.warc.gz" : "a.warc", row.bytes);
    const Listing listing = list(folder);
    CHECK(bytes_of(listing) == std::vector<std::string>(row.pages, "<p>Good</p>"));
    REQUIRE_FALSE(listing.problems.empty());
    CHECK(listing.problems[0].state == InputState::refused);
    CHECK(listing.problems[0].error.what.find(row.what) != std::string::npos);
    CHECK(listing.problems[0].error.where.find("record ") != std::string::npos);
    // Every record and report has a number of its own: none replaces another in a store.
    std::vector<std::uint64_t> numbers;
    for (const auto& record : listing.records) numbers.push_back(record.record_number);
    for (const auto& problem : listing.problems) numbers.push_back(problem.locator.record_number);
    std::sort(numbers.begin(), numbers.end());
    CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
  }
}
