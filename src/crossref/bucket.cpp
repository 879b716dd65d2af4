// SPDX-License-Identifier: Apache-2.0
// Which claims may meet.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "bucket.h"
#include "complement.h"
#include "crosstell/base/hash.h"
#include "crosstell/lexicon.h"
#include "reading.h"
#include "words.h"

namespace crosstell {
namespace {

using namespace crossref;

constexpr std::size_t kMostFuller = 8;

constexpr std::string_view kPassive = ":passive";

bool is_passive(std::string_view attribute) { return attribute.ends_with(kPassive); }

/// An argument is the entity it names, else its content words.
std::string argument_value(const ComparableClaim& claim, std::size_t index) {
  for (const auto* names : {&claim.argument_ids, &claim.argument_keys})
    if (index < names->size() && !(*names)[index].empty()) return (*names)[index];
  return join(content_stems(claim.claim.arguments[index].text));
}

std::string argument_key(const ComparableClaim& claim, std::size_t index) { return claim.claim.arguments[index].role + "=" + argument_value(claim, index); }

/// "The regulator", "the merger watchdog": which one, only a country or a name would say.
bool is_nameless(std::string_view text) {
  static constexpr NameUseSet kPlaceUses = name_country | name_region | name_city | name_nationality;
  static constexpr std::array<std::string_view, 5> kUnions{"eu", "european", "uk", "union", "us"};
  if (std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; })) return false;
  const auto words = words_of(text);
  return !words.empty() && std::none_of(words.begin(), words.end(), [](const std::string& word) {
    return (Lexicon::builtin().name_uses(word_key(word)) & kPlaceUses) != 0 || std::binary_search(kUnions.begin(), kUnions.end(), word);
  });
}

/// What two claims must share to meet at all, and the key arguments, which need not be complete. `theme`: for deeds, the verb and what it is
/// done to; claims that name no doer have no base but this.
struct KeyParts { std::string base; std::vector<std::string> arguments; std::string theme; };

/// "The council closed the school", "the school was closed by the council", "the school was closed", "the school closed": one deed, whoever
/// stands before the verb. The doer is the subject of the key where one is named.
KeyParts deed_parts(const ComparableClaim& comparable, const std::string& subject) {
  const ClaimRow& claim = comparable.claim;
  const bool passive = is_passive(claim.attribute), any = denies_any(claim);
  std::string agent = passive ? "" : subject, theme = passive ? subject : "";
  KeyParts out;
  for (std::size_t i = 0; i < claim.arguments.size(); ++i) {
    const std::string& role = claim.arguments[i].role;
    if (role == "agent" || (passive && role == "by")) {
      if (passive && agent.empty()) agent = argument_value(comparable, i);
    } else if (claim.arguments[i].key) {
      if (role == "object" && theme.empty()) theme = argument_value(comparable, i);
      else if (!any || !is_occasion(role)) out.arguments.push_back(argument_key(comparable, i));
    }
  }
  const std::string verb = deed_key(claim);
  if (theme.empty() && Tables::builtin().is_theme_verb(predicate_of(claim.attribute))) std::swap(agent, theme);
  if (!theme.empty()) out.theme = KeyBuilder().field("deed").field(verb).field(theme).bytes();
  if (agent.empty()) return out;
  out.base = KeyBuilder().field(agent).field(verb).bytes();
  if (!theme.empty()) out.arguments.push_back("object=" + theme);
  return out;
}

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

