// SPDX-License-Identifier: Apache-2.0
// The stable spellings of the enums of this stage.
#include "crosstell/read.h"

namespace crosstell {

std::string_view name_of(Container container) {
  switch (container) {
    case Container::text: return "text";
    case Container::markdown: return "markdown";
    case Container::json: return "json";
    case Container::jsonl: return "jsonl";
    case Container::html: return "html";
  }
  return "text";
}

std::string format_name(const RecordLocator& locator) {
  std::string name(name_of(locator.container));
  if (!locator.in_warc && locator.packing == Packing::none) return name;
  name += " in ";
  if (locator.in_warc) name += locator.packing == Packing::none ? "warc" : "warc.";
  if (locator.packing != Packing::none) name += locator.packing == Packing::gzip ? "gz" : "zst";
  return name;
}

void set_format(RecordLocator& locator, std::string_view format) {
  const auto in = format.find(" in ");
  const std::string_view payload = format.substr(0, in), around = in == std::string_view::npos ? std::string_view() : format.substr(in + 4);
  locator.container = Container::text;
  for (const Container container : {Container::text, Container::markdown, Container::json, Container::jsonl, Container::html})
    if (name_of(container) == payload) locator.container = container;
  locator.in_warc = around.starts_with("warc");
  locator.packing = around.ends_with("gz") ? Packing::gzip : around.ends_with("zst") ? Packing::zstd : Packing::none;
}

std::string_view name_of(InputState state) {
  switch (state) {
    case InputState::ok: return "ok";
    case InputState::duplicate: return "duplicate";
    case InputState::not_analysed: return "not_analysed";
    case InputState::skipped: return "skipped";
    case InputState::refused: return "refused";
    case InputState::failed: return "failed";
  }
  return "failed";
}

std::string_view name_of(FieldName name) {
  switch (name) {
    case FieldName::body: return "body";
    case FieldName::title: return "title";
    case FieldName::dek: return "dek";
    case FieldName::author: return "author";
    case FieldName::published: return "published";
    case FieldName::modified: return "modified";
    case FieldName::source: return "source";
    case FieldName::url: return "url";
    case FieldName::language: return "language";
    case FieldName::section: return "section";
  }
  return "body";
}

}  // namespace crosstell
