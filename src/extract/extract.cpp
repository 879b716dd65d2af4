// SPDX-License-Identifier: Apache-2.0
// The driver: names first, because numbers inside names are no figures; then figures; then what refers to what.
#include "crosstell/extract.h"

#include <algorithm>

#include "figure_frame.h"
#include "figure_roles.h"
#include "figures.h"
#include "mention_order.h"
#include "names.h"

namespace crosstell {

std::string_view name_of(Mention::Form form) {
  switch (form) {
    case Mention::Form::name: return "name";
    case Mention::Form::alias: return "alias";
    case Mention::Form::acronym: return "acronym";
    case Mention::Form::surname: return "surname";
    case Mention::Form::role: return "role";
    case Mention::Form::pronoun: return "pronoun";
    case Mention::Form::definite: return "definite";
  }
  return "name";
}

namespace {

/// Figures and names that share a span keep the order of their types.
bool stands_before_by_type(const Mention& left, const Mention& right) {
  return left.tokens == right.tokens ? left.type < right.type : stands_before(left, right);
}

/// A stable sort of two parts that are nearly always in order already.
void sort_parts(std::vector<Mention>& mentions, std::size_t middle) {
  const auto begin = mentions.begin(), at = begin + static_cast<std::ptrdiff_t>(middle), end = mentions.end();
  if (!std::is_sorted(begin, at, stands_before_by_type)) std::stable_sort(begin, at, stands_before_by_type);
  if (!std::is_sorted(at, end, stands_before_by_type)) std::stable_sort(at, end, stands_before_by_type);
  std::vector<Mention> added;
  merge_added(mentions, middle, added, stands_before_by_type);
}

/// Whether numbers inside the mention belong to its name: "GPT-5", "Llama 4".
bool consumes_numbers(const Mention& mention) {
  if (!is_entity(mention.type) || mention.form == Mention::Form::definite) return false;
  return mention.type != MentionType::concept_ && mention.type != MentionType::role && mention.rule != "event_noun";
}

std::vector<TokenSpan> name_spans(const std::vector<Mention>& mentions) {
  std::vector<TokenSpan> spans;
  for (const Mention& mention : mentions)
    if (consumes_numbers(mention)) spans.push_back(mention.tokens);
  return spans;
}

}  // namespace

Extraction extract(const Article& article, const Segments& segments, const RuleSet& rules) {
  (void)rules;  // names and figures need no pack; part of the contract for those that will
  const WordSigns signs = read_signs(segments, WordTable::builtin());
  Extraction result = extract_names(article, segments, WordTable::builtin(), signs);
  const std::size_t names = result.mentions.size();
  find_figures(article, segments, signs, name_spans(result.mentions), result.mentions, result.figures, result.diagnostics);
  sort_parts(result.mentions, names);
  frame_figures(segments, result);
  add_figure_roles(segments, result);
  return result;
}

void mention_layers(const Extraction& extraction, const Sentence& sentence, std::vector<MentionLayer>& out) {
  out.clear();
  const auto first = std::lower_bound(extraction.mentions.begin(), extraction.mentions.end(), sentence.tokens.begin,
                                      [](const Mention& mention, std::uint32_t token) { return mention.tokens.begin < token; });
  for (auto mention = first; mention != extraction.mentions.end() && mention->tokens.begin < sentence.tokens.end; ++mention) {
    MentionType type = mention->type;
    const bool refers = mention->form == Mention::Form::pronoun || mention->form == Mention::Form::definite;
    if (refers && mention->entity >= 0) type = extraction.entities[static_cast<std::size_t>(mention->entity)].type;
    out.push_back({type, mention->tokens, static_cast<std::uint32_t>(mention - extraction.mentions.begin())});
  }
}

}  // namespace crosstell
