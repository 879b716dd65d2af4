// SPDX-License-Identifier: Apache-2.0
// Names: what is found, with which type, and what must not be taken for a name. All people and companies are invented.
#include "catch.h"

#include "sample.h"

using namespace crosstell;
using test::Sample;

TEST_CASE("names: known misses", "[extract][!mayfail]") {
  struct Row { const char* text; const char* surface; MentionType type; };
  const auto row = GENERATE(values<Row>({
      {"By Friday the Tostrup Fire was out.", "Tostrup Fire", MentionType::event},
      {"The match report of the league.\nTostrup Fire 2 Nairobi 1\nThe striker limped.", "Tostrup Fire", MentionType::organization},
      {"Tessaro Lund is in talks to buy Orvik Dane.", "Orvik Dane", MentionType::organization},
  }));
  CAPTURE(row.text, row.surface);
  CHECK(Sample(row.text).has(row.surface, row.type));
}

TEST_CASE("names: types", "[extract]") {
  struct Row { const char* text; const char* surface; MentionType type; };
  const auto row = GENERATE(values<Row>({
      {"The strike began after Ada Holm resigned.", "Ada Holm", MentionType::person},
      {"It was Mr. Brovik who called.", "Brovik", MentionType::person},
      {"They met Prime Minister Tove Andersund on Friday.", "Tove Andersund", MentionType::person},
      {"According to J. R. Lindqvar, the plan failed.", "J. R. Lindqvar", MentionType::person},
      {"Yesterday Ludmila van der Brock, 41, won the prize.", "Ludmila van der Brock", MentionType::person},
      {"The chief executive of Northwind Labs Inc. left.", "Northwind Labs Inc.", MentionType::organization},
      {"He studied at the University of Kestelmark for years.", "University of Kestelmark", MentionType::organization},
      {"A note from the Ministry of Trade and Industry was leaked.", "Ministry of Trade and Industry", MentionType::organization},
      {"The plant belongs to Brovik & Sons Ltd, people said.", "Brovik & Sons Ltd", MentionType::organization},
      {"The grocer Nilsen & Daughters recalled a kettle.", "Nilsen & Daughters", MentionType::organization},
      {"Workers in Nairobi protested.", "Nairobi", MentionType::place},
      {"The fire started in Kestelmark, Norway, on Monday.", "Kestelmark", MentionType::place},
      {"The fire started in Kestelmark, Norway, on Monday.", "Norway", MentionType::place},
      {"The Kenyan minister declined.", "Kenyan", MentionType::nationality},
      {"Last week Zephyro, an AI model, was released.", "Zephyro", MentionType::model},
      {"They tested a chatbot called Mimsy for months.", "Mimsy", MentionType::model},
      {"In March Veltor, a startup based abroad, raised money.", "Veltor", MentionType::organization},
      {"Yesterday Veltor DeepField said so.", "Veltor DeepField", MentionType::organization},
      {"He founded Barley AI in Oslo.", "Barley AI", MentionType::organization},
      {"Yesterday Veltor KWI said so.", "Veltor KWI", MentionType::organization},
      {"Yesterday Ada McIver said so.", "Ada McIver", MentionType::person},
      {"They like Brim Spark, its latest AI model, a lot.", "Brim Spark", MentionType::model},
      {"He kept an office on Martin Street for years.", "Martin Street", MentionType::place},
      {"They met at a bakery on Front Street yesterday.", "Front Street", MentionType::place},
      {"Two crates reached the Harbour and Fisheries vessels Regulatory Office (HFRO) on Monday.", "Harbour and Fisheries vessels Regulatory Office", MentionType::organization},
      {"A South Korean ship sank.", "South Korean", MentionType::nationality},
      {"He read \"Red Barley Moon\" aloud.", "Red Barley Moon", MentionType::work},
      {"The judge cited the Fair Harvest Act on Monday.", "Fair Harvest Act", MentionType::law},
      // Towns by what is said of them.
      {"The murder shocked the small town of Velmark.", "Velmark", MentionType::place},
      {"It was Velmark's fire chief who called.", "Velmark", MentionType::place},
      {"Divers combed the islands below Velmark.", "Velmark", MentionType::place},
      {"The road to Tostrup is closed.", "Tostrup", MentionType::place},
      {"The bridge between Velmark and Tostrup was closed.", "Tostrup", MentionType::place},
      {"A border between Velmark and North Tostrup was drawn in 1920.", "Velmark", MentionType::place},
      {"He met the mayor of Velmark on Monday.", "Velmark", MentionType::place},
      {"The line ends in the hills of East Velmark.", "East Velmark", MentionType::place},
      {"It was Velmark's chief executive who called.", "Velmark", MentionType::organization},
      // In a report of a match, towns are teams; elsewhere they are not.
      {"The match report of the league.\nOslo 2 Nairobi 1\nThe striker limped.", "Oslo", MentionType::organization},
      {"The match report of the league.\nOslo 16 6 3 8 17 22\nThe striker limped.", "Oslo", MentionType::organization},
      {"The league match on Sunday: Oslo v Nairobi. The striker limped.", "Nairobi", MentionType::organization},
      {"The league match was played in Oslo. The striker limped.", "Oslo", MentionType::place},
      {"The weather:\nOslo 16 6 3 8 17 22\nIt will snow.", "Oslo", MentionType::place},
      // The first word says what it is.
      {"Officials said Storm Velda weakened.", "Storm Velda", MentionType::event},
      {"In May Hurricane Orlana came ashore.", "Hurricane Orlana", MentionType::event},
      {"They swam in Lake Tostrup for hours.", "Lake Tostrup", MentionType::place},
      {"The River Velmar froze in May.", "River Velmar", MentionType::place},
      {"He wrote of the Battle of Velmark in May.", "Battle of Velmark", MentionType::event},
      {"It was the Nairobi-born pilot who called.", "Nairobi", MentionType::place},
      // The noun before a name, which a sentence may begin with.
      {"Chipmaker Veldor Logik has held talks.", "Veldor Logik", MentionType::organization},
      {"Insurer Tamsa Vidal runs a fund.", "Tamsa Vidal", MentionType::organization},
      {"The boat builder Lorvik Sand closed.", "Lorvik Sand", MentionType::organization},
      {"Glass trader Korvell booked a loss.", "Korvell", MentionType::organization},
      {"Glass trader Ada Holm booked a loss.", "Ada Holm", MentionType::person},
      {"The insurer Ada Holm founded went under.", "Ada Holm", MentionType::person},
      {"Rapper Lil Dorvan was fined.", "Lil Dorvan", MentionType::person},
      {"Sparrer Bros sells tea.", "Sparrer Bros", MentionType::person},   // a miss: a firm; but the first word is part of the name
      {"The typeface Tolvan Grot is free.", "Tolvan Grot", MentionType::product},
      {"It is the novel Ada Holm wrote.", "Ada Holm", MentionType::person},
      {"Chatbot Elowen is offered in 40 countries.", "Elowen", MentionType::model},
      {"Ada Holm is chief executive of Tamsa. Tamsa has 20 shops.", "Tamsa", MentionType::organization},
      // What is sold; who makes games, and where they are held.
      {"Orvelin costs $40.", "Orvelin", MentionType::product},
      {"Brosk Tan went on sale in May.", "Brosk Tan", MentionType::product},
      {"Torvel Games cut 40 jobs.", "Torvel Games", MentionType::organization},
      {"She won gold at the Torvel Games.", "Torvel Games", MentionType::event},
      // Firms and people: by what they make, by how the text shortens them, by who speaks.
      {"Tarrow Microwheels closed. Tarrow had two plants.", "Tarrow Microwheels", MentionType::organization},
      {"Tarrow Microwheels closed. Tarrow had two plants.", "Tarrow", MentionType::organization},
      {"It was sold by Wexmoor Biosensors.", "Wexmoor Biosensors", MentionType::organization},
      {"Ravenhurst Press, the Oxford publisher of atlases, sued.", "Ravenhurst Press", MentionType::organization},
      {"Jessamy Tarrow, the publisher of atlases, sued.", "Jessamy Tarrow", MentionType::person},
      {"Lowther Vanterpool left in May. Vanterpool had led it.", "Lowther Vanterpool", MentionType::person},
      // Firms by their business: books, staff, deals.
      {"Halvren has a market value of $2 billion.", "Halvren", MentionType::organization},
      {"Maddoc Vell reported a net loss of $3 million.", "Maddoc Vell", MentionType::organization},
      {"Ottavia Strand was valued at $90 million in May.", "Ottavia Strand", MentionType::organization},
      {"A fund bought a stake in Brennick Holt.", "Brennick Holt", MentionType::organization},
      {"Ada Lund paid $40 for the hat of Jessamy Tarrow.", "Jessamy Tarrow", MentionType::person},
      {"They met outside the Lagos headquarters of Northwind Ltd.", "Lagos", MentionType::place},
      {"\"We never had a choice,\" said Oddvangr, to some laughter.", "Oddvangr", MentionType::person},
      {"Yesterday Oddvangr said that she had sold it.", "Oddvangr", MentionType::person},
      {"Yesterday Oddvangr said that it had sold the ships.", "Oddvangr", MentionType::organization},
      {"Taken together, Oddvangr and her brother owned it.", "Oddvangr", MentionType::person},
      {"A mayor of Oddvangr said that she had sold it.", "Oddvangr", MentionType::place},
      {"On Sunday Storm Velda weakened.", "Storm Velda", MentionType::event},
      {"The mayor of Florence resigned at noon.", "Florence", MentionType::place},
      {"Oddvangr has about 12,000 inhabitants.", "Oddvangr", MentionType::place},
      {"The population of Valencia fell for years.", "Valencia", MentionType::place},
      {"The storm reached Florence before dawn.", "Florence", MentionType::place},
      {"The driver greeted Florence before dawn.", "Florence", MentionType::person},
      {"The mill in Oddvangr, Indiana, will close.", "Indiana", MentionType::place},
      {"Rose Field met Will Stone in New Brovik.", "Rose Field", MentionType::person},
      {"Rose Field left New Orleans.", "New Orleans", MentionType::place},
      {"What is Oddvangr? A language model made by students.", "Oddvangr", MentionType::model},
      {"The AI models differ. In May Oddvangr was trained on letters.", "Oddvangr", MentionType::model},
      {"The AI models differ. They run Oddvangr-70B. In May Oddvangr was slow.", "Oddvangr", MentionType::model},
      {"Its rival, Oddvangr, closed.", "Oddvangr", MentionType::organization},
      {"By then Oddvangr was 38 and tired.", "Oddvangr", MentionType::person},
      {"By then Oddvangr was 38 miles away.", "Oddvangr", MentionType::organization},
      // Names that titles, offices, particles and lines cut wrongly.
      {"Last in the race was Dean Brovik with a time of 30.2.", "Dean Brovik", MentionType::person},
      {"They honour Ada Brovik King Jr. today.", "Ada Brovik King Jr.", MentionType::person},
      {"They asked Minister of Education Ada Holm about it.", "Ada Holm", MentionType::person},
      {"Carla del Monte was sued. On Friday del Monte said nothing.", "del Monte", MentionType::person},
      {"By Ada Holm OSLO (NNA) - A ship sank.", "Ada Holm", MentionType::person},
      {"A SURVEY SHOWS FEWER BIRDS IN NORWAY\nBirds are rare.", "NORWAY", MentionType::place},
      {"Blast kills six in Norway\n    OSLO, Norway - A ship sank.", "Norway", MentionType::place},
  }));
  CAPTURE(row.text, row.surface);
  const Sample sample(row.text);
  CHECK(sample.has(row.surface, row.type));
}

