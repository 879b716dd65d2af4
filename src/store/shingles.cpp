// SPDX-License-Identifier: Apache-2.0
#include "shingles.h"

#include <algorithm>
#include <string_view>

#include "crosstell/base/hash.h"

namespace crosstell {
namespace {

constexpr std::size_t kWords = 8;
constexpr std::size_t kKept = 128;

std::vector<std::uint64_t> word_hashes(const Article& article, const Segments& segments) {
  std::vector<std::uint64_t> words;
  words.reserve(segments.tokens.size());
  for (const Sentence& sentence : segments.sentences) {
    if (!gives_claims(article.blocks[sentence.block].zone)) continue;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Token& token = segments.tokens[t];
      if (token.has(shape_letter) || token.has(shape_digit)) words.push_back(hash64(token.folded));
    }
  }
  return words;
}

std::uint64_t hash_of(const std::uint64_t* words, std::size_t count) {
  return hash64(std::string_view(reinterpret_cast<const char*>(words), count * sizeof(std::uint64_t)));  // little-endian machines
}

}  // namespace

std::vector<std::uint64_t> least_shingles(const Article& article, const Segments& segments) {
  const std::vector<std::uint64_t> words = word_hashes(article, segments);
  std::vector<std::uint64_t> out;
  if (words.empty()) return out;
  if (words.size() < kWords) return {hash_of(words.data(), words.size())};
  out.reserve(words.size() - kWords + 1);
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) out.push_back(hash_of(words.data() + i, kWords));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > kKept) out.resize(kKept);
  return out;
}

}  // namespace crosstell
