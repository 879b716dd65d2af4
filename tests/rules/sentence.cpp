// SPDX-License-Identifier: Apache-2.0
#include "sentence.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "fold.h"
#include "word_class_name.h"

namespace crosstell::test {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    out.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool has_word_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; });
}

}  // namespace

Sentence::Sentence(std::string_view annotated) {
  std::vector<std::size_t> open;  // into mentions_
  struct OpenMention { MentionType type; std::uint32_t begin; bool np; };
  std::vector<OpenMention> stack;
  std::uint16_t clause = 0;
  for (const auto& part : split(annotated, ' ')) {
    const auto here = static_cast<std::uint32_t>(tokens_.size());
    if (part.empty()) continue;
    if (part == "||") {
      ++clause;
    } else if (part == "]" && !stack.empty()) {
      if (stack.back().np)
        noun_groups_.push_back({stack.back().begin, here});
      else
        mentions_.push_back({stack.back().type, {stack.back().begin, here}, 0});
      stack.pop_back();
    } else if (part.size() > 1 && part[0] == '[') {
      const auto type = mention_type_from_name(part.substr(1));
      if (!type && part != "[np") throw std::invalid_argument(part);
      stack.push_back({type.value_or(MentionType::noun_group), here, part == "[np"});
    } else {
      add_token(part);
      tokens_.back().clause = clause;
    }
  }
  std::sort(mentions_.begin(), mentions_.end(), [](const MentionLayer& a, const MentionLayer& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) mentions_[i].index = 100 + i;  // differs from its place in the view
  std::sort(noun_groups_.begin(), noun_groups_.end());
}

void Sentence::add_token(std::string_view part) {
  auto fields = has_word_character(part) ? split(part, '/') : std::vector<std::string>{std::string(part)};
  Token token;
  token.folded = strings_.emplace_back(rules::fold(fields[0]));
  token.lemma = strings_.emplace_back(fields.size() > 1 ? fields[1] : token.folded);
  token.form_key = word_key(token.folded);
  token.lemma_key = word_key(token.lemma);
  rules::TokenTest test;
  const std::string word_class = fields.size() > 2 ? fields[2] : fields.size() > 1 ? "verb.past" : "noun";
  if (!rules::add_word_class(word_class, test)) throw std::invalid_argument(std::string(part));
  for (int i = 0; i < kWordClassCount; ++i)
    if (test.classes & bit(static_cast<WordClass>(i))) token.word_class = static_cast<WordClass>(i);
  token.forms = test.forms;
  token.lexical = test.lexical;
  if (!has_word_character(part)) token.word_class = WordClass::punctuation;
  if (std::isupper(static_cast<unsigned char>(part[0])) != 0) token.shape |= shape_capitalized;
  if (std::any_of(part.begin(), part.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; })) {
    token.shape |= shape_letter;
    if (token.folded.find('-') != std::string_view::npos) token.signs |= sign_hyphen;
  }
  if (std::isdigit(static_cast<unsigned char>(part[0])) != 0) {
    token.shape |= shape_digit;
    if (fields.size() < 3) token.word_class = WordClass::number;
  }
  token.possible = bit(token.word_class);
  tokens_.push_back(token);
}

TokenView Sentence::view() const {
  TokenView view;
  view.tokens = tokens_;
  view.sentence = {0, static_cast<std::uint32_t>(tokens_.size())};
  view.mentions = mentions_;
  view.noun_groups = noun_groups_;
  return view;
}

std::string Sentence::words(TokenSpan span) const {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end && i < tokens_.size(); ++i) out += (out.empty() ? "" : " ") + std::string(tokens_[i].folded);
  return out;
}

std::vector<RuleFile> files_of(const PackText& pack) {
  using Json = nlohmann::json;
  Json rules = Json::array();
  for (std::size_t i = 0; i < pack.patterns.size(); ++i) {
    Json rule = pack.extra.empty() ? Json::object() : Json::parse("{" + pack.extra + "}");
    rule["id"] = "r" + std::to_string(i);
    rule["about"] = "A test.";
    if (!rule.contains("attribute")) rule["attribute"] = "test";
    rule["match"] = pack.patterns[i];
    rule["accepts"] = Json::array({{{"text", "Yes."}}});
    rule["rejects"] = Json::array({"No."});
    rules.push_back(rule);
  }
  Json document = {{"pack", "tests"}, {"rules", rules}};
  if (!pack.pieces.empty()) document["pieces"] = Json::parse(pack.pieces);
  const Json attributes = Json::parse(R"({"attributes": [
    {"key": "test", "about": "Anything.", "value_kind": "text", "class": "many", "wording": "test",
     "roles": [{"name": "buyer"}, {"name": "place"}, {"name": "what"}, {"name": "a"}, {"name": "b"}]},
    {"key": "price", "about": "A price.", "value_kind": "money", "class": "functional", "wording": "price",
     "subject": ["organization", "product"], "value": ["money"], "roles": [{"name": "buyer", "types": ["organization", "person"]}]},
    {"key": "openness", "about": "Open or not.", "value_kind": "category", "class": "exclusive", "wording": "openness", "subject": ["product"],
     "categories": [{"name": "closed", "words": ["closed", "closed source"]}, {"name": "open", "words": ["open source", "free"]}]}]})");
  std::vector<RuleFile> files = {{"attributes.json", attributes.dump()}, {"tests.json", document.dump()}};
  for (const auto& list : pack.lists) {
    const auto colon = list.find(':');
    std::string tsv = "entry\tnote\n";
    for (const auto& entry : split(list.substr(colon + 1), ',')) tsv += entry + "\tx\n";
    files.push_back({"lists/" + list.substr(0, colon) + ".tsv", tsv});
  }
  return files;
}

Result<std::shared_ptr<const RuleSet>> compile_pack(const PackText& pack) { return RuleSet::compile(files_of(pack)); }

Result<std::shared_ptr<const RuleSet>> compile_pattern(const std::string& pattern, const std::vector<std::string>& lists) {
  PackText pack;
  pack.patterns = {pattern};
  pack.lists = lists;
  return compile_pack(pack);
}

std::string show(const Sentence& sentence, const RuleSet& rules, const std::vector<RuleMatch>& matches) {
  std::string out;
  for (const auto& match : matches) {
    if (!out.empty()) out += "; ";
    out += rules.rules()[match.rule].id + "[" + sentence.words(match.tokens) + "]";
    if (match.predicate) out += " <" + sentence.words(*match.predicate) + ">";
    for (const auto& capture : match.captures) out += " " + std::string(capture.name) + "=" + sentence.words(capture.tokens);
  }
  return out.empty() ? "-" : out;
}

std::string match_all(const Sentence& sentence, const std::shared_ptr<const RuleSet>& rules, std::string_view zone) {
  Matcher matcher(rules);
  return show(sentence, *rules, matcher.match(sentence.view(), zone));
}

std::string problems_of(const Result<std::shared_ptr<const RuleSet>>& compiled) { return compiled ? "" : compiled.error().what; }

}  // namespace crosstell::test
