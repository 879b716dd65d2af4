// SPDX-License-Identifier: Apache-2.0
// One self-contained HTML file: no script, no request, hostile text inert. The style sheet is schemas/report/report.css.
#include <algorithm>

#include "crosstell/base/version.h"
#include "html_parts.h"
#include "model.h"

namespace crosstell::report_detail {
namespace {

constexpr double kQuietBelow = 0.1;  // sections that are no contradictions fold away what hardly anybody will look for

void write_evidence(HtmlWriter& out, const Evidence& evidence) {
  out.markup("<li>");
  if (!evidence.sentence.empty()) {
    out.markup("<blockquote>");
    if (!evidence.before.empty()) out.markup("<span class=\"context\">").isolated(evidence.before).markup("</span> ");
    const auto marks = [](const std::optional<Mark>& mark) { return mark ? std::vector<Mark>{*mark} : std::vector<Mark>{}; };
    write_marked(out, evidence.sentence, marks(evidence.value), marks(evidence.subject));
    if (!evidence.after.empty()) out.markup(" <span class=\"context\">").isolated(evidence.after).markup("</span>");
    out.markup("</blockquote>");
  }
  // Without a publisher the title says best where a sentence comes from; the path stands below anyway.
  const std::string& name = !evidence.source.empty() ? evidence.source : !evidence.title.empty() ? evidence.title : evidence.path;
  out.markup("<p class=\"meta\"><b>").link(evidence.url, name).markup("</b>");
  if (!evidence.title.empty() && evidence.title != name) out.markup(", ").isolated(evidence.title);
  out.either(evidence.published.empty(), ", no publication date", ", ");
  if (!evidence.published.empty()) out.text(evidence.published);
  if (!evidence.claim_id.empty()) {
    out.markup("<br>Says: ").isolated(speaker_words(evidence)).markup(" \xC2\xB7 Certainty: ").isolated(certainty_words(evidence));
    if (evidence.zone != "paragraph") out.markup(" \xC2\xB7 In: ").text(attribute_words(evidence.zone));
    if (evidence.repeat) out.markup(" \xC2\xB7 repeats another passage of the article");
    out.markup("<br><code>").text(evidence.path).markup("</code>, bytes ").number(evidence.raw_begin).markup("\xE2\x80\x93").number(evidence.raw_end);
    out.markup(" \xC2\xB7 <code>").text(evidence.claim_id).markup("</code>");
    for (const std::string& rule : evidence.rules) out.markup(" \xC2\xB7 rule <code>").text(rule).markup("</code>");
  } else {
    out.markup("<br><code>").text(evidence.path).markup("</code>");
  }
  out.markup("</p></li>\n");
}

void write_variant(HtmlWriter& out, const Variant& variant) {
  out.markup("<section class=\"variant\"><h4>").isolated(variant.value).markup(" <span>");
  out.number(static_cast<unsigned>(std::max(0, variant.voices))).either(variant.voices == 1, " independent voice", " independent voices");
  if (variant.articles != variant.voices) out.markup(", ").number(static_cast<unsigned>(std::max(0, variant.articles))).either(variant.articles == 1, " article", " articles");
  out.markup("</span></h4>\n<ul class=\"evidence\">\n");
  for (const Evidence& evidence : variant.evidence) write_evidence(out, evidence);
  out.markup("</ul></section>\n");
}

void write_meter(HtmlWriter& out, std::string_view name, double value) {
  out.markup("<span>").text(name).markup("</span><meter min=\"0\" max=\"1\" value=\"").score(value).markup("\" aria-label=\"").attribute(name).markup("\"></meter><span>").score(value).markup("</span>");
}

void write_decision(HtmlWriter& out, const FindingRow& row) {
  out.markup("<details><summary>How this was decided</summary>\n<div class=\"scores\">");
  write_meter(out, "Severity", row.severity);
  write_meter(out, "Confidence", row.confidence);
  write_meter(out, "Independence", row.independence);
  write_meter(out, "Score (their product)", row.score);
  out.markup("</div>\n");
  if (!row.guards.empty()) {
    out.markup("<p>Other explanations were tried in this order and did not hold:</p><ol>");
    for (const std::string& guard : row.guards) out.markup("<li>").text(guard_words(guard)).markup(" <code>").text(guard).markup("</code></li>");
    out.markup("</ol>\n");
  }
  out.markup("<p>The same in SQL: <code>crosstell query --db CORPUS.db \"SELECT * FROM why_was_this_flagged WHERE finding_id = &#39;").text(row.id).markup("&#39;\"</code></p></details>\n");
}

void write_finding(HtmlWriter& out, const ReportFinding& finding) {
  const FindingRow& row = finding.row;
  out.markup("<article class=\"finding\" id=\"").attribute(row.id).markup("\">\n<div class=\"head\"><h3>").isolated(row.subject).markup(": ").text(finding.attribute_wording);
  if (!row.scope.empty()) out.markup(" (").isolated(row.scope).markup(")");
  out.markup("</h3><span class=\"badge\">").text(attribute_words(row.kind)).markup(" \xC2\xB7 score ").score(row.score);
  out.markup("</span></div>\n<p class=\"reason\">").isolated(row.reason).markup("</p>\n");
  if (finding.verdict) out.markup("<p class=\"note\">Verdict: ").isolated(verdict_words(*finding.verdict)).markup("</p>\n");
  out.markup("<div class=\"variants\">\n");
  for (const Variant& variant : finding.variants) write_variant(out, variant);
  out.markup("</div>\n");
  write_decision(out, row);
  out.markup("<p class=\"meta\"><a href=\"#").attribute(row.id).markup("\">").text(row.id).markup("</a></p></article>\n");
}

void write_sections(HtmlWriter& out, const ReportModel& model, const ReportOptions& options) {
  for (const std::string& section : section_order()) {
    if (section == "agreement" || section == "compatible") continue;
    std::vector<const ReportFinding*> above, below, dismissed;
    for (const ReportFinding& finding : model.findings)
      if (finding.row.section == section) (finding.dismissed() ? dismissed : finding.row.score < (section == "contradiction" ? options.appendix_below : kQuietBelow) ? below : above).push_back(&finding);
    if (above.empty() && below.empty() && dismissed.empty() && section != "contradiction") continue;
    out.markup("<section aria-labelledby=\"s-").attribute(section).markup("\"><h2 id=\"s-").attribute(section).markup("\">").text(section_title(section)).markup("</h2>\n<p class=\"lead\">");
    out.text(section_meaning(section)).markup("</p>\n");
    if (above.empty() && below.empty()) out.markup("<p>None was found among the claims compared. See \xE2\x80\x9CWhat was compared\xE2\x80\x9D below before reading this as agreement.</p>\n");
    for (const ReportFinding* finding : above) write_finding(out, *finding);
    if (!below.empty()) {
      out.markup("<details><summary>").number(below.size()).markup(" more with a low score</summary>\n");
      for (const ReportFinding* finding : below) write_finding(out, *finding);
      out.markup("</details>\n");
    }
    if (!dismissed.empty()) {
      out.markup("<details><summary>").number(dismissed.size()).markup(" dismissed by a reviewer</summary>\n");
      for (const ReportFinding* finding : dismissed) write_finding(out, *finding);
      out.markup("</details>\n");
    }
    out.markup("</section>\n");
  }
}

void write_agreement(HtmlWriter& out, const ReportModel& model) {
  const auto is_agreement = [](const ReportFinding& f) { return f.row.section == "agreement"; };
  if (std::none_of(model.findings.begin(), model.findings.end(), is_agreement)) return;
  out.markup("<section aria-labelledby=\"s-agreement\"><h2 id=\"s-agreement\">").text(section_title("agreement")).markup("</h2>\n<p class=\"lead\">").text(section_meaning("agreement"));
  out.markup("</p>\n<table class=\"wide\"><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">What</th><th scope=\"col\">Value</th><th scope=\"col\" class=\"number\">Voices</th></tr></thead><tbody>\n");
  for (const ReportFinding& finding : model.findings) {
    if (!is_agreement(finding) || finding.variants.empty()) continue;
    const Variant& variant = finding.variants.front();
    out.markup("<tr id=\"").attribute(finding.row.id).markup("\"><td>").isolated(finding.row.subject).markup("</td><td>").text(finding.attribute_wording).markup("</td><td>");
    out.isolated(variant.value).markup("</td><td class=\"number\">").number(static_cast<unsigned>(std::max(0, variant.voices))).markup("</td></tr>\n");
  }
  out.markup("</tbody></table></section>\n");
}

void write_compared(HtmlWriter& out, const ReportModel& model) {
  out.markup("<section aria-labelledby=\"s-compared\"><h2 id=\"s-compared\">What was compared</h2>\n<p>").number(model.status.claims).markup(" claims were read from ");
  out.number(model.status.articles).markup(" articles; ").number(model.status.resolved_claims).markup(" have an identified subject and could be compared. A claim that no rule recognises is not here: silence is not agreement.</p>\n");
  if (!model.comparisons.empty()) {
    out.markup("<table><thead><tr><th scope=\"col\">Outcome of comparing two values</th><th scope=\"col\" class=\"number\">Pairs</th></tr></thead><tbody>\n");
    for (const auto& [outcome, count] : model.comparisons)
      out.markup("<tr><td>").text(attribute_words(outcome)).markup("</td><td class=\"number\">").number(count).markup("</td></tr>\n");
    out.markup("</tbody></table>\n");
  }
  out.markup("<table class=\"wide\"><thead><tr><th scope=\"col\">Article</th><th scope=\"col\">Source</th><th scope=\"col\">Published</th><th scope=\"col\" class=\"number\">Claims</th></tr></thead><tbody>\n");
  for (const ReportArticle& article : model.articles) {
    out.markup("<tr><td>").isolated(article.title.empty() ? article.path : article.title).markup("<br><code>").text(article.path).markup("</code></td><td>").isolated(article.source).markup("</td><td>");
    if (article.published.empty()) out.markup("not known"); else out.text(article.published);
    out.markup("</td><td class=\"number\">").number(article.claims).markup("</td></tr>\n");
  }
  out.markup("</tbody></table></section>\n");
}

void write_problems(HtmlWriter& out, const ReportModel& model) {
  out.markup("<section aria-labelledby=\"s-problems\"><h2 id=\"s-problems\">What could not be read</h2>\n");
  if (model.problems.empty()) {
    out.markup("<p>Every input was read.</p></section>\n");
    return;
  }
  out.markup("<table class=\"wide\"><thead><tr><th scope=\"col\">Input</th><th scope=\"col\">State</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
  for (const ReportProblem& problem : model.problems) {
    out.markup("<tr><td><code>").text(problem.path).markup("</code></td><td>").text(attribute_words(problem.state));
    if (!problem.code.empty()) out.markup(" (").text(attribute_words(problem.code)).markup(")");
    out.markup("</td><td>").isolated(problem.detail).markup("</td></tr>\n");
  }
  out.markup("</tbody></table></section>\n");
}

void write_summary(HtmlWriter& out, const ReportModel& model, const ReportOptions& options) {
  out.markup("<a class=\"skip\" href=\"#s-contradiction\">Skip to the findings</a>\n<header><h1>").text(options.title).markup("</h1>\n<p class=\"lead\">Where ");
  out.number(model.status.articles).either(model.status.articles == 1, " article disagrees with itself", " articles disagree, with each other or with themselves").markup("</p>\n<ul class=\"facts\">");
  for (const std::string& section : section_order()) {
    const auto at = model.section_counts.find(section);
    if (at == model.section_counts.end() && section != "contradiction") continue;
    out.markup("<li><b>").number(at == model.section_counts.end() ? 0 : at->second).markup("</b>").text(section_title(section)).markup("</li>");
  }
  out.markup("</ul>\n<p class=\"note\">Sources disagree here; this report does not say who is right. Each line can be followed back to the bytes of a file and to the rule that read it.</p>\n");
  if (model.filtered > 0) out.markup("<p class=\"note\">This report shows a selection: ").number(model.filtered).markup(" further findings do not match it.</p>\n");
  if (model.cut > 0) out.markup("<p class=\"note\">").number(model.cut).markup(" further findings with lower scores are left out of this file; the database and the JSON report can show them (--max-findings).</p>\n");
  out.markup("<nav aria-label=\"Sections\"><ul>");
  for (const std::string& section : section_order())
    if (section != "compatible" && (model.section_counts.count(section) != 0 || section == "contradiction"))
      out.markup("<li><a href=\"#s-").attribute(section).markup("\">").text(section_title(section)).markup("</a></li>");
  out.markup("<li><a href=\"#s-compared\">What was compared</a></li><li><a href=\"#s-problems\">What could not be read</a></li></ul></nav></header>\n");
}

}  // namespace

std::string write_html(const ReportModel& model, const ReportOptions& options) {
  HtmlWriter body;
  write_summary(body, model, options);
  body.markup("<main>\n");
  write_sections(body, model, options);
  write_agreement(body, model);
  write_compared(body, model);
  write_problems(body, model);
  body.markup("</main>\n<footer><p>Made by crosstell ").text(kVersion);
  if (!options.rules_hash.empty()) body.markup(", rules <code>").text(options.rules_hash).markup("</code>");
  body.markup(". In each sentence the value is <mark>marked</mark> and the subject <u>underlined</u>. "
              "Score = severity \xC3\x97 confidence \xC3\x97 independence, each from 0 to 1. A voice is a group of articles that share their text or agency.</p></footer>\n");
  return html_page(options.title, body.take());
}

}  // namespace crosstell::report_detail