TEST_CASE("names: words that are none", "[extract]") {
  const auto text = GENERATE(as<std::string>{}, "The weather was bad on Monday.", "Former workers protested. Nobody came.", "He owns a TV and works in AI.",
                             "Prices rose in March.", "I think so.", "An Internet-based firm won.", "Data Privacy: Nothing happened.", "Several NGOs left.", "Investors fled. Analysts warned of worse.", "\"We will see,\" she said.",
                             "Net Worth and Early Life are headings; Marital Status too.",
                             "NOTHING HERE MAY BE USED WITHOUT PERMISSION\nIt rained.", "The roof cost C$40.");
  CAPTURE(text);
  const Sample sample(text);
  for (const Mention& m : sample.found.mentions) {
    CAPTURE(sample.text(m), name_of(m.form));
    CHECK((m.type == MentionType::role || m.form != Mention::Form::name || m.type == MentionType::concept_ || m.type == MentionType::event));
  }
}

TEST_CASE("names: a run is cut before roles and behind organizations", "[extract]") {
  const Sample one("The memo quotes Northwind Labs CEO Ada Holm on this.");
  CHECK(one.has("Northwind Labs", MentionType::organization));
  CHECK(one.has("CEO", MentionType::role));
  CHECK(one.has("Ada Holm", MentionType::person));
  const Sample two("A letter by Chief AI Officer Ada Holm was read.");
  CHECK(two.has("Chief AI Officer", MentionType::role));
  CHECK(two.has("Ada Holm", MentionType::person));
  // A firm and its seat are two names, a university with its town is one.
  const Sample three("The memo names Halvar Freight Systems of Oslo and the University of Oslo. It says that Halvar grew.");
  CHECK(three.has("Halvar Freight Systems", MentionType::organization));
  CHECK(three.has("University of Oslo", MentionType::organization));
  CHECK(three.entity_of("Halvar") == "Halvar Freight Systems");
  const Sample four("The memo names Halvar Deep Systems Lab. It says that Halvar grew.");   // may be a lab of Halvar's
  CHECK(four.entity_of("Halvar") != "Halvar Deep Systems Lab");
}

