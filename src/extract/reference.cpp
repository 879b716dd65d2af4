// SPDX-License-Identifier: Apache-2.0
// Pronouns and definite descriptions: the latest thing of a fitting type, subjects before others.
#include <algorithm>
#include <array>
#include <bit>

#include "crosstell/base/word_set.h"
#include "named_kind.h"
#include "names.h"
#include "organization_kind.h"
#include "page_person.h"
#include "reference_words.h"

namespace crosstell {

namespace {

constexpr std::size_t kRemembered = 24;         // mentions looked back at; bounds the work for each pronoun
constexpr std::size_t kRing = 32;               // room for them: a bit of TypeMask each
using TypeMask = std::uint32_t;
constexpr std::uint32_t kPersonReach = 5;       // sentences
constexpr std::uint32_t kThingReach = 2;
constexpr std::uint32_t kDefiniteReach = 8;
constexpr float kTopicBonus = 0.9F;             // "the company" is the one that the article is about rather than one that it mentions

using TypeSet = std::uint32_t;
constexpr TypeSet only(MentionType type) { return TypeSet{1} << static_cast<int>(type); }

/// A mention that a later word may stand for.
struct Antecedent {
  std::int32_t entity = -1;
  MentionType type = MentionType::concept_;
  std::uint32_t token = 0, sentence = 0, block = 0;
  bool subject = false;
  bool agent = false;       ///< "lured by Veltor"
};

class Resolver {
 public:
  Resolver(const NameText& text, Extraction& result) : text_(text), result_(result), kinds_(text, result), bodies_(text, result), people_(text, result), taken_(text.size(), 0) {
    for (const Mention& m : result.mentions)
      if (m.type != MentionType::concept_ && m.type != MentionType::role)
        for (std::uint32_t i = m.tokens.begin; i < m.tokens.end; ++i) taken_[i] = 1;
  }

  void run() {
    known_ = result_.mentions.size();
    const auto& sentences = text_.segments.sentences;
    std::uint32_t s = 0;
    for (const std::uint32_t i : text_.pointers) {
      while (s < sentences.size() && sentences[s].tokens.end <= i) ++s;
      if (s == sentences.size()) break;
      if (i < sentences[s].tokens.begin) continue;
      sentence_ = s, block_ = sentences[s].block;
      for (; next_ < known_ && result_.mentions[next_].tokens.begin <= i; ++next_) remember(result_.mentions[next_]);
      if (taken_[i]) continue;
      const WordUseSet uses = text_.uses(i);
      if (uses & (use_male | use_female | use_neuter | use_plural) && text_.token(i).span.size() <= 10) { pronoun(i, uses); continue; }
      if (text_.token(i).is(WordClass::determiner)) definite(i, sentences[s].tokens.end);
    }
  }

 private:
  void remember(const Mention& m) {
    if (m.entity < 0 || m.type == MentionType::role || m.type == MentionType::nationality) return;
    push({m.entity, result_.entities[static_cast<std::size_t>(m.entity)].type, m.tokens.begin, m.sentence, text_.segments.sentences[m.sentence].block, reference::is_subject(text_, m.tokens), reference::is_agent(text_, m.tokens)});
  }
  void push(const Antecedent& a) {
    const std::size_t slot = pushed_++ % kRing;
    const TypeMask bit = TypeMask{1} << slot;
    of_type_[static_cast<std::size_t>(recent_[slot].type)] &= ~bit;
    of_type_[static_cast<std::size_t>(a.type)] |= bit;
    recent_[slot] = a;
  }
  [[nodiscard]] std::size_t remembered() const { return std::min(pushed_, kRemembered); }

  /// Slots of `recent_` that hold something of these types.
  [[nodiscard]] TypeMask slots_of(TypeSet types) const {
    TypeMask slots = 0;
    for (; types != 0; types &= types - 1) slots |= of_type_[static_cast<std::size_t>(std::countr_zero(types))];
    return slots;
  }

  struct Choice { const Antecedent* antecedent = nullptr; bool rival = false; };

