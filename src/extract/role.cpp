// SPDX-License-Identifier: Apache-2.0
// Roles ("chief executive", "minister of health") and who holds them where.
#include <algorithm>

#include "names.h"

namespace crosstell {

namespace {

constexpr std::uint32_t kMaxRoleWords = 6;

bool is_of(const NameText& text, std::uint32_t i) { return text.folded(i) == "of" || text.folded(i) == "for"; }

/// "of health", "of Trade and Industry": what the role is about, unless it is a name.
std::uint32_t topic_end(const NameText& text, std::uint32_t of, std::uint32_t limit) {
  std::uint32_t i = of + 1;
  const auto topic = [&](std::uint32_t t) {
    if (t >= limit || text.has(t, token_taken)) return false;
    const Token& token = text.token(t);
    if (!token.is(WordClass::noun) && !token.is(WordClass::adjective) && !(token.is(WordClass::proper_noun) && text.has(t, token_common))) return false;
    return text.info[t].name_uses == 0 || text.has(t, token_common);
  };
  if (!topic(i)) return of;
  while (topic(i) && i < of + 4) ++i;
  if (i + 1 < limit && text.folded(i) == "and" && text.has(i + 1, token_capital) && text.has(i - 1, token_capital) && topic(i + 1)) i += 2;
  return i;
}

}  // namespace

std::uint32_t read_role(const NameText& text, std::uint32_t begin, std::uint32_t limit) {
  limit = std::min(limit, begin + kMaxRoleWords);
  // Chief Anything Officer.
  if (text.folded(begin) == "chief")
    for (std::uint32_t i = begin + 1; i < limit && i < begin + 5; ++i)
      if (text.folded(i) == "officer") return i + 1 - begin;
  std::uint32_t i = begin, best = 0;
  for (; i < limit; ++i) {
    if (text.token(i).is(WordClass::verb) && !text.has(i, token_capital)) break;
    const WordUseSet uses = text.uses(i);
    if (uses & use_role) best = i + 1 - begin;
    if (!(uses & (use_role | use_role_modifier))) break;
  }
  return best;
}

namespace {

/// Adds the role mention and, where the words say so, gives it to its holder.
class RoleFinder {
 public:
  RoleFinder(const NameText& text, Extraction& result) : text_(text), result_(result) {}

  void run() {
    const std::size_t names = result_.mentions.size();
    const auto& sentences = text_.segments.sentences;
    std::size_t next = 0, last = 0;
    std::uint32_t s = 0, done = 0;
    for (const std::uint32_t i : text_.role_words) {
      if (i < done || text_.has(i, token_taken)) continue;
      while (s < sentences.size() && sentences[s].tokens.end <= i) ++s;
      if (s == sentences.size()) break;
      const TokenSpan sentence = sentences[s].tokens;
      if (i < sentence.begin) continue;
      const std::uint32_t length = role_length(text_, i, sentence.end);
      if (length == 0) continue;
      std::uint32_t end = i + length;
      if (end + 1 < sentence.end && is_of(text_, end)) end = topic_end(text_, end, sentence.end);
      while (next < names && result_.mentions[next].tokens.begin < sentence.begin) ++next;
      last = std::max(last, next);
      while (last < names && result_.mentions[last].tokens.begin < sentence.end) ++last;
      add({i, end}, s, next, last);
      done = end;
    }
  }

 private:
  void add(TokenSpan span, std::uint32_t sentence, std::size_t first, std::size_t last) {
    Mention role;
    role.type = MentionType::role, role.form = Mention::Form::role;
    role.tokens = span, role.span = text_.span_of(span), role.sentence = sentence, role.rule = "role_words";
    const auto holder = holder_of(span, first, last);
    if (holder >= 0) {
      const auto entity = static_cast<std::size_t>(result_.mentions[static_cast<std::size_t>(holder)].entity);
      result_.entities[entity].role = std::string(text_.text(span));
      const std::int32_t organization = affiliation_of(span, first, last);
      if (organization >= 0 && organization != static_cast<std::int32_t>(entity)) result_.entities[entity].affiliation = organization;
    }
    result_.mentions.push_back(role);
  }

