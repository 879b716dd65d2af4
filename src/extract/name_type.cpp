// SPDX-License-Identifier: Apache-2.0
// The type of each name: votes of all occurrences of the same words count together.
#include <algorithm>
#include <array>
#include <iterator>

#include "key_table.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr NameUseSet kPlace = name_country | name_region | name_city | name_place_other;
/// People, places and organizations share names (Washington, Ford); models and products keep theirs. In the order of types.
constexpr std::size_t kMayDiffer[3] = {static_cast<std::size_t>(MentionType::person), static_cast<std::size_t>(MentionType::organization), static_cast<std::size_t>(MentionType::place)};

struct KeyVotes {
  WordKey key = 0;
  std::uint32_t part = KeyTable::none;
  std::array<float, 12> votes{};
  std::array<std::uint8_t, 12> defined{};
  std::uint32_t count = 0, trusted = 0;
  bool surname = false;             ///< one word that is a surname and no first name
  float weighed[3] = {};            ///< of the types in kMayDiffer, without what is certain
  std::size_t best = 0;             ///< of the other types
  float best_vote = 0;
};

MentionType best_of(const std::array<float, 12>& votes, float& value) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < votes.size(); ++i)
    if (votes[i] > votes[best]) best = i;
  value = votes[best];
  return static_cast<MentionType>(best);
}

class TypeDecider {
 public:
  explicit TypeDecider(NameText& text) : text_(text), numbers_(text.names.size()) {}

  void run() {
    collect();
    hear_short_forms();
    for (std::size_t n = 0; n < text_.names.size(); ++n) decide_long(text_.names[n], keys_[number_of_[n]]);
    share_with_parts();
    for (KeyVotes& key : keys_) sum_up(key);
    for (std::size_t n = 0; n < text_.names.size(); ++n) decide(text_.names[n], keys_[number_of_[n]]);
    neighbours();
    for (NameCandidate& name : text_.names) take_particles(name);
    std::erase_if(text_.names, [](const NameCandidate& name) { return name.confidence <= 0; });
  }

 private:
  void collect() {
    KeyTable& numbers = numbers_;
    number_of_.reserve(text_.names.size()), keys_.reserve(text_.names.size()), parts_.reserve(text_.names.size() / 2 + 8);
    for (const NameCandidate& name : text_.names) {
      const auto [number, added] = numbers.insert(name.key, static_cast<std::uint32_t>(keys_.size()));
      number_of_.push_back(*number);
      if (added) keys_.emplace_back().key = name.key;
      KeyVotes& all = keys_[*number];
      if (added && name.tokens.size() == 1) all.surname = (text_.info[name.tokens.begin].name_uses & (name_surname | name_given)) == name_surname;
      ++all.count;
      if (!name.weak) ++all.trusted;
      if (name.defined != MentionType::noun_group) all.defined[static_cast<std::size_t>(name.defined)] = 1;
      for (std::size_t i = 0; i < name.votes.size(); ++i) all.votes[i] += name.votes[i];
    }
  }

  /// "Calder Holm ... Holm" is a person, "Calder Microlenses ... Calder" a firm: people are called by their last name, organizations by their
  /// first word.
  void hear_short_forms() {
    constexpr float kShort = 1.6F;
    short_.assign(keys_.size(), 0);
    for (std::size_t n = 0; n < text_.names.size(); ++n) {
      const NameCandidate& name = text_.names[n];
      const std::uint32_t number = number_of_[n];
      if (name.tokens.size() < 2 || name.tokens.size() > 4 || name.fixed || short_[number] != 0) continue;
      short_[number] = 1;
      const std::uint32_t first = name.tokens.begin, last = name.tokens.end - 1;
      if (!text_.has(first, token_capital) || !text_.has(last, token_capital)) continue;
      const bool by_last = stands_alone(last) && !(text_.info[last].name_uses & (kPlace | name_nationality | name_organization_head)) && !text_.has(last, token_common);
      const bool by_first = stands_alone(first) && !(text_.info[first].name_uses & (kPlace | name_nationality | name_given)) && !text_.has(first, token_common);
      if (by_last == by_first) continue;
      keys_[number].votes[static_cast<std::size_t>(by_last ? MentionType::person : MentionType::organization)] += kShort;
    }
  }
  [[nodiscard]] bool stands_alone(std::uint32_t token) const {
    const std::uint32_t number = numbers_.find(text_.token(token).form_key);
    return number != KeyTable::none && keys_[number].trusted > 0;
  }

