// SPDX-License-Identifier: Apache-2.0
// Rule packs compiled to memoised token programs behind a trigger index.
//
// Comes in: packs (JSON) and word lists (TSV), from the binary or from a folder of the user's.
// Goes out: for one sentence, the rules that match with their captures. The language is described in
// schemas/rules/en/README.md; `crosstell rules explain SENTENCE` shows it at work.
// Threads:  a RuleSet is const once built; a Matcher holds scratch memory and belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/rules/registry.h"
#include "crosstell/rules/token_view.h"

namespace crosstell {

/// A sentence that a rule must match, with the slots it must give. Slot names are "subject", "value", roles; further keys are
/// constants a claim must carry ("modality", "polarity", "direction").
struct RuleExample {
  std::string text;
  std::vector<std::pair<std::string, std::string>> expect;
  std::string zone, published;
  std::vector<std::string> context;   ///< sentences before
};

/// A rule as its author wrote it.
struct Rule {
  std::string id;           ///< never changes its meaning
  std::string pack;         ///< file it came from
  std::string about;
  std::string attribute;
  std::vector<std::string> patterns;                         ///< match, then also, then those of the constructions it uses
  std::vector<std::string> uses;                             ///< names of constructions
  std::map<std::string, std::string, std::less<>> pieces;    ///< of this rule alone; they win over those of its pack
  std::vector<std::pair<std::string, std::string>> constants;///< "set"
  std::vector<std::string> zones;                            ///< empty: all claim zones
  std::vector<std::string> unless_before, unless_after;      ///< patterns directly before / after the match
  std::vector<std::pair<std::string, std::vector<std::string>>> unless_after_slot;  ///< "after_value": patterns directly after that slot
  int priority = 0;
  std::vector<RuleExample> accepts;
  std::vector<std::string> rejects;
};

/// What one capture of a match covers.
struct Capture {
  std::string_view name;              ///< "subject", "value", "buyer"; points into the rule set
  TokenSpan tokens;
  MentionType type = MentionType::noun_group;
  std::uint32_t mention = kNoMention; ///< MentionLayer::index, or kNoMention for words and noun phrases
  static constexpr std::uint32_t kNoMention = 0xFFFFFFFF;
};

struct RuleMatch {
  std::uint32_t rule = 0;             ///< index into RuleSet::rules()
  std::uint32_t pattern = 0;          ///< 0: match, 1..: also
  TokenSpan tokens;                   ///< all that was matched
  std::optional<TokenSpan> predicate; ///< what stood inside < >
  std::vector<Capture> captures;
};

/// Where a pattern that was tried stopped.
struct NearMiss {
  std::uint32_t rule = 0;
  std::uint32_t pattern = 0;
  std::uint32_t token = 0;            ///< token at which it failed
  std::uint32_t column = 0;           ///< column (from 1) of the element in the pattern
  std::string expected;               ///< that element as written
};

struct RuleFile { std::string path; std::string bytes; };  ///< *.json packs, lists/*.tsv, attributes.json

class RuleSet {
 public:
  /// The embedded packs, compiled while the program was built.
  static std::shared_ptr<const RuleSet> builtin();
  /// Compiles the embedded packs (`builtin_files`) and/or further files. Errors: all problems of all packs, joined by newlines in
  /// `what`, each as "file: rule 'id', field, column N: found ...; expected ...".
  static Result<std::shared_ptr<const RuleSet>> compile(const std::vector<RuleFile>& files);
  static std::vector<RuleFile> builtin_files();
  static Result<std::vector<RuleFile>> files_in(const std::string& directory);

  [[nodiscard]] const std::vector<Rule>& rules() const;
  [[nodiscard]] const Registry& registry() const;
  /// Content hash over all files in byte order of their paths: part of the identity of an analysis.
  [[nodiscard]] const std::string& hash() const;
  /// True when the token's form or lemma, or the run of tokens that starts there, is an entry of the list; gives its length.
  [[nodiscard]] std::uint32_t list_match(std::string_view list, const TokenView& view, std::uint32_t token) const;

  ~RuleSet();
  struct Compiled;                    ///< token programs; private to src/rules
  [[nodiscard]] const Compiled& compiled() const { return *compiled_; }

  /// As bytes that from_image() of the same build reads back; null when they are not a whole image.
  [[nodiscard]] std::string image() const;
  static std::shared_ptr<const RuleSet> from_image(std::string_view image);

 private:
  RuleSet();
  std::unique_ptr<Compiled> compiled_;
};

/// Runs a rule set over sentences. Owns scratch memory that is reused from sentence to sentence.
class Matcher {
 public:
  explicit Matcher(std::shared_ptr<const RuleSet> rules);
  ~Matcher();
  /// All matches of a sentence: leftmost, longest, non-overlapping per rule; between rules of one attribute the longer, then
  /// the higher priority, then pack order. Sorted by token, then rule.
  /// `zone` is the spelling of the block's zone.
  [[nodiscard]] std::vector<RuleMatch> match(const TokenView& view, std::string_view zone);
  /// The same, and every rule whose trigger stood in the sentence but did not match.
  [[nodiscard]] std::vector<RuleMatch> explain(const TokenView& view, std::string_view zone, std::vector<NearMiss>& near_misses);

 private:
  struct Scratch;
  std::shared_ptr<const RuleSet> rules_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace crosstell