  /// The person the role belongs to: directly behind ("CEO Ada Holm"), or before a comma or "is", "was", "as", "became".
  std::int32_t holder_of(TokenSpan role, std::size_t first, std::size_t last) const {
    std::int32_t before = -1;
    for (std::size_t m = first; m < last; ++m) {
      const Mention& mention = result_.mentions[m];
      if (mention.type != MentionType::person || mention.entity < 0) continue;
      if (mention.tokens.begin >= role.end) {
        if (mention.tokens.begin == role.end || only_between(role.end, mention.tokens.begin)) return static_cast<std::int32_t>(m);
        break;
      }
      before = static_cast<std::int32_t>(m);
    }
    if (before < 0) return -1;
    const std::uint32_t from = result_.mentions[static_cast<std::size_t>(before)].tokens.end;
    return links(from, role.begin) ? before : -1;
  }

  /// "CEO of Northwind, Ada Holm" and "Northwind's CEO, Ada Holm": the organization and a comma.
  bool only_between(std::uint32_t begin, std::uint32_t end) const {
    if (end - begin > 8) return false;
    bool comma = end - begin == 1 && text_.folded(begin) == ",";
    if (comma) return true;
    if (text_.folded(begin) != "of" && text_.folded(begin) != "at") return false;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      if (text_.has(i, token_taken) || text_.folded(i) == "the") continue;
      if (i + 1 == end && text_.folded(i) == ",") return true;
      return false;
    }
    return false;
  }

  /// What stands between a person and a role of theirs.
  bool links(std::uint32_t begin, std::uint32_t end) const {
    if (end > begin && text_.folded(end - 1) == "as" && end - begin < 16) return true;  // "hired Ada Holm, a physicist, as head of research"
    if (end <= begin || end - begin > 9) return false;
    const std::string_view first = text_.folded(begin);
    static constexpr std::string_view kStarts[] = {",", "is", "was", "as", "became", "becomes", "named", "(", "remains"};
    if (std::find(std::begin(kStarts), std::end(kStarts), first) == std::end(kStarts)) return false;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      const Token& t = text_.token(i);
      if (text_.has(i, token_taken) || t.is(WordClass::determiner) || t.is(WordClass::adjective) || t.is(WordClass::possessive) || t.is(WordClass::noun) ||
          t.is(WordClass::number) || t.is(WordClass::proper_noun) || t.is(WordClass::adverb)) continue;
      if (t.is(WordClass::punctuation) && text_.folded(i) == "," && i <= begin + 2) continue;  // ", 45,"
      const std::string_view word = text_.folded(i);
      if (word == "its" || word == "named" || word == "appointed" || word == "elected" || word == "been" || word == "also") continue;
      return false;
    }
    return true;
  }

  /// "CEO of Northwind", "Northwind CEO", "Northwind's CEO".
  std::int32_t affiliation_of(TokenSpan role, std::size_t first, std::size_t last) const {
    for (std::size_t m = first; m < last; ++m) {
      const Mention& mention = result_.mentions[m];
      if (mention.entity < 0 || (mention.type != MentionType::organization && mention.type != MentionType::place)) continue;
      if (mention.tokens.end <= role.begin) {
        std::uint32_t i = mention.tokens.end;
        while (i < role.begin && (text_.token(i).is(WordClass::possessive) || text_.token(i).is(WordClass::adjective))) ++i;
        if (i == role.begin) return mention.entity;
      } else if (mention.tokens.begin > role.end) {
        const std::string_view word = text_.folded(role.end);
        std::uint32_t i = role.end + 1;
        if (i < mention.tokens.begin && text_.folded(i) == "the") ++i;
        if ((word == "of" || word == "at" || word == "for") && i == mention.tokens.begin) return mention.entity;
        break;
      }
    }
    return -1;
  }

  const NameText& text_;
  Extraction& result_;
};

}  // namespace

void find_roles(const NameText& text, Extraction& result) { RoleFinder(text, result).run(); }

}  // namespace crosstell
