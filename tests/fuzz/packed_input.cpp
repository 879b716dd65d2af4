// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of any kind that is split or unpacked: no crash, records inside the file's own numbering, the same bytes from
// a reader that goes on and from a fresh one. The first byte chooses the kind.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "crosstell/read.h"

namespace {

const char* const kEndings[] = {".warc", ".warc.gz", ".warc.zst", ".txt.gz", ".jsonl.gz", ".json.zst", ".jsonl", ".json"};

std::string folder() {
  const char* const base = ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
  std::string name = std::string(base) + "/crosstell-fuzz-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  return name;
}

struct TemporaryFile {
  static const std::string& in() {
    static const struct Folder {
      std::string name = folder();
      ~Folder() { ::rmdir(name.c_str()); }
    } kept;
    return kept.name;
  }
  std::string path;
  TemporaryFile(const std::string& ending, const std::uint8_t* data, std::size_t size) : path(in() + "/f" + ending) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr || std::fwrite(data, 1, size, file) != size) std::abort();
    std::fclose(file);
  }
  ~TemporaryFile() { ::unlink(path.c_str()); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace crosstell;
  if (size == 0) return 0;
  const TemporaryFile file(kEndings[data[0] % std::size(kEndings)], data + 1, size - 1);
  ReadOptions options;
  options.max_file_bytes = options.max_record_bytes = 1u << 20;
  RecordReader reader(options);
  std::set<std::uint64_t> numbers;
  const auto fresh_number = [&](const RecordLocator& locator) {
    if (!numbers.insert(locator.record_number).second) std::abort();
  };
  const Status status = list_records(
      {file.path}, options,
      [&](const RecordLocator& locator) {
        fresh_number(locator);
        const auto record = reader.read(locator);
        const auto again = read_record(locator, options);
        if (record.ok() != again.ok() || (record && record->bytes != again->bytes)) std::abort();
        if (record)
          for (const RawField& field : record->fields)
            if (field.span.begin > field.span.end || field.span.end > record->bytes.size()) std::abort();
      },
      [&](const InputProblem& problem) {
        fresh_number(problem.locator);
        if (problem.error.what.empty()) std::abort();
      });
  if (!status) std::abort();
  return 0;
}
