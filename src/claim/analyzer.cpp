// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "assemble.h"
#include "comparison.h"
#include "crosstell/base/hash.h"
#include "deeds.h"
#include "departure.h"
#include "described_age.h"
#include "doer.h"
#include "enumeration.h"
#include "generic.h"
#include "implied.h"
#include "loose_figure.h"
#include "office.h"
#include "open_claims.h"
#include "quotation.h"
#include "verb_arguments.h"

namespace crosstell {

constexpr std::size_t kClaimMemory = 400;   // bytes for the texts and lists of a sentence's claims; more is asked for when needed

struct Analyzer::State {
  explicit State(std::shared_ptr<const RuleSet> set) : rules(std::move(set)), matcher(rules), families(rules->registry()) {}
  std::shared_ptr<const RuleSet> rules;
  Matcher matcher;
  CommonFamilies families;
  std::vector<MentionLayer> layers;   // these two are used again from sentence to sentence
  std::vector<VerbArguments> arguments;

  /// What is known of an article beside its analysis. Its memory is used again.
  struct Notes {
    TokenIndex places;
    std::vector<RuleMatch> matches;           // by sentence
    std::vector<std::size_t> matches_end;     // by sentence: where its matches end
  };
  std::vector<Notes> notes;           // of each article of a batch

  [[nodiscard]] Analysis begin(std::unique_ptr<RawArticle> raw, std::unique_ptr<Article> article) const;
  /// All that follows normalization. Requires: begun.
  void run(std::span<Analysis* const> batch);
  void match_rules(const ArticleContext& context, Notes& known);
  void make_claims(const ArticleContext& context, const Notes& known, Analysis& analysis);
  void add_claims(ClaimWork& work, const Notes& known, std::uint32_t number);
};

namespace {

TokenView view_of(const ArticleContext& context, const Sentence& sentence, const std::vector<MentionLayer>& layers, const std::vector<VerbArguments>& arguments) {
  const auto [first, last] = context.noun_groups_in(sentence.tokens);
  TokenView view;
  view.tokens = context.segments.tokens;
  view.sentence = sentence.tokens;
  view.mentions = layers;
  view.noun_groups = std::span<const TokenSpan>(context.segments.noun_groups).subspan(first, last - first);
  view.clean_text = context.article.clean;
  view.arguments = arguments;
  return view;
}

/// Verb groups that introduce a quotation.
std::vector<bool> introductions(const ArticleContext& context, const std::vector<Quotation>& quotations) {
  const auto& groups = context.segments.verb_groups;
  std::vector<bool> out(groups.size(), false);
  for (const Quotation& quotation : quotations) {
    if (!quotation.cue_span) continue;
    auto at = std::partition_point(groups.begin(), groups.end(), [&](const VerbGroup& group) { return context.span_of(group.tokens).end <= quotation.cue_span->begin; });
    for (; at != groups.end() && context.span_of(at->tokens).begin < quotation.cue_span->end; ++at) out[static_cast<std::size_t>(at - groups.begin())] = true;
  }
  return out;
}

bool is_read(const ArticleContext& context, const Sentence& sentence) { return !sentence.tokens.empty() && gives_claims(context.block_of(sentence).zone); }

}  // namespace

void Analyzer::State::match_rules(const ArticleContext& context, Notes& known) {
  known.matches.clear(), known.matches_end.clear();
  for (const Sentence& sentence : context.segments.sentences) {
    if (is_read(context, sentence)) {
      mention_layers(context.extraction, sentence, layers);
      read_verb_arguments(context, sentence, arguments);
      for (RuleMatch& match : matcher.match(view_of(context, sentence, layers, arguments), name_of(context.block_of(sentence).zone))) known.matches.push_back(std::move(match));
    }
    known.matches_end.push_back(known.matches.size());
  }
}

/// Fetches some neighbours in memory.
template <class T>
static void expect(std::span<const T> all, std::uint32_t first, std::uint32_t last) {
  constexpr std::size_t kLine = 64, kMost = 64 * kLine;   // bytes: of a long list only the beginning
  const char* const begin = reinterpret_cast<const char*>(all.data() + first);
  const std::size_t size = std::min(kMost, (last - first) * sizeof(T));
  for (std::size_t at = 0; at < size; at += kLine) __builtin_prefetch(begin + at);
}

/// Fetches what the sentences behind this one will be read from: other articles have driven this one out of the nearest caches.
static void expect_next(const ArticleContext& context, std::size_t number) {
  const auto& sentences = context.segments.sentences;
  const auto& extraction = context.extraction;
  if (number + 2 < sentences.size()) {
    const TokenSpan tokens = sentences[number + 2].tokens;
    const auto [first, last] = context.mentions_in(tokens);
    expect(std::span<const Token>(context.segments.tokens), tokens.begin, tokens.end);
    expect(std::span<const Mention>(extraction.mentions), first, last);
  }
  if (number + 1 < sentences.size()) {   // its mentions have come by now
    const auto [first, last] = context.mentions_in(sentences[number + 1].tokens);
    for (std::uint32_t i = first; i < last; ++i)
      if (const std::int32_t entity = extraction.mentions[i].entity; entity >= 0) expect(std::span<const Entity>(extraction.entities), static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity) + 1);
  }
}

