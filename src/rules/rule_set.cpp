// SPDX-License-Identifier: Apache-2.0
// Files in, compiled rule set out. Every problem of every file is collected before anything is refused.
#include "crosstell/rules/rule_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "compiled.h"
#include "image.h"
#include "json_reader.h"
#include "pack.h"
#include "registry_reader.h"

#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"

namespace crosstell {
namespace rules {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBuiltinRoot = "schemas/rules/en/";
constexpr std::size_t kMaxFiles = 1000;
constexpr std::size_t kMaxRules = 20'000;
constexpr std::size_t kMaxTotalProgram = 1'000'000;
constexpr std::size_t kMaxFamily = 1000;  // entries of a list that share their first word
constexpr std::size_t kMaxDirectoryDepth = 4;

enum class FileKind : std::uint8_t { list, attributes, pack, other };

std::string stem_of(std::string_view path) { return fs::path(path).stem().string(); }

FileKind kind_of(std::string_view path) {
  const fs::path p(path);
  if (p.extension() == ".tsv") return FileKind::list;
  if (p.extension() != ".json") return FileKind::other;
  return p.filename() == "attributes.json" ? FileKind::attributes : FileKind::pack;
}

std::string hash_of(const std::vector<RuleFile>& files) {
  std::vector<const RuleFile*> order;
  for (const auto& file : files) order.push_back(&file);
  std::sort(order.begin(), order.end(), [](const RuleFile* a, const RuleFile* b) { return a->path < b->path; });
  KeyBuilder key;
  for (const RuleFile* file : order) key.field(file->path).field(file->bytes);
  return content_hash(key.bytes());
}

/// Builds a rule set from files, stage by stage.
class Builder {
 public:
  Builder(RuleSet::Compiled& out, Problems& problems) : out_(out), problems_(problems) {}

  void build(const std::vector<RuleFile>& files) {
    if (files.size() > kMaxFiles) return problems_.add({}, "more than " + std::to_string(kMaxFiles) + " files of rules");
    read_lists(files);
    read_registry(files);
    read_packs(files);
    add_category_lists();
    finish_lists();
    for (auto& pack : packs_) compile_pack(pack);
    finish();
  }

 private:
  void read_lists(const std::vector<RuleFile>& files) {
    for (const auto& file : files) {
      if (kind_of(file.path) != FileKind::list) continue;
      read_word_list(file.bytes, {file.path, {}, {}, 0}, list_named(stem_of(file.path)), problems_);
    }
  }

  WordList& list_named(std::string_view name) {
    const std::uint32_t index = PatternTables::intern(out_.tables.lists, name);
    if (index >= out_.lists.size()) out_.lists.resize(index + 1);
    return out_.lists[index];
  }

  void finish_lists() {
    for (const auto& [name, index] : out_.tables.lists) {
      out_.lists[index].finish();
      if (out_.lists[index].largest_family() > kMaxFamily)
        problems_.add({"list '" + name + "'", {}, {}, 0}, "more than " + std::to_string(kMaxFamily) + " entries begin with one word; use a class or a pattern");
    }
  }

  void read_registry(const std::vector<RuleFile>& files) {
    for (const auto& file : files) {
      if (kind_of(file.path) != FileKind::attributes) continue;
      auto parsed = Registry::parse(file.bytes, file.path);
      if (!parsed) {
        problems_.add({}, parsed.error().what);
        continue;
      }
      for (const auto& [key, attribute] : parsed->all())
        if (const Status added = out_.registry.add(attribute); !added) problems_.add({file.path, {}, {}, 0}, added.error().what);
    }
  }

  void read_packs(const std::vector<RuleFile>& files) {
    for (const auto& file : files) {
      if (kind_of(file.path) != FileKind::pack) continue;
      packs_.push_back(read_pack(file, out_.registry, problems_));
      if (stem_of(file.path) != "common") continue;
      share(packs_.back().pieces, common_, {file.path, {}, {}, 0}, "pieces", "piece");
      share(packs_.back().constructions, common_constructions_, {file.path, {}, {}, 0}, "constructions", "construction");
    }
    apply_replacements();
  }

  template <class Map>
  void share(const Map& from, Map& all, const Place& place, const std::string& field, const std::string& what) {
    for (const auto& [name, content] : from)
      if (!all.emplace(name, content).second) problems_.add(place.at(field + "." + name), "another common.json has a " + what + " of this name");
  }

