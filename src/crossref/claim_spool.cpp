// SPDX-License-Identifier: Apache-2.0
#include "claim_spool.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "packed_claim.h"

namespace crosstell::crossref {
namespace {

[[noreturn]] void fail(const char* doing) {
  throw StoreFailure(Error{Errc::io, "temporary file", std::string(doing) + ": " + std::strerror(errno) + "; cross-reference puts claims aside there, make room or point TMPDIR elsewhere"});
}

std::FILE* open_temporary() {
  const char* folder = std::getenv("TMPDIR");
  std::string name = std::string(folder != nullptr && *folder != '\0' ? folder : "/tmp") + "/crosstell-XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) fail("making it");
  ::unlink(name.c_str());   // it goes with the process, however that ends
  std::FILE* file = ::fdopen(descriptor, "w+");
  if (file == nullptr) fail("opening it");
  return file;
}

}  // namespace

std::uint32_t ClaimSpool::put(const ComparableClaim& claim) {
  const auto number = static_cast<std::uint32_t>(places_.size());
  places_.push_back(write(claim));
  places_.back().article = article_of(claim);
  id_at_.push_back(static_cast<std::uint32_t>(ids_.size()));
  ids_.append(claim.claim.id).push_back('\0');
  return number;
}

/// Requires: it is of the article it was of.
void ClaimSpool::replace(std::uint32_t number, const ComparableClaim& claim) {
  const std::uint32_t article = places_[number].article;
  places_[number] = write(claim);
  places_[number].article = article;
}

std::uint32_t ClaimSpool::article_of(const ComparableClaim& claim) {
  const auto same = [&](const Article& x) { return x.id == claim.article_id && x.path == claim.path && x.source == claim.source && x.published == claim.published && x.title == claim.title; };
  if (articles_.empty() || !same(articles_.back())) articles_.push_back({claim.article_id, claim.path, claim.source, claim.published, claim.title});
  return static_cast<std::uint32_t>(articles_.size() - 1);
}

ClaimSpool::Place ClaimSpool::keep(std::string_view bytes) {
  const bool full = blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < bytes.size();
  if (full) blocks_.emplace_back().reserve(std::max(std::clamp(kept_, kLeastBlock, kBlock), bytes.size()));
  const Place place{std::uint64_t{blocks_.size() - 1} << 32 | blocks_.back().size(), static_cast<std::uint32_t>(bytes.size())};
  blocks_.back() += bytes;
  kept_ += bytes.size();
  return place;
}

ClaimSpool::Place ClaimSpool::write(const ComparableClaim& claim) {
  pack(claim, packed_);
  if (kept_ + packed_.size() <= memory_) return keep(packed_);
  if (fresh_.size() + packed_.size() > std::min(kBlock, memory_)) spill();
  const Place place{kInFile | (in_file_ + fresh_.size()), static_cast<std::uint32_t>(packed_.size())};
  fresh_ += packed_;
  return place;
}

void ClaimSpool::spill() {
  if (!file_) file_.reset(open_temporary());
  if (std::fwrite(fresh_.data(), 1, fresh_.size(), file_.get()) != fresh_.size() || std::fflush(file_.get()) != 0) fail("writing");
  in_file_ += fresh_.size();
  fresh_.clear();
}

void ClaimSpool::get(std::uint32_t number, ComparableClaim& out) const {
  const auto [place, size, article_number] = places_[number];
  const Article& article = articles_[article_number];
  out.article_id = article.id, out.path = article.path, out.source = article.source, out.published = article.published, out.title = article.title;
  if ((place & kInFile) == 0) return unpack(std::string_view(blocks_[place >> 32]).substr(place & UINT32_MAX, size), out);
  const std::uint64_t begin = place & ~kInFile;
  if (begin >= in_file_) return unpack(std::string_view(fresh_).substr(begin - in_file_, size), out);
  packed_.resize(size);
  for (std::size_t have = 0; have < size;) {
    const ssize_t got = ::pread(::fileno(file_.get()), packed_.data() + have, size - have, static_cast<off_t>(begin + have));
    if (got <= 0 && errno != EINTR) fail("reading");
    have += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  unpack(packed_, out);
}

}  // namespace crosstell::crossref