  /// The best antecedent: same sentence or the one before, subjects first; later ones win among equals.
  template <class Fits>
  [[nodiscard]] Choice choose(TypeSet types, std::uint32_t reach, bool same_sentence, Fits fits, std::int32_t topic = -1) const {
    Choice choice;
    float best = 0;
    // From the oldest to the latest.
    const std::size_t first = pushed_ - remembered();
    TypeMask fitting = std::rotr(slots_of(types), static_cast<int>(first % kRing)) & ((TypeMask{1} << remembered()) - 1);
    for (; fitting != 0; fitting &= fitting - 1) {
      const Antecedent& a = recent_[(first + static_cast<std::size_t>(std::countr_zero(fitting))) % kRing];
      if (sentence_ - a.sentence > reach || (!same_sentence && a.sentence == sentence_) || !fits(a)) continue;
      const std::uint32_t distance = sentence_ - a.sentence;
      float score = 6.0F - static_cast<float>(distance) + (a.subject ? 1.6F : 0.0F);
      if (a.block != block_) score -= 0.5F;
      if (a.entity == topic) score += kTopicBonus;
      else if (topic >= 0 && a.agent) score -= kTopicBonus;   // "led by Orvan ... The company"
      if (choice.antecedent && choice.antecedent->entity != a.entity && choice.antecedent->sentence == a.sentence && choice.antecedent->subject == a.subject) choice.rival = true;
      if (score >= best) {
        if (choice.antecedent && choice.antecedent->entity != a.entity && best == score) choice.rival = true;
        best = score, choice.antecedent = &a;
      }
    }
    return choice;
  }

  void pronoun(std::uint32_t i, WordUseSet uses) {
    const Token& t = text_.token(i);
    if (uses & (use_male | use_female)) {
      const NameUseSet gender = uses & use_male ? name_male : name_female;
      Choice choice = choose(only(MentionType::person), kPersonReach, true, [&, described = reference::follows_participle(text_, sentence_, i)](const Antecedent& a) {
        return !(described && a.agent && a.sentence == sentence_) && (people_.gender(a.entity) & gender) != 0 && !acts_on(a, i);
      });
      if (means_page_person(i, gender, choice)) return add_page_person(i);
      if (choice.antecedent) add({i, i + 1}, MentionType::pronoun, Mention::Form::pronoun, *choice.antecedent, "pronoun_person", choice.rival ? 0.65F : 0.85F);
      return;
    }
    if (uses & use_neuter) {
      if (reference::is_expletive(text_, i)) return;
      constexpr TypeSet kThings = only(MentionType::organization) | only(MentionType::model) | only(MentionType::product);
      if (t.folded == "its" && of_joined(i)) return;
      if (t.folded == "it") name_beside(i);
      else beside_count_ = 0;
      const Choice choice = choose(kThings, kThingReach, true, [&, described = reference::follows_participle(text_, sentence_, i)](const Antecedent& a) {
        return !(described && a.agent && a.sentence == sentence_) && !stands_beside(a.entity) && !acts_on(a, i);
      });
      if (choice.antecedent && (choice.antecedent->subject || !choice.rival))
        add({i, i + 1}, MentionType::pronoun, Mention::Form::pronoun, *choice.antecedent, choice.antecedent->subject ? "pronoun_subject" : "pronoun_recent",
            choice.antecedent->subject && !choice.rival ? 0.85F : 0.65F);
      return;
    }
    // they, their: an organization only when it was the subject before, and no plural noun was nearer.
    if (t.folded == "them" || reference::plural_before(text_, sentence_, i)) return;
    const Choice choice = choose(only(MentionType::organization), 1, true, [](const Antecedent& a) { return a.subject; });
    if (choice.antecedent && !choice.rival) add({i, i + 1}, MentionType::pronoun, Mention::Form::pronoun, *choice.antecedent, "pronoun_plural", 0.6F);
  }

  /// "Veltor and its chairman": of the one right before it.
  bool of_joined(std::uint32_t i) {
    if (i < 2 || text_.folded(i - 1) != "and" || remembered() == 0) return false;
    for (std::size_t m = next_; m > 0 && result_.mentions[m - 1].tokens.end + 1 >= i; --m) {
      const Mention& mention = result_.mentions[m - 1];
      if (mention.tokens.end + 1 != i || mention.entity < 0 || mention.type != MentionType::organization) continue;
      Antecedent beside;
      beside.entity = mention.entity, beside.type = mention.type, beside.token = mention.tokens.begin, beside.sentence = sentence_, beside.block = block_;
      add({i, i + 1}, MentionType::pronoun, Mention::Form::pronoun, beside, "pronoun_subject", 0.85F);
      return true;
    }
    return false;
  }

