// What a run of the twin says about the jobs: waits, slowdown, makespan, use of the capacity, fairness.
#pragma once

#include <cstdint>
#include <vector>

#include "base/record.hpp"
#include "twin/pool_replay.hpp"
#include "twin/trace.hpp"

namespace gwanje::twin {

/// Times in seconds. Percentiles are the value at rank ceil(share × count) of the sorted waits. The bounded slowdown of
/// a job is max(1, (wait + run) / max(run, 10 s)). Makespan: from the first submission to the last end. Used:
/// accelerator-seconds run over accelerators × makespan. Fairness: Jain's index over the users' mean bounded slowdowns
/// (1: all alike).
struct Statistics {
    std::int64_t jobs = 0;
    double wait_mean = 0;
    std::int64_t wait_p50 = 0;
    std::int64_t wait_p95 = 0;
    std::int64_t wait_p99 = 0;
    std::int64_t wait_most = 0;
    double slowdown_mean = 0;
    double turnaround_mean = 0;
    std::int64_t makespan = 0;
    double used_of_capacity = 0;
    double fairness = 0;
    GWANJE_RECORD(Statistics, jobs, wait_mean, wait_p50, wait_p95, wait_p99, wait_most, slowdown_mean, turnaround_mean,
                  makespan, used_of_capacity, fairness)
};

/// Over the jobs that started.
[[nodiscard]] Statistics statistics_of(const std::vector<TraceJob>& jobs, const std::vector<std::int64_t>& start,
                                       std::uint64_t accelerators);

}  // namespace gwanje::twin
