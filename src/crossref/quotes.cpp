// SPDX-License-Identifier: Apache-2.0
#include "quotes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

#include "crosstell/lexicon.h"
#include "quote_runs.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kLeastWords = 4;        // shorter fragments are turns of phrase
constexpr std::size_t kLeastShared = 4;       // words that two versions of one utterance have in common, and of them ...
constexpr std::size_t kLeastContent = 2;      // ... content words: "a lot of people" and "a lot of patience" are two utterances
constexpr std::size_t kEdgeWords = 2;         // before and after the shared stretch a change is no more than that; more is another excerpt
constexpr std::size_t kMostWords = 120;       // bounds the alignment table; fits its one byte a cell

constexpr std::array<std::string_view, 12> kNegations = {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "hardly", "n't"};

bool is_negation(const std::string& word) {
  return std::find(kNegations.begin(), kNegations.end(), word) != kNegations.end() || (word.size() > 3 && word.substr(word.size() - 3) == "n't");
}

bool is_pronoun(std::string_view folded) {
  static constexpr std::array<std::string_view, 10> kPronouns = {"he", "she", "they", "it", "i", "we", "you", "who", "one", "others"};
  return std::find(kPronouns.begin(), kPronouns.end(), folded) != kPronouns.end();
}

/// A mark behind a space and before a word.
bool begins_speech(std::string_view sentence, std::size_t mark, std::size_t behind) {
  return (mark == 0 || sentence[mark - 1] == ' ') && behind < sentence.size() && sentence[behind] != ' ';
}

/// Texts between quotation marks of one sentence, curly or straight.
std::vector<std::string> marked_texts(std::string_view sentence) {
  std::vector<std::string> out;
  const auto between = [&](std::string_view open, std::string_view close) {
    for (std::size_t i = sentence.find(open); i != std::string_view::npos;) {
      const std::size_t begin = i + open.size(), end = sentence.find(close, begin);
      if (end == std::string_view::npos) {   // the speech goes on behind this sentence
        if (begins_speech(sentence, i, begin)) out.emplace_back(sentence.substr(begin));
        break;
      }
      out.emplace_back(sentence.substr(begin, end - begin));
      i = sentence.find(open, end + close.size());
    }
  };
  between("“", "”");
  between("\"", "\"");
  between("«", "»");
  return out;
}

std::vector<std::string> quoted_words(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' || text[i] == '(') {  // an editor's insertion
      const std::size_t close = text.find(text[i] == '[' ? ']' : ')', i);
      if (close == std::string_view::npos) break;
      i = close;
      plain += ' ';
    } else {
      plain += text[i];
    }
  }
  std::string folded = fold(plain);   // "double-act" and "double act" are one writing
  std::replace(folded.begin(), folded.end(), '-', ' ');
  auto words = words_of(folded);
  words.erase(std::remove(words.begin(), words.end(), "…"), words.end());
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

/// Names keep their capital in the middle of a sentence.
std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> out;
  bool first = true, start = true;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
      continue;
    }
    if (!word.empty() && !first && !start && word.size() > 1 && word[0] >= 'A' && word[0] <= 'Z') out.insert(fold(word));
    if (!word.empty()) first = start = false;
    if (c == '.' || c == '!' || c == '?') start = true;
    word.clear();
  }
  return out;
}

bool is_heading(const QuoteLine& line) {
  const std::string& zone = line.claim->claim.zone;
  return zone == "title" || zone == "dek" || zone == "heading";
}

/// One is a run of words of the other: an excerpt.
bool is_excerpt(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& part = a.size() < b.size() ? a : b;
  const auto& whole = a.size() < b.size() ? b : a;
  return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

/// Corpus entity or key.
const std::string& speaker_of(const ComparableClaim& claim) { return !claim.speaker_id.empty() ? claim.speaker_id : claim.speaker_key; }

struct QuotePair { const QuoteLine* a = nullptr; const QuoteLine* b = nullptr; WordAlignment words; };

bool are_opposites(const std::string& a, const std::string& b) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kQuantifiers = {
      {{"nobody", "everybody"}, {"nobody", "everyone"}, {"nothing", "everything"}, {"never", "always"}, {"none", "all"}, {"no", "every"}, {"few", "many"}}};
  for (const auto& [x, y] : kQuantifiers)
    if ((a == x && b == y) || (a == y && b == x)) return true;
  for (const WordClass word_class : {WordClass::adjective, WordClass::adverb, WordClass::noun, WordClass::verb})
    if (Lexicon::builtin().are_antonyms(word_key(a), word_key(b), word_class)) return true;
  return false;
}

