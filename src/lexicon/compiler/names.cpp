// SPDX-License-Identifier: Apache-2.0
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <sstream>
#include <stdexcept>

#include "tables.h"

namespace crosstell::lexicon_compiler {
namespace {

struct UseName { std::string_view name; NameUse use; };
constexpr UseName kUses[] = {
    {"given_name", name_given}, {"surname", name_surname}, {"country", name_country}, {"region", name_region}, {"city", name_city},
    {"place_other", name_place_other}, {"nationality", name_nationality}, {"organization", name_organization},
    {"organization_suffix", name_organization_suffix}, {"organization_head", name_organization_head}, {"place_head", name_place_head},
    {"event_head", name_event_head}, {"title", name_title}, {"person_suffix", name_person_suffix}, {"model_family", name_model_family},
    {"model_tier", name_model_tier}, {"product", name_product}, {"law_head", name_law_head}, {"month", name_month}, {"weekday", name_weekday},
    {"language", name_language},
};

NameUse use_from(const std::string& name) {
  for (const UseName& row : kUses)
    if (row.name == name) return row.use;
  throw std::runtime_error("names.tsv: unknown use '" + name + "'");
}

void add_use(Tables& tables, const std::string& name, NameUseSet uses, const std::string& country = {}) {
  BuildEntry& entry = tables.entries[name];
  entry.uses |= uses;
  if (entry.country.empty()) entry.country = country;
}

std::string folded_utf8(const icu::UnicodeString& text) {
  std::string out;
  icu::UnicodeString(text).foldCase().toUTF8String(out);
  return out;
}

/// Country and language names in English as CLDR writes them.
void add_icu_names(Tables& tables) {
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    icu::UnicodeString name;
    icu::Locale("und", *code).getDisplayCountry(icu::Locale::getEnglish(), name);
    add_use(tables, folded_utf8(name), name_country, *code);
  }
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;  // the three-letter codes name languages that news does not
    icu::UnicodeString name;
    icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name);
    add_use(tables, folded_utf8(name), name_language);
  }
}

/// What kind of place an instance is, by the words of the synset it is an instance of.
NameUse place_use(const Database& wordnet, const SynsetRecord& synset) {
  for (const std::uint32_t hypernym : synset.hypernyms) {
    for (const std::string& word : wordnet.synsets[hypernym].words) {
      const std::string folded = fold(word);
      const auto has = [&](std::string_view part) { return folded.find(part) != std::string::npos; };
      if (has("country") || has("republic") || has("kingdom") || folded == "nation" || folded == "sultanate") return name_country;
      if (has("city") || has("town") || has("capital") || has("port") || has("municipality") || has("village")) return name_city;
      if (has("state") || has("province") || has("county") || has("region") || has("district")) return name_region;
    }
  }
  return name_place_other;
}

constexpr int kAdjectivePertainym = 1, kNounGroup = 14, kNounLocation = 15, kNounPerson = 18, kNounObject = 17;  // lexnames(5WN)

void add_wordnet_names(Tables& tables, const Database& wordnet) {
  for (const SynsetRecord& synset : wordnet.synsets) {
    for (const std::string& word : synset.words) {
      if (word.size() < 3 || word[0] < 'A' || word[0] > 'Z') continue;
      const std::string name = fold(word);
      if (synset.part == 'n' && synset.lexical_file == kNounLocation && synset.instance) add_use(tables, name, place_use(wordnet, synset));
      if (synset.part == 'n' && synset.lexical_file == kNounObject && synset.instance) add_use(tables, name, name_place_other);
      if (synset.part == 'n' && synset.lexical_file == kNounGroup && name.find(' ') != std::string::npos) add_use(tables, name, name_organization);
      if (synset.part == 'n' && synset.lexical_file == kNounPerson && synset.instance && name.find(' ') == std::string::npos) add_use(tables, name, name_surname);
      if (synset.part == 'a' && synset.lexical_file == kAdjectivePertainym) {
        for (const std::uint32_t noun : synset.pertains)
          if (wordnet.synsets[noun].lexical_file == kNounLocation) add_use(tables, name, name_nationality);
      }
    }
  }
}

/// Marks names that are everyday words too: they need context.
void mark_common_words(Tables& tables) {
  constexpr NameUseSet kNeedsContext = name_given | name_surname | name_city | name_region | name_place_other | name_country | name_model_family | name_model_tier;
  for (auto& [form, entry] : tables.entries) {
    if ((entry.uses & kNeedsContext) == 0) continue;
    for (const BuildReading& reading : entry.readings) {
      if (reading.word_class == WordClass::proper_noun) continue;
      const bool everyday = reading.count > 0 || reading.word_class > WordClass::adverb || reading.lemma != form;
      if (everyday) entry.uses |= name_common_word;
    }
    if ((entry.uses & (name_month | name_weekday)) != 0) entry.uses |= name_common_word;
  }
}

}  // namespace

void add_names(Tables& tables, const Database& wordnet, const std::string& directory) {
  add_wordnet_names(tables, wordnet);
  add_icu_names(tables);
  for (const char* file : {"/given_names.tsv", "/given_names_world.tsv"})
    for (const Row& row : read_tsv(directory + file)) {
      const std::string& gender = row.at("gender");
      add_use(tables, row.at("name"), name_given | (gender != "f" ? name_male : 0u) | (gender != "m" ? name_female : 0u));
    }
  for (const char* file : {"/surnames.tsv", "/surnames_world.tsv"})
    for (const Row& row : read_tsv(directory + file)) add_use(tables, row.at("name"), name_surname);
  for (const Row& row : read_tsv(directory + "/cities.tsv")) add_use(tables, row.at("name"), name_city, row.at("country"));
  for (const Row& row : read_tsv(directory + "/regions.tsv")) add_use(tables, row.at("name"), name_region, row.at("country"));
  for (const Row& row : read_tsv(directory + "/names.tsv")) {
    std::istringstream uses(row.at("uses"));
    for (std::string use; uses >> use;) add_use(tables, row.at("entry"), use_from(use), row.at("country"));
  }
  mark_common_words(tables);
}

}  // namespace crosstell::lexicon_compiler
