// The Philly trace of Microsoft as a table: "timestamp,duration,num_gpus,gpu_time,cluster" (CSV, CC-BY-4.0).
//
//   timestamp  2017-10-09 07:01:55, taken as UTC · duration  seconds, rounded up, at least 1 · num_gpus  whole, at
//   least 1 cluster    the virtual cluster, by which the trace can be read in part
//
// The table has no number, user or estimate: numbers are the rows' places (from 1), the estimate is the run.
#pragma once

#include "adapter/trace/trace_input.hpp"
#include "twin/trace.hpp"

namespace gwanje::adapter {

/// Jobs of this virtual cluster, or of all when it is empty; seconds count from the first submission that is read.
[[nodiscard]] Result<twin::Trace, TraceFault> read_philly(const std::string& path, const std::string& virtual_cluster);

}  // namespace gwanje::adapter
