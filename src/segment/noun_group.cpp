// SPDX-License-Identifier: Apache-2.0
#include "noun_group.h"

#include <array>

#include "character.h"

namespace crosstell::segmenting {
namespace {

/// Classes a group can begin with.
constexpr std::array<bool, kTagCount> kBegins = [] {
  std::array<bool, kTagCount> begins{};
  for (const Tag t : {Tag::nn, Tag::nns, Tag::nnp, Tag::prp, Tag::prpo, Tag::ex, Tag::cd, Tag::sym, Tag::dt, Tag::pdet, Tag::whp, Tag::jj, Tag::vbn, Tag::vbg, Tag::rb, Tag::cc, Tag::comma})
    begins[static_cast<std::size_t>(t)] = true;
  return begins;
}();

class NounGroups {
 public:
  NounGroups(std::span<const Token> tokens, std::span<const Tag> tags, std::span<const WordNote> notes, const TokenSpan& range, std::vector<TokenSpan>& groups)
      : tokens_(tokens), tags_(tags), notes_(notes), range_(range), groups_(groups) {}

  void run() {
    for (std::uint32_t i = range_.begin; i < range_.end;) {
      const std::uint32_t end = kBegins[static_cast<std::size_t>(tags_[i])] ? group_end(i) : i;
      if (end > i) {
        groups_.push_back({i, end});
        i = end;
      } else {
        ++i;
      }
    }
  }

 private:
  Tag tag(std::uint32_t i) const { return i < range_.end ? tags_[i] : Tag::stop; }
  bool is_currency(std::uint32_t i) const {
    return tag(i) == Tag::sym && character_at(tokens_[i].folded, 0).kind == CharKind::currency;
  }

  /// End of the group that starts at `begin`, or `begin`.
  std::uint32_t group_end(std::uint32_t begin) const {
    const Tag first = tag(begin);
    if (is_pronoun(first) || first == Tag::ex) return begin + 1;
    std::uint32_t head_end = begin;  // one past the last possible head
    std::uint32_t i = begin;
    for (; i < range_.end; ++i) {
      const Tag t = tag(i);
      if (is_noun(t)) {
        if (head_end == i && i > begin && breaks_between_names(i)) break;
        head_end = i + 1;
      } else if (t == Tag::cd || is_currency(i) || (t == Tag::sym && i > begin && tag(i - 1) == Tag::cd)) {
        if (head_end == i && i > begin && is_noun(tag(i - 1)) && is_noun(tag(i + 1)) && notes_[i + 1].time_noun) break;   // "a fire two weeks before"
        if (t != Tag::sym || !is_currency(i)) head_end = i + 1;
      } else if (t == Tag::pos) {
        if (i == begin || head_end != i) break;
      } else if (t == Tag::dt || t == Tag::pdet || t == Tag::whp) {
        if (i > begin && !(tag(i - 1) == Tag::dt || tag(i - 1) == Tag::pos)) break;
      } else if (t == Tag::jj) {
        if (head_end == i && i > begin && tag(i - 1) != Tag::cd && tag(i - 1) != Tag::nnp) break;  // "the man responsible"
      } else if (t == Tag::vbn || t == Tag::vbg) {
        if (!modifies(begin, i, head_end)) break;
      } else if (t == Tag::rb) {
        if (!(tag(i + 1) == Tag::jj || tag(i + 1) == Tag::cd || tag(i + 1) == Tag::vbn || tag(i + 1) == Tag::vbg) || head_end == i) break;
        if (i == begin && tag(i + 1) != Tag::cd && !(after_governor(begin) && tag(i + 1) == Tag::vbn && is_noun(tag(i + 2)))) break;
      } else if (t == Tag::cc || t == Tag::comma) {
        if (!joins_modifiers(i, head_end)) {
          const std::uint32_t noun = t == Tag::comma && head_end == i ? behind_region(begin, i) : i;
          if (noun == i) break;
          i = noun - 1;   // the commas around the region belong to the group
        }
      } else {
        break;
      }
    }
    while (head_end > begin && tag(head_end - 1) == Tag::pos) --head_end;
    // A determiner that stands alone ("all", "these") heads its group.
    if (head_end == begin && first == Tag::dt && begin + 1 >= i && tokens_[begin].folded != "the" && tokens_[begin].folded != "a" && tokens_[begin].folded != "an" && tokens_[begin].folded != "no" && tokens_[begin].folded != "every") return begin + 1;
    // "the poor", "the unemployed": an adjective after a determiner without any noun.
    if (head_end == begin && (first == Tag::dt || first == Tag::pdet) && i == begin + 2 && (tag(begin + 1) == Tag::jj || tag(begin + 1) == Tag::vbn)) return i;
    return head_end;
  }

