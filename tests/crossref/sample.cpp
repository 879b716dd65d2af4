// SPDX-License-Identifier: Apache-2.0
#include "sample.h"

#include <cassert>

#include "words.h"

namespace sample {
namespace {

Attribute attribute(const char* key, const char* finding_kind, ValueKind kind, AttributeClass attribute_class, Change change) {
  Attribute out;
  out.key = key;
  out.finding_kind = finding_kind;
  out.value_kind = kind;
  out.attribute_class = attribute_class;
  out.change = change;
  out.wording = key;
  return out;
}

Registry build() {
  Registry out;
  const auto add = [&](Attribute row) {
    const Status added = out.add(std::move(row));
    assert(added.ok());
    (void)added;
  };
  Attribute dead = attribute("dead", "numeric", ValueKind::number, AttributeClass::functional, Change::grows);
  dead.scopes = {"place"};
  add(dead);
  add(attribute("parameters", "numeric", ValueKind::number, AttributeClass::functional, Change::never));
  add(attribute("context_window", "numeric", ValueKind::number, AttributeClass::functional, Change::never));
  add(attribute("staff", "numeric", ValueKind::number, AttributeClass::functional, Change::any));
  Attribute revenue = attribute("revenue", "numeric", ValueKind::money, AttributeClass::functional, Change::yearly);
  revenue.scopes = {"period"};
  add(revenue);
  Attribute profit = attribute("profit", "numeric", ValueKind::money, AttributeClass::functional, Change::any);
  profit.identified_by = {"period", "measure"};
  add(profit);
  Attribute stake = attribute("stake", "numeric", ValueKind::percent, AttributeClass::functional, Change::any);
  stake.identified_by = {"holder"};
  add(stake);
  add(attribute("training_time", "numeric", ValueKind::duration, AttributeClass::functional, Change::never));
  add(attribute("founded", "date", ValueKind::date, AttributeClass::functional, Change::never));
  add(attribute("age", "age", ValueKind::age, AttributeClass::functional, Change::yearly));
  Attribute licence = attribute("licence", "categorical", ValueKind::category, AttributeClass::exclusive, Change::any);
  licence.categories = {{"proprietary", {"closed source"}, ""}, {"open_source", {"open source"}, "open"}, {"open_weight", {"open weight"}, "open"}};
  add(licence);
  add(attribute("office", "role", ValueKind::category, AttributeClass::many, Change::any));
  add(attribute("position", "role", ValueKind::text, AttributeClass::many, Change::any));
  add(attribute("role", "role", ValueKind::text, AttributeClass::many, Change::any));
  Attribute marriage = attribute("marriage", "categorical", ValueKind::category, AttributeClass::exclusive, Change::any);
  marriage.categories = {{"married", {"married"}, ""}, {"never_married", {"never married"}, ""}};
  add(marriage);
  Attribute life = attribute("life_status", "categorical", ValueKind::category, AttributeClass::exclusive, Change::any);
  life.categories = {{"alive", {"alive"}, ""}, {"dead", {"dead"}, ""}};
  add(life);
  add(attribute("officeholder", "role", ValueKind::category, AttributeClass::exclusive, Change::any));
  Attribute arrival = attribute("arrival", "role_event", ValueKind::category, AttributeClass::exclusive, Change::never);
  arrival.categories = {{"join", {}, ""}, {"return", {}, ""}};
  add(arrival);
  Attribute phase = attribute("phase", "antonym", ValueKind::category, AttributeClass::exclusive, Change::any);
  phase.categories = {{"not_started", {}, ""}, {"ongoing", {}, "running"}, {"started", {}, "running"}, {"ended", {}, ""}};
  add(phase);
  add(attribute("result", "numeric", ValueKind::text, AttributeClass::functional, Change::never));
  add(attribute("headquarters", "categorical", ValueKind::entity, AttributeClass::functional, Change::any));
  add(attribute("principles", "enumeration", ValueKind::set, AttributeClass::set, Change::any));
  add(attribute("performance", "comparative", ValueKind::order, AttributeClass::ordered, Change::any));
  add(attribute("meaning", "definition", ValueKind::text, AttributeClass::many, Change::never));
  add(attribute("event:*", "polarity", ValueKind::none, AttributeClass::many, Change::any));
  add(attribute("state:*", "polarity", ValueKind::none, AttributeClass::many, Change::any));
  return out;
}

}  // namespace

const Registry& registry() {
  static const Registry out = build();
  return out;
}

FigureRow figure(const std::string& text, const std::string& kind, const std::string& unit) {
  FigureRow out;
  out.kind = kind;
  out.unit = unit;
  out.surface = text;
  out.approximator = "exact";
  if (kind == "money") out.currency = unit.empty() ? "USD" : unit;
  auto words = crossref::words_of(crossref::fold(text));
  static const char* kApproximators[] = {"about", "nearly", "over", "at_least", "under", "at_most", "vague"};
  std::vector<std::string> numbers;
  int magnitude = 0;
  std::string number = text;
  for (const char* name : kApproximators)
    if (text.rfind(std::string(name) + " ", 0) == 0) {
      out.approximator = name;
      number = text.substr(std::string(name).size() + 1);
    }
  for (const auto& [word, power] : {std::pair<const char*, int>{" million", 6}, {" billion", 9}})
    if (const std::size_t at = number.find(word); at != std::string::npos) {
      magnitude = power;
      number.erase(at);
      out.has_magnitude_word = true;
    }
  const std::size_t dash = number.find('-', 1);
  const auto low = parse_decimal(number.substr(0, dash));
  const auto high = dash == std::string::npos ? low : parse_decimal(number.substr(dash + 1));
  assert(low && high);
  out.written_exp10 = low->exp10 + magnitude;
  out.low = to_string(scale10(*low, magnitude));
  out.high = to_string(scale10(*high, magnitude));
  if (dash == std::string::npos) out.point = out.low;
  if (out.approximator == "over" || out.approximator == "at_least") out.high.clear();
  if (out.approximator == "under" || out.approximator == "at_most") out.low.clear();
  return out;
}

FigureRow date(const std::string& low, const std::string& high) {
  FigureRow out;
  out.kind = "date";
  out.date_low = low;
  out.date_high = high;
  out.surface = low;
  out.approximator = "exact";
  return out;
}

ComparableClaim claim(const Make& make) {
  static int count = 0;
  ComparableClaim out;
  out.claim.id = "c-" + std::to_string(100000 + ++count);
  out.claim.attribute = make.attribute;
  out.claim.subject = 0;
  out.claim.subject_text = "Vellmar";
  out.claim.subject_link = "exact";
  out.claim.value_text = make.value;
  out.claim.polarity = make.polarity;
  out.claim.modality = make.modality;
  out.claim.attribution = "narrator";
  out.claim.kind = "attribute";
  out.claim.zone = "paragraph";
  out.claim.time_basis = make.time_low.empty() ? "none" : "explicit";
  out.claim.time_low = make.time_low;
  out.claim.time_high = make.time_high;
  out.claim.tense = make.tense;
  out.claim.scope = make.scope;
  out.claim.clean_begin = static_cast<std::uint64_t>(count);
  out.article_id = make.article;
  out.source = "Source of " + make.article;
  out.published = make.published;
  out.subject_key = "vellmar";
  out.entity_id = "e-subject";
  return out;
}

ComparableClaim with_figure(ComparableClaim claim, FigureRow figure) {
  claim.claim.value_figure = 0;
  claim.claim.value_text = figure.surface;
  claim.figure = std::move(figure);
  return claim;
}

CompareContext context() {
  CompareContext out;
  out.registry = &registry();
  for (const char* article : {"d-a", "d-b", "d-c"}) out.story_of[article] = "s-1";
  return out;
}

BucketResult compare(const std::vector<ComparableClaim>& claims, const CompareContext& context) {
  std::vector<const ComparableClaim*> pointers;
  for (const ComparableClaim& claim : claims) pointers.push_back(&claim);
  return compare_bucket(pointers, context);
}

std::string outcome(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context) {
  if (bucket_key(a, registry()) != bucket_key(b, registry()) || bucket_key(a, registry()).empty()) return "never meet";
  const BucketResult result = compare({a, b}, context);
  if (result.findings.size() == 1) return result.findings[0].section + "/" + result.findings[0].kind;
  if (!result.findings.empty()) return "several findings";
  if (result.comparisons.empty()) return "nothing";
  const ComparisonRow& row = result.comparisons[0];
  return row.guard.empty() ? row.relation : row.relation + ":" + row.guard;
}

Store::ArticleEntity entity(const std::string& article, std::int64_t index, const std::string& type, const std::string& name, const std::string& role,
                            const std::string& affiliation) {
  Store::ArticleEntity out;
  out.article_id = article;
  out.index = index;
  out.entity.type = type;
  out.entity.name = name;
  out.entity.key = crossref::fold(name);
  if (out.entity.key.rfind("the ", 0) == 0) out.entity.key.erase(0, 4);
  if (type == "event") out.entity.event_class = crossref::words_of(out.entity.key).back();
  out.entity.role = role;
  out.affiliation_key = affiliation;
  out.mentions = 1;
  return out;
}

}  // namespace sample
