// SPDX-License-Identifier: Apache-2.0
// An analysis flattened into rows: texts instead of spans and views, names instead of enumerations, raw offsets beside clean ones.
#include <cassert>
#include <unordered_set>

#include "article_writer.h"
#include "crosstell/base/hash.h"
#include "shingles.h"

namespace crosstell {
namespace {

std::string text_of(std::string_view view) { return std::string(view); }
std::string text_of(const std::optional<Decimal>& value) { return value ? to_string(*value) : std::string(); }
std::string text_of(const std::optional<Day>& day) { return day ? to_string(*day) : std::string(); }

std::string two_digits(int value) { return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)}; }

std::string text_of(const PublicationDate& date) {
  if (!date.known()) return {};
  std::string out = std::to_string(date.year);
  out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
  if (date.month > 0) out += '-' + two_digits(date.month);
  if (date.month > 0 && date.day > 0) out += '-' + two_digits(date.day);
  return out;
}

std::string_view name_of_precision(DateValue::Precision precision) {
  static constexpr std::string_view kNames[] = {"day", "week", "month", "quarter", "part_of_year", "year", "decade", "unknown"};
  return kNames[static_cast<std::size_t>(precision)];
}

std::string alternatives_of(const DateValue& date) {
  std::string out;
  for (const auto& [low, high] : date.alternatives) out += (out.empty() ? "" : ";") + to_string(low) + '/' + to_string(high);
  return out;
}

class Flattener {
 public:
  Flattener(const Analysis& analysis, ArticleRecord& out) : analysis_(analysis), article_(*analysis.article), out_(out) {}

  void run() {
    head();
    add_rows(article_.blocks, out_.blocks);
    add_rows(analysis_.segments.sentences, out_.sentences);
    add_rows(analysis_.extraction.entities, out_.entities);
    out_.mentions.reserve(analysis_.extraction.mentions.size());
    for (const Mention& mention : analysis_.extraction.mentions)
      if (is_entity(mention.type) || mention.entity >= 0) fill(out_.mentions.emplace_back(), mention);  // figures have rows of their own
    add_rows(analysis_.extraction.figures, out_.figures);
    add_rows(analysis_.quotations, out_.quotations);
    add_rows(analysis_.claims, out_.claims);
    make_claim_ids_unique();
    diagnostics();
    out_.shingles = least_shingles(article_, analysis_.segments);
  }

 private:
  /// Rows are large: each is filled where it stays.
  template <class Item, class Row>
  void add_rows(const std::vector<Item>& items, std::vector<Row>& rows) const {
    rows.reserve(items.size());
    for (const Item& item : items) fill(rows.emplace_back(), item);
  }

  template <class Row>
  void place(Row& row, const CleanSpan& span) const {
    const RawSpan raw = raw_of(span);
    row.clean_begin = span.begin, row.clean_end = span.end, row.raw_begin = raw.begin, row.raw_end = raw.end;
  }

  RawSpan raw_of(const CleanSpan& span) const {
    assert(span.begin <= span.end && span.end <= article_.clean.size());
    const RawSpan raw = raw_span(article_.map, span);
    assert(raw.end <= analysis_.raw->bytes.size());
    return raw;
  }

  /// Whether every byte of the span that the map calls copied is the same byte in the record.
  bool round_trips(const CleanSpan& span) const {
    for (const OffsetMap piece = article_.map.part(span.begin, span.end); const MapRun& run : piece.runs()) {
      if (run.kind != MapRun::Kind::copy) continue;
      const auto clean = std::string_view(article_.clean).substr(span.begin + run.output_begin, run.output_length);
      if (clean != std::string_view(analysis_.raw->bytes).substr(run.source_begin, run.source_length)) return false;
    }
    return true;
  }

  std::string text(const CleanSpan& span) const { return text_of(slice(article_.clean, span)); }

  std::int64_t sentence_at(std::uint64_t clean_offset) const {
    const auto& all = analysis_.segments.sentences;
    std::size_t low = 0, high = all.size();
    while (low + 1 < high) {
      const std::size_t middle = (low + high) / 2;
      (all[middle].span.begin <= clean_offset ? low : high) = middle;
    }
    return static_cast<std::int64_t>(low);
  }

  void head() {
    const Metadata& m = article_.metadata;
    out_.title = m.title, out_.source = m.source, out_.source_method = m.source_method, out_.url = m.url, out_.language = m.language, out_.agency = m.agency;
    out_.authors = m.authors;
    out_.charset = article_.charset, out_.charset_method = article_.charset_method;
    out_.published = text_of(m.published);
    if (m.published.known()) out_.published_method = m.published.method;
    if (m.modified) out_.modified = text_of(*m.modified);
    if (article_.not_analysed.empty()) return;
    const std::size_t colon = article_.not_analysed.find(':');  // "language:fr"
    out_.state = InputState::not_analysed;
    out_.error_code = article_.not_analysed.substr(0, colon);
    if (colon != std::string::npos) out_.error_detail = article_.not_analysed.substr(colon + 1);
    if (out_.error_code == "language") out_.error_detail = "found language '" + out_.error_detail + "'; only English (en) is analysed";
  }

