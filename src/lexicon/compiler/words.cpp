// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "inflection.h"
#include "tables.h"

namespace crosstell::lexicon_compiler {
namespace {

constexpr std::uint32_t kClosedClassCount = 20000;  // above every open-class word: "that" is rarely anything else

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  if (!text.empty() && text.back() == separator) out.emplace_back();
  return out;
}

WordClass class_of(char part) { return part == 'n' ? WordClass::noun : part == 'v' ? WordClass::verb : part == 'a' ? WordClass::adjective : WordClass::adverb; }

FormSet forms_from(const std::string& names) {
  FormSet forms = 0;
  for (const std::string& name : split(names, ',')) {
    if (name == "base") forms |= form_base;
    else if (name == "third") forms |= form_third;
    else if (name == "past") forms |= form_past;
    else if (name == "past_participle") forms |= form_past_participle;
    else if (name == "present_participle") forms |= form_present_participle;
    else if (!name.empty()) throw std::runtime_error("closed_class.tsv: unknown form '" + name + "'");
  }
  return forms;
}

WordClass class_from(const std::string& name, const std::string& file) {
  const auto found = word_class_from_name(name);
  if (!found) throw std::runtime_error(file + ": unknown word class '" + name + "'");
  return *found;
}

struct IrregularVerb { std::string past, participle; };

/// Which irregular form is which: the exception list of WordNet does not tell past from participle.
FormSet irregular_verb_forms(const std::string& form, const std::string& lemma, const std::map<std::string, IrregularVerb>& known) {
  if (form.size() > 3 && form.compare(form.size() - 3, 3, "ing") == 0) return form_present_participle;
  if (form.size() > 1 && form.back() == 's' && form != "was") return form_third;
  const auto at = known.find(lemma);
  if (at == known.end() || (form != at->second.past && form != at->second.participle)) return form_past | form_past_participle;
  FormSet forms = 0;
  if (form == at->second.past) forms |= form_past;
  if (form == at->second.participle) forms |= form_past_participle;
  return forms;
}

/// Whether an irregular form stands for "-ed" and not beside it. "learnt", "lit", "proven" and "travelled" stand beside "learned", "lighted",
/// "proved" and "traveled"; WordNet lists them all alike. A form nobody writes ("writed") does no harm, unless it is another word: "seed".
bool replaces_regular_past(const std::string& form, const std::string& lemma, const std::map<std::string, IrregularVerb>& known) {
  const auto regular = [](const std::string& word) { return word.size() > 2 && word.compare(word.size() - 2, 2, "ed") == 0; };
  if (regular(form) || (irregular_verb_forms(form, lemma, known) & (form_past | form_past_participle)) == 0) return false;
  if (lemma.size() <= 3) return lemma != "lie";  // "lied", of the other verb
  const auto at = known.find(lemma);
  return at != known.end() && !regular(at->second.past);
}

std::uint32_t tagged_count(const Database& wordnet, const std::string& lemma, const SynsetRecord& synset) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < synset.words.size(); ++i) {
    if (fold(synset.words[i]) != lemma) continue;
    char key[32];
    for (const int type : synset.part == 'n' ? std::vector<int>{1} : synset.part == 'v' ? std::vector<int>{2} : synset.part == 'r' ? std::vector<int>{4} : std::vector<int>{3, 5}) {
      std::snprintf(key, sizeof key, "%%%d:%02d:%02d", type, synset.lexical_file, synset.lexical_ids[i]);
      if (const auto at = wordnet.tagged.find(lemma + key); at != wordnet.tagged.end()) sum += at->second;
    }
  }
  return sum;
}

bool written_with_capital(const SynsetRecord& synset, const std::string& lemma) {
  for (const std::string& word : synset.words)
    if (fold(word) == lemma) return word[0] >= 'A' && word[0] <= 'Z';
  return false;
}

/// The common and the proper senses of a noun become readings of their own: "china" and "China".
std::vector<BuildReading> readings_of(const Database& wordnet, const std::string& lemma, char part, const LemmaRecord& record) {
  BuildReading common, proper;
  common.word_class = class_of(part);
  proper.word_class = WordClass::proper_noun;
  for (const std::uint32_t number : record.synsets) {
    const SynsetRecord& synset = wordnet.synsets[number];
    BuildReading& reading = part == 'n' && written_with_capital(synset, lemma) ? proper : common;
    if (reading.senses.empty()) reading.lexical_first = LexicalClassSet{1} << synset.lexical_file;
    reading.lexical |= LexicalClassSet{1} << synset.lexical_file;
    reading.count += tagged_count(wordnet, lemma, synset);
    reading.senses.push_back(number);
  }
  std::vector<BuildReading> out;
  for (BuildReading* reading : {&common, &proper}) {
    if (reading->senses.empty()) continue;
    reading->lemma = lemma;
    out.push_back(std::move(*reading));
  }
  return out;
}

std::vector<Inflection> forms_of(const std::string& lemma, WordClass word_class, bool irregular) {
  switch (word_class) {
    case WordClass::noun: return noun_forms(lemma);
    case WordClass::proper_noun: return {{lemma, form_singular}};
    case WordClass::verb: return verb_forms(lemma, irregular);
    case WordClass::adjective: return adjective_forms(lemma);
    default: return {{lemma, 0}};
  }
}

