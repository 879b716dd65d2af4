// SPDX-License-Identifier: Apache-2.0
// Names of an article while they are being found: what is known of each token, candidate spans, and votes for their types.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/extract.h"
#include "word_signs.h"

namespace crosstell {

/// What is known of a token as part of a name.
struct NameToken {
  std::uint32_t flags = 0;
  NameUseSet name_uses = 0; ///< only of capitalised tokens
};
enum NameFlag : std::uint32_t {
  token_capital = 1,    ///< written like a name
  token_trusted = 2,    ///< its capitals mean something: not the start of a sentence, not Title Case
  token_common = 4,     ///< also an everyday word
  token_function = 8,   ///< foremost an article, preposition, pronoun, conjunction ...
  token_seen = 16,      ///< the same form stands capitalised in the middle of a sentence of this article
  token_lower = 32,     ///< the same form also stands in lower case in this article
  token_acronym = 64,   ///< all capitals in a block that is not
  token_unknown = 128,  ///< in no table
  token_taken = 256,    ///< belongs to a candidate
  token_noun = 512,     ///< its everyday reading is a noun
  token_version = 1024, ///< may show a model's name: digits, a hyphen, a tier word, the first of several words of a row
  token_alone = 2048,   ///< no entry of several words starts with it, or none that goes on with the next word
  token_in_name = 4096, ///< may belong to a name, as far as the word itself shows
  token_shouted = 16384,  ///< stands among words that are all capitals: they are no evidence
  token_in_title = 8192,  ///< may belong to a name even where every word has a capital
};

/// What a token is part of, by the predicates of its sentence.
enum PredicatePart : std::uint8_t { part_subject = 1, part_object = 2, part_agent = 4, part_actor = part_subject | part_agent };

/// A span that may be a name, and how strongly each type is suggested.
struct NameCandidate {
  TokenSpan tokens;
  WordKey key = 0;                              ///< of the folded words
  std::uint32_t sentence = 0;
  std::array<float, 12> votes{};                ///< by MentionType person .. concept
  MentionType defined = MentionType::noun_group; ///< type that a definition in the text gives it; noun_group: none
  bool weak = false;                            ///< capitals are no evidence here
  bool fixed = false;                           ///< type is certain from the words themselves
  Mention::Form form = Mention::Form::name;
  MentionType type = MentionType::concept_;
  std::string_view rule;
  float confidence = 0;

  float& vote(MentionType t) { return votes[static_cast<std::size_t>(t)]; }
  [[nodiscard]] float vote(MentionType t) const { return votes[static_cast<std::size_t>(t)]; }
};

/// One article with all that the finders of names share.
class NameText {
 public:
  NameText(const Article& article, const Segments& segments, const WordTable& words, const WordSigns& signs);

  const Article& article;
  const Segments& segments;
  const Lexicon& lexicon;
  const WordTable& words;
  const WordSigns& signs;               ///< one a token
  mutable std::vector<NameToken> info;  ///< one a token; longest_phrase() remembers here what it learned
  std::vector<NameCandidate> names;     ///< by begin; do not overlap
  std::vector<std::uint32_t> capitals;  ///< tokens written like names
  std::vector<std::uint32_t> openers;   ///< those and words with digits: where names start
  std::vector<std::uint32_t> role_words, pointers;  ///< tokens that may belong to a role; pronouns and determiners
  std::vector<std::uint8_t> parts;      ///< one a token: PredicatePart
  std::vector<WordKey> model_lines, product_lines;  ///< first words of names with a version that the article calls models or products
  bool digital = false;                 ///< the article speaks of AI models
  bool sports = false;                  ///< the article speaks of matches
  bool any_outside = false;             ///< some sentence is outside()

