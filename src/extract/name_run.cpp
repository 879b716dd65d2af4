// SPDX-License-Identifier: Apache-2.0
// Runs of capitalised words, cut into names: models, known names, titles and roles before persons, organizations up to their
// heads, first names, places. What the words alone decide is decided here; the rest is left to the words around.
#include <algorithm>

#include "beside_name.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr NameUseSet kPlace = name_country | name_region | name_city | name_place_other;
constexpr NameUseSet kPersonal = name_given | name_surname;
constexpr NameUseSet kCalendar = name_month | name_weekday;
constexpr std::uint32_t kMaxNameTokens = 14;
constexpr std::size_t kMaxTitleSurnames = 32;

class RunFinder {
 public:
  explicit RunFinder(NameText& text) : text_(text) {}

  void run() {
    mark_name_words();
    text_.names.reserve(text_.openers.size() / 2 + 8);
    scan_trusted();
    if (in_titles_.empty()) return;
    const auto strong = static_cast<std::ptrdiff_t>(text_.names.size());
    scan_titles();
    // Each scan goes forward, and no two candidates overlap.
    std::inplace_merge(text_.names.begin(), text_.names.begin() + strong, text_.names.end(), [](const NameCandidate& a, const NameCandidate& b) { return a.tokens < b.tokens; });
  }

 private:
  struct Opener { std::uint32_t token, sentence; };

  void scan_trusted() {
    const auto& sentences = text_.segments.sentences;
    std::uint32_t s = 0, done = 0, looked_at = kNone;
    bool title = false;
    for (const std::uint32_t i : text_.openers) {
      if (i < done) continue;
      while (s < sentences.size() && sentences[s].tokens.end <= i) ++s;
      if (s == sentences.size()) break;
      if (i < sentences[s].tokens.begin) continue;
      if (s != looked_at) looked_at = s, title = text_.token(sentences[s].tokens.begin).has(shape_title_case);
      if (title) in_titles_.push_back({i, s});
      else done = std::max(done, scan({i, s}));
    }
  }

  /// Sentences in Title Case come second: what the body shows as a name is known by then.
  void scan_titles() {
    weak_ = true;
    std::uint32_t done = 0;
    for (const Opener& opener : in_titles_)
      if (opener.token >= done) done = std::max(done, scan(opener));
  }

  /// Returns the token to go on with.
  std::uint32_t scan(Opener opener) {
    const std::uint32_t i = opener.token, limit = text_.segments.sentences[opener.sentence].tokens.end;
    sentence_ = opener.sentence;
    if (lower_model(i, limit)) return text_.names.back().tokens.end;
    if (!starts(i, limit)) return i;
    const std::uint32_t end = run_end(i, limit);
    cut({i, end});
    return end;
  }

  /// gpt-oss-120b, o3-mini: models written in lower case.
  bool lower_model(std::uint32_t i, std::uint32_t limit) {
    if (text_.has(i, token_capital) || !text_.token(i).has(shape_digit) || !text_.token(i).has(shape_letter)) return false;
    const ModelName model = model_name_at(text_, i, limit);
    if (model.end == i || !model.sure) return false;
    add_model({i, model.end}, model);
    return true;
  }

  /// Whether the token may belong to a name at all.
  [[nodiscard]] bool is_name_word(std::uint32_t i) const {
    const std::uint32_t flags = text_.info[i].flags;
    return (flags & (weak_ ? token_in_title : token_in_name)) != 0 && !(flags & token_taken);
  }

