// SPDX-License-Identifier: Apache-2.0
#include "side_car.h"

#include <sys/stat.h>

#include <algorithm>

#include "crosstell/base/hash.h"
#include "crosstell/base/utf8.h"
#include "crosstell/read/json.h"
#include "fields.h"
#include "file.h"

namespace crosstell {
namespace {

constexpr std::uint64_t kMaxBytes = 256u << 10;
constexpr std::string_view kArticleEndings[] = {".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"};
constexpr std::string_view kEnding = ".json";

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool ends_with(std::string_view text, std::string_view end) { return text.size() > end.size() && text.substr(text.size() - end.size()) == end; }

std::string_view article_ending(std::string_view path) {
  for (const std::string_view ending : kArticleEndings)
    if (ends_with(path, ending)) return ending;
  return {};
}

/// The fields of a JSON object that holds no text; nothing for all else.
bool find_metadata(RawArticle& into, std::string_view bytes) {
  if (bytes.size() > kMaxBytes || !is_utf8(bytes)) return false;
  const Status status = find_fields(into, bytes, nullptr);
  if (!status && status.error().code != Errc::empty) return false;
  const bool has_text = std::any_of(into.fields.begin(), into.fields.end(), [](const RawField& field) { return field.name == FieldName::body; });
  return !has_text && !into.fields.empty();
}

}  // namespace

std::string article_of_side_car(const std::string& system_path, std::string_view bytes) {
  if (!ends_with(system_path, kEnding)) return {};
  const std::string stem = system_path.substr(0, system_path.size() - kEnding.size());
  std::string found;
  if (!article_ending(stem).empty() && exists(stem)) found = stem;
  for (const std::string_view ending : kArticleEndings)
    if (found.empty() && exists(stem + std::string(ending))) found = stem + std::string(ending);
  RawArticle probe;
  return !found.empty() && find_metadata(probe, bytes) ? found : std::string();
}

SideCar read_side_car(const RecordLocator& locator) {
  SideCar out;
  const std::string_view ending = article_ending(locator.system_path);
  if (ending.empty() || locator.in_warc || locator.packing != Packing::none) return out;
  for (const std::string& path : {locator.system_path + std::string(kEnding), locator.system_path.substr(0, locator.system_path.size() - ending.size()) + std::string(kEnding)}) {
    if (!exists(path)) continue;
    const auto file = File::open(path, path);
    if (!file || file->size() > kMaxBytes) continue;
    const auto bytes = file->read(0, file->size());
    RawArticle side;
    if (!bytes || !find_metadata(side, *bytes)) continue;
    KeyBuilder key;
    for (const RawField& field : side.fields) {
      const std::string_view literal = slice(std::string_view(*bytes), field.span);
      out.fields.emplace_back(name_of(field.name), field.json_string ? json::decode_string(literal) : std::string(literal));
      key.field(out.fields.back().first).field(out.fields.back().second);
    }
    out.hash = content_hash(key.bytes());
    return out;
  }
  return out;
}

}  // namespace crosstell
