// SPDX-License-Identifier: Apache-2.0
// The attribute registry: what can be claimed about what, and when two values exclude each other.
// Comes from schemas/rules/en/attributes.json (+ the packs' own attributes); goes to rules, claims, comparison and report.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/rules/token_view.h"

namespace crosstell {

namespace rules { struct PrivateFields; }

/// Kinds of values a claim can have.
enum class ValueKind : std::uint8_t {
  number, money, percent, date, duration, age, category, entity, set, order, text, none
};
[[nodiscard]] std::string_view name_of(ValueKind kind);

/// How values of an attribute can disagree.
enum class AttributeClass : std::uint8_t {
  functional,  ///< one value at a time
  exclusive,   ///< categories of which one excludes the others
  ordered,     ///< comparisons with a direction
  set,         ///< enumerations compared by their members
  many         ///< several values may hold together: never a contradiction
};
[[nodiscard]] std::string_view name_of(AttributeClass c);

/// How a value may change with time.
enum class Change : std::uint8_t { never, yearly, grows, any };
[[nodiscard]] std::string_view name_of(Change change);

/// A further slot of an attribute's claims.
struct AttributeRole {
  std::string name;                     ///< "buyer"
  std::vector<MentionType> types;
  bool key = false;                     ///< part of the bucket: claims with different buyers never meet
};

/// A category value with the surface words that mean it ("proprietary", "closed source" -> proprietary).
struct CategoryValue {
  std::string name;
  std::vector<std::string> words;       ///< folded; entries may have several words
  std::string group;                    ///< values of one group do not exclude each other (open_weight, open_source)
};

struct Attribute {
  std::string key;                      ///< "deal_price"
  std::string about;                    ///< one sentence for people
  std::string finding_kind;             ///< numeric date age categorical role role_event polarity antonym comparative enumeration ...
  std::vector<MentionType> subject_types;
  std::vector<MentionType> value_types; ///< types a {value:...} slot may have
  ValueKind value_kind = ValueKind::none;
  AttributeClass attribute_class = AttributeClass::many;
  Change change = Change::any;
  std::vector<AttributeRole> roles;
  std::vector<std::string> scopes;      ///< what splits it: period place version round counter
  std::vector<CategoryValue> categories;
  std::vector<std::string> identified_by; ///< what the words around two values must not tell apart: period measure series part holder day occasion
  double tolerance = 0;                 ///< relative, beyond written precision; 0.05 is 5 %
  double severity = 0.9;                ///< base, 0..1
  std::string wording;                  ///< noun phrase for reports: "price of the deal"
};

class Registry {
 public:
  /// Parses attributes.json. Errors: every problem of the file, one Error each.
  static Result<Registry> parse(std::string_view json, std::string_view file_name);

  /// Nothing when unknown. `event:<lemma>`, `state:<lemma>` and the generic `count_of:<noun>` families resolve to their
  /// family's entry ("event:*").
  [[nodiscard]] const Attribute* find(std::string_view key) const;
  [[nodiscard]] const std::map<std::string, Attribute, std::less<>>& all() const { return attributes_; }
  Status add(Attribute attribute);      ///< Errors: invalid - the key exists

 private:
  friend struct rules::PrivateFields;
  std::map<std::string, Attribute, std::less<>> attributes_;
};

}  // namespace crosstell
