// SPDX-License-Identifier: Apache-2.0
#include "extract_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "crosstell/base/utf8.h"

namespace crosstell::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Byte offsets to code point offsets; free for ASCII.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) {
    if (is_ascii(text)) return;
    before_.reserve(text.size() + 1);
    std::uint32_t count = 0;
    for (const char c : text) {
      before_.push_back(count);
      count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
    // A byte inside a character counts as its start: spans end on character borders, so only starts and ends are asked for.
    before_.push_back(count);
  }
  std::uint64_t at(std::uint64_t byte) const { return before_.empty() ? byte : before_[byte]; }

 private:
  std::vector<std::uint32_t> before_;
};

class Writer {
 public:
  Writer(const Analysis& analysis) : analysis_(analysis), text_(analysis.article->clean), points_(text_) {}

  void span(Json& out, const CleanSpan& span, const std::string& prefix = "") const {
    out[prefix + "begin"] = span.begin;
    out[prefix + "end"] = span.end;
    out[prefix + "cp_begin"] = points_.at(span.begin);
    out[prefix + "cp_end"] = points_.at(span.end);
  }

  Json span(const CleanSpan& s) const {
    Json out;
    span(out, s);
    return out;
  }

  std::string slice(const CleanSpan& s) const { return std::string(crosstell::slice(text_, s)); }

  Json blocks() const;
  Json metadata() const;
  Json map() const;
  Json sentences() const;
  Json tokens() const;
  Json mentions() const;
  Json entities() const;
  Json figures() const;
  Json quotes() const;
  Json claims() const;

 private:
  Json entity_name(std::int32_t entity) const {
    return entity < 0 ? Json() : Json(analysis_.extraction.entities[static_cast<std::size_t>(entity)].name);
  }
  Json figure(const Figure& figure) const;
  Json claim(const Claim& claim) const;

  const Analysis& analysis_;
  std::string_view text_;
  CodePoints points_;
};

Json decimal(const std::optional<Decimal>& value) { return value ? Json(to_string(*value)) : Json(); }
Json day(const std::optional<Day>& value) { return value ? Json(to_string(*value)) : Json(); }
/// Scores are products of floats; four places are what they mean.
double rounded(double value) { return std::round(value * 10000.0) / 10000.0; }

Json index(std::int32_t value) { return value < 0 ? Json() : Json(value); }

Json features(const std::vector<Feature>& list) {
  Json out = Json::array();
  for (const Feature& feature : list) out.push_back({{"name", feature.name}, {"factor", rounded(feature.factor)}});
  return out;
}

/// "2026-03-12", "2026-03", "2026"; empty when unknown.
std::string date_text(const PublicationDate& date) {
  if (!date.known()) return {};
  std::string out = std::to_string(date.year);
  for (const int part : {date.month, date.day}) {
    if (part == 0) break;
    out += (part < 10 ? "-0" : "-") + std::to_string(part);
  }
  return out;
}

Json Writer::metadata() const {
  const Metadata& found = analysis_.article->metadata;
  return {{"title", found.title}, {"title_method", found.title_method}, {"authors", found.authors}, {"published", date_text(found.published)}, {"published_method", found.published.method},
          {"modified", found.modified ? date_text(*found.modified) : ""}, {"source", found.source}, {"source_method", found.source_method}, {"url", found.url},
          {"language", found.language}, {"agency", found.agency}, {"charset", analysis_.article->charset}, {"charset_method", analysis_.article->charset_method}};
}

/// [begin, end, raw begin, raw end] of each run that has a source.
Json Writer::map() const {
  Json out = Json::array();
  for (const MapRun& run : analysis_.article->map.runs())
    if (run.kind != MapRun::Kind::insert) out.push_back({run.output_begin, run.output_begin + run.output_length, run.source_begin, run.source_begin + run.source_length});
  return out;
}

Json Writer::blocks() const {
  Json out = Json::array();
  for (const Block& block : analysis_.article->blocks) {
    Json row = span(block.span);
    row["zone"] = name_of(block.zone);
    row["rule"] = block.rule;
    if (block.repeat_of >= 0) row["repeat_of"] = block.repeat_of;
    out.push_back(std::move(row));
  }
  return out;
}

Json Writer::sentences() const {
  Json out = Json::array();
  for (const Sentence& sentence : analysis_.segments.sentences) out.push_back(span(sentence.span));
  return out;
}

Json Writer::tokens() const {
  Json out = Json::array();
  for (const Token& token : analysis_.segments.tokens) {
    Json row = span(token.span);
    row["class"] = name_of(token.word_class);
    row["lemma"] = token.lemma;
    out.push_back(std::move(row));
  }
  return out;
}