  /// Names of several words, whose parts may stand alone elsewhere.
  void decide_long(NameCandidate& name, const KeyVotes& all) {
    if (name.tokens.size() < 2) {
      // The family of "Corvane-70B".
      const std::string_view word = text_.folded(name.tokens.begin);
      if (name.fixed && name.vote(MentionType::model) > 0 && word.find('-') != std::string_view::npos) remember(word_key(word.substr(0, word.find('-'))), MentionType::model, 1.5F);
      return;
    }
    float value = 0;
    std::array<float, 12> votes = all.votes;
    for (std::size_t i = 0; i < votes.size(); ++i)
      if (all.defined[i]) votes[i] += kDefinition;
    name.type = best_of(votes, value);
    if (value < 0.3F) name.type = fallback(name);
    name.confidence = value >= 0.3F ? std::min(1.0F, 0.5F + value / 8) : 0.4F;
    if (name.type == MentionType::person) {
      // First and last names of persons; particles and initials aside.
      remember(text_.token(surname_of(text_, name.tokens)).form_key, MentionType::person, 2.2F);
      remember(text_.token(name.tokens.begin).form_key, MentionType::person, 1.1F);
      if (name.tokens.size() > 2 && text_.has(name.tokens.end - 2, token_capital)) remember(text_.key_of({name.tokens.end - 2, name.tokens.end}), MentionType::person, 1.5F);
      for (std::uint32_t i = name.tokens.begin + 1; i + 1 < name.tokens.end; ++i)
        if (text_.uses(i) & use_particle) { remember(text_.key_of({i, name.tokens.end}), MentionType::person, 2.2F); break; }
    } else if (name.type == MentionType::organization) {
      if (!(text_.info[name.tokens.begin].name_uses & (kPlace | name_nationality))) {
        // A first name that many people bear may be one of them, where the firm is not sure.
        remember(text_.token(name.tokens.begin).form_key, MentionType::organization, value >= kSure && !text_.token(name.tokens.begin).has(shape_digit) ? kFirmPart : 1.0F);
        if (name.tokens.size() > 2) remember(text_.key_of({name.tokens.begin, name.tokens.begin + 2}), MentionType::organization, 1.0F);
      }
      remember(acronym_of(name.tokens), MentionType::organization, 2);
    } else if (name.type == MentionType::model) {
      remember(text_.token(name.tokens.begin).form_key, name.type, 0.4F);  // the family of "Family 4 Pro"
    }
  }

  void remember(WordKey key, MentionType type, float weight) {
    if (key == 0) return;
    const auto [number, added] = part_numbers_.insert(key, static_cast<std::uint32_t>(parts_.size()));
    if (added) parts_.emplace_back();
    float& value = parts_[*number][static_cast<std::size_t>(type)];
    value = std::max(value, weight);
  }

  [[nodiscard]] WordKey acronym_of(TokenSpan name) const {
    char letters[16];
    std::size_t n = 0;
    for (std::uint32_t i = name.begin; i < name.end && n < sizeof letters; ++i)
      if (text_.has(i, token_capital)) letters[n++] = text_.folded(i)[0];
    return n >= 2 ? word_key({letters, n}) : 0;
  }

  void share_with_parts() {
    for (KeyVotes& all : keys_) {
      all.part = part_numbers_.find(all.key);
      // That a word which no person of the article bears in full is a surname, is said once, however often it stands there.
      if (borne_by_nobody(all))
        all.votes[static_cast<std::size_t>(MentionType::person)] -= kSaidAgain * static_cast<float>(all.count - 1);
      if (all.part == KeyTable::none) continue;
      const std::array<float, 12>& part = parts_[all.part];
      // The first word of a firm that no person of the article bears: that others bear it says little.
      if (part[static_cast<std::size_t>(MentionType::organization)] >= kFirmPart && part[static_cast<std::size_t>(MentionType::person)] == 0)
        all.votes[static_cast<std::size_t>(MentionType::person)] *= 0.4F, all.votes[static_cast<std::size_t>(MentionType::place)] *= 0.6F;
      for (std::size_t i = 0; i < all.votes.size(); ++i) all.votes[i] += part[i];
    }
  }

