// SPDX-License-Identifier: Apache-2.0
// From names to entities: the same name, surnames, initials, acronyms and short forms of organizations inside one article.
#include <algorithm>
#include <unordered_map>

#include "names.h"

namespace crosstell {

namespace {

constexpr float kAliasConfidence = 0.95F;
constexpr int kNamesBefore = 24;           // names of a paragraph that are looked back at
constexpr std::size_t kMaxNamesakes = 32;  // persons of one surname that are compared

class Linker {
 public:
  Linker(NameText& text, Extraction& result) : text_(text), result_(result) {}

  void run() {
    for (const NameCandidate& name : text_.names)
      if (name.type == MentionType::organization && name.tokens.size() > 2) full_keys_.try_emplace(name_key(text_.text(name.tokens), name.type), name.tokens);
    // Full names first: a headline may say "Holm" before the body says who that is.
    std::vector<Mention> mentions(text_.names.size());
    std::vector<bool> done(text_.names.size(), false);
    for (std::size_t n = 0; n < text_.names.size(); ++n) {
      mentions[n] = mention_of(text_.names[n]);
      if (!is_full(text_.names[n])) continue;
      link_full(mentions[n], text_.names[n]);
      done[n] = true;
    }
    defined_acronyms();
    for (std::size_t n = 0; n < text_.names.size(); ++n)
      if (!done[n]) link_short(mentions[n], text_.names[n]);
    result_.mentions.insert(result_.mentions.end(), mentions.begin(), mentions.end());
    for (std::size_t n = 0; n < mentions.size(); ++n) add_alias(mentions[n]);
  }

 private:
  static constexpr std::int32_t kAmbiguous = -2;

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

  std::int32_t create(const Mention& mention, std::string key) {
    Entity entity;
    entity.type = mention.type, entity.name = std::string(text_.text(mention.tokens)), entity.key = std::move(key), entity.confidence = mention.confidence;
    result_.entities.push_back(std::move(entity));
    first_.push_back(mention.tokens.begin);
    return static_cast<std::int32_t>(result_.entities.size() - 1);
  }

  static std::string typed(const std::string& key, MentionType type) { return key + static_cast<char>('0' + static_cast<int>(type)); }

  std::int32_t find_or_create(Mention& mention, const std::string& key) {
    const auto [slot, inserted] = by_key_.try_emplace(typed(key, mention.type), 0);
    if (inserted) slot->second = create(mention, key);
    return slot->second;
  }

  void link_full(Mention& mention, const NameCandidate& name) {
    std::string key = name_key(text_.text(name.tokens), name.type);
    if (name.type == MentionType::place) key = place_key(name, std::move(key));
    if (name.type == MentionType::person) {
      if (const std::int32_t same = same_person(key); same >= 0) {
        mention.entity = same, mention.link_rule = "name_variant", mention.form = Mention::Form::alias;
        return;
      }
    }
    if (const auto longer = name.type == MentionType::organization ? owned_name(name) : full_keys_.end(); longer != full_keys_.end()) {
      Mention whole = mention;
      whole.tokens = longer->second;
      mention.entity = find_or_create(whole, longer->first);
      mention.link_rule = "possessive", mention.form = Mention::Form::alias;
      return;
    }
    const std::size_t before = result_.entities.size();
    mention.entity = find_or_create(mention, key);
    if (result_.entities.size() == before) return;
    if (name.type == MentionType::person) {
      remember(last_names_, text_.token(name.tokens.end - 1).form_key, mention.entity);
      remember(first_names_, text_.token(name.tokens.begin).form_key, mention.entity);
      for (std::uint32_t i = name.tokens.begin + 1; i + 1 < name.tokens.end; ++i) remember(last_names_, text_.key_of({i, name.tokens.end}), mention.entity);
    } else if (name.type == MentionType::organization) {
      remember(initials_, initials(name.tokens), mention.entity);
      remember(prefixes_, text_.token(name.tokens.begin).form_key, mention.entity);
      remember(suffixes_, text_.token(name.tokens.end - 1).form_key, mention.entity);
    }
  }

  using FullKeys = std::unordered_map<std::string, TokenSpan>;
  /// "Corvane's Deep Systems Lab" is the "Corvane Deep Systems Lab" that the article names elsewhere.
  [[nodiscard]] FullKeys::const_iterator owned_name(const NameCandidate& name) const {
    const std::uint32_t begin = name.tokens.begin;
    if (begin < 2 || !text_.token(begin - 1).is(WordClass::possessive) || !text_.has(begin - 2, token_capital)) return full_keys_.end();
    return full_keys_.find(name_key(std::string(text_.text({begin - 2, begin - 1})) + " " + std::string(text_.text(name.tokens)), name.type));
  }