KeyParts parts_of(const ComparableClaim& comparable, const Registry& registry) {
  const ClaimRow& claim = comparable.claim;
  const std::string subject = comparable.entity_id.empty() ? comparable.subject_key : comparable.entity_id;
  if (claim.subject < 0 || subject.empty() || claim.attribute.empty()) return {};
  if (claim.kind == "opinion" || claim.kind == "personal") return {};
  // What "it" is in somebody's mouth, only the speaker knows for sure.
  // "as long as he is prime minister": an office that only a pronoun gives to somebody is no reason to doubt another.
  if (claim.attribute == "role" && claim.subject_link.starts_with("pronoun")) return {};
  if (comparable.subject_type != "person" && claim.subject_link.starts_with("pronoun") && (claim.attribution == "direct" || claim.attribution == "mixed")) return {};
  if (claim.attribute.rfind("relation:", 0) == 0 || claim.attribute.rfind("figure:", 0) == 0) return {};   // any verb with any words: to be searched, too loose to be set against another
  if (registry.find(claim.attribute) == nullptr) return {};
  const std::string predicate = predicate_of(claim.attribute);
  if (!predicate.empty() && claim.value_text.empty() && claim.arguments.empty() && Tables::builtin().is_light_verb(predicate)) return {};

  KeyBuilder key;
  if (claim.value_kind == "order") {
    const Pair pair = comparison_pair(comparable);
    if (pair.second.empty() || pair.first.empty()) return {};
    const std::string measure = fold(claim.measure);
    key.field("order").field(pair.first).field(pair.second).field(Tables::builtin().is_general_measure(measure) ? "" : measure);
    return {key.bytes(), {}, {}};
  }
  if (is_deed(claim.attribute) && Tables::builtin().attribute_alias(claim.attribute) == claim.attribute) {
    KeyParts out = deed_parts(comparable, subject);
    sort_unique(out.arguments);
    return out;
  }
  // "Is closed" tells what "closed" does: it meets the deeds of its group that name no doer.
  if (claim.attribute.starts_with("state:") && claim.arguments.empty() && Tables::builtin().phases(predicate, false))
    return {{}, {}, KeyBuilder().field("deed").field(deed_key(claim)).field(subject).bytes()};
  key.field(subject).field(deed_key(claim));
  // Lists meet when they have the same head: "three principles" is no rival of "three demands".
  if (claim.value_kind == "set") key.field(fold(claim.measure));
  KeyParts out{key.bytes(), {}, {}};
  for (std::size_t i = 0; i < claim.arguments.size(); ++i)
    if (claim.arguments[i].key && !(claim.arguments[i].role == "by" && is_nameless(claim.arguments[i].text))) out.arguments.push_back(argument_key(comparable, i));
  sort_unique(out.arguments);
  return out;
}

std::string key_of(const KeyParts& parts) {
  const std::string& base = parts.base.empty() ? parts.theme : parts.base;
  if (base.empty()) return {};
  KeyBuilder key;
  key.field(base);
  for (const std::string& argument : parts.arguments) key.field(argument);
  return key.bytes();
}

using ByArguments = std::map<std::vector<std::string>, Bucket>;

/// One verb, and the words of all arguments of `fuller` stand in the sentence of `claim`.
bool says_the_same(const ComparableClaim& claim, const ComparableClaim& fuller) {
  if (claim.claim.attribute != fuller.claim.attribute) return false;
  const auto stems = content_stems(claim.sentence_text);
  for (const ClaimArgumentRow& argument : fuller.claim.arguments) {
    if (!argument.key) continue;
    const auto wanted = content_stems(argument.text);
    if (wanted.empty()) return false;   // "them": of what, only its article knows
    if (!std::includes(stems.begin(), stems.end(), wanted.begin(), wanted.end())) return false;
  }
  return true;
}

/// Registry attributes whose missing arguments reports leave out without meaning another one.
bool may_lack(const ComparableClaim& claim, const ComparableClaim& fuller) {
  if (claim.claim.attribute.find(':') != std::string::npos) return false;
  return std::all_of(fuller.claim.arguments.begin(), fuller.claim.arguments.end(), [&](const ClaimArgumentRow& argument) {
    const auto same_role = [&](const ClaimArgumentRow& own) { return own.key && own.role == argument.role; };
    return !argument.key || Tables::builtin().is_optional_argument(argument.role) ||
           std::any_of(claim.claim.arguments.begin(), claim.claim.arguments.end(), same_role);
  });
}

/// "Chief pilot Ada Holm" beside "Ada Holm, chief pilot of Halden" and "Ada Holm, founder of Corvane": the words say which of them is meant.
bool tells_value_of(const ComparableClaim& claim, const Bucket& bucket) {
  const std::string& kind = claim.claim.value_kind;
  if (claim.claim.value_text.empty() || (kind != "text" && kind != "category" && kind != "entity")) return false;
  const std::string value = fold(claim.claim.value_text);
  return std::any_of(bucket.begin(), bucket.end(), [&](const ComparableClaim* other) { return fold(other->claim.value_text) == value; });
}