  void fill(BlockRow& r, const Block& block) const {
    r.zone = name_of(block.zone), r.rule = block.rule, r.level = block.level, r.repeat_of = block.repeat_of;
    place(r, block.span);
  }

  void fill(SentenceRow& r, const Sentence& sentence) const {
    r.block = sentence.block, r.text = text(sentence.span);
    place(r, sentence.span);
    assert(round_trips(sentence.span));
  }

  static void fill(EntityRow& r, const Entity& entity) {
    r.type = name_of(entity.type), r.name = entity.name, r.key = entity.key, r.event_class = entity.event_class, r.role = entity.role;
    r.affiliation = entity.affiliation, r.confidence = static_cast<double>(entity.confidence), r.aliases = entity.aliases;
  }

  void fill(MentionRow& r, const Mention& mention) const {
    r.sentence = mention.sentence, r.entity = mention.entity, r.type = name_of(mention.type), r.form = name_of(mention.form), r.rule = mention.rule;
    r.link_rule = mention.link_rule, r.text = text(mention.span), r.confidence = static_cast<double>(mention.confidence);
    place(r, mention.span);
  }

  void fill(FigureRow& r, const Figure& figure) const {
    r.sentence = sentence_at(figure.span.begin), r.kind = name_of(figure.kind), r.surface = text(figure.span);
    r.low = text_of(figure.low), r.high = text_of(figure.high), r.point = text_of(figure.point), r.low_inclusive = figure.low_inclusive;
    r.high_inclusive = figure.high_inclusive, r.approximator = name_of(figure.approximator), r.unit = figure.unit, r.currency = figure.currency;
    r.per = figure.per, r.per_count = text_of(figure.per_count), r.counted = figure.counted, r.basis = figure.basis, r.roles = figure.roles;
    r.has_magnitude_word = figure.has_magnitude_word, r.is_share = figure.is_share, r.change = figure.change;
    r.written_exp10 = figure.written_exp10, r.change_direction = figure.change_direction;
    if (figure.date) add_date(r, *figure.date);
    place(r, figure.span);
  }

  static void add_date(FigureRow& r, const DateValue& date) {
    r.date_low = text_of(date.low), r.date_high = text_of(date.high), r.date_precision = name_of_precision(date.precision), r.date_relation = date.relation;
    r.date_alternatives = alternatives_of(date), r.date_relative = date.relative, r.fiscal = date.fiscal;
  }

  void fill(QuotationRow& r, const Quotation& quotation) const {
    r.sentence = quotation.sentence, r.speaker = quotation.speaker, r.kind = name_of(quotation.kind), r.speaker_text = quotation.speaker_text;
    r.cue = quotation.cue, r.cue_class = name_of(quotation.cue_class), r.sieve = quotation.sieve, r.scare = quotation.scare;
    CleanSpan whole;
    for (const CleanSpan& part : quotation.content) {
      r.text += (r.text.empty() ? "" : " ") + text(part);
      whole = whole.empty() ? part : CleanSpan{std::min(whole.begin, part.begin), std::max(whole.end, part.end)};
    }
    place(r, whole);
  }

  void fill(ClaimRow& r, const Claim& claim) const {
    r.id = claim_id(out_.id, claim, article_.map);
    r.sentence = claim.sentence, r.attribute = claim.attribute, r.kind = name_of(claim.kind);
    r.zone = name_of(article_.blocks[analysis_.segments.sentences[claim.sentence].block].zone);
    r.subject = claim.subject, r.subject_text = claim.subject_text, r.subject_link = claim.subject_link;
    add_value(r, claim);
    add_saying(r, claim);
    add_scores(r, claim);
    r.arguments.reserve(claim.arguments.size());
    for (const ClaimArgument& argument : claim.arguments)
      r.arguments.push_back({std::string(argument.role), std::string(argument.text), argument.entity, argument.figure, argument.span.begin, argument.span.end, argument.key});
    add_spans(r, claim);
  }

  static void add_value(ClaimRow& r, const Claim& claim) {
    r.value_kind = name_of(claim.value_kind), r.value_text = claim.value_text, r.value_figure = claim.value_figure, r.value_entity = claim.value_entity;
    r.set_members.assign(claim.set_members.begin(), claim.set_members.end()), r.comparand = claim.comparand, r.comparand_text = claim.comparand_text, r.measure = claim.measure;
    if (claim.direction != Direction::none) r.direction = name_of(claim.direction);
    r.time_basis = name_of(claim.time_basis), r.tense = claim.tense;
    for (const ScopeRestriction& restriction : claim.scope) r.scope.emplace_back(restriction.kind, restriction.form);
    if (claim.time) r.time_low = text_of(claim.time->low), r.time_high = text_of(claim.time->high);
  }

