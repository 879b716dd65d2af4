// SPDX-License-Identifier: Apache-2.0
// Records as bytes: "XTF1", length, XXH3 of the payload, payload. One list of fields serves writing and reading, so that they
// cannot drift apart. Frames may come from a worker that died while writing, or from anybody: reading trusts nothing.
#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

#include "article_writer.h"
#include "crosstell/base/hash.h"
#include "names.h"

namespace crosstell {
namespace {

constexpr std::string_view kMagic = "XTF1";
constexpr std::size_t kHeaderBytes = 4 + 8 + 8;

// ---- the fields, in order -----------------------------------------------------------------------------------------------

template <class T, class Row>
concept Is = std::is_same_v<std::remove_const_t<T>, Row>;

template <class V> void fields(V& v, Is<RecordLocator> auto& r) {
  v(r.path, r.system_path, r.root, r.container, r.packing, r.in_warc, r.record_number, r.byte_offset, r.byte_length, r.line);
}
template <class V> void fields(V& v, Is<BlockRow> auto& r) { v(r.clean_begin, r.clean_end, r.raw_begin, r.raw_end, r.zone, r.rule, r.level, r.repeat_of); }
template <class V> void fields(V& v, Is<SentenceRow> auto& r) { v(r.block, r.clean_begin, r.clean_end, r.raw_begin, r.raw_end, r.text); }
template <class V> void fields(V& v, Is<EntityRow> auto& r) { v(r.type, r.name, r.key, r.event_class, r.role, r.affiliation, r.confidence, r.aliases); }
template <class V> void fields(V& v, Is<MentionRow> auto& r) {
  v(r.sentence, r.entity, r.type, r.form, r.rule, r.link_rule, r.text, r.clean_begin, r.clean_end, r.raw_begin, r.raw_end, r.confidence);
}
template <class V> void fields(V& v, Is<FigureRow> auto& r) {
  v(r.sentence, r.kind, r.low, r.high, r.point, r.approximator, r.unit, r.currency, r.per, r.per_count, r.counted, r.basis, r.date_low, r.date_high, r.date_precision,
    r.date_relation, r.date_alternatives, r.surface, r.low_inclusive, r.high_inclusive, r.has_magnitude_word, r.is_share, r.change, r.date_relative, r.fiscal, r.written_exp10, r.change_direction,
    r.clean_begin, r.clean_end, r.raw_begin, r.raw_end, r.roles);
}
template <class V> void fields(V& v, Is<QuotationRow> auto& r) {
  v(r.sentence, r.speaker, r.kind, r.text, r.speaker_text, r.cue, r.cue_class, r.sieve, r.scare, r.clean_begin, r.clean_end, r.raw_begin, r.raw_end);
}
template <class V> void fields(V& v, Is<ClaimArgumentRow> auto& r) { v(r.role, r.text, r.entity, r.figure, r.clean_begin, r.clean_end, r.key); }
template <class V> void fields(V& v, Is<ClaimRow> auto& r) {
  v(r.id, r.attribute, r.subject_text, r.subject_link, r.value_kind, r.value_text, r.direction, r.comparand_text, r.measure, r.sentence, r.subject, r.value_figure,
    r.value_entity, r.comparand, r.speaker, r.quotation, r.set_members, r.polarity, r.modality, r.modality_cue, r.attribution, r.speaker_text, r.cue, r.cue_class,
    r.time_basis, r.time_low, r.time_high, r.kind, r.zone, r.tense, r.repeat, r.check_worthiness, r.confidence, r.scope, r.check_worthiness_features,
    r.confidence_features, r.derivation, r.arguments, r.clean_begin, r.clean_end, r.raw_begin, r.raw_end, r.subject_clean_begin, r.subject_clean_end,
    r.subject_raw_begin, r.subject_raw_end, r.value_clean_begin, r.value_clean_end, r.value_raw_begin, r.value_raw_end);
}
template <class V> void fields(V& v, Is<DiagnosticRow> auto& r) { v(r.stage, r.code, r.detail, r.count); }
template <class V> void fields(V& v, Is<ArticleRecord> auto& r) {
  v(r.locator, r.state, r.error_code, r.error_detail, r.id, r.content_hash, r.side_hash, r.raw, r.clean, r.map, r.title, r.source, r.source_method, r.url, r.language, r.agency,
    r.charset, r.charset_method, r.published, r.published_method, r.modified, r.authors, r.blocks, r.sentences, r.entities, r.mentions, r.figures, r.quotations,
    r.claims, r.diagnostics, r.shingles);
}

// ---- writing ------------------------------------------------------------------------------------------------------------

void append_fixed64(std::string& out, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

/// Writes behind what `out` holds. The string is kept longer than what is written, so that a byte needs no question of its own.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out), used_(out.size()) { out_.resize(std::max(out.capacity(), used_ + kRoom)); }
  template <class... Fields>
  void operator()(const Fields&... values) { (one(values), ...); }
  /// To be called after the last field.
  void finish() { out_.resize(used_); }

 private:
  static constexpr std::size_t kRoom = 64;        // more than a number takes
  static constexpr std::size_t kLongestVarint = 10;

  char* room(std::size_t bytes) {
    if (out_.size() - used_ < bytes) out_.resize(2 * out_.size() + bytes);
    return out_.data() + used_;
  }
  void varint(std::uint64_t value) {
    char* at = room(kLongestVarint);
    for (; value >= 0x80; value >>= 7) *at++ = static_cast<char>(0x80 | (value & 0x7F));
    *at++ = static_cast<char>(value);
    used_ = static_cast<std::size_t>(at - out_.data());
  }
  void one(const std::string& text) {
    char* at = room(kLongestVarint + text.size());
    std::uint64_t size = text.size();
    for (; size >= 0x80; size >>= 7) *at++ = static_cast<char>(0x80 | (size & 0x7F));
    *at++ = static_cast<char>(size);
    std::memcpy(at, text.data(), text.size());
    used_ = static_cast<std::size_t>(at - out_.data()) + text.size();
  }
  void one(double value) {
    char* const at = room(8);
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i) at[i] = static_cast<char>((bits >> (8 * i)) & 0xFF);
    used_ += 8;
  }
  template <class T, class U> void one(const std::pair<T, U>& value) { one(value.first), one(value.second); }
  template <class T> void one(const std::vector<T>& values) {
    varint(values.size());
    for (const T& value : values) one(value);
  }
  template <class T> void one(const T& value) {
    if constexpr (std::is_enum_v<T>) varint(static_cast<std::uint64_t>(value));
    else if constexpr (std::is_signed_v<T>) varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(std::int64_t{value} >> 63));
    else if constexpr (std::is_integral_v<T>) varint(value);
    else fields(*this, value);
  }

