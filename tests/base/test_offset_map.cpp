// SPDX-License-Identifier: Apache-2.0
#include <random>
#include <string>

#include "catch.h"
#include "crosstell/base/offset_map.h"

using namespace crosstell;

TEST_CASE("offset map: copies join, replacements stay whole", "[base]") {
  OffsetMap map;
  map.append_copy(10, 5);
  map.append_copy(15, 5);
  map.append_replace(1, 20, 5);  // an entity
  map.append_copy(25, 3);
  CHECK(map.runs().size() == 3);
  CHECK(map.output_length() == 14);
  CHECK(map.source_of(0, 10).begin == 10);
  CHECK(map.source_of(0, 10).end == 20);
  CHECK(map.source_of(9, 11).begin == 19);
  CHECK(map.source_of(9, 11).end == 25);
  CHECK(map.source_of(14, 14).begin == 28);
}

TEST_CASE("offset map: replacements of one kind are one stretch, and runs of their own", "[base]") {
  OffsetMap map;
  for (std::uint64_t i = 0; i < 1000; ++i) map.append_replace(3, 2 * i, 2);
  map.append_replace(3, 2001, 2);  // a byte between them
  map.append_replace(300, 2003, 2);
  map.append_replace(300, 2005, 2);  // too long to be one of many
  CHECK(map.stretches().size() == 4);
  REQUIRE(map.runs().size() == 1003);
  std::uint64_t number = 0;
  for (const MapRun& run : map.runs()) {
    if (number < 1000) REQUIRE(run == MapRun{3 * number, 3, 2 * number, 2, MapRun::Kind::replace});
    ++number;
  }
  CHECK(number == 1003);
  CHECK(map.source_of(4, 7).begin == 2);
  CHECK(map.source_of(4, 7).end == 6);
  CHECK(map.source_of(7, 7).begin == 4);
  OffsetMap cut;  // the rest of one, whole ones, the start of one
  cut.append_replace(2, 2, 2);
  cut.append_replace(3, 4, 2);
  cut.append_replace(3, 6, 2);
  cut.append_replace(1, 8, 2);
  CHECK(map.part(4, 13) == cut);
  OffsetMap together = map.part(0, 30);
  together.append_map(map.part(30, 3000));
  CHECK(together == map.part(0, 3000));
  CHECK(together.stretches().size() == 1);
}

TEST_CASE("offset map: inserted bytes have no source", "[base]") {
  OffsetMap map;
  map.append_copy(0, 4);
  map.append_insert(1);
  map.append_copy(100, 4);
  CHECK(map.source_of(4, 5).begin == map.source_of(4, 5).end);
  CHECK(map.source_of(0, 9).begin == 0);
  CHECK(map.source_of(0, 9).end == 104);
}

TEST_CASE("offset map: composition equals two steps", "[base]") {
  std::mt19937 random(20260312);  // fixed seed: the same maps in every run
  const auto number = [&](int n) { return static_cast<std::uint64_t>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 200; ++round) {
    OffsetMap inner, outer;
    std::uint64_t at = 0;
    while (inner.output_length() < 60) {
      if (number(3) == 0) { const auto n = 1 + number(4); inner.append_replace(1 + number(3), at, n); at += n; }
      else { const auto n = 1 + number(9); inner.append_copy(at, n); at += n; }
      if (number(3) == 0)
        for (auto many = number(6); many > 0; --many, at += 2) inner.append_replace(3, at, 2);
      at += number(3);
    }
    at = 0;
    while (at < inner.output_length()) {
      const auto n = std::min<std::uint64_t>(1 + number(7), inner.output_length() - at);
      if (number(4) == 0) outer.append_replace(1 + number(3), at, n); else outer.append_copy(at, n);
      if (number(5) == 0) outer.append_insert(1);
      at += n;
    }
    const OffsetMap both = compose(outer, inner);
    REQUIRE(both.output_length() == outer.output_length());
    for (std::uint64_t i = 0; i < both.output_length(); ++i) {
      const auto middle = outer.source_of(i, i + 1);
      if (middle.begin == middle.end) continue;
      const auto expected = inner.source_of(middle.begin, middle.end);
      const auto found = both.source_of(i, i + 1);
      REQUIRE(found.begin == expected.begin);
      REQUIRE(found.end == expected.end);
    }
  }
}
