// SPDX-License-Identifier: Apache-2.0
#include "html_parts.h"

#include <algorithm>
#include <cstdint>

#include "crosstell/base/resource.h"

namespace crosstell::report_detail {

std::string html_page(std::string_view title, std::string body) {
  HtmlWriter out;
  out.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  out.text(title).markup("</title>\n<style>\n");
  std::string page = out.take();
  page += find_resource("schemas/report/report.css").value_or("");
  page += "</style>\n</head>\n<body>\n";
  page += body;
  page += "</body>\n</html>\n";
  return page;
}

void write_marked(HtmlWriter& out, std::string_view sentence, const std::vector<Mark>& values, const std::vector<Mark>& subjects) {
  std::vector<std::uint64_t> borders{0, sentence.size()};
  for (const auto* marks : {&values, &subjects})
    for (const Mark& mark : *marks) borders.insert(borders.end(), {mark.begin, mark.end});
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  out.markup("<bdi>");
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    const auto inside = [&](const std::vector<Mark>& marks) {
      return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.begin <= borders[i] && borders[i + 1] <= mark.end; });
    };
    const bool value = inside(values), subject = inside(subjects);
    if (value) out.markup("<mark>");
    if (subject) out.markup("<u>");
    out.text(sentence.substr(borders[i], borders[i + 1] - borders[i]));
    if (subject) out.markup("</u>");
    if (value) out.markup("</mark>");
  }
  out.markup("</bdi>");
}

}  // namespace crosstell::report_detail
