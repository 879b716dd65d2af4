// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include <algorithm>
#include <array>

#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::uint32_t kLess = 1, kEqual = 2, kGreater = 4, kAny = 7;

Certainty certainty_of(const ClaimRow& claim) {
  if (claim.modality == "hedged") return Certainty::hedged;
  if (claim.modality == "predicted") return Certainty::predicted;
  if (claim.modality == "hypothetical") return Certainty::hypothetical;
  if (claim.modality == "question") return Certainty::question;
  return Certainty::firm;
}

/// What a comparison allows, seen from its subject. "Not on par" says behind; "near" allows a little ahead.
std::uint32_t signs_of(const ClaimRow& claim, bool negative) {
  if (claim.direction == "gt") return negative ? (kLess | kEqual) : kGreater;
  if (claim.direction == "lt") return negative ? (kEqual | kGreater) : kLess;
  if (claim.direction == "eq") return negative ? kLess : kEqual;
  if (claim.direction == "near") return negative ? kLess : (kEqual | kGreater);
  return kAny;
}

std::uint32_t mirrored(std::uint32_t signs) { return (signs & kEqual) | ((signs & kLess) != 0 ? kGreater : 0) | ((signs & kGreater) != 0 ? kLess : 0); }

std::vector<std::pair<std::string, std::string>> scope_of(const ComparableClaim& claim) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto subject = words_of(fold(claim.subject_key));
  for (const auto& [kind, text] : claim.claim.scope) {
    const std::string folded = fold(text);
    // "The flood in the valley" of the valley's flood restricts nothing.
    const auto words = words_of(folded);
    const bool in_subject = kind == "place" && !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::find(subject.begin(), subject.end(), word) != subject.end();
    });
    if (!in_subject && !folded.empty()) out.emplace_back(kind, folded);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<Days> time_of(const ClaimRow& claim) {
  if (claim.time_basis != "explicit" && claim.time_basis != "relative_to_publication") return std::nullopt;
  return days_of(claim.time_low, claim.time_high);
}

void read_category(Reading& out, const ClaimRow& claim, const Attribute& attribute) {
  out.category = fold(claim.value_text);
  for (const CategoryValue& value : attribute.categories) {
    const bool named = fold(value.name) == out.category;
    const bool worded = std::any_of(value.words.begin(), value.words.end(), [&](const std::string& word) { return fold(word) == out.category; });
    if (!named && !worded) continue;
    out.category = fold(value.name);
    out.group = value.group;
    break;
  }
  out.key = out.category;
  if (!attribute.categories.empty()) return;
  // An open category ("chief executive") may carry its organization or an article; only the words count.
  out.key = join(words_of(out.category));
}

/// "270-billion-parameter", "29-year-old": a figure that hangs on other words by hyphens.
bool is_compound(std::string_view surface) {
  const std::string text = fold(surface);
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (text[i] == '-' && text[i + 1] >= 'a' && text[i + 1] <= 'z') return true;
  return false;
}

void read_figure(Reading& out, const ComparableClaim& claim) {
  if (!claim.figure) return;
  if (out.kind == ValueKind::date) {
    out.dates = readings_of(*claim.figure);
    out.key = claim.figure->date_low + ".." + claim.figure->date_high;
    if (claim.figure->date_low.empty()) out.key += claim.figure->date_alternatives;  // a day without its year
    if (out.dates.empty()) out.key = "unresolved " + fold(claim.figure->surface);
  } else {
    out.amount = amount_of(*claim.figure);
    if (out.amount) out.key = key_of(*out.amount);
  }
  if (!claim.figure->surface.empty() && !is_compound(claim.figure->surface)) out.shown = claim.figure->surface;  // people see what was written
  if (out.kind == ValueKind::age && out.amount && out.amount->point) out.shown = to_string(*out.amount->point);
}

std::string approximated(const ComparableClaim& claim, std::string shown) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWords = {
      {{"about", "about "}, {"nearly", "nearly "}, {"over", "more than "}, {"at_least", "at least "}, {"under", "less than "}, {"at_most", "up to "}}};
  if (!claim.figure) return shown;
  for (const auto& [name, word] : kWords)
    if (claim.figure->approximator == name && fold(shown).rfind(fold(word), 0) != 0) return std::string(word) + shown;
  return shown;
}

