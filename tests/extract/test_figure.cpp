// SPDX-License-Identifier: Apache-2.0
#include <ctime>
#include <string>

#include "catch.h"
#include "figure_support.h"
#include "figure_words.h"

using namespace crosstell;

TEST_CASE("figures: money", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"The port at Kelmouth cost $14 billion.", "money $14 billion = 14000000000 USD"},
      {"Vellamo Oy raised between €1.2m and €1.5m.", "money €1.2m and €1.5m = [1200000, 1500000] EUR"},
      {"The fund holds A$3.4bn, HK$2 million and Rs 500 crore.", "money A$3.4bn = 3400000000 AUD; money HK$2 million = 2000000 HKD; money Rs 500 crore = 5000000000 INR"},
      {"The mint sold it for aȺ$7 in Corvane.", ""},   // no currency, and longer in lower case
      {"The mint sold it for aȺ $ 8 in Corvane.", "money $ 8 = 8 USD"},
      {"Ticket prices rose from $40 to $55 last year.", "money $40 = 40 USD; money $55 = 55 USD; date last year = 2025-01-01..2026-01-01"},
      {"The levy will cost $10 to $12 million a year.", "money $10 to $12 million a year = [10000000, 12000000] USD per year"},
      {"It lost nearly £9 million in the first quarter.", "money £9 million = 9000000 GBP nearly; date first quarter = 2026-01-01..2026-04-01"},
      {"A $4 billion plan was dropped.", "money $4 billion = 4000000000 USD"},
      {"The bridge cost $500 to $1 million.", "money $500 to $1 million = [500, 1000000] USD"},
      {"The firm paid about 30 cents a share.", "money 30 cents a share = 0.3 USD per share about"},
      {"A multimillion-dollar yacht sank.", "money multimillion-dollar = [2000000, 999000000] USD vague"},
      {"The loan of 2.5 trillion won is due in May.", "money 2.5 trillion won = 2500000000000 KRW; date May = 2027-05-01..2027-06-01"},
      {"The drug costs $2,000 (€1,850) per patient.", "money $2,000 = 2000 USD; money €1,850 = 1850 EUR"},
      {"Profit was $72.2bn a year earlier.", "money $72.2bn = 72200000000 USD; date a year earlier = ?"},
      {"They paid HK$ 5 million and £3 a week.", "money HK$ 5 million = 5000000 HKD; money £3 a week = 3 GBP per week"},
      {"The club paid dlrs 300,000 and DM 40 million.", "money dlrs 300,000 = 300000 USD; money DM 40 million = 40000000 DEM"},
      {"Losses came to about 50 MUSD.", "money 50 MUSD = 50000000 USD about"},
      {"They pledged 75 USD million and 5 million EUR 20 times.", "money 75 USD million = 75000000 USD; money 5 million EUR = 5000000 EUR"},
      {"A ride costs 3 dollars and forty cents.", "money 3 dollars and forty cents = 3.4 USD"},
      {"A ticket is one point three dollars.", "money one point three dollars = 1.3 USD"},
      {"The stake was sold for something of the order of $150 million.", "money $150 million = 150000000 USD about"},
      {"GPU prices start at $3 per million tokens.", "money $3 per million tokens = 3 USD per 1000000 token"},
      {"Northwind asks $3 per million input tokens for it.", "money $3 per million input tokens = 3 USD per 1000000 input token"},
      {"The price of a loaf rose from 1,736 to 5,216 bolivars.", "money 1,736 = 1736 VES; money 5,216 bolivars = 5216 VES"},
      {"The villa cost a quarter million dollars, the boat quarter million euros.", "money a quarter million dollars = 250000 USD; money quarter million euros = 250000 EUR"},
      {"It cost nzd$15 and 17 USD 25.", "money nzd$15 = 15 NZD; money 17 USD 25 = 17.25 USD"},
      {"The dam cost two thousand crore rupees and the road three lakh crore rupees.", "money two thousand crore rupees = 20000000000 INR; money three lakh crore rupees = 3000000000000 INR"},
      {"A six-figure salary and a double-digit rise were promised.", "money six-figure = [100000, 999999] vague; percent double-digit = [10, 99] % vague up"},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("figures: percentages, shares, multiples", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"Revenue was up 12% year on year at 4.5 million kronor.", "percent 12% = 12 % up yoy; money 4.5 million kronor = 4500000 SEK"},
      {"Turnout was 61.5 per cent, two percentage points lower than in 2019.", "percent 61.5 per cent = 61.5 %; percentage_point two percentage points = 2 percentage point down; date 2019 = 2019-01-01..2020-01-01"},
      {"Output fell one-tenth of 1 percent.", "percent one-tenth of 1 percent = 0.1 % down"},
      {"It was a half-percent rise.", "percent half-percent = 0.5 % up"},
      {"One in five tenants owes rent.", "ratio One in five = 0.2 {tenant} share"},
      {"Two-thirds of voters agreed.", "ratio Two-thirds = 0.666666666667 {voter} share"},
      {"Output doubled and exports tripled.", "multiple doubled = 2 x up; multiple tripled = 3 x up"},
      {"It is three times as fast as the old one.", "multiple three times = 3 x"},
      {"About half the staff left.", "ratio half = 0.5 about share"},
      {"GDP grew 0.3% from the previous quarter.", "percent 0.3% = 0.3 % up qoq"},
      {"Rates went up 25 basis points to 4.75%.", "percentage_point 25 basis points = 0.25 percentage point up; percent 4.75% = 4.75 %"},
      {"It fell by as much as 4%.", "percent 4% = [-, 4] % at_most down"},
      {"She owns roughly 1/10th of the land and a tenth of the mill.", "ratio 1/10th = 0.1 x about; ratio a tenth = 0.1 {mill} share"},
      {"The ratio is 3:1 at 10:30.", "ratio 3:1 = 3 x; time_of_day 10:30 = 630 minute of half a day"},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("figures: counts", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"The mill turned over 40 sheds to the town and built over 50.", "count 40 = 40 {shed}; count 50 = (50, -] over"},
      {"The storm left more than 1,200 people homeless and killed 17.", "count 1,200 = (1200, -] {people} over; count 17 = 17"},
      {"At least 40 workers were injured and two died.", "count 40 = [40, -] {worker} at_least; count two = 2"},
      {"Some 300 farmers marched.", "count 300 = 300 {farmer} about"},
      {"The 14-member council voted 9-5.", "count 14-member = 14 {member}; score 9-5 = [9, 5]"},
      {"Two of the three pilots survived.", "count Two = 2 {pilot}; count three = 3 {pilot}"},
      {"At least one sailor drowned.", "count one = [1, -] {sailor} at_least"},
      {"A couple of bakers quit.", "count A couple of = 2 {baker}"},
      {"One person was killed; no one was arrested.", "count One = 1 {person}"},
      {"The plant makes 2,000 engines a day.", "count 2,000 = 2000 per day {engine}"},
      {"Hundreds of thousands of bees died, and dozens of hives burned.", "count Hundreds of thousands = [200000, 999999] {bee} vague; count dozens of = [24, 99] {hive} vague"},
      {"The company cut 500 jobs, a 10% reduction.", "count 500 = 500 {job}; percent 10% = 10 % down"},
      {"It will carry 300-plus guests and 40-odd crew.", "count 300-plus = [300, -] {guest} at_least; count 40-odd = (40, -] {crew} over"},
      {"Sales of 3 million units or more are expected.", "count 3 million = [3000000, -] {unit} at_least"},
      {"A judge fined 16 banks $1.8bn.", "count 16 = 16 {bank}; money $1.8bn = 1800000000 USD"},
      {"She scored 12 goals in 30 matches.", "count 12 = 12 {goal}; count 30 = 30 {match}"},
      {"Forty-two thousand and six ballots were counted.", "count Forty-two thousand and six = 42006 {ballot}"},
      {"A quarter of a million people marched.", "count A quarter of a million = 250000 {people}"},
      {"A model with 70B parameters and a 1M-token window was trained on 15 trillion tokens.", "count 70B = 70000000000 {parameter}; count 1M-token = 1000000 {token}; count 15 trillion = 15000000000000 {token}"},
      {"He scored 12 of the 30 points.", "count 12 = 12 {point}; count 30 = 30 {point}"},
      {"No fewer than 12 states sued, and fewer than 50 cases remain.", "count 12 = [12, -] {state} at_least; count 50 = [-, 50) {case} under"},
      {"Fewer than a third of Ada Holm's boats float.", "ratio a third = [-, 0.333333333333) {boat} under share"},
      {"It was not among the 3,000 Holm's clerks sent.", "count 3,000 = 3000"},
      {"Young voters made up 45 percent of the crowd.", "percent 45 percent = 45 % {crowd}"},
      {"The mill wrote down $46mn of wool.", "money $46mn = 46000000 USD"},
      {"He lives at 209 West Larch St. in Oslo.", ""},
      {"He bought 209 West Larch chairs.", "count 209 = 209 {west larch chair}"},
      {"He bought 3 dozen eggs.", "count 3 dozen = 36 {egg}"},
      {"Estimates range 1000-5000.", "count 1000-5000 = [1000, 5000]"},
      {"The stadium holds 5k-20k and the park 1,000-5,000.", "count 5k-20k = [5000, 20000]; count 1,000-5,000 = [1000, 5000]"},
      {"The balance was negative two.", "count negative two = -2"},
      {"Of the reviews, half were a negative one.", ""},
      {"He played minus two starters.", "count two = 2 {starter}"},
      {"Some 40 000 homes lost power.", "count 40 000 = 40000 {home} about"},
      {"The score must be greater than or equal to 40 or equal to 12.", "count 40 = [40, -] at_least; count 12 = 12"},
      {"They sold one billion and three quarters.", "count one billion = 1000000000"},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("figures: measures, durations, ages", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"The reactor produces 1.2 GW of power.", "measure 1.2 GW = 1.2 gigawatt {power}"},
      {"The tunnel is 5.5 km long.", "measure 5.5 km = 5.5 kilometre"},
      {"A 28-year-old baker and her 3-month-old son were rescued.", "age 28-year-old = 28 year; age 3-month-old = 3 month"},
      {"Mara Lindqvist, 34, joined the board.", "age 34 = 34 year"},
      {"At just 19, she founded a bakery.", "age 19 = 19 year"},
      {"He is in his late 40s.", "age 40s = [47, 49] year"},
      {"Drivers aged 18 to 24 pay more.", "age 18 to 24 = [18, 24] year"},
      {"The trial lasted six and a half months.", "duration six and a half months = 6.5 month"},
      {"It took an hour and a half.", "duration an hour and a half = 1.5 hour"},
      {"She will resign within 30 days.", "duration 30 days = [-, 30] day at_most"},
      {"Ruiz skated 4:07.13 and won by 1:18.9.", "duration 4:07.13 = 247.13 second; duration 1:18.9 = 78.9 second"},
      {"The strike went on for several weeks and a few days.", "duration several weeks = [2, 9] week vague; duration a few days = [2, 5] day vague"},
      {"It will take the next 18 months.", "duration next 18 months = 18 month"},
      {"Her run took 2 hours, 32 minutes, 25.3 seconds.", "duration 2 hours, 32 minutes, 25.3 seconds = 9145.3 second"},
      {"It rained all day, the all-day talks failed, the course takes three weekends.", "duration all day = 1 day; duration all-day = 1 day; duration three weekends = 3 weekend"},
      {"All day-care centres and all week's papers closed.", ""},
      {"The ship left 24 hours later.", "duration 24 hours = 24 hour"},
      {"The temperature fell to -12°C overnight.", "temperature -12°C = -12 degree Celsius"},
      {"The cargo weighed 300 pounds and cost 300 pounds.", "measure 300 pounds = 300 pound; money 300 pounds = 300 GBP"},
      {"Over five years, over 60 wells dried up.", "duration five years = 5 year; count 60 = (60, -] {well} over"},
      {"The fire burned 1,000 acres (405 hectares).", "measure 1,000 acres = 1000 acre; measure 405 hectares = 405 hectare"},
      {"The system used 10^26 FLOP and 80 GB of memory.", "measure 10^26 FLOP = 100000000000000000000000000 FLOP; measure 80 GB = 80 gigabyte {memory}"},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("figures: what is no figure", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"The 737-800 and the F-16 landed.", ""},
      {"Flight 370 vanished, and section 4.2.1 applies.", ""},
      {"Call 020 7946 0018 or 555-0147.", ""},
      {"The shop is open 24/7.", ""},
      {"1. Wash your hands.", ""},
      {"The item (3) is missing.", ""},
      {"The model B12x was sold 5times.", ""},
      {"He lives at 12b Mill Lane.", ""},
      {"Version 2.0.1 fixes it.", ""},
      {"The server is 10.0.0.7.", ""},
      {"She wrote 1,2,3 on the board.", ""},
      {"They may lead the march.", ""},
      {"The tax takes 15p in the pound.", ""},
      {"Boeing 737 jets were parked near Highway 12.", ""},
      {"The firm named the Pavo 9 and the Tarn 12.", ""},
      {"Nobody on the B12 bus wore a number 7 shirt.", ""},
      {"The one you want is not this one.", ""},
      {"She may march on.", ""},
      {"See page 14 and chapter 3.", ""},
      {"The #5 hashtag spread.", ""},
      {"She lives on Fifth Avenue.", ""},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("figures: other kinds", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"It was the third strike this year.", "ordinal third = 3; date this year = 2026-01-01..2027-01-01"},
      {"Kelmouth won 3-1.", "score 3-1 = [3, 1]"},
      {"The 21st floor is closed until 3 p.m. on Friday.", "ordinal 21st = 21; time_of_day 3 p.m. = 900 minute of day; date Friday = 2026-06-05..2026-06-06"},
      {"The doors shut at 10:20 p.m. sharp.", "time_of_day 10:20 p.m. = 1340 minute of day"},
      {"The doors shut at 7.05am sharp.", "time_of_day 7.05am = 425 minute of day"},
      {"The bells rang at five in the afternoon.", "time_of_day five = 1020 minute of day"},
      {"The mill burned down around 4.20 in the morning.", "time_of_day 4.20 = 260 minute of day about"},
      {"The shop opens at half past nine.", "time_of_day half past nine = 570 minute of half a day"},
      {"He paid 12 million Swiss francs and 3,000 Danish kroner.", "money 12 million Swiss francs = 12000000 CHF; money 3,000 Danish kroner = 3000 DKK"},
      {"He met 12 Swiss climbers.", "count 12 = 12 {swiss climber}"},
      {"A tram stopped at 6.50 on Friday evening.", "time_of_day 6.50 = 1130 minute of day; date Friday evening = 2026-06-05..2026-06-06"},
      {"Wool closed at 6.50 on the exchange.", "count 6.50 = 6.5"},
      {"The court voted 5 to 4.", "score 5 to 4 = [5, 4]"},
      {"The trustees approved the sale by 9 votes to 4.", "score 9 votes to 4 = [9, 4]"},
      {"The club backed the move 11 to 2.", "score 11 to 2 = [11, 2]"},
      {"The council passed the budget by five votes to four.", "score five votes to four = [5, 4]"},
      {"It was carried with seven in favour and three against.", "score seven in favour and three against = [7, 3]"},
      {"The board voted unanimously to sell.", "score unanimously = [-, 0]"},
      {"The applause was unanimous.", ""},
      {"She backed 11 to 2 million people.", "count 11 to 2 million = [11, 2000000] {people}"},
      {"They voted 5 to 10 times.", "count 5 to 10 = [5, 10] {time}"},
      {"She is seeded No. 4 and has no 4 rooms.", "ordinal 4 = 4"},
      {"The vote was 52-48.", "score 52-48 = [52, 48]"},
  }));
  CAPTURE(row.text);
  CHECK(figures_of(row.text) == row.expected);
}

