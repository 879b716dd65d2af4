// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace crosstell::fixture {
namespace {

/// Sets clean and raw offsets of the first `text` at or after `from`; these records are their own raw bytes.
template <class Row>
void place(Row& row, const std::string& clean, const std::string& text, std::size_t from = 0) {
  const std::size_t at = clean.find(text, from);
  if (at == std::string::npos) throw std::logic_error("fixture text not found: " + text);
  row.clean_begin = row.raw_begin = at;
  row.clean_end = row.raw_end = at + text.size();
}

EntityRow entity(std::string type, std::string name, std::string key) {
  EntityRow e;
  e.type = std::move(type), e.name = std::move(name), e.key = std::move(key), e.confidence = 0.9;
  return e;
}

MentionRow mention(const ArticleRecord& r, std::int64_t index, const std::string& text, std::int64_t sentence) {
  MentionRow m;
  m.sentence = sentence, m.entity = index, m.type = r.entities.at(static_cast<std::size_t>(index)).type, m.form = "name", m.rule = "fixture", m.link_rule = "exact", m.text = text;
  place(m, r.clean, text);
  return m;
}

void add_text(ArticleRecord& r, const std::string& title, const std::string& first) {
  r.clean = title + "\n" + first;
  r.raw = r.clean;
  for (const std::string& text : {title, first}) {
    BlockRow b;
    b.zone = r.blocks.empty() ? "title" : "paragraph", b.rule = "fixture";
    place(b, r.clean, text);
    SentenceRow s;
    s.block = static_cast<std::int64_t>(r.blocks.size()), s.text = text;
    place(s, r.clean, text);
    r.blocks.push_back(b);
    r.sentences.push_back(s);
  }
}

FigureRow toll_figure(const ArticleRecord& r, const std::string& dead) {
  FigureRow f;
  f.sentence = 1, f.kind = "count", f.low = f.high = dead, f.approximator = "exact", f.counted = "passenger", f.surface = dead;
  place(f, r.clean, dead, r.sentences[1].clean_begin);
  return f;
}

QuotationRow statement(const ArticleRecord& r, const Toll& toll) {
  QuotationRow q;
  q.sentence = 1, q.kind = "indirect", q.text = r.sentences[1].text, q.speaker = 1, q.speaker_text = toll.speaker, q.cue = "say", q.cue_class = "neutral", q.sieve = "fixture";
  place(q, r.clean, r.sentences[1].text);
  return q;
}

ClaimRow toll_claim(const ArticleRecord& r, const Toll& toll) {
  ClaimRow c;
  c.id = content_id('c', r.id + "/dead/" + toll.dead);
  c.attribute = "dead", c.subject_text = "Lorren ferry accident", c.subject_link = "exact", c.value_kind = "number", c.value_text = toll.dead;
  c.sentence = 1, c.subject = 0, c.value_figure = 0;
  c.polarity = "positive", c.modality = "asserted", c.attribution = "narrator", c.cue_class = "none", c.time_basis = "explicit", c.time_low = "2031-05-02";
  c.time_high = "2031-05-03", c.kind = "quantity", c.zone = "paragraph", c.check_worthiness = 0.8, c.confidence = 0.75;
  if (!toll.speaker.empty()) c.attribution = "indirect", c.speaker = 1, c.speaker_text = toll.speaker, c.cue = "say", c.cue_class = "neutral", c.quotation = 0;
  c.scope = {{"place", "Lorren Sound"}};
  c.set_members = {"passengers"};
  c.check_worthiness_features = {{"figure", 0.8}};
  c.confidence_features = {{"subject_link", 1.0}, {"rule", 0.75}};
  c.derivation = {"toll.dead", "attr.said"};
  ClaimArgumentRow place_argument;
  place_argument.role = "place", place_argument.text = "Lorren Sound", place_argument.entity = 2, place_argument.key = true;
  place_argument.clean_begin = r.clean.find("Lorren Sound"), place_argument.clean_end = place_argument.clean_begin + 12;
  c.arguments = {place_argument};
  c.clean_begin = c.raw_begin = r.sentences[1].clean_begin, c.clean_end = c.raw_end = r.sentences[1].clean_end;
  c.subject_clean_begin = c.subject_raw_begin = r.clean.find("Lorren ferry"), c.subject_clean_end = c.subject_raw_end = c.subject_clean_begin + 12;
  c.value_clean_begin = c.value_raw_begin = r.figures[0].clean_begin, c.value_clean_end = c.value_raw_end = r.figures[0].clean_end;
  return c;
}

}  // namespace

