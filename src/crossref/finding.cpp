// SPDX-License-Identifier: Apache-2.0
#include "finding.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "crosstell/base/hash.h"
#include "score.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kShownBytes = 160;

/// A value as one variant of the dispute; cells that differ only in time belong to one.
struct Variant {
  std::string shown;
  std::vector<const Reading*> readings;
  FindingVariantRow row;
};

std::string certainty_word(const Reading& reading) {
  static constexpr const char* kNames[] = {"firm", "hedged", "predicted", "hypothetical", "question"};
  return std::string(Tables::builtin().wording(kNames[static_cast<int>(reading.certainty)]));
}

std::string variant_key(const Reading& reading, const FindingRow& finding) {
  std::string key = (reading.negative ? "-" : "+") + reading.key;
  if (finding.section == "certainty_drift" || finding.kind == "prediction_outcome") key += "|" + certainty_word(reading);
  return key;
}

bool by_position(const Reading* left, const Reading* right) {
  const auto key = [](const Reading* r) { return std::tie(r->claim->article_id, r->claim->claim.clean_begin, r->claim->claim.value_clean_begin, r->claim->claim.id); };
  return key(left) < key(right);
}

std::vector<Variant> variants_of(const std::vector<Opposition>& pairs, const FindingRow& finding, const CompareContext& context) {
  std::set<const Cell*> cells;
  for (const Opposition& pair : pairs) cells.insert({pair.a, pair.b});
  std::map<std::string, Variant> by_key;
  for (const Cell* cell : cells) {
    auto& variant = by_key[variant_key(cell->best(), finding)];
    variant.readings.insert(variant.readings.end(), cell->readings.begin(), cell->readings.end());
  }
  std::vector<Variant> out;
  for (auto& [key, variant] : by_key) {
    std::sort(variant.readings.begin(), variant.readings.end(), by_position);
    variant.shown = shorten(variant.readings.front()->shown, kShownBytes);
    variant.row.value = variant.shown;
    if (finding.section == "certainty_drift") variant.row.value += " (" + certainty_word(*variant.readings.front()) + ")";
    std::vector<const ComparableClaim*> claims;
    for (const Reading* reading : variant.readings) {
      variant.row.evidence.push_back({reading->claim->claim.id, reading->claim->article_id});
      claims.push_back(reading->claim);
    }
    count_voices(variant.row, claims, context);
    out.push_back(std::move(variant));
  }
  std::stable_sort(out.begin(), out.end(), [](const Variant& x, const Variant& y) {
    return std::tie(y.row.voices, y.row.articles, x.row.value) < std::tie(x.row.voices, x.row.articles, y.row.value);
  });
  return out;
}

/// The name most claims with an exact mention use; the key when all of them say "it".
std::string subject_name(const std::vector<Variant>& variants) {
  std::map<std::string, int> names;
  for (const Variant& variant : variants)
    for (const Reading* reading : variant.readings)
      if (reading->claim->claim.subject_link == "exact") ++names[reading->claim->claim.subject_text];
  const auto best = std::max_element(names.begin(), names.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (best != names.end()) return best->first;
  return variants.front().readings.front()->claim->subject_key;
}

std::string time_words(const Reading& reading) {
  if (reading.time) return iso_day(reading.time->low);
  return reading.published ? "published " + iso_day(*reading.published) : "undated";
}

std::string list_of(const std::vector<std::string>& members, const std::vector<bool>& used) {
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (!used[i]) rest.push_back(shorten(members[i], 80));
  return join(rest, "; ");
}

void fill_enumeration(const Reading& a, const Reading& b, std::map<std::string, std::string>& values) {
  std::vector<bool> left(a.members.size()), right(b.members.size());
  const auto pairs = align_members(a.members, b.members);
  for (const auto& [i, j] : pairs) left[i] = right[j] = true;
  values["count"] = std::to_string(a.members.size());
  values["agreed"] = pairs.empty() ? "none agree" : std::to_string(pairs.size()) + (pairs.size() == 1 ? " agrees" : " agree");
  values["only_a"] = list_of(a.members, left);
  values["only_b"] = list_of(b.members, right);
}

/// A sentence about two subjects ("X trails Y", "Y beats X") names the second one.
std::string value_words(const Reading& reading, const std::string& subject_id) {
  const std::string id = reading.claim->entity_id.empty() ? reading.claim->subject_key : reading.claim->entity_id;
  const std::string shown = shorten(reading.shown, kShownBytes);
  return id == subject_id ? shown : reading.claim->claim.subject_text + " " + shown;
}

std::string attribute_words(const Attribute& attribute, const Reading& reading) {
  const std::string predicate = predicate_of(reading.claim->claim.attribute);
  if (!predicate.empty()) return predicate;
  const std::size_t colon = reading.claim->claim.attribute.find(':');
  const std::string& key = reading.claim->claim.attribute;
  if (key.rfind("date_of:", 0) == 0) {
    std::string verb = key.substr(8);
    const bool passive = verb.size() > 8 && verb.compare(verb.size() - 8, 8, ":passive") == 0;
    if (passive) verb.resize(verb.size() - 8);
    return "day (" + verb + (passive ? ", passive" : "") + ")";
  }
  if (colon != std::string::npos) return "number of " + reading.claim->claim.attribute.substr(colon + 1);
  return attribute.wording.empty() ? attribute.key : attribute.wording;
}

std::string explain(const FindingRow& finding, const Reading& a, const Reading& b, const Attribute& attribute, std::size_t variant_count) {
  // What was expected is told first, whatever the order of the variants.
  if (finding.kind == "prediction_outcome" && a.published && b.published && *a.published > *b.published) return explain(finding, b, a, attribute, variant_count);
  const Tables& tables = Tables::builtin();
  std::map<std::string, std::string> values = {
      {"subject", finding.subject},       {"attribute", attribute_words(attribute, a)}, {"source_a", source_name(*a.claim)},
      {"source_b", source_name(*b.claim)}, {"value_a", value_words(a, finding.subject_id)}, {"value_b", value_words(b, finding.subject_id)},
      {"certainty_a", certainty_word(a)}, {"certainty_b", certainty_word(b)},           {"time_a", time_words(a)},
      {"time_b", time_words(b)}};
  if (a.amount && b.amount)
    if (const std::string difference = difference_of(*a.amount, *b.amount); !difference.empty()) values["difference"] = " (" + difference + " apart)";
  if (a.kind == ValueKind::set && b.kind == ValueKind::set) fill_enumeration(a, b, values);
  std::string out;
  if (a.claim->article_id == b.claim->article_id) {
    out = fill(tables.wording("same_article"), values);
    values["source_a"] = "one place";
    values["source_b"] = "another";
  } else if (values["source_a"] == values["source_b"]) {
    values["source_a"] += " (" + (a.claim->title.empty() ? a.claim->path : a.claim->title) + ")";
    values["source_b"] += " (" + (b.claim->title.empty() ? b.claim->path : b.claim->title) + ")";
  }
  std::string_view sentence = tables.wording(finding.kind);
  if (sentence.empty()) sentence = tables.wording("categorical");
  out += fill(sentence, values);
  if (variant_count > 2) out += fill(tables.wording(variant_count == 3 ? "one_more_variant" : "more_variants"), {{"count", std::to_string(variant_count - 2)}});
  return out;
}

}  // namespace

