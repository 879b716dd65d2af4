// SPDX-License-Identifier: Apache-2.0
// Events are known by the names around their noun, and told apart by them.
#include "catch.h"

#include "sample.h"

using namespace crosstell;
using test::Sample;

namespace {

std::string events_of(const Sample& sample) {
  std::string out;
  for (const Entity& entity : sample.found.entities)
    if (entity.type == MentionType::event) out += (out.empty() ? "" : " | ") + entity.name;
  return out;
}

}  // namespace

TEST_CASE("events: names before and behind the noun", "[extract]") {
  struct Row { const char* text; const char* events; };
  const auto row = GENERATE(values<Row>({
      {"The fire at the Norvic Motors plant in Kestelmark killed 12 people.", "fire at the Norvic Motors plant in Kestelmark"},
      {"The crash of Flight 812 near Kestelmark killed 61 people.", "crash of Flight 812 near Kestelmark"},
      {"The collapse of the Kestelmark 12 bridge killed nine people.", "collapse of the Kestelmark 12 bridge"},
      {"The Northwind Labs takeover was blocked.", "Northwind Labs takeover"},
      {"The war in Kestelmark went on.", "war in Kestelmark"},
      {"The earthquake in March killed nine people.", "earthquake"},           // a month is no place
      {"The fire in Kestelmark on Monday killed nine people.", "fire in Kestelmark"},
      {"The collapse of the old bank cost savers $4 million.", "collapse"},     // no name in the phrase
      {"The strike for higher wages in Kestelmark began.", "strike"},           // what it is for comes between
      {"Two men were hurt after a blast at a mill in Kestelmark.", "blast"},
  }));
  CAPTURE(row.text);
  CHECK(events_of(Sample(row.text)) == row.events);
}

TEST_CASE("events: one or two", "[extract]") {
  struct Row { const char* text; const char* events; };
  const auto row = GENERATE(values<Row>({
      {"A fire broke out at noon. The fire at the Norvic Motors plant in Kestelmark killed two.", "fire at the Norvic Motors plant in Kestelmark"},
      {"The Kestelmark flood killed two. The flood came at night.", "Kestelmark flood"},
      {"The strike at Northwind Labs ended. The strike at Norvic Motors goes on.", "strike at Northwind Labs | strike at Norvic Motors"},
      {"An earthquake shook Kestelmark on Monday. The disaster killed nine people.", "earthquake"},
      {"A tram derailment killed nine people. The accident closed the line.", "tram derailment"},
      {"A fire burned 30 acres. The Orrin Creek fire destroyed nine homes.", "Orrin Creek fire"},       // the name of what the lead told of
      {"A fire burned 30 acres. The Orrin Creek fire of 2019 destroyed nine homes.", "fire | Orrin Creek fire of 2019"},
      {"The Northwind Labs takeover was blocked. The deal would have cost $4 million.", "Northwind Labs takeover"},
      {"In May Hurricane Orlana came ashore. The hurricane killed two. The storm then weakened.", "Hurricane Orlana"},
      {"A cave-in killed two miners. The pile-up blocked a road. The tremor's toll rose.", "cave-in | pile-up | tremor"},
      {"The strike at Northwind Labs ended. The disaster killed nine people.", "strike at Northwind Labs | disaster"},   // no strike is one
      {"An earthquake shook Kestelmark. Another disaster, a fire, killed nine people.", "earthquake | disaster | fire"},
      {"The fire at Norvic Motors in Kestelmark was put out. The Norvic Motors fire was arson.", "fire at Norvic Motors in Kestelmark"},
      {"A quake hit the coast. An aftershock cracked a tower that the main quake had spared.", "quake | aftershock"},
      {"A fire broke out at noon. Six people died. The deadly fire was put out.", "fire"},
      {"A fire broke out at noon. A second fire followed. The deadly fire was put out.", "fire | second fire | deadly fire"},   // which one?
      {"A flood hit the valley. The valley had last seen a great flood in 1984, when a flood killed ten.", "flood | great flood of 1984"},
  }));
  CAPTURE(row.text);
  CHECK(events_of(Sample(row.text)) == row.events);
}
