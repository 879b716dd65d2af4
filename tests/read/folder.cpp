// SPDX-License-Identifier: Apache-2.0
#include "folder.h"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdlib>

namespace crosstell::test {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "crosstell-read-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path = name;
}

Listing list(const std::vector<std::string>& paths, const ReadOptions& options) {
  Listing listing;
  const auto status = list_records(paths, options, [&](RecordLocator locator) { listing.records.push_back(std::move(locator)); },
                                   [&](InputProblem problem) { listing.problems.push_back(std::move(problem)); });
  REQUIRE(status);
  return listing;
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string warc_record(const std::string& type, const std::string& block, std::size_t length) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://post.example/" + type + "\r\nWARC-Date: 2031-05-02T08:00:00Z\r\nContent-Type: " +
         (type == "response" ? "application/http;msgtype=response" : "text/plain") + "\r\nContent-Length: " + std::to_string(length == std::string::npos ? block.size() : length) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string warc_response(const std::string& header_lines, const std::string& body, const std::string& status) {
  std::string header = status + "\r\n";
  for (std::size_t at = 0; at < header_lines.size();) {
    const std::size_t end = std::min(header_lines.find('\n', at), header_lines.size());
    header += header_lines.substr(at, end - at) + "\r\n";
    at = end + 1;
  }
  return warc_record("response", header + "\r\n" + body);
}

}  // namespace crosstell::test
