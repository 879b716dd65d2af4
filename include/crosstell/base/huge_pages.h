// SPDX-License-Identifier: Apache-2.0
// Memory for tables that are asked at places all over them: in pages of the usual size, finding the page costs as much as the answer.
#pragma once

#include <cstddef>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace crosstell {

/// Allocator of large vectors. Where the system has no huge pages to give, it gives what it has.
template <class T>
struct HugePages {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{1} << 21;

  HugePages() = default;
  template <class U>
  HugePages(const HugePages<U>&) {}

  [[nodiscard]] T* allocate(std::size_t count) {
    const std::size_t bytes = (count * sizeof(T) + kPage - 1) / kPage * kPage;
    void* const at = ::operator new(bytes, std::align_val_t{kPage});
#if defined(__linux__)
    static_cast<void>(madvise(at, bytes, MADV_HUGEPAGE));  // a wish
#endif
    return static_cast<T*>(at);
  }
  void deallocate(T* at, std::size_t) { ::operator delete(at, std::align_val_t{kPage}); }

  friend bool operator==(const HugePages&, const HugePages&) { return true; }
};

}  // namespace crosstell
