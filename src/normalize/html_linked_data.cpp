// SPDX-License-Identifier: Apache-2.0
#include "html_linked_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace crosstell::html {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxBlock = 1u << 20;
constexpr std::size_t kMaxObjects = 3000;
constexpr int kMaxDepth = 12;

/// Whether `text` nests no deeper than a tree of it may be walked.
bool is_shallow(std::string_view text) {
  int depth = 0;
  bool string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && string) ++i;
    else if (c == '"') string = !string;
    else if (!string && (c == '{' || c == '[') && ++depth > 64) return false;
    else if (!string && (c == '}' || c == ']')) --depth;
  }
  return true;
}

/// The block as JSON. Line feeds in strings, which content systems write, are read as spaces.
Json parse_block(std::string_view raw) {
  if (raw.size() > kMaxBlock || !is_shallow(raw)) return {};
  std::string text(raw);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded()) {
    const auto first = text.find_first_of("{["), last = text.find_last_of("}]");  // comment or CDATA marks around it
    if (first == std::string::npos || last == std::string::npos || last < first) return {};
    value = Json::parse(text.substr(first, last - first + 1), nullptr, false);
  }
  return value.is_discarded() ? Json() : value;
}

std::string text_member(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return decoded(found->get_ref<const std::string&>(), {false, true, false, false});
  if (found->is_array() && !found->empty() && found->front().is_string()) return decoded(found->front().get_ref<const std::string&>(), {false, true, false, false});
  return {};
}

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

/// A thread, questions and their answers: many speak, none of them writes the article.
bool is_thread_type(std::string_view type) { return type == "DiscussionForumPosting" || type == "QAPage"; }

bool is_article_type(std::string_view type) {
  if (is_thread_type(type) || type == "JobPosting") return false;
  return ends_with(type, "Article") || ends_with(type, "BlogPosting") || ends_with(type, "Posting") || type == "Report" || type == "Review" || type == "LiveBlogPosting";
}

bool is_list_type(std::string_view type) { return type == "CollectionPage" || type == "SearchResultsPage"; }

class LinkedReader {
 public:
  LinkedArticle read(std::string_view source, const Page& page) {
    for (const Range& range : page.json_ld) blocks_.push_back(parse_block(range.in(source)));
    for (const Json& block : blocks_) collect(block, 0);
    for (const Json* object : objects_) {
      for (const std::string& type : types_of(*object)) {
        out_.list_page = out_.list_page || is_list_type(type);
        out_.thread = out_.thread || is_thread_type(type);
        if (ends_with(type, "Page") && out_.page_published.empty()) out_.page_published = text_member(*object, "datePublished");
        if (is_article_type(type)) {
          take_article(*object);
          break;
        }
      }
    }
    for (const Json* object : objects_) {
      if (!out_.publisher.empty()) break;
      for (const std::string& type : types_of(*object))
        if (type == "WebSite" && out_.publisher.empty()) out_.publisher = text_member(*object, "name");
    }
    return std::move(out_);
  }

 private:
  static std::vector<std::string> types_of(const Json& object) {
    std::vector<std::string> out;
    const auto found = object.find("@type");
    if (found == object.end()) return out;
    if (found->is_string()) out.push_back(*found);
    if (found->is_array())
      for (const Json& type : *found)
        if (type.is_string()) out.push_back(type);
    return out;
  }

  /// All objects, outer before inner. The depth is bounded by the caller.
  void collect(const Json& value, int depth) {
    if (depth > kMaxDepth || objects_.size() >= kMaxObjects) return;
    if (value.is_object()) {
      objects_.push_back(&value);
      if (const auto id = value.find("@id"); id != value.end() && id->is_string() && value.size() > 1) by_id_.emplace(*id, &value);
    }
    if (value.is_structured())
      for (const Json& member : value)
        if (member.is_structured()) collect(member, depth + 1);
  }

  /// The object itself, or the one its @id names.
  const Json& resolved(const Json& value) const {
    if (!value.is_object() || value.contains("name")) return value;
    const auto id = value.find("@id");
    if (id == value.end() || !id->is_string()) return value;
    const auto found = by_id_.find(id->get<std::string>());
    return found == by_id_.end() ? value : *found->second;
  }

  void add_author(const Json& value) {
    const Json& object = resolved(value);
    bool organization = false;
    if (object.is_object())
      for (const std::string& type : types_of(object)) organization = organization || ends_with(type, "Organization");
    std::vector<std::string>& to = organization ? out_.organizations : out_.authors;
    const auto add_name = [&](const Json& name) {
      if (!name.is_string()) return;
      std::string text = decoded(name.get_ref<const std::string&>(), {false, true, false, false});
      if (!text.empty() && text.size() < 200 && std::find(to.begin(), to.end(), text) == to.end()) to.push_back(std::move(text));
    };
    if (!object.is_object()) return add_name(value);
    const auto name = object.find("name");
    if (name == object.end()) return;
    if (!name->is_array()) return add_name(*name);
    for (const Json& one : *name) add_name(one);
  }

  void take_article(const Json& object) {
    // The first article with a headline is the page's; later ones are teasers or the same again.
    const std::string headline = text_member(object, "headline");
    if (out_.found && !out_.headline.empty() && !headline.empty() && headline != out_.headline) return;
    out_.found = true;
    const auto take = [&](std::string& to, const char* key) {
      if (to.empty()) to = text_member(object, key);
    };
    take(out_.headline, "headline");
    if (out_.headline.empty()) take(out_.headline, "name");
    take(out_.body, "articleBody");
    take(out_.published, "datePublished");
    take(out_.modified, "dateModified");
    take(out_.language, "inLanguage");
    if (out_.published.empty()) take(out_.published, "dateCreated");
    for (const char* key : {"author", "creator"}) {
      const auto author = object.find(key);
      if (author == object.end() || !out_.authors.empty()) continue;
      if (author->is_array())
        for (const Json& one : *author) add_author(one);
      else add_author(*author);
    }
    if (const auto publisher = object.find("publisher"); publisher != object.end() && out_.publisher.empty()) {
      const Json& named = resolved(publisher->is_array() && !publisher->empty() ? publisher->front() : *publisher);
      if (named.is_object()) out_.publisher = text_member(named, "name");
      if (named.is_string()) out_.publisher = named.get<std::string>();
    }
    if (const auto free = object.find("isAccessibleForFree"); free != object.end())
      out_.paywalled = out_.paywalled || (free->is_boolean() && !free->get<bool>()) || (free->is_string() && equals_folded(free->get<std::string>(), "false"));
  }

  std::vector<Json> blocks_;
  std::vector<const Json*> objects_;
  std::unordered_map<std::string, const Json*> by_id_;
  LinkedArticle out_;
};

}  // namespace

LinkedArticle read_linked_data(std::string_view source, const Page& page) { return LinkedReader().read(source, page); }

}  // namespace crosstell::html
