// SPDX-License-Identifier: Apache-2.0
// Events without a name of their own ("the flood", "Veltor's acquisition") and concepts: noun groups that somebody says something
// about, keyed by their lemmas.
#include <algorithm>
#include <array>

#include "event_name.h"
#include "key_table.h"
#include "names.h"
#include "word_rows.h"

namespace crosstell {

namespace {

constexpr std::uint32_t kMaxConceptWords = 5;
constexpr std::size_t kMaxConcepts = 400;   // an article that has more is a list, and gets no more of them
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kMaxNamedEvents = 64; // of an article that are told apart by their names

/// Words for one kind of event: "the quake" is the earthquake that was spoken of.
struct EventClass { std::string_view name; WordKey key = 0; };
EventClass event_class_of(const Token& noun) {
  static const WordRows classes("schemas/extract/event_classes.tsv");
  const std::string_view name = classes.find(noun.lemma_key);
  return name.empty() ? EventClass{noun.lemma, noun.lemma_key} : EventClass{name, word_key(name)};
}

/// "The disaster" after a flood, "the deal" after a takeover: the classes of events that a wider noun takes up, in a row of words; empty: none.
std::string_view classes_under(const Token& noun) {
  static const WordRows classes("schemas/extract/wider_events.tsv");
  return classes.find(noun.lemma_key);
}

bool has_word(std::string_view row, std::string_view word) {
  for (std::size_t at = row.find(word); at != std::string_view::npos; at = row.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || row[at - 1] == ' ') && (end == row.size() || row[end] == ' ')) return true;
  }
  return false;
}

class NounGroups {
 public:
  NounGroups(const NameText& text, Extraction& result) : text_(text), result_(result), names_(text, result), taken_(text.size(), 0), place_(text.size(), 0), by_key_(text.segments.noun_groups.size() / 3) {
    for (const Mention& m : result.mentions)
      for (std::uint32_t i = m.tokens.begin; i < m.tokens.end; ++i) {
        taken_[i] = m.type == MentionType::role && taken_[i] != kName ? kRole : kName;
        place_[i] = m.type == MentionType::place || m.type == MentionType::person;
      }
    for (const Mention& m : result.mentions)
      if (m.type == MentionType::event && m.entity >= 0) named_.push_back(m);
  }

  void run() {
    for (const Sentence& sentence : text_.segments.sentences)
      if (const Zone zone = text_.article.blocks[sentence.block].zone; zone != Zone::title && zone != Zone::dek && zone != Zone::heading) break;
      else ++first_told_;
    std::uint32_t sentence = 0;
    const auto& sentences = text_.segments.sentences;
    for (const TokenSpan& group : text_.segments.noun_groups) {
      if (group.empty()) continue;
      while (sentence + 1 < sentences.size() && sentences[sentence].tokens.end <= group.begin) ++sentence;
      if (!text_.outside(sentence)) noun_group(group, sentence);
    }
  }

 private:
  enum Taken : std::uint8_t { kFree, kName, kRole };

  void noun_group(TokenSpan group, std::uint32_t sentence) {
    // "The tornado's winds": the event that owns the head.
    for (std::uint32_t i = group.begin + 1; i + 1 < group.end; ++i)
      if (text_.token(i).is(WordClass::possessive) && text_.uses(i - 1) & use_event) noun_group({group.begin, i}, sentence);
    // The head is the last noun; what stands before it is looked at from there.
    std::uint32_t end = group.end;
    while (end > group.begin && !is_word(end - 1)) --end;
    if (end == group.begin) return;
    const std::uint32_t head = end - 1;
    const Token& t = text_.token(head);
    if (!t.is(WordClass::noun) || t.has(shape_digit) || t.forms & form_superlative) return;
    const WordUseSet uses = text_.uses(head);
    if (uses & use_collective && text_.parts[head] & part_actor && acts_as_one({group.begin, end}, sentence)) return;
    if (taken_[head]) return;
    std::uint32_t begin = head;
    while (begin > group.begin && is_modifier(begin - 1)) --begin;
    if (head - begin + 1 > kMaxConceptWords) begin = head + 1 - kMaxConceptWords;
    const bool definite = begin > group.begin && (text_.folded(begin - 1) == "the" || text_.folded(begin - 1) == "this" || text_.token(begin - 1).is(WordClass::possessive));
    if (uses & use_event && !(uses & use_generic)) {
      const TokenSpan named = with_names({begin, end}, group.begin);
      if (definite || text_.parts[head] || named.size() > 1 || one_of_its_kind(begin, group.begin)) event(named, head, group.begin, sentence, definite);
      return;
    }
    if (!text_.parts[head] || uses & (use_generic | use_organization | use_person | use_role)) return;
    const std::uint32_t named = named_from(begin, group.begin);
    concept_of({past_extent(begin, head), end}, {past_extent(named, head), end}, sentence);
  }