/// Words of one side with their opposite on the other: "the first ... everybody" for "the last ... nobody".
std::size_t opposites_in(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return static_cast<std::size_t>(std::count_if(left.begin(), left.end(), [&](const std::string& a) {
    return std::any_of(right.begin(), right.end(), [&](const std::string& b) { return are_opposites(a, b); });
  }));
}

/// Of the words of one utterance, more may differ when several of them are turned into their opposites.
bool is_turned_round(const QuotePair& pair) {
  constexpr std::ptrdiff_t kSameBegin = 3;
  const auto &a = pair.a->words, &b = pair.b->words;
  if (pair.words.share < kLeastShareOfWords || std::min(a.size(), b.size()) < kSameBegin || !std::equal(a.begin(), a.begin() + kSameBegin, b.begin())) return false;
  return opposites_in(a, b) >= 2;
}

bool changes_meaning(const QuotePair& pair) {
  const auto names_a = names_in(pair.a->text), names_b = names_in(pair.b->text);
  int negations = 0;
  bool number = false, name = false;
  for (const auto* side : {&pair.words.only_a, &pair.words.only_b}) {
    for (const std::string& word : *side) {
      if (is_negation(word)) negations += side == &pair.words.only_a ? 1 : -1;
      number = number || has_digit(word);
    }
  }
  // A name must be replaced, not merely left out.
  const auto foreign = [](const std::vector<std::string>& words, const std::set<std::string>& names) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return names.count(word) != 0; });
  };
  name = foreign(pair.words.only_a, names_a) && foreign(pair.words.only_b, names_b);
  const bool number_replaced = number && std::any_of(pair.words.only_a.begin(), pair.words.only_a.end(), has_digit) &&
                               std::any_of(pair.words.only_b.begin(), pair.words.only_b.end(), has_digit);
  return negations != 0 || number_replaced || name;
}

/// As the article names the speaker, a pronoun by the name it stands for.
std::string speaker_name(const QuoteLine& line, const CompareContext& context) {
  std::string name = is_pronoun(fold(line.speaker)) && context.entity_name ? context.entity_name(line.claim->speaker_id) : std::string();
  return name.empty() ? line.speaker : name;
}

/// Letters and digits of a folded sentence as words, for whole-word search.
std::string padded(std::string_view text) { return " " + join(words_of(fold(text))) + " "; }

/// One entity, or one article names beside the quotation whom the other credits: "the chief executive, Ada Byrne, said".
bool same_speaker(const QuoteLine& a, const QuoteLine& b) {
  if (a.speaker_id == b.speaker_id) return true;
  const auto names = [](const QuoteLine& line, const QuoteLine& other) {
    const std::string& name = other.speaker_words;  // pronouns are shorter than the limit: " they "
    return name.size() > 6 && line.sentence_words.find(name) != std::string::npos;
  };
  return names(a, b) || names(b, a);
}

/// "The chief executive", "she": whoever that is may well be the one whom the other article names.
bool is_described(const QuoteLine& line) {
  if (is_pronoun(fold(line.speaker))) return true;
  const std::size_t space = line.speaker.rfind(' ');
  return space != std::string::npos && space + 1 < line.speaker.size() && line.speaker[space + 1] >= 'a' && line.speaker[space + 1] <= 'z';
}

/// "she", "Ada Byrne": name_male or name_female; both where words and first name leave it open.
NameUseSet gender_of(const QuoteLine& line, const CompareContext& context) {
  constexpr NameUseSet kBoth = name_male | name_female;
  const std::string spoken = fold(line.speaker);
  if (spoken == "he") return name_male;
  if (spoken == "she") return name_female;
  const std::string name = fold(speaker_name(line, context));
  const std::size_t space = name.find(' ');
  const NameUseSet uses = space == std::string::npos ? 0 : Lexicon::builtin().name_uses(word_key(std::string_view(name).substr(0, space))) & kBoth;
  return uses == 0 ? kBoth : uses;
}

/// Two persons for sure: a pronoun was read wrongly more often than words are credited to somebody else, but "she" is never "he".
bool are_two_persons(const QuoteLine& a, const QuoteLine& b, const CompareContext& context) {
  const auto is_resolved = [](const QuoteLine& line) { return !is_described(line) || (is_pronoun(fold(line.speaker)) && !line.claim->speaker_id.empty()); };
  return is_resolved(a) && is_resolved(b) && (gender_of(a, context) & gender_of(b, context)) == 0;
}

/// "We will stay," ends with the comma of the sentence around it.
std::string shown(const QuoteLine& line, std::size_t byte_limit) {
  std::string_view text = line.text;
  while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
  return shorten(text, byte_limit);
}