  [[nodiscard]] const Token& token(std::uint32_t i) const { return segments.tokens[i]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(segments.tokens.size()); }
  [[nodiscard]] bool has(std::uint32_t i, std::uint32_t flag) const { return (info[i].flags & flag) != 0; }
  [[nodiscard]] WordUseSet uses(std::uint32_t i) const { return signs[i]; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return segments.tokens[i].folded; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const { return slice(std::string_view(article.clean), segments.tokens[i].span); }
  [[nodiscard]] std::string_view text(TokenSpan span) const { return slice(std::string_view(article.clean), span_of(span)); }
  [[nodiscard]] CleanSpan span_of(TokenSpan span) const { return {segments.tokens[span.begin].span.begin, segments.tokens[span.end - 1].span.end}; }
  /// The sentence stands outside the article's own text (code, links, comments): nothing it names counts.
  [[nodiscard]] bool outside(std::uint32_t sentence) const { return any_outside && outside_[sentence] != 0; }
  /// A line ends before the token that is no wrapped line of running text: nothing goes on over it.
  [[nodiscard]] bool starts_line(std::uint32_t i) const {
    if (i == 0) return true;
    const std::size_t end = token(i - 1).span.end, begin = token(i).span.begin;
    return begin > end && (begin > end + 1 || article.clean[end] == '\n') && starts_line_behind(end, begin);
  }
  /// No white space stands before the token.
  [[nodiscard]] bool joined(std::uint32_t i) const { return !segments.tokens[i].has(shape_space_before); }
  /// Folded words joined by one space.
  [[nodiscard]] WordKey key_of(TokenSpan span) const;
  /// Name uses of the longest known run of words that starts at `begin`; sets `end`. Remembers where there is none.
  [[nodiscard]] NameUseSet longest_phrase(std::uint32_t begin, std::uint32_t limit, std::uint32_t& end, WordUseSet& word_uses) const {
    word_uses = uses(begin);
    end = begin + 1;
    return has(begin, token_alone) || end >= limit ? info[begin].name_uses : look_up_phrase(begin, limit, end, word_uses);
  }
  /// The tokens belong to a candidate.
  void take(TokenSpan span) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) info[i].flags |= token_taken;
  }

 private:
  /// starts_line() where the text before and the token leave a gap.
  [[nodiscard]] bool starts_line_behind(std::size_t end, std::size_t begin) const;
  [[nodiscard]] NameUseSet look_up_phrase(std::uint32_t begin, std::uint32_t limit, std::uint32_t& end, WordUseSet& word_uses) const;
  /// Two words that follow one another, as the tables know them.
  struct Pair {
    std::uint64_t key = 0;
    NameUseSet name_uses = 0;
    bool goes_on = false;      ///< longer entries start with them
    WordUseSet word_uses = 0;
  };
  [[nodiscard]] Pair look_up_pair(std::uint32_t begin) const;
  [[nodiscard]] Pair recall_pair(std::uint32_t begin) const;
  [[nodiscard]] bool starts_phrase(WordKey key) const { return lexicon.starts_phrase(key) || words.starts_phrase(key); }
  struct SubjectCounts { std::uint32_t digital = 0, sport = 0; };   ///< words that show what the article is about
  class CapitalForms;
  void note(std::uint32_t i, SubjectCounts& subject);
  void add_capital(std::uint32_t i, CapitalForms& forms);
  void mark_shouting();
  void note_predicates();
  void note_zones();

  std::vector<std::uint8_t> outside_;   // by sentence; empty when none is
  std::uint32_t shouted_ = 0;           // words in capitals
};

/// AI model name at `begin` ("GPT-5.4 Pro"); end is `begin` when there is none. `sure`: a known family or an unmistakable shape.
struct ModelName { std::uint32_t end = 0; bool sure = false; bool product = false; bool family_only = false; };
/// False where no model's name can start: cheap, before the grammar is asked.
[[nodiscard]] inline bool may_start_model(const NameText& text, std::uint32_t begin, std::uint32_t limit) {
  const NameToken& first = text.info[begin];
  if (first.flags & token_version || text.uses(begin) & use_family) return true;
  const std::uint32_t reach = begin + 4 < limit ? begin + 4 : limit;
  for (std::uint32_t i = begin + 1; i < reach; ++i)
    if (text.info[i].flags & token_version) return true;
  return false;
}
/// Requires: may_start_model().
[[nodiscard]] ModelName read_model_name(const NameText& text, std::uint32_t begin, std::uint32_t limit);
[[nodiscard]] inline ModelName model_name_at(const NameText& text, std::uint32_t begin, std::uint32_t limit) {
  return may_start_model(text, begin, limit) ? read_model_name(text, begin, limit) : ModelName{begin};
}

