// SPDX-License-Identifier: Apache-2.0
// The image of a rule set gives the rule set back, whole or not at all.
#include "catch.h"
#include "sentence.h"

using namespace crosstell;

TEST_CASE("image: the embedded rules are those that their packs compile to", "[rules]") {
  const auto compiled = RuleSet::compile(RuleSet::builtin_files());
  REQUIRE(compiled);
  const auto builtin = RuleSet::builtin();
  REQUIRE(builtin != nullptr);
  CHECK(builtin->hash() == (*compiled)->hash());
  CHECK(builtin->rules().size() == (*compiled)->rules().size());
  CHECK(builtin->image() == (*compiled)->image());
}

TEST_CASE("image: part of an image is none", "[rules]") {
  const auto compiled = test::compile_pattern("{buyer:organization|person} <~buy> [@thing | /[a-z]+-[a-z]+/]* {value:money}", {"thing: mill, paper mill"});
  REQUIRE(compiled);
  const std::string image = (*compiled)->image();
  for (std::size_t size = 0; size < image.size(); ++size) {
    CAPTURE(size);
    CHECK(RuleSet::from_image(std::string_view(image).substr(0, size)) == nullptr);
  }
  CHECK(RuleSet::from_image(image + '\0') == nullptr);
  const auto again = RuleSet::from_image(image);
  REQUIRE(again != nullptr);
  CHECK(again->image() == image);
}
