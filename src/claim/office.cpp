// SPDX-License-Identifier: Apache-2.0
#include "office.h"

#include <algorithm>
#include <optional>

#include "score.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kStoryMentions = 3;     // of the organization that an article is about
constexpr std::uint32_t kTitleWeight = 3;       // of a headline
constexpr std::uint32_t kStoryLead = 2;         // times as often as the next one

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

struct Office {
  std::string_view name;
  bool of_firm = false;    ///< no state, town or party has it: an article about a firm that leaves it out means that firm
  bool interim = false;
};

bool is_interim(std::string_view word) { return word == "interim" || word == "acting" || word == "caretaker" || word == "temporary"; }
/// Words before a title that leave the office what it is.
bool is_plain(std::string_view word) { return word == "the" || word == "its" || word == "their" || word == "new" || word == "current" || word == "incumbent" || word == "group" || word == "company"; }

const PhraseRow* office_named(std::string_view title) {
  static const PhraseTable offices = PhraseTable::from_resource("schemas/claim/offices.tsv");
  for (const PhraseRow& row : offices.rows())
    if (row.text == title && row.columns.size() > 1) return &row;
  return nullptr;
}

/// "Interim Chief Executive Officer" -> chief executive, interim. Empty: an office of many, a deputy's, no office.
Office office_of(std::string_view written) {
  std::string title = lowered(written);
  Office office;
  for (;;) {
    if (const PhraseRow* row = office_named(title)) return office.name = row->columns[0], office.of_firm = row->columns[1] == "firm", office;
    const std::size_t space = title.find(' ');
    if (space == std::string::npos) return {};
    const std::string_view first = std::string_view(title).substr(0, space);
    if (is_interim(first)) office.interim = true;
    else if (!is_plain(first)) return {};
    title.erase(0, space + 1);
  }
}

class OfficeFinder {
 public:
  explicit OfficeFinder(ClaimWork& work) : work_(work), context_(work.context) {}

