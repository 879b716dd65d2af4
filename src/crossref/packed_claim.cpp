// SPDX-License-Identifier: Apache-2.0
#include "packed_claim.h"

#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

namespace crosstell::crossref {
namespace {

class Packer {
 public:
  explicit Packer(std::string& out) : out_(out) {}

  void operator()(const std::string& text) {
    number(text.size());
    out_ += text;
  }
  void operator()(double value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof value);
  }
  void operator()(bool value) { out_ += value ? '\1' : '\0'; }
  /// Small numbers, -1 among them, take one byte.
  template <class Integer, std::enable_if_t<std::is_integral_v<Integer>, int> = 0>
  void operator()(Integer value) { number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)) + 1); }
  template <class T, class Each>
  void list(const std::vector<T>& values, Each each) {
    number(values.size());
    for (const T& value : values) each(*this, value);
  }
  template <class T, class Each>
  void maybe(const std::optional<T>& value, Each each) {
    (*this)(value.has_value());
    if (value) each(*this, *value);
  }

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }

  std::string& out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  void operator()(std::string& text) {
    const std::size_t size = number();
    assert(size <= bytes_.size() - at_);
    text.assign(bytes_.data() + at_, size);
    at_ += size;
  }
  void operator()(double& value) {
    assert(sizeof value <= bytes_.size() - at_);
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
  }
  void operator()(bool& value) { value = bytes_[at_++] != '\0'; }
  template <class Integer, std::enable_if_t<std::is_integral_v<Integer>, int> = 0>
  void operator()(Integer& value) { value = static_cast<Integer>(static_cast<std::int64_t>(number() - 1)); }
  template <class T, class Each>
  void list(std::vector<T>& values, Each each) {
    values.resize(number());
    for (T& value : values) each(*this, value);
  }
  template <class T, class Each>
  void maybe(std::optional<T>& value, Each each) {
    bool has = false;
    (*this)(has);
    if (!has) return value.reset();
    if (!value) value.emplace();
    each(*this, *value);
  }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      assert(at_ < bytes_.size());
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

template <class Archive, class... Values>
void each_of(Archive& a, Values&... values) { (a(values), ...); }

// The same lists of fields serve both ways: what is packed is what is unpacked.

template <class Archive, class Figure>
void figure_fields(Archive& a, Figure& f) {
  each_of(a, f.sentence, f.kind, f.low, f.high, f.point, f.approximator, f.unit, f.currency, f.per, f.per_count, f.counted, f.basis, f.date_low, f.date_high, f.date_precision,
          f.date_relation, f.date_alternatives, f.surface, f.low_inclusive, f.high_inclusive, f.has_magnitude_word, f.is_share, f.change, f.date_relative, f.fiscal,
          f.written_exp10, f.change_direction, f.clean_begin, f.clean_end, f.roles);
}

template <class Archive, class Row>
void row_fields(Archive& a, Row& c) {
  const auto text = [](auto& archive, auto& value) { archive(value); };
  each_of(a, c.id, c.attribute, c.subject_text, c.subject_link, c.value_kind, c.value_text, c.direction, c.comparand_text, c.measure, c.sentence, c.subject, c.value_figure,
          c.value_entity, c.comparand, c.speaker, c.polarity, c.modality, c.attribution, c.speaker_text, c.cue_class, c.time_basis, c.time_low, c.time_high, c.kind, c.zone,
          c.tense, c.repeat, c.confidence, c.clean_begin, c.clean_end, c.value_clean_begin);
  a.list(c.set_members, text);
  a.list(c.scope, [](auto& archive, auto& pair) { each_of(archive, pair.first, pair.second); });
  a.list(c.arguments, [](auto& archive, auto& x) { each_of(archive, x.role, x.text, x.entity, x.figure, x.clean_begin, x.clean_end, x.key); });
}

template <class Archive, class Claim>
void fields(Archive& a, Claim& c) {
  const auto text = [](auto& archive, auto& value) { archive(value); };
  row_fields(a, c.claim);
  each_of(a, c.subject_key, c.subject_type, c.entity_id, c.value_entity_key, c.comparand_key, c.speaker_key, c.sentence_text,
          c.event_class, c.value_entity_id, c.comparand_id, c.speaker_id);
  a.maybe(c.figure, [](auto& archive, auto& figure) { figure_fields(archive, figure); });
  a.list(c.argument_keys, text);
  a.list(c.argument_ids, text);
}

}  // namespace

void pack(const ComparableClaim& claim, std::string& out) {
  out.clear();
  Packer packer(out);
  fields(packer, claim);
}

void unpack(std::string_view bytes, ComparableClaim& out) {
  Unpacker unpacker(bytes);
  fields(unpacker, out);
  assert(unpacker.at_end());
}

}  // namespace crosstell::crossref
