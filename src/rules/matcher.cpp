// SPDX-License-Identifier: Apache-2.0
// From a sentence to its matches: triggers name the candidates, the machine runs them, conditions and selection thin them out.
#include <algorithm>

#include "machine.h"
#include "selection.h"
#include "sentence_index.h"

namespace crosstell {

using rules::CompiledPattern;
using rules::Furthest;
using rules::Machine;
using rules::MatchPath;
using rules::Program;

struct Matcher::Scratch {
  explicit Scratch(const RuleSet::Compiled& rule_set) : rules(rule_set), machine(rule_set), hits(rule_set.patterns.size()) {}

  /// Starts at which a pattern may begin, as its triggers tell.
  struct Hit {
    std::uint32_t sentence = 0;  // number of the sentence it belongs to
    std::uint32_t low = 0, high = 0;
  };
  struct Found {
    std::uint32_t pattern;
    MatchPath path;
  };

  const RuleSet::Compiled& rules;
  Machine machine;
  rules::SentenceIndex sentence;
  std::vector<Hit> hits;                  // by pattern
  std::vector<std::uint32_t> candidates;  // patterns hit in this sentence
  std::vector<Found> found;               // of one rule
  MatchPath tried;                        // path of one match
  std::uint32_t sentence_number = 0;

  void match(const TokenView& view, std::string_view zone, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses);

 private:
  void find_candidates(const TokenView& view, TokenSpan window);
  void hit(std::uint32_t pattern, std::uint32_t token);
  void hit_all(rules::TriggerIndex::Range patterns, std::uint32_t token);
  void hit_mentions(const TokenView& view, TokenSpan window);
  void match_window(const TokenView& view, TokenSpan window, std::string_view zone, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses);
  void match_rule(std::size_t begin, std::size_t end, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses);
  void run_pattern(std::uint32_t pattern, Furthest* furthest);
  [[nodiscard]] bool is_vetoed(std::uint32_t rule, const MatchPath& path);
  [[nodiscard]] bool any_at(const std::vector<Program>& programs, std::uint32_t start);
  [[nodiscard]] bool any_up_to(const std::vector<Program>& programs, std::uint32_t end);
  [[nodiscard]] RuleMatch to_match(std::uint32_t pattern, const MatchPath& path) const;
};

void Matcher::Scratch::hit(std::uint32_t pattern, std::uint32_t token) {
  const CompiledPattern& p = rules.patterns[pattern];
  if (token < p.min_before) return;
  const std::uint32_t high = token - p.min_before;
  const std::uint32_t low = p.max_before == rules::kUnbounded || token < p.max_before ? 0 : token - p.max_before;
  Hit& h = hits[pattern];
  if (h.sentence != sentence_number) {
    h = {sentence_number, low, high};
    candidates.push_back(pattern);
  } else {
    h.low = std::min(h.low, low);
    h.high = std::max(h.high, high);
  }
}

void Matcher::Scratch::hit_all(rules::TriggerIndex::Range patterns, std::uint32_t token) {
  for (const auto* pattern = patterns.begin; pattern != patterns.end; ++pattern) hit(*pattern, token);
}

void Matcher::Scratch::hit_mentions(const TokenView& view, TokenSpan window) {
  const rules::MentionMask types = rules.index.triggering_types();
  if (types == 0) return;
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    for (rules::MentionMask left = sentence.types_beginning(i) & types; left != 0; left &= left - 1)
      for (const auto pattern : rules.index.patterns_of(static_cast<MentionType>(__builtin_ctz(left)))) hit(pattern, i);
  }
  const auto& of_groups = rules.index.patterns_of(MentionType::noun_group);
  if (of_groups.empty()) return;
  for (const TokenSpan& group : view.noun_groups) {
    if (group.begin < window.begin || group.end > window.end || group.empty()) continue;
    for (const auto pattern : of_groups) {
      hit(pattern, group.begin - window.begin);
      hit(pattern, group.end - 1 - window.begin);
    }
  }
}

void Matcher::Scratch::find_candidates(const TokenView& view, TokenSpan window) {
  candidates.clear();
  if (++sentence_number == 0) {
    std::fill(hits.begin(), hits.end(), Hit{});
    sentence_number = 1;
  }
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const Token& token = sentence.token(i);
    hit_all(rules.index.patterns_of(token.form_key), i);
    if (token.lemma_key != token.form_key) hit_all(rules.index.patterns_of(token.lemma_key), i);
  }
  hit_mentions(view, window);
  std::sort(candidates.begin(), candidates.end());
}

void Matcher::Scratch::run_pattern(std::uint32_t pattern, Furthest* furthest) {
  const Hit& h = hits[pattern];
  const std::uint32_t low = h.low, high = std::min(h.high, sentence.size() - 1);
  const Program& program = rules.patterns[pattern].program;
  const rules::Needs& needs = rules.patterns[pattern].needs;
  const bool explains = furthest != nullptr;  // needs to see where a pattern fails
  if (!explains && !sentence.may_meet(needs)) return;
  machine.load(program, Machine::kAnyEnd, furthest);
  for (std::uint32_t start = low; start <= high; ++start) {
    if (!explains && !sentence.may_open(needs.opening, start)) continue;
    const std::uint32_t end = machine.longest_end(start);
    if (end == Machine::kNoMatch || end == start || !machine.path(start, end, tried)) continue;
    found.push_back({pattern, tried});
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
      if (mention.type != MentionType::noun_group) capture.mention = mention.index;
    }
    out.captures.push_back(capture);
  }
  return out;
}

/// Runs the candidates [begin, end), the patterns of one rule.
void Matcher::Scratch::match_rule(std::size_t begin, std::size_t end, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses) {
  const std::uint32_t rule = rules.patterns[candidates[begin]].rule;
  found.clear();
  NearMiss miss;
  miss.rule = rule;
  bool has_miss = false;
  for (std::size_t i = begin; i < end; ++i) {
    Furthest furthest;
    run_pattern(candidates[i], near_misses == nullptr ? nullptr : &furthest);
    const CompiledPattern& pattern = rules.patterns[candidates[i]];
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
    out.push_back(to_match(f.pattern, f.path));
    free_from = f.path.end;
    matched = true;
  }
  if (near_misses != nullptr && !matched && has_miss) near_misses->push_back(miss);
}

void Matcher::Scratch::match_window(const TokenView& view, TokenSpan window, std::string_view zone, std::vector<RuleMatch>& out,
                                    std::vector<NearMiss>* near_misses) {
  sentence.reset(view, window);
  machine.begin_sentence(sentence);
  find_candidates(view, window);
  for (std::size_t begin = 0; begin < candidates.size();) {
    const std::uint32_t rule = rules.patterns[candidates[begin]].rule;
    std::size_t end = begin + 1;
    while (end < candidates.size() && rules.patterns[candidates[end]].rule == rule) ++end;
    const auto& zones = rules.rules[rule].zones;
    if (zones.empty() || std::find(zones.begin(), zones.end(), zone) != zones.end())
      match_rule(begin, end, out, near_misses);
    else if (near_misses != nullptr)
      near_misses->push_back({rule, 0, window.begin, 0, "another zone than " + std::string(zone)});
    begin = end;
  }
}

void Matcher::Scratch::match(const TokenView& view, std::string_view zone, std::vector<RuleMatch>& out, std::vector<NearMiss>* near_misses) {
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
