// SPDX-License-Identifier: Apache-2.0
// From names to entities: the same name, surnames, initials, acronyms and short forms of organizations inside one article.
#include <algorithm>

#include "crosstell/base/hash.h"

#include "key_table.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr float kAliasConfidence = 0.95F;
constexpr int kNamesBefore = 24;           // names of a paragraph that are looked back at
constexpr std::size_t kMaxNamesakes = 32;  // persons of one surname that are compared

class Linker {
 public:
  Linker(NameText& text, Extraction& result) : text_(text), result_(result), key_numbers_(text.names.size()), by_key_(text.names.size()) {}

  void run() {
    const std::size_t count = text_.names.size();
    std::vector<Mention> mentions;
    // Room for the mentions that later finders add too.
    mentions.reserve(count + text_.segments.noun_groups.size() + text_.pointers.size() / 2 + text_.role_words.size() / 2 + 16);
    mentions.resize(count);
    // Full names first: a headline may say "Holm" before the body says who that is.
    for (std::size_t n = 0; n < count; ++n) {
      mentions[n] = mention_of(text_.names[n]);
      if (is_full(text_.names[n])) link_full(mentions[n], text_.names[n]);
    }
    defined_acronyms();
    for (std::size_t n = 0; n < count; ++n)
      if (!is_full(text_.names[n])) link_short(mentions[n], text_.names[n]);
    for (const Mention& mention : mentions) prefer_spelling(mention);
    for (const Mention& mention : mentions) add_alias(mention);
    result_.mentions = std::move(mentions);
  }

 private:
  static constexpr std::int32_t kAmbiguous = -2;
  using KeyNumber = std::uint32_t;

  /// A key under which names meet, kept once for each different name of the article.
  struct Key { std::string text; std::uint64_t hash = 0; };

  KeyNumber key_of(const NameCandidate& name) { return key_of(name, name.type); }
  KeyNumber key_of(const NameCandidate& name, MentionType type) {
    const auto [number, added] = key_numbers_.insert(mix_key(name.key, static_cast<std::uint64_t>(type)), static_cast<std::uint32_t>(keys_.size()));
    const KeyNumber result = *number;
    if (added) {
      std::string text = is_plain(name.tokens, type) ? joined(name.tokens) : name_key(text_.text(name.tokens), type);
      const std::uint64_t hash = hash64(text);
      keys_.push_back({std::move(text), hash});
    }
    return result;
  }