  static void add_saying(ClaimRow& r, const Claim& claim) {
    r.polarity = name_of(claim.polarity), r.modality = name_of(claim.modality), r.modality_cue = claim.modality_cue, r.attribution = name_of(claim.attribution);
    r.speaker = claim.speaker, r.speaker_text = claim.speaker_text, r.cue = claim.cue, r.cue_class = name_of(claim.cue_class), r.quotation = claim.quotation;
  }

  static void add_scores(ClaimRow& r, const Claim& claim) {
    r.check_worthiness = claim.check_worthiness, r.confidence = claim.confidence, r.repeat = claim.repeat;
    r.derivation.assign(claim.derivation.begin(), claim.derivation.end());
    add_features(check_worthiness_features(claim), r.check_worthiness_features);
    add_features(confidence_features(claim), r.confidence_features);
  }

  static void add_features(const std::vector<Feature>& features, std::vector<std::pair<std::string, double>>& out) {
    out.reserve(features.size());
    for (const Feature& feature : features) out.emplace_back(feature.name, feature.factor);
  }

  void add_spans(ClaimRow& r, const Claim& claim) const {
    assert(round_trips(claim.evidence));
    place(r, claim.evidence);
    const RawSpan subject = raw_of(claim.subject_span), value = raw_of(claim.value_span);
    r.subject_clean_begin = claim.subject_span.begin, r.subject_clean_end = claim.subject_span.end, r.subject_raw_begin = subject.begin, r.subject_raw_end = subject.end;
    r.value_clean_begin = claim.value_span.begin, r.value_clean_end = claim.value_span.end, r.value_raw_begin = value.begin, r.value_raw_end = value.end;
  }

  /// Two claims of one article may share attribute, subject and value (another comparand, another scope); the later ones are counted on.
  void make_claim_ids_unique() {
    std::unordered_set<std::string_view> seen;
    seen.reserve(out_.claims.size());
    for (ClaimRow& claim : out_.claims) {
      if (seen.insert(claim.id).second) continue;
      const std::string base = claim.id;
      std::uint64_t n = 1;
      do claim.id = content_id('c', KeyBuilder().field(base).field(n++).bytes());
      while (!seen.insert(claim.id).second);
    }
  }

  void diagnostics() {
    for (const Diagnostics* list : {&article_.diagnostics, &analysis_.segments.diagnostics, &analysis_.extraction.diagnostics})
      for (const Diagnostic& d : *list) out_.diagnostics.push_back({d.stage, d.code, d.detail, d.count});
  }

  const Analysis& analysis_;
  const Article& article_;
  ArticleRecord& out_;
};

/// Where in its file a record is broken, as far as path and line do not say it: "record 3 at byte 81212", "column 24", "line 7, column 24".
std::string place_in_file(const InputProblem& problem) {
  const std::string& where = problem.error.where;
  const RecordLocator& at = problem.locator;
  if (!where.starts_with(at.path + ":")) return {};
  std::string rest = where.substr(at.path.size() + 1);
  if (rest.starts_with("record ")) return rest;
  const auto colon = rest.find(':');
  const std::string line = rest.substr(0, colon), column = colon == std::string::npos ? "" : "column " + rest.substr(colon + 1);
  if (line.find_first_not_of("0123456789") != std::string::npos || line.empty()) return {};
  return at.line > 0 && line == std::to_string(at.line) ? column : "line " + line + (column.empty() ? "" : ", " + column);
}

}  // namespace

ArticleRecord to_record(const Analysis& analysis, bool keep_raw) {
  ArticleRecord record;
  record.locator = analysis.raw->locator;
  record.content_hash = analysis.raw->hash;
  record.id = content_id('d', record.content_hash);
  record.side_hash = analysis.raw->side_hash;
  record.clean = analysis.article->clean;
  record.map = serialize_map(analysis.article->map);
  Flattener(analysis, record).run();
  if (keep_raw) record.raw = analysis.raw->bytes;
  assert(record_problem(record).empty());
  return record;
}

ArticleRecord to_record(const InputProblem& problem) {
  ArticleRecord record;
  record.locator = problem.locator;
  record.state = problem.state;
  record.error_code = name_of(problem.error.code);
  const std::string place = place_in_file(problem);
  record.error_detail = place.empty() ? problem.error.what : place + ": " + problem.error.what;
  return record;
}

}  // namespace crosstell
