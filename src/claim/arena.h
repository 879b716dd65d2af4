// SPDX-License-Identifier: Apache-2.0
// Texts and lists that live as long as the analysis of their article.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>

namespace crosstell {

class Arena {
 public:
  explicit Arena(std::pmr::memory_resource& memory) : memory_(memory) {}

  /// The parts, one behind the other.
  [[nodiscard]] std::string_view text(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts) size += part.size();
    char* const begin = letters(size);
    char* at = begin;
    for (const std::string_view part : parts) at = std::copy(part.begin(), part.end(), at);
    return {begin, size};
  }
  [[nodiscard]] std::string_view text(std::string_view whole) { return text({whole}); }

  /// Room for a text that its caller writes.
  [[nodiscard]] char* letters(std::size_t size) { return static_cast<char*>(memory_.allocate(size, 1)); }

  template <class T>
  [[nodiscard]] std::span<const T> list(std::initializer_list<T> values) {
    T* const begin = static_cast<T*>(memory_.allocate(values.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), begin);
    return {begin, values.size()};
  }

  /// Makes `list` one longer. Lists are short: the copy costs less than a container in every claim would.
  template <class T>
  void append(std::span<const T>& list, const std::type_identity_t<T>& value) { insert(list, list.size(), value); }
  /// The same for a sorted list.
  template <class T>
  void insert_sorted(std::span<const T>& list, const std::type_identity_t<T>& value) {
    insert(list, static_cast<std::size_t>(std::upper_bound(list.begin(), list.end(), value) - list.begin()), value);
  }

 private:
  template <class T>
  void insert(std::span<const T>& list, std::size_t at, const T& value) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* const grown = static_cast<T*>(memory_.allocate((list.size() + 1) * sizeof(T), alignof(T)));
    const auto middle = list.begin() + static_cast<std::ptrdiff_t>(at);
    T* const hole = std::uninitialized_copy(list.begin(), middle, grown);
    std::uninitialized_copy(middle, list.end(), std::construct_at(hole, value) + 1);
    list = {grown, list.size() + 1};
  }

  std::pmr::memory_resource& memory_;
};

}  // namespace crosstell
