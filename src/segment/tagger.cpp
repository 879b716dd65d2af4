// SPDX-License-Identifier: Apache-2.0
#include "tagger.h"

#include <algorithm>
#include <limits>

namespace crosstell::segmenting {
namespace {

constexpr std::int64_t kOneScore = std::int64_t{1} << 32;

std::int64_t packed(std::int64_t score, std::uint32_t choice) { return score * kOneScore + static_cast<std::uint32_t>(~choice); }
std::int64_t score_of(std::int64_t state) { return state >> 32; }
std::uint32_t choice_of(std::int64_t state) { return ~static_cast<std::uint32_t>(state); }

bool is_capital(const Token& token) { return token.has(shape_capitalized) || token.has(shape_mixed); }

/// A capital after these says as little as one at the start of the sentence.
bool opens_anew(const Token& token) {
  if (token.folded.size() != 1) return false;
  const char mark = token.folded[0];
  return mark == ':' || mark == '"' || mark == '?' || mark == '!';
}

}  // namespace

Tagger::Room& Tagger::room() {
  thread_local Room instance;
  return instance;
}

Tagger::Tagger(Arena& arena)
    : arena_(arena), words_(room().words), choices_(room().choices), first_(room().first), chosen_(room().chosen), states_(room().states) {}

void Tagger::tag(std::span<Token> article, const TokenSpan& sentence, std::span<Tag> tags, std::span<WordNote> notes) {
  const std::span<Token> tokens = article.subspan(sentence.begin, sentence.size());
  if (tokens.empty()) return;
  words_.start_sentence();
  collect(article, sentence, notes);
  search(tokens.size(), tags);
  correct_tags(tokens, notes, tags);
  apply(tokens, tags);
}

void Tagger::collect(std::span<Token> article, const TokenSpan& sentence, std::span<WordNote> notes) {
  const std::span<Token> tokens = article.subspan(sentence.begin, sentence.size());
  const std::span<const Token> ahead = article.subspan(sentence.begin);
  if (choices_.size() < tokens.size() * kMaxChoices) choices_.resize(tokens.size() * kMaxChoices);
  first_.resize(tokens.size() + 1);
  Choice* out = choices_.data();
  TokenContext context;
  bool anew = false;
  constexpr std::size_t kAhead = 8, kFurther = 16;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (i + kFurther < ahead.size()) words_.expect(ahead[i + kFurther].form_key);
    if (i + kAhead < ahead.size()) words_.expect_facts(ahead[i + kAhead].form_key);
    first_[i] = static_cast<std::uint32_t>(out - choices_.data());
    context.sentence_start = anew || token.has(shape_sentence_start);
    context.next_capitalized = i + 1 < tokens.size() && is_capital(tokens[i + 1]);
    const bool letters = token.has(shape_letter);
    context.after_s = !letters && i > 0 && is_apostrophe(token) && tokens[i - 1].folded.ends_with('s');
    notes[i] = add_choices(token, context, words_, out);
    anew = !letters && opens_anew(token);
  }
  first_[tokens.size()] = static_cast<std::uint32_t>(out - choices_.data());
}

/// The best path over the choices (Viterbi, 1967), one state a choice.
void Tagger::search(std::size_t count, std::span<Tag> tags) {
  if (states_.size() < choices_.size()) states_.resize(choices_.size());
  chosen_.resize(count);
  const Tables& tables = Tables::builtin();
  const auto start = static_cast<std::size_t>(Tag::start);
  for (std::uint32_t k = 0; k < first_[1]; ++k) states_[k] = {packed(tables.transitions_to(choices_[k].tag)[start] + choices_[k].score, k), 0};
  for (std::size_t i = 1; i < count; ++i) {
    const std::uint32_t before = first_[i - 1], begin = first_[i], end = first_[i + 1];
    for (std::uint32_t k = begin; k < end; ++k) {
      const auto& transitions = tables.transitions_to(choices_[k].tag);
      std::int64_t best = std::numeric_limits<std::int64_t>::min();
      for (std::uint32_t p = before; p < begin; ++p) best = std::max(best, states_[p].best + transitions[static_cast<std::size_t>(choices_[p].tag)] * kOneScore);
      states_[k] = {packed(score_of(best) + choices_[k].score, k), choice_of(best)};
    }
  }
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (std::uint32_t k = first_[count - 1]; k < first_[count]; ++k) last = std::max(last, states_[k].best);
  std::uint32_t best = choice_of(last);
  for (std::size_t i = count; i-- > 0;) {
    chosen_[i] = best;
    tags[i] = choices_[best].tag;
    words_.expect_detail(choices_[best].detail);
    best = states_[best].previous;
  }
}

void Tagger::apply(std::span<Token> tokens, std::span<Tag> tags) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const Choice* row = &choices_[chosen_[i]];
    if (row->tag != tags[i])  // a correction: use the reading it chose, or its neighbour with the same lemma
      for (std::uint32_t k = first_[i]; k < first_[i + 1]; ++k)
        if (choices_[k].tag == tags[i] || (is_verb(tags[i]) && is_verb(choices_[k].tag))) {
          row = &choices_[k];
          if (choices_[k].tag == tags[i]) break;
        }
    token.word_class = word_class_of(tags[i]);
    if (tags[i] == Tag::nn && is_verb(row->tag)) {  // a gerund keeps its form
      token.forms = form_singular;
      token.lexical = Lexicon::builtin().lexical_classes(token.form_key, WordClass::noun);
      continue;
    }
    if (is_auxiliary(row->tag) && is_verb(tags[i])) token.word_class = WordClass::verb;
    take_reading(token, *row);
  }
}

/// Forms, lemma and lexical classes.
void Tagger::take_reading(Token& token, const Choice& chosen) {
  if (chosen.detail == kProperDetail) {
    token.forms = form_singular;
    token.lexical = 0;
    return;  // the lemma is the form, as it was
  }
  if (chosen.detail == kBareDetail) {
    token.forms = forms_of(chosen.tag);
    token.lexical = 0;
  } else {
    const Candidate& row = words_.detail(chosen.detail);
    token.forms = row.forms;
    token.lexical = row.lexical;
    if (row.lemma_key != 0 && !row.lemma.empty()) {
      if (row.lemma_key == token.form_key) return;   // as it was
      // The text of the article is nearer than the lexicon, where each lemma lies on a page of its own.
      token.lemma = row.lemma_begins_form ? token.folded.substr(0, row.lemma.size()) : row.lemma;
      token.lemma_key = row.lemma_key;
      return;
    }
  }
  const bool inflects = token.word_class == WordClass::noun || token.word_class == WordClass::verb;
  if (inflects && token.forms != form_singular && token.forms != form_base) take_guess(token);
}

/// The lemma of a word in no table.
void Tagger::take_guess(Token& token) {
  char buffer[256];
  if (token.folded.size() + 2 > sizeof buffer) return;
  const std::string_view lemma = guess_lemma(token.folded, token.word_class, token.forms, buffer);
  if (lemma == token.folded) return;
  token.lemma = arena_.keep(lemma);
  token.lemma_key = word_key(token.lemma);
  token.lexical = Lexicon::builtin().lexical_classes(token.lemma_key, token.word_class);
}

}  // namespace crosstell::segmenting