  void mark_name_words() {
    std::uint32_t unnamed = 0;   // end of words that name nothing together: "Net Worth"
    for (const std::uint32_t i : text_.capitals) {
      if (text_.uses(i) & starts_entry) unnamed = std::max(unnamed, end_of_heading_words(i));
      if (i < unnamed || !may_be_in_name(i)) continue;
      text_.info[i].flags |= token_in_name;
      if (may_be_in_title(i)) text_.info[i].flags |= token_in_title;
    }
  }
  /// End of "Net Worth", "Early Life": headings and lines of fact boxes capitalise what is no name. `i` where none starts.
  [[nodiscard]] std::uint32_t end_of_heading_words(std::uint32_t i) const {
    std::uint32_t end = i;
    WordUseSet uses = 0;
    (void)text_.longest_phrase(i, text_.size(), end, uses);
    return end > i + 1 && uses & use_not_name ? end : i;
  }
  [[nodiscard]] bool may_be_in_name(std::uint32_t i) const {
    if (text_.info[i].name_uses & kCalendar && !is_first_name(i)) return false;
    if (text_.uses(i) & use_not_name) return false;
    if (text_.uses(i) & digit_first) return false;  // 50K, 19-July
    if (text_.token(i).span.size() == 1 && i + 1 < text_.size() && text_.joined(i + 1) && text_.folded(i + 1).front() == '$') return false;  // C$11
    if (text_.has(i, token_shouted) && !may_be_in_title(i)) return false;
    return !is_compound(i) && !is_plural_acronym(i);
  }
  /// Title Case: only words that are names elsewhere in the article or in the tables, or stand in no table at all.
  [[nodiscard]] bool may_be_in_title(std::uint32_t i) const {
    if (text_.has(i, token_seen)) return !text_.has(i, token_function) || text_.has(i, token_acronym);
    if (text_.has(i, token_function) || text_.has(i, token_lower)) return false;
    if (text_.has(i, token_unknown)) return true;
    return (text_.info[i].name_uses & ~(name_title | name_common_word)) != 0 && !text_.has(i, token_common);
  }

