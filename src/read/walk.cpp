// SPDX-License-Identifier: Apache-2.0
// Folders: which files they hold, in an order that depends on names only.
#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "crosstell/base/utf8.h"
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

/// Its own name, also when it was written as "." or "dir/..".
std::string name_of_folder(const std::string& path) {
  const std::string last = last_part(path);
  if (last != "." && last != "..") return last;
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? last_part(real.get()) : last;
}

/// One thing to visit.
struct Entry {
  std::string system_path, relative;
  struct stat status {};
  bool hidden = false;
};

class Walker {
 public:
  Walker(const ReadOptions& options, const std::function<void(RecordLocator)>& on_record, const std::function<void(InputProblem)>& on_problem)
      : options_(options), on_record_(on_record), on_problem_(on_problem) {}

  void walk(const std::string& argument, const struct stat& status) {
    const std::string top = without_end_slashes(argument);
    root_ = shown_name(name_of_folder(top));
    std::vector<Entry> waiting;  // a stack: the next entry in byte order is at the back
    waiting.push_back({top, S_ISDIR(status.st_mode) ? "" : last_part(top), status, false});
    while (!waiting.empty()) {
      const Entry entry = std::move(waiting.back());
      waiting.pop_back();
      if (S_ISDIR(entry.status.st_mode) && !entry.hidden) {
        push_children(entry, waiting);
      } else {
        visit_file(entry);
      }
    }
  }

 private:
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

  void push_children(const Entry& folder, std::vector<Entry>& waiting) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.system_path.c_str()), ::closedir);
    if (!stream) {
      const Error error = system_error(errno, locator_of(folder).path);
      return problem(folder, InputState::refused, error.code, error.what);
    }
    std::vector<std::pair<std::string, Entry>> children;  // by name, with '/' after a folder: the byte order of the paths below it
    while (const dirent* found = ::readdir(stream.get())) {
      const std::string name = found->d_name;
      if (name == "." || name == "..") continue;
      Entry child{folder.system_path + (folder.system_path.back() == '/' ? "" : "/") + name, folder.relative.empty() ? name : folder.relative + "/" + name, {}, false};
      if (::lstat(child.system_path.c_str(), &child.status) != 0) {
        const Error error = system_error(errno, shown_name(child.relative));
        problem(child, InputState::refused, error.code, error.what);
        continue;
      }
      children.emplace_back(S_ISDIR(child.status.st_mode) ? name + "/" : name, std::move(child));
    }
    std::sort(children.begin(), children.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [order, child] : children) {
      child.hidden = !options_.include_hidden && order[0] == '.';
      waiting.push_back(std::move(child));
    }
  }

  void visit_file(const Entry& entry) {
    if (entry.hidden) return problem(entry, InputState::skipped, Errc::unsupported, "hidden; --hidden reads it");
    if (S_ISLNK(entry.status.st_mode)) return problem(entry, InputState::skipped, Errc::unsupported, "a symbolic link; links are not followed");
    if (!S_ISREG(entry.status.st_mode))
      return problem(entry, InputState::refused, Errc::not_regular, "found a FIFO, socket or device, expected a regular file");
    const auto container = container_of(entry.relative);
    if (!container)
      return problem(entry, InputState::skipped, Errc::unsupported, "files of this type are not read; .txt .md .html .json .jsonl are");
    RecordLocator locator = locator_of(entry);
    locator.container = *container;
    list_file(locator, options_, on_record_, on_problem_);
  }

  const ReadOptions& options_;
  const std::function<void(RecordLocator)>& on_record_;
  const std::function<void(InputProblem)>& on_problem_;
  std::string root_;
};

}  // namespace

Status list_records(const std::vector<std::string>& paths, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
                    const std::function<void(InputProblem)>& on_problem) {
  std::vector<struct stat> statuses;
  for (const std::string& path : paths) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return system_error(errno, shown_name(path));
    statuses.push_back(status);
  }
  Walker walker(options, on_record, on_problem);
  for (std::size_t i = 0; i < paths.size(); ++i) walker.walk(paths[i], statuses[i]);
  return {};
}

}  // namespace crosstell
