// SPDX-License-Identifier: Apache-2.0
// From a sentence to its matches: what stands in it names the candidates, the machine runs them, conditions and selection thin
// them out.
#include <algorithm>

#include "machine.h"
#include "met_requirements.h"
#include "selection.h"
#include "sentence_index.h"
#include "sweep.h"

namespace crosstell {

using rules::CompiledPattern;
using rules::Furthest;
using rules::Machine;
using rules::MatchPath;
using rules::Program;

struct Matcher::Scratch {
  explicit Scratch(const RuleSet::Compiled& rule_set)
      : rules(rule_set), tester(rule_set), machine(rule_set, tester), sweep(rule_set, tester), met(rule_set.index) { picked.room.resize(rule_set.index.candidate_count() + 1); }

  struct Candidate {
    std::uint32_t pattern;
    rules::TokenSet starts;
  };
  struct Found {
    std::uint32_t pattern;
    MatchPath path;
  };

  const RuleSet::Compiled& rules;
  rules::TokenTester tester;
  Machine machine;
  rules::Sweep sweep;
  rules::MetRequirements met;
  rules::DescribedNames names;
  TokenView given;                        // as it was handed over; what is matched holds the described names as well
  rules::SentenceIndex sentence;
  rules::MetRequirements::Picked picked;  // patterns with a trigger in this sentence
  std::vector<Candidate> candidates;      // patterns that may match in this sentence
  std::vector<Found> found;               // of one rule
  MatchPath tried;                        // path of one match

  void match(const TokenView& view, std::string_view zone, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses);

 private:
  void find_candidates(const TokenView& view, TokenSpan window, bool all);
  void match_window(const TokenView& view, TokenSpan window, std::string_view zone, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses);
  void match_rule(std::size_t begin, std::size_t end, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses);
  void run_pattern(const Candidate& candidate, Furthest* furthest);
  [[nodiscard]] bool is_vetoed(std::uint32_t rule, const MatchPath& path);
  [[nodiscard]] bool any_at(const std::vector<Program>& programs, std::uint32_t start);
  [[nodiscard]] bool any_up_to(const std::vector<Program>& programs, std::uint32_t end);
  [[nodiscard]] RuleMatch to_match(std::uint32_t pattern, const MatchPath& path) const;
  [[nodiscard]] const rules::PatternArgument* bind_arguments(std::uint32_t pattern, RuleMatch& match) const;
};

/// `all`: those that lack something beside their trigger as well.
void Matcher::Scratch::find_candidates(const TokenView& view, TokenSpan window, bool all) {
  candidates.clear();
  met.reset(view, window);
  const auto add = [&](const rules::RequirementIndex::Candidate& candidate, rules::TokenSet starts) {
    if (starts != 0) candidates.push_back({candidate.pattern, starts});
  };
  if (all) {
    met.each_trigger([&](std::uint32_t trigger) {
      for (const auto& candidate : rules.index.candidates(trigger)) add(candidate, met.starts_at(trigger, candidate));
    });
  } else {
    picked.count = 0;
    met.each_trigger([&](std::uint32_t trigger) { met.pick(trigger, picked); });
    for (std::size_t i = 0; i < picked.count; ++i) add(*picked.room[i], met.starts(*picked.room[i]));
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.pattern < b.pattern; });
}

void Matcher::Scratch::run_pattern(const Candidate& candidate, Furthest* furthest) {
  const Program& program = rules.patterns[candidate.pattern].program;
  const bool explains = furthest != nullptr;  // needs to see where a pattern fails
  if (!explains && sentence.size() <= rules::Sweep::kMaxTokens && !sweep.finds_match(program, candidate.starts)) return;
  machine.load(program, Machine::kAnyEnd, furthest);
  for (std::uint32_t start = 0; start < sentence.size(); ++start) {
    if ((candidate.starts & rules::token_bit(start)) == 0) continue;
    const std::uint32_t end = machine.longest_end(start);
    if (end == Machine::kNoMatch || end == start || !machine.path(start, end, tried)) continue;
    found.push_back({candidate.pattern, tried});
  }
}

bool Matcher::Scratch::any_at(const std::vector<Program>& programs, std::uint32_t start) {
  for (const Program& program : programs) {
    machine.load(program);
    if (machine.longest_end(start) != Machine::kNoMatch) return true;
  }
  return false;
}

bool Matcher::Scratch::any_up_to(const std::vector<Program>& programs, std::uint32_t end) {
  constexpr std::uint32_t kReach = 40;  // context conditions look no further
  for (const Program& program : programs) {
    machine.load(program, end);
    for (std::uint32_t back = 0; back <= std::min(end, kReach); ++back)
      if (machine.longest_end(end - back) != Machine::kNoMatch) return true;
  }
  return false;
}

bool Matcher::Scratch::is_vetoed(std::uint32_t rule, const MatchPath& path) {
  const auto& unless = rules.unless[rule];
  if (any_at(unless.after, path.end) || any_up_to(unless.before, path.begin)) return true;
  for (const auto& [slot, programs] : unless.after_slot)
    for (const auto& capture : path.captures)
      if (capture.slot == slot && any_at(programs, capture.end)) return true;
  return false;
}

