// SPDX-License-Identifier: Apache-2.0
// Firms by their business: "X's quarterly loss", "a stake in X", "X raised $12 million", "X, which had sales of".
#include <algorithm>
#include <initializer_list>
#include <vector>

#include "names.h"

namespace crosstell {

namespace {

class FirmVoter {
 public:
  explicit FirmVoter(NameText& text) : text_(text) {}

  void run() {
    for (NameCandidate& name : text_.names) {
      if (name.fixed) continue;
      const TokenSpan sentence = text_.segments.sentences[name.sentence].tokens;
      before(name, sentence.begin, sentence.end);
      after(name, sentence.end);
    }
  }

 private:
  static constexpr std::uint32_t kReach = 6;   ///< words between the name and what it has

  void firm(NameCandidate& name, float weight) const {
    name.vote(MentionType::organization) += weight;
    if (weight > 1.5F) name.vote(MentionType::person) -= 0.6F;
  }
  [[nodiscard]] bool is_word(std::uint32_t i, std::uint32_t end, std::string_view word) const { return i < end && text_.folded(i) == word; }
  /// "$3 billion", "90 million kroner".
  [[nodiscard]] bool is_money(std::uint32_t i, std::uint32_t end) const {
    if (i >= end) return false;
    if (text_.token(i).is(WordClass::symbol)) return i + 1 < end && text_.token(i + 1).has(shape_digit);
    if (!text_.token(i).has(shape_digit)) return false;
    if (text_.has(i, token_capital)) return true;   // "A$40"
    for (std::uint32_t k = i + 1; k < std::min(end, i + 3); ++k)
      if (one_of(text_.token(k).lemma_key, kCurrency)) return true;
    return false;
  }
  using Keys = std::vector<WordKey>;
  static Keys keys_of(std::initializer_list<std::string_view> words) {
    Keys keys;
    for (const std::string_view word : words) keys.push_back(word_key(word));
    return keys;
  }
  static bool one_of(WordKey key, const Keys& keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }
  static inline const Keys kCurrency = keys_of({"dollar", "euro", "pound", "yen", "yuan", "rupee", "franc", "krone", "kroner", "krona", "kronor", "peso", "won", "real", "shilling", "baht", "rand", "naira", "zloty", "lira"});
  static inline const Keys kBuy = keys_of({"buy", "acquire", "purchase"});
  static inline const Keys kPunish = keys_of({"fine", "hit", "slap"});
  static inline const Keys kPay = keys_of({"pay", "offer", "bid", "spend"});
  static inline const Keys kDeed = keys_of({"hiring", "layoff", "purchase", "acquisition", "takeover", "buyout"});
  static inline const Keys kDeal = keys_of({"talk", "agree", "deal", "plan", "bid", "offer", "agreement", "negotiation"});
  static inline const Keys kRound = keys_of({"round", "funding", "series", "investor", "venture", "backer"});
  [[nodiscard]] bool is_number(std::uint32_t i, std::uint32_t end) const { return i < end && (text_.token(i).has(shape_digit) || text_.token(i).is(WordClass::number)); }
  [[nodiscard]] bool is_stop(std::uint32_t i) const {
    const Token& t = text_.token(i);
    return t.is(WordClass::punctuation) || t.is(WordClass::conjunction) || t.is(WordClass::subordinator) || t.is(WordClass::possessive) || text_.has(i, token_taken);
  }
  [[nodiscard]] bool is_stop_word(std::uint32_t i) const { return text_.token(i).is(WordClass::punctuation) || text_.token(i).is(WordClass::preposition) || text_.token(i).is(WordClass::conjunction); }
  /// A noun of a firm's books ("a quarterly net loss") within the next words, with nothing but its adjectives and nouns before it.
  [[nodiscard]] bool has_figure(std::uint32_t i, std::uint32_t end, std::uint32_t reach) const {
    for (const std::uint32_t limit = std::min(end, i + reach); i < limit && !is_stop(i) && !text_.token(i).is(WordClass::preposition); ++i)
      if (is_book(i, end)) return true;
    return false;
  }
  [[nodiscard]] bool is_book(std::uint32_t i, std::uint32_t end) const {
    if (text_.uses(i) & use_firm_figure) return true;
    if (i + 1 >= end) return false;
    const std::string_view word = text_.folded(i), next = text_.folded(i + 1);
    return (word == "market" && (next == "value" || next == "cap")) || (word == "net" && next == "income") || (word == "capital" && (next == "spending" || next.starts_with("expenditure")));
  }

