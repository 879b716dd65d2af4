// SPDX-License-Identifier: Apache-2.0
#include "catch.h"

#include "crosstell/extract.h"

using namespace crosstell;

TEST_CASE("layers: a sentence sees its own mentions, and pronouns with the type of their entity", "[extract]") {
  Extraction extraction;
  extraction.entities.push_back({MentionType::organization, "Northwind Labs", "northwind labs", {}, {}, {}, -1, 1});
  Mention name;
  name.type = MentionType::organization, name.tokens = {2, 4}, name.entity = 0;
  Mention pronoun;
  pronoun.type = MentionType::pronoun, pronoun.form = Mention::Form::pronoun, pronoun.tokens = {7, 8}, pronoun.entity = 0;
  Mention unresolved = pronoun;
  unresolved.tokens = {9, 10}, unresolved.entity = -1;
  extraction.mentions = {name, pronoun, unresolved};
  std::vector<MentionLayer> layers;
  Sentence sentence;
  sentence.tokens = {6, 12};
  mention_layers(extraction, sentence, layers);
  REQUIRE(layers.size() == 2);
  CHECK(layers[0].type == MentionType::organization);
  CHECK(layers[0].index == 1);
  CHECK(layers[1].type == MentionType::pronoun);
}
