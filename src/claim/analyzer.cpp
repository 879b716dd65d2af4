// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "assemble.h"
#include "comparison.h"
#include "crosstell/base/hash.h"
#include "deeds.h"
#include "departure.h"
#include "enumeration.h"
#include "generic.h"
#include "office.h"
#include "open_claims.h"
#include "quotation.h"

namespace crosstell {

constexpr std::size_t kClaimMemory = 400;   // bytes for the texts and lists of a sentence's claims; more is asked for when needed

struct Analyzer::State {
  explicit State(std::shared_ptr<const RuleSet> set) : rules(std::move(set)), matcher(rules), families(rules->registry()) {}
  std::shared_ptr<const RuleSet> rules;
  Matcher matcher;
  CommonFamilies families;
  std::vector<MentionLayer> layers;   // reused from sentence to sentence
  TokenIndex places;                  // reused from article to article

  [[nodiscard]] Analysis run(std::unique_ptr<RawArticle> raw, std::unique_ptr<Article> article);
  void add_claims(ClaimWork& work, std::uint32_t number);
};

namespace {

TokenView view_of(const ArticleContext& context, const Sentence& sentence, const std::vector<MentionLayer>& layers) {
  const auto [first, last] = context.noun_groups_in(sentence.tokens);
  TokenView view;
  view.tokens = context.segments.tokens;
  view.sentence = sentence.tokens;
  view.mentions = layers;
  view.noun_groups = std::span<const TokenSpan>(context.segments.noun_groups).subspan(first, last - first);
  view.clean_text = context.article.clean;
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

}  // namespace

void Analyzer::State::add_claims(ClaimWork& work, std::uint32_t number) {
  const ArticleContext& context = work.context;
  const Sentence& sentence = context.segments.sentences[number];
  const Block& block = context.block_of(sentence);
  if (sentence.tokens.empty() || !gives_claims(block.zone)) return;
  work.reading.read(context, sentence);
  work.quoted.read(sentence.span);
  work.told.clear();
  mention_layers(context.extraction, sentence, layers);
  for (const RuleMatch& match : matcher.match(view_of(context, sentence, layers), name_of(block.zone))) add_match(work, match, number);
  add_enumerations(work, number);
  if (block.zone == Zone::faq_question) return;
  add_comparisons(work, number);
  add_generic_claims(work, number);
  add_open_claims(work, number);
  add_deeds(work, number);
}

Analysis Analyzer::State::run(std::unique_ptr<RawArticle> raw, std::unique_ptr<Article> article) {
  Analysis analysis;
  analysis.raw = std::move(raw);
  analysis.rules = rules;
  analysis.article = std::move(article);
  if (!analysis.article->not_analysed.empty()) return analysis;
  analysis.segments = segment(*analysis.article);
  analysis.extraction = extract(*analysis.article, analysis.segments, *rules);
  places.read(analysis.segments, analysis.extraction);
  const ArticleContext context{*analysis.article, analysis.segments, analysis.extraction, *rules, places};
  analysis.quotations = find_quotations(context);
  analysis.claims.reserve(2 * context.segments.sentences.size());
  analysis.memory = std::make_unique<std::pmr::monotonic_buffer_resource>(kClaimMemory * context.segments.sentences.size() + 1);
  ClaimWork work{context, analysis.quotations, analysis.claims, Arena(*analysis.memory), families, introductions(context, analysis.quotations)};
  for (std::uint32_t number = 0; number < analysis.segments.sentences.size(); ++number) add_claims(work, number);
  add_departures(work);
  add_officeholders(work);
  return analysis;
}

Analyzer::Analyzer(std::shared_ptr<const RuleSet> rules) : state_(std::make_unique<State>(std::move(rules))) {}
Analyzer::~Analyzer() = default;

const RuleSet& Analyzer::rules() const { return *state_->rules; }

Result<Analysis> Analyzer::analyze(RawArticle raw, const NormalizeOptions& options) {
  auto kept = std::make_unique<RawArticle>(std::move(raw));
  Result<Article> article = normalize(*kept, options);
  if (!article) return article.error();
  return state_->run(std::move(kept), std::make_unique<Article>(std::move(article).value()));
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
  return state_->run(std::move(raw), std::move(article));
}

}  // namespace crosstell