FindingVariantRow variant(const QuoteLine& line, std::string value, const CompareContext& context) {
  FindingVariantRow row;
  row.value = std::move(value);
  row.evidence.push_back({line.claim->claim.id, line.claim->article_id});
  count_voices(row, {line.claim}, context);
  return row;
}

struct Kind { const char *section, *name; double base; };
constexpr const char* kAttribution = "attribution";

/// What tells one finding from another, and how strong it is. Most pairs tell what a stronger one told before: only of the others more is needed.
FindingRow rank_finding(const QuotePair& pair, const Kind& kind, const CompareContext& context) {
  const Severity& table = Tables::builtin().severity();
  const ComparableClaim& a = *pair.a->claim;
  const ComparableClaim& b = *pair.b->claim;
  FindingRow out;
  out.section = kind.section;
  out.kind = kind.name;
  out.attribute = kind.name;
  const bool mismatch = out.kind == kAttribution;
  out.subject_id = std::min(pair.a->speaker_id, pair.b->speaker_id);
  const char* independence = a.article_id == b.article_id ? "same_article" : voice_of(context, a.article_id) == voice_of(context, b.article_id) ? "same_family"
                             : !a.source.empty() && a.source == b.source ? "same_source" : "unrelated";
  out.severity = rounded(kind.base);
  out.confidence = rounded(std::min(1.0, pair.words.share) * (mismatch ? 0.9 : 1.0));
  out.independence = rounded(table.independence.at(independence));
  out.score = rounded(out.severity * out.confidence * out.independence);
  out.features = {{"severity.base", out.severity}, {"confidence.shared_words", rounded(pair.words.share)}, {std::string("independence.") + independence, out.independence}};
  // The words are part of what the dispute is about: one speaker may be misquoted twice.
  const auto scope_words = std::min<std::ptrdiff_t>(mismatch ? 5 : 3, static_cast<std::ptrdiff_t>(pair.a->words.size()));
  out.scope = join({pair.a->words.begin(), pair.a->words.begin() + scope_words});
  out.id = finding_id(out, out.subject_id);
  return out;
}

void tell_finding(FindingRow& out, const QuotePair& pair, const CompareContext& context) {
  const bool mismatch = out.kind == kAttribution;
  out.subject = mismatch ? shown(*pair.a, 80) : pair.a->speaker;
  out.guards = {"unresolved_subject", "ellipsis", "brackets", "typography"};
  std::map<std::string, std::string> values = {{"subject", out.subject}, {"attribute", shown(*pair.a, 120)}, {"source_a", source_name(*pair.a->claim)}, {"source_b", source_name(*pair.b->claim)},
                                               {"value_a", mismatch ? speaker_name(*pair.a, context) : shown(*pair.a, 160)}, {"value_b", mismatch ? speaker_name(*pair.b, context) : shown(*pair.b, 160)}};
  out.reason = fill(Tables::builtin().wording(out.kind), values);
  out.variants = {variant(*pair.a, values["value_a"], context), variant(*pair.b, values["value_b"], context)};
}

}  // namespace

WordAlignment align_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  WordAlignment out;
  if (a.empty() || b.empty()) return out;
  const std::size_t n = std::min(a.size(), kMostWords), m = std::min(b.size(), kMostWords);
  if (n == m && std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(n), b.begin())) {  // most: what everybody quotes
    out.share = 1;
    out.shared.assign(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(n));
    return out;
  }
  std::array<std::array<std::uint8_t, kMostWords + 1>, kMostWords + 1> length;   // of the longest common run of words from (i, j) on
  for (std::size_t i = 0; i <= n; ++i) length[i][m] = 0;
  for (std::size_t j = 0; j <= m; ++j) length[n][j] = 0;
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      length[i][j] = a[i] == b[j] ? static_cast<std::uint8_t>(length[i + 1][j + 1] + 1) : std::max(length[i + 1][j], length[i][j + 1]);
  std::size_t i = 0, j = 0;
  bool before = true;   // the first shared word
  while (i < n && j < m) {
    if (a[i] == b[j]) {
      // What one side begins or ends with by itself is another excerpt, not a change.
      if (before && (i > kEdgeWords || j > kEdgeWords)) out.only_a.clear(), out.only_b.clear();
      before = false;
      out.shared.push_back(a[i]);
      ++i;
      ++j;
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      out.only_a.push_back(a[i++]);
    } else {
      out.only_b.push_back(b[j++]);
    }
  }
  if (n - i <= kEdgeWords && m - j <= kEdgeWords) {
    out.only_a.insert(out.only_a.end(), a.begin() + static_cast<std::ptrdiff_t>(i), a.begin() + static_cast<std::ptrdiff_t>(n));
    out.only_b.insert(out.only_b.end(), b.begin() + static_cast<std::ptrdiff_t>(j), b.begin() + static_cast<std::ptrdiff_t>(m));
  }
  out.share = static_cast<double>(length[0][0]) / static_cast<double>(std::min(n, m));
  return out;
}