TEST_CASE("figures: a number with something unexplained beside it is refused and reported", "[extract][figure]") {
  const char* text = GENERATE("It came to 1e400.", "It cost $1,00,000.", "They sold 1.234,56 of them.", "The fair is on 31 February.", "They met on June 31 again.", "It ended on February 30, 2025.",
                              "There were 1\xEF\xBC\x92 dogs.", "There were 12\xD9\xA3 birds.", "He lives at 12b Mill Lane.", "The model B12x failed.", "It sold 5times.", "Version 2.0.1 fixes it.", "The server is 10.0.0.7.", "She wrote 1,2,3 there.", "They lost 40 500 homes.");
  CAPTURE(text);
  FoundFigures found;
  find_in(text, found);
  CHECK(found.figures.empty());
  REQUIRE(found.diagnostics.size() >= 1);
  CHECK(found.diagnostics[0].code == "figure_refused");
}

TEST_CASE("figures: numbers inside names are not looked at", "[extract][figure]") {
  FoundFigures found;
  find_in("Tarn 12 Pro has 12 cores.", found);
  std::vector<Mention> mentions;
  std::vector<Figure> figures;
  find_figures(found.article, found.segments, read_signs(found.segments, WordTable::builtin()), {{0, 3}}, mentions, figures, found.diagnostics);
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].counted == "core");
}

