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
  }
  return "text";
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
