// SPDX-License-Identifier: Apache-2.0
// Folders: which files they hold, in an order that depends on names only.
#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "crosstell/base/utf8.h"
#include "crosstell/read/path_list.h"
#include "file.h"
#include "list.h"

namespace crosstell {
namespace {

/// A file name as text: bytes that are not UTF-8 are written %XX, so that two names never become one.
std::string shown_name(std::string_view name) {
  if (is_utf8(name)) return std::string(name);
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const CodePoint c = decode_utf8(name, i);
    if (c.value == 0xFFFD && c.length == 1) {
      char buffer[4];
      std::snprintf(buffer, sizeof buffer, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(name[i])));
      out += buffer;
    } else {
      out += name.substr(i, c.length);
    }
    i += c.length;
  }
  return out;
}

std::string without_end_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string last_part(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos || path.size() == 1 ? path : path.substr(slash + 1);
}

/// Without links, "." and "..": one spelling for one place.
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

/// "./a//b.txt" as "a//b.txt": a path of a list as its writer knows it.
std::string as_given(std::string path) {
  while (path.starts_with("./") && path.size() > 2) path.erase(0, path.find_first_not_of('/', 1));
  return path;
}

struct Argument {
  std::string given, root;
  struct stat status {};
  int missing = 0;           ///< errno when it could not be looked at
};

/// The last `parts` parts of an absolute path.
std::string last_parts(const std::string& path, int parts) {
  std::size_t at = path.size();
  for (; parts > 0 && at != 0 && at != std::string::npos; --parts) at = path.rfind('/', at - 1);
  return at == std::string::npos || at == 0 ? path.substr(path.find_first_not_of('/') == std::string::npos ? 0 : path.find_first_not_of('/')) : path.substr(at + 1);
}

/// Names each argument by its last part; arguments that would get one name for two places take more parts.
void name_roots(std::vector<Argument>& arguments) {
  std::map<std::string, std::set<std::string>> places;  // root -> real paths
  std::vector<std::string> real;
  for (Argument& argument : arguments) {
    const std::string last = last_part(argument.given);
    real.push_back(real_path(argument.given));
    argument.root = last == "." || last == ".." ? last_part(real.back()) : last;
    places[argument.root].insert(real.back());
  }
  for (int parts = 2; parts < 64; ++parts) {
    std::map<std::string, std::set<std::string>> longer;
    bool shared = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (places[arguments[i].root].size() > 1) {
        arguments[i].root = last_parts(real[i], parts);
        shared = true;
      }
      longer[arguments[i].root].insert(real[i]);
    }
    if (!shared) break;
    places = std::move(longer);
  }
  for (Argument& argument : arguments) argument.root = shown_name(argument.root);
}

/// One thing to visit.
struct Entry {
  std::string system_path, relative;
  struct stat status {};
  bool hidden = false;
};

/// What is left to visit of a folder: names only, so that a folder of a million files costs little.
struct Folder {
  std::string system_prefix, relative_prefix;
  std::vector<std::string> names;  ///< with '/' after a folder: the byte order of the paths below it; the next one is at the back
};

class Walker {
 public:
  Walker(const ReadOptions& options, const std::function<void(RecordLocator)>& on_record, const std::function<void(InputProblem)>& on_problem)
      : options_(options), on_record_(on_record), on_problem_(on_problem) {}

  /// `shown`: how the argument's own path begins in the paths of its records; empty for folders unless paths are shown as given.
  void walk(const std::string& argument, const struct stat& status, std::string root, std::string shown) {
    root_ = std::move(root);
    visit({argument, std::move(shown), status, false});
    while (!folders_.empty()) {
      Folder& folder = folders_.back();
      if (folder.names.empty()) {
        folders_.pop_back();
        continue;
      }
      std::string name = std::move(folder.names.back());
      folder.names.pop_back();
      if (name.back() == '/') name.pop_back();
      Entry entry{folder.system_prefix + name, folder.relative_prefix + name, {}, !options_.include_hidden && name[0] == '.'};
      if (::lstat(entry.system_path.c_str(), &entry.status) == 0) {
        visit(entry);
      } else {
        const Error error = system_error(errno, shown_name(entry.relative));
        problem(entry, InputState::refused, error.code, error.what);
      }
    }
  }

  void report_missing(const std::string& shown, int number) {
    root_ = "-";
    const Error error = system_error(number, shown_name(shown));
    problem({shown, shown, {}, false}, InputState::refused, error.code, error.what);
  }