  /// A profile comes back to its person: in a new paragraph "she" is not somebody whom the one before mentioned in passing.
  [[nodiscard]] bool means_page_person(std::uint32_t i, NameUseSet gender, const Choice& choice) {
    const std::int32_t page = people_.entity();
    if (page < 0 || people_.gender(page) != gender || first_of(page) >= i) return false;
    if (!choice.antecedent) return true;
    const Antecedent& other = *choice.antecedent;
    if (other.entity == page || other.block == block_ || !people_.is_minor(other.entity)) return false;
    const std::string_view form = text_.folded(other.token);
    const bool told_of = other.subject && form != "her" && form != "him" && form != "his";
    if (told_of && other.block + 1 == block_ && only_speech_between(other.sentence)) return false;   // whom the paragraph before told of last
    return i + 1 >= text_.size() || !(text_.uses(i + 1) & use_reporting);   // "she added": whoever spoke last
  }
  /// All sentences from there to this one go on with words that somebody says.
  [[nodiscard]] bool only_speech_between(std::uint32_t from) const {
    for (std::uint32_t s = from + 1; s < sentence_; ++s)
      if (text_.token(text_.segments.sentences[s].tokens.begin).quotation == 0) return false;
    return true;
  }
  /// Where the entity is first named.
  [[nodiscard]] std::uint32_t first_of(std::int32_t entity) {
    if (page_begin_ == kNowhere) {
      const auto at = std::find_if(result_.mentions.begin(), result_.mentions.begin() + static_cast<std::ptrdiff_t>(known_), [&](const Mention& m) { return m.entity == entity; });
      page_begin_ = at->tokens.begin;
    }
    return page_begin_;
  }
  void add_page_person(std::uint32_t i) {
    Antecedent page;
    page.entity = people_.entity(), page.type = MentionType::person;
    add({i, i + 1}, MentionType::pronoun, Mention::Form::pronoun, page, "pronoun_page", 0.75F);
  }

  /// "Veltor outbid it", "Ada Holm thanked him": who acts in the clause is not whom the pronoun behind its verb stands for.
  [[nodiscard]] bool acts_on(const Antecedent& a, std::uint32_t i) const {
    if (!a.subject || a.sentence != sentence_ || !(text_.parts[i] & part_object) || a.token >= i) return false;
    const std::string_view form = text_.folded(i);
    if (form != "it" && form != "him" && !(form == "her" && !reference::heads_noun(text_, i))) return false;
    // "tried to scare them into supporting him": another one may do that.
    const Token& verb = text_.token(i - 1);
    if (!verb.is(WordClass::verb) || !(verb.forms & (form_past | form_third)) || text_.parts[a.token] & part_object) return false;
    return text_.token(a.token).clause == text_.token(i).clause;
  }
  /// "It bought Veltor", "it sells Veltor's pumps": what the clause goes on to name is not what its subject stands for.
  void name_beside(std::uint32_t i) {
    beside_count_ = 0;
    if (!(text_.parts[i] & part_subject)) return;
    const std::uint32_t limit = text_.segments.sentences[sentence_].tokens.end;
    std::uint32_t end = i;
    while (end < limit && !text_.token(end).is(WordClass::punctuation)) ++end;
    for (std::size_t m = next_; m < known_ && beside_count_ < beside_.size(); ++m) {
      const Mention& mention = result_.mentions[m];
      if (mention.tokens.begin >= end) break;
      if (mention.entity >= 0 && mention.type != MentionType::concept_) beside_[beside_count_++] = mention.entity;
    }
  }
  [[nodiscard]] bool stands_beside(std::int32_t entity) const {
    return std::find(beside_.begin(), beside_.begin() + static_cast<std::ptrdiff_t>(beside_count_), entity) != beside_.begin() + static_cast<std::ptrdiff_t>(beside_count_);
  }

