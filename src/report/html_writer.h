// SPDX-License-Identifier: Apache-2.0
// HTML that cannot be broken by what it shows: markup comes from string literals only, everything else is escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosstell::report_detail {

class HtmlWriter {
 public:
  /// Markup written in the source code.
  template <std::size_t N>
  HtmlWriter& markup(const char (&literal)[N]) {
    out_.append(literal, N - 1);
    return *this;
  }
  /// One of two literals.
  template <std::size_t N, std::size_t M>
  HtmlWriter& either(bool first, const char (&yes)[N], const char (&no)[M]) {
    return first ? markup(yes) : markup(no);
  }
  /// Text of articles and stores: escaped; control and bidi characters become visible.
  HtmlWriter& text(std::string_view bytes);
  /// The same isolated from the direction of its surroundings.
  HtmlWriter& isolated(std::string_view bytes);
  /// Inside a quoted attribute.
  HtmlWriter& attribute(std::string_view bytes) { return text(bytes); }
  /// A link when the address is http or https, else only the text.
  HtmlWriter& link(std::string_view address, std::string_view words);
  /// A score with two places, a whole number.
  HtmlWriter& score(double value);
  HtmlWriter& number(unsigned long long value);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace crosstell::report_detail