  /// Words of ASCII letters, a blank between them, and none that name_key() drops: the key is the words as they are folded.
  [[nodiscard]] bool is_plain(TokenSpan name, MentionType type) const {
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      const Token& t = text_.token(i);
      if (!(text_.signs[i] & only_letters) || t.folded.size() != t.span.size()) return false;
      if (i == name.begin) continue;
      const std::size_t gap = text_.token(i - 1).span.end;
      if (t.span.begin != gap + 1 || (text_.article.clean[gap] != ' ' && text_.article.clean[gap] != '\n')) return false;
    }
    if (name.size() == 1) return true;
    const NameUseSet first = text_.token(name.begin).name_uses, last = text_.token(name.end - 1).name_uses;
    if (text_.folded(name.begin) == "the") return false;
    if (type == MentionType::person) return !(first & name_title) && !(last & name_person_suffix);
    return type != MentionType::organization || !(last & name_organization_suffix);
  }
  [[nodiscard]] std::string joined(TokenSpan name) const {
    std::string text(text_.folded(name.begin));
    for (std::uint32_t i = name.begin + 1; i < name.end; ++i) text.append(1, ' ').append(text_.folded(i));
    return text;
  }
  [[nodiscard]] std::uint64_t typed(KeyNumber key, MentionType type) const { return mix_key(keys_[key].hash, static_cast<std::uint64_t>(type)); }

  [[nodiscard]] bool is_full(const NameCandidate& name) const {
    if (name.type == MentionType::person) return name.tokens.size() > 1 && !particle_surname(name);
    if (name.type == MentionType::organization) return name.tokens.size() > 1;
    return true;
  }
  /// "van Dyke" alone is a surname.
  [[nodiscard]] bool particle_surname(const NameCandidate& name) const { return (text_.uses(name.tokens.begin) & use_particle) != 0 && !text_.info[name.tokens.begin].name_uses; }

  [[nodiscard]] Mention mention_of(const NameCandidate& name) const {
    Mention mention;
    mention.type = name.type, mention.tokens = name.tokens, mention.span = text_.span_of(name.tokens), mention.sentence = name.sentence;
    mention.rule = name.rule, mention.confidence = name.confidence, mention.link_rule = "exact";
    return mention;
  }

  std::int32_t find_or_create(const Mention& mention, KeyNumber key) {
    const auto [slot, inserted] = by_key_.insert(typed(key, mention.type), static_cast<std::uint32_t>(result_.entities.size()));
    const auto number = static_cast<std::int32_t>(*slot);
    if (!inserted) return number;
    Entity& entity = result_.entities.emplace_back();
    entity.type = mention.type, entity.name = text_.text(mention.tokens), entity.key = keys_[key].text, entity.confidence = mention.confidence;
    first_.push_back(mention.tokens.begin);
    return number;
  }

  void link_full(Mention& mention, const NameCandidate& name) {
    KeyNumber key = key_of(name);
    if (name.type == MentionType::place) key = place_key(name, key);
    if (name.type == MentionType::person) {
      if (const std::int32_t same = same_person(key); same >= 0) {
        mention.entity = same, mention.link_rule = "name_variant", mention.form = Mention::Form::alias;
        return;
      }
    }
    if (const NameCandidate* longer = name.type == MentionType::organization ? owned_name(name) : nullptr) {
      Mention whole = mention;
      whole.tokens = longer->tokens;
      mention.entity = find_or_create(whole, key_of(*longer));
      mention.link_rule = "possessive", mention.form = Mention::Form::alias;
      return;
    }
    const std::size_t before = result_.entities.size();
    mention.entity = find_or_create(mention, key);
    if (result_.entities.size() == before) return;
    if (name.type == MentionType::person) {
      const std::uint32_t last = surname_of(text_, name.tokens);
      remember(last_names_, text_.token(last).form_key, mention.entity);
      remember(first_names_, text_.token(name.tokens.begin).form_key, mention.entity);
      for (std::uint32_t i = name.tokens.begin + 1; i < last; ++i) remember(last_names_, text_.key_of({i, last + 1}), mention.entity);
    } else if (name.type == MentionType::organization) {
      remember(initials_, initials(name.tokens), mention.entity);
      if (shortens(mention.entity)) remember(prefixes_, text_.token(name.tokens.begin).form_key, mention.entity);
      remember(suffixes_, text_.token(name.tokens.end - 1).form_key, mention.entity);
    }
  }

  /// "Corvane's Deep Systems Lab" is the "Corvane Deep Systems Lab" that the article names elsewhere.
  [[nodiscard]] const NameCandidate* owned_name(const NameCandidate& name) {
    const std::uint32_t begin = name.tokens.begin;
    if (begin < 2 || !text_.token(begin - 1).is(WordClass::possessive) || !text_.has(begin - 2, token_capital)) return nullptr;
    if (full_names_.size() == 0) remember_full_names();
    const std::uint32_t number = full_names_.find(hash64(name_key(std::string(text_.text({begin - 2, begin - 1})) + " " + std::string(text_.text(name.tokens)), name.type)));
    return number == KeyTable::none ? nullptr : &text_.names[number];
  }
  void remember_full_names() {
    for (std::size_t n = 0; n < text_.names.size(); ++n) {
      const NameCandidate& name = text_.names[n];
      if (name.type == MentionType::organization && name.tokens.size() > 2) full_names_.insert(keys_[key_of(name)].hash, static_cast<std::uint32_t>(n));
    }
    if (full_names_.size() == 0) full_names_.insert(0, static_cast<std::uint32_t>(text_.names.size() - 1));  // not again; no name has the hash 0
  }

  /// "Ada M. Holm" and "Ada Holm", "J. Reed" and "Jane Reed": first and last names agree, or an initial stands for the first.
  std::int32_t same_person(KeyNumber number) {
    const std::string_view key = keys_[number].text;
    const std::size_t space = key.find(' '), last = key.rfind(' ');
    if (space == std::string_view::npos || by_key_.find(typed(number, MentionType::person)) != KeyTable::none) return -1;
    const std::uint64_t surname = hash64(key.substr(last + 1));
    const std::uint32_t latest = surnames_.find(surname);
    std::int32_t found = -1;
    std::size_t count = 0;
    for (std::uint32_t n = latest; n != KeyTable::none; n = namesakes_[n].next, ++count) {
      const std::string& with = result_.entities[namesakes_[n].person].key;
      const std::string_view theirs = std::string_view(with).substr(0, with.find(' ')), ours = key.substr(0, space);
      const bool initial = (ours.size() == 1 || theirs.size() == 1) && ours[0] == theirs[0];
      const bool middle = ours == theirs && (with.find(' ') == with.rfind(' ') || space == last);
      if (initial || middle) {
        if (found >= 0) return -1;
        found = static_cast<std::int32_t>(namesakes_[n].person);
      }
    }
    if (found < 0 && count < kMaxNamesakes) {
      surnames_.set(surname, static_cast<std::uint32_t>(namesakes_.size()));
      namesakes_.push_back({static_cast<std::uint32_t>(result_.entities.size()), latest});
    }
    return found;
  }

  [[nodiscard]] NameUseSet uses_of(const NameCandidate& name) const {
    return name.tokens.size() == 1 ? text_.token(name.tokens.begin).name_uses : text_.lexicon.name_uses(name.key);
  }

  /// Countries meet under their code: "U.S.", "United States", "America".
  KeyNumber place_key(const NameCandidate& name, KeyNumber key) {
    if (!(uses_of(name) & name_country)) return key;
    const std::string_view code = text_.lexicon.country_of(name.key);
    if (code.empty()) return key;
    return *countries_.insert(hash64(code), key).first;
  }

  void link_short(Mention& mention, const NameCandidate& name) {
    if (name.type == MentionType::person) return link_person(mention, name);
    // Organizations of one word.
    const KeyNumber key = key_of(name);
    if (const std::uint32_t known = by_key_.find(typed(key, name.type)); known != KeyTable::none) {
      mention.entity = static_cast<std::int32_t>(known);
      return;
    }
    if (const std::int32_t defined = look_up(defined_, name.key); defined >= 0) return alias(mention, defined, "acronym_defined", Mention::Form::acronym);
    const std::int32_t by_initials = look_up(initials_, name.key);
    if (by_initials >= 0 && text_.token(name.tokens.begin).has(shape_all_caps)) return alias(mention, by_initials, "acronym_initials", Mention::Form::acronym);
    const std::int32_t longer = look_up(prefixes_, name.key);
    // A name that stood alone before its longer form is another thing: a parent and its unit.
    if (longer >= 0 && first_[static_cast<std::size_t>(longer)] < first_occurrence(name) && !(uses_of(name) & name_organization) &&
        (shortens(longer) || is_lab_of(name, longer)))
      return alias(mention, longer, "organization_short", Mention::Form::alias);
    const std::int32_t by_tail = look_up(suffixes_, name.key);
    if (by_tail >= 0 && !(text_.info[name.tokens.begin].name_uses & (name_organization_head | name_organization_suffix)) && first_[static_cast<std::size_t>(by_tail)] < mention.tokens.begin)
      return alias(mention, by_tail, "organization_short", Mention::Form::alias);
    mention.entity = find_or_create(mention, key);
  }

  /// Whether the rest of the longer name only says what kind of organization it is, and no unit of another.
  [[nodiscard]] bool shortens(std::int32_t entity) const {
    const std::string& key = result_.entities[static_cast<std::size_t>(entity)].key;
    const std::size_t space = key.find(' ');
    if (space == std::string::npos) return true;
    const std::string_view rest = std::string_view(key).substr(space + 1);
    if (const std::size_t second = rest.find(' '); second != std::string_view::npos) return is_line_of_business(rest.substr(0, second)) && ends_firm_name(rest.substr(second + 1));
    // "Corvane AI" may be a unit of a firm that everybody knows; a name of no other use is the firm's.
    if (rest == "ai") return text_.has(first_[static_cast<std::size_t>(entity)], token_unknown);
    if (text_.has(first_[static_cast<std::size_t>(entity)], token_unknown) && is_line_of_business(rest)) return true;   // "Corvane Axle"
    return is_trade(text_.lexicon, rest) || (text_.lexicon.name_uses(word_key(rest)) & (name_organization_head | name_organization_suffix)) != 0;
  }

  /// "Corvane Freight Systems": an everyday noun and a word that firms end with.
  [[nodiscard]] bool is_line_of_business(std::string_view word) const {
    const auto readings = text_.lexicon.readings(word_key(word));
    return !readings.empty() && readings.front().word_class == WordClass::noun && (text_.lexicon.name_uses(word_key(word)) & (name_given | name_surname | name_country | name_city | name_region)) == 0;
  }

  /// "Corvane" after "Corvane AI". Of a firm that everybody knows, the lab would be a unit.
  [[nodiscard]] bool is_lab_of(const NameCandidate& name, std::int32_t entity) const {
    return !(text_.uses(name.tokens.begin) & use_known_organization) && result_.entities[static_cast<std::size_t>(entity)].key == std::string(text_.folded(name.tokens.begin)) + " ai";
  }

  /// Where the name first stands in the text itself: headlines shorten names before the text gives them in full.
  [[nodiscard]] std::uint32_t first_occurrence(const NameCandidate& name) {
    if (!seen_counted_) {
      seen_counted_ = true;
      for (const NameCandidate& n : text_.names)
        if (n.tokens.size() == 1 && !in_headline(n)) first_seen_.insert(n.key, n.tokens.begin);
    }
    return first_seen_.find(name.key);
  }
  [[nodiscard]] bool in_headline(const NameCandidate& name) const {
    const Zone zone = text_.article.blocks[text_.segments.sentences[name.sentence].block].zone;
    return zone == Zone::title || zone == Zone::dek;
  }

  void link_person(Mention& mention, const NameCandidate& name) {
    const std::int32_t by_last = look_up(last_names_, name.key);
    if (by_last == kAmbiguous) {
      mention.entity = -1, mention.link_rule = "surname_ambiguous", mention.form = Mention::Form::surname;
      return;
    }
    if (by_last >= 0) {
      const std::int32_t firm = look_up(prefixes_, name.key);
      if (firm >= 0 && first_[static_cast<std::size_t>(firm)] < first_[static_cast<std::size_t>(by_last)] && shortens(firm) && !speaks_of_person(mention))
        return alias(mention, firm, "organization_short", Mention::Form::alias);
      return alias(mention, by_last, "surname", Mention::Form::surname);
    }
    const std::int32_t by_first = look_up(first_names_, name.key);
    if (by_first >= 0) return alias(mention, by_first, "given_name", Mention::Form::alias);
    if (by_first == kAmbiguous) {
      mention.entity = -1, mention.link_rule = "given_name_ambiguous", mention.form = Mention::Form::alias;
      return;
    }
    mention.entity = find_or_create(mention, key_of(name));
  }

  /// A firm named after a person comes first; in the sentences where the person is named, the surname is theirs, and "Mr" says so too.
  [[nodiscard]] bool speaks_of_person(const Mention& mention) const {
    const std::uint32_t begin = mention.tokens.begin;
    if (begin > 0 && text_.info[begin - 1].name_uses & name_title) return true;
    const auto& sentences = text_.segments.sentences;
    const std::uint32_t block = sentences[mention.sentence].block;
    auto at = std::upper_bound(text_.names.begin(), text_.names.end(), begin, [](std::uint32_t token, const NameCandidate& n) { return token < n.tokens.begin; });
    for (int looked = 0; at != text_.names.begin() && looked < kNamesBefore; ++looked) {
      const NameCandidate& other = *--at;
      if (sentences[other.sentence].block != block) return false;
      if (other.type != MentionType::person || other.tokens.size() < 2) continue;
      if (text_.token(other.tokens.end - 1).form_key == text_.token(mention.tokens.end - 1).form_key) return true;
    }
    return false;
  }

  void alias(Mention& mention, std::int32_t entity, std::string_view rule, Mention::Form form) {
    mention.entity = entity, mention.link_rule = rule, mention.form = form, mention.confidence = kAliasConfidence;
    mention.type = result_.entities[static_cast<std::size_t>(entity)].type;
  }

  // Words that stand for one entity, or for several: then for none.
  static constexpr std::uint32_t kSeveral = 0xFFFFFFFE;
  static void remember(KeyTable& index, WordKey key, std::int32_t entity) {
    if (key == 0) return;
    const auto [slot, inserted] = index.insert(key, static_cast<std::uint32_t>(entity));
    if (!inserted && *slot != static_cast<std::uint32_t>(entity)) *slot = kSeveral;
  }
  static std::int32_t look_up(const KeyTable& index, WordKey key) {
    const std::uint32_t found = index.find(key);
    return found == KeyTable::none ? -1 : found == kSeveral ? kAmbiguous : static_cast<std::int32_t>(found);
  }

  [[nodiscard]] WordKey initials(TokenSpan name) const {
    char letters[16];
    std::size_t n = 0;
    for (std::uint32_t i = name.begin; i < name.end && n < sizeof letters; ++i)
      if (text_.has(i, token_capital) && !(text_.info[i].name_uses & name_organization_suffix)) letters[n++] = text_.folded(i)[0];
    return n >= 2 ? word_key({letters, n}) : 0;
  }

  /// "Northwind Weather Institute (NWI)" and "NWI (Northwind Weather Institute)".
  void defined_acronyms() {
    for (std::size_t n = 0; n + 1 < text_.names.size(); ++n) {
      const NameCandidate& left = text_.names[n];
      const NameCandidate& right = text_.names[n + 1];
      if (right.tokens.begin != left.tokens.end + 1 || text_.folded(left.tokens.end) != "(") continue;
      if (right.tokens.end >= text_.size() || text_.folded(right.tokens.end) != ")") continue;
      const bool short_right = right.tokens.size() == 1 && left.tokens.size() > 1, short_left = left.tokens.size() == 1 && right.tokens.size() > 1;
      if (!short_right && !short_left) continue;
      const NameCandidate& full = short_right ? left : right;
      const NameCandidate& acronym = short_right ? right : left;
      if (!abbreviates(text_.folded(acronym.tokens.begin), full.tokens)) continue;
      const std::uint32_t entity = by_key_.find(typed(key_of(full), full.type));
      if (entity != KeyTable::none) defined_.set(acronym.key, entity);
    }
  }
  /// Schwartz and Hearst: the letters of the short form appear in order, the first at the start of the first word.
  [[nodiscard]] bool abbreviates(std::string_view letters, TokenSpan full) const {
    if (letters.size() < 2 || letters.size() > 10) return false;
    std::size_t at = 0;
    for (std::uint32_t i = full.begin; i < full.end && at < letters.size(); ++i) {
      const std::string_view word = text_.folded(i);
      if (i == full.begin && word[0] != letters[0]) return false;
      if (word[0] == letters[at]) ++at;
      for (std::size_t c = 1; c < word.size() && at < letters.size() && i + 1 == full.end; ++c)
        if (word[c] == letters[at]) ++at;
    }
    return at == letters.size();
  }

  /// A dateline or a headline writes "CORVANE"; the name is Corvane as soon as the text says so.
  void prefer_spelling(const Mention& mention) {
    if (mention.entity < 0 || mention.form != Mention::Form::name) return;
    std::string& name = result_.entities[static_cast<std::size_t>(mention.entity)].name;
    const std::string_view surface = text_.text(mention.tokens);
    if (name.size() < kShortestShout || surface.size() != name.size() || !is_shouted(name) || is_shouted(surface)) return;
    name = surface;
  }
  static bool is_shouted(std::string_view name) {
    return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  static constexpr std::size_t kShortestShout = 5;   // shorter ones may be abbreviations

  void add_alias(const Mention& mention) {
    if (mention.entity < 0) return;
    Entity& entity = result_.entities[static_cast<std::size_t>(mention.entity)];
    const std::string_view surface = text_.text(mention.tokens);
    entity.confidence = std::max(entity.confidence, mention.form == Mention::Form::name ? mention.confidence : 0.0F);
    if (surface == entity.name || entity.aliases.size() >= 16) return;
    if (std::find(entity.aliases.begin(), entity.aliases.end(), surface) == entity.aliases.end()) entity.aliases.emplace_back(surface);
  }

  NameText& text_;
  Extraction& result_;
  std::vector<Key> keys_;
  KeyTable key_numbers_, by_key_, full_names_, countries_;
  struct Namesake { std::uint32_t person, next; };
  std::vector<Namesake> namesakes_;
  KeyTable surnames_, defined_, first_seen_;
  bool seen_counted_ = false;
  KeyTable last_names_, first_names_, initials_, prefixes_, suffixes_;
  std::vector<std::uint32_t> first_;     // token of the first full mention of each entity
};

}  // namespace

void link_names(NameText& text, Extraction& result) { Linker(text, result).run(); }

}  // namespace crosstell
