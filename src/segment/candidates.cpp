// SPDX-License-Identifier: Apache-2.0
#include "candidates.h"

#include <algorithm>
#include <cmath>

#include "character.h"

namespace crosstell::segmenting {
namespace {

constexpr int kScale = 10;                    // tenths of a nat
constexpr int kByChance = 40;
constexpr NameUseSet kNameOfSomething = name_given | name_surname | name_country | name_region | name_city | name_place_other | name_organization | name_model_family |
                                        name_product | name_month | name_weekday | name_language;

std::int16_t score_of(double probability) { return static_cast<std::int16_t>(std::lround(kScale * std::log(std::max(probability, 1e-4)))); }

Candidate from_reading(const WordReading& reading, Tag tag, std::int16_t score) {
  return {tag, score, reading.forms, false, reading.lemma_key, reading.lemma, reading.lexical};
}

/// Base and plain present are one form; the infinitive needs a modal or "to", which the transitions demand.
void add_reading(const WordReading& reading, std::int16_t score, std::vector<Candidate>& out) {
  const auto less = [&](int by) { return static_cast<std::int16_t>(score - by); };
  switch (reading.word_class) {
    case WordClass::noun: out.push_back(from_reading(reading, (reading.forms & form_plural) && !(reading.forms & form_singular) ? Tag::nns : Tag::nn, score)); break;
    case WordClass::proper_noun: out.push_back(from_reading(reading, Tag::nnp, less(10))); break;
    case WordClass::verb:
      if (reading.forms & form_base) {
        out.push_back(from_reading(reading, Tag::vb, less(5)));
        out.push_back(from_reading(reading, Tag::vbp, less(9)));
      }
      if (reading.forms & form_third) out.push_back(from_reading(reading, Tag::vbz, score));
      if (reading.forms & form_past) out.push_back(from_reading(reading, Tag::vbd, less(reading.forms & form_past_participle ? 7 : 0)));
      // "come" is a participle only behind an auxiliary, which the transitions favour.
      if (reading.forms & form_past_participle) out.push_back(from_reading(reading, Tag::vbn, less((reading.forms & form_past ? 7 : 0) + (reading.forms & form_base ? 12 : 0))));
      if (reading.forms & form_present_participle) out.push_back(from_reading(reading, Tag::vbg, score));
      break;
    case WordClass::adjective: out.push_back(from_reading(reading, Tag::jj, score)); break;
    case WordClass::adverb: out.push_back(from_reading(reading, Tag::rb, score)); break;
    case WordClass::auxiliary: out.push_back(from_reading(reading, Tag::be, score)); break;
    case WordClass::modal: out.push_back(from_reading(reading, Tag::md, score)); break;
    case WordClass::pronoun: out.push_back(from_reading(reading, Tag::prp, score)); break;
    case WordClass::determiner: out.push_back(from_reading(reading, Tag::dt, score)); break;
    case WordClass::preposition: out.push_back(from_reading(reading, Tag::in, score)); break;
    case WordClass::conjunction: out.push_back(from_reading(reading, Tag::cc, score)); break;
    case WordClass::subordinator: out.push_back(from_reading(reading, Tag::sub, score)); break;
    case WordClass::number: out.push_back(from_reading(reading, Tag::cd, score)); break;
    case WordClass::interjection: out.push_back(from_reading(reading, Tag::uh, score)); break;
    case WordClass::particle: out.push_back(from_reading(reading, Tag::rp, score)); break;
    default: break;
  }
}

/// "owner", "number": a noun of its own that only looks like a comparative.
bool by_chance(const WordReading& reading, bool own_noun) {
  return own_noun && reading.word_class == WordClass::adjective && (reading.forms & (form_comparative | form_superlative)) != 0;
}

/// Counts smoothed by a half, so that a sense nobody tagged stays possible.
bool add_readings(std::span<const WordReading> readings, int penalty, std::vector<Candidate>& out) {
  double total = 0;
  for (const WordReading& reading : readings) total += reading.count + 0.5;
  bool own_noun = false;
  for (const WordReading& reading : readings) own_noun |= reading.word_class == WordClass::noun && (reading.forms & form_singular) != 0;
  const std::size_t before = out.size();
  for (const WordReading& reading : readings) {
    if (out.size() - before + 2 > kMaxCandidates) break;
    add_reading(reading, static_cast<std::int16_t>(score_of((reading.count + 0.5) / total) - penalty - (by_chance(reading, own_noun) ? kByChance : 0)), out);
  }
  return out.size() > before;
}

void add_bare(Tag tag, int score, std::vector<Candidate>& out) { out.push_back({tag, static_cast<std::int16_t>(score), forms_of(tag), false, 0, {}, 0}); }

/// The longest suffixes of the table that fit decide.
void add_by_suffix(std::string_view folded, int penalty, std::vector<Candidate>& out) {
  std::size_t longest = 0;
  for (const SuffixRow& row : Tables::builtin().suffixes())
    if (row.suffix.size() > longest && folded.size() > row.suffix.size() + 2 && folded.ends_with(row.suffix)) longest = row.suffix.size();
  if (longest > 0)
    for (const SuffixRow& row : Tables::builtin().suffixes())
      if (row.suffix.size() == longest && folded.ends_with(row.suffix)) add_bare(row.tag, row.score - penalty, out);
  if (longest == 0) {
    add_bare(Tag::nn, -3 - penalty, out);
    add_bare(Tag::jj, -18 - penalty, out);
    add_bare(Tag::vb, -28 - penalty, out);
    add_bare(Tag::vbp, -30 - penalty, out);
  }
}

/// "co-founder" is what founder is; "28-year-old", "state-owned", "long-term" are mostly adjectives.
bool add_compound(std::string_view folded, bool digit_first, std::vector<Candidate>& out) {
  const std::size_t hyphen = folded.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 >= folded.size()) return false;
  const std::string_view last = folded.substr(hyphen + 1);
  static constexpr std::string_view kPrefixes[] = {"co-", "ex-", "vice-", "non-", "anti-", "self-", "pre-", "post-", "re-", "pro-", "sub-", "multi-", "inter-", "mid-"};
  const bool prefixed = std::any_of(std::begin(kPrefixes), std::end(kPrefixes), [&](std::string_view p) { return folded.substr(0, hyphen + 1) == p; });
  if (prefixed && add_readings(Lexicon::builtin().readings(word_key(last)), 0, out)) {
    for (Candidate& row : out) row.lemma = {}, row.lemma_key = 0;  // the lemma keeps the prefix
    return true;
  }
  bool noun = false, participle = false, plural = false;
  for (const WordReading& reading : Lexicon::builtin().readings(word_key(last))) {
    noun |= reading.word_class == WordClass::noun;
    plural |= reading.word_class == WordClass::noun && (reading.forms & form_plural) != 0 && (reading.forms & form_singular) == 0;
    participle |= reading.word_class == WordClass::verb && (reading.forms & (form_past_participle | form_present_participle)) != 0;
  }
  if (plural) {
    add_bare(Tag::nns, -2, out);
    add_bare(Tag::jj, -16, out);
  } else if (noun && !participle && !digit_first) {
    add_bare(Tag::jj, -8, out);
    add_bare(Tag::nn, -6, out);
  } else {
    add_bare(Tag::jj, -2, out);
    add_bare(Tag::nn, -16, out);
  }
  return true;
}

void put(Tag tag, int score, std::uint32_t detail, Choice*& out) { *out++ = {tag, static_cast<std::int16_t>(score), detail}; }

/// What a capital is worth. In running text a capital inside the sentence is a name; at a start or in a title it says little.
void weigh_capital(const Token& token, const TokenContext& context, Choice* from, const WordFacts& facts, Choice*& out) {
  const NameUseSet uses = facts.note.uses;
  const bool known = facts.known;
  if (uses & name_nationality) put(Tag::jj, -4, kBareDetail, out);
  const bool name = (uses & kNameOfSomething) != 0;
  const bool common = known && (!name || (uses & name_common_word) != 0);
  const bool weak = context.sentence_start || token.has(shape_title_case);
  int proper = 0, others = 0;
  if (!weak) {
    proper = 0;
    others = known ? 35 : 60;
  } else if (!known) {
    proper = -2;
    others = 25;
  } else if (!common) {
    proper = -3;
    others = 20;
  } else {
    proper = name ? -18 : -40;
    if (context.next_capitalized && !token.has(shape_title_case)) proper = name ? -4 : -18;
  }
  if (uses & name_nationality) proper = std::min(proper, -8);
  for (Choice* one = from; one != out; ++one)
    if (one->tag != Tag::nnp && !(one->tag == Tag::jj && (uses & name_nationality))) one->score = static_cast<std::int16_t>(one->score - others);
  put(Tag::nnp, proper, kProperDetail, out);
}

Tag mark_tag(const Token& token) {
  const Character c = character_at(token.folded.empty() ? std::string_view(" ") : token.folded, 0);
  switch (c.kind) {
    case CharKind::comma: return Tag::comma;
    case CharKind::stop: case CharKind::ending: return Tag::stop;
    case CharKind::currency: return Tag::sym;
    case CharKind::symbol: return c.value == '%' || c.value == '&' || c.value == '+' || c.value == '=' || c.value >= 0x80 ? Tag::sym : Tag::mark;
    default: return Tag::mark;
  }
}

bool starts_with_digit(const Token& token) { return !token.folded.empty() && token.folded[0] >= '0' && token.folded[0] <= '9'; }

constexpr bool has(LexicalClassSet set, int lexical_class) { return ((set >> lexical_class) & 1) != 0; }

WordNote note_of(const Token& token, std::span<const WordReading> readings) {
  constexpr int kNounTime = 28, kVerbCognition = 31, kVerbCommunication = 32;  // lexnames(5WN)
  static constexpr std::string_view kNegations[] = {"not", "n't", "no", "none", "nobody", "nothing", "neither", "never", "nowhere", "nor", "without"};
  WordNote note;
  note.uses = Lexicon::builtin().name_uses(token.form_key);
  note.negates = std::find(std::begin(kNegations), std::end(kNegations), token.folded) != std::end(kNegations);
  note.that = token.folded == "that";
  for (const WordReading& reading : readings) {
    note.time_noun |= reading.word_class == WordClass::noun && has(reading.lexical_first, kNounTime);
    if (reading.word_class != WordClass::verb) continue;
    note.verb_forms = static_cast<FormSet>(note.verb_forms | reading.forms);
    note.speaks |= has(reading.lexical_first, kVerbCognition) || has(reading.lexical_first, kVerbCommunication);
  }
  return note;
}

constexpr WordClassSet kContent = bit(WordClass::noun) | bit(WordClass::proper_noun) | bit(WordClass::verb) | bit(WordClass::adjective) | bit(WordClass::adverb);

std::uint16_t signs_of(const Token& token, std::span<const WordReading> readings) {
  constexpr int kNounPerson = 18;  // lexnames(5WN)
  unsigned signs = 0;
  if (Lexicon::builtin().starts_phrase(token.form_key)) signs |= sign_starts_phrase;
  if (token.folded.find('-') != std::string_view::npos) signs |= sign_hyphen;
  if (!readings.empty()) {
    const WordClass first = readings.front().word_class;
    signs |= sign_known;
    if (first == WordClass::noun) signs |= sign_noun_first;
    if (first == WordClass::proper_noun) signs |= sign_proper_first;
    if (bit(first) & kContent) signs |= sign_content_first;
    for (const WordReading& reading : readings)
      if (reading.word_class == WordClass::proper_noun && has(reading.lexical, kNounPerson)) signs |= sign_people;
  }
  return static_cast<std::uint16_t>(signs);
}

/// The candidates of a word that its form alone decides. Returns: whether the word is known.
bool collect_open(const Token& token, std::span<const WordReading> readings, std::vector<Candidate>& work) {
  const bool known = add_readings(readings, 0, work);
  for (Candidate& row : work) row.score = static_cast<std::int16_t>(row.score + Tables::builtin().prior(token.form_key, row.tag));
  const bool digit_first = starts_with_digit(token);
  if (known || add_compound(token.folded, digit_first, work)) return known;
  if (digit_first) {
    add_bare(Tag::cd, -3, work);
    add_bare(Tag::nn, -20, work);
    add_bare(Tag::jj, -22, work);
  } else {
    add_by_suffix(token.folded, 0, work);
  }
  return known;
}

bool is_word(const Token& token) { return token.has(shape_letter) || is_apostrophe(token); }

/// "#votenow", "@holm", "https://...": tokens with "://" begin with h or w.
bool is_address(std::string_view folded) {
  const char head = folded.empty() ? ' ' : folded[0];
  return head == '#' || head == '@' || ((head == 'h' || head == 'w') && folded.size() > 6 && folded.find("://") != std::string_view::npos);
}

/// "US", "WHO", "IT" in running text are names; "Will" and "May" inside a sentence mostly too.
void weigh_closed(const Token& token, const TokenContext& context, const Choice* from, Choice*& out) {
  const Tag first = from->tag;
  const bool single = out == from + 1;
  const bool titled = token.has(shape_title_case);
  if (token.has(shape_all_caps) && token.span.size() <= 4 && token.has(shape_letter) && !titled) put(Tag::nnp, first == Tag::cd ? -30 : 8, kProperDetail, out);
  else if (token.has(shape_capitalized) && !context.sentence_start && !titled && first == Tag::md) put(Tag::nnp, 8, kProperDetail, out);
  else if (token.has(shape_capitalized) && single && first == Tag::md) put(Tag::nnp, -20, kProperDetail, out);
}

}  // namespace

