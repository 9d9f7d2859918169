#include "twin/trace.hpp"

#include <algorithm>

namespace gwanje::twin {

void leave_out_larger(Trace& trace, std::uint64_t processors) {
    const auto fits = [&](const TraceJob& job) { return job.size <= processors; };
    if (std::all_of(trace.jobs.begin(), trace.jobs.end(), fits)) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < trace.jobs.size(); ++i) {
        if (!fits(trace.jobs[i])) {
            trace.left_out.push_back(trace.ids[i]);
            continue;
        }
        trace.jobs[kept] = trace.jobs[i];
        trace.ids[kept++] = trace.ids[i];
    }
    trace.jobs.resize(kept);
    trace.ids.resize(kept);
}

}  // namespace gwanje::twin
