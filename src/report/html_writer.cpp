// SPDX-License-Identifier: Apache-2.0
#include "html_writer.h"

#include <cstdio>

#include "crosstell/base/utf8.h"

namespace crosstell::report_detail {

HtmlWriter& HtmlWriter::text(std::string_view bytes) {
  for (const char c : printable(bytes)) {
    switch (c) {
      case '&': out_ += "&amp;"; break;
      case '<': out_ += "&lt;"; break;
      case '>': out_ += "&gt;"; break;
      case '"': out_ += "&quot;"; break;
      case '\'': out_ += "&#39;"; break;
      case '`': out_ += "&#96;"; break;
      default: out_ += c;
    }
  }
  return *this;
}

HtmlWriter& HtmlWriter::isolated(std::string_view bytes) { return markup("<bdi>").text(bytes).markup("</bdi>"); }

HtmlWriter& HtmlWriter::link(std::string_view address, std::string_view words) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return isolated(words);
  return markup("<a rel=\"noreferrer noopener nofollow\" href=\"").attribute(address).markup("\">").isolated(words).markup("</a>");
}

HtmlWriter& HtmlWriter::score(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  for (char* c = buffer; *c != 0; ++c)
    if (*c == ',') *c = '.';  // whatever the locale says
  out_ += buffer;
  return *this;
}

HtmlWriter& HtmlWriter::number(unsigned long long value) {
  out_ += std::to_string(value);
  return *this;
}

}  // namespace crosstell::report_detail