/// A class of rivals as the sentence has it: "the leading labs" for the lemmas "leading lab".
std::string rivals_as_written(const ComparableClaim& claim) {
  const std::string& lemmas = claim.claim.comparand_text;
  if (!claim.comparand_key.empty() || lemmas.empty()) return lemmas.empty() ? claim.comparand_key : lemmas;
  const std::string sentence = fold(claim.sentence_text);
  const std::size_t begin = sentence.find(fold(lemmas));
  if (begin == std::string::npos) return lemmas;
  std::size_t end = begin + fold(lemmas).size();
  while (end < sentence.size() && sentence[end] >= 'a' && sentence[end] <= 'z') ++end;
  const bool article = begin >= 4 && sentence.compare(begin - 4, 4, "the ") == 0;
  return (article ? "the " : "") + sentence.substr(begin, end - begin);
}

std::string order_words(const ComparableClaim& claim) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kWords = {
      {{"gt", "ahead of "}, {"lt", "behind "}, {"eq", "level with "}, {"near", "close to "}}};
  const std::string other = rivals_as_written(claim);
  for (const auto& [name, words] : kWords)
    if (claim.claim.direction == name) return (claim.claim.polarity == "negative" ? "not " : "") + std::string(words) + other;
  return other;
}

/// Category names of the registry join their words by underscores.
std::string spaced(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string event_words(const ComparableClaim& claim, std::string_view predicate, bool denied) {
  std::string out = denied ? "denied: " : claim.claim.polarity == "negative" ? "not " : "";
  out += predicate;
  for (const ClaimArgumentRow& argument : claim.claim.arguments)
    if (!argument.text.empty() && argument.role != "complement") out += " " + argument.text;
  return out;
}

}  // namespace

std::string predicate_of(std::string_view attribute) {
  for (const std::string_view prefix : {"event:", "state:"}) {
    if (attribute.rfind(prefix, 0) != 0) continue;
    const std::string_view rest = attribute.substr(prefix.size());
    return fold(rest.substr(0, rest.find(':')));  // "close:passive": the voice is no part of the verb
  }
  return {};
}

std::string comparand_class(const ComparableClaim& claim) {
  const Tables& tables = Tables::builtin();
  const std::string_view known = tables.comparand_class(claim.claim.comparand_text);
  if (!known.empty()) return std::string(known);
  // "behind the leading models, among them Apex": the text itself makes the named rival one of the class.
  const std::string sentence = fold(claim.sentence_text), rival = fold(claim.claim.comparand_text);
  const std::size_t at = rival.empty() ? std::string::npos : sentence.find(rival);
  if (at != std::string::npos) {
    const std::size_t begin = at > 100 ? at - 100 : 0;
    const std::string before = sentence.substr(begin, at - begin);
    for (const std::string_view marker : {" like ", " such as ", " including ", " among them ", " namely ", " e.g. "}) {
      const std::size_t mark = before.rfind(marker);
      if (mark == std::string::npos) continue;
      std::string phrase = before.substr(0, mark);
      while (!phrase.empty() && (phrase.back() == ',' || phrase.back() == ' ' || phrase.back() == '-')) phrase.pop_back();
      const std::string_view said = tables.comparand_class(phrase);
      if (!said.empty()) return std::string(said);
    }
  }
  if (!claim.comparand_id.empty()) return claim.comparand_id;
  return claim.comparand_key.empty() ? join(words_of(rival)) : claim.comparand_key;
}

Pair comparison_pair(const ComparableClaim& claim) {
  const std::string subject = claim.entity_id.empty() ? claim.subject_key : claim.entity_id;
  Pair out{subject, comparand_class(claim), false};
  // Only named rivals can be the subject elsewhere ("X trails Y", "Y beats X"); classes cannot.
  const bool named = !out.second.empty() && (out.second == claim.comparand_id || out.second == claim.comparand_key);
  if (named && out.second < out.first) {
    std::swap(out.first, out.second);
    out.swapped = true;
  }
  return out;
}

namespace {

/// What is planned is planned now, whenever it is to happen: "will shut on 30 September".
bool is_plan(const Attribute& attribute) { return attribute.key == "closure"; }

/// What is given out on some day is out from then on: "released the weights on Tuesday" tells of today, whichever Tuesday it was.
bool is_lasting(const Attribute& attribute) { return attribute.key == "weights_release"; }

/// What has not happened until an article is printed has not happened on any day before: "the deal has yet to be cleared", "no talks took place".
bool is_until_now(const ClaimRow& row) {
  static constexpr std::pair<std::string_view, std::string_view> kUntilNow[] = {{"deal_approval", "not_yet_cleared"}, {"talks", "none"}};
  return std::find(std::begin(kUntilNow), std::end(kUntilNow), std::pair<std::string_view, std::string_view>(row.attribute, row.value_text)) != std::end(kUntilNow);
}

void reach_back(const ClaimRow& row, Reading& out) {
  constexpr std::int64_t kReach = 730;   // days
  if (out.time || !out.published || out.negative || !is_until_now(row)) return;
  out.time = Days{*out.published - kReach, *out.published + 1};
  out.time_unknown = false;
}

}  // namespace

