// SPDX-License-Identifier: Apache-2.0
// crosstell_lexicon_compiler WORDNET_DIR LEXICON_DIR OUTPUT: compiles the word tables into one file that the program embeds.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <unordered_map>

#include "blob.h"
#include "tables.h"
#include "wordnet.h"

namespace crosstell::lexicon_compiler {
namespace {

namespace blob = lexicon_blob;

/// One copy of each string.
class StringPool {
 public:
  std::uint32_t add(const std::string& text) {
    const auto [at, fresh] = begin_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
    if (fresh) bytes_ += text;
    return at->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, std::uint32_t> begin_;
  std::string bytes_;
};

/// Prefixes of entries of several words get entries of their own, so that look-up can stop early.
void add_phrase_prefixes(Tables& tables, std::set<std::string>& prefixes) {
  for (const auto& [form, entry] : tables.entries)
    for (std::size_t blank = form.find(' '); blank != std::string::npos; blank = form.find(' ', blank + 1)) prefixes.insert(form.substr(0, blank));
  for (const std::string& prefix : prefixes) tables.entries[prefix];
}

struct Sections {
  std::vector<blob::Entry> entries;
  std::vector<blob::Reading> readings;
  std::vector<std::uint32_t> senses;
  StringPool strings;
};

void pack_entry(const std::string& form, BuildEntry& source, bool starts_phrase, Sections& out) {
  std::stable_sort(source.readings.begin(), source.readings.end(), [](const BuildReading& a, const BuildReading& b) { return a.count > b.count; });
  blob::Entry entry{};
  entry.key = word_key(form);
  entry.reading_begin = static_cast<std::uint32_t>(out.readings.size());
  entry.reading_count = static_cast<std::uint8_t>(std::min<std::size_t>(source.readings.size(), 255));
  entry.name_uses = source.uses;
  entry.text_begin = out.strings.add(form);
  entry.text_length = static_cast<std::uint16_t>(form.size());
  entry.flags = static_cast<std::uint8_t>((starts_phrase ? blob::flag_starts_phrase : 0) | (source.abbreviation ? blob::flag_abbreviation : 0));
  if (source.country.size() == 2) std::memcpy(entry.country, source.country.data(), 2);
  for (std::size_t i = 0; i < entry.reading_count; ++i) {
    const BuildReading& from = source.readings[i];
    blob::Reading reading{};
    reading.lemma_key = word_key(from.lemma);
    reading.lexical = from.lexical;
    reading.lexical_first = from.lexical_first;
    reading.lemma_begin = out.strings.add(from.lemma);
    reading.lemma_length = static_cast<std::uint8_t>(from.lemma.size());
    reading.count = from.count;
    reading.forms = from.forms;
    reading.word_class = static_cast<std::uint8_t>(from.word_class);
    reading.sense_begin = static_cast<std::uint32_t>(out.senses.size());
    reading.sense_count = static_cast<std::uint8_t>(std::min<std::size_t>(from.senses.size(), 255));
    out.senses.insert(out.senses.end(), from.senses.begin(), from.senses.begin() + reading.sense_count);
    out.readings.push_back(reading);
  }
  out.entries.push_back(entry);
}

std::vector<std::uint32_t> hash_slots(const std::vector<blob::Entry>& entries) {
  std::size_t size = 1;
  while (size < entries.size() * 2) size *= 2;
  if (entries.size() >> blob::kEntryBits != 0) throw std::runtime_error("more forms than a slot can number");
  std::vector<std::uint32_t> slots(size, blob::kNone);
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    std::size_t at = entries[i].key & (size - 1);
    while (slots[at] != blob::kNone) {
      if (entries[blob::entry_in(slots[at])].key == entries[i].key) throw std::runtime_error("two forms have the same hash");
      at = (at + 1) & (size - 1);
    }
    slots[at] = blob::slot_of(entries[i].key, i);
  }
  return slots;
}

template <class T>
void write_section(std::ofstream& out, const std::vector<T>& rows) {
  out.write(reinterpret_cast<const char*>(rows.data()), static_cast<std::streamsize>(rows.size() * sizeof(T)));
  const std::size_t over = rows.size() * sizeof(T) % 16;
  if (over != 0) out.write("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", static_cast<std::streamsize>(16 - over));
}

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void compile(const std::string& wordnet_directory, const std::string& lexicon_directory, const std::string& output) {
  const Database wordnet = read_wordnet(wordnet_directory);
  Tables tables;
  add_words(tables, wordnet, lexicon_directory);
  add_names(tables, wordnet, lexicon_directory);
  std::set<std::string> prefixes;
  add_phrase_prefixes(tables, prefixes);

  Sections sections;
  for (auto& [form, entry] : tables.entries) pack_entry(form, entry, prefixes.count(form) != 0, sections);
  const std::vector<std::uint32_t> slots = hash_slots(sections.entries);

  std::vector<blob::Synset> synsets;
  std::vector<std::uint32_t> hypernyms, related;
  for (const SynsetRecord& synset : wordnet.synsets) {
    synsets.push_back({static_cast<std::uint32_t>(hypernyms.size()), static_cast<std::uint32_t>(synset.hypernyms.size()), static_cast<std::uint32_t>(related.size()),
                       static_cast<std::uint32_t>(synset.related.size())});
    related.insert(related.end(), synset.related.begin(), synset.related.end());
    hypernyms.insert(hypernyms.end(), synset.hypernyms.begin(), synset.hypernyms.end());
  }
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::set<std::uint64_t>> antonyms;
  for (const auto& [from, to] : tables.antonyms) antonyms[{word_key(from.first), static_cast<std::uint32_t>(from.second)}].insert(word_key(to));
  std::vector<blob::AntonymList> lists;
  std::vector<std::uint64_t> antonym_keys;
  for (const auto& [key, targets] : antonyms) {
    lists.push_back({key.first, key.second, static_cast<std::uint32_t>(antonym_keys.size()), static_cast<std::uint32_t>(targets.size()), 0});
    antonym_keys.insert(antonym_keys.end(), targets.begin(), targets.end());
  }

  const std::string credits = read_text(lexicon_directory + "/CREDITS.txt");
  const std::string all = sections.strings.bytes() + credits;
  blob::Header header{};
  std::memcpy(header.magic, blob::kMagic, sizeof header.magic);
  header.entry_count = static_cast<std::uint32_t>(sections.entries.size());
  header.slot_count = static_cast<std::uint32_t>(slots.size());
  header.reading_count = static_cast<std::uint32_t>(sections.readings.size());
  header.sense_count = static_cast<std::uint32_t>(sections.senses.size());
  header.synset_count = static_cast<std::uint32_t>(synsets.size());
  header.hypernym_count = static_cast<std::uint32_t>(hypernyms.size());
  header.related_count = static_cast<std::uint32_t>(related.size());
  header.antonym_list_count = static_cast<std::uint32_t>(lists.size());
  header.antonym_count = static_cast<std::uint32_t>(antonym_keys.size());
  header.string_bytes = static_cast<std::uint32_t>(all.size());
  header.credits_begin = static_cast<std::uint32_t>(sections.strings.bytes().size());
  header.credits_length = static_cast<std::uint32_t>(credits.size());

  std::ofstream out(output, std::ios::binary | std::ios::trunc);
  write_section(out, std::vector<blob::Header>{header});
  write_section(out, sections.entries);
  write_section(out, slots);
  write_section(out, sections.readings);
  write_section(out, sections.senses);
  write_section(out, synsets);
  write_section(out, hypernyms);
  write_section(out, related);
  write_section(out, lists);
  write_section(out, antonym_keys);
  write_section(out, std::vector<char>(all.begin(), all.end()));
  if (!out.flush()) throw std::runtime_error(output + ": cannot be written");
  std::printf("%s: %u entries, %u readings, %u synsets, %u bytes of text\n", output.c_str(), header.entry_count, header.reading_count, header.synset_count, header.string_bytes);
}

}  // namespace
}  // namespace crosstell::lexicon_compiler

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: crosstell_lexicon_compiler WORDNET_DIR LEXICON_DIR OUTPUT\n");
    return 2;
  }
  try {
    crosstell::lexicon_compiler::compile(argv[1], argv[2], argv[3]);
  } catch (const std::exception& trouble) {
    std::fprintf(stderr, "crosstell_lexicon_compiler: %s\n", trouble.what());
    return 1;
  }
  return 0;
}
