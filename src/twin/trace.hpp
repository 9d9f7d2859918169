// Recorded jobs as the twin replays them: in order of submission, whole seconds, as the traces have them.
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
    std::uint32_t processors = 0;        ///< size of the recorded machine; 0 where the trace does not say
};

/// Takes out the jobs that a machine of this size can never run, and notes their numbers in `left_out`.
void leave_out_larger(Trace& trace, std::uint64_t processors);

/// What of a row counts, where logs and those who publish results from them differ.
struct Reading {
    bool requested_processors = false;  ///< field 8 before field 5
    bool kill_at_estimate = false;      ///< the run ends at the estimate; otherwise a longer run raises the estimate
};

}  // namespace gwanje::twin
