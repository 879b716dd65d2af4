// SPDX-License-Identifier: Apache-2.0
// Files and folders: what is listed, in which order, and why something is not read.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "crosstell/read/path_list.h"
#include "folder.h"

using namespace crosstell;
using namespace crosstell::test;
namespace fs = std::filesystem;

TEST_CASE("folders are walked in byte order of paths; nothing is skipped in silence", "[read]") {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.md", "a.txt", "a-b.txt", "page.pdf", ".hidden/x.txt", "c.txt/inner.txt"}) folder.write(name, "Some text here.");
  fs::create_symlink(folder.path / "b.txt", folder.path / "link.txt");
  REQUIRE(::mkfifo((folder.path / "pipe.txt").c_str(), 0600) == 0);
  const Listing listing = list(folder);
  CHECK(listing.names() == std::vector<std::string>{"a-b.txt", "a.txt", "a/z.md", "b.txt", "c.txt/inner.txt"});
  std::vector<std::string> problems;
  for (const auto& problem : listing.problems) problems.push_back(problem.locator.path + " " + std::string(name_of(problem.state)) + " " + std::string(name_of(problem.error.code)));
  CHECK(problems == std::vector<std::string>{".hidden skipped unsupported", "link.txt skipped unsupported", "page.pdf skipped unsupported", "pipe.txt refused not_regular"});
}

TEST_CASE("arguments of one name stay apart; a place given twice is listed once", "[read]") {
  const Folder folder;
  for (const char* name : {"x/news/a.txt", "y/news/a.txt", "x/b.txt", "y/b.txt"}) folder.write(name, "Some text here.");
  const auto at = [&](const std::string& name) { return (folder.path / name).string(); };
  const Listing listing = list({at("x/news"), at("y/news/"), at("x/b.txt"), at("y/b.txt"), at("x/../x/b.txt")});
  std::vector<std::string> shown;
  for (const auto& record : listing.records) shown.push_back(record.root + " " + record.path);
  CHECK(shown == std::vector<std::string>{"x/news a.txt", "y/news a.txt", "x/b.txt b.txt", "y/b.txt b.txt"});
}

TEST_CASE("a list of paths shows them as they were given and goes on without the missing", "[read]") {
  const Folder folder;
  for (const char* name : {"x/a.txt", "y/a.txt"}) folder.write(name, "Some text here.");
  const std::string x = folder.path.string() + "/x/a.txt", y = folder.path.string() + "/y", gone = folder.path.string() + "/gone.txt";
  Listing listing;
  REQUIRE(list_given_paths({x, gone, y}, {}, [&](RecordLocator locator) { listing.records.push_back(std::move(locator)); },
                           [&](InputProblem problem) { listing.problems.push_back(std::move(problem)); }));
  CHECK(listing.names() == std::vector<std::string>{x, y + "/a.txt"});
  CHECK(listing.records[0].root == "-");
  REQUIRE(listing.problems.size() == 1);
  CHECK(listing.problems[0].error.code == Errc::not_found);
  CHECK(listing.problems[0].locator.path == gone);
}

TEST_CASE("a path that does not exist lists nothing", "[read]") {
  const auto status = list_records({"/nonexistent/crosstell"}, {}, [](const RecordLocator&) { FAIL(); }, [](const InputProblem&) { FAIL(); });
  REQUIRE_FALSE(status);
  CHECK(status.error().code == Errc::not_found);
}

TEST_CASE("file names that are not UTF-8 stay apart", "[read]") {
  const Folder folder;
  folder.write("a\xFF.txt", "One text.");
  folder.write("a\xFE.txt", "Two texts.");
  const Listing listing = list(folder);
  CHECK(listing.names() == std::vector<std::string>{"a%FE.txt", "a%FF.txt"});
  CHECK(read_record(listing.records[1], {})->bytes == "One text.");
}

TEST_CASE("a broken line of many costs that line only", "[read]") {
  const Folder folder;
  std::string bytes;
  for (int i = 1; i <= 10; ++i) bytes += i == 7 ? "{\"title\": \"t\", \"text\": }\n" : "{\"title\": \"t\", \"text\": \"line " + std::to_string(i) + "\"}\n";
  folder.write("news.jsonl", bytes + "\n  \n");
  const Listing listing = list(folder);
  REQUIRE(listing.records.size() == 10);
  int good = 0;
  for (const auto& locator : listing.records) {
    const auto record = read_record(locator, {});
    good += record.ok();
    if (record.ok()) continue;
    CHECK(record.error().code == Errc::syntax);
    CHECK(record.error().where == "news.jsonl:7:24");
  }
  CHECK(good == 9);
}

