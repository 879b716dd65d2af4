// SPDX-License-Identifier: Apache-2.0
#include "unpacked_file.h"

#include <algorithm>
#include <limits>

namespace crosstell {
namespace {

constexpr std::size_t kChunk = 64u << 10;

}  // namespace

UnpackedFile::UnpackedFile(File file, Packing packing) : file_(std::move(file)), packing_(packing) {
  if (packing == Packing::gzip) decoder_ = make_gzip_decoder();
  if (packing == Packing::zstd) decoder_ = make_zstd_decoder();
  start_at({});
}

UnpackedFile::~UnpackedFile() = default;

void UnpackedFile::start_at(const Member& member) {
  packed_.clear();
  packed_at_ = 0;
  packed_begin_ = packed_from_ = member.offset;
  buffer_.clear();
  buffer_at_ = 0;
  position_ = unpacked_from_ = member.begin;
  members_.assign(1, member);
  in_member_ = false;
  error_.reset();
  if (decoder_) decoder_->reset();
}

void UnpackedFile::fail(Errc code, std::string what) { error_ = Error{code, "", std::move(what)}; }

std::string_view UnpackedFile::peek(std::size_t wanted) {
  while (buffer_.size() - buffer_at_ < wanted && fill()) {
  }
  return std::string_view(buffer_).substr(buffer_at_);
}

std::uint64_t UnpackedFile::skip(std::uint64_t count) {
  std::uint64_t done = 0;
  while (done < count) {
    std::uint64_t at_hand = buffer_.size() - buffer_at_;
    if (at_hand == 0 && packing_ == Packing::none) {  // nothing to unpack: just go there
      const std::uint64_t end = std::max(file_.size(), position_);
      const std::uint64_t step = std::min(count - done, end - position_);
      position_ += step;
      packed_begin_ = position_;
      return done + step;
    }
    if (at_hand == 0 && !fill()) break;
    at_hand = buffer_.size() - buffer_at_;
    const std::uint64_t step = std::min(at_hand, count - done);
    buffer_at_ += step;
    position_ += step;
    done += step;
  }
  while (members_.size() > 1 && members_[1].begin <= position_) members_.pop_front();
  return done;
}

UnpackedFile::Member UnpackedFile::member() const { return members_.front(); }

std::uint64_t UnpackedFile::to_next_member() const {
  return members_.size() > 1 ? members_[1].begin - position_ : std::numeric_limits<std::uint64_t>::max();
}

void UnpackedFile::seek(const Member& member) { start_at(member); }

bool UnpackedFile::read_packed() {
  packed_begin_ += packed_at_;
  packed_.erase(0, packed_at_);
  packed_at_ = 0;
  auto more = file_.read(packed_begin_ + packed_.size(), kChunk);
  if (!more) {
    fail(more.error().code, more.error().what);
    return false;
  }
  packed_ += *more;
  return !more->empty();
}

bool UnpackedFile::fill_plain() {
  auto more = file_.read(position_ + (buffer_.size() - buffer_at_), kChunk);
  if (!more) {
    fail(more.error().code, more.error().what);
    return false;
  }
  buffer_ += *more;
  return !more->empty();
}

bool UnpackedFile::fill() {
  if (error_) return false;
  if (buffer_at_ > kChunk && buffer_at_ * 2 > buffer_.size()) {
    buffer_.erase(0, buffer_at_);
    buffer_at_ = 0;
  }
  if (packing_ == Packing::none) return fill_plain();
  for (;;) {
    const std::uint64_t end = position_ + (buffer_.size() - buffer_at_);
    if (!in_member_) {
      if (packed_at_ == packed_.size() && !read_packed()) return false;
      if (packed_.find_first_not_of('\0', packed_at_) == std::string::npos) {  // padding after the last member
        packed_at_ = packed_.size();
        continue;
      }
      const Member start{packed_begin_ + packed_at_, end};
      if (start.begin > members_.back().begin || start.offset == members_.back().offset) {
        if (start.offset != members_.back().offset) members_.push_back(start);
      } else {
        members_.back() = start;  // an empty member came before
      }
      in_member_ = true;
    }
    std::string_view in = std::string_view(packed_).substr(packed_at_);
    const std::size_t had = buffer_.size();
    const auto step = decoder_->run(in, buffer_);
    packed_at_ = packed_.size() - in.size();
    if (step == Decoder::Step::damaged) {
      buffer_.resize(had);
      fail(Errc::syntax, "the packed data is damaged at byte " + std::to_string(packed_begin_ + packed_at_) + " of the file");
      return false;
    }
    if (step == Decoder::Step::member_end) {
      in_member_ = false;
      decoder_->reset();
    }
    const std::uint64_t packed = packed_begin_ + packed_at_ - packed_from_, unpacked = end + (buffer_.size() - had) - unpacked_from_;
    if (is_bomb(packed, unpacked)) {
      fail(Errc::bomb, bomb_text(packed, unpacked));
      return false;
    }
    if (buffer_.size() > had) return true;
    if (in_member_ && packed_at_ == packed_.size() && !read_packed()) {
      if (!error_) fail(Errc::syntax, "the file ends in the middle of packed data (truncated)");
      return false;
    }
  }
}

bool UnpackedFile::recover() {
  if (packing_ != Packing::gzip || !error_ || error_->code == Errc::bomb) return false;
  const std::uint64_t unpacked = position_ + (buffer_.size() - buffer_at_);
  std::uint64_t from = members_.back().offset + 1;
  for (;;) {
    auto bytes = file_.read(from, kChunk);
    if (!bytes || bytes->size() < 18) return false;  // shorter than any member
    const auto at = bytes->find("\x1F\x8B\x08");
    if (at == std::string::npos) {
      from += bytes->size() - 2;
      continue;
    }
    start_at({from + at, unpacked});
    if (!peek(1).empty()) return true;
    from += at + 1;
  }
}

}  // namespace crosstell
