// SPDX-License-Identifier: Apache-2.0
#include "figure_line.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "crosstell/lexicon.h"
#include "days.h"
#include "tables.h"
#include "told_alike.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

/// A run of letters and digits, or a mark, of a sentence.
struct Piece { std::string_view text; std::uint64_t begin = 0; bool word = false; };

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "Mason's" without its ending.
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s", "'", "’"})
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

std::vector<Piece> pieces_of(std::string_view sentence) {
  std::vector<Piece> out;
  for (std::size_t i = 0; i < sentence.size();) {
    if (sentence[i] == ' ' || sentence[i] == '\n' || sentence[i] == '\t') { ++i; continue; }
    std::size_t end = i;
    const auto inner = [&](std::size_t at) {   // "11.5", "on-line", "firm's", "2,500"
      const char c = sentence[at];
      return (c == '-' || c == '.' || c == ',' || c == '\'') && at > i && at + 1 < sentence.size() && (is_digit(sentence[at + 1]) || (c != ',' && c != '.' && is_letter(sentence[at + 1])));
    };
    static constexpr std::array<std::string_view, 6> kMarks{"“", "”", "‘", "—", "–", "…"};
    const auto mark_at = [&](std::size_t at) -> std::size_t {
      for (const std::string_view mark : kMarks)
        if (sentence.substr(at, mark.size()) == mark) return mark.size();
      return 0;
    };
    while (end < sentence.size() && (is_letter(sentence[end]) || is_digit(sentence[end]) || inner(end)) && mark_at(end) == 0) ++end;
    if (end > i) {
      out.push_back({sentence.substr(i, end - i), i, true});
    } else {
      const std::size_t length = mark_at(i);
      end = i + (length == 0 ? 1 : length);
      out.push_back({sentence.substr(i, end - i), i, false});
    }
    i = end;
  }
  return out;
}

/// Marks and words at which another clause begins.
bool parts_clauses(const Piece& piece) {
  static constexpr std::array<std::string_view, 11> kWords{"although", "because", "but", "despite", "that", "though", "whereas", "which", "while", "who", "whose"};
  if (piece.word) return std::binary_search(kWords.begin(), kWords.end(), fold(piece.text));
  return piece.text == ";" || piece.text == ":" || piece.text == "(" || piece.text == ")" || piece.text == "—" || piece.text == "–";
}

bool is_saying(std::string_view folded) {
  static constexpr std::array<std::string_view, 24> kWords{"according", "add",  "added",   "announced", "estimated", "estimates", "explained", "forecast", "forecasts", "reckons", "reported", "reports",
                                                           "reveals",   "said", "say",     "saying",    "says",      "state",     "stated",    "states",   "tell",      "tells",   "thinks",   "told"};
  return std::binary_search(kWords.begin(), kWords.end(), folded);
}

const WordReading* reading_of(std::string_view folded) {
  const auto readings = Lexicon::builtin().readings(word_key(folded));
  return readings.empty() ? nullptr : &readings.front();
}

bool is_content(const WordReading* reading) {
  if (reading == nullptr) return true;
  return reading->word_class == WordClass::noun || reading->word_class == WordClass::verb || reading->word_class == WordClass::adjective || reading->word_class == WordClass::proper_noun;
}

/// Verbs and nouns that stand in any sentence.
bool is_empty_word(std::string_view lemma) {
  static constexpr std::array<std::string_view, 32> kWords{"be", "bring", "cent", "come", "dlr", "do", "find", "get", "give", "go", "have", "keep", "know", "make", "mln", "pct", "people", "percent", "put", "report",
                                                           "say", "see", "set", "show", "take", "tell", "thing", "think", "time", "use", "want", "way"};
  return std::binary_search(kWords.begin(), kWords.end(), lemma);
}

/// Endings that make a noun of a verb or another word of a noun, longest first. Source: Porter 1980, steps 2 to 4, cut down to what keeps the meaning.
std::string family_of(std::string_view lemma) {
  static constexpr std::array<std::pair<std::string_view, std::size_t>, 17> kEndings = {{{"ication", 3}, {"ation", 4}, {"ition", 4}, {"ment", 3}, {"ance", 4}, {"ence", 4}, {"ally", 4}, {"ate", 4}, {"ion", 4},
                                                                                        {"ing", 4}, {"ine", 5}, {"ity", 5}, {"al", 5}, {"er", 5}, {"or", 5}, {"e", 4}, {"y", 4}}};
  for (const auto& [ending, least] : kEndings)
    if (lemma.size() >= ending.size() + least && lemma.ends_with(ending)) return std::string(lemma.substr(0, lemma.size() - ending.size()));
  return std::string(lemma);
}

