// SPDX-License-Identifier: Apache-2.0
#include "finding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

#include "crosstell/base/hash.h"
#include "score.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kShownBytes = 160;
constexpr std::size_t kShownValues = 3;   // of one side that has several writings of its value
constexpr std::size_t kTitleBytes = 70;

/// A value as one variant of the dispute; cells that differ only in time belong to one.
struct Variant {
  std::string key, shown;
  std::vector<const Reading*> readings;
  FindingVariantRow row;
  bool merged = false;   ///< holds several compatible values
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

/// A question takes a value for granted; where its own article states the value, the statement is the evidence.
bool only_asks(const Reading& reading, const std::vector<const Reading*>& side) {
  const auto asks = [](const Reading& r) { return r.claim->claim.modality == "presupposed" && r.claim->claim.zone == "faq_question"; };
  return asks(reading) && std::any_of(side.begin(), side.end(), [&](const Reading* other) { return other->claim->article_id == reading.claim->article_id && !asks(*other); });
}

void finish(Variant& variant, const FindingRow& finding, const CompareContext& context) {
  std::sort(variant.readings.begin(), variant.readings.end(), by_position);
  variant.row = {};
  std::vector<std::string> shown;
  std::vector<const ComparableClaim*> claims;
  for (const Reading* reading : variant.readings) {
    if (only_asks(*reading, variant.readings)) continue;
    if (std::none_of(shown.begin(), shown.end(), [&](const std::string& text) { return fold(text) == fold(reading->shown); }) &&
        shown.size() < kShownValues)
      shown.push_back(reading->shown);
    variant.row.evidence.push_back({reading->claim->claim.id, reading->claim->article_id});
    claims.push_back(reading->claim);
  }
  variant.shown = shorten(variant.merged ? join(shown, " / ") : shown.front(), kShownBytes);
  variant.row.value = variant.shown;
  if (finding.section == "certainty_drift") variant.row.value += " (" + certainty_word(*variant.readings.front()) + ")";
  count_voices(variant.row, claims, context);
}

/// Values that can both be right ("410 billion", "about 400 billion") stand on one side of the dispute.
std::vector<Variant> unite_compatible(std::vector<Variant> variants, const std::set<std::pair<std::string, std::string>>& opposed) {
  std::vector<Variant> out;
  std::vector<std::vector<std::string>> keys;
  for (Variant& variant : variants) {
    std::size_t side = 0;
    while (side < out.size() && std::any_of(keys[side].begin(), keys[side].end(), [&](const std::string& key) { return opposed.count({key, variant.key}) != 0; })) ++side;
    if (side == out.size()) {
      keys.push_back({variant.key});
      out.push_back(std::move(variant));
    } else {
      keys[side].push_back(variant.key);
      out[side].readings.insert(out[side].readings.end(), variant.readings.begin(), variant.readings.end());
      out[side].merged = true;
    }
  }
  return out;
}

std::vector<Variant> variants_of(const std::vector<Opposition>& pairs, const FindingRow& finding, const CompareContext& context) {
  std::set<const Cell*> cells;
  std::set<std::pair<std::string, std::string>> opposed;
  for (const Opposition& pair : pairs) {
    cells.insert({pair.a, pair.b});
    const std::string a = variant_key(pair.a->best(), finding), b = variant_key(pair.b->best(), finding);
    opposed.insert({a, b});
    opposed.insert({b, a});
  }
  std::map<std::string, Variant> by_key;
  for (const Cell* cell : cells) {
    const std::string key = variant_key(cell->best(), finding);
    Variant& variant = by_key[key];
    variant.key = key;
    variant.readings.insert(variant.readings.end(), cell->readings.begin(), cell->readings.end());
  }
  std::vector<Variant> out;
  for (auto& [key, variant] : by_key) {
    finish(variant, finding, context);
    out.push_back(std::move(variant));
  }
  const auto by_support = [](const Variant& x, const Variant& y) {
    return std::tie(y.row.voices, y.row.articles, x.row.value, x.key) < std::tie(x.row.voices, x.row.articles, y.row.value, y.key);
  };
  std::sort(out.begin(), out.end(), by_support);
  if (finding.section != "contradiction" || out.size() < 3) return out;
  out = unite_compatible(std::move(out), opposed);
  for (Variant& variant : out) finish(variant, finding, context);
  std::sort(out.begin(), out.end(), by_support);
  return out;
}

/// "the team", when all claims speak of the subject by such a description: what it stands for was concluded, not written.
std::string description_of(const std::vector<Variant>& variants) {
  std::string out;
  for (const Variant& variant : variants)
    for (const Reading* reading : variant.readings) {
      const ClaimRow& claim = reading->claim->claim;
      if (claim.subject_link != "definite_type" || (!out.empty() && fold(claim.subject_text) != out)) return {};
      out = fold(claim.subject_text);
    }
  return out;
}

/// The entity's most used full name; without one the name most claims with an exact mention use.
std::string subject_name(const std::vector<Variant>& variants, const std::string& subject_id, const CompareContext& context) {
  if (const std::string described = description_of(variants); !described.empty()) return described;
  if (std::string known = name_of(context, subject_id); !known.empty()) return known;
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

/// Members and quotations bring the point or comma of their sentence along.
std::string_view without_stop(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ';' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

std::string list_of(const std::vector<std::string>& members, const std::vector<bool>& used) {
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (!used[i]) rest.push_back(shorten(without_stop(members[i]), 80));
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
std::string value_words(const Reading& reading, const std::string& subject_id, const CompareContext& context) {
  const std::string id = reading.claim->entity_id.empty() ? reading.claim->subject_key : reading.claim->entity_id;
  const std::string shown = shorten(reading.shown, kShownBytes);
  if (id == subject_id) return shown;
  const std::string name = name_of(context, id);
  return (name.empty() ? reading.claim->claim.subject_text : name) + " " + shown;
}

/// "join" -> "joining", "leave" -> "leaving": how an event is told in passing.
std::string ing_form(const std::string& verb) {
  const bool word = !verb.empty() && std::all_of(verb.begin(), verb.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!word) return verb;
  const bool silent_e = verb.size() > 2 && verb.back() == 'e' && verb[verb.size() - 2] != 'e' && verb[verb.size() - 2] != 'o';
  return (silent_e ? verb.substr(0, verb.size() - 1) : verb) + "ing";
}

/// The named other side of an event: " (Northfield College)".
std::string about_words(const Reading& reading) {
  for (const ClaimArgumentRow& argument : reading.claim->claim.arguments)
    if (argument.key && argument.entity >= 0 && !argument.text.empty()) return " (" + shorten(argument.text, 60) + ")";
  return {};
}

std::string plural_of(const std::string& noun) {
  const auto ends = [&](std::string_view suffix) { return noun.size() > suffix.size() && noun.compare(noun.size() - suffix.size(), suffix.size(), suffix) == 0; };
  if (noun.empty()) return "items";
  if (ends("y") && !ends("ay") && !ends("ey") && !ends("oy")) return noun.substr(0, noun.size() - 1) + "ies";
  return noun + (ends("s") || ends("x") || ends("ch") || ends("sh") ? "es" : "s");
}

/// What a list lists: "principles".
std::string head_words(const Reading& reading) {
  for (const ClaimArgumentRow& argument : reading.claim->claim.arguments)
    if (argument.key) return plural_of(fold(argument.text));
  return "items";
}

/// "scorer (winning goal)": what was done, and to what.
std::string doer_words(const Reading& reading) {
  std::string deed, thing;
  for (const ClaimArgumentRow& argument : reading.claim->claim.arguments) {
    if (argument.role == "deed") deed = argument.text;
    if (argument.role == "thing") thing = " (" + shorten(argument.text, 60) + ")";
  }
  return deed + thing;
}

std::string attribute_words(const Attribute& attribute, const Reading& reading) {
  if (attribute.key == "doer") return doer_words(reading);
  const std::string predicate = predicate_of(reading.claim->claim.attribute);
  if (!predicate.empty()) return predicate;
  if (attribute.key.find(':') == std::string::npos) return attribute.wording.empty() ? attribute.key : attribute.wording;
  const std::string& key = reading.claim->claim.attribute;  // "date_of:open:passive"
  const std::size_t colon = key.find(':');
  if (colon == std::string::npos) return key;
  const std::string word = key.substr(colon + 1, key.find(':', colon + 1) - colon - 1);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kFamilies = {
      {{"date_of", "date of"}, {"count_of", "number of"}, {"amount_of", "amount of"}, {"share_of", "share of"}}};
  for (const auto& [family, words] : kFamilies)
    if (key.compare(0, colon, family) == 0) return std::string(words) + " “" + word + "”";
  return word;
}

/// Tells two articles of one source apart.
std::string titled(const ComparableClaim& claim) { return claim.title.empty() ? " (" + claim.path + ")" : " (“" + shorten(claim.title, kTitleBytes) + "”)"; }

std::string explain(const FindingRow& finding, const Reading& a, const Reading& b, const Attribute& attribute, std::size_t variant_count, const CompareContext& context) {
  // What was expected is told first, whatever the order of the variants.
  if (finding.kind == "prediction_outcome" && a.published && b.published && *a.published > *b.published) return explain(finding, b, a, attribute, variant_count, context);
  const Tables& tables = Tables::builtin();
  std::map<std::string, std::string> values = {
      {"subject", finding.subject},       {"attribute", attribute_words(attribute, a)}, {"source_a", source_name(*a.claim)},
      {"source_b", source_name(*b.claim)}, {"value_a", value_words(a, finding.subject_id, context)}, {"value_b", value_words(b, finding.subject_id, context)},
      {"certainty_a", certainty_word(a)}, {"certainty_b", certainty_word(b)},           {"time_a", time_words(a)},
      {"time_b", time_words(b)},          {"items", head_words(a)}};
  if (a.amount && b.amount)
    if (const std::string difference = difference_of(*a.amount, *b.amount); !difference.empty()) values["difference"] = " (" + difference + " apart)";
  values["about"] = about_words(a);
  if (finding.kind == "role_event")
    for (const char* value : {"value_a", "value_b"}) values[value] = ing_form(values[value]);
  if (a.kind == ValueKind::set && b.kind == ValueKind::set) fill_enumeration(a, b, values);
  std::string out;
  if (a.claim->article_id == b.claim->article_id) {
    out = fill(tables.wording("same_article"), values);
    values["source_a"] = "one place";
    values["source_b"] = "another";
  } else if (values["source_a"] == values["source_b"]) {
    values["source_a"] += titled(*a.claim);
    values["source_b"] += titled(*b.claim);
  }
  const bool named = finding.kind == "categorical" && a.kind == ValueKind::entity && b.kind == ValueKind::entity;
  std::string_view sentence = tables.wording(named ? "entity" : finding.kind);
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
  const std::string file = claim.path.substr(claim.path.rfind('/') + 1);
  // A source that only repeats the name of the file tells people nothing; the title does.
  const bool from_file = claim.source.empty() || file.substr(0, file.find('.')) == claim.source || file == claim.source;
  if (!from_file) return shorten(claim.source, 80);
  if (!claim.title.empty()) return "“" + shorten(claim.title, kTitleBytes) + "”" + (file.empty() ? "" : " (" + file + ")");
  for (const std::string* name : {&claim.source, &claim.path})
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

std::string name_of(const CompareContext& context, const std::string& entity_id) {
  const auto at = context.name_of.find(entity_id);
  if (at != context.name_of.end()) return at->second;
  return context.entity_name && !entity_id.empty() ? context.entity_name(entity_id) : std::string();
}

void count_voices(FindingVariantRow& variant, const std::vector<Voice>& claims, const CompareContext& context) {
  std::set<std::string> voices, articles;
  for (const Voice& claim : claims) {
    articles.insert(*claim.article_id);
    if (!claim.repeat) voices.insert(voice_of(context, *claim.article_id));
  }
  variant.articles = static_cast<int>(articles.size());
  variant.voices = std::max(1, static_cast<int>(voices.size()));
}

void count_voices(FindingVariantRow& variant, const std::vector<const ComparableClaim*>& claims, const CompareContext& context) {
  std::vector<Voice> voices;
  for (const ComparableClaim* claim : claims) voices.push_back({&claim->article_id, claim->claim.repeat});
  count_voices(variant, voices, context);
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
  out.subject = subject_name(variants, out.subject_id, context);
  out.reason = explain(out, *best.a, *best.b, attribute, variants.size(), context);
  for (Variant& variant : variants) out.variants.push_back(std::move(variant.row));
  out.id = finding_id(out, out.subject_id);
  return out;
}

}  // namespace crosstell::crossref