FormSet forms_of(Tag tag) {
  switch (tag) {
    case Tag::nn: case Tag::nnp: return form_singular;
    case Tag::nns: return form_plural;
    case Tag::vb: case Tag::vbp: return form_base;
    case Tag::vbz: return form_third;
    case Tag::vbd: return form_past;
    case Tag::vbn: return form_past_participle;
    case Tag::vbg: return form_present_participle;
    case Tag::jj: case Tag::rb: return form_positive;
    default: return 0;
  }
}

WordMemory::WordMemory() : index_(kIndex) {
  facts_.reserve(kWords);
  pool_.reserve(kPool);
  forget_words();
}

void WordMemory::forget_words() {
  std::fill(index_.begin(), index_.end(), 0u);
  further_.clear();
  facts_.assign(1, {});
}

void WordMemory::start_sentence() {
  if (pool_.size() <= kPool) return;
  pool_.clear();
  forget_words();
}

const WordFacts& WordMemory::fill(const Token& token) {
  if (facts_.size() == kWords) forget_words();
  WordFacts& slot = facts_.emplace_back();
  collect(token, slot);
  std::size_t at = token.form_key % kIndex;
  while (index_[at] != 0) at = (at + 1) % kIndex;
  index_[at] = check(token.form_key) | static_cast<std::uint32_t>(facts_.size() - 1);
  return slot;
}

