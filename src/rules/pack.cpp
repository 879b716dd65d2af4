// SPDX-License-Identifier: Apache-2.0
#include "pack.h"

#include <algorithm>
#include <array>

#include "json_reader.h"
#include "registry_reader.h"

namespace crosstell::rules {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxRulesPerPack = 5000;
constexpr std::size_t kMaxPatternsPerRule = 64;
constexpr std::array<std::string_view, 9> kPackFields = {"pack", "about", "pieces", "constructions", "rules", "attributes", "replaces", "$schema", "$comment"};
constexpr std::array<std::string_view, 14> kRuleFields = {"id",    "about", "attribute", "match",   "also",    "use",    "pieces", "set",
                                                          "where", "unless", "priority", "accepts", "rejects", "$comment"};
constexpr std::array<std::string_view, 23> kZones = {
    "title",  "dek",     "byline",  "dateline", "heading",    "paragraph", "list_item",  "quote_block", "faq_question", "faq_answer", "caption", "table",
    "code",   "related", "comment", "share",    "disclaimer", "sources",   "author_bio", "navigation",  "hashtags",     "hidden",     "boilerplate"};

bool is_id(std::string_view id) {
  if (id.empty() || id.size() > 100 || id.front() == '.' || id.back() == '.') return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; });
}

using Pieces = std::map<std::string, std::string, std::less<>>;

void read_pieces(const Json& owner, Pieces& out, const Place& place, Problems& problems) {
  const auto pieces = owner.find("pieces");
  if (pieces == owner.end()) return;
  if (!pieces->is_object()) return problems.add(place.at("pieces"), std::string("found ") + pieces->type_name() + "; expected an object");
  for (const auto& [name, text] : pieces->items()) {
    if (text.is_string())
      out.emplace(name, text.get<std::string>());
    else
      problems.add(place.at("pieces." + name), std::string("found ") + text.type_name() + "; expected a pattern");
  }
}

void read_constructions(const Json& document, Constructions& out, const Place& place, Problems& problems) {
  const auto constructions = document.find("constructions");
  if (constructions == document.end()) return;
  if (!constructions->is_object()) return problems.add(place.at("constructions"), std::string("found ") + constructions->type_name() + "; expected an object");
  for (const auto& [name, patterns] : constructions->items()) {
    std::vector<std::string> texts = strings_field(*constructions, name.c_str(), place.at("constructions"), problems);
    if (texts.empty()) problems.add(place.at("constructions." + name), "no pattern; expected a list of patterns");
    out.emplace(name, std::move(texts));
  }
}

class RuleReader {
 public:
  RuleReader(const Json& item, Place place, Problems& problems) : item_(item), place_(std::move(place)), problems_(problems) {}

  Rule read() {
    rule_.id = string_field(item_, "id", place_, problems_);
    rule_.pack = place_.file;
    place_.rule = rule_.id;
    if (!is_id(rule_.id)) problems_.add(place_.at("id"), "expected lower-case words joined by dots, as in deal.price.acquire_for");
    check_fields(item_, kRuleFields, place_, problems_);
    rule_.about = string_field(item_, "about", place_, problems_);
    rule_.attribute = string_field(item_, "attribute", place_, problems_);
    require("about", rule_.about.empty(), "one sentence for people");
    require("attribute", rule_.attribute.empty(), "a key of attributes.json");
    read_patterns();
    read_constants();
    read_where();
    read_unless();
    read_priority();
    read_examples();
    return std::move(rule_);
  }

 private:
  void require(const char* field, bool missing, std::string_view what) {
    if (missing) problems_.add(place_.at(field), "missing or empty; expected " + std::string(what));
  }

  const Json* object_field(const Json& parent, const char* key, const Place& place) {
    const auto found = parent.find(key);
    if (found == parent.end()) return nullptr;
    if (found->is_object()) return &*found;
    problems_.add(place.at(key), std::string("found ") + found->type_name() + "; expected an object");
    return nullptr;
  }

  void read_patterns() {
    rule_.uses = strings_field(item_, "use", place_, problems_);
    read_pieces(item_, rule_.pieces, place_, problems_);
    const std::string match = string_field(item_, "match", place_, problems_);
    require("match", match.empty() && (rule_.uses.empty() || item_.contains("also")), "a pattern, or 'use' with the name of a construction");
    if (!match.empty() || rule_.uses.empty()) rule_.patterns.push_back(match);
    for (auto& also : strings_field(item_, "also", place_, problems_)) rule_.patterns.push_back(std::move(also));
    if (rule_.patterns.size() > kMaxPatternsPerRule)
      problems_.add(place_.at("also"), "more than " + std::to_string(kMaxPatternsPerRule) + " patterns; make a second rule");
  }

  void read_constants() {
    const Json* set = object_field(item_, "set", place_);
    if (set == nullptr) return;
    for (const auto& [key, value] : set->items()) {
      if (value.is_string())
        rule_.constants.emplace_back(key, value.get<std::string>());
      else
        problems_.add(place_.at("set." + key), std::string("found ") + value.type_name() + "; expected a string");
    }
  }

