// SPDX-License-Identifier: Apache-2.0
// One row per piece of evidence.
#include <cstdio>

#include "crosstell/base/delimited.h"
#include "model.h"

namespace crosstell::report_detail {
namespace {

std::string score(double value) {
  const long scaled = static_cast<long>(value * 10000 + 0.5);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%ld.%04ld", scaled / 10000, scaled % 10000);
  return buffer;
}

}  // namespace

std::string write_csv(const ReportModel& model, const ReportOptions&) {
  std::string out = "finding,section,kind,subject,attribute,scope,score,value,voices,source,published,path,raw_begin,raw_end,speaker,modality,polarity,sentence,claim,reason\r\n";
  for (const ReportFinding& finding : model.findings) {
    const FindingRow& row = finding.row;
    for (const Variant& variant : finding.variants) {
      for (const Evidence& e : variant.evidence) {
        for (const std::string& text : {row.id, row.section, row.kind, row.subject, row.attribute, row.scope}) out += csv_cell(text) + ",";
        out += score(row.score) + "," + csv_cell(variant.value) + "," + std::to_string(variant.voices) + ",";
        for (const std::string& text : {e.source, e.published, e.path}) out += csv_cell(text) + ",";
        out += std::to_string(e.raw_begin) + "," + std::to_string(e.raw_end) + ",";
        for (const std::string& text : {e.speaker, e.modality, e.polarity, e.sentence, e.claim_id}) out += csv_cell(text) + ",";
        out += csv_cell(row.reason) + "\r\n";
      }
    }
  }
  return out;
}

}  // namespace crosstell::report_detail