  /// "The wider economy", "the whole bridge": such a word tells how much of it is meant, not which.
  [[nodiscard]] std::uint32_t past_extent(std::uint32_t begin, std::uint32_t head) const {
    static constexpr std::array<std::string_view, 5> kExtent{"broader", "entire", "overall", "whole", "wider"};
    while (begin < head && std::find(kExtent.begin(), kExtent.end(), text_.folded(begin)) != kExtent.end()) ++begin;
    return begin;
  }

  /// "A blast": news of it.
  [[nodiscard]] bool one_of_its_kind(std::uint32_t begin, std::uint32_t floor) const { return begin > floor && (text_.folded(begin - 1) == "a" || text_.folded(begin - 1) == "an"); }

  /// Names before the noun tell which one is meant, though they have mentions of their own: "the Dorvan plan", "an enterprise SEO plan".
  [[nodiscard]] std::uint32_t named_from(std::uint32_t begin, std::uint32_t floor) const {
    const std::uint32_t head_side = begin;
    while (begin > floor && head_side - begin < kMaxConceptWords && (is_modifier(begin - 1) || (taken_[begin - 1] && text_.token(begin - 1).has(shape_letter) &&
                                                                                                !text_.token(begin - 1).is(WordClass::possessive)))) --begin;
    return begin;
  }

  /// "Police", "the prosecutors", "local fire officials": people of one office who act as a body, with no name, number or pronoun that
  /// would set some of them apart ("two officials", "its lawyers", "Dorvan police"). Takes the group when it is such a body.
  bool acts_as_one(TokenSpan group, std::uint32_t sentence) {
    const std::uint32_t head = group.end - 1;
    const Token& t = text_.token(head);
    if (!(text_.uses(head) & use_organization) && !(t.forms & form_plural)) return false;   // "an official", but "parliament"
    std::uint32_t begin = group.begin;
    if (text_.folded(begin) == "the") ++begin;
    if (group.end - begin > kMaxConceptWords) return false;
    for (std::uint32_t i = begin; i < group.end; ++i) {
      if (taken_[i] == kName || text_.token(i).has(shape_digit)) return false;
      if (i == head) continue;
      if (text_.uses(i) & use_generic || (!text_.token(i).is(WordClass::noun) && !text_.token(i).is(WordClass::adjective))) return false;
    }
    concept_of({begin, group.end}, {begin, group.end}, sentence, "collective");
    return true;
  }

  [[nodiscard]] bool is_word(std::uint32_t i) const { return text_.token(i).has(shape_letter); }
  /// Nouns and adjectives right before the head; no names, numbers or marks other than quotation marks.
  [[nodiscard]] bool is_modifier(std::uint32_t i) const {
    const Token& t = text_.token(i);
    if (taken_[i] || t.has(shape_digit)) return false;
    return (t.is(WordClass::noun) || t.is(WordClass::adjective)) && t.has(shape_letter);
  }

  /// The name of a place and the year belong to the name of an event: "the Corvane Valley floods", "the 1986 flood", "the flood of 1986".
  [[nodiscard]] TokenSpan with_names(TokenSpan span, std::uint32_t floor) const {
    const std::uint32_t head = span.end - 1;
    while (span.begin > floor && head - span.begin < kMaxConceptWords && names_an_event(span.begin - 1)) --span.begin;
    if (span.end + 1 < text_.size() && text_.folded(span.end) == "of" && is_year(span.end + 1)) span.end += 2;
    return span;
  }
  [[nodiscard]] bool names_an_event(std::uint32_t i) const { return is_year(i) || (text_.token(i).is(WordClass::proper_noun) && place_[i]); }
  [[nodiscard]] bool is_year(std::uint32_t i) const {
    const std::string_view word = text_.folded(i);
    return word.size() == 4 && (word[0] == '1' || word[0] == '2') && word.find_first_not_of("0123456789") == std::string_view::npos;
  }

