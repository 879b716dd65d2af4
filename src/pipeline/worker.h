// SPDX-License-Identifier: Apache-2.0
// What a worker process does: reads task numbers from a socket, analyses those records, writes frames back.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "crosstell/pipeline.h"
#include "record_table.h"

namespace crosstell::pipeline_detail {

/// Side metadata of --meta by display path.
using SideMetadata = std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>>;

struct WorkerContext {
  std::shared_ptr<const RuleSet> rules;
  const PipelineOptions* options = nullptr;
  const RecordTable* records = nullptr;  ///< task n is records[n]; shared with the parent by fork
  const SideMetadata* metadata = nullptr;               ///< sorted by path
};

/// What the parent sends.
struct Task {
  std::uint32_t number = 0;
  std::uint32_t alone = 0;    ///< 1: to be analysed with no other, because it may be the one that killed a worker
};

/// Records through all stages, in their order. Never throws: trouble becomes a record with a state.
[[nodiscard]] std::vector<ArticleRecord> analyze_records(Analyzer& analyzer, RecordReader& reader, std::span<const RecordLocator> locators, const WorkerContext& context);

/// The main loop of a worker. Messages in: Task. Messages out: u32 task, u32 length, frame. Ends with the socket.
[[noreturn]] void worker_main(int socket, const WorkerContext& context) noexcept;

}  // namespace crosstell::pipeline_detail
