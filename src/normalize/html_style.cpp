// SPDX-License-Identifier: Apache-2.0
#include "html_style.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "html_tokenizer.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kMaxStyle = 1000;
constexpr double kFarAway = -900;  // pixels, or any unit: nobody indents a text as far

/// Lower case, without white space and "!important".
std::string bare_style(std::string_view style) {
  std::string out;
  for (const char c : style.substr(0, kMaxStyle))
    if (!is_html_space(c)) out += to_lower(c);
  for (std::size_t at = out.find("!important"); at != std::string::npos; at = out.find("!important", at)) out.erase(at, 10);
  return out;
}

/// The number a value starts with; `otherwise` when it starts with none.
double number_in(std::string_view value, double otherwise) {
  double number = otherwise;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
  return problem == std::errc() && end != value.data() ? number : otherwise;
}

bool is_zero(std::string_view value) { return number_in(value, 1) == 0; }

/// A colour of its own: not "inherit", "currentcolor", "var(...)".
bool is_colour(std::string_view value) {
  return value.substr(0, 1) == "#" || value.substr(0, 3) == "rgb" || value.substr(0, 3) == "hsl" || value == "white" || value == "black";
}

/// One spelling of a colour: "#fff", "#ffffff" and "rgb(255,255,255)" are "white".
std::string_view colour_of(std::string_view value) {
  for (const std::string_view white : {"#fff", "#ffffff", "rgb(255,255,255)", "white"})
    if (value == white) return "white";
  for (const std::string_view black : {"#000", "#000000", "rgb(0,0,0)", "black"})
    if (value == black) return "black";
  return value;
}

struct Style {
  std::string_view colour, ground;
  bool hidden = false, no_width = false, no_height = false, cuts = false, clear = false, ground_in_letters = false, out_of_flow = false, far_away = false;

  void read(std::string_view name, std::string_view value) {
    if (name == "display") hidden = hidden || value == "none";
    else if (name == "visibility") hidden = hidden || value == "hidden" || value == "collapse";
    else if (name == "font-size" || name == "opacity") hidden = hidden || is_zero(value);
    else if (name == "text-indent") hidden = hidden || number_in(value, 0) <= kFarAway;
    else if (name == "clip") hidden = hidden || value.substr(0, 7) == "rect(0," || value.substr(0, 9) == "rect(0px,";
    else if (name == "clip-path") hidden = hidden || value == "inset(50%)" || value == "inset(100%)";
    else if (name == "color") colour = colour_of(value), clear = value == "transparent";
    else if (name == "background" || name == "background-color") ground = colour_of(value);
    else if (name == "background-clip" || name == "-webkit-background-clip") ground_in_letters = value == "text";
    else if (name == "width" || name == "max-width") no_width = is_zero(value);
    else if (name == "height" || name == "max-height") no_height = is_zero(value);
    else if (name == "overflow") cuts = value == "hidden";
    else if (name == "position") out_of_flow = value == "absolute" || value == "fixed";
    else if (name == "left" || name == "top" || name == "right" || name == "margin-left" || name == "margin-top") far_away = far_away || number_in(value, 0) <= kFarAway;
  }

  [[nodiscard]] bool hides() const {
    return hidden || (clear && !ground_in_letters) || (is_colour(colour) && colour == ground) || ((no_width || no_height) && cuts) || (out_of_flow && far_away);
  }
};

}  // namespace

bool style_hides(std::string_view style) {
  const std::string bare = bare_style(style);
  Style read;
  for (std::size_t at = 0; at < bare.size();) {
    const std::size_t end = std::min(bare.find(';', at), bare.size());
    const std::string_view rule = std::string_view(bare).substr(at, end - at);
    if (const auto colon = rule.find(':'); colon != std::string_view::npos) read.read(rule.substr(0, colon), rule.substr(colon + 1));
    at = end + 1;
  }
  return read.hides();
}

}  // namespace crosstell::html