 private:
  void visit(const Entry& entry) {
    if (S_ISDIR(entry.status.st_mode) && !entry.hidden) open_folder(entry);
    else visit_file(entry);
  }

  RecordLocator locator_of(const Entry& entry) const {
    RecordLocator locator;
    locator.path = shown_name(entry.relative.empty() ? "." : entry.relative);
    locator.system_path = entry.system_path;
    locator.root = root_;
    locator.byte_length = S_ISREG(entry.status.st_mode) ? static_cast<std::uint64_t>(entry.status.st_size) : 0;
    locator.modified_ns = modified_ns(entry.status);
    return locator;
  }
  void problem(const Entry& entry, InputState state, Errc code, std::string what) {
    RecordLocator locator = locator_of(entry);
    Error error{code, locator.path, std::move(what)};
    on_problem_({std::move(locator), state, std::move(error)});
  }

  void open_folder(const Entry& entry) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(entry.system_path.c_str()), ::closedir);
    if (!stream) {
      const Error error = system_error(errno, locator_of(entry).path);
      return problem(entry, InputState::refused, error.code, error.what);
    }
    Folder folder;
    folder.system_prefix = entry.system_path + (entry.system_path.back() == '/' ? "" : "/");
    folder.relative_prefix = entry.relative.empty() ? "" : entry.relative + "/";
    while (const dirent* found = ::readdir(stream.get())) {
      std::string name = found->d_name;
      if (name == "." || name == "..") continue;
      if (is_folder(*found, folder.system_prefix + name)) name += '/';
      folder.names.push_back(std::move(name));
    }
    std::sort(folder.names.begin(), folder.names.end(), std::greater<>());
    folders_.push_back(std::move(folder));
  }

  static bool is_folder(const dirent& found, const std::string& system_path) {
    if (found.d_type != DT_UNKNOWN) return found.d_type == DT_DIR;
    struct stat status {};
    return ::lstat(system_path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  }

  void visit_file(const Entry& entry) {
    if (entry.hidden) return problem(entry, InputState::skipped, Errc::unsupported, "hidden; --hidden reads it");
    if (S_ISLNK(entry.status.st_mode)) return problem(entry, InputState::skipped, Errc::unsupported, "a symbolic link; links are not followed");
    if (!S_ISREG(entry.status.st_mode))
      return problem(entry, InputState::refused, Errc::not_regular, "found a FIFO, socket or device, expected a regular file");
    RecordLocator locator = locator_of(entry);
    if (!set_format_by_name(locator, entry.relative))
      return problem(entry, InputState::skipped, Errc::unsupported, "files of this type are not read; .txt .md .html .json .jsonl .warc are, also with .gz or .zst");
    list_file(locator, options_, on_record_, on_problem_);
  }

  const ReadOptions& options_;
  const std::function<void(RecordLocator)>& on_record_;
  const std::function<void(InputProblem)>& on_problem_;
  std::string root_;
  std::vector<Folder> folders_;
};

Status list_arguments(const std::vector<std::string>& paths, const ReadOptions& options, bool as_they_are, const std::function<void(RecordLocator)>& on_record,
                      const std::function<void(InputProblem)>& on_problem) {
  std::vector<Argument> arguments;
  for (const std::string& path : paths) {
    Argument argument;
    argument.given = without_end_slashes(path);
    if (::stat(path.c_str(), &argument.status) != 0) {
      if (!as_they_are) return system_error(errno, shown_name(path));
      argument.missing = errno;
    }
    arguments.push_back(std::move(argument));
  }
  if (!as_they_are) name_roots(arguments);
  Walker walker(options, on_record, on_problem);
  std::set<std::string> seen;
  for (const Argument& argument : arguments) {
    if (argument.missing != 0) {
      walker.report_missing(as_given(argument.given), argument.missing);
      continue;
    }
    if (paths.size() > 1 && !seen.insert(real_path(argument.given)).second) continue;  // the same place twice
    const bool folder = S_ISDIR(argument.status.st_mode);
    if (as_they_are) walker.walk(argument.given, argument.status, "-", as_given(argument.given));
    else walker.walk(argument.given, argument.status, argument.root, folder ? "" : last_part(argument.given));
  }
  return {};
}

}  // namespace

Status list_records(const std::vector<std::string>& paths, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
                    const std::function<void(InputProblem)>& on_problem) {
  return list_arguments(paths, options, false, on_record, on_problem);
}

Status list_given_paths(const std::vector<std::string>& paths, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
                        const std::function<void(InputProblem)>& on_problem) {
  return list_arguments(paths, options, true, on_record, on_problem);
}

}  // namespace crosstell
