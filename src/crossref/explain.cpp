// SPDX-License-Identifier: Apache-2.0
// Two claims: the whole way from "do they meet?" to the verdict, in words.
#include <algorithm>

#include "bucket.h"
#include "crosstell/crossref.h"
#include "guards.h"
#include "told_alike.h"
#include "words.h"

namespace crosstell {
namespace {

using namespace crossref;

std::string subject_of(const ComparableClaim& claim) { return claim.entity_id.empty() ? claim.subject_key : claim.entity_id; }

/// Why claims stand in different buckets; the first reason that holds.
std::string apart(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context) {
  for (const ComparableClaim* claim : {&a, &b}) {
    const std::string name = "“" + claim->claim.subject_text + "” (" + claim->claim.id + ")";
    if (claim->claim.subject < 0 || subject_of(*claim).empty()) return "It is not known who or what is meant by " + name + ": such claims are stored and never compared.";
    if (claim->claim.kind == "opinion" || claim->claim.kind == "personal") return "The claim about " + name + " is an opinion; opinions are not set against each other.";
    if (context.registry->find(claim->claim.attribute) == nullptr) return "The attribute “" + claim->claim.attribute + "” is in no registry.";
  }
  const bool ordered = a.claim.value_kind == "order" && b.claim.value_kind == "order";
  if (subject_of(a) != subject_of(b) && !ordered) return "They are about different subjects: “" + a.claim.subject_text + "” and “" + b.claim.subject_text + "” were not found to be one.";
  if (a.claim.attribute != b.claim.attribute) return "They state different things: “" + a.claim.attribute + "” and “" + b.claim.attribute + "”.";
  if (ordered) return "They compare with different rivals, or in different respects.";
  return "Their arguments differ: the same verb or attribute about something else.";
}

/// The guard as a sentence; its name when there is none for it.
std::string held_words(const std::string& guard) {
  const std::string_view words = Tables::builtin().wording("held_" + guard);
  return words.empty() ? "The guard “" + guard + "” holds." : std::string(words);
}

/// Figures that nothing names are compared by the parts of their clauses. Returns: whether both are such.
bool explain_figures(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context, PairExplanation& out) {
  if (!a.claim.attribute.starts_with("figure:") && !b.claim.attribute.starts_with("figure:")) return false;
  const auto x = figure_line(a), y = figure_line(b);
  if (!x || !y || x->kind != y->kind) return false;
  const Rarity any = [](const std::string&) { return 1.0; };
  std::string guard(told_apart(*x, *y));
  if (guard.empty() && !told_alike(*x, *y, any, context)) guard = "other";
  if (!guard.empty()) {
    out.outcome = "not_compared";
    out.why = held_words("figure_" + guard);
  } else if (!exclude_each_other(*x, *y)) {
    out.outcome = "agree";
    out.why = "They tell of one thing in other words, and both figures can be so.";
  } else {
    out.outcome = "contradiction";
    out.kind = "figure";
    out.why = "They tell of one thing in other words, and both figures cannot be so.";
  }
  return true;
}

}  // namespace

PairExplanation explain_pair(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context) {
  PairExplanation out;
  const std::vector<Bucket> buckets = make_buckets({a, b}, *context.registry);
  const bool meet = std::any_of(buckets.begin(), buckets.end(), [](const Bucket& bucket) { return bucket.size() == 2; });
  if (!meet && explain_figures(a, b, context, out)) return out;
  const Attribute* attribute = context.registry->find(a.claim.attribute.find(':') == std::string::npos ? a.claim.attribute : b.claim.attribute);
  if (!meet || attribute == nullptr) {
    out.outcome = "not_compared";
    out.why = apart(a, b, context);
    return out;
  }
  const PairVerdict verdict = judge(read_claim(a, *attribute), read_claim(b, *attribute), *attribute, context);
  out.passed = verdict.passed;
  out.kind = verdict.kind;
  switch (verdict.outcome) {
    case PairVerdict::Outcome::agree: out.outcome = "agree", out.why = "Both state the same value."; break;
    case PairVerdict::Outcome::compatible: out.outcome = "compatible", out.why = held_words(verdict.guard); break;
    case PairVerdict::Outcome::finding:
      out.outcome = verdict.section;
      out.why = verdict.section == "contradiction" ? "No guard explains the difference: both cannot be so." : held_words(verdict.guard);
      break;
  }
  return out;
}

}  // namespace crosstell