Json Writer::mentions() const {
  Json out = Json::array();
  for (const Mention& mention : analysis_.extraction.mentions) {
    Json row = span(mention.span);
    row["type"] = name_of(mention.type);
    row["form"] = name_of(mention.form);
    row["entity"] = index(mention.entity);
    row["figure"] = index(mention.figure);
    row["rule"] = mention.rule;
    row["link_rule"] = mention.link_rule;
    row["confidence"] = rounded(mention.confidence);
    row["text"] = slice(mention.span);
    out.push_back(std::move(row));
  }
  return out;
}

Json Writer::entities() const {
  Json out = Json::array();
  for (const Entity& entity : analysis_.extraction.entities)
    out.push_back({{"type", name_of(entity.type)}, {"name", entity.name}, {"key", entity.key}, {"aliases", entity.aliases},
                   {"event_class", entity.event_class}, {"role", entity.role}, {"affiliation", index(entity.affiliation)}});
  return out;
}

Json Writer::figure(const Figure& figure) const {
  Json row = span(figure.span);
  row["kind"] = name_of(figure.kind);
  row["text"] = slice(figure.span);
  row["low"] = decimal(figure.low);
  row["high"] = decimal(figure.high);
  row["low_inclusive"] = figure.low_inclusive;
  row["high_inclusive"] = figure.high_inclusive;
  row["point"] = decimal(figure.point);
  row["approximator"] = name_of(figure.approximator);
  row["unit"] = figure.unit;
  row["currency"] = figure.currency;
  row["per"] = figure.per;
  row["per_count"] = decimal(figure.per_count);
  row["counted"] = figure.counted;
  row["share"] = figure.is_share;
  row["change_direction"] = figure.change_direction;
  row["basis"] = figure.basis;
  row["whole"] = span(figure.whole);
  row["pair_from"] = index(figure.pair_from);
  row["verb"] = figure.verb < analysis_.segments.tokens.size() ? Json(analysis_.segments.tokens[figure.verb].lemma) : Json();
  row["owner"] = entity_name(figure.owner);
  row["period"] = index(figure.period);
  row["roles"] = figure.roles;
  if (figure.date) {
    Json date = {{"low", day(figure.date->low)}, {"high", day(figure.date->high)}, {"relative", figure.date->relative},
                 {"fiscal", figure.date->fiscal}, {"relation", figure.date->relation}};
    Json others = Json::array();
    for (const auto& [low, high] : figure.date->alternatives) others.push_back({{"low", to_string(low)}, {"high", to_string(high)}});
    date["alternatives"] = std::move(others);
    row["date"] = std::move(date);
  }
  return row;
}

Json Writer::figures() const {
  Json out = Json::array();
  for (const Figure& row : analysis_.extraction.figures) out.push_back(figure(row));
  return out;
}

Json Writer::quotes() const {
  Json out = Json::array();
  for (const Quotation& quotation : analysis_.quotations) {
    Json row = {{"kind", name_of(quotation.kind)}, {"scare", quotation.scare}, {"sieve", quotation.sieve}};
    Json content = Json::array();
    std::string text;
    for (const CleanSpan& part : quotation.content) {
      content.push_back(span(part));
      text += (text.empty() ? "" : " ") + slice(part);
    }
    row["content"] = std::move(content);
    row["text"] = text;
    row["speaker"] = entity_name(quotation.speaker);
    row["speaker_text"] = quotation.speaker_text;
    row["speaker_span"] = quotation.speaker_span ? span(*quotation.speaker_span) : Json();
    row["cue"] = quotation.cue;
    row["cue_class"] = name_of(quotation.cue_class);
    row["cue_span"] = quotation.cue_span ? span(*quotation.cue_span) : Json();
    out.push_back(std::move(row));
  }
  return out;
}