  /// "Oslo-based", "Internet-connected": an adjective made of a name.
  [[nodiscard]] bool is_compound(std::uint32_t i) const {
    if (!text_.has(i, token_version)) return false;
    const std::string_view word = text_.folded(i);
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || word.size() - hyphen < 4 || text_.token(i).has(shape_digit)) return false;
    const std::string_view written = text_.text(i);
    const std::size_t mark = written.rfind('-');
    if (mark == std::string_view::npos || mark + 1 >= written.size() || written[mark + 1] < 'a' || written[mark + 1] > 'z') return false;
    return !text_.lexicon.readings(word_key(word.substr(hyphen + 1))).empty();
  }

  /// "April Jones", but not "in April Jones said".
  [[nodiscard]] bool is_first_name(std::uint32_t i) const {
    if (!(text_.info[i].name_uses & name_given) || i + 1 >= text_.size() || !text_.has(i + 1, token_capital) || text_.info[i + 1].name_uses & kCalendar) return false;
    if (i == 0) return true;
    const Token& before = text_.token(i - 1);
    return !before.is(WordClass::preposition) && !before.is(WordClass::adjective) && !before.is(WordClass::subordinator) && !before.has(shape_digit);
  }

  [[nodiscard]] bool is_article(std::uint32_t i) const { return text_.folded(i) == "the" || text_.folded(i) == "a" || text_.folded(i) == "an"; }

  /// NGOs, ETFs: several of what an abbreviation of an everyday thing stands for.
  [[nodiscard]] bool is_plural_acronym(std::uint32_t i) const {
    if (!text_.token(i).has(shape_mixed)) return false;
    const std::string_view word = text_.text(i);
    if (word.size() < 3 || word.back() != 's') return false;
    return std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// Whether a run may start here.
  [[nodiscard]] bool starts(std::uint32_t i, std::uint32_t limit) const {
    if (!is_name_word(i)) return false;
    if (is_article(i)) {
      std::uint32_t end = i;
      WordUseSet uses = 0;
      return text_.longest_phrase(i, limit, end, uses) != 0 && end > i + 1;  // "The Hague"
    }
    if (weak_ || text_.has(i, token_trusted | token_shouted)) return !text_.has(i, token_function) || text_.has(i, token_acronym);
    // The first word of a sentence.
    if (may_start_model(text_, i, limit))
      if (const ModelName model = model_name_at(text_, i, limit); model.end > i && model.sure && (model.end > i + 1 || text_.token(i).has(shape_digit))) return true;
    if (text_.has(i, token_function) && !text_.has(i, token_acronym)) return false;
    if (text_.has(i, token_seen) && !text_.has(i, token_lower)) return true;
    if (!text_.has(i, token_common)) return true;
    if (introduces_name(text_, i, limit)) return false;
    if (text_.token(i).is(WordClass::verb)) return false;
    const bool followed = i + 1 < limit && is_name_word(i + 1) && text_.has(i + 1, token_trusted);
    if (!followed) return (text_.info[i].name_uses & ~name_common_word) != 0 && text_.has(i, token_seen);
    if (text_.info[i].name_uses & ~name_common_word) return true;
    // "Former Northwind chief": the first word is only a word unless the run is a phrase of common words with a head.
    const auto readings = text_.lexicon.readings(text_.token(i).form_key);
    if (readings.empty()) return true;
    if (readings.front().word_class == WordClass::noun) return true;
    return readings.front().word_class == WordClass::adjective && has_head(i + 1, limit);
  }

  [[nodiscard]] bool has_head(std::uint32_t i, std::uint32_t limit) const {
    for (; i < limit && is_name_word(i); ++i)
      if (text_.info[i].name_uses & (name_organization_head | name_organization_suffix | name_place_head | name_event_head | name_law_head)) return true;
    return false;
  }

  /// Capitalised words with the small words that names have inside.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t begin, std::uint32_t limit) const {
    std::uint32_t end = begin + 1;
    limit = std::min(limit, begin + kMaxNameTokens);
    while (end < limit && !text_.starts_line(end)) {
      if (is_name_word(end) && (!text_.has(end, token_function) || text_.has(end, token_acronym) || text_.info[end].name_uses != 0)) { ++end; continue; }
      // "Veltor AI": an abbreviation that names nothing by itself, as the last word of an organization.
      if (text_.uses(end) & use_not_name && text_.info[end].name_uses & name_organization_head && text_.has(end - 1, token_capital)) { ++end; continue; }
      if (const std::uint32_t inner = connector_end(begin, end, limit); inner != end) {
        if (std::any_of(text_.segments.tokens.begin() + end + 1, text_.segments.tokens.begin() + inner,
                        [this](const Token& t) { return text_.starts_line(static_cast<std::uint32_t>(&t - text_.segments.tokens.data())); })) break;
        end = inner;
        continue;
      }
      if (text_.token(end).has(shape_digit) && !text_.token(end).is(WordClass::punctuation)) {  // versions are cut off later unless a model claims them
        const ModelName model = model_at_any(begin, end, limit);
        if (model.end > end) { end = model.end; continue; }
      }
      break;
    }
    return end;
  }

  [[nodiscard]] ModelName model_at_any(std::uint32_t begin, std::uint32_t at, std::uint32_t limit) const {
    for (std::uint32_t i = begin; i < at; ++i)
      if (const ModelName model = model_name_at(text_, i, limit); model.end > at) return model;
    return {at};
  }

  /// End of a connector and the capitalised word behind it, or `at`.
  [[nodiscard]] std::uint32_t connector_end(std::uint32_t begin, std::uint32_t at, std::uint32_t limit) const {
    const std::string_view word = text_.folded(at);
    const auto name_at = [&](std::uint32_t i) { return i < limit && is_name_word(i) && (!text_.has(i, token_function) || text_.info[i].name_uses != 0); };
    if (word == "&") return name_at(at + 1) ? at + 2 : at;
    if (word == "," && at + 1 < limit) return text_.info[at + 1].name_uses & name_organization_suffix && !(text_.info[at + 1].name_uses & name_common_word) ? at + 2 : at;
    if (text_.uses(at) & use_particle) {
      std::uint32_t i = at;
      while (i < limit && i < at + 3 && text_.uses(i) & use_particle && !text_.has(i, token_capital)) ++i;
      if (i > at && name_at(i)) return i + 1;
    }
    if (word == "of" || word == "for" || word == "at" || word == "on") {
      std::uint32_t i = at + 1;
      if (i < limit && text_.folded(i) == "the") ++i;
      if (!name_at(i)) return at;
      const NameUseSet before = text_.info[at - 1].name_uses;
      std::uint32_t end = 0;
      WordUseSet word_uses = 0;
      for (std::uint32_t b = begin; b < at; ++b)  // "Bank of England" as a known phrase
        if (text_.longest_phrase(b, limit, end, word_uses) != 0 && end > at) return end;
      const bool head = (before & (name_organization_head | name_place_head | name_law_head | name_event_head)) != 0;
      if (text_.uses(at - 1) & use_office && word != "at" && word != "on" && text_.has(i, token_common)) return i + 1;
      if (word == "of") return head && !firm_of_place(begin, at, i) ? i + 1 : at;
      if (word == "at") return organization_of(begin, at) ? i + 1 : at;
      return before & (name_organization_head | name_law_head) && !text_.token(at - 1).has(shape_all_caps) ? i + 1 : at;   // "left Veltor AI for Northwind"
    }
    if (word == "and" && name_at(at + 1)) {
      // "Ministry of Trade and Industry", "Securities and Exchange Commission": everyday words on both sides and a head.
      std::uint32_t end = 0;
      WordUseSet word_uses = 0;
      for (std::uint32_t b = begin; b < at; ++b)
        if (text_.longest_phrase(b, limit, end, word_uses) != 0 && end > at) return end;
      if (!text_.has(at - 1, token_common) || !text_.has(at + 1, token_common)) return at;
      if (text_.uses(begin) & use_office) return at + 2;
      if (text_.info[at - 1].name_uses & (name_organization_suffix | kPlace | kPersonal)) return at;
      if (after_of(begin, at) || has_head(at + 2, limit)) return at + 2;
    }
    return at;
  }
  /// "Halvar Motors" | "of Oslo": a firm and its seat, where the "University of Oslo" is one name.
  [[nodiscard]] bool firm_of_place(std::uint32_t begin, std::uint32_t of, std::uint32_t place) const {
    return of >= begin + 2 && text_.info[place].name_uses & kPlace && text_.folded(of - 1) != "bank" && ends_firm_name(text_.folded(of - 1));   // "People's Bank of China"
  }
  [[nodiscard]] bool organization_of(std::uint32_t begin, std::uint32_t at) const {
    for (std::uint32_t i = begin; i + 1 < at; ++i)
      if (text_.info[i].name_uses & name_organization_head && text_.folded(i + 1) == "of") return true;
    return false;
  }
  [[nodiscard]] bool after_of(std::uint32_t begin, std::uint32_t at) const {
    for (std::uint32_t i = begin + 1; i < at; ++i)
      if (text_.folded(i) == "of" || text_.folded(i) == "for") return text_.info[i - 1].name_uses & name_organization_head || text_.uses(i - 1) & use_office;
    return false;
  }

  // ---- Cutting a run into names -------------------------------------------------------------------------------------------

  void cut(TokenSpan run) {
    std::uint32_t at = run.begin;
    while (at < run.end) {
      if (!text_.has(at, token_capital) && !text_.token(at).has(shape_digit)) { ++at; continue; }
      const ModelName model = model_name_at(text_, at, sentence_end());
      if (model.end > at) {
        add_model({at, model.end}, model);
        at = model.end;
        continue;
      }
      if (!text_.has(at, token_capital)) { ++at; continue; }
      if (const std::uint32_t next = title_or_role(at, run.end); next != at && !(next == run.end && next == at + 1 && is_known_surname(at))) {
        titled_ = next;
        at = next;
        continue;
      }
      const std::uint32_t end = piece_end(at, run.end);
      piece({at, end});
      at = end;
    }
  }
  /// "Cardinal" and "King" after "Douglas Cardinal" and "Ada King".
  [[nodiscard]] bool is_known_surname(std::uint32_t at) const {
    return std::find(surnames_.begin(), surnames_.end(), text_.token(at).form_key) != surnames_.end();
  }
  [[nodiscard]] std::uint32_t sentence_end() const { return text_.segments.sentences[sentence_].tokens.end; }

  /// End of the titles and roles that start at `at` and stand before a person ("Mr", "Prime Minister"), or `at`.
  [[nodiscard]] std::uint32_t title_or_role(std::uint32_t at, std::uint32_t end) const {
    const NameUseSet uses = text_.info[at].name_uses;
    // "Dean Brovik": a first name, unless another one or a full name follows.
    if (uses & name_given && at + 2 == end && text_.info[at + 1].name_uses != 0 && !(text_.info[at + 1].name_uses & name_given)) return at;
    if (uses & name_given && at + 2 == end && text_.has(at + 1, token_unknown)) return at;
    if (const std::uint32_t length = role_length(text_, at, end); length > 0) {
      if (at + length == end || !(text_.info[at + length].name_uses & (name_organization_head | name_organization_suffix))) return topic_end(at + length, end);
      return at;
    }
    std::uint32_t phrase_end = at;
    WordUseSet word_uses = 0;
    const NameUseSet phrase = text_.longest_phrase(at, end, phrase_end, word_uses);
    if (phrase_end > at + 1 && !(phrase & name_title)) return at;
    // "Electrician Ada Holm", "Uncle Frank": a noun for a person before a first name.
    if (at + 1 < end && text_.has(at, token_common) && text_.has(at, token_noun) && first_means_person(text_, at) && text_.info[at + 1].name_uses & name_given &&
        !(text_.info[at + 1].name_uses & name_common_word) && !(uses & name_organization_head)) return at + 1;
    if ((uses & name_title) && at + 1 < end && !(text_.info[at + 1].name_uses & (name_organization_head | name_organization_suffix))) return at + 1;
    return at;
  }

  /// Behind what an office is about: "Minister" | "of Water and Energy" | "Ada Holm".
  [[nodiscard]] std::uint32_t topic_end(std::uint32_t role_end, std::uint32_t end) const {
    if (!(text_.uses(role_end - 1) & use_office) || role_end + 1 >= end) return role_end;
    if (text_.folded(role_end) != "of" && text_.folded(role_end) != "for") return role_end;
    std::uint32_t i = role_end + 1;
    for (; i < end; ++i) {
      if (!text_.has(i, token_capital)) { if (text_.folded(i) != "and" && text_.folded(i) != "&") return role_end; continue; }
      if (!text_.has(i, token_common) || (text_.info[i].name_uses & kPersonal && i + 1 < end && !text_.has(i + 1, token_common) && i > role_end + 1)) break;
    }
    return i == role_end + 1 ? role_end : i;
  }

  /// Where the name that starts at `at` ends: before a role, a title, a model; behind an organization's head.
  [[nodiscard]] std::uint32_t piece_end(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t stop = at + 1;
    for (; stop < end; ++stop) {
      if (!text_.has(stop, token_capital)) continue;
      if (const ModelName model = model_name_at(text_, stop, sentence_end()); model.end > stop && model.sure && !model.product) break;
      const bool junior = stop + 1 < end && text_.info[stop + 1].name_uses & name_person_suffix;   // "Ada Holm King Jr."
      const bool role = !junior && role_length(text_, stop, end) > 0;
      if (role && stop + role_length(text_, stop, end) < end && !organization_ahead(stop, end)) break;
      if (role && stop + role_length(text_, stop, end) == end && !(text_.info[stop].name_uses & (kPersonal | name_organization_head))) break;
      const bool given_before = (text_.info[at].name_uses & name_given) != 0 && text_.info[stop].name_uses & name_surname;
      if (text_.info[stop].name_uses & name_title && stop + 1 < end && !organization_ahead(stop, end) && !given_before && !junior) break;
      if (is_dateline(stop)) break;
    }
    while (stop > at + 1 && !text_.has(stop - 1, token_capital) && !text_.token(stop - 1).has(shape_digit)) --stop;  // no "of" at the end
    // A nationality before a person or a role: "Kenyan Prime Minister", "French Ada Holm".
    if (text_.info[at].name_uses & name_nationality && !(text_.info[at].name_uses & kPlace)) {
      std::uint32_t phrase = at;
      WordUseSet uses = 0;
      (void)text_.longest_phrase(at, stop, phrase, uses);
      if (phrase == at + 1 && !organization_ahead(at + 1, stop) && !has_any_head(at + 1, stop)) return at + 1;
    }
    const std::uint32_t organization = organization_end(at, stop);
    if (organization > at) return organization;
    // A known name followed by a first name: "Northwind Ada Holm".
    std::uint32_t phrase = at;
    WordUseSet uses = 0;
    const NameUseSet known = text_.longest_phrase(at, stop, phrase, uses);
    if (phrase < stop && phrase + 1 < stop && (known & (name_organization | kPlace)) && !(known & kPersonal) && text_.info[phrase].name_uses & name_given &&
        !(text_.info[phrase].name_uses & name_common_word)) return phrase;
    return stop;
  }
  /// "By Ada Holm OSLO": a place in capitals behind a name that is not.
  [[nodiscard]] bool is_dateline(std::uint32_t i) const {
    const Token& t = text_.token(i);
    return t.has(shape_all_caps) && t.span.size() > 3 && text_.info[i].name_uses & kPlace && text_.has(i - 1, token_capital) && !text_.token(i - 1).has(shape_all_caps) &&
           !t.has(shape_title_case);
  }
  [[nodiscard]] bool organization_ahead(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at; i < end && text_.has(i, token_capital); ++i)
      if (text_.info[i].name_uses & (name_organization_head | name_organization_suffix)) return true;
    return false;
  }
  [[nodiscard]] bool has_any_head(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at; i < end; ++i)
      if (text_.info[i].name_uses & (name_event_head | name_place_head | name_law_head)) return true;
    return false;
  }

  /// End of an organization named by its head or suffix, or `at`.
  [[nodiscard]] std::uint32_t organization_end(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t result = at;
    for (std::uint32_t i = at; i < end; ++i) {
      const NameUseSet uses = text_.info[i].name_uses;
      if (uses & name_organization_suffix && i > at) { result = i + 1; continue; }
      if (!(uses & name_organization_head)) continue;
      if (i == at && i + 1 == end) break;  // "the Ministry"
      if (i + 1 < end && !text_.has(i + 1, token_capital) && text_.folded(i + 1) != "," ) return end;  // "Bank of ..."
      result = i == at ? end : i + 1;
    }
    if (result < end && text_.folded(result) == ",") return result;
    return result;
  }

  // ---- Types that the words decide ----------------------------------------------------------------------------------------

  void piece(TokenSpan span) {
    if (span.empty()) return;
    NameCandidate& name = make(span);
    const bool titled = titled_ == span.begin;
    titled_ = kNone;
    std::uint32_t phrase_end = span.begin;
    WordUseSet word_uses = 0;
    const NameUseSet phrase = text_.longest_phrase(span.begin, span.end, phrase_end, word_uses);
    if (titled) name.vote(MentionType::person) += 4;
    vote_by_words(text_, name, {phrase, word_uses, phrase_end});
    const std::uint32_t last = surname_of(text_, span);
    if (span.size() > 1 && name.vote(MentionType::person) > 1 && text_.info[last].name_uses & name_title && surnames_.size() < kMaxTitleSurnames && !is_known_surname(last))
      surnames_.push_back(text_.token(last).form_key);
    if (name.weak && span.size() == 1 && text_.has(span.begin, token_common) && !text_.has(span.begin, token_seen)) {
      text_.names.pop_back();
      return;
    }
    if (stands_for_firm(span)) {
      text_.names.pop_back();
      return;
    }
    text_.take(span);
  }

  /// "the Company", as announcements call who makes them.
  [[nodiscard]] bool stands_for_firm(TokenSpan span) const {
    static const WordKey kWords[] = {word_key("company"), word_key("corporation"), word_key("firm")};
    if (span.size() != 1 || span.begin == 0 || (text_.folded(span.begin - 1) != "the" && text_.folded(span.begin - 1) != "our")) return false;
    return std::find(std::begin(kWords), std::end(kWords), text_.token(span.begin).form_key) != std::end(kWords);
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// Appends a candidate. It lives where it is until the next one.
  NameCandidate& make(TokenSpan span) {
    NameCandidate& name = text_.names.emplace_back();
    name.tokens = span, name.key = text_.key_of(span), name.sentence = sentence_;
    bool trusted = false;
    for (std::uint32_t i = span.begin; i < span.end; ++i) trusted |= text_.has(i, token_trusted);
    name.weak = !trusted;
    name.rule = "capitals";
    return name;
  }

  void add_model(TokenSpan span, const ModelName& model) {
    NameCandidate& name = make(span);
    name.rule = model.family_only ? "model_family" : "model_grammar";
    name.vote(MentionType::model) += model.sure && !model.product ? 6.0F : (text_.digital ? 1.5F : 0.3F);
    if (!model.family_only) name.vote(MentionType::person) -= 3;
    if (model.product) name.vote(MentionType::product) += model.sure ? 6.0F : 1.2F;
    name.fixed = model.sure;
    text_.take(span);
  }

  NameText& text_;
  std::vector<Opener> in_titles_;
  std::vector<WordKey> surnames_;   // of persons found so far, that are titles too
  std::uint32_t sentence_ = 0;
  std::uint32_t titled_ = kNone;
  bool weak_ = false;
};

}  // namespace

void find_name_runs(NameText& text) { RunFinder(text).run(); }

}  // namespace crosstell
