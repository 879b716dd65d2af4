// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "catch.h"
#include "crosstell/lexicon.h"

using namespace crosstell;

namespace {

const WordReading* reading(const char* form, WordClass word_class) {
  for (const WordReading& row : Lexicon::builtin().readings(word_key(form)))
    if (row.word_class == word_class) return &row;
  return nullptr;
}

}  // namespace

TEST_CASE("lexicon: forms lead to lemmas", "[lexicon]") {
  struct Row { const char* form; WordClass word_class; const char* lemma; FormSet forms; };
  const auto row = GENERATE(values<Row>({
      {"acquired", WordClass::verb, "acquire", form_past | form_past_participle},
      {"stopping", WordClass::verb, "stop", form_present_participle},
      {"carries", WordClass::verb, "carry", form_third},
      {"gone", WordClass::verb, "go", form_past_participle},
      {"went", WordClass::verb, "go", form_past},
      {"learned", WordClass::verb, "learn", form_past | form_past_participle},
      {"canceled", WordClass::verb, "cancel", form_past | form_past_participle},
      {"cancelled", WordClass::verb, "cancel", form_past | form_past_participle},
      {"addressed", WordClass::verb, "address", form_past | form_past_participle},
      {"lied", WordClass::verb, "lie", form_past | form_past_participle},
      {"said", WordClass::verb, "say", form_past | form_past_participle},
      {"overtook", WordClass::verb, "overtake", form_past},
      {"died", WordClass::verb, "die", form_past | form_past_participle},
      {"dying", WordClass::verb, "die", form_present_participle},
      {"cities", WordClass::noun, "city", form_plural},
      {"children", WordClass::noun, "child", form_plural},
      {"better", WordClass::adjective, "good", form_comparative},
      {"largest", WordClass::adjective, "large", form_superlative},
      {"was", WordClass::auxiliary, "be", form_past},
      {"startups", WordClass::noun, "startup", form_plural},
  }));
  CAPTURE(row.form);
  const WordReading* found = reading(row.form, row.word_class);
  REQUIRE(found != nullptr);
  CHECK(found->lemma == row.lemma);
  CHECK(found->forms == row.forms);
  CHECK(found->lemma_key == word_key(row.lemma));
}

TEST_CASE("lexicon: what is not a word has no reading", "[lexicon]") {
  for (const char* form : {"zorbed", "goed", "childs's", "", "acquire acquired"}) {
    CAPTURE(form);
    CHECK(Lexicon::builtin().readings(word_key(form)).empty());
  }
}

TEST_CASE("lexicon: the most frequent reading comes first", "[lexicon]") {
  struct Row { const char* form; WordClass first; };
  const auto row = GENERATE(values<Row>({
      {"that", WordClass::determiner}, {"company", WordClass::noun}, {"say", WordClass::verb}, {"new", WordClass::adjective},
      {"in", WordClass::preposition}, {"will", WordClass::modal}, {"quickly", WordClass::adverb}, {"of", WordClass::preposition},
  }));
  CAPTURE(row.form);
  const auto all = Lexicon::builtin().readings(word_key(row.form));
  REQUIRE_FALSE(all.empty());
  CHECK(std::any_of(all.begin(), all.end(), [&](const WordReading& r) { return r.word_class == row.first && r.count == all.front().count; }));
}

TEST_CASE("lexicon: closed-class words lose their curious readings", "[lexicon]") {
  CHECK(reading("in", WordClass::noun) == nullptr);   // the inch
  CHECK(reading("a", WordClass::noun) == nullptr);    // the angstrom
  CHECK(reading("will", WordClass::noun) != nullptr); // the testament stays
}

TEST_CASE("lexicon: lexical classes", "[lexicon]") {
  const Lexicon& lexicon = Lexicon::builtin();
  const auto has = [&](const char* lemma, WordClass c, const char* name) {
    return (lexicon.lexical_classes(word_key(lemma), c) >> *lexical_class_from_name(name) & 1) != 0;
  };
  CHECK(has("say", WordClass::verb, "verb.communication"));
  CHECK(has("engineer", WordClass::noun, "noun.person"));
  CHECK(has("flood", WordClass::noun, "noun.phenomenon"));
  CHECK_FALSE(has("table", WordClass::noun, "noun.person"));
  CHECK(lexical_class_from_name("noun.person") == 18);
  CHECK_FALSE(lexical_class_from_name("noun.persons"));
  CHECK(lexical_class_name(18) == "noun.person");
}

