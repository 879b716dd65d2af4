// SPDX-License-Identifier: Apache-2.0
#include "html_words.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kMaxNames = 400;       // bytes of names looked at
constexpr std::size_t kMaxRemembered = 50000;

constexpr std::array<std::string_view, kFamilyCount> kNames = {
    "body", "article", "main", "nav", "toc", "header", "footer", "aside", "related", "share", "comments", "promo", "consent",
    "byline", "date", "bio", "caption", "media", "tags", "dek", "title", "hidden", "disclaimer", "notice", "live", "thread", "poster"};

RE2::Options set_options() {
  RE2::Options options;
  options.set_max_mem(64 << 20);
  return options;
}

struct FamilyTable {
  RE2::Set set{set_options(), RE2::UNANCHORED};
  std::vector<std::uint32_t> families;  ///< by pattern
  std::size_t broken = 0;

  FamilyTable() {
    const std::string_view bytes = find_resource("schemas/normalize/html_class_words.tsv").value_or("");
    for (std::size_t at = bytes.find('\n'); at < bytes.size();) {
      const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
      const std::size_t tab = bytes.find('\t', begin);
      if (tab < end) add(bytes.substr(begin, tab - begin), bytes.substr(tab + 1, end - tab - 1));
      at = end;
    }
    if (!set.Compile()) {
      ++broken;
      families.clear();
    }
  }

  void add(std::string_view family, std::string_view pattern) {
    const auto name = std::find(kNames.begin(), kNames.end(), family);
    // A pattern that says itself where a name begins is taken as it is.
    const std::string whole = pattern.substr(0, 4) == "(^|\\" ? std::string(pattern) : "\\b(?:" + std::string(pattern) + ")\\b";
    if (name == kNames.end() || set.Add(whole, nullptr) < 0) {
      ++broken;
      return;
    }
    families.push_back(1u << (name - kNames.begin()));
  }

  [[nodiscard]] std::uint32_t match(std::string_view folded) const {
    std::vector<int> found;
    if (families.empty() || !set.Match(re2::StringPiece(folded.data(), folded.size()), &found)) return 0;
    std::uint32_t out = 0;
    for (const int index : found) out |= families[static_cast<std::size_t>(index)];
    return out;
  }
};

const FamilyTable& table() {
  static const FamilyTable families;
  return families;
}

/// "articleBody_main2 post--Title" as ".article-body-main2.post-title.": words of a name joined by '-', names apart.
std::string folded_names(std::string_view names) {
  std::string out;
  char before = ' ';
  for (const char c : names.substr(0, kMaxNames)) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    if (c == ' ' || c == '\n' || c == '\t') out += '.';
    else if (!upper && !lower && !digit) out += out.empty() || out.back() == '-' ? "" : "-";
    else {
      if (upper && before >= 'a' && before <= 'z') out += '-';
      out += upper ? static_cast<char>(c | 0x20) : c;
    }
    before = c;
  }
  return out;
}

}  // namespace

struct FamilyFinder::Impl {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
};

FamilyFinder::FamilyFinder() : impl_(std::make_unique<Impl>()) {}
FamilyFinder::~FamilyFinder() = default;

std::uint32_t FamilyFinder::families_of(std::string_view names) {
  if (names.empty()) return 0;
  const std::uint64_t key = hash64(names);
  if (const auto known = impl_->seen.find(key); known != impl_->seen.end()) return known->second;
  const std::uint32_t families = table().match(folded_names(names));
  if (impl_->seen.size() < kMaxRemembered) impl_->seen.emplace(key, families);
  return families;
}

std::size_t broken_family_rows() { return table().broken; }

}  // namespace crosstell::html