namespace {

/// Characters below U+10000 as `unit` bytes each, the low ones last (`big`) or first.
std::string widened(std::u16string_view text, std::size_t unit, bool big) {
  std::string out;
  for (const char16_t c : text)
    for (std::size_t i = 0; i < unit; ++i) {
      const std::size_t place = big ? unit - 1 - i : i;
      out += static_cast<char>(place < 2 ? (c >> (8 * place)) & 0xFF : 0);
    }
  return out;
}

}  // namespace

TEST_CASE("lines and arrays of wide characters", "[read]") {
  struct Row { std::size_t unit; bool big, mark; };
  const auto row = GENERATE(values<Row>({{2, false, true}, {2, true, true}, {2, false, false}, {2, true, false}, {4, false, true}, {4, true, true}, {4, false, false}}));
  CAPTURE(row.unit, row.big, row.mark);
  const auto encode = [&](std::u16string_view text) { return (row.mark ? widened(u"\uFEFF", row.unit, row.big) : "") + widened(text, row.unit, row.big); };
  const Folder folder;
  // U+0A0A and U+0D0A hold the byte of a line feed and are none.
  folder.write("a.jsonl", encode(u"{\"text\": \"One caf\u00E9 \u0A0A\u0D0A\u0A0D\"}\n \r\n{\"text\": \"Two\"}\r\n{\"text\": \"\u5E02\u8BAE\u4F1A\u661F\u671F\u4E8C\u6295\u7968\u51B3\u5B9A\"}"));
  folder.write("b.json", encode(u"{\"articles\": [{\"text\": \"Four \u0A0A\"},\n{\"text\": \"Five\"}]}"));
  const Listing listing = list(folder);
  CHECK(listing.problems.empty());
  REQUIRE(listing.records.size() == 5);
  CHECK(listing.records[1].line == 3);
  for (const RecordLocator& locator : listing.records) {
    CAPTURE(locator.record_number);
    const auto record = read_record(locator, {});
    REQUIRE(record);
    REQUIRE(record->fields.size() == 1);
    CHECK(record->fields[0].span.size() >= 3 * row.unit);
  }
  CHECK(read_record(listing.records[1], {})->fields[0].span.size() == 3 * row.unit);
  CHECK(read_record(listing.records[4], {})->fields[0].span.size() == 4 * row.unit);
}

TEST_CASE("articles inside an array are records with their lines", "[read]") {
  const Folder folder;
  folder.write("a.json", "[\n {\"text\": \"one\"},\n {\"text\": \"two\"}\n]");
  folder.write("b.json", "{\"status\": \"ok\", \"articles\": [{\"content\": \"three\", \"source\": {\"name\": \"Post\"}}]}");
  folder.write("c.json", "{\"text\": \"four\"}");
  const Listing listing = list(folder);
  REQUIRE(listing.records.size() == 4);
  CHECK(listing.records[1].line == 3);
  CHECK(read_record(listing.records[1], {})->bytes == "{\"text\": \"two\"}");
  const auto news = read_record(listing.records[2], {});
  REQUIRE(news);
  CHECK(news->fields.size() == 2);
}

TEST_CASE("reasons to refuse a record", "[read]") {
  struct Row { std::string name, bytes; Errc code; };
  const auto row = GENERATE(values<Row>({
      {"a.txt", "", Errc::empty},
      {"a.txt", " \n\t", Errc::empty},
      {"a.txt", "%PDF-1.4 ...", Errc::binary},
      {"a.md", std::string("\x89PNG\r\n\x1a\n", 8), Errc::binary},
      {"a.txt", std::string(300, '\0'), Errc::binary},
      {"a.txt", std::string(2000, 'x'), Errc::too_large},
      {"a.json", "{\"note\": 4}", Errc::empty},
      {"a.json", "\"text\"", Errc::syntax},
      {"a.json", std::string("\xFF\xFE{\0", 4), Errc::syntax},
  }));
  CAPTURE(row.bytes.substr(0, 20));
  const Folder folder;
  folder.write(row.name, row.bytes);
  ReadOptions options;
  options.max_file_bytes = 1000;
  const Listing listing = list(folder, options);
  REQUIRE(listing.records.size() == 1);
  const auto record = read_record(listing.records[0], options);
  REQUIRE_FALSE(record);
  CHECK(record.error().code == row.code);
}