  /// A surname that no person of the article bears in full.
  [[nodiscard]] bool borne_by_nobody(const KeyVotes& key) const {
    constexpr float kSpeaksForFirm = 2.0F;
    return key.surname && key.votes[static_cast<std::size_t>(MentionType::organization)] >= kSpeaksForFirm && (key.part == KeyTable::none || parts_[key.part][static_cast<std::size_t>(MentionType::person)] == 0);
  }

  /// No evidence at all: one word, or an everyday word behind another ("Veltor Packaging"), is an organization more often than anything
  /// else; words that are all everyday ones ("Current Report") are the title of a paper, a plan, a programme; words that are none, a person.
  [[nodiscard]] MentionType fallback(const NameCandidate& name) const {
    if (name.tokens.size() == 1) return MentionType::organization;
    bool everyday = false, other = false;
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      if (!text_.has(i, token_capital)) return MentionType::organization;
      (text_.has(i, token_common) ? everyday : other) = true;
    }
    return !everyday ? MentionType::person : other ? MentionType::organization : MentionType::product;
  }

  /// What all occurrences of a name say together; what one says for itself is added in decide().
  void sum_up(KeyVotes& key) const {
    const auto count = static_cast<float>(std::max(1U, key.count));
    bool first = true;
    for (std::size_t type = 0, differing = 0; type < key.votes.size(); ++type) {
      const float vote = key.votes[type] / count + 0.3F * key.votes[type];
      if (differing < std::size(kMayDiffer) && kMayDiffer[differing] == type) {
        key.weighed[differing++] = vote;
        continue;
      }
      const float all = with_certain(key, type, vote);
      if (first || all > key.best_vote) key.best = type, key.best_vote = all, first = false;
    }
  }
  /// Adds what a definition and longer names say.
  [[nodiscard]] float with_certain(const KeyVotes& key, std::size_t type, float vote) const {
    if (key.defined[type]) vote += kDefinition;
    if (key.part != KeyTable::none) vote += parts_[key.part][type];
    return vote;
  }

  /// One name has one type in an article, unless what stands around this occurrence speaks clearly for another. Of equals the first.
  void decide(NameCandidate& name, const KeyVotes& key) {
    std::size_t best = key.best;
    float value = key.best_vote;
    for (std::size_t n = 0; n < std::size(kMayDiffer); ++n) {
      const std::size_t type = kMayDiffer[n];
      float own = name.votes[type];
      if (type == static_cast<std::size_t>(MentionType::person) && key.count > 1 && borne_by_nobody(key)) own -= kSaidAgain;
      const float vote = with_certain(key, type, key.weighed[n] + kOwnWeight * own);
      if (vote > value || (vote == value && type < best)) best = type, value = vote;
    }
    name.type = static_cast<MentionType>(best);
    if (value >= 0.5F) {
      name.confidence = std::min(1.0F, 0.45F + value / 10);
    } else {
      name.type = fallback(name);
      name.confidence = is_plausible(name, key) ? 0.3F : 0.0F;
    }
    if (name.tokens.size() == 1 && value < 2.0F && doubtful(name, key)) name.confidence = 0;
    if (name.tokens.size() > 1 && value < kWordsNeed && (only_words(name) || (key.count == 1 && is_label(name)))) name.confidence = 0;
    if (is_round(name)) name.confidence = 0;
  }
  static constexpr float kSaidAgain = 0.7F;
  static constexpr float kFirmPart = 2.0F;
  static constexpr float kSure = 3.0F;   ///< a head ("Ventures"), a suffix, a definition
  static constexpr float kOwnWeight = 0.6F, kWordsNeed = 1.6F, kDefinition = 2.5F;

  /// "Data Privacy: ..." opens a line; it names nothing.
  [[nodiscard]] bool is_label(const NameCandidate& name) const {
    return text_.token(name.tokens.begin).has(shape_sentence_start) && name.tokens.end < text_.size() && text_.folded(name.tokens.end) == ":" &&
           text_.has(name.tokens.begin, token_common);
  }

  /// "Series B": a round of funding.
  [[nodiscard]] bool is_round(const NameCandidate& name) const {
    return name.tokens.size() == 2 && text_.token(name.tokens.begin + 1).span.size() == 1 && text_.folded(name.tokens.begin) == "series";
  }

  /// Several everyday words at the start of a sentence or a line: a heading rather than a name.
  [[nodiscard]] bool only_words(const NameCandidate& name) const {
    if (text_.has(name.tokens.begin, token_trusted)) return false;
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i)
      if (text_.has(i, token_capital) && !text_.has(i, token_common)) return false;
    return true;
  }

  /// A single everyday word with a capital needs more than its capital.
  [[nodiscard]] bool doubtful(const NameCandidate& name, const KeyVotes& key) const {
    const std::uint32_t i = name.tokens.begin;
    if (!text_.has(i, token_common)) return false;
    return text_.has(i, token_lower) || key.trusted == 0 || (text_.info[i].name_uses & ~(name_common_word | name_organization_head | name_title)) == 0;
  }
  [[nodiscard]] bool is_plausible(const NameCandidate& name, const KeyVotes& key) const {
    if (name.tokens.size() > 1) return true;
    if (text_.has(name.tokens.begin, token_common)) return false;
    // At the start of a sentence capitals tell nothing; a word of no dictionary that does something is a name all the same.
    return key.trusted > 0 || (text_.has(name.tokens.begin, token_unknown) && (text_.parts[name.tokens.begin] & part_subject) != 0);
  }

  /// "told del Monte": small words before a surname that stands alone.
  void take_particles(NameCandidate& name) {
    if (name.type != MentionType::person || name.confidence <= 0) return;
    const std::uint32_t floor = text_.segments.sentences[name.sentence].tokens.begin;
    std::uint32_t begin = name.tokens.begin;
    while (begin > floor && begin + 3 > name.tokens.begin && is_particle(begin - 1)) --begin;
    if (begin == name.tokens.begin) return;
    // "the van Holm drove": a noun that only looks like one.
    if (begin > floor && (text_.token(begin - 1).is(WordClass::determiner) || text_.token(begin - 1).is(WordClass::adjective) || text_.token(begin - 1).is(WordClass::possessive))) return;
    for (std::uint32_t i = begin; i < name.tokens.begin; ++i) text_.info[i].flags |= token_taken;
    name.tokens.begin = begin;
    name.key = text_.key_of(name.tokens);
  }
  [[nodiscard]] bool is_particle(std::uint32_t i) const {
    return text_.uses(i) & use_particle && !text_.has(i, token_capital) && !text_.has(i, token_taken) && !text_.token(i).is(WordClass::number);
  }

  /// Names in a list are of one type.
  void neighbours() {
    auto& names = text_.names;
    for (std::size_t n = 0; n < names.size(); ++n) {
      if (names[n].confidence > 0.45F) continue;
      for (const std::size_t other : {n - 1, n + 1}) {
        if (other >= names.size() || names[other].sentence != names[n].sentence || names[other].confidence <= 0.55F) continue;
        const NameCandidate& left = other < n ? names[other] : names[n];
        const NameCandidate& right = other < n ? names[n] : names[other];
        if (right.tokens.begin != left.tokens.end + 1) continue;
        const std::string_view between = text_.folded(left.tokens.end);
        if (between != "," && between != "and" && between != "or") continue;
        const MentionType type = names[other].type;
        if (type != MentionType::person && type != MentionType::organization && type != MentionType::place) continue;
        if (right.tokens.end < text_.size() && text_.token(right.tokens.end).is(WordClass::possessive)) continue;  // "X and Veltor's Y"
        names[n].type = names[other].type, names[n].confidence = 0.5F;
        break;
      }
    }
  }

  NameText& text_;
  std::vector<KeyVotes> keys_;                 // of each different name
  KeyTable numbers_;                           // key -> keys_
  std::vector<std::uint32_t> number_of_;       // candidate -> keys_
  std::vector<std::uint8_t> short_;            // by key: its short forms were heard
  KeyTable part_numbers_;
  std::vector<std::array<float, 12>> parts_;   // what longer names say of words inside them
};

}  // namespace

void decide_types(NameText& text) { TypeDecider(text).run(); }

}  // namespace crosstell
