// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include "crosstell/base/hash.h"

namespace crosstell::fixture {
namespace {

ArticleRecord article_with(const std::string& text, int number) {
  ArticleRecord r;
  r.locator.path = text + std::to_string(number) + ".txt";
  r.locator.system_path = "/nowhere/" + std::to_string(number);
  r.locator.root = "news";
  r.clean = r.raw = text + " and " + std::to_string(number) + " more";
  r.locator.byte_length = r.raw.size();
  r.content_hash = content_hash(r.raw);
  r.id = content_id('d', r.content_hash);
  r.title = r.source = r.url = r.agency = text;
  if (number == 1) r.url = "https://paper.example/?q=" + text;
  r.source_method = "dir";
  r.published = "2031-05-04";
  r.published_method = "side_metadata";
  r.authors = {text};
  r.language = "en";
  r.charset = "utf-8";
  BlockRow block;
  block.clean_end = block.raw_end = r.clean.size(), block.zone = "paragraph", block.rule = "fixture";
  r.blocks = {block};
  SentenceRow sentence;
  sentence.clean_end = sentence.raw_end = r.clean.size(), sentence.text = r.clean;
  r.sentences = {sentence};
  EntityRow entity;
  entity.type = "person", entity.name = text, entity.key = "somebody";
  r.entities = {entity};
  ClaimRow c;
  c.id = content_id('c', r.id);
  c.attribute = "age", c.subject_text = c.value_text = c.speaker_text = c.cue = c.modality_cue = text, c.subject_link = "exact", c.value_kind = "text";
  c.subject = 0, c.speaker = 0, c.polarity = "positive", c.modality = "hedged", c.attribution = "indirect", c.cue_class = "neutral", c.time_basis = "none";
  c.kind = "quantity", c.zone = "caption", c.derivation = {"age.apposition"};
  c.clean_end = c.raw_end = r.clean.size();
  c.subject_clean_end = c.subject_raw_end = text.size(), c.value_clean_end = c.value_raw_end = text.size();
  r.claims = {c};
  return r;
}

FindingRow finding(const std::string& text, const std::string& section, const ArticleRecord& a, const ArticleRecord& b) {
  FindingRow f;
  f.id = content_id('f', section);
  f.section = section, f.kind = "numeric", f.subject = f.scope = f.reason = text, f.attribute = "age";
  f.score = f.severity = f.confidence = f.independence = 1;
  f.guards = {"scope", "rounding"};
  for (const ArticleRecord* r : {&a, &b}) f.variants.push_back({text, 1, 1, {{r->claims[0].id, r->id}}});
  return f;
}

}  // namespace

Store store_full_of(const std::string& text) {
  Store store = Store::open(":memory:", {});
  store.set_analysis_key("k");
  const ArticleRecord a = article_with(text, 0), b = article_with(text, 1);
  store.put(a);
  store.put(b);
  ArticleRecord refused;
  refused.locator.path = text, refused.locator.root = "news", refused.state = InputState::refused, refused.error_code = "syntax", refused.error_detail = text;
  store.put(refused);
  MergeRow merge;
  merge.entity_id = content_id('e', "somebody"), merge.key = "somebody", merge.type = "person", merge.name = text, merge.rule = "same_key";
  merge.members = {{a.id, 0}, {b.id, 0}};
  store.replace_merges({merge});
  store.replace_stories({}, {});
  store.replace_findings({finding(text, "contradiction", a, b), finding(text, "name_variant", a, b), finding(text, "agreement", a, b)}, {});
  return store;
}

}  // namespace crosstell::fixture
