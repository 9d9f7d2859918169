// A recorded workload as the twin replays it: jobs in order of submission, whole seconds, as the traces have them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gwanje::twin {

struct TraceJob {
    std::int64_t submit = 0;    ///< seconds, from the trace's own zero
    std::int32_t run = 0;       ///< seconds that it really runs
    std::int32_t estimate = 0;  ///< seconds that its owner asked for
    std::uint32_t size = 0;     ///< processors or accelerators
    std::uint32_t user = 0;     ///< 0: unknown
};

struct Trace {
    std::vector<TraceJob> jobs;
    std::vector<std::int64_t> ids;       ///< the trace's own job numbers, in step with `jobs`
    std::vector<std::int64_t> left_out;  ///< numbers of jobs that are larger than the machine
};

/// What of a row counts, where logs and those who publish results from them differ.
struct Reading {
    std::uint32_t processors = 0;       ///< size of the machine; larger jobs are left out and reported. 0: no limit
    bool requested_processors = false;  ///< field 8 before field 5
    bool kill_at_estimate = true;       ///< the run ends at the estimate at the latest
};

}  // namespace gwanje::twin
