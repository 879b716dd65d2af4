// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "names.h"

using namespace crosstell;

TEST_CASE("registry: names read back", "[rules]") {
  for (int i = 0; i < kMentionTypeCount; ++i) CHECK(mention_type_from_name(name_of(static_cast<MentionType>(i))) == static_cast<MentionType>(i));
  for (int i = 0; i < 12; ++i) CHECK(value_kind_from_name(name_of(static_cast<ValueKind>(i))) == static_cast<ValueKind>(i));
  for (int i = 0; i < 5; ++i) CHECK(attribute_class_from_name(name_of(static_cast<AttributeClass>(i))) == static_cast<AttributeClass>(i));
  for (int i = 0; i < 4; ++i) CHECK(change_from_name(name_of(static_cast<Change>(i))) == static_cast<Change>(i));
  CHECK_FALSE(mention_type_from_name("np"));
  CHECK(name_of(MentionType::concept_) == "concept");
}

TEST_CASE("registry: attributes and families", "[rules]") {
  const auto registry = Registry::parse(R"({"attributes": [
      {"key": "age", "about": "How old.", "subject": ["person"], "value": ["age", "figure"], "value_kind": "age", "class": "functional", "change": "yearly",
       "wording": "age", "tolerance": 0.05, "severity": 0.5, "scopes": ["period"], "roles": [{"name": "place", "types": ["place"], "key": true}]},
      {"key": "event:*", "about": "A deed.", "value_kind": "none", "class": "many", "wording": "event"}]})", "a.json");
  REQUIRE(registry.ok());
  const Attribute* age = registry.value().find("age");
  REQUIRE(age != nullptr);
  CHECK(age->value_kind == ValueKind::age);
  CHECK(age->change == Change::yearly);
  CHECK(age->tolerance == 0.05);
  CHECK(age->severity == 0.5);
  CHECK(age->value_types.size() == 15);
  CHECK(age->roles.at(0).key);
  CHECK(registry.value().find("event:acquire")->key == "event:*");
  CHECK(registry.value().find("event:") == nullptr);
  CHECK(registry.value().find("state:open") == nullptr);
  CHECK(registry.value().find("ag") == nullptr);
}

TEST_CASE("registry: every problem is named", "[rules]") {
  const auto registry = Registry::parse(R"({"attributes": [
      {"key": "age", "about": "x", "value_kind": "ages", "class": "functional", "wording": "age", "subject": ["persn"]},
      {"key": "Age"}, {"key": "b", "about": "x", "value_kind": "category", "class": "exclusive", "wording": "b", "severity": 2, "colour": "red"},
      {"key": "c", "about": "x", "value_kind": "text", "class": "many", "wording": "c"},
      {"key": "c", "about": "x", "value_kind": "text", "class": "many", "wording": "c"}]})", "a.json");
  REQUIRE_FALSE(registry.ok());
  CHECK(registry.error().what ==
        "a.json: attribute 'age': subject: unknown mention type 'persn'; did you mean 'person'?\n"
        "a.json: attribute 'age': value_kind: unknown value_kind 'ages'; did you mean 'age'?\n"
        "a.json: attribute 'Age': key: expected lower-case letters, digits and '_', perhaps with ':*' for a family\n"
        "a.json: attribute 'b': unknown field 'colour'; expected one of: key about finding_kind subject value value_kind class change roles scopes categories "
        "tolerance severity wording identified_by $comment\n"
        "a.json: attribute 'b': severity: found 2; expected a number from 0.0 to 1.0\n"
        "a.json: attribute 'b': categories: none given; an exclusive attribute needs the values that exclude each other\n"
        "a.json: attribute 'c': the key 'c' is defined twice");
}
