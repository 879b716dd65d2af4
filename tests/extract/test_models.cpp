// SPDX-License-Identifier: Apache-2.0
// Names of AI models: families that are known, families that nobody knows, and what only looks like a model.
#include "catch.h"

#include "sample.h"

using namespace crosstell;
using test::Sample;

namespace {

/// Words that make an article one about models.
constexpr const char* kTopic = "The lab tests AI and each new language model on a benchmark. ";

bool is_model(const Sample& sample, std::string_view surface) { return sample.has(surface, MentionType::model); }

}  // namespace

TEST_CASE("models: known families", "[extract]") {
  struct Row { const char* text; const char* surface; };
  const auto row = GENERATE(values<Row>({
      {"Users prefer GPT-5.4 Pro for law.", "GPT-5.4 Pro"},
      {"It beat Llama 4 Maverick by a point.", "Llama 4 Maverick"},
      {"They compared Gemini 3.1 Pro with others.", "Gemini 3.1 Pro"},
      {"We ran Claude Opus 4.1 twice.", "Claude Opus 4.1"},
      {"We ran Claude 3.5 Sonnet twice.", "Claude 3.5 Sonnet"},
      {"Only o3-mini was cheap.", "o3-mini"},
      {"Only o4-mini-high was cheap.", "o4-mini-high"},
      {"The weights of Qwen3-235B-A22B are open.", "Qwen3-235B-A22B"},
      {"The weights of Mixtral 8x22B are open.", "Mixtral 8x22B"},
      {"A test of DeepSeek-R1-Distill-Qwen-32B failed.", "DeepSeek-R1-Distill-Qwen-32B"},
      {"A test of gpt-oss-120b failed.", "gpt-oss-120b"},
      {"They tuned Gemma 3 27B at home.", "Gemma 3 27B"},
      {"They tuned Phi-4-mini at home.", "Phi-4-mini"},
      {"They tuned Llama-3.1-405B-Instruct at home.", "Llama-3.1-405B-Instruct"},
      {"Critics like Grok 4 Fast less.", "Grok 4 Fast"},
      {"Critics like Kimi K2 Thinking less.", "Kimi K2 Thinking"},
      {"The company released ChatGPT in autumn.", "ChatGPT"},
      {"The company updated DeepSeek-V3.2 in autumn.", "DeepSeek-V3.2"},
  }));
  CAPTURE(row.text);
  CHECK(is_model(Sample(std::string(kTopic) + row.text), row.surface));
}

TEST_CASE("models: families that stand in no table", "[extract]") {
  struct Row { const char* text; const char* surface; };
  const auto row = GENERATE(values<Row>({
      {"It beat Zephyro 2.5 Pro by a point.", "Zephyro 2.5 Pro"},
      {"The weights of Quillon-7B are open.", "Quillon-7B"},
      {"The weights of Quillon-70B-Instruct are open.", "Quillon-70B-Instruct"},
      {"Users prefer Vantor-3 Mini for law.", "Vantor-3 Mini"},
      {"In June the lab released Ombrix, a reasoning model with open weights.", "Ombrix"},
      {"The lab calls its new model Ombrix 2.", "Ombrix 2"},
      {"A chatbot named Ombrix answered.", "Ombrix"},
      {"The Ombrix model was cheap.", "Ombrix"},
      {"Ombrix-4.1 is a language model.", "Ombrix-4.1"},
      {"Corner Mini outperforms older systems.", "Corner Mini"},
      {"The lab released Lantern Pro as open source.", "Lantern Pro"},
      {"Corner 4.1 outperforms older systems.", "Corner 4.1"},
      {"Older systems trail Lantern 3 on speed.", "Lantern 3"},
      {"They tuned Vantor 8x7B at home.", "Vantor 8x7B"},
      {"They tested Tellur Glimmer 1.5 Flash at home.", "Tellur Glimmer 1.5 Flash"},
  }));
  CAPTURE(row.text);
  CHECK(is_model(Sample(std::string(kTopic) + row.text), row.surface));
}

