// SPDX-License-Identifier: Apache-2.0
// One row per construct of the language: a pattern, a sentence, what is found ("-": nothing).
#include "catch.h"
#include "sentence.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

struct Row {
  const char* pattern;
  const char* sentence;
  const char* found;
};

const std::vector<std::string> kLists = {"purchase: purchase, acquisition, take over, take-over bid", "role: founder, chief executive, co-founder"};

void check(const Row& row) {
  CAPTURE(row.pattern, row.sentence);
  const auto rules = compile_pattern(row.pattern, kLists);
  REQUIRE(problems_of(rules) == "");
  CHECK(match_all(Sentence(row.sentence), *rules) == row.found);
}

}  // namespace

TEST_CASE("match: words", "[rules]") {
  check(GENERATE(values<Row>({
      {"founder", "the founder left", "r0[founder]"},
      {"Founder", "the FOUNDER left", "r0[founder]"},
      {"founder", "the founders/founder/noun.plural left", "-"},  // a word is one form
      {"founder", "the co-founder left", "-"},
      {"co-founder", "the co-founder left", "r0[co-founder]"},
      {"co-founder", "the co - founder left", "r0[co - founder]"},
      {"firm's boss", "the firm 's boss", "r0[firm 's boss]"},
      {"firm’s boss", "the firm 's boss", "r0[firm 's boss]"},
      {"isn't here", "it is n't here", "r0[is n't here]"},
      {"the the", "the the the", "r0[the the]"},
      {"déjà vu", "a DÉJÀ vu", "r0[déjà vu]"},
      {"left:verb", "they left/leave/verb.past", "r0[left]"},
      {"left:verb", "the left/left/adjective bank", "-"},
      {"u.s. army", "the U.S. army", "r0[u.s. army]"},
  })));
}

TEST_CASE("match: lemmas, lists and classes", "[rules]") {
  check(GENERATE(values<Row>({
      {"~acquire", "it acquired/acquire", "r0[acquired]"},
      {"~acquire", "the acquisition", "-"},
      {"~lay_off", "it laid/lay off people", "r0[laid off]"},
      {"~lay_off", "it laid/lay some people off today", "r0[laid some people off]"},
      {"~lay_off", "it laid/lay some three people off", "-"},  // a gap of two
      {"~lay_off", "it laid/lay || off", "-"},
      {"~lead:verb", "the lead/lead/noun", "-"},
      {"~lead:verb", "they led/lead", "r0[led]"},
      {"@purchase", "a Purchase now", "r0[purchase]"},
      {"@purchase", "it took/take over all", "r0[took over]"},
      {"@purchase", "a take - over bid now", "r0[take - over bid]"},
      {"@purchase", "a take - over of", "-"},
      {"@role of", "the chief executive of it", "r0[chief executive of]"},
      {"@role of", "the chief of it", "-"},
      {"it :verb.past", "it rose/rise/verb.past", "r0[it rose]"},
      {"it :verb.past", "it rises/rise/verb.third", "-"},
      {"it :verb.communication", "it says/say/verb.communication", "r0[it says]"},
      {"it :verb.communication", "it runs/run/verb.motion", "-"},
      {"the :noun.plural", "the banks/bank/noun.plural", "r0[the banks]"},
      {"the :noun.plural", "the bank/bank/noun.singular", "-"},
      {"the :noun.person", "the boss/boss/noun.person", "r0[the boss]"},
      {"the :adjective house", "the old/old/adjective house", "r0[the old house]"},
      {"the :capitalized", "the House", "r0[the house]"},
      {"the :capitalized", "the house", "-"},
      {"the /.*ness/", "the openness", "r0[the openness]"},
      {"the /.*ness/", "the open", "-"},
      {"the /ness/", "the openness", "-"},  // all of the form
      {"/.*-built/ ship", "a Tarn-built ship", "r0[tarn-built ship]"},   // a hyphen is what such a pattern is looked for by
      {"/.*-built/ ship", "a built ship", "-"},
      {"a /.+-.+/ win", "a 2-1 win", "r0[a 2-1 win]"},
      {"it /-/ rose", "it - rose", "r0[it - rose]"},
      {"[/.*-built/ | old] ship", "an old ship", "r0[old ship]"},
      {"of /[0-9]+\\/[0-9]+/", "of 3/4/number", "-"},  // the helper splits at slashes: no such form
  })));
}