  /// "the company", "this lab", "the 28-year-old", "the chief executive".
  void definite(std::uint32_t i, std::uint32_t limit) {
    const std::string_view word = text_.folded(i);
    if (word != "the" && word != "this" && word != "that") return;
    if (word == "the" && described_person(i, limit)) return;
    std::uint32_t head = 0;
    bool year_old = false;
    std::uint32_t k = i + 1;
    for (; k < limit && k < i + 5; ++k) {
      const Token& t = text_.token(k);
      if (k == i + 1 && ranks_within(k, limit)) { ++k; continue; }            // "the country's second-biggest lender"
      if (taken_[k] && k == i + 1 && place_before_noun(k, limit)) continue;   // "the Lisbon lab", "the Danish bank"
      if (taken_[k] && !t.folded.ends_with("-year-old")) return;
      if (t.folded.ends_with("-year-old")) { year_old = true, head = k; continue; }
      if (t.is(WordClass::noun) || (t.is(WordClass::proper_noun) && k == i + 1 && !reference::is_narrow(t.folded) && text_.uses(k) & use_organization && text_.has(k, token_common))) { head = k; continue; }
      if (!t.is(WordClass::adjective) && !(text_.uses(k) & (use_role | use_role_modifier)) && !(text_.has(k, token_capital) && text_.uses(k) & use_not_name)) break;
    }
    if (head == 0) return;
    const Token& t = text_.token(head);
    if (year_old && !t.folded.ends_with("-year-old") && !reference::names_person(text_, head)) year_old = false;   // "the six-year-old company", "the old vessel"
    if (t.forms & form_plural && !(t.forms & form_singular)) return;
    // "the company that ...", "the head of ...": described here, not taken up again.
    if (head + 1 < limit) {
      const std::string_view after = text_.folded(head + 1);
      if (after == "of" || after == "that" || after == "which" || after == "who" || after == "whose") return;
      if (taken_[head + 1] && text_.token(head + 1).has(shape_space_before)) return;  // "the startup Veltor"
      if (year_old && text_.has(head + 1, token_capital)) return;                     // "the 17-year-old Holm"
    }
    const TokenSpan span{i, head + 1};
    const WordUseSet uses = text_.uses(head);
    const bool trade = names_trade(i, head);
    if (!trade && (year_old || uses & (use_role | use_person))) {
      if (!year_old && definite_body(span, false)) return;
      if (!definite_person(span, uses, year_old) && !year_old && span.size() == 2) definite_body(span, true);
      return;
    }
    TypeSet types = trade ? only(MentionType::organization) : 0;
    if (uses & use_organization) types |= only(MentionType::organization);
    if (uses & use_model) types |= only(MentionType::model) | (head == i + 1 ? 0 : only(MentionType::product));
    if (uses & use_product && !(uses & use_model)) types |= only(MentionType::product) | only(MentionType::model);
    if (uses & use_place && !(uses & use_organization)) types |= only(MentionType::place);
    if (types == 0) return;
    if (types == only(MentionType::place))   // "the lower town" is a part of one, or another
      for (std::uint32_t m = i + 1; m < head; ++m)
        if (!taken_[m]) return;
    if (uses & use_product && !(uses & (use_model | use_organization))) return definite_thing(span, types);
    const bool narrow = reference::is_narrow(t.lemma);
    const bool same_sentence = head > i + 1 || word == "the";
    const bool object = (text_.parts[head] & part_object) != 0;
    if (types == only(MentionType::organization) && appended(span)) return;   // "..., the data company she founded"
    const auto may_stand = [&](const Antecedent& a) {
      if (object && a.subject && a.type == MentionType::organization && a.sentence == sentence_ && text_.token(a.token).clause == t.clause) return false;   // "Orvan sued the company"
      if (a.type != MentionType::organization) return !narrow || is_called(a, t.lemma);
      const auto fit = bodies_.fits(a.entity, t);
      return narrow ? fit == OrganizationKinds::Fit::yes || is_called(a, t.lemma) : fit != OrganizationKinds::Fit::no;
    };
    Choice choice;
    if (!narrow && !reference::is_any_business(t.lemma))   // "the lender": the one that was called so
      choice = choose(types, kDefiniteReach, same_sentence, [&](const Antecedent& a) { return may_stand(a) && a.type == MentionType::organization && bodies_.fits(a.entity, t) == OrganizationKinds::Fit::yes; });
    if (!choice.antecedent) choice = choose(types, kDefiniteReach, same_sentence, may_stand, head == i + 1 && !behind_name(i) ? bodies_.topic() : -1);
    // "The round was led by Orvan and values the company at ...": far from its name, the one the article is about rather than who did something to it.
    const bool doer = choice.antecedent && choice.antecedent->agent && choice.antecedent->sentence == sentence_ && bodies_.topic() >= 0;
    if ((!choice.antecedent || doer) && types == only(MentionType::organization) && head == i + 1 && word == "the" && reference::is_firm(t.lemma)) return of_topic(span);
    // A firm may bear the name of what it makes: "Veltor released Veltor 2. The company ..."
    if (types == only(MentionType::organization) && !narrow && (!choice.antecedent || !choice.antecedent->subject)) {
      const Choice maker = choose(only(MentionType::model), kThingReach, true, [&](const Antecedent& a) { return a.subject && is_plain_name(a.entity); });
      if (maker.antecedent && (!choice.antecedent || maker.antecedent->sentence + 1 >= choice.antecedent->sentence)) choice = maker, choice.rival = true;
    }
    if (!choice.antecedent || choice.antecedent->token == i) return;
    add(span, choice.antecedent->type, Mention::Form::definite, *choice.antecedent, "definite_type", choice.rival ? 0.6F : 0.8F);
  }