/// Days and months have capitals and name nothing.
bool is_calendar_word(std::string_view folded) {
  const Tables& tables = Tables::builtin();
  return !tables.measure_word("month", folded).empty() || !tables.measure_word("weekday", folded).empty();
}

/// A line in which nearly every word has a capital does not show its names.
bool is_written_as_title(const std::vector<Piece>& pieces) {
  std::size_t words = 0, capitals = 0;
  for (const Piece& piece : pieces) {
    if (!piece.word || piece.text.size() < 4 || !is_letter(piece.text.front()) || is_calendar_word(fold(piece.text))) continue;
    ++words;
    capitals += is_capital(piece.text.front()) ? 1 : 0;
  }
  return words >= 4 && capitals * 3 > words * 2;
}

class LineReader {
 public:
  explicit LineReader(const ComparableClaim& claim) : claim_(claim), pieces_(pieces_of(claim.sentence_text)) {
    begin_ = claim.figure->clean_begin - claim.claim.clean_begin, end_ = claim.figure->clean_end - claim.claim.clean_begin;
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].word && is_saying(fold(pieces_[i].text))) sayings_.push_back(i);
    speaker_ = words_of(fold(claim.claim.speaker_text));
  }

  std::optional<FigureLine> read() {
    if (is_written_as_title(pieces_) || end_ > claim_.sentence_text.size() || begin_ >= end_) return std::nullopt;
    FigureLine out;
    out.claim = &claim_;
    out.kind = claim_.figure->kind;
    out.roles = read_roles(claim_.figure->roles);
    out.amount = amount_of(*claim_.figure);
    if (!out.amount && out.kind != "date" && out.kind != "score") return std::nullopt;
    const auto counted = words_of(fold(claim_.figure->counted));
    if (!counted.empty()) out.counted = counted.back();
    const auto [first, last] = clause();
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].word && is_name(i) && !is_speaker(i)) out.names.push_back(fold(without_possessive(pieces_[i].text)));
    if (first < last) {
      out.clause_begin = pieces_[first].begin, out.clause_end = pieces_[last - 1].begin + pieces_[last - 1].text.size();
      if (!leads_from_base(first) && !is_known_number(first)) for (std::size_t i = first; i < last; ++i) add(out, i, first);
      else return std::nullopt;
    }
    for (auto* list : {&out.names, &out.limits}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return out;
  }

 private:
  [[nodiscard]] bool in_figure(std::size_t i) const { return pieces_[i].begin < end_ && pieces_[i].begin + pieces_[i].text.size() > begin_; }

  [[nodiscard]] std::pair<std::size_t, std::size_t> clause() const {
    std::size_t first = 0;
    while (first < pieces_.size() && !in_figure(first)) ++first;
    std::size_t last = first;
    while (last < pieces_.size() && !(parts_clauses(pieces_[last]) && !in_figure(last))) ++last;
    while (first > 0 && !parts_clauses(pieces_[first - 1])) --first;
    return {first, last};
  }

  /// "up from 4 million", "against 12", "compared with 9 percent": what it was before.
  [[nodiscard]] bool leads_from_base(std::size_t first) const {
    const auto leads = [](const std::string& words) { return !Tables::builtin().measure_word("before", words).empty(); };
    std::size_t at = first;
    while (at < pieces_.size() && !in_figure(at)) ++at;
    for (std::size_t back = 1; back <= 2 && at >= first + back; ++back) {
      if (!pieces_[at - back].word) continue;
      const std::string word = fold(pieces_[at - back].text);
      if (leads(word) || (at > first + back && leads(fold(pieces_[at - back - 1].text) + " " + word))) return true;
    }
    return false;
  }

  /// "the three firms", "these two", "a new 777 aircraft": which ones was told before, or it is part of a name.
  [[nodiscard]] bool is_known_number(std::size_t first) const {
    static constexpr std::array<std::string_view, 8> kWords{"all", "both", "its", "new", "other", "the", "their", "these"};
    if (claim_.figure->kind != "count") return false;
    std::size_t at = first;
    while (at < pieces_.size() && !in_figure(at)) ++at;
    if (at == 0 || !pieces_[at - 1].word) return false;
    const std::string before = fold(pieces_[at - 1].text);
    return std::binary_search(kWords.begin(), kWords.end(), before) || (at - 1 > 0 && is_capital(pieces_[at - 1].text.front()));
  }

  [[nodiscard]] bool is_name(std::size_t i) const {
    if (!is_capital(pieces_[i].text.front())) return false;
    const std::string folded = fold(without_possessive(pieces_[i].text));
    if (folded.size() < 2 || is_calendar_word(folded)) return false;
    const bool starts = i == 0 || (!pieces_[i - 1].word && pieces_[i - 1].text != "," && pieces_[i - 1].text != "-" && pieces_[i - 1].text != "&" && pieces_[i - 1].text != "$");
    if (!starts) return true;
    return reading_of(folded) == nullptr || reading_of(folded)->word_class == WordClass::proper_noun || (i + 1 < pieces_.size() && pieces_[i + 1].word && is_capital(pieces_[i + 1].text.front()));
  }

  /// Names near a verb of saying tell who says it, not of what.
  [[nodiscard]] bool is_speaker(std::size_t i) const {
    constexpr std::size_t kNear = 8;
    const std::string folded = fold(without_possessive(pieces_[i].text));
    if (std::find(speaker_.begin(), speaker_.end(), folded) != speaker_.end()) return true;
    return std::any_of(sayings_.begin(), sayings_.end(), [&](std::size_t saying) { return (saying > i ? saying - i : i - saying) <= kNear; });
  }

  void add(FigureLine& line, std::size_t i, std::size_t first) const {
    if (!pieces_[i].word || in_figure(i)) return;
    const std::string folded = fold(without_possessive(pieces_[i].text));
    if (has_digit(folded)) {
      if (folded.size() != 4 || (folded[0] != '1' && folded[0] != '2')) line.limits.push_back(folded);
      else line.limits.push_back("year " + folded);
      return;
    }
    const WordReading* reading = reading_of(folded);
    const std::string lemma(reading == nullptr || reading->lemma.empty() ? std::string_view(folded) : reading->lemma);
    if (Tables::builtin().limits_figure(lemma) || Tables::builtin().limits_figure(folded)) {
      line.limits.push_back(lemma);
      return;
    }
    const bool name = is_name(i);
    if (is_calendar_word(folded) || is_saying(folded) || (name && is_speaker(i)) || (!name && !is_content(reading)) || lemma.size() < 3 || is_empty_word(lemma)) return;
    FigureWord word{folded, lemma, name ? folded : family_of(lemma), static_cast<std::uint32_t>(i - first), name};
    if (std::any_of(line.words.begin(), line.words.end(), [&](const FigureWord& known) { return known.family == word.family; })) return;
    line.words.push_back(std::move(word));
  }

  const ComparableClaim& claim_;
  std::vector<Piece> pieces_;
  std::uint64_t begin_ = 0, end_ = 0;   // of the figure in the sentence
  std::vector<std::size_t> sayings_;
  std::vector<std::string> speaker_;
};

