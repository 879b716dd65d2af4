// SPDX-License-Identifier: Apache-2.0
// Records made by hand about invented people, and folders that go away.
#pragma once

#include <filesystem>
#include <string>

#include "crosstell/base/hash.h"
#include "crosstell/store.h"

namespace crosstell::fixture {

/// An empty folder that is removed with everything in it.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// What one invented article says about the toll of the Lorren ferry accident, and when and by whom it was published.
struct Toll {
  std::string path, source, published;
  std::string dead;                       ///< "40"
  std::string speaker = "Mira Tolland";   ///< empty: the article itself
};

/// Two sentences, four entities, one figure, one quotation, one claim with every part filled.
[[nodiscard]] ArticleRecord article_about(const Toll& toll);
[[nodiscard]] ArticleRecord refused(const std::string& path, const std::string& code, const std::string& detail);

[[nodiscard]] Store memory_store();

/// A merge of the accident over all articles given, and one for the speaker.
[[nodiscard]] std::vector<MergeRow> merges_of(const std::vector<ArticleRecord>& records);

/// A contradiction between the claims of two records and one pair that agrees.
[[nodiscard]] FindingRow finding_between(const ArticleRecord& a, const ArticleRecord& b, const std::string& subject_id);

}  // namespace crosstell::fixture
