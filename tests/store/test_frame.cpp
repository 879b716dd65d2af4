// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

namespace {

/// A small generator with a fixed start: the same bytes on every machine.
struct Dice {
  std::uint64_t state = 0x9E3779B97F4A7C15ull;
  std::uint64_t next() {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state;
  }
};

std::string dump_of(const ArticleRecord& record) {
  Store store = memory_store();
  store.put(record);
  return store.canonical_dump();
}

/// Puts a valid header before a payload, so that only the reading of fields stands in the way.
std::string framed(const std::string& payload) {
  std::string out = "XTF1";
  for (const std::uint64_t value : {static_cast<std::uint64_t>(payload.size()), hash64(payload)})
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
  return out + payload;
}

}  // namespace

TEST_CASE("frame: a record survives the journey", "[store]") {
  const ArticleRecord record = article_about({"a.txt", "herald", "2031-05-04", "40"});
  const std::string frame = to_frame(record);
  const auto back = from_frame(frame);
  REQUIRE(back);
  CHECK(to_frame(*back) == frame);
  CHECK(back->raw == record.raw);
  CHECK(back->map == record.map);
  CHECK(back->locator.system_path == record.locator.system_path);
  CHECK(dump_of(*back) == dump_of(record));
}

TEST_CASE("frame: every kind of damage is noticed", "[store]") {
  const std::string frame = to_frame(article_about({"a.txt", "herald", "2031-05-04", "40"}));
  for (std::size_t cut = 0; cut < frame.size(); cut += 7) CHECK_FALSE(from_frame(std::string_view(frame).substr(0, cut)).ok());
  CHECK_FALSE(from_frame(frame + "x").ok());
  for (std::size_t at = 0; at < frame.size(); at += 3) {
    std::string bent = frame;
    bent[at] = static_cast<char>(bent[at] ^ 0x20);
    CHECK_FALSE(from_frame(bent).ok());
  }
}

TEST_CASE("frame: hostile payloads with a right checksum are read to the end or refused", "[store]") {
  const std::string payload = to_frame(article_about({"a.txt", "herald", "2031-05-04", "40"})).substr(20);
  Dice dice;
  int accepted = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string bent = payload;
    for (std::uint64_t n = dice.next() % 4; n + 1 > 0; --n) {
      bent[dice.next() % bent.size()] = static_cast<char>(dice.next());
      if (n == 0) break;
    }
    if (dice.next() % 8 == 0) bent.resize(dice.next() % bent.size());
    const auto record = from_frame(framed(bent));
    if (!record) continue;
    ++accepted;  // a changed letter in a text is a sound record; storing it must not fail
    if (accepted % 64 == 0 && record->state != InputState::duplicate) CHECK_FALSE(dump_of(*record).empty());
  }
  CHECK(accepted > 100);
  CHECK(accepted < 3900);
}

TEST_CASE("frame: promised sizes are not believed", "[store]") {
  std::string huge;
  for (int i = 0; i < 9; ++i) huge += static_cast<char>(0xFF);
  huge += '\x01';
  CHECK_FALSE(from_frame(framed(huge)).ok());
  CHECK_FALSE(from_frame(framed(std::string(100, '\xFF'))).ok());
  CHECK_FALSE(from_frame(framed("")).ok());
}

TEST_CASE("frame: a record that contradicts itself is refused", "[store]") {
  const ArticleRecord sound = article_about({"a.txt", "herald", "2031-05-04", "40"});
  REQUIRE(from_frame(to_frame(sound)).ok());
  struct Row { const char* what; void (*bend)(ArticleRecord&); };
  const auto row = GENERATE(values<Row>({
      {"entity that is not there", [](ArticleRecord& r) { r.claims[0].subject = 99; }},
      {"sentence before the first", [](ArticleRecord& r) { r.mentions[0].sentence = -1; }},
      {"span past the text", [](ArticleRecord& r) { r.claims[0].clean_end = r.clean.size() + 1; }},
      {"span that ends before it begins", [](ArticleRecord& r) { r.sentences[0].raw_begin = 500; }},
      {"figure of an argument", [](ArticleRecord& r) { r.claims[0].arguments[0].figure = 5; }},
      {"id of another kind", [](ArticleRecord& r) { r.claims[0].id = "d-x"; }},
      {"ok without an article", [](ArticleRecord& r) { r.id.clear(); }},
      {"two claims with one id", [](ArticleRecord& r) { r.claims.push_back(r.claims[0]); }},
      {"offset no file has", [](ArticleRecord& r) { r.locator.byte_offset = ~0ull; }},
      {"polarity", [](ArticleRecord& r) { r.claims[0].polarity = "sideways"; }},
  }));
  CAPTURE(row.what);
  ArticleRecord bent = sound;
  row.bend(bent);
  CHECK_FALSE(from_frame(to_frame(bent)).ok());
}

TEST_CASE("map: bytes lead back to the same runs", "[store]") {
  OffsetMap map;
  map.append_copy(100, 20);
  map.append_replace(2, 120, 6);
  map.append_insert(1);
  map.append_copy(40, 9);  // a title that stands before the body
  const auto back = parse_map(serialize_map(map));
  REQUIRE(back);
  CHECK(*back == map);
  CHECK(parse_map("")->output_length() == 0);
  Dice dice;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = serialize_map(map);
    bytes[dice.next() % bytes.size()] = static_cast<char>(dice.next());
    if (const auto bent = parse_map(bytes); bent) CHECK(bent->output_length() < (1ull << 49));
  }
}
