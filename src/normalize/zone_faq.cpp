// SPDX-License-Identifier: Apache-2.0
// Questions and answers: "Q:" and "A:" lines, and question lines below an FAQ heading.
#include <algorithm>
#include <array>

#include "line_shape.h"
#include "zone_view.h"

namespace crosstell {
namespace {

bool is_faq_heading(std::string_view text, const BlockShape& shape) {
  if (shape.words > 8 || text.size() > 80) return false;
  static constexpr std::array<std::string_view, 9> kHeadings = {"faq", "faqs", "frequently asked questions", "questions and answers", "q&a", "q & a", "common questions",
                                                               "people also ask", "your questions answered"};
  if (std::none_of(kHeadings.begin(), kHeadings.end(), [&](std::string_view heading) { return may_fold_to(text, heading); })) return false;
  const std::string line = folded(text);
  return std::any_of(kHeadings.begin(), kHeadings.end(), [&](std::string_view heading) {
    return line == heading || (line.size() > heading.size() && line[heading.size()] == ' ' && line.compare(0, heading.size(), heading) == 0 && heading != "q & a");
  });
}

/// Bytes of a "Q:", "A.", "Question 3:", "Answer:" prefix with the space after it. `kind` becomes 'q' or 'a'.
std::size_t prefix_length(std::string_view text, char& kind) {
  struct Prefix { std::string_view text; char kind; };
  static constexpr Prefix kPrefixes[] = {{"Q", 'q'}, {"A", 'a'}, {"Question", 'q'}, {"Answer", 'a'}};
  for (const Prefix& prefix : kPrefixes) {
    if (text.substr(0, prefix.text.size()) != prefix.text) continue;
    std::size_t i = prefix.text.size();
    if (prefix.text.size() > 1 && i < text.size() && text[i] == ' ') ++i;
    while (i < text.size() && i < prefix.text.size() + 4 && text[i] >= '0' && text[i] <= '9') ++i;
    if (i >= text.size() || (text[i] != ':' && !(text[i] == '.' && prefix.kind == 'q' && text.back() == '?'))) continue;
    ++i;
    const std::size_t after = i;
    while (i < text.size() && text[i] == ' ') ++i;
    if (i == after || i == text.size()) continue;
    kind = prefix.kind;
    return i;
  }
  return 0;
}

void cut_prefix(Draft& draft, std::size_t length) {
  if (!draft.edited) {
    draft.begin += length;
    return;
  }
  MappedText rest;
  rest.text = draft.edited->text.substr(length);
  rest.map = draft.edited->map.part(length, draft.edited->text.size());
  draft.edit(std::move(rest));
}

}  // namespace

void mark_faq(ZoneView& view) {
  bool in_faq = false;
  std::int32_t question = -1;
  for (std::size_t i = 0; i < view.size(); ++i) {
    Draft& draft = view.draft(i);
    const std::string_view text = view.text(i);
    if (!view.is_open(i)) continue;
    if (is_faq_heading(text, view.shape(i))) {
      draft.decide(Zone::heading, "faq_heading");
      in_faq = true;
      question = -1;
      continue;
    }
    char kind = 0;
    const std::size_t prefix = draft.zone == Zone::list_item ? 0 : prefix_length(text, kind);
    const bool asks = (prefix > 0 && kind == 'q') || (in_faq && text.back() == '?' && view.shape(i).words <= 30);
    if (asks) {
      if (prefix > 0) cut_prefix(draft, prefix);
      draft.decide(Zone::faq_question, prefix > 0 ? "question_prefix" : "faq_question");
      question = static_cast<std::int32_t>(i);
      continue;
    }
    if (prefix > 0 && kind == 'a' && question >= 0) {
      cut_prefix(draft, prefix);
      draft.decide(Zone::faq_answer, "answer_prefix");
      draft.header = question;
      continue;
    }
    if (question < 0) continue;
    // The answer is what stands directly below; a heading or a second paragraph outside an FAQ ends it.
    const bool heading = draft.zone == Zone::heading || (!draft.decided() && !view.is_body(i) && !view.shape(i).ends_sentence && view.shape(i).words <= 8);
    if (heading) {
      in_faq = false;
      question = -1;
    } else if (!draft.decided()) {
      draft.decide(Zone::faq_answer, "below_question");
      draft.header = question;
      if (!in_faq) question = -1;
    }
  }
}

}  // namespace crosstell