  /// A rule id stands once; a later pack may name the rules of earlier packs it replaces.
  void apply_replacements() {
    for (std::size_t i = 0; i < packs_.size(); ++i) {
      for (const auto& id : packs_[i].replaces) {
        bool found = false;
        for (std::size_t j = 0; j < i; ++j)
          found = std::erase_if(packs_[j].rules, [&](const Rule& rule) { return rule.id == id; }) > 0 || found;
        if (!found) problems_.add({packs_[i].file, {}, "replaces", 0}, "no earlier pack has a rule '" + id + "'");
      }
    }
    std::map<std::string_view, const Rule*> by_id;
    for (const auto& pack : packs_)
      for (const auto& rule : pack.rules) {
        const auto [other, added] = by_id.emplace(rule.id, &rule);
        if (!added)
          problems_.add({pack.file, rule.id, "id", 0}, "the id stands in " + other->second->pack + " already; to take its place, list it in the pack's 'replaces'");
      }
  }

  void add_category_lists() {
    for (const auto& [key, attribute] : out_.registry.all()) {
      if (attribute.categories.empty()) continue;
      WordList& list = list_named(category_list_name(key));
      for (const auto& category : attribute.categories)
        for (const auto& words : category.words) list.add(words);
    }
  }

  void compile_pack(Pack& pack) {
    auto pieces = pack.pieces;
    pieces.insert(common_.begin(), common_.end());  // a pack's own piece wins
    check_pieces(pack, pieces);
    auto constructions = pack.constructions;
    constructions.insert(common_constructions_.begin(), common_constructions_.end());
    for (auto& rule : pack.rules) {
      if (out_.rules.size() == kMaxRules) return problems_.add({pack.file, {}, {}, 0}, "more than " + std::to_string(kMaxRules) + " rules in all");
      const auto number = static_cast<std::uint32_t>(out_.rules.size());
      out_.rules.push_back(std::move(rule));
      compile_rule(number, pieces, constructions);
    }
  }

  /// Appends the patterns of the constructions that the rule uses; says for each pattern of the rule where it stands.
  std::vector<std::string> take_constructions(Rule& rule, const Constructions& constructions, const Place& place) {
    std::vector<std::string> fields;
    for (std::size_t p = 0; p < rule.patterns.size(); ++p) fields.push_back(p == 0 ? "match" : "also[" + std::to_string(p - 1) + "]");
    for (const std::string& name : rule.uses) {
      const auto found = constructions.find(name);
      if (found == constructions.end()) {
        std::vector<std::string> known;
        for (const auto& [key, patterns] : constructions) known.push_back(key);
        problems_.add_unknown(place.at("use"), "construction", name, known);
        continue;
      }
      for (std::size_t i = 0; i < found->second.size(); ++i) {
        rule.patterns.push_back(found->second[i]);
        fields.push_back("use " + name + "[" + std::to_string(i) + "]");
      }
    }
    return fields;
  }

  /// Pieces that no rule uses are checked too; types of slots are the rules' concern.
  void check_pieces(const Pack& pack, const std::map<std::string, std::string, std::less<>>& pieces) {
    for (const auto& [name, text] : pack.pieces) {
      if (text.find("{") != std::string::npos) continue;  // may need the attribute of a rule
      const PatternSource source{text, &pieces, nullptr, {pack.file, {}, "pieces." + name, 0}};
      (void)parse_pattern(source, out_.tables, problems_);
    }
  }

  void compile_rule(std::uint32_t number, const std::map<std::string, std::string, std::less<>>& shared, const Constructions& constructions) {
    Rule& rule = out_.rules[number];
    const Place place{rule.pack, rule.id, {}, 0};
    const std::vector<std::string> fields = take_constructions(rule, constructions, place);
    auto pieces = rule.pieces;
    pieces.insert(shared.begin(), shared.end());   // a rule's own piece wins
    const Attribute* attribute = out_.registry.find(rule.attribute);
    if (attribute == nullptr && !rule.attribute.empty())
      problems_.add_unknown(place.at("attribute"), "attribute", rule.attribute, attribute_keys(out_.registry));
    out_.attribute_of.push_back(attributes_.emplace(rule.attribute, static_cast<std::uint32_t>(attributes_.size())).first->second);
    std::vector<std::uint32_t> slots, all_slots;
    for (std::uint32_t p = 0; p < rule.patterns.size(); ++p) {
      if (rule.patterns[p].empty()) continue;
      const PatternSource source{rule.patterns[p], &pieces, attribute, place.at(fields[p])};
      const auto captured = compile_pattern_of(number, p, source);
      if (p == 0) slots = captured;
      all_slots.insert(all_slots.end(), captured.begin(), captured.end());
      if (p > 0) check_same_slots(slots, captured, source.place);
    }
    if (attribute != nullptr) check_constants(rule, *attribute, place);
    compile_unless(rule, pieces, all_slots, place);
  }