/// `also`: what the lemma's own form is besides, as the participle "come" and the past "cut".
void add_inflected(Tables& tables, const BuildReading& reading, bool irregular, FormSet also = 0) {
  for (const auto& [form, forms] : forms_of(reading.lemma, reading.word_class, irregular)) {
    BuildReading copy = reading;
    copy.forms = form == reading.lemma ? static_cast<FormSet>(forms | also) : forms;
    if (form != reading.lemma) copy.senses.clear();
    add_reading(tables, form, std::move(copy));
  }
}

void add_wordnet(Tables& tables, const Database& wordnet, const std::string& directory) {
  std::map<std::string, IrregularVerb> irregular;
  for (const Row& row : read_tsv(directory + "/irregular_verbs.tsv")) irregular[row.at("lemma")] = {row.at("past"), row.at("past_participle")};
  std::set<std::string> has_irregular_past;
  for (const auto& [key, lemmas] : wordnet.exceptions) {
    if (key.second != 'v') continue;
    for (const std::string& lemma : lemmas)
      if (replaces_regular_past(key.first, lemma, irregular)) has_irregular_past.insert(lemma);
  }
  std::map<std::pair<std::string, char>, std::vector<BuildReading>> by_lemma;
  for (const auto& [key, record] : wordnet.lemmas) {
    for (BuildReading& reading : readings_of(wordnet, key.first, key.second, record)) {
      const auto at = reading.word_class == WordClass::verb ? irregular.find(key.first) : irregular.end();
      FormSet also = 0;
      if (at != irregular.end()) also = static_cast<FormSet>((at->second.past == key.first ? form_past : 0) | (at->second.participle == key.first ? form_past_participle : 0));
      add_inflected(tables, reading, has_irregular_past.count(key.first) != 0, also);
      by_lemma[key].push_back(std::move(reading));
    }
  }
  for (const auto& [key, lemmas] : wordnet.exceptions) {
    for (const std::string& lemma : lemmas) {
      for (BuildReading reading : by_lemma[{lemma, key.second}]) {
        if (reading.word_class == WordClass::proper_noun) continue;
        reading.senses.clear();
        reading.forms = key.second == 'n'   ? static_cast<FormSet>(form_plural)
                        : key.second == 'v' ? irregular_verb_forms(key.first, lemma, irregular)
                        : key.first.size() > 2 && key.first.compare(key.first.size() - 2, 2, "st") == 0 ? static_cast<FormSet>(form_superlative)
                                                                                                        : static_cast<FormSet>(form_comparative);
        add_reading(tables, key.first, std::move(reading));
      }
    }
  }
  for (const auto& [from, to] : wordnet.antonyms) tables.antonyms.push_back({{from.first, class_of(from.second)}, to});
}

void add_own_words(Tables& tables, const std::string& directory) {
  for (const Row& row : read_tsv(directory + "/words.tsv")) {
    BuildReading reading;
    reading.lemma = row.at("lemma");
    reading.word_class = class_from(row.at("class"), "words.tsv");
    reading.count = static_cast<std::uint32_t>(std::stoul(row.at("count")));
    add_inflected(tables, reading, false);
  }
}

void add_closed_classes(Tables& tables, const std::string& directory) {
  std::set<std::string> closed_only;
  std::map<std::string, std::vector<BuildReading>> rows;
  for (const Row& row : read_tsv(directory + "/closed_class.tsv")) {
    BuildReading reading;
    reading.word_class = class_from(row.at("class"), "closed_class.tsv");
    reading.lemma = row.at("lemma");
    reading.forms = forms_from(row.at("forms"));
    reading.count = kClosedClassCount;
    if (row.at("open_class_too") == "no") closed_only.insert(row.at("word"));
    rows[row.at("word")].push_back(std::move(reading));
  }
  for (const std::string& word : closed_only) tables.entries[word].readings.clear();
  for (auto& [word, readings] : rows)
    for (BuildReading& reading : readings) add_reading(tables, word, std::move(reading));
}

}  // namespace

std::vector<Row> read_tsv(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> columns = split(line, '\t');
  std::vector<Row> rows;
  for (int number = 2; std::getline(in, line); ++number) {
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() != columns.size())
      throw std::runtime_error(path + ":" + std::to_string(number) + ": found " + std::to_string(cells.size()) + " columns; expected " + std::to_string(columns.size()));
    Row row;
    for (std::size_t i = 0; i < columns.size(); ++i) row[columns[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_reading(Tables& tables, const std::string& form, BuildReading reading) {
  for (BuildReading& present : tables.entries[form].readings) {
    if (present.word_class != reading.word_class || present.lemma != reading.lemma) continue;
    present.forms |= reading.forms;
    present.count = std::max(present.count, reading.count);
    if (present.senses.empty()) {
      present.senses = std::move(reading.senses);
      if (present.lexical == 0) present.lexical = reading.lexical, present.lexical_first = reading.lexical_first;
    }
    return;
  }
  tables.entries[form].readings.push_back(std::move(reading));
}

void add_words(Tables& tables, const Database& wordnet, const std::string& directory) {
  add_wordnet(tables, wordnet, directory);
  add_own_words(tables, directory);
  add_closed_classes(tables, directory);
  for (const Row& row : read_tsv(directory + "/antonyms.tsv")) {
    const WordClass word_class = class_from(row.at("class"), "antonyms.tsv");
    tables.antonyms.push_back({{row.at("left"), word_class}, row.at("right")});
    tables.antonyms.push_back({{row.at("right"), word_class}, row.at("left")});
  }
  for (const Row& row : read_tsv(directory + "/abbreviations.tsv")) tables.entries[row.at("abbreviation")].abbreviation = true;
}

}  // namespace crosstell::lexicon_compiler
