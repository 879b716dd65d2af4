// SPDX-License-Identifier: Apache-2.0
// SQLite's ways of failing in words for people: which file, what happened, what to do about it.
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "database.h"

namespace crosstell {
namespace {

/// The process that holds SQLite's lock on this store, as far as the kernel tells (/proc/locks); empty: not known.
std::string lock_holder(const std::string& path) {
  std::ifstream locks("/proc/locks");
  std::string line;
  struct stat info{};
  std::vector<std::string> inodes;
  for (const char* suffix : {"", "-shm"})
    if (::stat((path + suffix).c_str(), &info) == 0) inodes.push_back(std::to_string(info.st_ino));
  while (std::getline(locks, line)) {  // "1: POSIX  ADVISORY  WRITE 4711 08:01:123456 120 120"
    std::istringstream in(line);
    std::string number, kind, advisory, mode, pid, file;
    if (!(in >> number >> kind >> advisory >> mode >> pid >> file) || mode != "WRITE") continue;
    const auto colon = file.rfind(':');
    if (colon == std::string::npos) continue;
    for (const std::string& inode : inodes)
      if (file.substr(colon + 1) == inode && pid != "0" && pid != "-1") return " (process " + pid + ")";
  }
  return {};
}

struct Words { Errc code; std::string text; };

Words words_for(const std::string& path, int code, int extended, const std::string& message) {
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Errc::locked, "the store is in use by another process" + lock_holder(path) + "; wait until it has finished and run the same command again"};
    case SQLITE_NOTADB:
      return {Errc::corrupt, "this is not a crosstell store (not an SQLite database); name another file or move this one away"};
    case SQLITE_CORRUPT:
      return {Errc::corrupt, "the store is damaged (" + message + "); restore a copy or delete it and analyse again"};
    case SQLITE_FULL:
      return {Errc::io, "the disk is full; everything committed before is intact: free some space and run the same command again"};
    case SQLITE_IOERR:
      if (extended == SQLITE_IOERR_NOMEM) break;
      return {Errc::io, "the system refused to read or write (" + message + "); everything committed before is intact: check free space, quota and "
                        "limits of the disk, then run the same command again"};
    case SQLITE_READONLY:
      return {Errc::denied, "the store may not be written here (" + message + "); check the permissions of the file and its folder"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {Errc::denied, "the store cannot be opened (" + message + "); check that the folder exists and may be written"};
    case SQLITE_TOOBIG:
      return {Errc::too_large, "a text or blob is larger than SQLite stores (" + message + ")"};
    case SQLITE_NOMEM: break;
    default:
      return {Errc::invalid, "unexpected answer of SQLite " + std::to_string(extended) + " (" + message + ")"};
  }
  return {Errc::memory, "not enough memory for the store"};
}

}  // namespace

StoreFailure failure_of(const std::string& path, std::string_view doing, const SQLite::Exception& exception) {
  const int code = exception.getErrorCode() & 0xFF;
  Words words = words_for(path, code, exception.getExtendedErrorCode(), exception.what());
  return StoreFailure(Error{words.code, path, std::string(doing) + ": " + words.text});
}

}  // namespace crosstell