  std::string& out_;
  std::size_t used_ = 0;
};

// ---- reading ------------------------------------------------------------------------------------------------------------

/// Reads until something does not fit; from then on everything reads as empty and ok() is false.
class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}
  template <class... Fields>
  void operator()(Fields&... values) { (one(values), ...); }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return in_.empty(); }

 private:
  void fail() { ok_ = false, in_ = {}; }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (in_.empty()) break;
      const auto byte = static_cast<unsigned char>(in_.front());
      in_.remove_prefix(1);
      if (shift == 63 && byte > 1) break;
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }
  void one(std::string& text) {
    const std::uint64_t size = varint();
    if (size > in_.size()) return fail();
    text.assign(in_.substr(0, size));
    in_.remove_prefix(size);
  }
  void one(double& value) {
    if (in_.size() < 8) return fail();
    std::uint64_t bits = 0;
    for (int i = 7; i >= 0; --i) bits = (bits << 8) | static_cast<unsigned char>(in_[static_cast<std::size_t>(i)]);
    in_.remove_prefix(8);
    value = std::bit_cast<double>(bits);
    if (!(value >= -1e300 && value <= 1e300)) fail();  // NaN would become NULL in a column that has none
  }
  template <class T, class U> void one(std::pair<T, U>& value) { one(value.first), one(value.second); }
  template <class T> void one(std::vector<T>& values) {
    const std::uint64_t count = varint();
    if (count > in_.size()) return fail();  // every element takes a byte or more
    for (std::uint64_t i = 0; i < count && ok_; ++i) one(values.emplace_back());  // grows with what was read, not with what was promised
  }
  template <class T> void one(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      const std::uint64_t bits = varint();
      value = bits == 1;
      if (bits > 1) fail();
    } else if constexpr (std::is_same_v<T, InputState>) {
      value = enumerator<T>(kInputStateCount);
    } else if constexpr (std::is_same_v<T, Container>) {
      value = enumerator<T>(kContainerCount);
    } else if constexpr (std::is_same_v<T, Packing>) {
      value = enumerator<T>(kPackingCount);
    } else if constexpr (std::is_integral_v<T>) {
      std::uint64_t bits = varint();
      if constexpr (std::is_signed_v<T>) bits = (bits >> 1) ^ (~(bits & 1) + 1);
      value = static_cast<T>(bits);
      if (static_cast<std::uint64_t>(value) != bits) fail();
    } else {
      fields(*this, value);
    }
  }
  template <class T> T enumerator(int count) {
    const std::uint64_t bits = varint();
    if (bits < static_cast<std::uint64_t>(count)) return static_cast<T>(bits);
    fail();
    return T{};
  }

  std::string_view in_;
  bool ok_ = true;
};

std::uint64_t fixed64(std::string_view bytes) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = (value << 8) | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return value;
}

Error damaged(std::string_view what) { return {Errc::syntax, "frame", "damaged record frame: " + std::string(what)}; }

}  // namespace

std::string to_frame(const ArticleRecord& record) {
  std::string out(kMagic);
  out.append(16, '\0');
  out.reserve(kHeaderBytes + record.raw.size() + 2 * record.clean.size() + record.map.size() + record.claims.size() * 512 + record.mentions.size() * 96);
  Writer write(out);
  write(record);
  write.finish();
  std::string header(kMagic);
  append_fixed64(header, out.size() - kHeaderBytes);
  append_fixed64(header, hash64(std::string_view(out).substr(kHeaderBytes)));
  std::memcpy(out.data(), header.data(), kHeaderBytes);
  return out;
}

Result<ArticleRecord> from_frame(std::string_view frame) {
  if (frame.size() < kHeaderBytes || !frame.starts_with(kMagic)) return damaged("no frame header");
  const std::string_view payload = frame.substr(kHeaderBytes);
  if (fixed64(frame.substr(4)) != payload.size()) return damaged("length differs");
  if (fixed64(frame.substr(12)) != hash64(payload)) return damaged("checksum differs");
  Reader read(payload);
  ArticleRecord record;
  read(record);
  if (!read.ok() || !read.at_end()) return damaged("fields do not fit");
  if (const std::string problem = record_problem(record); !problem.empty()) return damaged(problem);
  return record;
}

}  // namespace crosstell
