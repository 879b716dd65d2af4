// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "sentence.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

std::string problems_of_list(const std::string& tsv) {
  auto files = files_of({});
  files.push_back({"lists/cities.tsv", tsv});
  return problems_of(RuleSet::compile(files));
}

}  // namespace

TEST_CASE("lists: what a file must look like", "[rules]") {
  CHECK(problems_of_list("entry\tsource\nnew york\ta\nBergen\tb\n") == "");
  CHECK(problems_of_list("source\tentry\r\na\tnew york\r\n") == "");
  CHECK(problems_of_list("city\nBergen\n") == "lists/cities.tsv: line 1: no column 'entry'; the first line names the columns, separated by tabs");
  CHECK(problems_of_list("entry\tsource\nBergen\ta\tb\n") == "lists/cities.tsv: line 2: found 3 columns; expected 2");
  CHECK(problems_of_list("entry\tsource\n\ta\n") == "lists/cities.tsv: line 2: an entry has 1 to 12 words; found 0");
  CHECK(problems_of_list("entry\n\xff\n") == "lists/cities.tsv: not UTF-8 at byte 6");
  std::string many = "entry\n";
  for (int i = 0; i < 1200; ++i) many += "new w" + std::to_string(i) + "\n";
  CHECK(problems_of_list(many) == "list 'cities': more than 1000 entries begin with one word; use a class or a pattern");
}

TEST_CASE("lists: longest entry at a token", "[rules]") {
  const auto rules = compile_pattern("x", {"city: new, new york, new york city"});
  REQUIRE(problems_of(rules) == "");
  const Sentence sentence("in New York Citys/city now");
  CHECK((*rules)->list_match("city", sentence.view(), 1) == 3);
  CHECK((*rules)->list_match("city", sentence.view(), 2) == 0);
  CHECK((*rules)->list_match("none", sentence.view(), 1) == 0);
  TokenView cut = sentence.view();
  cut.sentence = {0, 3};
  CHECK((*rules)->list_match("city", cut, 1) == 2);  // not past the end of the sentence
}

TEST_CASE("files: read from a folder, hashed in the order of their paths", "[rules]") {
  const auto folder = std::filesystem::temp_directory_path() / "crosstell_rules_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "lists");
  for (const auto& file : files_of({{"a @city"}, {"city: bergen"}, {}, {}})) std::ofstream(folder / file.path) << file.bytes;
  std::ofstream(folder / "notes.txt") << "not a rule";
  const auto files = RuleSet::files_in(folder.string());
  REQUIRE(files.ok());
  REQUIRE(files.value().size() == 3);
  CHECK(files.value()[1].path == "lists/city.tsv");
  const auto rules = RuleSet::compile(files.value());
  REQUIRE(problems_of(rules) == "");
  auto turned = files.value();
  std::swap(turned[0], turned[2]);
  CHECK((*RuleSet::compile(turned))->hash() == (*rules)->hash());
  turned[1].bytes += "oslo\tx\n";
  CHECK((*RuleSet::compile(turned))->hash() != (*rules)->hash());
  CHECK_FALSE(RuleSet::files_in((folder / "missing").string()).ok());
  std::filesystem::remove_all(folder);
}

TEST_CASE("files: the built-in rules compile", "[rules]") {
  const auto files = RuleSet::builtin_files();
  REQUIRE(!files.empty());
  CHECK(problems_of(RuleSet::compile(files)) == "");
}
