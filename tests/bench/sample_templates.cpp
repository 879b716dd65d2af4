// SPDX-License-Identifier: Apache-2.0
// Sentences of invented news. Lengths and subjects are those of daily papers: business, towns, courts, science, weather, sport.
#include "sample_text.h"

namespace crosstell::bench {

const std::vector<std::string_view>& title_templates() {
  static const std::vector<std::string_view> rows = {
      "{company} Buys {company} for {money}",
      "{company} to cut {count} jobs as demand for {nouns} slows",
      "{place} Council Approves New {noun} After Long Debate",
      "Storm leaves {small} dead in {place}",
      "{person} named {role} of {company}",
      "{surname} denies claims over {adjective} {noun}",
      "Court rules against {company} in {noun} case",
  };
  return rows;
}

const std::vector<std::string_view>& sentence_templates() {
  static const std::vector<std::string_view> rows = {
      "{company} said on {weekday} that it had agreed to buy {company} for {money}, in a deal that is expected to close by the end of {year}.",
      "The {adjective} {noun} was {verbed} by {company} in {month} {year}, according to two people familiar with the {noun}.",
      "{person}, the {role} of {company}, told reporters in {place} that the {noun} would not affect the {adjective} {nouns} of the group.",
      "Revenue rose {percent} to {money} in the quarter, while the number of {nouns} fell to {count} from {count} a year earlier.",
      "About {count} people were evacuated from {place} after the {noun} {verbed} the {adjective} {noun} early on {weekday}.",
      "{surname} has led the {noun} since {year}, when {company} {verbed} its first {noun} in {place}.",
      "The company, which employs {count} people in {place} and {place}, did not immediately respond to a request for comment.",
      "Officials had earlier put the number of {adjective} {nouns} at {count}, but the {role} later said that at least {count} had been {verbed}.",
      "It is not clear whether the {noun} will be {verbed} before {month}, and several {nouns} remain {adjective}.",
      "Analysts expect the {noun} to cost between {money} and {money} over the next {small} years.",
      "In {month}, the court in {place} {verbed} a {noun} against {company}, finding that its {nouns} were {adjective} and had misled customers.",
      "{company} may delay the {noun} until {year} because of {adjective} {nouns}, people briefed on the plans said.",
      "The council voted {small} to {small} in favour of the {noun}, which supporters say would bring {count} jobs to {place}.",
      "Shares of {company} fell {percent} in early trading, their largest one-day drop since {month} {year}.",
      "{surname}, {age}, joined {company} from {company}, where he had been {role} for nearly {small} years.",
      "A spokeswoman for {company} denied that the {noun} had been {verbed} and called the report \"{adjective} and wrong\".",
      "More than {count} households in {place} were without power on {weekday} night as the {noun} moved east.",
      "The {noun} is {percent} larger than the one {verbed} last year, and will hold as many as {count} {nouns}.",
      "Under the agreement, {company} will own {percent} of the {adjective} {noun}, and {company} will keep the rest.",
      "The new {noun}, {company} claims, is twice as {adjective} as that of any rival and uses {percent} less energy.",
      "If the {noun} is approved, work on the {adjective} {noun} could begin in {month} and take up to {small} months.",
      "Police in {place} arrested {small} people on suspicion of {noun} and searched the offices of {company} for {nouns}.",
      "The {role} of {company} stepped down on {month} {day}, {year}, and was replaced by {person}.",
      "Researchers at the University of {place} {verbed} {count} {nouns} and found that the {adjective} {noun} did not change over time.",
      "That would be the third {noun} in {small} years; the last one, in {year}, cost {money} and {verbed} {count} {nouns}.",
      "Neither the {role} nor the {noun} has said how the {nouns} were {verbed}, or why the {adjective} {noun} was missing.",
      "The ministry warned that {nouns} in {place} could rise by {percent} by {year} unless the {noun} is {verbed} soon.",
      "{person} won the {noun} with {percent} of the vote, ahead of {person}, whose party lost {small} seats.",
      "Many of the {nouns} were built in the {decade}s, and few have been {verbed} since then.",
      "By contrast, {company} has {verbed} its {adjective} {noun} in {place}, where wages are lower and {nouns} are easier to find.",
      "She was born in {place} and studied law before she {verbed} the {noun} that made her known beyond {place}.",
      "Because of the {noun}, schools in {place} will stay closed until {weekday}, the local {role} said in a statement.",
  };
  return rows;
}

const std::vector<std::string_view>& quotation_templates() {
  static const std::vector<std::string_view> rows = {
      "\"We have {verbed} every {noun} we could find, and we will not stop before the {adjective} {nouns} are safe,\" said {person}, {role} of {company}.",
      "“The {noun} came faster than anyone had told us,” {surname} said. “We had {nouns}, we had plans, and none of it was enough.”",
      "\"It is a {adjective} {noun},\" {surname} told the {place} Gazette, adding that {count} {nouns} had already been {verbed}.",
      "According to {person}, who {verbed} the {noun}, the {nouns} are \"{adjective}, but not as {adjective} as people think.\"",
      "“I don’t believe that {company} can pay {money} for this,” said {person}, a {role} in {place}. “Nobody’s asked where the money comes from.”",
      "{surname} said {company} was \"years ahead\" of its rivals in {nouns} and predicted that sales would double by {year}.",
      "\"There is no {noun} and there never was,\" {person} said, denying that the {nouns} had been {verbed} in {year}.",
  };
  return rows;
}

const std::vector<std::string_view>& tail_templates() {
  static const std::vector<std::string_view> rows = {
      "Share this article",
      "Read more: {adjective} {nouns} in {place}",
      "Sign up for our newsletter to get the latest on {nouns} every {weekday}.",
      "Photo: A {noun} in {place} ({place} Gazette / {person})",
      "{person} is a reporter for the {place} Gazette.",
      "Copyright {year} {place} Gazette. All rights reserved.",
  };
  return rows;
}

}  // namespace crosstell::bench