TEST_CASE("match: mentions", "[rules]") {
  check(GENERATE(values<Row>({
      {"{buyer:organization} ~buy", "[organization Halden Motors ] bought/buy it", "r0[halden motors bought] buyer=halden motors"},
      {"{buyer:organization} ~buy", "[person Ada Holm ] bought/buy it", "-"},
      {"{buyer:organization|person} ~buy", "[person Ada Holm ] bought/buy it", "r0[ada holm bought] buyer=ada holm"},
      {"{organization} ~buy", "[organization Halden ] bought/buy it", "r0[halden bought]"},
      {"{entity} ~buy", "[place Oslo ] bought/buy it", "r0[oslo bought]"},
      {"{entity} ~buy", "[money $3 ] bought/buy it", "-"},
      // A name is met where the words begin that describe it, and is captured without them.
      {"shares in {a:organization}", "shares in the/the/determiner shoe maker/maker/noun [organization Orrin ] rose/rise", "r0[shares in the shoe maker orrin] a=orrin"},
      {"~leave {a:place}", "left/leave the/the/determiner city of [place Orrin ]", "r0[left the city of orrin] a=orrin"},
      {"~praise {a:organization}", "praised/praise the/the/determiner old [organization Orrin ] chairman", "-"},
      {"~say {a:organization}", "said/say last week [organization Orrin ] fell/fall", "-"},
      {"for {a:figure}", "for [percent 3 % ]", "r0[for 3 %] a=3 %"},
      {"for {a:figure}", "for [place Oslo ]", "-"},
      {"{a:person} left", "[organization Ada [person Holm ] ] left", "r0[holm left] a=holm"},
      // The longer layer fails behind it, so the shorter one that begins at the same word is tried.
      {"{a:organization} of {b:place}", "[organization [organization Bank ] of [place Oslo ] ]", "r0[bank of oslo] a=bank b=oslo"},
      {"{a:organization} of {b:place}", "[organization [organization Bank ] of [place Oslo ] ] of [place Norway ]", "r0[bank of oslo of norway] a=bank of oslo b=norway"},
      {"the {what:np}", "the [np big red house ] fell", "r0[the big red house] what=big red house"},
      {"the {what:np}", "[np the big red house ] fell", "r0[the big red house] what=big red house"},  // what is left of the group
      {"the {what:np} fell", "the house fell", "-"},
      {"said {what:clause}", "it said || that it fell . || and then", "r0[said that it fell] what=that it fell"},
      {"said {what:clause}", "it said || . || and then", "-"},
      {"said {clause} $", "it said that it fell .", "r0[said that it fell]"},
      {"{value:[closed | open source]}", "it is open source now", "r0[open source] value=open source"},
      {"{value:@role} of", "the chief executive of it", "r0[chief executive of] value=chief executive"},
      {"{a:person} and {a:person}", "[person Ada ] and [person Bo ]", "r0[ada and bo] a=ada a=bo"},
  })));
}

TEST_CASE("match: structure", "[rules]") {
  check(GENERATE(values<Row>({
      {"a [b | c d] e", "a b e", "r0[a b e]"},
      {"a [b | c d] e", "a c d e", "r0[a c d e]"},
      {"a [b | c d] e", "a c e", "-"},
      {"a b? c", "a c", "r0[a c]"},
      {"a b? c", "a b c", "r0[a b c]"},
      {"a b? c", "a b b c", "-"},
      {"a b* c", "a b b b b b b b b c", "r0[a b b b b b b b b c]"},
      {"a b* c", "a b b b b b b b b b c", "-"},  // at most eight
      {"a b+ c", "a c", "-"},
      {"a b+ c", "a b b c", "r0[a b b c]"},
      {"a [b | c]* d", "a b c b d", "r0[a b c b d]"},
      {"a b?", "a b", "r0[a b]"},  // the longest
      {"^ founder", "founder left", "r0[founder]"},
      {"^ founder", "\" founder left", "r0[founder]"},
      {"^ founder", "the founder left", "-"},
      {"founder $", "the founder .", "r0[founder]"},
      {"founder $", "the founder left", "-"},
      {"{a:person} <was ~name> @role", "[person Ada ] was named/name chief executive", "r0[ada was named chief executive] <was named> a=ada"},
      {"a , b", "a , b", "r0[a , b]"},
      {"a, b", "a , b", "r0[a , b]"},
      {"a — b", "a - b", "r0[a - b]"},
      {"a - b", "a – b", "r0[a - b]"},
      {"\" a \"", "he said “ a ”", "r0[\" a \"]"},
      {"a \\?", "a ? b", "r0[a ?]"},
      {"a ?", "a ? b", "r0[a ?]"},
      {"cost \\$ 5", "cost $ 5", "r0[cost $ 5]"},
      {"a ( b )", "a ( b ) c", "r0[a ( b )]"},
  })));
}