  [[nodiscard]] bool in_key(std::uint32_t i) const { return text_.token(i).has(shape_letter) || names_.is_part(i); }
  /// Of the lemmas: equal for equal keys.
  [[nodiscard]] std::uint64_t hash_of(MentionType type, TokenSpan span) const {
    auto hash = static_cast<std::uint64_t>(type);
    for (std::uint32_t i = span.begin; i < span.end; ++i)
      if (in_key(i)) hash = mix_key(hash, text_.token(i).lemma.empty() ? text_.token(i).form_key : text_.token(i).lemma_key);
    return hash;
  }
  [[nodiscard]] std::string key_of(TokenSpan span) const {
    std::string key;
    key.reserve(text_.span_of(span).size());
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!in_key(i)) continue;
      if (!key.empty()) key.push_back(' ');
      key.append(text_.token(i).lemma.empty() ? text_.folded(i) : text_.token(i).lemma);
    }
    return key;
  }

  /// As written, but the capitals of titles and sentence starts name nothing: "Strong earthquake" is a strong earthquake.
  [[nodiscard]] std::string event_name(TokenSpan span) const {
    std::string name(text_.text(span));
    const std::size_t base = text_.span_of(span).begin;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const std::size_t at = text_.token(i).span.begin - base;
      if (!text_.token(i).is(WordClass::proper_noun) && at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && !text_.token(i).has(shape_all_caps))
        name[at] = static_cast<char>(name[at] - 'A' + 'a');
    }
    return name;
  }

  std::int32_t entity(MentionType type, TokenSpan span) {
    const auto [slot, inserted] = by_key_.insert(hash_of(type, span), static_cast<std::uint32_t>(result_.entities.size()));
    const auto number = static_cast<std::int32_t>(*slot);
    if (!inserted) return number;
    Entity& entity = result_.entities.emplace_back();
    entity.type = type, entity.key = key_of(span), entity.confidence = 0.7F;
    if (type == MentionType::event) entity.name = event_name(span);
    else entity.name = text_.text(span);
    return number;
  }

  void add(MentionType type, TokenSpan span, std::uint32_t sentence, std::int32_t entity, std::string_view rule, std::string_view link_rule, Mention::Form form) {
    Mention mention;
    mention.type = type, mention.tokens = span, mention.span = text_.span_of(span), mention.sentence = sentence, mention.entity = entity;
    mention.rule = rule, mention.link_rule = link_rule, mention.form = form, mention.confidence = form == Mention::Form::definite ? 0.75F : 0.9F;
    result_.mentions.push_back(mention);
  }

  /// In the title, or a heading over the first paragraph.
  [[nodiscard]] bool in_title(std::uint32_t sentence) const {
    const Zone zone = text_.article.blocks[text_.segments.sentences[sentence].block].zone;
    return zone == Zone::title || zone == Zone::dek || (zone == Zone::heading && sentence < first_told_);
  }
  /// An event that was spoken of: its class and the names that tell it from others.
  struct NamedEvent { std::int32_t entity = -1; WordKey event_class = 0; std::vector<WordKey> names; };

  /// The last event of the class that the names fit; null: a new one. "The flood" is the flood that was spoken of last.
  [[nodiscard]] NamedEvent* spoken_of(WordKey event_class, const std::vector<WordKey>& names, bool takes_up) {
    for (auto known = events_.rbegin(); known != events_.rend(); ++known) {
      if (known->event_class != event_class) continue;
      const bool fits = known->names.empty() || names.empty() ? takes_up : is_part_of(names, known->names) || is_part_of(known->names, names);
      if (fits) return &*known;
    }
    return nullptr;
  }

  /// Events with names of their own ("the Corvane Floods") that stand before the token have been spoken of.
  void recall_named(std::uint32_t token) {
    for (; next_named_ < named_.size() && named_[next_named_].tokens.begin < token; ++next_named_) {
      const Mention& m = named_[next_named_];
      const WordKey known = word_key(result_.entities[static_cast<std::size_t>(m.entity)].event_class);
      const bool again = std::any_of(events_.begin(), events_.end(), [&](const NamedEvent& event) { return event.entity == m.entity; });
      if (again || events_.size() >= kMaxNamedEvents) continue;
      events_.push_back({m.entity, known, names_.names_in(m.tokens)});
      if (in_title(m.sentence) && last_event_.find(known) == KeyTable::none) only_in_title_.set(known, 1);
      last_event_.set(known, 1);
    }
  }

  /// "The disaster", "the deal": the event told of last that such a word may stand for.
  [[nodiscard]] std::int32_t taken_up_by(const Token& noun) const {
    const std::string_view classes = classes_under(noun);
    if (classes.empty()) return -1;
    for (auto known = events_.rbegin(); known != events_.rend(); ++known) {
      const std::string_view known_class = result_.entities[static_cast<std::size_t>(known->entity)].event_class;
      if (known_class == noun.lemma) return -1;   // a deal of its own was told of
      if (has_word(classes, known_class)) return known->entity;
    }
    return -1;
  }

  /// "A fire destroyed 40 homes ... The Holm Creek fire": the opening told of one event of the class, without a name and of no other year.
  [[nodiscard]] bool names_the_lead(WordKey event_class, TokenSpan known, std::uint32_t floor, std::uint32_t sentence) const {
    constexpr std::uint32_t kOpening = 6;   // sentences
    if (sentence > kOpening || known.begin <= floor || text_.folded(known.begin - 1) != "the") return false;
    for (std::uint32_t i = known.begin; i < known.end; ++i)
      if (is_year(i)) return false;
    return count_of(event_class) == 1;
  }

  /// "The main quake", "the deadly fire" when one was told of: adjectives that set no other apart.
  [[nodiscard]] bool describes_the_one(WordKey event_class, TokenSpan span) const {
    static constexpr std::array<std::string_view, 13> kApart{"another", "different", "earlier", "first", "last", "next", "other", "past", "previous", "prior", "second", "separate", "similar"};
    for (std::uint32_t i = span.begin; i + 1 < span.end; ++i)
      if (!text_.token(i).is(WordClass::adjective) || text_.has(i, token_capital) || std::binary_search(kApart.begin(), kApart.end(), text_.folded(i))) return false;
    return count_of(event_class) == 1;
  }

  [[nodiscard]] std::ptrdiff_t count_of(WordKey event_class) const {
    return std::count_if(events_.begin(), events_.end(), [&](const NamedEvent& event) { return event.event_class == event_class; });
  }

  static bool dates_by_year(std::string_view word) {
    static constexpr std::array<std::string_view, 14> kWords{"april", "august", "december", "february", "in", "january", "july", "june", "march", "may", "november", "october", "of", "september"};
    return std::binary_search(kWords.begin(), kWords.end(), word);
  }

  /// "The coast had a strong quake in 1984", "In 1984 a quake killed ...": the year, when it is before that of publication.
  [[nodiscard]] std::uint32_t earlier_year(std::uint32_t sentence, WordKey event_class) const {
    const int published = text_.article.metadata.published.year;
    if (published == 0 && count_of(event_class) == 0) return kNone;   // of an undated text only the second event of a kind is one of another year
    const TokenSpan& tokens = text_.segments.sentences[sentence].tokens;
    for (std::uint32_t i = tokens.begin + 1; i < tokens.end; ++i) {
      if (!is_year(i) || !dates_by_year(text_.folded(i - 1))) continue;
      const std::string_view digits = text_.folded(i);
      const int year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
      if (published == 0 || year < published) return i;
    }
    return kNone;
  }

  /// "Strong quake of 1997": the year is what names it.
  std::int32_t event_of_year(TokenSpan span, std::uint32_t year) {
    const auto [slot, inserted] = by_key_.insert(mix_key(hash_of(MentionType::event, span), text_.token(year).form_key), static_cast<std::uint32_t>(result_.entities.size()));
    const auto number = static_cast<std::int32_t>(*slot);
    if (!inserted) return number;
    Entity& entity = result_.entities.emplace_back();
    entity.type = MentionType::event, entity.confidence = 0.7F;
    entity.key = key_of(span) + " of " + std::string(text_.folded(year));
    entity.name = event_name(span) + " of " + std::string(text_.folded(year));
    return number;
  }

  void event(TokenSpan span, std::uint32_t head, std::uint32_t floor, std::uint32_t sentence, bool definite) {
    const EventClass event_class = event_class_of(text_.token(head));
    recall_named(span.begin);
    if (definite && span.size() == 1 && !text_.token(span.begin - 1).is(WordClass::possessive))
      if (const std::int32_t earlier = taken_up_by(text_.token(head)); earlier >= 0)
        return add(MentionType::event, span, sentence, earlier, "event_noun", "event_wider", Mention::Form::definite);
    const TokenSpan known = names_.known_by(span, floor, text_.segments.sentences[sentence].tokens.end);
    std::vector<WordKey> names = names_.names_in(known);
    const std::uint32_t year = names.empty() && !definite ? earlier_year(sentence, event_class.key) : kNone;
    if (year != kNone) names.push_back(text_.token(year).form_key);
    // "Strong quake hits Dorvan" over "A magnitude 6.1 quake struck": the body takes up the event of the title.
    const bool of_title = !in_title(sentence) && only_in_title_.find(event_class.key) == 1;
    if (!in_title(sentence)) only_in_title_.set(event_class.key, 0);
    else if (last_event_.find(event_class.key) == KeyTable::none) only_in_title_.set(event_class.key, 1);
    last_event_.set(event_class.key, 1);
    const bool the_one = definite && (span.size() == 1 || describes_the_one(event_class.key, span));
    NamedEvent* taken = spoken_of(event_class.key, names, the_one || (year == kNone && (of_title || names_the_lead(event_class.key, known, floor, sentence))));
    if (taken != nullptr) {
      if (names.size() > taken->names.size()) name_event(*taken, known, std::move(names));
      const bool by_name = !names_.names_in(span).empty();
      return add(MentionType::event, span, sentence, taken->entity, "event_noun", by_name ? "exact" : "event_class", by_name ? Mention::Form::name : Mention::Form::definite);
    }
    if (result_.entities.size() > kMaxConcepts) return;
    const std::int32_t found = year == kNone ? entity(MentionType::event, known) : event_of_year(known, year);
    result_.entities[static_cast<std::size_t>(found)].event_class = event_class.name;
    if (events_.size() < kMaxNamedEvents) events_.push_back({found, event_class.key, std::move(names)});
    add(MentionType::event, span, sentence, found, "event_noun", "exact", Mention::Form::name);
  }

  /// What is said later names it better: "A fire ... the fire at the Holm works".
  void name_event(NamedEvent& event, TokenSpan known, std::vector<WordKey> names) {
    Entity& entity = result_.entities[static_cast<std::size_t>(event.entity)];
    entity.name = event_name(known), entity.key = key_of(known);
    event.names = std::move(names);
  }

  /// `span`: the mention. `named`: what it is known by, the same or longer.
  void concept_of(TokenSpan span, TokenSpan named, std::uint32_t sentence, std::string_view rule = "noun_group") {
    if (result_.entities.size() > kMaxConcepts) return;
    const std::int32_t found = entity(MentionType::concept_, named);
    add(MentionType::concept_, span, sentence, found, rule, "exact", Mention::Form::name);
  }

  const NameText& text_;
  Extraction& result_;
  EventNames names_;
  std::vector<std::uint8_t> taken_, place_;
  std::vector<NamedEvent> events_;
  std::vector<Mention> named_;        // of events, in order
  std::size_t next_named_ = 0;
  std::uint32_t first_told_ = 0;      // the first sentence that stands in no title or heading
  KeyTable by_key_, last_event_;
  KeyTable only_in_title_;   // 1: classes of unnamed events that only the title has spoken of
};

}  // namespace

void find_events_and_concepts(const NameText& text, Extraction& result) {
  for (const Mention& mention : result.mentions)
    if (mention.type == MentionType::event && mention.entity >= 0) {
      Entity& entity = result.entities[static_cast<std::size_t>(mention.entity)];
      if (!entity.event_class.empty()) continue;
      // "Hurricane Orla" and "the Battle of Dorvan" are called by their first word.
      const bool first = text.uses(mention.tokens.begin) & use_event && !(text.uses(mention.tokens.end - 1) & use_event);
      entity.event_class = event_class_of(text.token(first ? mention.tokens.begin : mention.tokens.end - 1)).name;
    }
  NounGroups(text, result).run();
}

}  // namespace crosstell