  /// A participle between a determiner or adjective and a noun: "the proposed merger".
  bool modifies(std::uint32_t begin, std::uint32_t i, std::uint32_t head_end) const {
    if (head_end == i && i > begin && tag(i - 1) != Tag::cd) return false;
    const Tag next = tag(i + 1);
    if (!is_noun(next) && next != Tag::jj && !(next == Tag::vbn && is_noun(tag(i + 2)))) return false;
    return i > begin || (tag(i) == Tag::vbn && is_noun(next) && after_governor(begin));
  }

  /// Right behind a preposition or a present participle only a group can begin: "with painted walls", "using recycled glass".
  bool after_governor(std::uint32_t begin) const { return begin > range_.begin && (tag(begin - 1) == Tag::in || tag(begin - 1) == Tag::vbg); }

  /// "a large, modern plant", "political and economic aims": a mark or conjunction between two modifiers before a head.
  bool joins_modifiers(std::uint32_t i, std::uint32_t head_end) const {
    if (head_end == i || i == range_.begin) return false;
    const Tag left = tag(i - 1), right = tag(i + 1);
    if (left != Tag::jj || right != Tag::jj) return false;
    for (std::uint32_t k = i + 2; k < i + 4; ++k) {
      if (is_noun(tag(k))) return true;
      if (tag(k) != Tag::jj) return false;
    }
    return false;
  }

  /// "the Bergen, Norway, plant", "its Austin, Texas, offices": where the region of a town stands between it and the noun; the token behind the
  /// second comma, or `comma`.
  std::uint32_t behind_region(std::uint32_t begin, std::uint32_t comma) const {
    if (begin + 1 >= comma || tag(begin) == Tag::nnp || tag(comma - 1) != Tag::nnp || tag(comma + 1) != Tag::nnp) return comma;
    std::uint32_t region = comma + 1;
    const std::string_view first = tokens_[region].folded;
    if (tag(region + 1) == Tag::nnp && (first == "new" || first == "north" || first == "south" || first == "west")) ++region;
    else if (!(notes_[region].uses & (name_region | name_country))) return comma;
    if (tag(region + 1) != Tag::comma) return comma;
    const Tag next = tag(region + 2);
    return is_noun(next) || ((next == Tag::jj || next == Tag::vbg) && is_noun(tag(region + 3))) ? region + 2 : comma;
  }

  /// "told Ana Holm Tuesday": a weekday or month name after a name is time, not part of it.
  bool breaks_between_names(std::uint32_t i) const {
    const NameUseSet uses = tag(i) == Tag::nnp ? notes_[i].uses : 0;
    const bool weekday = (uses & name_weekday) != 0 && !(uses & (name_given | name_surname));
    const bool today = tokens_[i].folded == "today" || tokens_[i].folded == "yesterday" || tokens_[i].folded == "tomorrow";
    return weekday || today;
  }

  std::span<const Token> tokens_;
  std::span<const Tag> tags_;
  std::span<const WordNote> notes_;
  TokenSpan range_;
  std::vector<TokenSpan>& groups_;
};

}  // namespace

void find_noun_groups(std::span<const Token> tokens, std::span<const Tag> tags, std::span<const WordNote> notes, const TokenSpan& range, std::vector<TokenSpan>& groups) {
  NounGroups(tokens, tags, notes, range, groups).run();
}

}  // namespace crosstell::segmenting