  std::vector<std::uint32_t> compile_pattern_of(std::uint32_t rule, std::uint32_t number, const PatternSource& source) {
    std::vector<std::uint32_t> slots;
    const std::size_t before = problems_.size();
    Node root = parse_pattern(source, out_.tables, problems_);
    if (problems_.size() != before) return slots;
    check_pattern(root, source, out_.tables, problems_);
    collect_slots(root, slots);
    std::vector<PatternArgument> arguments = take_arguments(root, source.place, problems_);
    if (problems_.size() != before) return slots;
    const std::vector<Need> needs = needs_of(root, out_.lists);
    if (needs.empty()) problems_.add(source.place, "nothing in it tells where to look; require at least one word, lemma, list or mention");
    if (problems_.size() != before || needs.empty()) return slots;
    CompiledPattern pattern;
    pattern.rule = rule;
    pattern.number = number;
    pattern.arguments = std::move(arguments);
    pattern.program = compile_pattern(root, gap_stops(root, out_.tables), source.place, problems_);
    add_size(pattern.program, source.place);
    out_.index.add(static_cast<std::uint32_t>(out_.patterns.size()), needs);
    out_.patterns.push_back(std::move(pattern));
    return slots;
  }

  void add_size(const Program& program, const Place& place) {
    const bool was_small = total_program_ <= kMaxTotalProgram;
    total_program_ += program.code.size();
    if (was_small && total_program_ > kMaxTotalProgram)
      problems_.add(place, "all patterns together compile to more than " + std::to_string(kMaxTotalProgram) + " steps");
  }

  /// Subject and value have to come from each pattern or from none; roles may be missing in some wordings.
  void check_same_slots(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& other, const Place& place) {
    for (const char* name : {"subject", "value"}) {
      const auto slot = out_.tables.slots.find(name);
      if (slot == out_.tables.slots.end()) continue;
      const bool in_first = std::binary_search(first.begin(), first.end(), slot->second);
      const bool in_other = std::binary_search(other.begin(), other.end(), slot->second);
      if (in_first != in_other)
        problems_.add(place, std::string(in_other ? "captures '" : "does not capture '") + name + "', unlike the first pattern; all patterns of a rule give the same claim");
    }
  }

  void check_constants(const Rule& rule, const Attribute& attribute, const Place& place) {
    for (const auto& [key, value] : rule.constants) {
      if (key != "value" || attribute.categories.empty()) continue;
      std::vector<std::string> known;
      for (const auto& category : attribute.categories) known.push_back(category.name);
      if (std::find(known.begin(), known.end(), value) == known.end()) problems_.add_unknown(place.at("set.value"), "category of '" + attribute.key + "'", value, known);
    }
  }

  void compile_unless(const Rule& rule, const std::map<std::string, std::string, std::less<>>& pieces, const std::vector<std::uint32_t>& slots,
                      const Place& place) {
    CompiledUnless unless;
    const auto compile_all = [&](const std::vector<std::string>& patterns, const std::string& field) {
      std::vector<Program> programs;
      for (const auto& text : patterns) {
        const PatternSource source{text, &pieces, out_.registry.find(rule.attribute), place.at("unless." + field)};
        const std::size_t before = problems_.size();
        const Node root = parse_pattern(source, out_.tables, problems_);
        if (problems_.size() == before && is_nullable(root)) problems_.add(source.place, "the condition '" + text + "' always holds; make an element required");
        if (problems_.size() != before) continue;
        programs.push_back(compile_pattern(root, 0, source.place, problems_));
        add_size(programs.back(), source.place);
      }
      return programs;
    };
    unless.before = compile_all(rule.unless_before, "before");
    unless.after = compile_all(rule.unless_after, "after");
    for (const auto& [name, patterns] : rule.unless_after_slot) {
      const auto slot = out_.tables.slots.find(name.substr(6));
      if (slot == out_.tables.slots.end() || std::find(slots.begin(), slots.end(), slot->second) == slots.end())
        problems_.add(place.at("unless." + name), "no pattern of the rule captures '" + name.substr(6) + "'");
      else
        unless.after_slot.emplace_back(slot->second, compile_all(patterns, name));
    }
    out_.unless.push_back(std::move(unless));
  }