TEST_CASE("lexicon: antonyms and hypernyms", "[lexicon]") {
  const Lexicon& lexicon = Lexicon::builtin();
  CHECK(lexicon.are_antonyms(word_key("rise"), word_key("fall"), WordClass::verb));
  CHECK(lexicon.are_antonyms(word_key("fall"), word_key("rise"), WordClass::verb));
  CHECK_FALSE(lexicon.are_antonyms(word_key("rise"), word_key("grow"), WordClass::verb));
  CHECK(lexicon.is_a(word_key("earthquake"), word_key("phenomenon"), WordClass::noun));
  CHECK(lexicon.is_a(word_key("engineer"), word_key("person"), WordClass::noun));
  CHECK_FALSE(lexicon.is_a(word_key("engineer"), word_key("phenomenon"), WordClass::noun));
}

TEST_CASE("lexicon: how near two words are", "[lexicon]") {
  struct Row { const char* left; WordClass left_class; const char* right; WordClass right_class; Likeness likeness; };
  const auto row = GENERATE(values<Row>({
      {"take on", WordClass::verb, "assume", WordClass::verb, Likeness::synonym},
      {"pay", WordClass::noun, "wage", WordClass::noun, Likeness::synonym},
      {"vaccinate", WordClass::verb, "vaccination", WordClass::noun, Likeness::derived},
      {"close", WordClass::verb, "closing", WordClass::noun, Likeness::derived},
      {"worker", WordClass::noun, "employee", WordClass::noun, Likeness::wider},
      {"bridge", WordClass::noun, "bridge", WordClass::noun, Likeness::same},
      {"bridge", WordClass::noun, "salary", WordClass::noun, Likeness::none},
      {"zorbed", WordClass::noun, "salary", WordClass::noun, Likeness::none},
  }));
  CAPTURE(row.left, row.right);
  const Lexicon& lexicon = Lexicon::builtin();
  CHECK(lexicon.likeness(word_key(row.left), row.left_class, word_key(row.right), row.right_class) == row.likeness);
  CHECK(lexicon.likeness(word_key(row.right), row.right_class, word_key(row.left), row.left_class) == row.likeness);
}

TEST_CASE("lexicon: uses in names", "[lexicon]") {
  struct Row { const char* form; NameUseSet has, has_not; };
  const auto row = GENERATE(values<Row>({
      {"kenya", name_country, name_person_suffix},
      {"kenyan", name_nationality, name_country},
      {"jakarta", name_city, name_given},
      {"new york", name_city | name_region, name_given},
      {"margaret", name_given | name_female, name_male | name_common_word},
      {"kowalski", name_surname, name_common_word},
      {"mark", name_given | name_common_word, 0},
      {"university", name_organization_head, name_given},
      {"ltd", name_organization_suffix, name_given},
      {"dr", name_title, 0},
      {"river", name_place_head, name_organization_head},
      {"monday", name_weekday, name_month},
      {"swahili", name_language, 0},
      {"table", 0, name_given | name_city | name_country},
  }));
  CAPTURE(row.form);
  const NameUseSet uses = Lexicon::builtin().name_uses(word_key(row.form));
  CHECK((uses & row.has) == row.has);
  CHECK((uses & row.has_not) == 0);
  CHECK(Lexicon::builtin().country_of(word_key("kenya")) == "KE");
}

TEST_CASE("lexicon: phrases, abbreviations, texts", "[lexicon]") {
  const Lexicon& lexicon = Lexicon::builtin();
  CHECK(lexicon.starts_phrase(word_key("new")));
  CHECK(lexicon.starts_phrase(word_key("prime")));
  CHECK_FALSE(lexicon.starts_phrase(word_key("prime minister of nowhere")));
  CHECK(lexicon.is_abbreviation(word_key("corp")));
  CHECK_FALSE(lexicon.is_abbreviation(word_key("corporation")));
  CHECK(lexicon.text(word_key("acquire")) == "acquire");
  CHECK(lexicon.text(word_key("zorb-zorb")).empty());
  CHECK(lexicon.credits().find("Princeton") != std::string_view::npos);
}

TEST_CASE("lexicon: lemmas of unknown words", "[lexicon]") {
  struct Row { const char* form; WordClass word_class; FormSet forms; const char* lemma; };
  const auto row = GENERATE(values<Row>({
      {"zorbed", WordClass::verb, form_past, "zorb"}, {"blipped", WordClass::verb, form_past, "blip"}, {"defrizzing", WordClass::verb, form_present_participle, "defrizz"},
      {"reskilled", WordClass::verb, form_past, "reskill"}, {"unsourced", WordClass::verb, form_past, "unsource"}, {"glorbs", WordClass::verb, form_third, "glorb"},
      {"podlets", WordClass::noun, form_plural, "podlet"}, {"dataries", WordClass::noun, form_plural, "datary"}, {"nexus", WordClass::noun, form_plural, "nexus"},
      {"glorby", WordClass::adjective, 0, "glorby"},
  }));
  char buffer[64];
  CHECK(guess_lemma(row.form, row.word_class, row.forms, buffer) == row.lemma);
}
