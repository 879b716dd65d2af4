// SPDX-License-Identifier: Apache-2.0
// Subjects and arguments that are one although nothing merged them: articles of one story say the same of them. Each function works on groups
// of claims that are known by a key; claims of other groups, or of none, do not matter to it.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "crosstell/crossref.h"

namespace crosstell::crossref {

constexpr std::size_t kMostLists = 64;        // of one head and count in a story
constexpr std::size_t kMostAlike = 48;        // claims of one wording: more is a phrase that everybody uses

/// The names an article uses that not everybody uses, as corpus ids.
using ArticleNames = std::function<std::set<std::string>(const std::string& article_id)>;

/// Whether a corpus entity is such a name.
[[nodiscard]] bool is_telling_name(const MergeRow& merge);
[[nodiscard]] ArticleNames telling_names(const std::vector<MergeRow>& merges);

/// Lists of one story with the same head and count ("three principles") that share a word get one subject, although one article
/// says "the team" and the other names it. Which subject: the one that is named, else the least id.
void unite_lists(std::vector<ComparableClaim>& claims, const CompareContext& context);

/// "The search" of two articles of one story is one when one subject does one thing to it, although nothing else made the two one entity.
void unite_arguments(std::vector<ComparableClaim>& claims, const CompareContext& context);

/// "Police have (not) abandoned the search for the two missing campers": subjects that are common nouns are one where articles of one story,
/// or of one place and day, say the same deed of them in the same words.
void unite_subjects(std::vector<ComparableClaim>& claims, const ArticleNames& names, const CompareContext& context);

/// The groups; empty: in none. A claim stands in one group of lists, one of subjects, and one of arguments for each argument.
[[nodiscard]] std::string list_group(const ComparableClaim& claim, const CompareContext& context);
[[nodiscard]] std::string subject_group(const ComparableClaim& claim);
[[nodiscard]] std::string argument_group(const ComparableClaim& claim, std::size_t index, const CompareContext& context);

}  // namespace crosstell::crossref