  void before(NameCandidate& name, std::uint32_t floor, std::uint32_t end) const {
    std::uint32_t p = name.tokens.begin;
    if (p == floor) return;
    --p;
    if (text_.folded(p) == "the" && p > floor) --p;
    if (p == floor || text_.has(p, token_capital)) return;
    const std::string_view word = text_.folded(p);
    if (word == "at" && (text_.folded(p - 1) == "cuts" || text_.uses(p - 1) & use_firm_people)) return firm(name, 1.2F);   // "jobs at X"
    if (word == "for" && text_.folded(p - 1) == "share") return firm(name, 1.6F);                                         // "offers $38 a share for X"
    if (word == "for" && is_number_or_unit(p - 1) && said_before(p, floor, kPay)) return firm(name, 1.0F);                // "pays $3 billion for X"
    if (word == "by" && said_before(p, floor, kDeed)) return firm(name, 0.9F);                                            // "the hiring of 40 nurses by X"
    const bool owned = word == "of" || word == "in" || word == "at" || word == "for" || word == "with" || word == "between";
    if (owned) {
      const WordUseSet uses = text_.uses(p - 1);
      if (uses & use_firm_deal && word != "at") firm(name, 1.6F);                      // "a stake in X", "the takeover of X"
      else if (uses & use_firm_figure && (word == "of" || word == "at")) firm(name, 1.4F);   // "revenue at X"
      return;
    }
    const WordUseSet uses = text_.uses(p);
    const std::uint32_t next = name.tokens.end;
    if (one_of(text_.token(p).lemma_key, kBuy) && text_.folded(p - 1) == "to" && said_before(p, floor, kDeal)) firm(name, 1.2F);   // "in talks to buy X"
    if (one_of(text_.token(p).lemma_key, kPunish) && (is_money(next, end) || (is_word(next, end, "with") && (is_money(next + 1, end) || is_money(next + 2, end))))) firm(name, 1.2F);
    if (uses & use_firm_worth && is_word(next, end, "at") && is_money(next + 1, end)) firm(name, 2.0F);   // "values X at $3 billion"
    if (one_of(text_.token(p).lemma_key, kBuy) && is_word(next, end, "for") && is_money(next + 1, end)) firm(name, 1.2F);    // "buys X for $90 million"
    if (word == "by" && p > floor + 1 && text_.folded(p - 1) == "raised" && is_number_or_unit(p - 2)) firm(name, 1.2F);   // "the $30 million raised by X"
  }
  [[nodiscard]] bool said_before(std::uint32_t p, std::uint32_t floor, const Keys& keys) const {
    for (std::uint32_t i = p; i > floor && i + 8 > p; --i)
      if (one_of(text_.token(i - 1).lemma_key, keys)) return true;
    return false;
  }
  [[nodiscard]] bool is_number_or_unit(std::uint32_t i) const { return text_.token(i).has(shape_digit) || text_.token(i).is(WordClass::number); }