void WordMemory::collect(const Token& token, WordFacts& slot) {
  work_.clear();
  slot.key = token.form_key;
  const auto closed = Tables::builtin().closed(token.form_key);
  slot.closed = !closed.empty();
  slot.known = true;
  slot.word = is_word(token);
  slot.address = slot.word && is_address(token.folded);
  if (!slot.word) {
    if (slot.closed) work_.assign(closed.begin(), closed.end());
    else add_bare(mark_tag(token), 0, work_);
  } else {
    const auto readings = Lexicon::builtin().readings(token.form_key);
    slot.note = note_of(token, readings);
    slot.signs = signs_of(token, readings);
    if (slot.closed) work_.assign(closed.begin(), closed.end());
    else slot.known = collect_open(token, readings, work_);
  }
  if (work_.size() > kMaxCandidates) work_.resize(kMaxCandidates);
  for (Candidate& row : work_) row.lemma_begins_form = !row.lemma.empty() && token.folded.starts_with(row.lemma);
  slot.count = static_cast<std::uint8_t>(work_.size());
  slot.further = static_cast<std::uint32_t>(further_.size());
  for (std::size_t i = 0; i < work_.size(); ++i) {
    const Choice choice{work_[i].tag, work_[i].score, static_cast<std::uint32_t>(pool_.size() + i)};
    if (i < kNearChoices) slot.choices[i] = choice;
    else further_.push_back(choice);
    slot.possible |= bit(word_class_of(work_[i].tag));
  }
  pool_.insert(pool_.end(), work_.begin(), work_.end());
}