TEST_CASE("match: gaps", "[rules]") {
  check(GENERATE(values<Row>({
      {"a .. b", "a b", "r0[a b]"},
      {"a .. b", "a 1 2 3 4 b", "r0[a 1 2 3 4 b]"},
      {"a .. b", "a 1 2 3 4 5 b", "-"},
      {"a ..9 b", "a 1 2 3 4 5 6 7 8 9 b", "r0[a 1 2 3 4 5 6 7 8 9 b]"},
      {"a ..1 b", "a 1 2 b", "-"},
      {"a .. b", "a 1 || 2 b", "-"},
      {"a .. b", "a || 1 b", "-"},
      {"a .. b", "a 1 || b", "-"},
      {"a b", "a || b", "r0[a b]"},  // only gaps mind the border
      {"a .. b", "a \" 1 b", "-"},
      {"a .. b", "a , 1 , b", "r0[a , 1 , b]"},
      {"{subject:organization} .. sold", "[organization Halden ] has sold", "r0[halden has sold] subject=halden"},
      {"{subject:organization} .. sold", "[organization Halden ] and [organization Corvane ] sold", "r0[corvane sold] subject=corvane"},
      {"{subject:organization} .. sold", "[organization Halden ] of [place Oslo ] sold", "r0[halden of oslo sold] subject=halden"},
      {"{subject:organization} .. sold", "[organization Halden ] in [organization its ] plan sold", "r0[halden in its plan sold] subject=halden"},
      {"{buyer:organization} .. sold", "[organization Halden ] and [organization Corvane ] sold", "r0[halden and corvane sold] buyer=halden"},
      {"{subject:organization} .. for {value:money}", "[organization Halden ] after [money $1 ] for [money $2 ]", "-"},
  })));
}

TEST_CASE("match: leftmost, longest, apart", "[rules]") {
  check(GENERATE(values<Row>({
      {"a b", "a b a b", "r0[a b]; r0[a b]"},
      {"[a b | a b c]", "a b c", "r0[a b c]"},
      {"a b a", "a b a b a", "r0[a b a]"},
      {"[a | a b a b]", "a b a b a", "r0[a b a b]; r0[a]"},
  })));
}

TEST_CASE("match: what a match carries", "[rules]") {
  const auto rules = compile_pattern("{buyer:organization|person} <~buy> {value:money} {what:np}");
  REQUIRE(problems_of(rules) == "");
  const Sentence sentence("so/so/adverb [organization [person Ada ] Holm ] bought/buy [money $3 ] [np of land ]");
  Matcher matcher(*rules);
  const auto matches = matcher.match(sentence.view(), "paragraph");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].rule == 0);
  CHECK(matches[0].pattern == 0);
  CHECK(matches[0].tokens == TokenSpan{1, 7});
  REQUIRE(matches[0].predicate);
  CHECK(*matches[0].predicate == TokenSpan{3, 4});
  REQUIRE(matches[0].captures.size() == 3);
  CHECK(matches[0].captures[0].type == MentionType::organization);
  CHECK(matches[0].captures[0].mention == 100);
  CHECK(matches[0].captures[1].type == MentionType::money);
  CHECK(matches[0].captures[1].mention == 102);
  CHECK(matches[0].captures[2].mention == Capture::kNoMention);
  CHECK(matches[0].captures[2].type == MentionType::noun_group);
  CHECK(matcher.match(sentence.view(), "paragraph").size() == 1);  // scratch memory is reused
}

TEST_CASE("match: a sentence in the middle of an article", "[rules]") {
  const auto rules = compile_pattern("{a:person} left");
  const Sentence sentence("[person Bo ] left . [person Ada ] left . [person Cy ] left");
  TokenView view = sentence.view();
  view.sentence = {3, 6};
  view.mentions = view.mentions.subspan(1, 1);
  Matcher matcher(*rules);
  CHECK(show(sentence, **rules, matcher.match(view, "paragraph")) == "r0[ada left] a=ada");
}