double rounded(double value) { return std::round(value * 10000.0) / 10000.0; }

const std::string& voice_of(const CompareContext& context, const std::string& article_id) {
  const auto at = context.voice_of.find(article_id);
  return at == context.voice_of.end() ? article_id : at->second;
}

std::string source_name(const ComparableClaim& claim) {
  for (const std::string* name : {&claim.source, &claim.path, &claim.title})
    if (!name->empty()) return shorten(*name, 80);
  return claim.article_id;
}

std::string fill(std::string_view sentence, const std::map<std::string, std::string>& values) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::size_t close = sentence[i] == '{' ? sentence.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += sentence[i++];
      continue;
    }
    const auto at = values.find(std::string(sentence.substr(i + 1, close - i - 1)));
    if (at != values.end()) out += at->second;
    i = close + 1;
  }
  return out;
}

std::string finding_id(const FindingRow& finding, const std::string& subject_key) {
  KeyBuilder key;
  key.field(subject_key).field(finding.attribute).field(finding.scope).field(finding.kind).field(finding.section);
  return content_id('f', key.bytes());
}

void count_voices(FindingVariantRow& variant, const std::vector<const ComparableClaim*>& claims, const CompareContext& context) {
  std::set<std::string> voices, articles;
  for (const ComparableClaim* claim : claims) {
    articles.insert(claim->article_id);
    if (!claim->claim.repeat) voices.insert(voice_of(context, claim->article_id));
  }
  variant.articles = static_cast<int>(articles.size());
  variant.voices = std::max(1, static_cast<int>(voices.size()));
}

FindingRow make_finding(const std::vector<Opposition>& pairs, const Attribute& attribute, const std::string& attribute_key, const CompareContext& context) {
  FindingRow out;
  const PairVerdict& first = pairs.front().verdict;
  out.section = first.section;
  out.kind = first.kind;
  out.scope = first.scope;
  out.attribute = attribute_key;
  const ScoredPair best = best_pair(pairs, attribute, context);
  const ComparableClaim& subject = *best.a->claim;
  out.subject_id = subject.entity_id.empty() ? subject.subject_key : subject.entity_id;
  for (const Opposition& pair : pairs)  // a comparison has two subjects; the least id stands for both
    for (const Cell* cell : {pair.a, pair.b}) {
      const ComparableClaim& claim = *cell->best().claim;
      out.subject_id = std::min(out.subject_id, claim.entity_id.empty() ? claim.subject_key : claim.entity_id);
    }
  out.severity = best.severity;
  out.confidence = best.confidence;
  out.independence = best.independence;
  out.score = rounded(best.severity * best.confidence * best.independence);
  out.features = best.features;
  out.guards = best.passed;

  std::vector<Variant> variants = variants_of(pairs, out, context);
  out.subject = subject_name(variants);
  out.reason = explain(out, *best.a, *best.b, attribute, variants.size());
  for (Variant& variant : variants) out.variants.push_back(std::move(variant.row));
  out.id = finding_id(out, out.subject_id);
  return out;
}

}  // namespace crosstell::crossref