/// Moves claims with fewer arguments to the only bucket that has all of them and more.
void complete_arguments(ByArguments& group) {
  for (auto& [arguments, bucket] : group) {
    std::vector<ByArguments::iterator> fuller;
    for (auto other = group.begin(); other != group.end(); ++other)
      if (other->first.size() > arguments.size() && std::includes(other->first.begin(), other->first.end(), arguments.begin(), arguments.end())) fuller.push_back(other);
    if (fuller.empty() || fuller.size() > kMostFuller) continue;
    Bucket stays;
    for (const ComparableClaim* claim : bucket) {
      std::vector<ByArguments::iterator> fits;
      for (const auto other : fuller)
        if (!other->second.empty() && (may_lack(*claim, *other->second.front()) || says_the_same(*claim, *other->second.front()))) fits.push_back(other);
      if (fits.size() > 1) std::erase_if(fits, [&](const auto other) { return !tells_value_of(*claim, other->second); });
      if (fits.size() == 1) fits.front()->second.push_back(claim);
      else stays.push_back(claim);
    }
    bucket = std::move(stays);
  }
}

/// Deeds on one thing: where those with a doer stand, and those without.
struct Deed {
  std::set<std::pair<std::string, std::vector<std::string>>> done;   ///< base, arguments
  ByArguments without_doer;
};
using Deeds = std::map<std::string, Deed>;

/// Deeds that name no doer join the only one that does ("the school was closed", "the council closed the school").
/// Returns: the buckets of those that stay alone.
std::vector<Bucket> name_doers(Deeds& deeds, std::map<std::string, ByArguments>& groups) {
  std::vector<Bucket> out;
  for (auto& [theme, deed] : deeds) {
    for (auto& [arguments, bucket] : deed.without_doer) {
      const std::pair<std::string, std::vector<std::string>>* only = nullptr;
      std::size_t fits = 0;
      for (const auto& done : deed.done) {
        if (fits > 1) break;
        if (!std::includes(done.second.begin(), done.second.end(), arguments.begin(), arguments.end())) continue;
        ++fits;
        only = &done;
      }
      if (fits != 1) {
        out.push_back(std::move(bucket));
        continue;
      }
      Bucket& target = groups[only->first][only->second];
      target.insert(target.end(), bucket.begin(), bucket.end());
    }
  }
  return out;
}

}  // namespace

std::string bucket_key(const ComparableClaim& comparable, const Registry& registry) { return key_of(parts_of(comparable, registry)); }

namespace crossref {

bool is_deed(std::string_view attribute) { return attribute.rfind("event:", 0) == 0 || attribute.rfind("date_of:", 0) == 0; }

std::string deed_key(const ClaimRow& claim) {
  const std::string_view alias = Tables::builtin().attribute_alias(claim.attribute);
  if (alias != claim.attribute) return std::string(alias);
  const std::string predicate = predicate_of(claim.attribute);
  const auto phases = predicate.empty() ? std::nullopt : Tables::builtin().phases(predicate, false);
  if (phases) return "phases:" + phases->group;
  return claim.attribute.substr(0, claim.attribute.size() - (is_passive(claim.attribute) ? kPassive.size() : 0));
}

MeetingKeys meeting_keys(const ComparableClaim& claim, const Registry& registry) {
  const auto hashed = [](const std::string& key) { return key.empty() ? 0 : std::max<std::uint64_t>(hash64(key), 1); };
  const KeyParts parts = parts_of(claim, registry);
  MeetingKeys out{hashed(parts.base), hashed(parts.theme), {}};
  for (const std::string& argument : parts.arguments) out.arguments.push_back(hash64(argument));
  std::sort(out.arguments.begin(), out.arguments.end());
  return out;
}

std::vector<Bucket> make_buckets(const std::vector<ComparableClaim>& claims, const Registry& registry) {
  std::vector<const ComparableClaim*> list;
  for (const ComparableClaim& claim : claims) list.push_back(&claim);
  return make_buckets(list, registry);
}

std::vector<Bucket> make_buckets(const std::vector<const ComparableClaim*>& claims, const Registry& registry) {
  std::map<std::string, ByArguments> groups;
  Deeds deeds;
  for (const ComparableClaim* claim : claims) {
    KeyParts parts = parts_of(*claim, registry);
    if (!parts.theme.empty()) {
      if (parts.base.empty()) deeds[parts.theme].without_doer[parts.arguments].push_back(claim);
      else deeds[parts.theme].done.emplace(parts.base, parts.arguments);
    }
    if (!parts.base.empty()) groups[parts.base][std::move(parts.arguments)].push_back(claim);
  }
  std::vector<Bucket> out = name_doers(deeds, groups);
  for (auto& [base, group] : groups) {
    if (group.size() > 1 && group.size() <= kMostArguments) complete_arguments(group);
    for (auto& [arguments, bucket] : group)
      if (!bucket.empty()) out.push_back(std::move(bucket));
  }
  return out;
}

}  // namespace crossref

}  // namespace crosstell