void Analyzer::State::add_claims(ClaimWork& work, const Notes& known, std::uint32_t number) {
  const ArticleContext& context = work.context;
  const Sentence& sentence = context.segments.sentences[number];
  if (!is_read(context, sentence)) return;
  work.reading.read(context, sentence);
  work.quoted.read(sentence.span);
  work.told.clear();
  for (std::size_t i = number == 0 ? 0 : known.matches_end[number - 1]; i < known.matches_end[number]; ++i) add_match(work, known.matches[i], number);
  add_enumerations(work, number);
  add_described_ages(work, number);
  if (context.block_of(sentence).zone == Zone::faq_question) return;
  add_comparisons(work, number);
  add_generic_claims(work, number);
  add_open_claims(work, number);
  add_deeds(work, number);
  add_loose_figures(work, number);
}

void Analyzer::State::make_claims(const ArticleContext& context, const Notes& known, Analysis& analysis) {
  analysis.claims.reserve(2 * context.segments.sentences.size());
  analysis.memory = std::make_unique<std::pmr::monotonic_buffer_resource>(kClaimMemory * context.segments.sentences.size() + 1);
  ClaimWork work{context, analysis.quotations, analysis.claims, Arena(*analysis.memory), families, introductions(context, analysis.quotations)};
  for (std::uint32_t number = 0; number < analysis.segments.sentences.size(); ++number) {
    expect_next(context, number);
    add_claims(work, known, number);
  }
  add_departures(work);
  add_doers(work);
  add_officeholders(work);
  drop_facts_of_many(analysis.claims);
}

Analysis Analyzer::State::begin(std::unique_ptr<RawArticle> raw, std::unique_ptr<Article> article) const {
  Analysis analysis;
  analysis.raw = std::move(raw);
  analysis.rules = rules;
  analysis.article = std::move(article);
  return analysis;
}

/// Step by step, not article by article: what a step does is more code than the nearest caches of a processor hold beside an article's data, and
/// fetching it anew for every article takes longer than running it.
void Analyzer::State::run(std::span<Analysis* const> batch) {
  const auto each = [&](auto&& step) {
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (batch[i]->article->not_analysed.empty()) step(*batch[i], notes[i]);
  };
  const auto context_of = [&](const Analysis& analysis, const Notes& known) {
    return ArticleContext{*analysis.article, analysis.segments, analysis.extraction, *rules, known.places};
  };
  if (notes.size() < batch.size()) notes.resize(batch.size());
  each([&](Analysis& analysis, Notes&) { analysis.segments = segment(*analysis.article); });
  each([&](Analysis& analysis, Notes&) { analysis.extraction = extract(*analysis.article, analysis.segments, *rules); });
  each([&](Analysis& analysis, Notes& known) {
    known.places.read(analysis.segments, analysis.extraction);
    analysis.quotations = find_quotations(context_of(analysis, known));
  });
  each([&](Analysis& analysis, Notes& known) { match_rules(context_of(analysis, known), known); });
  each([&](Analysis& analysis, Notes& known) { make_claims(context_of(analysis, known), known, analysis); });
}

Analyzer::Analyzer(std::shared_ptr<const RuleSet> rules) : state_(std::make_unique<State>(std::move(rules))) {}
Analyzer::~Analyzer() = default;

const RuleSet& Analyzer::rules() const { return *state_->rules; }

std::vector<Result<Analysis>> Analyzer::analyze(std::vector<RawArticle> raws, const NormalizeOptions& options) {
  std::vector<Result<Analysis>> out;
  out.reserve(raws.size());
  std::vector<Analysis*> batch;
  for (RawArticle& raw : raws) {
    auto kept = std::make_unique<RawArticle>(std::move(raw));
    Result<Article> article = normalize(*kept, options);
    if (!article) {
      out.emplace_back(article.error());
      continue;
    }
    out.emplace_back(state_->begin(std::move(kept), std::make_unique<Article>(std::move(article).value())));
    batch.push_back(&*out.back());
  }
  state_->run(batch);
  return out;
}

Result<Analysis> Analyzer::analyze(RawArticle raw, const NormalizeOptions& options) {
  std::vector<RawArticle> raws;
  raws.push_back(std::move(raw));
  return std::move(analyze(std::move(raws), options).front());
}

Result<Analysis> Analyzer::analyze_text(std::string text, std::string_view published, Zone zone) {
  auto raw = std::make_unique<RawArticle>();
  raw->bytes = std::move(text);
  raw->hash = content_hash(raw->bytes);
  raw->fields.push_back({FieldName::body, {0, raw->bytes.size()}, false});
  if (!published.empty()) raw->side_metadata.emplace_back("published", std::string(published));
  NormalizeOptions options;
  options.text_is_clean = true;
  Result<Article> normalized = normalize(*raw, options);
  if (!normalized) return normalized.error();
  auto article = std::make_unique<Article>(std::move(normalized).value());
  for (Block& block : article->blocks) block.zone = zone;
  if (const auto day = parse_day(published); day && !article->metadata.published.known())
    article->metadata.published = {day->year, day->month, day->day, "side_metadata", std::string(published)};
  Analysis analysis = state_->begin(std::move(raw), std::move(article));
  Analysis* const alone[] = {&analysis};
  state_->run(alone);
  return analysis;
}

}  // namespace crosstell