/// One word in two forms, or a word and its wider one: "pay" and "wage", "bushfire" and "fire".
double likeness(const FigureWord& a, const FigureWord& b) {
  if (a.family == b.family) return 1;
  if (a.name || b.name) return 0;
  for (const WordClass word_class : {WordClass::noun, WordClass::verb})
    if (Lexicon::builtin().is_a(word_key(a.lemma), word_key(b.lemma), word_class) || Lexicon::builtin().is_a(word_key(b.lemma), word_key(a.lemma), word_class)) return 0.7;
  return 0;
}

bool meets(const std::vector<std::string>& sorted, const std::string& word) { return std::binary_search(sorted.begin(), sorted.end(), word); }

/// Names that stand on one side only, on both sides: "in Thailand" and "in Singapore" are two things.
bool name_others(const FigureLine& a, const FigureLine& b) {
  const auto alone = [](const FigureLine& one, const FigureLine& other) {
    const std::string text = " " + join(words_of(fold(other.claim->sentence_text))) + " ";
    return std::any_of(one.names.begin(), one.names.end(), [&](const std::string& name) { return !meets(other.names, name) && text.find(" " + name + " ") == std::string::npos; });
  };
  return alone(a, b) && alone(b, a);
}

/// Told weeks apart, or a count that was greater later: it may have changed.
bool are_of_other_days(const FigureLine& a, const FigureLine& b) {
  constexpr std::int64_t kSameNews = 10;
  const auto x = day_of(a.claim->published), y = day_of(b.claim->published);
  if (!x || !y || *x == *y) return false;
  if (std::abs(*x - *y) > kSameNews) return true;
  if (a.kind != "count") return false;
  const auto value = [](const FigureLine& line) { return line.amount->point ? line.amount->point : line.amount->low; };
  const auto early = value(*x < *y ? a : b), late = value(*x < *y ? b : a);
  return !early || !late || compare(*early, *late) < 0;
}

