// SPDX-License-Identifier: Apache-2.0
#include "meeting_table.h"

#include <algorithm>
#include <utility>

#include "crosstell/base/hash.h"

namespace crosstell::crossref {

bool MeetingTable::add(std::uint32_t claim, bool is_date, const MeetingKeys& keys) {
  if (keys.base == 0 && keys.theme == 0) return false;
  Meeting& out = meetings_.emplace_back();
  out.base = keys.base;
  out.theme = keys.theme;
  out.claim = claim;
  out.is_date = is_date;
  out.arguments = static_cast<std::uint32_t>(arguments_.size());
  out.argument_count = static_cast<std::uint16_t>(std::min<std::size_t>(keys.arguments.size(), UINT16_MAX));
  arguments_.insert(arguments_.end(), keys.arguments.begin(), keys.arguments.begin() + out.argument_count);
  return true;
}

void MeetingTable::forget(const std::vector<std::uint32_t>& claims) {
  std::erase_if(meetings_, [&](const Meeting& meeting) { return std::binary_search(claims.begin(), claims.end(), meeting.claim); });
}

int MeetingTable::order(const Meeting& x, const Meeting& y) const {
  const auto compared = std::lexicographical_compare_three_way(arguments_.begin() + x.arguments, arguments_.begin() + x.arguments + x.argument_count,
                                                               arguments_.begin() + y.arguments, arguments_.begin() + y.arguments + y.argument_count);
  return compared < 0 ? -1 : compared > 0 ? 1 : 0;
}

bool MeetingTable::has(const Meeting& whole, const Meeting& part) const {
  return std::includes(arguments_.begin() + whole.arguments, arguments_.begin() + whole.arguments + whole.argument_count, arguments_.begin() + part.arguments,
                       arguments_.begin() + part.arguments + part.argument_count);
}

/// Requires: the deeds have one theme.
void MeetingTable::name_doers_of(const std::vector<std::uint32_t>& deeds) {
  std::vector<std::uint32_t> done, without;
  for (const std::uint32_t deed : deeds) (meetings_[deed].base != 0 ? done : without).push_back(deed);
  const auto same = [&](std::uint32_t x, std::uint32_t y) { return meetings_[x].base == meetings_[y].base && order(meetings_[x], meetings_[y]) == 0; };
  std::sort(done.begin(), done.end(), [&](std::uint32_t x, std::uint32_t y) {
    if (meetings_[x].base != meetings_[y].base) return meetings_[x].base < meetings_[y].base;
    return order(meetings_[x], meetings_[y]) < 0;
  });
  done.erase(std::unique(done.begin(), done.end(), same), done.end());
  std::sort(without.begin(), without.end(), [&](std::uint32_t x, std::uint32_t y) { return order(meetings_[x], meetings_[y]) < 0; });
  for (std::size_t begin = 0, end = 0; begin < without.size(); begin = end) {
    const Meeting first = meetings_[without[begin]];
    while (end < without.size() && order(meetings_[without[end]], first) == 0) ++end;
    std::size_t fits = 0;
    Meeting only;
    for (std::size_t i = 0; i < done.size() && fits < 2; ++i)
      if (has(meetings_[done[i]], first)) only = meetings_[done[i]], ++fits;
    if (fits != 1) {  // nobody, or one of several: it stays alone
      std::vector<std::uint64_t> key(arguments_.begin() + first.arguments, arguments_.begin() + first.arguments + first.argument_count);
      key.push_back(first.theme);
      only = {};
      only.base = hash64({reinterpret_cast<const char*>(key.data()), key.size() * sizeof key.front()});
    }
    for (std::size_t i = begin; i < end; ++i) {
      Meeting& meeting = meetings_[without[i]];
      meeting.base = only.base;
      meeting.arguments = only.arguments;
      meeting.argument_count = only.argument_count;
    }
  }
}

void MeetingTable::name_doers() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> themes;
  for (std::uint32_t i = 0; i < meetings_.size(); ++i)
    if (meetings_[i].theme != 0) themes.emplace_back(meetings_[i].theme, i);
  std::sort(themes.begin(), themes.end());
  std::vector<std::uint32_t> deeds;
  for (std::size_t begin = 0, end = 0; begin < themes.size(); begin = end) {
    deeds.clear();
    bool lacks_doer = false;
    for (end = begin; end < themes.size() && themes[end].first == themes[begin].first; ++end) {
      deeds.push_back(themes[end].second);
      lacks_doer = lacks_doer || meetings_[themes[end].second].base == 0;
    }
    if (lacks_doer) name_doers_of(deeds);
  }
}

/// Whether two claims of a part stand in one bucket, as far as hashes tell. Requires: the part is sorted by arguments.
/// `lists`: of arguments; when nobody meets they are the buckets.
bool MeetingTable::may_meet(const Meeting* begin, const Meeting* end, std::uint64_t& lists) const {
  lists = 1;
  for (const Meeting* at = begin + 1; at != end; ++at) {
    if (order(*(at - 1), *at) == 0) return true;
    ++lists;
  }
  if (lists > kMostArguments) return false;
  for (const Meeting* x = begin; x != end; ++x)
    for (const Meeting* y = begin; y != end; ++y)
      if (x != y && x->argument_count < y->argument_count && has(*y, *x)) return true;
  return false;
}

std::uint64_t MeetingTable::each_part(const std::function<void(const Meeting*, const Meeting*)>& use) {
  name_doers();
  std::sort(meetings_.begin(), meetings_.end(), [&](const Meeting& x, const Meeting& y) {
    if (x.base != y.base) return x.base < y.base;
    const int arguments = order(x, y);
    return arguments != 0 ? arguments < 0 : std::pair(x.claim, x.is_date) < std::pair(y.claim, y.is_date);
  });
  std::uint64_t alone = 0;
  const Meeting* const last = meetings_.data() + meetings_.size();
  for (const Meeting *begin = meetings_.data(), *end = begin; begin != last; begin = end) {
    while (end != last && end->base == begin->base) ++end;
    std::uint64_t lists = 1;
    if (end - begin > 1 && may_meet(begin, end, lists)) use(begin, end);
    else alone += lists;
  }
  meetings_ = {};
  arguments_ = {};
  return alone;
}

}  // namespace crosstell::crossref
