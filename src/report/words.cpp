// SPDX-License-Identifier: Apache-2.0
// The report's own words, from schemas/report/words.tsv: sections, guards.
#include <map>
#include <string_view>

#include "crosstell/base/delimited.h"
#include "crosstell/base/resource.h"
#include "model.h"

namespace crosstell::report_detail {
namespace {

struct Word { std::string title, meaning; };

/// Rows "kind <tab> key <tab> title <tab> meaning" by (kind, key).
const std::map<std::pair<std::string, std::string>, Word>& words() {
  static const auto table = [] {
    std::map<std::pair<std::string, std::string>, Word> out;
    each_tsv_row(find_resource("schemas/report/words.tsv").value_or(""), [&](std::vector<std::string> cells) {
      cells.resize(4);
      out[{cells[0], cells[1]}] = {cells[2], cells[3]};
    });
    return out;
  }();
  return table;
}

const Word* find(const std::string& kind, const std::string& key) {
  const auto at = words().find({kind, key});
  return at == words().end() ? nullptr : &at->second;
}

std::string spaced(std::string text) {
  for (char& c : text)
    if (c == '_' || c == ':') c = ' ';
  return text;
}

}  // namespace

const std::vector<std::string>& section_order() {
  static const std::vector<std::string> order = {"contradiction", "certainty_drift", "temporal_update", "attribution_mismatch",
                                                 "name_variant", "differs", "agreement", "compatible"};
  return order;
}

std::string section_title(const std::string& section) {
  const Word* word = find("section", section);
  return word != nullptr ? word->title : spaced(section);
}

std::string section_meaning(const std::string& section) {
  const Word* word = find("section", section);
  return word != nullptr ? word->meaning : "";
}

std::string guard_words(const std::string& guard) {
  const Word* word = find("guard", guard.substr(0, guard.find(' ')));
  return word != nullptr ? word->title : spaced(guard);
}

std::string speaker_words(const Evidence& evidence) {
  if (evidence.attribution == "narrator" || evidence.attribution.empty()) return "the article itself";
  const std::string who = evidence.speaker.empty() ? "an unnamed source" : evidence.speaker;
  const Word* word = find("attribution", evidence.attribution);
  std::string out = who + ", " + (word != nullptr ? word->title : spaced(evidence.attribution));
  if (!evidence.cue.empty()) out += " (\xE2\x80\x9C" + evidence.cue + "\xE2\x80\x9D)";
  return out;
}

std::string certainty_words(const Evidence& evidence) {
  std::string out = spaced(evidence.modality);
  if (!evidence.modality_cue.empty()) out += " (\xE2\x80\x9C" + evidence.modality_cue + "\xE2\x80\x9D)";
  if (evidence.polarity == "negative" && evidence.modality != "denied") out += ", negated";
  return out;
}

std::string attribute_words(const std::string& key) {
  const std::size_t colon = key.find(':');
  const Word* word = colon == std::string::npos ? nullptr : find("family", key.substr(0, colon));   // "figure:money": nothing names it
  return word != nullptr ? word->title : spaced(key);
}

std::string verdict_words(const Verdict& verdict) {
  std::string out = spaced(verdict.review.label) + ", by " + verdict.review.reviewer + ", " + verdict.review.at.substr(0, 10);
  if (!verdict.review.note.empty()) out += ": " + verdict.review.note;
  if (!verdict.current) out += " (given for other values than these)";
  return out;
}

}  // namespace crosstell::report_detail