  /// "The Norwegian", "the grey-haired Liberal", "the father of three", "the striker, 24,": somebody told once more by what he is. Only when
  /// the sentence before names one person does it stand for that person.
  bool described_person(std::uint32_t i, std::uint32_t limit) {
    const std::uint32_t head = reference::person_described(text_, i, limit);
    if (head == 0 || (!(text_.parts[head] & part_subject) && i != text_.segments.sentences[sentence_].tokens.begin)) return false;
    const std::int32_t person = only_person_before();
    if (person < 0) return false;
    const WordUseSet uses = text_.uses(head);
    if (uses & (use_male | use_female) && (people_.gender(person) & (uses & use_male ? name_male : name_female)) == 0) return false;
    const Choice choice = choose(only(MentionType::person), 2, false, [&](const Antecedent& a) { return a.entity == person; });
    if (!choice.antecedent) return false;
    add({i, head + 1}, MentionType::person, Mention::Form::definite, *choice.antecedent, "definite_described", 0.7F);
    return true;
  }

  /// The one person told of in the sentence before, or in the last of the two before that tells of any; -1: nobody, or several.
  [[nodiscard]] std::int32_t only_person_before() const {
    std::int32_t found = -1;
    std::uint32_t nearest = 0xFFFFFFFF;
    for (std::size_t n = 0; n < remembered(); ++n) {
      const Antecedent& a = recent_[(pushed_ - 1 - n) % kRing];
      if (a.type != MentionType::person || (!a.subject && is_plain_name(a.entity))) continue;   // "a Cleveland jury" is taken for a person easily
      const std::uint32_t distance = sentence_ - a.sentence;
      if (distance == 0) return -1;   // somebody else is named beside
      if (distance > 2 || distance > nearest) break;
      nearest = distance;
      if (found >= 0 && found != a.entity) return -1;
      found = a.entity;
    }
    return found;
  }

  /// "the chip designer", "the ferry operator": what a firm does for a living, told by what it deals in.
  [[nodiscard]] bool names_trade(std::uint32_t i, std::uint32_t head) const {
    static constexpr WordSet kTrades{"builder", "designer", "developer", "distributor", "exporter", "importer", "insurer", "lender", "manufacturer", "operator", "producer", "provider", "publisher", "refiner", "retailer", "seller", "supplier"};
    return head > i + 1 && text_.token(head - 1).is(WordClass::noun) && kTrades.holds(text_.token(head).lemma);
  }

  /// "The ship", "the drug": the one thing of its kind that was named, else the product told of last when nothing says that it is another.
  void definite_thing(TokenSpan span, TypeSet types) {
    const Token& noun = text_.token(span.end - 1);
    if (described_anew(span.end)) return;
    std::int32_t only_one = -1;
    bool several = false;
    const Choice known = choose(types, kDefiniteReach, true, [&](const Antecedent& a) {
      if (kinds_.fits(a.entity, noun) != NamedKinds::Fit::yes) return false;
      several |= only_one >= 0 && only_one != a.entity;
      only_one = a.entity;
      return true;
    });
    if (several) return;   // "the ferries Halda and Orla ... The ship"
    const Choice choice = known.antecedent ? known : choose(types, kDefiniteReach, span.size() > 2 || text_.folded(span.begin) == "the", [&](const Antecedent& a) {
      return kinds_.fits(a.entity, noun) == NamedKinds::Fit::unknown;
    });
    if (!choice.antecedent || choice.antecedent->token == span.begin) return;
    if (kinds_.another(noun, text_.segments.sentences[choice.antecedent->sentence].tokens.begin, span.begin)) return;
    add(span, choice.antecedent->type, Mention::Form::definite, *choice.antecedent, known.antecedent ? "definite_kind" : "definite_type", choice.rival ? 0.6F : 0.8F);
  }

