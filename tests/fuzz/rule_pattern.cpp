// SPDX-License-Identifier: Apache-2.0
// Any bytes as a pattern (first line) and as a whole pack: refused with a message or compiled and run, never a crash.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "crosstell/rules/rule_set.h"

namespace {

constexpr const char* kAttributes =
    R"({"attributes": [{"key": "test", "about": "x", "value_kind": "text", "class": "many", "wording": "x", "roles": [{"name": "a"}]}]})";

std::string json_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

void run(const std::string& pack) {
  using namespace crosstell;
  const auto rules = RuleSet::compile({{"attributes.json", kAttributes}, {"lists/l.tsv", "entry\na b\na\n"}, {"p.json", pack}});
  if (!rules) return;
  std::vector<Token> tokens;
  for (const char* word : {"a", "b", ",", "a", "a", "b", "\"", "a"}) {
    Token token;
    token.folded = token.lemma = word;
    token.form_key = token.lemma_key = word_key(word);
    token.word_class = WordClass::noun;
    token.clause = static_cast<std::uint16_t>(tokens.size() / 5);
    tokens.push_back(token);
  }
  const std::vector<MentionLayer> mentions = {{MentionType::organization, {0, 2}, 0}, {MentionType::person, {0, 1}, 1}, {MentionType::money, {4, 6}, 2}};
  const std::vector<TokenSpan> groups = {{0, 2}, {3, 6}};
  Matcher matcher(*rules);
  std::vector<NearMiss> misses;
  (void)matcher.explain({tokens, {0, 8}, mentions, groups, ""}, "paragraph", misses);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  run(text);
  run(R"({"pack": "p", "rules": [{"id": "x", "about": "x", "attribute": "test", "accepts": [{"text": "x"}], "rejects": ["x"], "match": )" +
      json_string(text.substr(0, text.find('\n'))) + "}]}");
  return 0;
}