  void after(NameCandidate& name, std::uint32_t end) const {
    std::uint32_t n = name.tokens.end;
    if (n + 1 >= end) return;
    const Token& next = text_.token(n);
    if (is_word(n + 1, end, "of") && (next.folded == "headquarters" || next.folded == "office" || next.folded == "plant" || next.folded == "factory")) {
      name.vote(MentionType::place) += 1.8F;   // "the Oslo headquarters of X"
      name.vote(MentionType::organization) -= 0.8F;
    }
    if (next.is(WordClass::possessive) || next.folded == "'s" || next.folded == "'") {
      if (has_figure(n + 1, end, 4)) firm(name, 1.8F);
      return;
    }
    if (next.is(WordClass::punctuation)) {
      if (next.folded != ",") return;
      if (is_word(n + 1, end, "whose")) return firm(name, has_figure(n + 2, end, 4) ? 2.0F : 0.0F);
      if (is_word(n + 1, end, "with")) return firm(name, has_figure(n + 2, end, 6) ? 2.0F : 0.0F);
      if (!is_word(n + 1, end, "which")) return;
      firm(name, 0.8F);   // a person would be "who"
      n += 2;
    }
    const std::uint32_t limit = std::min(end, n + 5);
    while (n < limit && (text_.token(n).is(WordClass::auxiliary) || text_.token(n).is(WordClass::modal) || text_.token(n).is(WordClass::adverb) || is_plan(n))) ++n;
    if (n >= limit || text_.has(n, token_capital)) return;
    const Token& verb = text_.token(n);
    if (text_.folded(n) == "publicly" || text_.folded(n) == "privately") {
      if (is_word(n + 1, end, "held") || is_word(n + 1, end, "traded") || is_word(n + 1, end, "listed") || is_word(n + 1, end, "owned")) return firm(name, 2.0F);
    }
    if (n > name.tokens.end && is_word(n, end, "headquartered")) return firm(name, 1.0F);
    if (text_.uses(n) & use_firm_worth && is_word(n + 1, end, "at")) return firm(name, 1.6F);
    if (is_word(n, end, "public") && n > name.tokens.end && text_.token(n - 1).lemma == "go") return firm(name, 2.0F);
    if (verb.lemma == "go" && is_word(n + 1, end, "public")) return firm(name, 2.0F);
    if (verb.lemma == "let" && (is_word(n + 1, end, "go") || is_number(n + 1, end))) return firm(name, 1.2F);
    if (n > name.tokens.end && is_word(n, end, "in") && is_word(n + 1, end, "talks")) return firm(name, 0.9F);
    if (verb.is(WordClass::verb) && is_word(n + 1, end, "its"))
      for (std::uint32_t k = n + 2; k < std::min(end, n + 6) && !is_stop_word(k); ++k)
        if (text_.uses(k) & (use_of_organization | use_firm_deal)) return firm(name, 1.2F);   // "X is closing its Oslo factory"
    const bool had = text_.folded(n) == "has" || text_.folded(n) == "had" || text_.folded(n) == "have";
    const std::uint32_t object = had ? n + 1 : n + (verb.is(WordClass::verb) ? 1 : 0);
    if (object == n && n > name.tokens.end && is_had(n - 1)) return has_what(name, n, end, true);
    if (object > n) has_what(name, object, end, had || (text_.uses(n) & use_firm_verb) != 0);
  }
  [[nodiscard]] bool is_had(std::uint32_t i) const { return text_.folded(i) == "has" || text_.folded(i) == "had"; }
  /// "plans to hire", "is set to cut": words between the name and what it does.
  [[nodiscard]] bool is_plan(std::uint32_t i) const { return text_.folded(i) == "to" || text_.folded(i) == "plans" || text_.folded(i) == "planned" || text_.folded(i) == "set" || text_.folded(i) == "agreed" || (text_.folded(i) == "expects" && is_word(i + 1, text_.size(), "to")); }

  /// What stands behind the verb: figures of the books, money, staff and customers by the number.
  void has_what(NameCandidate& name, std::uint32_t i, std::uint32_t end, bool business) const {
    if (has_figure(i, end, kReach)) return firm(name, 2.0F);
    if (!business) return;
    std::uint32_t at = i;
    while (at < end && at < i + 3 && !is_number(at, end) && !is_money(at, end)) ++at;
    if (at >= end || at >= i + 3) return;
    if (is_money(at, end)) {
      if (text_.token(i - 1).lemma == "raise")
        for (std::uint32_t k = at + 2; k < std::min(end, at + 10); ++k)
          if (one_of(text_.token(k).lemma_key, kRound)) return firm(name, 2.0F);
      return firm(name, is_had(i - 1) ? 0.3F : 0.9F);
    }
    for (std::uint32_t k = at + 1; k < std::min(end, at + 5) && !is_stop(k); ++k)
      if (text_.uses(k) & use_firm_people) return firm(name, 1.6F);                // "40 million users", "300 jobs"
  }

  NameText& text_;
};

}  // namespace

void vote_by_business(NameText& text) { FirmVoter(text).run(); }

}  // namespace crosstell