TempFolder::TempFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "crosstell-store-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

ArticleRecord article_about(const Toll& toll) {
  ArticleRecord r;
  r.locator.path = toll.path, r.locator.system_path = "/tmp/" + toll.path, r.locator.root = "news";
  add_text(r, "Lorren ferry sinks, " + toll.dead + " feared lost",
           (toll.speaker.empty() ? std::string() : toll.speaker + " said ") + "the Lorren ferry accident in Lorren Sound killed " + toll.dead + " passengers of Halvik Lines.");
  r.locator.byte_length = r.raw.size();
  r.content_hash = content_hash(r.raw);
  r.id = content_id('d', r.content_hash);
  r.title = r.sentences[0].text, r.source = toll.source, r.source_method = "dir", r.url = "https://" + toll.source + ".example/" + toll.path, r.language = "en";
  r.charset = "utf-8", r.charset_method = "valid", r.published = toll.published, r.published_method = "side_metadata", r.authors = {"Jon Abelard"};
  r.entities = {entity("event", "Lorren ferry accident", "lorren ferry accident"), entity("person", "Mira Tolland", "mira tolland"),
                entity("place", "Lorren Sound", "lorren sound"), entity("organization", "Halvik Lines", "halvik lines")};
  r.entities[0].event_class = "accident";
  r.entities[1].affiliation = 3, r.entities[1].role = "spokesperson", r.entities[1].aliases = {"Tolland", "Mira"};
  r.mentions = {mention(r, 0, "Lorren ferry accident", 1), mention(r, 2, "Lorren Sound", 1), mention(r, 3, "Halvik Lines", 1)};
  if (!toll.speaker.empty()) r.mentions.push_back(mention(r, 1, toll.speaker, 1));
  r.figures = {toll_figure(r, toll.dead)};
  if (!toll.speaker.empty()) r.quotations = {statement(r, toll)};
  r.claims = {toll_claim(r, toll)};
  r.diagnostics = {{"extract", "figure_refused", "4x4", 2}};
  r.shingles = {1, 77, hash64(toll.dead)};
  return r;
}

ArticleRecord refused(const std::string& path, const std::string& code, const std::string& detail) {
  ArticleRecord r;
  r.locator.path = path, r.locator.root = "news", r.state = InputState::refused, r.error_code = code, r.error_detail = detail;
  return r;
}

Store memory_store() {
  Store store = Store::open(":memory:", {});
  store.set_analysis_key("rules-1");
  return store;
}

std::vector<MergeRow> merges_of(const std::vector<ArticleRecord>& records) {
  MergeRow accident, speaker;
  accident.key = "lorren ferry accident", accident.type = "event", accident.name = "Lorren ferry accident", accident.rule = "same_key", accident.evidence = {"key"};
  speaker.key = "mira tolland", speaker.type = "person", speaker.name = "Mira Tolland", speaker.rule = "same_key", speaker.score = 0.95;
  accident.entity_id = content_id('e', accident.key);
  speaker.entity_id = content_id('e', speaker.key);
  for (const ArticleRecord& r : records) accident.members.emplace_back(r.id, 0), speaker.members.emplace_back(r.id, 1);
  return {accident, speaker};
}

FindingRow finding_between(const ArticleRecord& a, const ArticleRecord& b, const std::string& subject_id) {
  FindingRow f;
  f.id = content_id('f', subject_id + "/dead");
  f.section = "contradiction", f.kind = "numeric", f.subject_id = subject_id, f.subject = "Lorren ferry accident", f.attribute = "dead", f.scope = "place=Lorren Sound";
  f.reason = "One source gives " + a.claims[0].value_text + ", another " + b.claims[0].value_text + ".";
  f.score = 0.72, f.severity = 0.9, f.confidence = 0.8, f.independence = 1;
  f.guards = {"scope", "time", "modality"};
  f.features = {{"size", 0.9}, {"prominence", 1}};
  for (const ArticleRecord* r : {&a, &b}) f.variants.push_back({r->claims[0].value_text, 1, 1, {{r->claims[0].id, r->id}}});
  return f;
}

}  // namespace crosstell::fixture
