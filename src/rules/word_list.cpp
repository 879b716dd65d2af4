// SPDX-License-Identifier: Apache-2.0
#include "word_list.h"

#include <algorithm>

#include "fold.h"

#include "crosstell/base/utf8.h"

namespace crosstell::rules {
namespace {

constexpr std::size_t kMaxEntries = 200'000;
constexpr std::size_t kMaxEntryWords = 12;
constexpr std::size_t kMaxTokens = 31;  // of one entry with its hyphens apart
constexpr std::size_t kMaxListBytes = 16u << 20;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    out.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Column of `entry` in the header; npos when there is none.
std::size_t entry_column(std::string_view header) {
  const auto names = split(header, '\t');
  const auto found = std::find(names.begin(), names.end(), "entry");
  return found == names.end() ? std::string_view::npos : static_cast<std::size_t>(found - names.begin());
}

}  // namespace

void WordList::add(std::string_view folded_entry) {
  const auto tokens = tokens_of(folded_entry);
  add_tokens(tokens);
  std::vector<std::string> apart;
  for (const auto& token : tokens) {
    const auto parts = split_hyphens(token);
    if (parts.empty())
      apart.push_back(token);
    else
      apart.insert(apart.end(), parts.begin(), parts.end());
  }
  if (apart.size() != tokens.size()) add_tokens(apart);
}

void WordList::add_tokens(const std::vector<std::string>& tokens) {
  if (tokens.empty() || tokens.size() > kMaxTokens) return;
  entries_.push_back({word_key(tokens[0]), static_cast<std::uint32_t>(tokens.size()), static_cast<std::uint32_t>(keys_.size())});
  for (std::size_t i = 1; i < tokens.size(); ++i) keys_.push_back(word_key(tokens[i]));
}

void WordList::finish() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.length != b.length ? a.length > b.length : a.keys < b.keys;
  });
  first_.clear();
  may_begin_.clear();
  first_keys_.clear();
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const auto [begin, added] = first_.emplace(entries_[i].first, i);
    may_begin_.add(entries_[i].first);
    if (added) first_keys_.push_back(entries_[i].first);
    longest_ = std::max(longest_, entries_[i].length);
    largest_family_ = std::max<std::size_t>(largest_family_, i + 1 - begin->second);
  }
}

const WordList::Entry* WordList::begin_of(WordKey first) const {
  if (!may_begin_.may_hold(first)) return nullptr;
  const auto found = first_.find(first);
  return found == first_.end() ? nullptr : &entries_[found->second];
}

bool WordList::rest_matches(const Entry& entry, const TokenView& view, std::uint32_t token) const {
  for (std::uint32_t i = 1; i < entry.length; ++i) {
    const WordKey key = keys_[entry.keys + i - 1];
    const Token& t = view.tokens[token + i];
    if (t.form_key != key && t.lemma_key != key) return false;
  }
  return true;
}

std::uint32_t WordList::longest_match(const TokenView& view, std::uint32_t token, std::uint32_t end_token) const {
  std::uint32_t longest = 0;
  each_match(view, token, end_token, [&](std::uint32_t length) { longest = std::max(longest, length); });
  return longest;
}

void read_word_list(std::string_view tsv, const Place& place, WordList& list, Problems& problems) {
  if (tsv.size() > kMaxListBytes) return problems.add(place, "more than " + std::to_string(kMaxListBytes) + " bytes");
  if (!is_utf8(tsv)) return problems.add(place, "not UTF-8 at byte " + std::to_string(first_invalid_utf8(tsv)));
  const auto lines = split(tsv, '\n');
  const std::size_t columns = split(without_return(lines[0]), '\t').size();
  const std::size_t entry = entry_column(without_return(lines[0]));
  if (entry == std::string_view::npos)
    return problems.add(place, "line 1: no column 'entry'; the first line names the columns, separated by tabs");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = without_return(lines[i]);
    if (line.empty()) continue;
    const std::string at = "line " + std::to_string(i + 1) + ": ";
    const auto cells = split(line, '\t');
    if (cells.size() > columns || cells.size() <= entry) {
      problems.add(place, at + "found " + std::to_string(cells.size()) + " columns; expected " + std::to_string(columns));
      continue;
    }
    const std::string folded = fold(cells[entry]);
    const auto words = tokens_of(folded);
    if (words.empty() || words.size() > kMaxEntryWords) {
      problems.add(place, at + "an entry has 1 to " + std::to_string(kMaxEntryWords) + " words; found " + std::to_string(words.size()));
      continue;
    }
    if (list.size() >= kMaxEntries) return problems.add(place, at + "more than " + std::to_string(kMaxEntries) + " entries");
    list.add(folded);
  }
}

}  // namespace crosstell::rules