/// Finds the lines: what is called "the Corvane 3 model" once is a model wherever a number follows its name.
void find_lines(NameText& text);

/// Length of a role that starts at `begin`, "chief executive officer"; 0 when there is none.
[[nodiscard]] std::uint32_t read_role(const NameText& text, std::uint32_t begin, std::uint32_t limit);
[[nodiscard]] inline std::uint32_t role_length(const NameText& text, std::uint32_t begin, std::uint32_t limit) {
  return (text.uses(begin) & (use_role | use_role_modifier)) != 0 ? read_role(text, begin, limit) : 0;
}

/// The longest entry of the tables that starts a name, and where it ends.
struct KnownPhrase { NameUseSet uses = 0; WordUseSet word_uses = 0; std::uint32_t end = 0; };
/// Adds the votes of the name's own words.
void vote_by_words(const NameText& text, NameCandidate& name, const KnownPhrase& known);

/// The last word of a person's name before "Jr.".
[[nodiscard]] inline std::uint32_t surname_of(const NameText& text, TokenSpan name) {
  std::uint32_t last = name.end - 1;
  while (last > name.begin + 1 && (text.info[last].name_uses & name_person_suffix || text.folded(last) == ",")) --last;
  return last;
}
/// "Motors", "Systems": a last word of firms, that no unit, office or public body has.
[[nodiscard]] bool ends_firm_name(std::string_view word);
/// "Microlenses", "Biosensors", "Aerofreight": a learned prefix before what a firm makes or does.
[[nodiscard]] bool is_trade(const Lexicon& lexicon, std::string_view word);

/// Finds candidates in all sentences: those whose capitals mean something, then the others.
void find_name_runs(NameText& text);
/// A name whose initials follow it in brackets is as long as they say.
void join_spelled_out(NameText& text);
/// Adds the votes of the words around each candidate.
void vote_by_context(NameText& text);
/// Adds the votes of business said of a name: its revenue, its staff, who buys it.
void vote_by_business(NameText& text);
/// Decides a type for each candidate; those that are no names are dropped.
void decide_types(NameText& text);

/// Key used for merging: folded, without titles, suffixes, possessive, diacritics.
[[nodiscard]] std::string name_key(std::string_view name, MentionType type);

/// Turns candidates into mentions and entities; links aliases, surnames, acronyms.
void link_names(NameText& text, Extraction& result);
/// Places inside adjectives ("Bergen-based"). Requires: names are linked.
void find_origins(const NameText& text, Extraction& result);
/// Roles, and who holds them.
void find_roles(const NameText& text, Extraction& result);
/// Events without a name ("the flood") and concepts.
void find_events_and_concepts(const NameText& text, Extraction& result);
/// Definite nouns for persons and bodies ("the gunman", "the school") that nothing in the article has linked: entities of their own, known by their
/// words. Comes after resolve_references().
void find_unnamed(const NameText& text, Extraction& result);
/// Pronouns and definite descriptions. Requires: mentions in order.
void resolve_references(const NameText& text, Extraction& result);
/// "I" and "my" in the answers of an interview stand for the person whom its headline names: link rule "interviewee".
void link_interviewee(const NameText& text, Extraction& result);
/// A noun group that turned out to stand for a named entity is no concept.
void drop_shadowed_concepts(Extraction& result);

/// The whole stage without figures. `signs` are those of `words`; tests take words away.
[[nodiscard]] Extraction extract_names(const Article& article, const Segments& segments, const WordTable& words, const WordSigns& signs);

}  // namespace crosstell
