// SPDX-License-Identifier: Apache-2.0
// Whether a record holds together: it may have come from a damaged worker.
#include <unordered_set>

#include "article_writer.h"

namespace crosstell {
namespace {

bool leads_to(std::int64_t index, std::size_t count) { return index >= 0 && static_cast<std::uint64_t>(index) < count; }
bool leads_or_none(std::int64_t index, std::size_t count) { return index == -1 || leads_to(index, count); }

template <class Row>
bool sound_spans(const Row& row, std::uint64_t clean_size) {
  return row.clean_begin <= row.clean_end && row.clean_end <= clean_size && row.raw_begin <= row.raw_end && row.raw_end <= std::uint64_t{INT64_MAX};
}

bool sound_claim(const ClaimRow& c, const ArticleRecord& r) {
  const std::size_t entities = r.entities.size(), figures = r.figures.size();
  const bool spans = sound_spans(c, r.clean.size()) && c.subject_clean_begin <= c.subject_clean_end && c.subject_clean_end <= r.clean.size() &&
                     c.value_clean_begin <= c.value_clean_end && c.value_clean_end <= r.clean.size() && c.subject_raw_begin <= c.subject_raw_end &&
                     c.subject_raw_end <= std::uint64_t{INT64_MAX} && c.value_raw_begin <= c.value_raw_end && c.value_raw_end <= std::uint64_t{INT64_MAX};
  bool arguments = true;
  for (const ClaimArgumentRow& a : c.arguments)
    arguments = arguments && leads_or_none(a.entity, entities) && leads_or_none(a.figure, figures) && a.clean_begin <= a.clean_end && a.clean_end <= r.clean.size();
  return spans && arguments && c.id.starts_with("c-") && leads_to(c.sentence, r.sentences.size()) && leads_or_none(c.subject, entities) &&
         leads_or_none(c.value_entity, entities) && leads_or_none(c.comparand, entities) && leads_or_none(c.speaker, entities) &&
         leads_or_none(c.value_figure, figures) && leads_or_none(c.quotation, r.quotations.size()) && c.tense >= -1 && c.tense <= 1 &&
         (c.polarity == "positive" || c.polarity == "negative");
}

template <class Rows, class Sound>
bool all_sound(const Rows& rows, Sound sound) {
  for (const auto& row : rows)
    if (!sound(row)) return false;
  return true;
}

bool sound_numbers(const ArticleRecord& r) {
  constexpr std::uint64_t kMost = INT64_MAX;
  return r.locator.record_number <= kMost && r.locator.byte_offset <= kMost && r.locator.byte_length <= kMost &&
         all_sound(r.diagnostics, [](const DiagnosticRow& d) { return d.count <= kMost; });
}

bool distinct_ids(const std::vector<ClaimRow>& claims) {
  std::unordered_set<std::string_view> seen;
  return all_sound(claims, [&](const ClaimRow& c) { return seen.insert(c.id).second; });
}

}  // namespace

std::string record_problem(const ArticleRecord& r) {
  const std::uint64_t size = r.clean.size();
  if (!r.id.empty() && (!r.id.starts_with("d-") || r.content_hash.empty())) return "article id without content hash";
  if (r.id.empty() && (r.state == InputState::ok || r.state == InputState::duplicate)) return "a record in state ok without article id";
  if (!sound_numbers(r)) return "a number too large for the store";
  if (!all_sound(r.blocks, [&](const BlockRow& b) { return sound_spans(b, size) && leads_or_none(b.repeat_of, r.blocks.size()); })) return "unsound block";
  if (!all_sound(r.sentences, [&](const SentenceRow& s) { return sound_spans(s, size) && leads_to(s.block, r.blocks.size()); })) return "unsound sentence";
  if (!all_sound(r.entities, [&](const EntityRow& e) { return leads_or_none(e.affiliation, r.entities.size()); })) return "unsound entity";
  if (!all_sound(r.mentions, [&](const MentionRow& m) { return sound_spans(m, size) && leads_to(m.sentence, r.sentences.size()) && leads_or_none(m.entity, r.entities.size()); }))
    return "unsound mention";
  if (!all_sound(r.figures, [&](const FigureRow& f) {
        return sound_spans(f, size) && leads_to(f.sentence, r.sentences.size()) && f.change_direction >= -1 && f.change_direction <= 1;
      }))
    return "unsound figure";
  if (!all_sound(r.quotations, [&](const QuotationRow& q) { return sound_spans(q, size) && leads_to(q.sentence, r.sentences.size()) && leads_or_none(q.speaker, r.entities.size()); }))
    return "unsound quotation";
  if (!all_sound(r.claims, [&](const ClaimRow& c) { return sound_claim(c, r); })) return "unsound claim";
  if (!distinct_ids(r.claims)) return "two claims with one id";
  return {};
}

}  // namespace crosstell