/// One clause says of which part or time it speaks, the other does not.
bool is_limited(const FigureLine& a, const FigureLine& b) {
  const auto year = [](const std::string& limit) { return limit.starts_with("year "); };
  std::vector<std::string> only;
  std::set_symmetric_difference(a.limits.begin(), a.limits.end(), b.limits.begin(), b.limits.end(), std::back_inserter(only));
  if (!std::all_of(only.begin(), only.end(), year)) return true;
  // A year on one side only may be known to the other from the text around it; two years are two times.
  return std::count_if(a.limits.begin(), a.limits.end(), year) > 0 && std::count_if(b.limits.begin(), b.limits.end(), year) > 0 && !only.empty();
}

bool counts_the_same(const FigureLine& a, const FigureLine& b) {
  if (a.counted == b.counted) return true;
  if (a.counted.empty() || b.counted.empty()) return false;
  return Lexicon::builtin().is_a(word_key(a.counted), word_key(b.counted), WordClass::noun) || Lexicon::builtin().is_a(word_key(b.counted), word_key(a.counted), WordClass::noun);
}

bool is_of_series(const FigureLine& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const FigureWord& word) { return Tables::builtin().is_series_noun(word.lemma); });
}

struct Alignment { std::vector<const FigureWord*> shared; double weight = 0, cover = 0; std::size_t plain = 0; };

Alignment align(const FigureLine& a, const FigureLine& b, const Rarity& rarity) {
  constexpr std::size_t kNone = SIZE_MAX;
  std::vector<std::size_t> partner(a.words.size(), kNone);
  std::vector<bool> taken(b.words.size(), false);
  for (const double least : {1.0, 0.5})   // forms of one word first
    for (std::size_t i = 0; i < a.words.size(); ++i)
      for (std::size_t j = 0; j < b.words.size() && partner[i] == kNone; ++j)
        if (!taken[j] && likeness(a.words[i], b.words[j]) >= least) partner[i] = j, taken[j] = true;
  Alignment out;
  double whole = 0, other = 0;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    const FigureWord& word = a.words[i];
    whole += rarity(word.family);
    if (partner[i] == kNone) continue;
    const FigureWord& same = b.words[partner[i]];
    out.shared.push_back(&word);
    out.plain += word.name ? 0 : 1;
    out.weight += likeness(word, same) * std::min(rarity(word.family), rarity(same.family));
  }
  for (const FigureWord& word : b.words) other += rarity(word.family);
  out.cover = std::min(whole, other) > 0 ? out.weight / std::min(whole, other) : 0;
  return out;
}

FindingVariantRow variant_of(const FigureLine& line, const CompareContext& context) {
  FindingVariantRow row;
  row.value = line.claim->figure->surface;
  row.evidence.push_back({line.claim->claim.id, line.claim->article_id});
  count_voices(row, {line.claim}, context);
  return row;
}

/// Kinds whose figures are compared only when their clauses are alike part by part.
bool is_told_by_roles(std::string_view kind) { return kind == "date" || kind == "score"; }

/// What makes one of two figures: the words for people, those that tell this dispute from others, how sure, and what was tried.
struct Likened { std::vector<std::string> words, families; double confidence = 0; std::vector<std::string> guards; const char* wording = "figure"; };

FindingRow finding_of(const FigureLine& a, const FigureLine& b, Likened likened, const CompareContext& context) {
  constexpr std::size_t kMostWords = 5;
  const Severity& table = Tables::builtin().severity();
  FindingRow out;
  out.section = "contradiction";
  out.kind = "figure";
  out.attribute = "figure:" + a.kind;
  if (likened.words.size() > kMostWords) likened.words.resize(kMostWords);
  out.subject = join(likened.words, ", ");
  std::sort(likened.families.begin(), likened.families.end());
  const bool same_source = !a.claim->source.empty() && a.claim->source == b.claim->source;
  out.severity = rounded(table.kinds.at("figure"));
  out.confidence = rounded(likened.confidence);
  out.independence = rounded(table.independence.at(same_source ? "same_source" : "unrelated"));
  out.score = rounded(out.severity * out.confidence * out.independence);
  out.features = {{"severity.base", out.severity}, {"confidence.shared_words", out.confidence}, {std::string("independence.") + (same_source ? "same_source" : "unrelated"), out.independence}};
  out.guards = likened.guards;
  std::map<std::string, std::string> values = {{"subject", out.subject}, {"source_a", source_name(*a.claim)}, {"source_b", source_name(*b.claim)},
                                               {"value_a", a.claim->figure->surface}, {"value_b", b.claim->figure->surface}};
  if (const std::string difference = a.amount && b.amount && !is_told_by_roles(a.kind) ? difference_of(*a.amount, *b.amount) : std::string(); !difference.empty()) values["difference"] = " (" + difference + " apart)";
  out.reason = fill(Tables::builtin().wording(likened.wording), values);
  out.variants = {variant_of(a, context), variant_of(b, context)};
  out.id = finding_id(out, join(likened.families));   // of no entity: the words tell what it is of
  return out;
}