std::vector<QuoteLine> quote_lines(const ComparableClaim& claim) {
  std::vector<QuoteLine> out;
  if ((claim.claim.attribution != "direct" && claim.claim.attribution != "mixed") || speaker_of(claim).empty()) return out;
  std::uint32_t mark = 0;
  for (std::string& text : marked_texts(claim.sentence_text)) {
    auto words = quoted_words(text);
    if (words.size() >= kLeastWords) out.push_back({&claim, std::move(text), speaker_of(claim), claim.claim.speaker_text, std::move(words), mark, {}, {}});
    ++mark;
  }
  return out;
}

std::vector<QuoteLine> quote_lines(const std::vector<ComparableClaim>& claims) {
  std::map<std::tuple<std::string, std::int64_t, std::string>, QuoteLine> lines;
  for (const ComparableClaim& claim : claims) {
    for (QuoteLine& line : quote_lines(claim)) {
      const auto [at, fresh] = lines.try_emplace({claim.article_id, claim.claim.sentence, join(line.words)}, line);
      if (!fresh && claim.claim.id < at->second.claim->claim.id) at->second = std::move(line);
    }
  }
  std::vector<QuoteLine> out;
  for (auto& [key, line] : lines) out.push_back(std::move(line));
  return out;
}

void tell_words(QuoteLine& line) {
  line.sentence_words = padded(line.claim->sentence_text);
  line.speaker_words = padded(line.speaker);
}

void QuoteFindings::compare(const QuoteLine& a, const QuoteLine& b) {
  const Severity& table = Tables::builtin().severity();
  const QuotePair pair{&a, &b, align_words(a.words, b.words)};
  FindingRow row;
  if (same_speaker(a, b)) {
    const bool equal = pair.words.only_a.empty() && pair.words.only_b.empty();
    const bool turned = !equal && is_turned_round(pair);
    if (equal || (pair.words.share < 0.6 && !turned) || pair.words.shared.size() < kLeastShared || content_stems(join(pair.words.shared)).size() < kLeastContent) return;
    if (is_excerpt(a.words, b.words)) return;
    // What one text quotes twice in its body was said twice: "If you want speed, take ...", "If you want comfort, take ...".
    if (a.claim->article_id == b.claim->article_id && !is_heading(a) && !is_heading(b)) return;
    if (!turned && !changes_meaning(pair) && opposites_in(pair.words.only_a, pair.words.only_b) == 0) return;
    row = rank_finding(pair, {"contradiction", "quote", table.kinds.at("quote_changed")}, context_);
  } else {
    if (pair.words.share < 0.9 || a.words.size() < 5 || b.words.size() < 5) return;
    if ((is_described(a) || is_described(b)) && !are_two_persons(a, b, context_)) return;
    row = rank_finding(pair, {"attribution_mismatch", kAttribution, table.kinds.at(kAttribution)}, context_);
  }
  const auto [at, fresh] = best_.try_emplace(row.id);
  Told& told = at->second;
  if (!fresh && row.score < told.row.score) return;
  tell_finding(row, pair, context_);
  if (!fresh && !(std::tie(told.row.score, row.reason) < std::tie(row.score, told.row.reason))) return;
  told = {std::move(row), testimony_of(*a.claim), testimony_of(*b.claim)};
}

std::vector<FindingRow> QuoteFindings::take(std::vector<Testimony>* testimonies) {
  std::vector<FindingRow> out;
  for (auto& [id, told] : best_) {
    out.push_back(std::move(told.row));
    if (testimonies == nullptr) continue;
    testimonies->push_back(std::move(told.a));
    testimonies->push_back(std::move(told.b));
  }
  best_.clear();
  return out;
}

std::vector<FindingRow> compare_quotes(const std::vector<QuoteLine>& lines, const CompareContext& context) {
  RunTable runs;
  for (std::size_t i = 0; i < lines.size(); ++i) runs.add(static_cast<std::uint32_t>(i), lines[i].words);
  QuoteFindings findings(context);
  std::vector<QuoteLine> told = lines;
  for (QuoteLine& line : told) tell_words(line);
  for (const auto& [a, b] : runs.pairs({})) findings.compare(told[a], told[b]);
  return findings.take();
}

}  // namespace crosstell::crossref
