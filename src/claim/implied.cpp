// SPDX-License-Identifier: Apache-2.0
#include "implied.h"

#include <algorithm>
#include <vector>

#include "crosstell/lexicon.h"

namespace crosstell {
namespace {

constexpr std::size_t kEarlierClaims = 400;   // looked back at

/// The company that an earlier claim tells to be bought, or -1.
std::int32_t target_of(const ArticleContext& context, const Claim& claim) {
  const auto is_company = [&](std::int32_t entity) {
    if (entity < 0) return false;
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(entity)].type;
    return type == MentionType::organization || type == MentionType::product;
  };
  if (is_deal(claim.attribute)) return is_company(claim.subject) ? claim.subject : -1;
  if (claim.attribute != "event:acquire" && claim.attribute != "event:buy" && claim.attribute != "event:purchase") return -1;
  for (const ClaimArgument& argument : claim.arguments)
    if (argument.role == "object" && argument.entity != claim.subject && is_company(argument.entity)) return argument.entity;
  return -1;
}

/// "Northwind shares", "Northwind's stock", "shares of Northwind": a company whose shares the text speaks of.
bool has_shares(const ArticleContext& context, const TokenSpan& name) {
  const auto& words = context.segments.tokens;
  const auto names_shares = [&](std::uint32_t i) { return i < words.size() && (words[i].folded == "shares" || words[i].folded == "stock"); };
  const bool behind = name.begin >= 2 && (words[name.begin - 1].folded == "of" || words[name.begin - 1].folded == "in") && names_shares(name.begin - 2);
  return behind || names_shares(name.end) || (name.end < words.size() && words[name.end].is(WordClass::possessive) && names_shares(name.end + 1));
}

/// The only company whose shares the text names, or -1.
std::int32_t listed_company(const ArticleContext& context) {
  std::int32_t found = -1;
  for (const Mention& mention : context.extraction.mentions) {
    if (mention.entity < 0 || mention.entity == found || mention.form == Mention::Form::pronoun) continue;
    if (context.extraction.entities[static_cast<std::size_t>(mention.entity)].type != MentionType::organization || !has_shares(context, mention.tokens)) continue;
    if (found >= 0) return -1;
    found = mention.entity;
  }
  return found;
}

/// The entity of a type that the title names alone, else the one named at least three times and twice as often as any other,
/// or the only model there is; or -1.
std::int32_t topic_of(const ArticleContext& context, MentionType type, MentionType or_type) {
  constexpr std::uint32_t kLeastMentions = 3;
  const auto& extraction = context.extraction;
  std::vector<std::uint32_t> count(extraction.entities.size());
  std::int32_t titled = -1;
  bool several = false;
  std::uint32_t sentence = 0;
  for (const Mention& mention : extraction.mentions) {
    if (mention.entity < 0) continue;
    const MentionType of = extraction.entities[static_cast<std::size_t>(mention.entity)].type;
    if (of != type && of != or_type) continue;
    ++count[static_cast<std::size_t>(mention.entity)];
    while (sentence + 1 < context.segments.sentences.size() && context.segments.sentences[sentence].tokens.end <= mention.tokens.begin) ++sentence;
    if (context.block_of(context.segments.sentences[sentence]).zone != Zone::title || titled == mention.entity) continue;
    several |= titled >= 0;
    titled = mention.entity;
  }
  if (type == MentionType::organization)
    if (const std::int32_t listed = listed_company(context); listed >= 0) return listed;
  if (titled >= 0 && !several) return titled;
  const auto most = std::max_element(count.begin(), count.end());
  if (most == count.end() || *most == 0) return -1;
  const bool alone = type == MentionType::model && std::count(count.begin(), count.end(), 0U) + 1 == static_cast<std::ptrdiff_t>(count.size());
  if (*most < kLeastMentions && !alone) return -1;
  for (auto other = count.begin(); other != count.end(); ++other)
    if (other != most && 2 * *other > *most) return -1;
  return static_cast<std::int32_t>(most - count.begin());
}

/// The only model or product that the sentence speaks of, or -1.
std::int32_t only_thing_of(const ArticleContext& context, const TokenSpan& sentence, bool products) {
  std::int32_t found = -1;
  const auto [first, last] = context.mentions_in(sentence);
  for (std::uint32_t i = first; i < last; ++i) {
    const std::int32_t entity = context.extraction.mentions[i].entity;
    if (entity < 0 || entity == found) continue;
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(entity)].type;
    if (type != MentionType::model && !(products && type == MentionType::product)) continue;
    if (found >= 0) return -1;
    found = entity;
  }
  return found;
}

}  // namespace