TEST_CASE("names: aliases and how they were linked", "[extract]") {
  const Sample sample(
      "Ada Holm leads Northwind Labs Inc. in Oslo. Holm said the Kestel Weather Institute (KWI) was wrong. Northwind Labs denied it.\n"
      "The KWI replied to Holm. Ada was not amused.");
  struct Row { const char* surface; int n; const char* entity; };
  for (const Row& row : {Row{"Holm", 0, "Ada Holm"}, Row{"Holm", 1, "Ada Holm"}, Row{"Ada", 0, "Ada Holm"}, Row{"KWI", 1, "Kestel Weather Institute"},
                         Row{"Northwind Labs", 0, "Northwind Labs Inc."}}) {
    CAPTURE(row.surface, row.n);
    CHECK(sample.entity_of(row.surface, row.n) == row.entity);
  }
  const Mention* surname = sample.mention("Holm", MentionType::person);
  REQUIRE(surname);
  CHECK(surname->link_rule == "surname");
  CHECK(surname->confidence == Approx(0.95));
  // A firm that bears its founder's name comes first, and its short form is not the founder.
  const Sample firm("Holm Holdings raised its bid for Tamsel.\nThe founder, Karl Holm, is 80.\nHolm denied that it had lost money.");
  CHECK(firm.entity_of("Holm") == "Holm Holdings");
  const Sample person("Holm Holdings raised its bid for Tamsel.\nThe founder, Karl Holm, is 80. Holm likes boats.");
  CHECK(person.entity_of("Holm") == "Karl Holm");
  const Sample line("Corvadel Axle closed a plant in Oslo. Workers said Corvadel had warned them.");
  CHECK(line.entity_of("Corvadel") == "Corvadel Axle");
  // "Northwind's Tessera Labs" are the labs that are named in full elsewhere; another firm's are not.
  const Sample owned("They met at Northwind Tessera Labs in Oslo. Northwind is rich. The head of Northwind's Tessera Labs left.\nThe head of Corvane's Tessera Labs stayed.");
  CHECK(owned.entity_of("Tessera Labs", 0) == "Northwind Tessera Labs");
  CHECK(owned.entity_of("Tessera Labs", 1) != "Northwind Tessera Labs");
  // Two people of one name: nobody is meant for sure.
  const Sample two("Ada Holm met Peter Holm in Oslo. Holm said nothing.");
  CHECK(two.entity_of("Holm") == "-");
}