/// Told in the same words, or nothing.
std::optional<FindingRow> compare_words(const FigureLine& a, const FigureLine& b, const Rarity& rarity, const CompareContext& context) {
  constexpr double kLeastWeight = 1.4, kLeastCover = 0.35;
  constexpr std::size_t kLeastShared = 3, kLeastPlain = 2, kLeastOfCounts = 3;   // of counts one of the words is what is counted
  if (is_told_by_roles(a.kind) || a.claim->claim.modality != b.claim->claim.modality) return std::nullopt;   // what was expected and what came
  if (!counts_the_same(a, b) || (is_of_series(a) && is_of_series(b)) || is_limited(a, b) || name_others(a, b)) return std::nullopt;
  const Alignment alignment = align(a, b, rarity);
  if (alignment.shared.size() < kLeastShared || alignment.plain < (a.kind == "count" ? kLeastOfCounts : kLeastPlain) || alignment.weight < kLeastWeight || alignment.cover < kLeastCover) return std::nullopt;
  std::vector<std::string> words, families;
  for (const FigureWord* word : alignment.shared) words.push_back(word->name ? word->text : word->lemma), families.push_back(word->family);
  return finding_of(a, b, {words, families, std::min(1.0, 0.4 + alignment.cover / 2), {"names", "limits", "series", "amount"}}, context);
}

/// Told in other words that say the same part by part, or nothing.
std::optional<FindingRow> compare_roles(const FigureLine& a, const FigureLine& b, const Rarity& rarity, const CompareContext& context) {
  if (!told_apart(a, b).empty()) return std::nullopt;
  const auto alike = told_alike(a, b, [&](const std::string& lemma) { return rarity(family_of(lemma)); }, context);
  if (!alike) return std::nullopt;
  return finding_of(a, b, {alike->shared, alike->shared, alike->confidence, {"negation", "tense", "limits", "time", "names", "routine", "place", "series", "doer", "amount"}, "figure_alike"}, context);
}

/// The registry has set them against each other already.
bool met_in_registry(const FigureLine& a, const FigureLine& b) {
  const std::string& attribute = a.claim->claim.attribute;
  if (attribute != b.claim->claim.attribute || attribute.starts_with("figure:")) return false;
  return !a.claim->entity_id.empty() && a.claim->entity_id == b.claim->entity_id;
}

}  // namespace

ValueVerdict compare_told(Amount a, Amount b) {
  if (a.change_direction * b.change_direction >= 0) a.change_direction = b.change_direction = 0;
  for (Amount* amount : {&a, &b})
    if (amount->rate.ends_with("|change")) amount->rate.resize(amount->rate.size() - 7);
  return compare_amounts(a, b, 0.02);
}

std::optional<FigureLine> figure_line(const ComparableClaim& claim) {
  const ClaimRow& row = claim.claim;
  if (!claim.figure || (row.modality != "asserted" && row.modality != "predicted") || row.polarity != "positive" || row.repeat || claim.figure->clean_begin < row.clean_begin) return std::nullopt;
  static constexpr std::array<std::string_view, 9> kKinds{"count", "date", "measure", "money", "multiple", "percent", "percentage_point", "ratio", "score"};
  if (!std::binary_search(kKinds.begin(), kKinds.end(), std::string_view(claim.figure->kind))) return std::nullopt;
  if (claim.figure->kind == "count" && claim.figure->counted.empty()) return std::nullopt;
  return LineReader(claim).read();
}

std::optional<FindingRow> compare_figures(const FigureLine& a, const FigureLine& b, const Rarity& rarity, const CompareContext& context) {
  if (b.claim->claim.id < a.claim->claim.id) return compare_figures(b, a, rarity, context);
  if (a.kind != b.kind || a.claim->article_id == b.claim->article_id || met_in_registry(a, b)) return std::nullopt;
  if (voice_of(context, a.claim->article_id) == voice_of(context, b.claim->article_id) || are_of_other_days(a, b) || !exclude_each_other(a, b)) return std::nullopt;
  if (auto finding = compare_words(a, b, rarity, context)) return finding;
  return compare_roles(a, b, rarity, context);
}

}  // namespace crosstell::crossref