TEST_CASE("figures: the written precision is kept", "[extract][figure]") {
  struct Row { const char* text; int exp10; bool magnitude; };
  const auto row = GENERATE(values<Row>({{"It has 12.5 million users.", 5, true}, {"It has 8,000 users.", 0, false}, {"It has two million users.", 6, true}, {"It has 12 users.", 0, false}, {"It cost $1.20 a kilo.", -2, false}}));
  CAPTURE(row.text);
  FoundFigures found;
  find_in(row.text, found);
  REQUIRE(found.figures.size() == 1);
  CHECK(found.figures[0].written_exp10 == row.exp10);
  CHECK(found.figures[0].has_magnitude_word == row.magnitude);
}

TEST_CASE("figures: from one value to another are two linked figures", "[extract][figure]") {
  FoundFigures rising, reversed, range;
  find_in("Prices rose from 5 to 7 percent.", rising);
  REQUIRE(rising.figures.size() == 2);
  CHECK(rising.figures[0].unit == "%");
  CHECK(rising.figures[1].pair_from == 0);
  find_in("Prices rose to $9 from $4.", reversed);
  REQUIRE(reversed.figures.size() == 2);
  CHECK(reversed.figures[0].pair_from == 1);
  find_in("Prices range from $4 to $9.", range);
  CHECK(range.figures.size() == 1);
}