  void finish() {
    out_.index.finish(out_.lists);
    out_.attribute_count = static_cast<std::uint32_t>(attributes_.size());
    out_.slots.resize(out_.tables.slots.size());
    for (const auto& [name, index] : out_.tables.slots) out_.slots[index] = name;
    compile_regexes(out_);
  }

  RuleSet::Compiled& out_;
  Problems& problems_;
  std::vector<Pack> packs_;
  std::map<std::string, std::string, std::less<>> common_;
  Constructions common_constructions_;
  std::map<std::string, std::uint32_t, std::less<>> attributes_;
  std::size_t total_program_ = 0;
};

Result<std::string> read_file(const fs::path& path) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed) return Error{Errc::io, path.string(), failed.message()};
  if (size > kMaxFileBytes * 2) return Error{Errc::too_large, path.string(), std::to_string(size) + " bytes are too many for a file of rules"};
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.good() && !in.eof()) return Error{Errc::io, path.string(), "cannot be read"};
  return bytes;
}

}  // namespace
}  // namespace rules

RuleSet::RuleSet() : compiled_(std::make_unique<Compiled>()) {}
RuleSet::~RuleSet() = default;

Result<std::shared_ptr<const RuleSet>> RuleSet::compile(const std::vector<RuleFile>& files) {
  std::shared_ptr<RuleSet> out(new RuleSet());
  rules::Problems problems;
  rules::Builder(*out->compiled_, problems).build(files);
  if (!problems.empty()) return problems.error({});
  out->compiled_->hash = rules::hash_of(files);
  return std::shared_ptr<const RuleSet>(std::move(out));
}

std::string RuleSet::image() const { return rules::to_image(*compiled_); }

std::shared_ptr<const RuleSet> RuleSet::from_image(std::string_view image) {
  std::shared_ptr<RuleSet> out(new RuleSet());
  return rules::from_image(image, *out->compiled_) ? out : nullptr;
}

std::vector<RuleFile> RuleSet::builtin_files() {
  std::vector<RuleFile> out;
  for (const Resource& resource : resources())
    if (resource.path.starts_with(rules::kBuiltinRoot) && rules::kind_of(resource.path) != rules::FileKind::other)
      out.push_back({std::string(resource.path), std::string(resource.bytes)});
  return out;
}

Result<std::vector<RuleFile>> RuleSet::files_in(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (!fs::is_directory(directory, failed)) return Error{Errc::not_found, directory, "is no folder; expected one with packs (*.json) and lists/*.tsv"};
  std::vector<std::string> paths;
  fs::recursive_directory_iterator entries(directory, failed), end;
  for (; !failed && entries != end; entries.increment(failed)) {
    if (entries.depth() >= static_cast<int>(rules::kMaxDirectoryDepth)) entries.disable_recursion_pending();
    std::error_code ignored;
    if (entries->is_regular_file(ignored) && rules::kind_of(entries->path().string()) != rules::FileKind::other)
      paths.push_back(entries->path().lexically_relative(directory).generic_string());
    if (paths.size() > rules::kMaxFiles) return Error{Errc::too_large, directory, "holds more than " + std::to_string(rules::kMaxFiles) + " files of rules"};
  }
  if (failed) return Error{Errc::io, directory, failed.message()};
  std::sort(paths.begin(), paths.end());
  std::vector<RuleFile> out;
  for (const auto& path : paths) {
    auto bytes = rules::read_file(fs::path(directory) / path);
    if (!bytes) return bytes.error();
    out.push_back({path, std::move(bytes.value())});
  }
  return out;
}

const std::vector<Rule>& RuleSet::rules() const { return compiled_->rules; }
const Registry& RuleSet::registry() const { return compiled_->registry; }
const std::string& RuleSet::hash() const { return compiled_->hash; }

std::uint32_t RuleSet::list_match(std::string_view list, const TokenView& view, std::uint32_t token) const {
  const auto found = compiled_->tables.lists.find(list);
  if (found == compiled_->tables.lists.end() || token >= view.sentence.end) return 0;
  return compiled_->lists[found->second].longest_match(view, token, view.sentence.end);
}

}  // namespace crosstell