bool set_topic(ClaimWork& work, std::uint32_t sentence, const Attribute& attribute, Claim& claim) {
  static const PhraseTable topics = PhraseTable::from_resource("schemas/claim/topic_subjects.tsv");
  const auto row = std::find_if(topics.rows().begin(), topics.rows().end(), [&](const PhraseRow& entry) { return entry.text == attribute.key; });
  if (row == topics.rows().end() || row->columns.empty()) return false;
  const std::string_view kind = row->columns[0];
  const bool thing = kind == "thing";
  const MentionType type = thing || kind == "model" ? MentionType::model : kind == "person" ? MentionType::person : MentionType::organization;
  std::int32_t& known = thing ? work.topics.thing : kind == "model" ? work.topics.model : kind == "person" ? work.topics.person : work.topics.company;
  if (known == Topics::kUnread) known = topic_of(work.context, type, thing ? MentionType::product : type);
  const std::int32_t named = type == MentionType::model ? only_thing_of(work.context, work.context.segments.sentences[sentence].tokens, thing) : -1;
  const std::int32_t subject = named >= 0 ? named : known;
  if (subject < 0) return false;
  claim.subject = subject;
  claim.subject_text = work.context.extraction.entities[static_cast<std::size_t>(subject)].name;
  claim.subject_link = named >= 0 ? "sentence_subject" : "topic";
  return true;
}

bool is_deal(std::string_view attribute) { return attribute.starts_with("deal_") || attribute == "offer_per_share"; }

bool is_foreseen(const ArticleContext& context, const TokenSpan& matched, const TokenSpan& value) {
  static constexpr std::string_view kForesees[] = {"anticipate", "expect", "forecast", "foresee", "predict", "project", "target"};
  if (value.begin <= matched.begin) return false;
  const auto [first, last] = context.verb_groups_in({matched.begin, value.begin});
  if (first == last) return false;
  const VerbGroup& nearest = context.segments.verb_groups[last - 1];
  return !nearest.passive && std::find(std::begin(kForesees), std::end(kForesees), context.token(nearest.head).lemma) != std::end(kForesees);
}

/// Nobody buys, builds or fines himself: a pronoun was read wrongly.
void drop_facts_of_many(std::vector<Claim>& claims) {
  const auto is_fact = [](const Claim& claim) {
    return claim.subject_link == "topic" && std::any_of(claim.derivation.begin(), claim.derivation.end(), [](std::string_view rule) { return rule.starts_with("facts."); });
  };
  std::vector<std::string_view> of_many;   // attributes
  for (auto first = claims.begin(); first != claims.end(); ++first) {
    if (!is_fact(*first)) continue;
    if (std::any_of(std::next(first), claims.end(), [&](const Claim& other) { return other.attribute == first->attribute && other.value_text != first->value_text && is_fact(other); }))
      of_many.push_back(first->attribute);
  }
  if (of_many.empty()) return;
  std::erase_if(claims, [&](const Claim& claim) { return std::find(of_many.begin(), of_many.end(), claim.attribute) != of_many.end() && is_fact(claim); });
}

bool acts_on_itself(const Claim& claim) {
  return std::any_of(claim.arguments.begin(), claim.arguments.end(), [&](const ClaimArgument& argument) {
    return argument.entity == claim.subject && (argument.role == "developer" || argument.role == "buyer" || argument.role == "by" || argument.role == "holder" || argument.role == "partner");
  });
}

/// "former governor and Northwind chairman Ada Holm": both offices are of old, unless the first is somebody else's.
template <class IsFormer>
bool joins_former(const ArticleContext& context, const Sentence& sentence, std::uint32_t conjunction, const IsFormer& is_former) {
  constexpr std::uint32_t kLongestOffice = 6;
  const std::uint32_t floor = std::max(sentence.tokens.begin, conjunction > kLongestOffice ? conjunction - kLongestOffice : 0);
  for (std::uint32_t i = conjunction; i > floor; --i) {
    const Token& t = context.token(i - 1);
    if (is_former(i - 1)) {
      const auto [first, last] = context.mentions_in({i - 1, conjunction});
      for (std::uint32_t m = first; m < last; ++m)
        if (context.extraction.mentions[m].type == MentionType::person) return false;
      return true;
    }
    if (!t.is(WordClass::adjective) && !t.is(WordClass::noun) && !t.is(WordClass::proper_noun) && t.folded != "of") return false;
  }
  return false;
}

/// "former Northwind chief executive Ada Holm", "Ada Holm, a former director": who held the office once.
bool held_before(const ArticleContext& context, const Sentence& sentence, const TokenSpan& matched, const TokenSpan& value) {
  const auto is_former = [&](std::uint32_t i) {
    const std::string_view word = context.token(i).folded;
    return word == "former" || word == "onetime" || word == "one-time" || word == "ex" || word == "ex-" || word == "then" || word == "erstwhile" || word == "previously" || word == "formerly";
  };
  for (std::uint32_t i = matched.begin; i < value.begin; ++i)
    if (is_former(i)) return true;
  const std::uint32_t floor = std::max(sentence.tokens.begin, matched.begin >= 2 ? matched.begin - 2 : 0);
  for (std::uint32_t i = matched.begin; i > floor; --i) {
    if (is_former(i - 1)) return true;
    if (!context.token(i - 1).is(WordClass::adjective) && !context.token(i - 1).is(WordClass::proper_noun)) break;
  }
  return matched.begin > sentence.tokens.begin && context.token(matched.begin - 1).folded == "and" && joins_former(context, sentence, matched.begin - 1, is_former);
}

