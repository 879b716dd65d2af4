// SPDX-License-Identifier: Apache-2.0
// Hashes and the ids made from them. Exported ids are content hashes, so that they are equal over runs and machines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosstell {

/// XXH3, 64 bits, seed 0. Source: xxHash 0.8.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

/// XXH3, 128 bits, as 32 lower-case hexadecimal digits: the identity of a record's bytes.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// Exported id: the letter of its kind, a dash, 12 characters of base32 (a-z2-7) of the XXH3-128 of `canonical`.
/// Letters: d document, e entity, c claim, f finding, q quotation, s story.
[[nodiscard]] std::string content_id(char letter, std::string_view canonical);

/// Joins fields for hashing so that no two different lists give the same bytes (each is preceded by its length).
class KeyBuilder {
 public:
  KeyBuilder& field(std::string_view text);
  KeyBuilder& field(std::uint64_t number);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace crosstell