RuleMatch Matcher::Scratch::to_match(std::uint32_t pattern, const MatchPath& path) const {
  const std::uint32_t base = sentence.first_token();
  RuleMatch out;
  out.rule = rules.patterns[pattern].rule;
  out.pattern = rules.patterns[pattern].number;
  out.tokens = {base + path.begin, base + path.end};
  if (path.predicate) out.predicate = TokenSpan{base + path.predicate->begin, base + path.predicate->end};
  for (const auto& span : path.captures) {
    Capture capture;
    capture.name = rules.slots[span.slot];
    capture.tokens = {base + span.begin, base + span.end};
    if (span.layer != nullptr) {
      const MentionLayer& mention = sentence.view().mentions[span.layer->mention];
      capture.type = mention.type;
      capture.tokens.begin += span.layer->lead;
      if (mention.type != MentionType::noun_group) capture.mention = mention.index;
    }
    out.captures.push_back(capture);
  }
  return out;
}

/// Adds what clause analysis binds, in order of place like the other captures. The argument that it does not find; null when all are.
const rules::PatternArgument* Matcher::Scratch::bind_arguments(std::uint32_t pattern, RuleMatch& match) const {
  for (const rules::PatternArgument& argument : rules.patterns[pattern].arguments) {
    std::optional<Capture> capture = rules::bind_argument(given, match.predicate.value_or(match.tokens), argument);
    if (!capture) return &argument;
    capture->name = rules.slots[argument.slot];
    match.captures.push_back(*capture);
  }
  std::stable_sort(match.captures.begin(), match.captures.end(), [](const Capture& a, const Capture& b) { return a.tokens.begin < b.tokens.begin; });
  return nullptr;
}

/// Runs the candidates [begin, end), the patterns of one rule.
void Matcher::Scratch::match_rule(std::size_t begin, std::size_t end, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses) {
  const std::uint32_t rule = rules.patterns[candidates[begin].pattern].rule;
  found.clear();
  NearMiss miss;
  miss.rule = rule;
  bool has_miss = false;
  for (std::size_t i = begin; i < end; ++i) {
    Furthest furthest;
    run_pattern(candidates[i], near_misses == nullptr ? nullptr : &furthest);
    const CompiledPattern& pattern = rules.patterns[candidates[i].pattern];
    if (!furthest.any || (has_miss && sentence.first_token() + furthest.token <= miss.token)) continue;
    const auto& element = pattern.program.elements[furthest.element];
    miss = {rule, pattern.number, sentence.first_token() + furthest.token, element.column, element.text};
    has_miss = true;
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.path.begin != b.path.begin) return a.path.begin < b.path.begin;
    return a.path.end != b.path.end ? a.path.end > b.path.end : a.pattern < b.pattern;
  });
  std::uint32_t free_from = 0;
  bool matched = false;
  for (const Found& f : found) {
    if (f.path.begin < free_from) continue;
    if (is_vetoed(rule, f.path)) {
      miss = {rule, rules.patterns[f.pattern].number, sentence.first_token() + f.path.begin, 0, "nothing that 'unless' names"};
      has_miss = true;
      continue;
    }
    RuleMatch match = to_match(f.pattern, f.path);
    if (const rules::PatternArgument* lacking = bind_arguments(f.pattern, match)) {
      miss = {rule, rules.patterns[f.pattern].number, sentence.first_token() + f.path.begin, lacking->column, lacking->text};
      has_miss = true;
      continue;
    }
    out.push_back(std::move(match));
    free_from = f.path.end;
    matched = true;
  }
  if (near_misses != nullptr && !matched && has_miss) near_misses->push_back(miss);
}

void Matcher::Scratch::match_window(const TokenView& view, TokenSpan window, std::string_view zone, std::vector<RuleMatch>& out,
                                    std::vector<NearMiss>* near_misses) {
  find_candidates(view, window, near_misses != nullptr);
  if (candidates.empty()) return;
  sentence.reset(view, window, names);
  machine.begin_sentence(sentence);
  if (sentence.size() <= rules::Sweep::kMaxTokens) sweep.begin_sentence(sentence);
  for (std::size_t begin = 0; begin < candidates.size();) {
    const std::uint32_t rule = rules.patterns[candidates[begin].pattern].rule;
    std::size_t end = begin + 1;
    while (end < candidates.size() && rules.patterns[candidates[end].pattern].rule == rule) ++end;
    const auto& zones = rules.rules[rule].zones;
    if (zones.empty() || std::find(zones.begin(), zones.end(), zone) != zones.end())
      match_rule(begin, end, out, near_misses);
    else if (near_misses != nullptr)
      near_misses->push_back({rule, 0, window.begin, 0, "another zone than " + std::string(zone)});
    begin = end;
  }
}

void Matcher::Scratch::match(const TokenView& sentence_view, std::string_view zone, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses) {
  given = sentence_view;
  names.read(given);
  TokenView view = given;
  view.mentions = names.layers();
  const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(view.sentence.end, view.tokens.size()));
  for (std::uint32_t begin = view.sentence.begin; begin < last; begin += std::min(rules::kMaxWindow, last - begin))
    match_window(view, {begin, begin + std::min(rules::kMaxWindow, last - begin)}, zone, out, near_misses);
  rules::select_matches(rules, view.sentence, out);
}

Matcher::Matcher(std::shared_ptr<const RuleSet> rule_set)
    : rules_(std::move(rule_set)), scratch_(std::make_unique<Scratch>(rules_->compiled())) {}
Matcher::~Matcher() = default;

std::vector<RuleMatch> Matcher::match(const TokenView& view, std::string_view zone) {
  std::vector<RuleMatch> out;
  scratch_->match(view, zone, out, nullptr);
  return out;
}

std::vector<RuleMatch> Matcher::explain(const TokenView& view, std::string_view zone, std::vector<NearMiss>& near_misses) {
  std::vector<RuleMatch> out;
  scratch_->match(view, zone, out, &near_misses);
  return out;
}

}  // namespace crosstell