  void run() {
    const std::size_t count = work_.claims.size();
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) any |= work_.claims[i].attribute == "role" || work_.claims[i].attribute == "officeholder";
    if (!any) return;
    attribute_ = context_.rules.registry().find("officeholder");
    if (!attribute_) return;
    for (std::size_t i = 0; i < count; ++i) {
      if (work_.claims[i].attribute == "officeholder") name_office(work_.claims[i]);
      else if (work_.claims[i].attribute == "role") read(i);
    }
    drop_doubtful();
    for (const Holder& holder : holders_) add(holder);
  }

 private:
  struct Holder {
    std::size_t claim = 0;
    std::int32_t organization = -1;
    Office office;
    bool implied = false;
    bool begins = false;
    bool dropped = false;
  };

  [[nodiscard]] std::int32_t organization_of(const Claim& claim) const {
    for (const ClaimArgument& argument : claim.arguments)
      if (argument.role == "organization") return argument.entity;
    return -1;
  }
  [[nodiscard]] static bool has_argument(const Claim& claim, std::string_view role) {
    return std::any_of(claim.arguments.begin(), claim.arguments.end(), [&](const ClaimArgument& argument) { return argument.role == role; });
  }
  [[nodiscard]] static bool is_former(const Claim& claim) {
    return std::any_of(claim.scope.begin(), claim.scope.end(), [](const ScopeRestriction& scope) { return scope.form == "former"; });
  }
  [[nodiscard]] MentionType type_of(std::int32_t entity) const { return context_.extraction.entities[static_cast<std::size_t>(entity)].type; }

  void read(std::size_t number) {
    Claim& claim = work_.claims[number];
    if (claim.subject < 0 || type_of(claim.subject) != MentionType::person || is_former(claim) || has_argument(claim, "unit")) return;
    if (claim.polarity == Polarity::negative || claim.modality == Modality::denied || claim.modality == Modality::hypothetical) return;
    Holder holder{number, organization_of(claim), office_of(claim.value_text), false, begins(claim), false};
    if (holder.office.name.empty()) return;
    const std::string_view before = word_before(claim.value_span.begin);
    if (before == "former" || before == "outgoing" || before == "ex-" || before == "deputy" || before == "vice" || before == "co" || before == "assistant" || before == "next" || before == "future") return;
    holder.office.interim |= is_interim(before) || (holder.begins && is_stopgap(claim));
    // Who stands in, or has just come, may go on in an office of old.
    if (holder.office.interim) work_.arena.insert_sorted(claim.scope, {"condition", "interim"});
    if (holder.begins) work_.arena.insert_sorted(claim.scope, {"state", "new"});
    if (!holder.begins && was(claim)) return;
    if (holder.organization < 0) {
      if (has_argument(claim, "organization")) return;   // one that has no name
      bool elsewhere = false;
      holder.organization = told_of(claim.subject, holder.office.name, elsewhere);
      if (holder.organization < 0 && holder.office.of_firm && !elsewhere) holder.organization = story();
      holder.implied = true;
    }
    if (holder.organization < 0) return;
    const MentionType type = type_of(holder.organization);
    if (type != MentionType::organization && type != MentionType::place) return;
    holders_.push_back(holder);
  }

  /// "Has taken over as", "was named": in office from now on.
  [[nodiscard]] static bool begins(const Claim& claim) {
    return std::any_of(claim.derivation.begin(), claim.derivation.end(), [](std::string_view rule) { return rule == "role.appointment" || rule == "role.announced" || rule == "role.begins" || rule == "role.begins_at"; });
  }
  /// "Ada Holm, who was chief executive": a past verb between the name and the office.
  [[nodiscard]] bool was(const Claim& claim) const {
    if (claim.subject_span.end >= claim.value_span.begin) return false;
    const std::string between = " " + lowered(context_.text_of(CleanSpan{claim.subject_span.end, claim.value_span.begin})) + " ";
    return between.find(" was ") != std::string::npos || between.find(" had been ") != std::string::npos || between.find(" served ") != std::string::npos;
  }
  [[nodiscard]] bool is_stopgap(const Claim& claim) const {
    const std::string sentence = lowered(context_.text_of(claim.evidence));
    return sentence.find("temporary basis") != std::string::npos || sentence.find("interim basis") != std::string::npos;
  }
  [[nodiscard]] std::string_view word_before(std::size_t position) const {
    const auto& tokens = context_.segments.tokens;
    const auto at = std::lower_bound(tokens.begin(), tokens.end(), position, [](const Token& token, std::size_t begin) { return token.span.begin < begin; });
    if (at == tokens.begin()) return {};
    const auto previous = std::prev(at);
    if (previous->folded == "-" && previous != tokens.begin()) return std::prev(previous)->folded;   // "vice-chairman"
    return previous->folded;
  }

  /// The organization in which the article elsewhere gives somebody this office; `elsewhere`: it gives them another one in another organization.
  [[nodiscard]] std::int32_t told_of(std::int32_t person, std::string_view office, bool& elsewhere) const {
    std::int32_t found = -1;
    for (const Claim& claim : work_.claims) {
      if (claim.attribute != "role" || claim.subject != person || is_former(claim)) continue;
      const std::int32_t organization = organization_of(claim);
      if (organization < 0) continue;
      if (office_of(claim.value_text).name != office) elsewhere |= !is_founder(claim.value_text);
      else if (found >= 0 && found != organization) return -1;
      else found = organization;
    }
    return found;
  }
  /// Who founded a firm may work for another.
  [[nodiscard]] static bool is_founder(std::string_view title) { return title.find("ounder") != std::string_view::npos; }

  /// The organization that the article is about; -1 when two are named about as often.
  [[nodiscard]] std::int32_t story() {
    if (story_) return *story_;
    std::vector<std::uint32_t> counts(context_.extraction.entities.size(), 0);
    for (const Mention& mention : context_.extraction.mentions)
      if (mention.entity >= 0 && type_of(mention.entity) == MentionType::organization && mention.form != Mention::Form::pronoun)
        counts[static_cast<std::size_t>(mention.entity)] += in_title(mention) ? kTitleWeight : 1;
    std::size_t best = 0, next = 0;
    for (std::size_t i = 1; i < counts.size(); ++i)
      if (counts[i] > counts[best]) best = i;
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (i != best && counts[i] > (next == best ? 0 : counts[next])) next = i;
    const std::uint32_t second = counts.empty() || next == best ? 0 : counts[next];
    const bool clear = !counts.empty() && counts[best] >= kStoryMentions && counts[best] >= kStoryLead * second;
    story_ = clear ? static_cast<std::int32_t>(best) : -1;
    return *story_;
  }

  [[nodiscard]] bool in_title(const Mention& mention) const {
    const Zone zone = context_.block_of(context_.segments.sentences[mention.sentence]).zone;
    return zone == Zone::title || zone == Zone::dek;
  }

  /// Two holders of an office of which only one was told with the organization: the other one is of another.
  void drop_doubtful() {
    for (Holder& holder : holders_) {
      if (!holder.implied) continue;
      for (const Holder& other : holders_)
        if (&other != &holder && other.organization == holder.organization && other.office.name == holder.office.name &&
            work_.claims[other.claim].subject != work_.claims[holder.claim].subject) holder.dropped = true;
    }
  }

  void add(const Holder& holder) {
    if (holder.dropped) return;
    Claim claim = work_.claims[holder.claim];
    const Entity& organization = context_.extraction.entities[static_cast<std::size_t>(holder.organization)];
    const Entity& person = context_.extraction.entities[static_cast<std::size_t>(claim.subject)];
    for (const Claim& other : work_.claims)
      if (other.attribute == "officeholder" && other.sentence == claim.sentence && other.subject == holder.organization && other.value_entity == claim.subject &&
          other.arguments.size() == 1 && other.arguments.front().text == holder.office.name) return;
    ClaimArgument office;
    office.role = "office", office.text = holder.office.name, office.span = claim.value_span, office.key = true;
    claim.attribute = attribute_->key;
    claim.value_kind = attribute_->value_kind;
    claim.value_entity = claim.subject, claim.value_text = person.name, claim.value_span = claim.subject_span;
    claim.subject = holder.organization, claim.subject_text = organization.name;
    claim.subject_link = holder.implied ? "office_context" : "exact";
    claim.arguments = {};
    work_.arena.append(claim.arguments, office);
    claim.scope = {};
    if (holder.office.interim) work_.arena.insert_sorted(claim.scope, {"condition", "interim"});
    if (holder.begins || others_leave(claim.value_entity)) work_.arena.insert_sorted(claim.scope, {"state", "new"});
    claim.tense = 0;   // whatever the sentence tells: in office
    score_confidence(context_, attribute_, false, claim);
    work_.arena.append(claim.derivation, "role.office");
    work_.claims.push_back(claim);
  }

  /// The article tells that somebody else leaves: who is in office may be new.
  [[nodiscard]] bool others_leave(std::int32_t person) {
    if (!leavers_) {
      leavers_.emplace();
      static constexpr std::string_view kLeaving[] = {"departure", "departure_manner", "event:resign", "event:depart", "event:quit", "event:retire", "event:oust:passive", "event:dismiss:passive", "event:fire:passive",
                                                      "event:replace:passive", "event:step down", "event:succeed"};
      for (const Claim& claim : work_.claims)
        if (claim.subject >= 0 && claim.polarity == Polarity::positive && std::find(std::begin(kLeaving), std::end(kLeaving), claim.attribute) != std::end(kLeaving)) leavers_->push_back(claim.subject);
    }
    return std::any_of(leavers_->begin(), leavers_->end(), [&](std::int32_t leaver) { return leaver != person; });
  }

  /// One name for all titles of the office; "is run by its chief operating officer" tells who stands in for the chief executive.
  void name_office(Claim& claim) {
    const bool runs = std::find(claim.derivation.begin(), claim.derivation.end(), "officeholder.run_by") != claim.derivation.end();
    if (std::find(claim.derivation.begin(), claim.derivation.end(), "officeholder.heads") != claim.derivation.end() && !has_argument(claim, "office")) {
      ClaimArgument office;
      office.role = "office", office.text = "head", office.span = claim.value_span, office.key = true;
      work_.arena.append(claim.arguments, office);
      return;
    }
    std::vector<ClaimArgument> arguments(claim.arguments.begin(), claim.arguments.end());
    bool changed = false;
    for (ClaimArgument& argument : arguments) {
      if (argument.role != "office") continue;
      const Office office = office_of(argument.text);
      if (runs) {
        if (office.name != "chief executive") work_.arena.insert_sorted(claim.scope, {"condition", "interim"});
        argument.text = "chief executive", changed = true;
      } else if (!office.name.empty() && office.name != argument.text) {
        argument.text = office.name, changed = true;
      }
    }
    if (!changed) return;
    claim.arguments = {};
    for (const ClaimArgument& argument : arguments) work_.arena.append(claim.arguments, argument);
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  const Attribute* attribute_ = nullptr;
  std::vector<Holder> holders_;
  std::optional<std::int32_t> story_;
  std::optional<std::vector<std::int32_t>> leavers_;
};

}  // namespace

void add_officeholders(ClaimWork& work) { OfficeFinder(work).run(); }

}  // namespace crosstell
