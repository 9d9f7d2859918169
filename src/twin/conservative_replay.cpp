#include <algorithm>
#include <limits>

#include "policy/conservative.hpp"
#include "twin/end_heap.hpp"
#include "twin/pool_replay.hpp"

namespace gwanje::twin {

Starts replay_conservative(const Trace& trace, const PoolReplay& replay, const Progress& progress) {
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    const std::vector<TraceJob>& jobs = trace.jobs;
    Starts result;
    result.start.assign(jobs.size(), -1);
    EndHeap ends(jobs.empty() ? 0 : jobs.front().submit, jobs.size());
    policy::ConservativePlan plan(replay.processors);
    std::uint32_t next = 0;
    std::size_t events = 0;

    while (next < jobs.size() || !ends.empty() || plan.waiting() > 0) {
        const std::int64_t arrival = next < jobs.size() ? jobs[next].submit : never;
        const std::int64_t now = std::min({arrival, ends.empty() ? never : ends.next(), plan.next_start()});
        const auto submissions = [&] {
            for (; next < jobs.size() && jobs[next].submit == now; ++next)
                plan.submit({next, jobs[next].size, jobs[next].estimate, 0}, now);
        };
        if (replay.contract != Contract::batch) submissions();
        while (!ends.empty() && ends.next() == now) {
            const std::uint32_t index = ends.pop().index;
            plan.end(jobs[index].size, result.start[index] + jobs[index].estimate, now);
        }
        if (replay.contract == Contract::batch) submissions();
        plan.start_due(now, [&](std::uint32_t index) {
            result.start[index] = now;
            ends.push(now + jobs[index].run, index);
            ++result.done;
        });
        result.most_waiting = std::max(result.most_waiting, plan.waiting());
        if (++events % 4096 == 0 && progress && !progress(result.done)) break;
    }
    return result;
}

}  // namespace gwanje::twin