TEST_CASE("figures: spans lie inside their sentence and in order, whatever the text", "[extract][figure]") {
  static const char* const kPieces[] = {"$", "12", "-", "to", "and a half", "million", "%", "May", "1/2", ",", ".", "3", "th", "between", "of", "x", "10^", "\xC2\xBD", "\xE2\x82\xAC", "one", "hundred", "2026", "Q", "ago", "year", "(", "the", "last", "'", "9999999999999999999", "\xE2\x80\x93"};
  std::uint64_t state = 42;
  for (int round = 0; round < 600; ++round) {
    std::string text;
    for (int k = 0; k < 14; ++k) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += kPieces[(state >> 33) % (sizeof kPieces / sizeof *kPieces)];
      if ((state >> 20) & 1) text += ' ';
    }
    CAPTURE(text);
    FoundFigures found;
    find_in(text, found);
    std::uint64_t last = 0;
    for (const Figure& figure : found.figures) {
      REQUIRE(figure.span.begin >= last);
      REQUIRE(figure.span.begin < figure.span.end);
      REQUIRE(figure.span.end <= found.article.clean.size());
      if (figure.low && figure.high && figure.kind != MentionType::score) REQUIRE(compare(*figure.low, *figure.high) != std::strong_ordering::greater);
      last = figure.span.end;
    }
  }
}

