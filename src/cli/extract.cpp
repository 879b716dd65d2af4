// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "crosstell/claim.h"
#include "extract_json.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Request {
  std::string id, text, file, published;
  Zone zone = Zone::paragraph;
};

std::string text_of(const Json& record, const char* key) {
  const auto at = record.find(key);
  if (at == record.end() || at->is_null()) return {};
  return at->is_string() ? at->get<std::string>() : at->dump();
}

Result<Request> parse_request(const std::string& line, std::uint64_t number) {
  const std::string where = "input line " + std::to_string(number);
  const Json record = Json::parse(line, nullptr, false);
  if (record.is_discarded() || !record.is_object()) return Error{Errc::syntax, where, "found no JSON object; expected {\"id\":...,\"text\":...}"};
  const bool text = record.contains("text") && record["text"].is_string(), file = record.contains("file") && record["file"].is_string();
  if (!text && !file) return Error{Errc::invalid, where, "found no string \"text\", and no string \"file\" that names one"};
  Request request{record.contains("id") ? text_of(record, "id") : std::to_string(number), text_of(record, "text"), text ? "" : text_of(record, "file"), text_of(record, "published")};
  if (const std::string zone = text_of(record, "zone"); !zone.empty()) {
    const auto known = zone_from_name(zone);
    if (!known) return Error{Errc::invalid, where, "found zone '" + zone + "'; expected paragraph, title, ..."};
    request.zone = *known;
  }
  return request;
}

Result<std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) return Error{Errc::not_found, path, "cannot be read"};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<Analysis> analyze(Analyzer& analyzer, Request request, const std::string& as) {
  if (!request.file.empty()) {
    auto bytes = bytes_of(request.file);
    if (!bytes) return bytes.error();
    request.text = std::move(*bytes);
  }
  if (as == "text") return analyzer.analyze_text(std::move(request.text), request.published, request.zone);
  RecordLocator locator;
  locator.path = request.id;
  auto raw = read_bytes(std::move(request.text), as == "html" ? Container::html : Container::text, locator, {});
  if (!raw) return raw.error();
  if (!request.published.empty()) raw->side_metadata.emplace_back("published", request.published);
  return analyzer.analyze(std::move(*raw), {});
}

}  // namespace

std::istream* open_lines(const std::string& input, std::ifstream& file) {
  if (input == "-") return &std::cin;
  file.open(input, std::ios::binary);
  if (file && !std::filesystem::is_directory(input)) return &file;
  fail(exit_usage, input + ": cannot be read; give a file of JSON lines or - for standard input");
  return nullptr;
}

int run_extract(const ExtractOptions& options) {
  const auto sections = sections_from(options.emit);
  if (!sections) return fail(exit_usage, sections.error());
  if (options.as != "article" && options.as != "html" && options.as != "text") return fail(exit_usage, "--as: found '" + options.as + "'; expected article, html or text");
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  std::ifstream file;
  std::istream* lines = open_lines(options.input, file);
  if (lines == nullptr) return exit_usage;
  std::istream& in = *lines;
  std::ios::sync_with_stdio(false);

  Analyzer analyzer(rules);
  std::uint64_t number = 0, failures = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    auto request = parse_request(line, number);
    std::string id = request ? request->id : std::to_string(number);
    auto analysis = request ? analyze(analyzer, std::move(*request), options.as) : Result<Analysis>(request.error());
    if (analysis) {
      std::cout << extract_record(id, *analysis, *sections) << '\n';
      continue;
    }
    ++failures;
    const Json error = {{"schema_version", 1}, {"id", id}, {"error", name_of(analysis.error().code)}, {"detail", to_string(analysis.error())}};
    std::cout << error.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    std::cerr << "crosstell: " << to_string(analysis.error()) << '\n';
  }
  return failures == 0 ? exit_done : exit_some_failed;
}

}  // namespace crosstell::cli