TEST_CASE("names: any text gives mentions inside their sentence, in order, with entities that exist", "[extract]") {
  static constexpr const char* kPieces[] = {"Ada", "Holm", "Northwind", "Labs", "Inc.", "the", "The", "of", "and", "&", ",", "(", ")", "CEO", "Mr.", "is", "a", "model",
                                            "GPT-5", "7B", "4.1", "Pro", "she", "It", "its", "said", "\"", "'s", "-", "o3", "\xC3\x89mile", "King", "flood", ".", "\n", "Chief", "Officer",
                                            "Bank", "University", "van", "Oslo", "South", "Korean", "28-year-old", "named"};
  std::uint32_t seed = 20240607;
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += kPieces[(seed >> 8) % std::size(kPieces)];
      if ((seed >> 4) % 8 != 0) text += ' ';
    }
    CAPTURE(text);
    const Sample sample(text);
    std::uint32_t last = 0;
    bool right = true;
    for (const Mention& m : sample.found.mentions) {
      const TokenSpan sentence = sample.segments.sentences[m.sentence].tokens;
      right &= m.tokens.begin >= last && sentence.contains(m.tokens) && !m.tokens.empty() && m.span.end <= text.size();
      right &= m.entity < static_cast<std::int32_t>(sample.found.entities.size());
      last = m.tokens.begin;
    }
    for (const Entity& entity : sample.found.entities) right &= !entity.name.empty() && entity.affiliation < static_cast<std::int32_t>(sample.found.entities.size());
    CHECK(right);
  }
}

TEST_CASE("names: persons and bodies that have no name in the article", "[extract]") {
  struct Row { const char* text; const char* surface; bool found; };
  const auto row = GENERATE(values<Row>({
      {"A gunman entered at noon. The gunman fled.", "gunman", true},
      {"The school was closed for two days.", "school", true},
      {"Police met the young lorry driver on Monday.", "young lorry driver", true},
      {"The company was fined for the leak.", "company", false},              // of some name
      {"The second gunman fled.", "second gunman", false},
      {"The minister resigned.", "minister", false},                          // an office
      {"Velmark School opened in 1961. The school was closed.", "school", false},   // the named one
      {"A driver fled.", "driver", false},
  }));
  CAPTURE(row.text, row.surface);
  CHECK(Sample(row.text).has(row.surface, MentionType::concept_) == row.found);
}