  /// "The ship carrying the oil", "the drug with the fewest side effects": words behind the noun pick one out.
  [[nodiscard]] bool described_anew(std::uint32_t next) const {
    if (next >= text_.size()) return false;
    const Token& t = text_.token(next);
    return t.folded == "with" || t.folded == "from" || t.folded == "called" || t.folded == "named" ||
           (t.is(WordClass::verb) && (t.forms & form_present_participle) != 0);
  }

  /// One word without a number: no version of anything.
  [[nodiscard]] bool is_plain_name(std::int32_t entity) const {
    const std::string& key = result_.entities[static_cast<std::size_t>(entity)].key;
    return key.find_first_of(" -0123456789") == std::string::npos;
  }

  /// "The publisher", "the developer": a body, where the article calls one so.
  bool definite_body(TokenSpan span, bool kin) {
    const Token& noun = text_.token(span.end - 1);
    const Choice choice = choose(only(MentionType::organization), kDefiniteReach, true, [&](const Antecedent& a) {
      return bodies_.fits(a.entity, noun) == OrganizationKinds::Fit::yes || (kin && bodies_.is_kin(a.entity, noun));
    });
    if (!choice.antecedent || choice.antecedent->token == span.begin) return false;
    add(span, MentionType::organization, Mention::Form::definite, *choice.antecedent, "definite_kind", choice.rival ? 0.6F : 0.8F);
    return true;
  }

  /// A name and a comma or dash stand before: "Ada Holm, the company's ...".
  [[nodiscard]] bool behind_name(std::uint32_t i) const {
    if (i < 2 || !taken_[i - 2] || text_.starts_line(i)) return false;
    const std::string_view mark = text_.folded(i - 1);
    return mark == "," || mark == "-";
  }

  /// "Orvan, the data company she founded": it says what Orvan is. The link is the name itself.
  bool appended(TokenSpan span) {
    if (!behind_name(span.begin)) return false;
    if (span.end < text_.size()) {   // "..., the bank said", "..., the bank's owner"
      const Token& next = text_.token(span.end);
      if (next.is(WordClass::possessive) || next.is(WordClass::verb) || next.is(WordClass::auxiliary) || next.is(WordClass::modal)) return false;
    }
    const auto at = std::find_if(result_.mentions.begin(), result_.mentions.begin() + static_cast<std::ptrdiff_t>(next_), [&](const Mention& m) { return m.tokens.end == span.begin - 1 && m.type == MentionType::organization && m.entity >= 0; });
    if (at == result_.mentions.begin() + static_cast<std::ptrdiff_t>(next_)) return false;
    add(span, MentionType::organization, Mention::Form::definite, {at->entity, at->type, at->tokens.begin, sentence_, block_, reference::is_subject(text_, at->tokens), reference::is_agent(text_, at->tokens)}, "definite_apposition", 0.9F);
    return true;
  }

  /// "The company" far from any name: the one organization that the article is about.
  void of_topic(TokenSpan span) {
    Antecedent topic;
    topic.entity = bodies_.topic(), topic.type = MentionType::organization;
    if (topic.entity >= 0) add(span, topic.type, Mention::Form::definite, topic, "definite_topic", 0.5F);
  }
  /// "the union Havnar" or "Dockers Union".
  [[nodiscard]] bool is_called(const Antecedent& a, std::string_view noun) const {
    if (a.token > 0 && text_.token(a.token - 1).lemma == noun) return true;
    const std::string_view key = result_.entities[static_cast<std::size_t>(a.entity)].key;
    for (std::size_t at = key.find(noun); at != std::string_view::npos; at = key.find(noun, at + 1)) {
      const std::size_t end = at + noun.size();
      if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) return true;
    }
    return false;
  }

