#include "twin/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gwanje::twin {

namespace {

/// The value at rank ceil(share × count), in parts per hundred so that the rank is exact.
std::int64_t percentile(std::vector<std::int64_t>& values, std::size_t percent) {
    if (values.empty()) return 0;
    const std::size_t rank = (values.size() * percent + 99) / 100;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank == 0 ? 0 : rank - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

struct Share {
    double slowdown = 0;
    std::int64_t jobs = 0;
};

/// (Σx)² / (n Σx²) over the users' means.
double jain(const std::map<std::uint32_t, Share>& users) {
    double sum = 0, squares = 0;
    for (const auto& [user, share] : users) {
        const double mean = share.slowdown / static_cast<double>(share.jobs);
        sum += mean, squares += mean * mean;
    }
    return users.empty() ? 0 : sum * sum / (static_cast<double>(users.size()) * squares);
}

}  // namespace

Statistics statistics_of(const std::vector<TraceJob>& jobs, const std::vector<std::int64_t>& start,
                         std::uint64_t accelerators) {
    Statistics result;
    std::vector<std::int64_t> waits;
    std::map<std::uint32_t, Share> users;
    double wait_sum = 0, slowdown_sum = 0, turnaround_sum = 0, work = 0;
    std::int64_t first = 0, last = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const TraceJob& job = jobs[i];
        if (start[i] < job.submit) continue;
        const std::int64_t wait = start[i] - job.submit;
        if (waits.empty()) first = job.submit, last = start[i] + job.run;
        first = std::min(first, job.submit);
        last = std::max(last, start[i] + job.run);
        waits.push_back(wait);
        const auto turnaround = static_cast<double>(wait + job.run);
        const double slowdown = std::max(1.0, turnaround / std::max(10.0, static_cast<double>(job.run)));
        wait_sum += static_cast<double>(wait), turnaround_sum += turnaround, slowdown_sum += slowdown;
        work += static_cast<double>(job.run) * job.size;
        Share& share = users[job.user];
        share.slowdown += slowdown, ++share.jobs;
    }
    if (waits.empty()) return result;
    const auto count = static_cast<double>(waits.size());
    result.jobs = static_cast<std::int64_t>(waits.size());
    result.wait_mean = wait_sum / count;
    result.slowdown_mean = slowdown_sum / count;
    result.turnaround_mean = turnaround_sum / count;
    result.makespan = last - first;
    if (accelerators > 0 && result.makespan > 0)
        result.used_of_capacity = work / (static_cast<double>(accelerators) * static_cast<double>(result.makespan));
    result.fairness = jain(users);
    result.wait_p50 = percentile(waits, 50);
    result.wait_p95 = percentile(waits, 95);
    result.wait_p99 = percentile(waits, 99);
    result.wait_most = *std::max_element(waits.begin(), waits.end());
    return result;
}

}  // namespace gwanje::twin