  /// "Ada M. Holm" and "Ada Holm", "J. Reed" and "Jane Reed": first and last names agree, or an initial stands for the first.
  std::int32_t same_person(const std::string& key) {
    const std::size_t space = key.find(' '), last = key.rfind(' ');
    if (space == std::string::npos) return -1;
    if (by_key_.contains(typed(key, MentionType::person))) return -1;
    const std::string surname = key.substr(last + 1);
    std::int32_t found = -1;
    for (const std::int32_t other : persons_by_surname_[surname]) {
      const std::string& with = result_.entities[static_cast<std::size_t>(other)].key;
      const std::string_view theirs = std::string_view(with).substr(0, with.find(' ')), ours = std::string_view(key).substr(0, space);
      const bool initial = (ours.size() == 1 || theirs.size() == 1) && ours[0] == theirs[0];
      const bool middle = ours == theirs && (with.find(' ') == with.rfind(' ') || space == last);
      if (initial || middle) {
        if (found >= 0) return -1;
        found = other;
      }
    }
    if (found < 0 && persons_by_surname_[surname].size() < kMaxNamesakes) persons_by_surname_[surname].push_back(static_cast<std::int32_t>(result_.entities.size()));
    return found;
  }

  /// Countries meet under their code: "U.S.", "United States", "America".
  std::string place_key(const NameCandidate& name, std::string key) const {
    const std::string_view code = text_.lexicon.country_of(name.key);
    if (code.empty() || !(text_.lexicon.name_uses(name.key) & name_country)) return key;
    const auto [slot, inserted] = countries_.try_emplace(std::string(code), key);
    return slot->second;
  }

  void link_short(Mention& mention, const NameCandidate& name) {
    const std::string key = name_key(text_.text(name.tokens), name.type);
    if (name.type == MentionType::person) return link_person(mention, name, key);
    // Organizations of one word.
    if (const auto known = by_key_.find(typed(key, name.type)); known != by_key_.end()) {
      mention.entity = known->second;
      return;
    }
    if (const auto defined = defined_.find(name.key); defined != defined_.end()) return alias(mention, defined->second, "acronym_defined", Mention::Form::acronym);
    const std::int32_t by_initials = look_up(initials_, name.key, mention);
    if (by_initials >= 0 && text_.token(name.tokens.begin).has(shape_all_caps)) return alias(mention, by_initials, "acronym_initials", Mention::Form::acronym);
    const std::int32_t longer = look_up(prefixes_, name.key, mention);
    // A name that stood alone before its longer form is another thing: a parent and its unit.
    if (longer >= 0 && first_[static_cast<std::size_t>(longer)] < first_occurrence(name) && !(text_.lexicon.name_uses(name.key) & name_organization) && shortens(longer))
      return alias(mention, longer, "organization_short", Mention::Form::alias);
    const std::int32_t by_tail = look_up(suffixes_, name.key, mention);
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
    if (rest.find(' ') != std::string_view::npos) return false;
    return rest != "ai" && (text_.lexicon.name_uses(word_key(rest)) & (name_organization_head | name_organization_suffix)) != 0;
  }

  [[nodiscard]] std::uint32_t first_occurrence(const NameCandidate& name) {
    const auto [slot, inserted] = first_seen_.try_emplace(name.key, name.tokens.begin);
    return slot->second;
  }

  void link_person(Mention& mention, const NameCandidate& name, const std::string& key) {
    const std::int32_t by_last = look_up(last_names_, name.key, mention);
    if (by_last == kAmbiguous) {
      mention.entity = -1, mention.link_rule = "surname_ambiguous", mention.form = Mention::Form::surname;
      return;
    }
    if (by_last >= 0) {
      const std::int32_t firm = look_up(prefixes_, name.key, mention);
      if (firm >= 0 && first_[static_cast<std::size_t>(firm)] < first_[static_cast<std::size_t>(by_last)] && shortens(firm) && !speaks_of_person(mention))
        return alias(mention, firm, "organization_short", Mention::Form::alias);
      return alias(mention, by_last, "surname", Mention::Form::surname);
    }
    const std::int32_t by_first = look_up(first_names_, name.key, mention);
    if (by_first >= 0) return alias(mention, by_first, "given_name", Mention::Form::alias);
    if (by_first == kAmbiguous) {
      mention.entity = -1, mention.link_rule = "given_name_ambiguous", mention.form = Mention::Form::alias;
      return;
    }
    mention.entity = find_or_create(mention, key);
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

  using Index = std::unordered_map<WordKey, std::vector<std::int32_t>>;
  static void remember(Index& index, WordKey key, std::int32_t entity) {
    if (key == 0) return;
    auto& list = index[key];
    if (list.size() < 8 && std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
  }
  std::int32_t look_up(const Index& index, WordKey key, const Mention&) const {
    const auto found = index.find(key);
    if (found == index.end()) return -1;
    return found->second.size() == 1 ? found->second[0] : kAmbiguous;
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
      const auto entity = by_key_.find(typed(name_key(text_.text(full.tokens), full.type), full.type));
      if (entity != by_key_.end()) defined_[acronym.key] = entity->second;
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
  std::unordered_map<std::string, std::int32_t> by_key_;
  FullKeys full_keys_;
  mutable std::unordered_map<std::string, std::string> countries_;
  std::unordered_map<std::string, std::vector<std::int32_t>> persons_by_surname_;
  std::unordered_map<WordKey, std::int32_t> defined_;
  std::unordered_map<WordKey, std::uint32_t> first_seen_;
  Index last_names_, first_names_, initials_, prefixes_, suffixes_;
  std::vector<std::uint32_t> first_;     // token of the first full mention of each entity
};

}  // namespace

void link_names(NameText& text, Extraction& result) { Linker(text, result).run(); }

}  // namespace crosstell