  /// "country's second-biggest": a place that only tells how the thing ranks.
  [[nodiscard]] bool ranks_within(std::uint32_t k, std::uint32_t limit) const {
    static constexpr WordSet kWithin{"city", "continent", "country", "nation", "region", "state", "world"};
    return k + 3 < limit && kWithin.holds(text_.folded(k)) && text_.token(k + 1).is(WordClass::possessive) && (text_.folded(k + 2).ends_with("est") || text_.folded(k + 2) == "leading");
  }

  [[nodiscard]] bool place_before_noun(std::uint32_t k, std::uint32_t limit) const {
    constexpr NameUseSet kOrigin = name_country | name_region | name_city | name_place_other | name_nationality;
    return ((text_.info[k].name_uses & kOrigin) != 0 || text_.folded(k).ends_with("-based")) && k + 1 < limit && !taken_[k + 1] && text_.token(k + 1).is(WordClass::noun) &&
           (text_.uses(k + 1) & use_organization) != 0;
  }


  bool definite_person(TokenSpan span, WordUseSet uses, bool year_old) {
    const std::string head(text_.token(span.end - 1).lemma);
    const Choice choice = choose(only(MentionType::person), kDefiniteReach, true, [&](const Antecedent& a) {
      if (year_old) return true;
      if (!(uses & use_role)) return false;
      const std::string& role = result_.entities[static_cast<std::size_t>(a.entity)].role;
      if (head == "executive" && reference::installed(text_, a.token)) return true;
      return role.size() >= head.size() && std::equal(head.rbegin(), head.rend(), role.rbegin(), [](char x, char y) { return x == y || x == (y | 0x20); });
    });
    if (choice.antecedent) add(span, MentionType::person, Mention::Form::definite, *choice.antecedent, year_old ? "definite_age" : "definite_role", choice.rival ? 0.55F : 0.75F);
    return choice.antecedent != nullptr;
  }

  void add(TokenSpan span, MentionType type, Mention::Form form, const Antecedent& antecedent, std::string_view rule, float confidence) {
    Mention mention;
    mention.type = type, mention.form = form, mention.tokens = span, mention.span = text_.span_of(span), mention.sentence = sentence_;
    mention.entity = antecedent.entity, mention.rule = form == Mention::Form::pronoun ? "pronoun" : "definite", mention.link_rule = rule, mention.confidence = confidence;
    const Antecedent again{antecedent.entity, antecedent.type, span.begin, sentence_, block_, reference::is_subject(text_, span), reference::is_agent(text_, span)};
    result_.mentions.push_back(mention);
    push(again);
  }

  const NameText& text_;
  Extraction& result_;
  NamedKinds kinds_;
  OrganizationKinds bodies_;
  PagePerson people_;
  std::vector<std::uint8_t> taken_;
  std::array<Antecedent, kRing> recent_{};   // a ring
  std::array<TypeMask, 32> of_type_{};             // by MentionType: the slots of the ring that hold it
  std::size_t pushed_ = 0;
  std::size_t known_ = 0, next_ = 0;               // mentions that were there before; the first that stands behind the word
  std::array<std::int32_t, 8> beside_{};           // entities that the clause of a pronoun names behind it
  std::size_t beside_count_ = 0;
  std::uint32_t sentence_ = 0, block_ = 0;
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
  std::uint32_t page_begin_ = kNowhere;            // token of the first name of the person the article is about
};

}  // namespace

void resolve_references(const NameText& text, Extraction& result) { Resolver(text, result).run(); }

/// A noun group that turned out to stand for a named entity is no concept.
void drop_shadowed_concepts(Extraction& result) {
  std::vector<TokenSpan> resolved;
  for (const Mention& m : result.mentions)
    if (m.form == Mention::Form::definite && m.type != MentionType::event) resolved.push_back(m.tokens);
  if (resolved.empty()) return;
  std::sort(resolved.begin(), resolved.end());
  std::erase_if(result.mentions, [&](const Mention& m) {
    if (m.type != MentionType::concept_) return false;
    auto after = std::upper_bound(resolved.begin(), resolved.end(), m.tokens, [](const TokenSpan& a, const TokenSpan& b) { return a.begin < b.begin; });
    return after != resolved.begin() && std::prev(after)->contains(m.tokens);
  });
}

}  // namespace crosstell