TEST_CASE("models: lines that the article itself calls so", "[extract]") {
  struct Row { const char* text; const char* surface; MentionType type; bool found; };
  const auto row = GENERATE(values<Row>({
      {"The lab sold its new Orvane 3 model. Orvane 3 has two flaws.", "Orvane 3", MentionType::model, true},
      {"It announced Orvane 3, a new generation of the firm's flagship language model. On Friday Orvane 3 landed.", "Orvane 3", MentionType::model, true},
      {"The Orvane 380, a slower version of its best pump, is late. It shipped Orvane 380 parts.", "Orvane 380", MentionType::product, true},
      {"The AI model is late. The weights of Orvane 3 leaked.", "Orvane 3", MentionType::model, true},
      {"The Orvane 3 drone crashed. In May Orvane 3 flew.", "Orvane 3", MentionType::product, true},
      {"In Orvane 3 people drowned.", "Orvane 3", MentionType::model, false},
      {"The league match on Sunday: Orvane 3, a new team, won. The striker limped.", "Orvane 3", MentionType::model, false},
      {"The Orvane 3 model came. It launched Orvane 3 days later.", "Orvane 3 days", MentionType::model, false},
  }));
  CAPTURE(row.text);
  const Sample sample(row.text);
  CHECK(sample.has(row.surface, row.type) == row.found);
}

TEST_CASE("products: medicines and goods, by their nouns and by what is done with them", "[extract]") {
  struct Row { const char* text; const char* surface; bool found; };
  const auto row = GENERATE(values<Row>({
      {"Patients were treated with Melvorin for a year. The cost of Melvorin is high.", "Melvorin", true},
      {"Doctors handed out doses of Melvorin in May.", "Melvorin", true},
      {"The firm showed Rosalba, a lipstick. Rosalba sells well.", "Rosalba", true},
      {"She was treated with kindness by Melvorin. The mayor, Melvorin, said so.", "Melvorin", false},
      {"The head of Melvorin resigned.", "Melvorin", false},
  }));
  CAPTURE(row.text);
  CHECK(Sample(row.text).has(row.surface, MentionType::product) == row.found);
}

TEST_CASE("models: what only looks like one", "[extract]") {
  const auto text = GENERATE(as<std::string>{}, "Claude Shannon wrote a paper.", "The Gemini season begins in May.", "She read Sonnet 18 aloud.",
                             "They play Command & Conquer at night.", "He drove across Nova Scotia.", "She joined Phi Beta Kappa.", "He is a member of Opus Dei.",
                             "A llama spat at him.", "Corner Mini Ltd opened an open-source centre.", "Its open-source rival, Corner Ltd, has 4.1 million users.", "The concert at the o2 arena was sold out.", "A Boeing 737 landed safely.", "Section 230 protects sites.",
                             "Windows 11 is slow.", "The iPhone 17 Pro costs more.", "In Kestelmark 12 people died.", "Flight 370 vanished.",
                             "The crew of Apollo 13 returned.", "Route 66 was closed.", "Formula 1 returns in spring.", "Claude Monet painted lilies.",
                             "A falcon nested there.", "Falcon 9 carried the crew.", "The Pro Bowl was moved.", "He works for Mini Motors Ltd.", "The Max Planck Institute replied.",
                             "COVID-19 spread quickly.", "An F-16 crashed.", "Channel 4 denied it.", "Article 5 was invoked.", "Room 101 was empty.", "He turned 30 in Medium Creek.");
  CAPTURE(text);
  const Sample sample(text);
  for (const Mention& m : sample.found.mentions) {
    CAPTURE(sample.text(m));
    CHECK(m.type != MentionType::model);
  }
}

TEST_CASE("models: the table of families may be empty", "[extract]") {
  WordTable words = WordTable::builtin();
  words.forget(use_family);
  for (const char* surface : {"GPT-5.4 Pro", "Gemini 3.1 Pro", "Llama-3.1-405B-Instruct"}) {
    CAPTURE(surface);
    CHECK(is_model(Sample(std::string(kTopic) + "It beat " + surface + " by a point.", words), surface));
  }
  words.add("brillig", use_family);
  CHECK(is_model(Sample(std::string(kTopic) + "It beat Brillig by a point.", words), "Brillig"));
  CHECK_FALSE(is_model(Sample(std::string(kTopic) + "It beat Mistral by a point.", words), "Mistral"));
}