WordNote add_choices(Token& token, const TokenContext& context, WordMemory& memory, Choice*& out) {
  if (token.has(shape_digit) && !token.has(shape_letter) && Tables::builtin().closed(token.form_key).empty()) {  // numbers would only push words out
    put(Tag::cd, 0, kBareDetail, out);
    token.possible = bit(WordClass::number);
    return {};
  }
  const WordFacts& facts = memory.facts(token);
  token.word = memory.number_of(facts);
  token.name_uses = facts.note.uses;
  token.signs = facts.signs;
  if (facts.address) {
    put(Tag::nnp, 0, kProperDetail, out);
    token.possible = bit(WordClass::proper_noun);
    return {};
  }
  Choice* const from = out;
  memory.put_choices(facts, from);
  out += facts.count;
  Choice* added = out;
  const bool marked = token.possible != 0;
  token.possible = facts.possible;
  if (!facts.word) return {};
  if (facts.closed) {
    if (context.after_s && !marked && !token.has(shape_space_before)) put(Tag::pos, 0, kBareDetail, out);  // the workers' rights
    if (token.has(shape_capitalized)) weigh_closed(token, context, from, out);
  } else if ((token.has(shape_capitalized) || token.has(shape_mixed)) && !starts_with_digit(token)) {
    weigh_capital(token, context, from, facts, out);
  }
  for (; added != out; ++added) token.possible |= bit(word_class_of(added->tag));
  return facts.note;
}

}  // namespace crosstell::segmenting
