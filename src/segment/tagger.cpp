// SPDX-License-Identifier: Apache-2.0
#include "tagger.h"

#include <algorithm>
#include <limits>

#include "candidates.h"

namespace crosstell::segmenting {
namespace {

constexpr std::int32_t kImpossible = std::numeric_limits<std::int32_t>::min() / 2;

bool is_capital(const Token& token) { return token.has(shape_capitalized) || token.has(shape_mixed); }

/// A capital after these says as little as one at the start of the sentence.
bool opens_anew(const Token& token) { return token.folded == ":" || token.folded == "\"" || token.folded == "?" || token.folded == "!"; }

/// One a thread: it only saves look-ups, what it answers is always the same.
WordMemory& memory() {
  thread_local WordMemory instance;
  return instance;
}

}  // namespace

void Tagger::tag(std::span<Token> tokens, std::span<Tag> tags) {
  if (tokens.empty()) return;
  collect(tokens);
  search(tokens.size(), tags);
  correct_tags(tokens, verb_forms_, tags);
  apply(tokens, tags);
}

void Tagger::collect(std::span<Token> tokens) {
  candidates_.clear();
  first_.clear();
  verb_forms_.clear();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    first_.push_back(static_cast<std::uint32_t>(candidates_.size()));
    TokenContext context;
    context.sentence_start = tokens[i].has(shape_sentence_start) || (i > 0 && opens_anew(tokens[i - 1]));
    context.next_capitalized = i + 1 < tokens.size() && is_capital(tokens[i + 1]);
    context.after_s = i > 0 && tokens[i - 1].folded.ends_with('s');
    verb_forms_.push_back(add_candidates(tokens[i], context, memory(), candidates_));
    WordClassSet possible = 0;
    for (std::size_t k = first_.back(); k < candidates_.size(); ++k) possible |= bit(word_class_of(candidates_[k].tag));
    tokens[i].possible = possible;
  }
  first_.push_back(static_cast<std::uint32_t>(candidates_.size()));
}

/// The best path over the candidates (Viterbi, 1967), one state a candidate.
void Tagger::search(std::size_t count, std::span<Tag> tags) {
  states_.resize(candidates_.size());
  chosen_.resize(count);
  const Tables& tables = Tables::builtin();
  for (std::size_t i = 0; i < count; ++i) {
    for (std::uint32_t k = first_[i]; k < first_[i + 1]; ++k) {
      State& state = states_[k];
      state = {kImpossible, 0};
      if (i == 0) {
        state.best = tables.transition(Tag::start, candidates_[k].tag);
      } else {
        for (std::uint32_t p = first_[i - 1]; p < first_[i]; ++p) {
          const std::int32_t score = states_[p].best + tables.transition(candidates_[p].tag, candidates_[k].tag);
          if (score > state.best) state = {score, p};
        }
      }
      state.best += candidates_[k].score;
    }
  }
  std::uint32_t best = first_[count - 1];
  for (std::uint32_t k = best; k < first_[count]; ++k)
    if (states_[k].best > states_[best].best) best = k;
  for (std::size_t i = count; i-- > 0;) {
    chosen_[i] = best;
    tags[i] = candidates_[best].tag;
    best = states_[best].previous;
  }
}

void Tagger::apply(std::span<Token> tokens, std::span<Tag> tags) {
  char buffer[256];
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const Candidate* row = &candidates_[chosen_[i]];
    if (row->tag != tags[i])  // a correction: use the reading it chose, or its neighbour with the same lemma
      for (std::uint32_t k = first_[i]; k < first_[i + 1]; ++k)
        if (candidates_[k].tag == tags[i] || (is_verb(tags[i]) && is_verb(candidates_[k].tag))) {
          row = &candidates_[k];
          if (candidates_[k].tag == tags[i]) break;
        }
    token.word_class = word_class_of(tags[i]);
    if (tags[i] == Tag::nn && is_verb(row->tag)) {  // a gerund keeps its form
      token.forms = form_singular;
      token.lexical = Lexicon::builtin().lexical_classes(token.form_key, WordClass::noun);
      continue;
    }
    if (is_auxiliary(row->tag) && is_verb(tags[i])) token.word_class = WordClass::verb;
    token.forms = row->forms;
    token.lexical = row->lexical;
    if (row->lemma_key != 0 && !row->lemma.empty()) {
      token.lemma = row->lemma;
      token.lemma_key = row->lemma_key;
      continue;
    }
    const bool inflects = token.word_class == WordClass::noun || token.word_class == WordClass::verb;
    if (!inflects || token.folded.size() + 2 > sizeof buffer || row->forms == form_singular || row->forms == form_base) continue;
    const std::string_view lemma = guess_lemma(token.folded, token.word_class, row->forms, buffer);
    if (lemma == token.folded) continue;
    token.lemma = arena_.keep(lemma);
    token.lemma_key = word_key(token.lemma);
    token.lexical = Lexicon::builtin().lexical_classes(token.lemma_key, token.word_class);
  }
}

}  // namespace crosstell::segmenting
