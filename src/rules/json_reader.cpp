// SPDX-License-Identifier: Apache-2.0
#include "json_reader.h"

#include <algorithm>
#include <set>

#include "crosstell/base/utf8.h"

namespace crosstell::rules {
namespace {

using Json = nlohmann::json;

std::string line_and_column(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? offset : offset - newline - 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(std::max<std::size_t>(column, 1));
}

/// Builds the document with a stack of open containers.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(const Place& place, std::string_view text, Problems& problems) : place_(place), text_(text), problems_(problems) {}

  Json root;

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(value); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second) problems_.add(place_, "the key '" + printable(name) + "' stands twice in one object" + near());
    key_ = name;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) override {
    std::string why = error.what();
    if (const auto at = why.find("syntax error"); at != std::string::npos) why = why.substr(at);
    problems_.add(place_, "broken JSON at " + line_and_column(text_, position) + ": " + printable(why));
    return false;
  }

 private:
  bool put(Json value) {
    add(std::move(value));
    return true;
  }

  Json* add(Json value) {
    if (open_.empty()) {
      root = std::move(value);
      return &root;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key_] = std::move(value));
  }

  bool open(Json container) {
    if (open_.size() == kMaxDepth) {
      problems_.add(place_, "nested deeper than " + std::to_string(kMaxDepth) + " levels");
      return false;
    }
    // A container is only grown through its last element, so pointers to open ones stay valid.
    open_.push_back(add(std::move(container)));
    keys_.emplace_back();
    return true;
  }

  bool close() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  std::string near() const {
    for (const Json* container : open_)
      if (container->is_object() && container->contains("id") && (*container)["id"].is_string())
        return " (in '" + printable((*container)["id"].get_ref<const std::string&>()) + "')";
    return {};
  }

  const Place& place_;
  std::string_view text_;
  Problems& problems_;
  std::vector<Json*> open_;
  std::vector<std::set<std::string>> keys_;
  std::string key_;
};

}  // namespace

Json read_json(std::string_view text, const Place& place, Problems& problems) {
  if (text.size() > kMaxFileBytes) {
    problems.add(place, std::to_string(text.size()) + " bytes; at most " + std::to_string(kMaxFileBytes) + " are read");
    return nullptr;
  }
  if (const auto bad = first_invalid_utf8(text); bad != text.size()) {
    problems.add(place, "not UTF-8 at " + line_and_column(text, bad));
    return nullptr;
  }
  Builder builder(place, text, problems);
  if (!Json::sax_parse(text.begin(), text.end(), &builder)) return nullptr;
  return std::move(builder.root);
}

void check_fields(const Json& object, std::span<const std::string_view> known, const Place& place, Problems& problems) {
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end()) problems.add_unknown(place, "field", key, known);
}

std::string string_field(const Json& object, const char* key, const Place& place, Problems& problems) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  problems.add(place.at(key), std::string("found ") + found->type_name() + "; expected a string");
  return {};
}

std::vector<std::string> strings_field(const Json& object, const char* key, const Place& place, Problems& problems) {
  std::vector<std::string> out;
  const auto found = object.find(key);
  if (found == object.end()) return out;
  if (found->is_string()) return {found->get<std::string>()};
  if (!found->is_array()) {
    problems.add(place.at(key), std::string("found ") + found->type_name() + "; expected a list of strings");
    return out;
  }
  for (const auto& item : *found) {
    if (item.is_string())
      out.push_back(item.get<std::string>());
    else
      problems.add(place.at(key), std::string("found ") + item.type_name() + " in the list; expected strings only");
  }
  return out;
}

}  // namespace crosstell::rules
