// SPDX-License-Identifier: Apache-2.0
#include "word_class_name.h"

#include <re2/re2.h>

#include <array>
#include <utility>

namespace crosstell::rules {
namespace {

constexpr std::array<std::pair<std::string_view, FormSet>, 12> kForms = {{{"base", form_base},
                                                                         {"third", form_third},
                                                                         {"past", form_past},
                                                                         {"past_participle", form_past_participle},
                                                                         {"participle", form_past_participle},
                                                                         {"present_participle", form_present_participle},
                                                                         {"ing", form_present_participle},
                                                                         {"singular", form_singular},
                                                                         {"plural", form_plural},
                                                                         {"positive", form_positive},
                                                                         {"comparative", form_comparative},
                                                                         {"superlative", form_superlative}}};
constexpr std::array<std::pair<std::string_view, std::uint16_t>, 4> kShapes = {
    {{"capitalized", shape_capitalized}, {"all_caps", shape_all_caps}, {"digit", shape_digit}, {"letter", shape_letter}}};
constexpr int kLexicalClasses = 45;  // lexnames(5WN)

/// WordNet's short names beside ours.
std::optional<WordClass> class_of(std::string_view name) {
  if (name == "adj") return WordClass::adjective;
  if (name == "adv") return WordClass::adverb;
  if (name == "name") return WordClass::proper_noun;
  return word_class_from_name(name);
}

}  // namespace

bool add_word_class(std::string_view name, TokenTest& test) {
  if (name == "any") return true;
  for (const auto& [shape_name, shape] : kShapes)
    if (name == shape_name) return test.shape = static_cast<std::uint16_t>(test.shape | shape), true;
  const auto dot = name.find('.');
  const auto word_class = class_of(name.substr(0, dot));
  if (!word_class) return false;
  test.classes |= bit(*word_class);
  if (dot == std::string_view::npos) return true;
  const std::string_view rest = name.substr(dot + 1);
  for (const auto& [form_name, form] : kForms)
    if (rest == form_name) return test.forms = static_cast<FormSet>(test.forms | form), true;
  if (const auto lexical = lexical_class_from_name(name)) return test.lexical |= LexicalClassSet{1} << *lexical, true;
  return false;
}

std::vector<std::string> word_class_names() {
  std::vector<std::string> out = {"any", "name"};
  for (const auto& [name, shape] : kShapes) out.emplace_back(name);
  for (int i = 0; i < kWordClassCount; ++i) out.emplace_back(name_of(static_cast<WordClass>(i)));
  for (const auto& [form, bits] : kForms)
    for (const char* word_class : {"noun", "verb", "adjective", "adverb"}) out.push_back(std::string(word_class) + "." + std::string(form));
  for (int i = 0; i < kLexicalClasses; ++i) out.emplace_back(lexical_class_name(i));
  return out;
}

bool check_regex(const std::string& expression, std::string& error) {
  if (expression.empty() || expression.size() > 300) {
    error = "1 to 300 bytes are allowed";
    return false;
  }
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(1 << 20);
  const RE2 compiled(expression, options);
  error = compiled.error();
  return compiled.ok();
}

}  // namespace crosstell::rules