TEST_CASE("figures: units, currencies and periods in capitals are no names", "[extract][figure]") {
  FoundFigures found;
  find_in("They paid US$512 million, C$12 and RM120,000 for 50 GWh in FY25.", found);
  std::vector<TokenSpan> names;
  for (std::uint32_t t = 0; t < found.segments.tokens.size(); ++t)
    if (const Token& token = found.segments.tokens[t]; token.has(shape_all_caps) || (token.has(shape_capitalized) && t > 0)) names.push_back({t, t + 1});
  REQUIRE(names.size() >= 4);
  std::vector<Mention> mentions;
  std::vector<Figure> figures;
  find_figures(found.article, found.segments, read_signs(found.segments, WordTable::builtin()), names, mentions, figures, found.diagnostics);
  REQUIRE(figures.size() == 5);
  CHECK(figures[0].currency == "USD");
  CHECK(figures[1].currency == "CAD");
  CHECK(figures[2].currency == "MYR");
  CHECK(figures[3].unit == "gigawatt hour");
  CHECK(figures[4].kind == MentionType::date);
}

TEST_CASE("figures: a million numbers are read or counted in linear time", "[extract][figure]") {
  const auto seconds = [](int lines) {
    std::string text;
    for (int k = 0; k < lines; ++k) text += "Item " + std::to_string(k) + " sold " + std::to_string(k * 7 + 3) + " units at 12b" + std::to_string(k) + " and $" + std::to_string(k) + ".50 each. ";
    FoundFigures found;
    find_in(text, found);
    REQUIRE(found.figures.size() >= static_cast<std::size_t>(2 * lines));
    std::uint64_t refused = 0;
    for (const Diagnostic& diagnostic : found.diagnostics)
      if (diagnostic.code == "figure_refused") refused += diagnostic.count;
    CHECK(refused >= static_cast<std::uint64_t>(lines));
    CHECK(found.diagnostics.size() <= 110);
    std::vector<Mention> mentions;
    std::vector<Figure> figures;
    Diagnostics diagnostics;
    const std::clock_t begin = std::clock();
    find_figures(found.article, found.segments, read_signs(found.segments, WordTable::builtin()), {}, mentions, figures, diagnostics);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  const double small = seconds(2000), large = seconds(20000);
  CHECK(large < 40 * (small + 0.001));
}

TEST_CASE("figure words: their numbers fit beside the signs of a token", "[extract][figure]") {
  const FigureWords& words = FigureWords::builtin();
  REQUIRE(words.size() > 1000);
  CHECK(words.size() < (std::size_t{1} << (64 - kFigureWordShift)));
  struct Row { const char* word; bool known; };
  const auto row = GENERATE(values<Row>({{"million", true}, {"percent", true}, {"january", true}, {"tolvane", false}, {"", false}}));
  INFO(row.word);
  const std::uint32_t number = words.number_of(word_key(row.word));
  CHECK((number != 0) == row.known);
  if (number != 0) CHECK(words.numbered(number).word == words.find(word_key(row.word)));
}
