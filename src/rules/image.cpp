// SPDX-License-Identifier: Apache-2.0
#include "image.h"

#include <array>
#include <bit>
#include <map>
#include <utility>

#include "image_fields.h"

namespace crosstell::rules {
namespace {

template <class T>
concept Number = std::integral<T> || std::is_enum_v<T>;

/// Numbers in groups of seven bits, the last one without the top bit.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  template <Number T>
  void operator()(const T& number) {
    auto left = static_cast<std::uint64_t>(number);
    for (; left >= 0x80; left >>= 7) out_ += static_cast<char>(left | 0x80);
    out_ += static_cast<char>(left);
  }
  void operator()(const double& number) { (*this)(std::bit_cast<std::uint64_t>(number)); }
  void operator()(const std::string& text) {
    (*this)(text.size());
    out_ += text;
  }
  template <class T>
  void operator()(const std::vector<T>& all) {
    (*this)(all.size());
    for (const T& one : all) (*this)(one);
  }
  template <class T, std::size_t N>
  void operator()(const std::array<T, N>& all) {
    for (const T& one : all) (*this)(one);
  }
  template <class K, class V, class Less>
  void operator()(const std::map<K, V, Less>& all) {
    (*this)(all.size());
    for (const auto& [key, value] : all) (*this)(key), (*this)(value);
  }
  template <class A, class B>
  void operator()(const std::pair<A, B>& both) { (*this)(both.first), (*this)(both.second); }
  template <class T>
    requires requires(const T& all) { fields(all); }
  void operator()(const T& all) {
    std::apply([this](const auto&... one) { ((*this)(one), ...); }, fields(all));
  }

 private:
  std::string& out_;
};

class Reader {
 public:
  explicit Reader(std::string_view image) : image_(image) {}

  [[nodiscard]] bool read_all() const { return whole_ && at_ == image_.size(); }

  template <Number T>
  void operator()(T& number) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = next();
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    number = static_cast<T>(value);
  }
  void operator()(double& number) {
    std::uint64_t bits = 0;
    (*this)(bits);
    number = std::bit_cast<double>(bits);
  }
  void operator()(std::string& text) {
    const std::size_t size = count();
    text.assign(image_.substr(at_, size));
    at_ += size;
  }
  template <class T>
  void operator()(std::vector<T>& all) {
    all.resize(count());
    for (T& one : all) (*this)(one);
  }
  template <class T, std::size_t N>
  void operator()(std::array<T, N>& all) {
    for (T& one : all) (*this)(one);
  }
  template <class K, class V, class Less>
  void operator()(std::map<K, V, Less>& all) {
    for (std::size_t left = count(); left > 0; --left) {
      std::pair<K, V> both;
      (*this)(both);
      all.insert(all.end(), std::move(both));
    }
  }
  template <class A, class B>
  void operator()(std::pair<A, B>& both) { (*this)(both.first), (*this)(both.second); }
  template <class T>
    requires requires(T& all) { fields(all); }
  void operator()(T& all) {
    std::apply([this](auto&... one) { ((*this)(one), ...); }, fields(all));
  }

 private:
  unsigned next() {
    if (at_ < image_.size()) return static_cast<unsigned char>(image_[at_++]);
    whole_ = false;
    return 0;
  }
  /// A number of things that follow, each of at least one byte.
  std::size_t count() {
    std::size_t size = 0;
    (*this)(size);
    if (size <= image_.size() - at_) return size;
    whole_ = false;
    at_ = image_.size();
    return 0;
  }

  std::string_view image_;
  std::size_t at_ = 0;
  bool whole_ = true;
};

/// All of a rule set that an image holds.
template <class Archive, class Compiled>
void each_part(Archive& archive, Compiled& all) {
  archive(all.rules), archive(all.registry), archive(all.hash), archive(all.tables), archive(all.lists), archive(all.slots);
  archive(all.patterns), archive(all.unless), archive(all.attribute_of), archive(all.attribute_count), archive(all.index);
}

}  // namespace

std::string to_image(const RuleSet::Compiled& compiled) {
  std::string out;
  Writer writer(out);
  each_part(writer, compiled);
  return out;
}

bool from_image(std::string_view image, RuleSet::Compiled& compiled) {
  Reader reader(image);
  each_part(reader, compiled);
  if (!reader.read_all()) return false;
  for (WordList& list : compiled.lists) list.finish();
  compiled.index.index_words();
  compile_regexes(compiled);
  return true;
}

void compile_regexes(RuleSet::Compiled& compiled) {
  compiled.regexes.resize(compiled.tables.regexes.size());
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(1 << 20);
  for (const auto& [expression, index] : compiled.tables.regexes) compiled.regexes[index] = std::make_unique<RE2>(expression, options);
}

}  // namespace crosstell::rules