  void read_where() {
    const Json* where = object_field(item_, "where", place_);
    if (where == nullptr) return;
    constexpr std::array<std::string_view, 1> fields = {"zone"};
    check_fields(*where, fields, place_.at("where"), problems_);
    rule_.zones = strings_field(*where, "zone", place_, problems_);
    for (const auto& zone : rule_.zones)
      if (std::find(kZones.begin(), kZones.end(), zone) == kZones.end()) problems_.add_unknown(place_.at("where.zone"), "zone", zone, kZones);
  }

  void read_unless() {
    const Json* unless = object_field(item_, "unless", place_);
    if (unless == nullptr) return;
    for (const auto& [key, value] : unless->items()) {
      auto patterns = strings_field(*unless, key.c_str(), place_.at("unless"), problems_);
      if (key == "before")
        rule_.unless_before = std::move(patterns);
      else if (key == "after")
        rule_.unless_after = std::move(patterns);
      else if (key.starts_with("after_") && key.size() > 6)
        rule_.unless_after_slot.emplace_back(key, std::move(patterns));
      else
        problems_.add(place_.at("unless"), "unknown condition '" + key + "'; expected before, after, or after_ and the name of a slot");
    }
  }

  void read_priority() {
    const auto found = item_.find("priority");
    if (found == item_.end()) return;
    if (found->is_number_integer() && *found >= -100 && *found <= 100)
      rule_.priority = found->get<int>();
    else
      problems_.add(place_.at("priority"), "found " + found->dump() + "; expected a whole number from -100 to 100");
  }

  void read_examples() {
    rule_.rejects = strings_field(item_, "rejects", place_, problems_);
    const auto accepts = item_.find("accepts");
    if (accepts != item_.end() && !accepts->is_array())
      problems_.add(place_.at("accepts"), std::string("found ") + accepts->type_name() + "; expected a list");
    else if (accepts != item_.end())
      for (const auto& example : *accepts) read_accept(example);
    if (rule_.accepts.empty()) problems_.add(place_.at("accepts"), "no accepted example; add at least one sentence this rule must match");
    if (rule_.rejects.empty()) problems_.add(place_.at("rejects"), "no rejected example; add at least one sentence this rule must not match");
  }

  void read_accept(const Json& example) {
    const Place place = place_.at("accepts[" + std::to_string(rule_.accepts.size()) + "]");
    RuleExample out;
    if (!example.is_object()) return problems_.add(place, std::string("found ") + example.type_name() + "; expected an object with 'text' and slots");
    for (const auto& [key, value] : example.items()) {
      if (key == "context") continue;
      if (!value.is_string())
        problems_.add(place, "'" + key + "' is " + value.type_name() + "; expected a string");
      else if (key == "text")
        out.text = value.get<std::string>();
      else if (key == "zone")
        out.zone = value.get<std::string>();
      else if (key == "published")
        out.published = value.get<std::string>();
      else
        out.expect.emplace_back(key, value.get<std::string>());
    }
    out.context = strings_field(example, "context", place, problems_);
    if (out.text.empty()) problems_.add(place, "no 'text'");
    if (!out.zone.empty() && std::find(kZones.begin(), kZones.end(), out.zone) == kZones.end())
      problems_.add_unknown(place, "zone", out.zone, kZones);
    rule_.accepts.push_back(std::move(out));
  }

  const Json& item_;
  Place place_;
  Problems& problems_;
  Rule rule_;
};

}  // namespace

Pack read_pack(const RuleFile& file, Registry& registry, Problems& problems) {
  Pack pack;
  pack.file = file.path;
  const Place place{file.path, {}, {}, 0};
  const std::size_t before = problems.size();
  const Json document = read_json(file.bytes, place, problems);
  if (!document.is_object()) {
    if (problems.size() == before) problems.add(place, std::string("found ") + document.type_name() + "; expected a pack, an object with 'rules'");
    return pack;
  }
  check_fields(document, kPackFields, place, problems);
  pack.name = string_field(document, "pack", place, problems);
  if (pack.name.empty()) problems.add(place.at("pack"), "missing; expected the pack's name");
  pack.replaces = strings_field(document, "replaces", place, problems);
  read_pieces(document, pack.pieces, place, problems);
  read_constructions(document, pack.constructions, place, problems);
  if (document.contains("attributes")) read_attributes(document["attributes"], place, registry, problems);
  const auto rules = document.find("rules");
  if (rules == document.end()) return pack;
  if (!rules->is_array()) {
    problems.add(place.at("rules"), std::string("found ") + rules->type_name() + "; expected a list of rules");
    return pack;
  }
  if (rules->size() > kMaxRulesPerPack) {
    problems.add(place.at("rules"), "more than " + std::to_string(kMaxRulesPerPack) + " rules");
    return pack;
  }
  for (std::size_t i = 0; i < rules->size(); ++i) {
    const Json& item = (*rules)[i];
    if (item.is_object())
      pack.rules.push_back(RuleReader(item, place, problems).read());
    else
      problems.add(place.at("rules[" + std::to_string(i) + "]"), std::string("found ") + item.type_name() + "; expected a rule");
  }
  return pack;
}

}  // namespace crosstell::rules