Reading read_claim(const ComparableClaim& claim, const Attribute& attribute) {
  Reading out;
  const ClaimRow& row = claim.claim;
  out.claim = &claim;
  out.kind = attribute.value_kind;
  out.denied = row.modality == "denied";
  out.negative = row.polarity == "negative" || out.denied;
  out.certainty = certainty_of(row);
  if (!is_plan(attribute)) out.time = time_of(row);
  out.time_unknown = !is_plan(attribute) && !is_lasting(attribute) && !out.time && row.time_basis == "relative_to_publication";
  out.published = day_of(claim.published);
  reach_back(row, out);
  out.scope = scope_of(claim);
  out.shown = row.value_text;
  const std::string predicate = predicate_of(row.attribute);
  if (row.value_kind == "order" || out.kind == ValueKind::order) {
    out.kind = ValueKind::order;
    out.signs = signs_of(row, out.negative);
    if (comparison_pair(claim).swapped) out.signs = mirrored(out.signs);
    out.key = row.direction + (out.negative ? "-" : "+") + std::to_string(out.signs);
    out.shown = order_words(claim);
    out.negative = false;  // the signs carry it
  } else if (row.value_kind == "set" || out.kind == ValueKind::set) {
    out.kind = ValueKind::set;
    out.members = row.set_members;
    std::vector<std::string> folded;
    for (const std::string& member : out.members) folded.push_back(fold(member));
    std::sort(folded.begin(), folded.end());
    out.key = join(folded, " ; ");
    if (out.shown.empty() || !out.members.empty()) out.shown = join(out.members, "; ");
  } else if (claim.figure) {
    // An event that carries a figure is about the figure; the registry's kind wins, the figure's own comes second.
    if (out.kind == ValueKind::none || out.kind == ValueKind::text)
      out.kind = claim.figure->kind == "date" ? ValueKind::date : claim.figure->kind == "money" ? ValueKind::money : ValueKind::number;
    read_figure(out, claim);
    out.shown = approximated(claim, out.shown);
    // "The trial begins on 8 September", printed in June, is as much of a plan as "is due to begin".
    const bool ahead = out.kind == ValueKind::date && out.published && !out.dates.empty() &&
                       std::all_of(out.dates.begin(), out.dates.end(), [&](const Days& day) { return day.low > *out.published; });
    if (ahead && out.certainty == Certainty::firm) out.certainty = Certainty::predicted;
    if (out.amount && attribute.key == "context_window" && out.amount->approximator == "at_most" && out.amount->high)   // "up to 200,000 tokens": so many it holds
      out.amount->approximator = "exact", out.amount->low = out.amount->point = out.amount->high, out.key = key_of(*out.amount);
  } else if (out.kind == ValueKind::number && row.value_text == "0") {   // "nobody was hurt" writes no figure
    FigureRow none;
    none.kind = "count", none.low = none.high = none.point = "0";
    out.amount = amount_of(none);
    if (out.amount) out.key = key_of(*out.amount);
    out.shown = "none";
  } else if (!claim.value_entity_key.empty()) {
    out.kind = ValueKind::entity;
    out.key = claim.value_entity_id.empty() ? claim.value_entity_key : claim.value_entity_id;
  } else if (!row.value_text.empty() && (out.kind == ValueKind::category || out.kind == ValueKind::entity || out.kind == ValueKind::none || attribute.finding_kind == "role")) {
    out.kind = ValueKind::category;
    read_category(out, row, attribute);
  } else {
    out.kind = row.value_text.empty() ? ValueKind::none : ValueKind::text;
    out.key = fold(row.value_text);
  }
  if (out.kind == ValueKind::category && !out.phases) out.phases = Tables::builtin().phases(spaced(out.category), out.negative);
  // Antonyms share the attribute of a state: what is said stands in the value.
  if (row.attribute.starts_with("state:")) {
    if (out.phases) out.key = out.category;
  } else if (!predicate.empty() && !claim.figure) {
    out.phases = Tables::builtin().phases(predicate, out.negative);
    if (out.phases) out.key = predicate;
    if (out.shown.empty() || out.phases) out.shown = event_words(claim, predicate, out.denied);
  }
  if (out.shown.empty()) out.shown = out.key;
  if (out.shown.empty() && predicate.empty() && attribute.finding_kind == "polarity") out.shown = (out.negative ? "no " : "") + attribute.wording;
  if (out.kind == ValueKind::category) out.shown = (out.negative && predicate.empty() ? "not " : "") + spaced(out.shown);
  if (out.time) out.time_key = std::to_string(out.time->low) + ".." + std::to_string(out.time->high);
  return out;
}

}  // namespace crosstell::crossref