Json Writer::claim(const Claim& claim) const {
  Json row = {{"attribute", claim.attribute}};
  row["evidence"] = span(claim.evidence);
  row["sentence"] = slice(claim.evidence);
  row["subject"] = subject_name(analysis_, claim);
  row["subject_entity"] = index(claim.subject);
  row["subject_span"] = span(claim.subject_span);
  row["subject_link"] = claim.subject_link;
  row["value_kind"] = name_of(claim.value_kind);
  row["value"] = claim.value_text;
  row["value_span"] = span(claim.value_span);
  row["value_figure"] = index(claim.value_figure);
  row["value_entity"] = entity_name(claim.value_entity);
  row["set_members"] = claim.set_members;
  row["direction"] = name_of(claim.direction);
  row["comparand"] = claim.comparand >= 0 ? entity_name(claim.comparand) : Json(claim.comparand_text);
  row["measure"] = claim.measure;
  Json arguments = Json::array();
  for (const ClaimArgument& argument : claim.arguments)
    arguments.push_back({{"role", argument.role}, {"text", argument.text}, {"entity", entity_name(argument.entity)}, {"key", argument.key}, {"span", span(argument.span)}});
  row["arguments"] = std::move(arguments);
  row["time"] = claim.time ? Json{{"low", day(claim.time->low)}, {"high", day(claim.time->high)}} : Json();
  row["time_basis"] = name_of(claim.time_basis);
  row["tense"] = claim.tense;
  Json scope = Json::array();
  for (const auto& [kind, value] : claim.scope) scope.push_back({{"kind", kind}, {"value", value}});
  row["scope"] = std::move(scope);
  row["polarity"] = name_of(claim.polarity);
  row["modality"] = name_of(claim.modality);
  row["modality_cue"] = claim.modality_cue;
  row["attribution"] = name_of(claim.attribution);
  row["speaker"] = claim.speaker >= 0 ? entity_name(claim.speaker) : (claim.speaker_text.empty() ? Json() : Json(claim.speaker_text));
  row["cue"] = claim.cue;
  row["cue_class"] = name_of(claim.cue_class);
  row["kind"] = name_of(claim.kind);
  row["check_worthiness"] = rounded(claim.check_worthiness);
  row["check_worthiness_features"] = features(check_worthiness_features(claim));
  row["confidence"] = rounded(claim.confidence);
  row["confidence_features"] = features(confidence_features(claim));
  row["repeat"] = claim.repeat;
  row["rules"] = claim.derivation;
  return row;
}

Json Writer::claims() const {
  Json out = Json::array();
  for (const Claim& row : analysis_.claims) out.push_back(claim(row));
  return out;
}

}  // namespace

Result<ExtractSections> sections_from(const std::vector<std::string>& names) {
  ExtractSections sections;
  if (names.empty()) return ExtractSections{true, false, true, true, true, true, false, false};
  for (const std::string& name : names) {
    if (name == "blocks") sections.blocks = true;
    else if (name == "tokens") sections.tokens = true;
    else if (name == "mentions") sections.mentions = true;
    else if (name == "figures") sections.figures = true;
    else if (name == "quotes") sections.quotes = true;
    else if (name == "claims") sections.claims = true;
    else if (name == "metadata") sections.metadata = true;
    else if (name == "map") sections.map = true;
    else return Error{Errc::invalid, "--emit", "found '" + name + "'; expected blocks, tokens, mentions, figures, quotes, claims, metadata or map"};
  }
  return sections;
}

std::string subject_name(const Analysis& analysis, const Claim& claim) {
  if (claim.subject < 0) return std::string(claim.subject_text);
  const Entity& entity = analysis.extraction.entities[static_cast<std::size_t>(claim.subject)];
  return entity.type == MentionType::concept_ ? std::string(claim.subject_text) : entity.name;
}

std::string extract_record(const std::string& id, const Analysis& analysis, const ExtractSections& sections) {
  const Writer writer(analysis);
  Json out = {{"schema_version", 1}, {"id", id}};
  if (!analysis.article->not_analysed.empty()) out["not_analysed"] = analysis.article->not_analysed;
  if (sections.metadata) out["metadata"] = writer.metadata();
  if (sections.map) out["map"] = writer.map();
  if (sections.blocks) {
    out["text"] = analysis.article->clean;
    out["title"] = analysis.article->metadata.title;
    out["blocks"] = writer.blocks();
    out["sentences"] = writer.sentences();
  }
  if (sections.tokens) out["tokens"] = writer.tokens();
  if (sections.mentions) {
    out["entities"] = writer.entities();
    out["mentions"] = writer.mentions();
  }
  if (sections.figures) out["figures"] = writer.figures();
  if (sections.quotes) out["quotes"] = writer.quotes();
  if (sections.claims) out["claims"] = writer.claims();
  Json diagnostics = Json::array();
  for (const Diagnostics* list : std::initializer_list<const Diagnostics*>{&analysis.article->diagnostics, &analysis.segments.diagnostics, &analysis.extraction.diagnostics})
    for (const Diagnostic& row : *list) diagnostics.push_back({{"stage", row.stage}, {"code", row.code}, {"detail", row.detail}, {"count", row.count}});
  if (!diagnostics.empty()) out["diagnostics"] = std::move(diagnostics);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace crosstell::cli