/// "The deal is to close in March" leaves out who is bought: the company of the deal told of last. Of several deals, only one that was told of just before.
bool set_implicit_deal(ClaimWork& work, std::uint32_t sentence, Claim& claim) {
  constexpr std::uint32_t kDealReach = 3;   // sentences
  const ArticleContext& context = work.context;
  const Claim* last = nullptr;
  std::int32_t target = -1;
  const std::size_t floor = work.claims.size() > kEarlierClaims ? work.claims.size() - kEarlierClaims : 0;
  for (std::size_t i = work.claims.size(); i > floor; --i) {
    const Claim& earlier = work.claims[i - 1];
    const std::int32_t bought = target_of(context, earlier);
    if (bought < 0) continue;
    if (!last) last = &earlier, target = bought;
    else if (bought != target && sentence - last->sentence > kDealReach) return false;
  }
  if (!last) return false;
  claim.subject = target;
  claim.subject_text = context.extraction.entities[static_cast<std::size_t>(target)].name;
  claim.subject_link = "deal_context";
  const bool has_buyer = std::any_of(claim.arguments.begin(), claim.arguments.end(), [](const ClaimArgument& argument) { return argument.role == "buyer"; });
  if (!has_buyer)
    for (const ClaimArgument& argument : last->arguments)
      if (argument.role == "buyer") work.arena.append(claim.arguments, argument);
  return true;
}

bool name_deal(ClaimWork& work, std::uint32_t sentence, const TokenSpan& words, Claim& claim) {
  static constexpr std::string_view kDeals[] = {"acquisition", "buyout", "deal", "merger", "purchase", "takeover", "transaction"};
  const ArticleContext& context = work.context;
  const std::string_view noun = context.token(words.end - 1).lemma;
  if (std::find(std::begin(kDeals), std::end(kDeals), noun) == std::end(kDeals)) return false;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (context.token(i).folded == "of" || context.token(i).folded == "with" || context.token(i).folded == "between") return false;
  Claim deal;
  if (!set_implicit_deal(work, sentence, deal)) return false;
  std::string_view buyer;
  for (const ClaimArgument& argument : deal.arguments)
    if (argument.role == "buyer" && argument.entity >= 0) buyer = context.extraction.entities[static_cast<std::size_t>(argument.entity)].name;
  for (std::size_t i = work.claims.size(); buyer.empty() && i > 0; --i) {
    const Claim& earlier = work.claims[i - 1];
    if (earlier.subject >= 0 && earlier.attribute.starts_with("event:") && target_of(context, earlier) == deal.subject) buyer = context.extraction.entities[static_cast<std::size_t>(earlier.subject)].name;
    if (work.claims.size() - i > kEarlierClaims) break;
  }
  claim.subject = -1;
  claim.subject_link = "deal_context";
  claim.subject_span = context.span_of(words);
  claim.subject_text = work.arena.text({buyer, buyer.empty() ? "" : "'s ", noun, noun == "deal" || noun == "transaction" ? " for " : noun == "merger" ? " with " : " of ", deal.subject_text});
  return true;
}

/// "Orion, an engine that runs on ...": what the relative clause says of an engine it says of Orion. The mention before the comma, or -1.
std::int32_t apposed_name(const ArticleContext& context, const TokenSpan& tokens) {
  const auto& words = context.segments.tokens;
  if (tokens.end >= words.size() || tokens.begin < 3) return -1;
  const std::string_view relative = words[tokens.end].folded;
  if (relative != "that" && relative != "which" && relative != "who") return -1;
  const auto is_article = [&](std::uint32_t i) { return words[i].folded == "a" || words[i].folded == "an"; };
  const std::uint32_t article = is_article(tokens.begin) ? tokens.begin : tokens.begin - 1;
  if (!is_article(article) || article < 2 || !is_mark(words[article - 1], ',')) return -1;
  const std::int32_t name = head_mention(context, {article > 8 ? article - 8 : 0, article - 1});
  if (name < 0) return -1;
  const Mention& mention = context.extraction.mentions[static_cast<std::size_t>(name)];
  if (mention.tokens.end != article - 1 || mention.form == Mention::Form::pronoun || !words[mention.tokens.end - 1].is(WordClass::proper_noun)) return -1;
  // "In Bergen, a firm that ...", "According to Northwind, a firm that ...": a phrase in front names nothing that follows.
  if (mention.tokens.begin > 0 && words[mention.tokens.begin - 1].is(WordClass::preposition) && words[mention.tokens.begin - 1].has(shape_sentence_start)) return -1;
  if (mention.tokens.begin > 1 && words[mention.tokens.begin - 1].folded == "to" && words[mention.tokens.begin - 2].folded == "according") return -1;
  static const LexicalClassSet kPerson = lexical_class_set({"noun.person"});
  const bool person = (words[tokens.end - 1].lexical & kPerson) != 0;
  switch (context.extraction.entities[static_cast<std::size_t>(mention.entity)].type) {
    case MentionType::person: return person ? name : -1;
    case MentionType::organization: case MentionType::model: case MentionType::product: case MentionType::work: return person && relative == "who" ? -1 : name;
    default: return -1;
  }
}

}  // namespace crosstell