TEST_CASE("an over-long line is refused, its neighbours are read", "[read]") {
  const Folder folder;
  folder.write("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"" + std::string(3 << 20, 'x') + "\"}\n{\"text\": \"b\"}\n");
  ReadOptions options;
  options.max_record_bytes = 1 << 20;
  const Listing listing = list(folder, options);
  CHECK(listing.records.size() == 2);
  REQUIRE(listing.problems.size() == 1);
  CHECK(listing.problems[0].error.code == Errc::too_large);
  CHECK(listing.problems[0].error.where == "a.jsonl:2");
}

TEST_CASE("a file that changed since it was listed is unstable", "[read]") {
  const Folder folder;
  folder.write("a.txt", "One text.");
  const Listing listing = list(folder);
  folder.write("a.txt", "One text, longer than before.");
  const auto record = read_record(listing.records.at(0), {});
  REQUIRE_FALSE(record);
  CHECK(record.error().code == Errc::unstable);
}

TEST_CASE("files nobody may read are denied", "[read]") {
  if (::geteuid() == 0) return;  // root may read everything
  const Folder folder;
  folder.write("a.txt", "One text.");
  fs::permissions(folder.path / "a.txt", fs::perms::none);
  const auto record = read_record(list(folder).records.at(0), {});
  REQUIRE_FALSE(record);
  CHECK(record.error().code == Errc::denied);
}

TEST_CASE("fields of well-known writers", "[read]") {
  struct Row { std::string bytes; std::string body, source; };
  const auto row = GENERATE(values<Row>({
      {"{\"maintext\": \"m\", \"text\": null, \"source_domain\": \"a.example\"}", "m", "a.example"},
      {"{\"text\": \"t\", \"raw_text\": \"r\", \"source\": \"https://a.example/x\", \"source-hostname\": \"A Post\"}", "t", "A Post"},
      {"{\"content\": \"<p>c</p>\", \"textContent\": \"c\", \"siteName\": \"A Post\"}", "c", "A Post"},
      {"{\"source\": {\"id\": null, \"name\": \"A Post\"}, \"content\": \"c\"}", "c", "A Post"},
      {"{\"body\": \"b\", \"publisher\": {\"name\": \"A Post\"}}", "b", "A Post"},
  }));
  CAPTURE(row.bytes);
  const auto record = read_bytes(row.bytes, Container::json, {}, {});
  REQUIRE(record);
  std::string body, source;
  for (const RawField& field : record->fields) {
    if (field.name == FieldName::body) body = slice(std::string_view(record->bytes), field.span);
    if (field.name == FieldName::source) source = slice(std::string_view(record->bytes), field.span);
  }
  CHECK(body == row.body);
  CHECK(source == row.source);
}

TEST_CASE("metadata in a file of its own", "[read]") {
  const Folder folder;
  const std::string about = "{\"title\": \"Ferry closes\", \"author\": \"Nela Brandt\", \"date_publish\": \"2026-03-12 08:00:00\", \"source_domain\": \"post.example\"}";
  folder.write("a.html", "<p>The ferry closes in June, the operator said.</p>");
  folder.write("a.json", about);
  folder.write("b.txt", "The ferry closes in June, the operator said.");
  folder.write("b.txt.json", about);
  folder.write("c.txt", "The ferry closes in June, the operator said.");
  folder.write("c.json", "{\"title\": \"Another\", \"text\": \"An article of its own, not metadata.\"}");
  folder.write("d.json", about);
  folder.write("e.txt", "The ferry closes in June, the operator said.");
  folder.write("e.json", "{\"title\": ");
  const Listing listing = list(folder);
  CHECK(listing.names() == std::vector<std::string>{"a.html", "b.txt", "c.json", "c.txt", "d.json", "e.json", "e.txt"});
  std::vector<std::string> problems;
  for (const auto& problem : listing.problems) problems.push_back(problem.locator.path + " " + std::string(name_of(problem.state)) + " " + problem.error.what);
  CHECK(problems == std::vector<std::string>{"a.json skipped metadata of a.html, read with it", "b.txt.json skipped metadata of b.txt, read with it"});
  for (const RecordLocator& record : listing.records) {
    CAPTURE(record.path);
    const auto raw = read_record(record, {});
    const bool has = record.path == "a.html" || record.path == "b.txt";
    if (!raw) continue;
    CHECK(raw->container_metadata.empty() != has);
    if (has) CHECK(std::find(raw->container_metadata.begin(), raw->container_metadata.end(), std::pair<std::string, std::string>{"author", "Nela Brandt"}) != raw->container_metadata.end());
  }
}
