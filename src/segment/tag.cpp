// SPDX-License-Identifier: Apache-2.0
#include "tag.h"

#include <array>

namespace crosstell::segmenting {
namespace {

struct Row {
  std::string_view name;
  WordClass word_class;
};

constexpr std::array<Row, kTagCount> kRows = {{
    {"start", WordClass::other},
    {"nn", WordClass::noun}, {"nns", WordClass::noun}, {"nnp", WordClass::proper_noun},
    {"vb", WordClass::verb}, {"vbp", WordClass::verb}, {"vbz", WordClass::verb}, {"vbd", WordClass::verb}, {"vbn", WordClass::verb}, {"vbg", WordClass::verb},
    {"md", WordClass::modal}, {"be", WordClass::auxiliary}, {"hv", WordClass::auxiliary}, {"do", WordClass::auxiliary},
    {"jj", WordClass::adjective}, {"rb", WordClass::adverb},
    {"prp", WordClass::pronoun}, {"prpo", WordClass::pronoun}, {"pdet", WordClass::pronoun}, {"whp", WordClass::pronoun},
    {"dt", WordClass::determiner}, {"in", WordClass::preposition}, {"to", WordClass::particle},
    {"cc", WordClass::conjunction}, {"sub", WordClass::subordinator}, {"wh", WordClass::pronoun}, {"wrb", WordClass::adverb},
    {"cd", WordClass::number}, {"uh", WordClass::interjection}, {"pos", WordClass::possessive}, {"not", WordClass::particle}, {"rp", WordClass::preposition},
    {"ex", WordClass::pronoun}, {"comma", WordClass::punctuation}, {"stop", WordClass::punctuation}, {"mark", WordClass::punctuation}, {"sym", WordClass::symbol},
}};

}  // namespace

std::string_view name_of(Tag tag) { return kRows[static_cast<std::size_t>(tag)].name; }

std::optional<Tag> tag_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (kRows[i].name == name) return static_cast<Tag>(i);
  return std::nullopt;
}

WordClass word_class_of(Tag tag) { return kRows[static_cast<std::size_t>(tag)].word_class; }

}  // namespace crosstell::segmenting
