// SPDX-License-Identifier: Apache-2.0
#include "code_lines.h"

#include <algorithm>

#include "line_shape.h"

namespace crosstell {
namespace {

constexpr ByteSet kCodeBytes("=();{}");

enum class CodeSign : std::uint8_t { prose, possible, strong };

bool is_name_byte(char c) { return is_word_byte(c) || c == '_'; }
bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

/// "identifier(" with no space before the bracket, and a closing bracket at the end.
bool is_call(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && (is_name_byte(line[i]) || line[i] == '.')) ++i;
  return i > 1 && i < line.size() && line[i] == '(' && (line.back() == ')' || line.back() == ';' || line.back() == ',');
}

/// "name = value", "a.b += 1": an assignment whose left side is one identifier.
bool is_assignment(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && (is_name_byte(line[i]) || line[i] == '.' || line[i] == '[' || line[i] == ']')) ++i;
  if (i == 0 || i + 3 > line.size() || line[i] != ' ') return false;
  std::size_t j = i + 1;
  if (line[j] == '+' || line[j] == '-' || line[j] == '*' || line[j] == ':') ++j;
  return j < line.size() && line[j] == '=' && j + 1 < line.size() && line[j + 1] == ' ';
}

bool has_keyword_form(std::string_view line) {
  struct Form { std::string_view begin, end; };
  static constexpr Form kForms[] = {
      {"def ", ":"}, {"class ", ":"}, {"class ", "{"}, {"if ", ":"}, {"elif ", ":"}, {"for ", ":"}, {"while ", ":"}, {"try:", ":"}, {"except", ":"},
      {"else:", ":"}, {"with ", ":"}, {"if (", "{"}, {"for (", "{"}, {"while (", "{"}, {"function ", "{"}, {"public ", "{"}, {"private ", "{"},
      {"} else", "{"}, {"import ", ";"}, {"const ", ";"}, {"let ", ";"}, {"var ", ";"}, {"return ", ";"}, {"#include <", ">"}, {"#include \"", "\""},
      {"<?php", ""}, {"#!/", ""}, {"fn ", "{"}, {"func ", "{"}, {"package ", ";"}, {"using ", ";"}, {"async ", "{"}, {"async def ", ":"}};
  const char first = line[0];
  if (!(first >= 'a' && first <= 'z') && first != '}' && first != '#' && first != '<') return false;
  for (const Form& form : kForms) {
    if (!starts_with(line, form.begin)) continue;
    if (form.end.empty() || line.substr(line.size() - std::min(line.size(), form.end.size())) == form.end) {
      const bool python_block = form.end == ":" && (form.begin == "if " || form.begin == "for " || form.begin == "while " || form.begin == "with ");
      // "For investors, the question is:" is a sentence: Python needs an operator, a bracket or " in ".
      if (python_block && line.find_first_of("()=[]<>_") == std::string_view::npos) continue;
      if (form.begin == "class " && form.end == ":" && line.find(' ', 6) != std::string_view::npos) continue;
      return true;
    }
  }
  return false;
}

/// "import os", "from a import b", "$ pip install x", "SELECT a FROM t;".
bool is_command(std::string_view line) {
  const auto single_name = [](std::string_view rest) { return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return is_name_byte(c) || c == '.'; }); };
  if (std::string_view("if$>S").find(line[0]) == std::string_view::npos) return false;
  if (starts_with(line, "import ") && single_name(line.substr(7))) return true;
  if (starts_with(line, "from ") && line.find(" import ") != std::string_view::npos) return single_name(line.substr(5, line.find(" import ") - 5));
  if (starts_with(line, "$ ") || starts_with(line, ">>> ")) return line.size() < 200;
  return starts_with(line, "SELECT ") && line.find(" FROM ") != std::string_view::npos;
}

CodeSign sign_of(std::string_view text, const Line& line) {
  const std::string_view content = text.substr(line.begin, line.end - line.begin);
  if (content.size() > 300) return CodeSign::prose;
  if (has_keyword_form(content) || is_command(content) || is_call(content) || is_assignment(content)) return CodeSign::strong;
  if (content == "{" || content == "}" || content == "};" || content == "})" || content == "});" || content == ")" || content == "]") return CodeSign::possible;
  if (content.back() == ';' && content.find_first_of("=()") != std::string_view::npos) return CodeSign::strong;
  if (starts_with(content, "# ") || starts_with(content, "// ") || starts_with(content, "/*")) return CodeSign::possible;
  if (line.indent >= 4 && starts_with(content, "return") && (content.size() == 6 || content[6] == ' ')) return CodeSign::strong;
  return line.indent >= 4 ? CodeSign::possible : CodeSign::prose;
}

}  // namespace

std::vector<bool> find_code_lines(std::string_view text, const std::vector<Line>& lines) {
  std::vector<bool> code(lines.size(), false);
  // Every sign of code but indentation has one of these bytes, or a line of imports.
  const auto imports = [&](const Line& line) { return starts_with(text.substr(line.begin, 7), "import ") || starts_with(text.substr(line.begin, 5), "from "); };
  const auto has_code_byte = [&](const Line& line) { return line.marks && kCodeBytes.find_in(text.substr(line.begin, line.end - line.begin)) != std::string_view::npos; };
  if (std::none_of(lines.begin(), lines.end(), has_code_byte) && std::none_of(lines.begin(), lines.end(), imports)) return code;
  std::vector<CodeSign> signs(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) signs[i] = sign_of(text, lines[i]);
  for (std::size_t i = 0; i < lines.size();) {
    if (signs[i] == CodeSign::prose) {
      ++i;
      continue;
    }
    std::size_t end = i, strong = 0;
    for (; end < lines.size() && signs[end] != CodeSign::prose; ++end) strong += signs[end] == CodeSign::strong;
    if (strong >= 2) std::fill(code.begin() + static_cast<std::ptrdiff_t>(i), code.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = end;
  }
  return code;
}

}  // namespace crosstell
