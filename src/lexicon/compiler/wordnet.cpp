// SPDX-License-Identifier: Apache-2.0
#include "wordnet.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

namespace crosstell::lexicon_compiler {
namespace {

struct PartFile { char part; const char* name; };
constexpr PartFile kParts[] = {{'n', "noun"}, {'v', "verb"}, {'a', "adj"}, {'r', "adv"}};

std::ifstream open(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read; install the package wordnet-base");
  return in;
}

/// Pointers are resolved after all files are read: targets may stand in another file.
struct PendingPointer { std::uint32_t from; char part; std::uint32_t offset; char symbol; int from_word, to_word; };

using OffsetIndex = std::map<std::pair<char, std::uint32_t>, std::uint32_t>;

void read_data(const std::string& directory, const PartFile& file, Database& db, OffsetIndex& index, std::vector<PendingPointer>& pending) {
  std::ifstream in = open(directory + "/data." + file.name);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;  // the licence
    std::istringstream fields(line.substr(0, line.find('|')));
    std::uint32_t offset = 0;
    int lexical_file = 0, word_count = 0, pointer_count = 0;
    char type = 0;
    fields >> offset >> lexical_file >> type >> std::hex >> word_count >> std::dec;
    SynsetRecord synset;
    synset.part = file.part;
    synset.lexical_file = lexical_file;
    for (int i = 0; i < word_count; ++i) {
      std::string word;
      int lexical_id = 0;
      fields >> word >> std::hex >> lexical_id >> std::dec;
      if (const auto marker = word.find('('); marker != std::string::npos) word.resize(marker);  // "galore(ip)"
      for (char& c : word) if (c == '_') c = ' ';
      synset.words.push_back(word);
      synset.lexical_ids.push_back(lexical_id);
    }
    const auto number = static_cast<std::uint32_t>(db.synsets.size());
    fields >> pointer_count;
    for (int i = 0; i < pointer_count; ++i) {
      std::string symbol, words;
      std::uint32_t target = 0;
      char part = 0;
      fields >> symbol >> target >> part >> words;
      if (!fields || words.size() != 4) throw std::runtime_error("data." + std::string(file.name) + ": broken pointer at offset " + std::to_string(offset));
      if (part == 's') part = 'a';
      const int from = std::stoi(words.substr(0, 2), nullptr, 16), to = std::stoi(words.substr(2), nullptr, 16);
      if (symbol == "@" || symbol == "@i" || symbol == "!" || symbol == "\\" || symbol == "+" || symbol == "$") pending.push_back({number, part, target, symbol[0], from, to});
      if (symbol == "@i") synset.instance = true;
    }
    index[{file.part, offset}] = number;
    db.synsets.push_back(std::move(synset));
  }
}

void resolve(Database& db, const OffsetIndex& index, const std::vector<PendingPointer>& pending) {
  for (const PendingPointer& pointer : pending) {
    const auto target = index.find({pointer.part, pointer.offset});
    if (target == index.end()) continue;
    SynsetRecord& from = db.synsets[pointer.from];
    if (pointer.symbol == '@') from.hypernyms.push_back(target->second);
    if (pointer.symbol == '\\') from.pertains.push_back(target->second);
    if ((pointer.symbol == '+' || pointer.symbol == '$') && std::find(from.related.begin(), from.related.end(), target->second) == from.related.end()) from.related.push_back(target->second);
    if (pointer.symbol == '!' && pointer.from_word > 0 && pointer.to_word > 0) {
      const std::string left = fold(from.words.at(static_cast<std::size_t>(pointer.from_word - 1)));
      const std::string right = fold(db.synsets[target->second].words.at(static_cast<std::size_t>(pointer.to_word - 1)));
      db.antonyms.push_back({{left, from.part}, right});
    }
  }
}

void read_index(const std::string& directory, const PartFile& file, Database& db, const OffsetIndex& offsets) {
  std::ifstream in = open(directory + "/index." + file.name);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string lemma, symbol;
    char part = 0;
    int synsets = 0, symbols = 0, senses = 0, tagged = 0;
    fields >> lemma >> part >> synsets >> symbols;
    for (int i = 0; i < symbols; ++i) fields >> symbol;
    fields >> senses >> tagged;
    LemmaRecord& record = db.lemmas[{fold(lemma), file.part}];
    for (int i = 0; i < synsets; ++i) {
      std::uint32_t offset = 0;
      fields >> offset;
      if (const auto at = offsets.find({file.part, offset}); at != offsets.end()) record.synsets.push_back(at->second);
    }
  }
}

void read_counts(const std::string& directory, Database& db) {
  std::ifstream in = open(directory + "/cntlist.rev");
  std::string key;
  int sense = 0;
  std::uint32_t count = 0;
  while (in >> key >> sense >> count) {
    const auto percent = key.find('%');
    if (percent == std::string::npos) continue;
    auto end = key.find(':', percent);                            // after the type
    if (end != std::string::npos) end = key.find(':', end + 1);   // after the file
    if (end != std::string::npos) end = key.find(':', end + 1);   // after the id
    std::string lemma = key.substr(0, percent);
    for (char& c : lemma) if (c == '_') c = ' ';
    db.tagged[lemma + key.substr(percent, end - percent)] += count;
  }
}

void read_exceptions(const std::string& directory, const PartFile& file, Database& db) {
  std::ifstream in = open(directory + "/" + file.name + ".exc");
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string form, lemma;
    fields >> form;
    while (fields >> lemma) db.exceptions[{fold(form), file.part}].push_back(fold(lemma));
  }
}

}  // namespace

std::string fold(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = ' ';
  }
  return text;
}

Database read_wordnet(const std::string& directory) {
  Database db;
  OffsetIndex offsets;
  std::vector<PendingPointer> pending;
  for (const PartFile& file : kParts) read_data(directory, file, db, offsets, pending);
  resolve(db, offsets, pending);
  for (const PartFile& file : kParts) {
    read_index(directory, file, db, offsets);
    read_exceptions(directory, file, db);
  }
  read_counts(directory, db);
  return db;
}

}  // namespace crosstell::lexicon_compiler
