// SPDX-License-Identifier: Apache-2.0
#include "phrase_table.h"

#include <algorithm>

#include "crosstell/base/resource.h"

namespace crosstell {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    out.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

PhraseRow parse_row(std::string_view line, bool lemmas) {
  std::vector<std::string> cells = split(line, '\t');
  PhraseRow row;
  for (std::string& word : split(cells.front(), ' ')) {
    if (word.empty()) continue;
    const bool marked = word.front() == '~';
    const std::string_view bare = std::string_view(word).substr(marked ? 1 : 0);
    row.words.push_back({word_key(bare), lemmas || marked});
    if (!row.text.empty()) row.text += ' ';
    row.text += bare;
  }
  row.columns.assign(cells.begin() + 1, cells.end());
  return row;
}

bool matches(const PhraseWord& word, const Token& token) {
  return token.form_key == word.key || (word.lemma && token.lemma_key == word.key);
}

}  // namespace

PhraseTable::PhraseTable(std::string_view tsv, bool lemmas) {
  bool header = true;
  for (const std::string& line : split(tsv, '\n')) {
    if (!header && !line.empty()) rows_.push_back(parse_row(line, lemmas));
    header = false;
  }
  index();
}

PhraseTable PhraseTable::from_resource(std::string_view path, bool lemmas) {
  return PhraseTable(find_resource(path).value_or(std::string_view{}), lemmas);
}

void PhraseTable::index() {
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    if (!rows_[i].words.empty()) starts_.push_back({i, 0, static_cast<std::uint16_t>(rows_[i].words.size()), rows_[i].words.front().lemma});
  const auto first = [this](const Start& start) { return rows_[start.row].words.front().key; };
  std::stable_sort(starts_.begin(), starts_.end(), [&](const Start& a, const Start& b) {
    return first(a) != first(b) ? first(a) < first(b) : a.length > b.length;
  });
  for (Start& start : starts_) {
    start.word = static_cast<std::uint32_t>(words_.size());
    words_.insert(words_.end(), rows_[start.row].words.begin(), rows_[start.row].words.end());
  }
  for (std::uint32_t begin = 0; begin < starts_.size();) {
    const WordKey key = first(starts_[begin]);
    std::uint32_t end = begin;
    while (end < starts_.size() && first(starts_[end]) == key) ++end;
    slots_.push_back({key, starts_[begin], begin + 1, end});
    filter_[(key >> 6) % kFilter] |= std::uint64_t{1} << (key & 63);
    begin = end;
  }
  std::size_t capacity = 16;
  while (capacity < slots_.size() * 2) capacity *= 2;
  places_.assign(capacity, kNowhere);
  for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
    std::size_t place = slots_[slot].key & (capacity - 1);
    while (places_[place] != kNowhere) place = (place + 1) & (capacity - 1);
    places_[place] = slot;
  }
}

const PhraseTable::Slot* PhraseTable::starting(WordKey key) const {
  if (!may_start(key)) return nullptr;
  const std::size_t mask = places_.size() - 1;
  for (std::size_t place = key & mask; places_[place] != kNowhere; place = (place + 1) & mask)
    if (slots_[places_[place]].key == key) return &slots_[places_[place]];
  return nullptr;
}

/// Keeps the phrase when it stands at `first` and is longer than the best so far. Its first word is known to agree by form, or by lemma.
void PhraseTable::take(const Start& start, bool by_form, const Token* first, std::uint32_t room, PhraseHit& best) const {
  if (start.length <= best.length || start.length > room || !(by_form || start.lemma)) return;
  for (std::uint32_t word = 1; word < start.length; ++word)
    if (!matches(words_[start.word + word], first[word])) return;
  best.length = start.length;
  best.row = &rows_[start.row];
}

PhraseHit PhraseTable::look_up(const std::vector<Token>& tokens, std::uint32_t token, std::uint32_t end) const {
  PhraseHit best{token, 0, nullptr};
  const Token* const first = &tokens[token];
  const std::uint32_t room = end > token ? end - token : 0;
  for (const bool by_form : {true, false}) {
    if (!by_form && first->form_key == first->lemma_key) break;
    const Slot* slot = starting(by_form ? first->form_key : first->lemma_key);
    if (!slot) continue;
    take(slot->longest, by_form, first, room, best);
    for (std::uint32_t i = slot->more; i < slot->end; ++i) take(starts_[i], by_form, first, room, best);
  }
  return best;
}

PhraseStarts::PhraseStarts(std::initializer_list<Entry> tables) {
  std::size_t rows = 0, capacity = 16;
  for (const Entry& entry : tables) rows += entry.table->rows().size();
  while (capacity < rows * 2) capacity *= 2;
  slots_.assign(capacity, {});
  for (const Entry& entry : tables)
    for (const PhraseRow& row : entry.table->rows()) {
      if (row.words.empty()) continue;
      const WordKey key = row.words.front().key;
      filter_.add(key);
      Slot& slot = slots_[place_of(key)];
      slot.key = key;
      (row.words.size() == 1 ? slot.alone : slot.longer) |= entry.bits;
      if (row.words.size() > 1) slot.seconds |= sign_of(row.words[1].key);
    }
}

}  // namespace crosstell
