#include "twin/estimate.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "twin/timed_heap.hpp"

namespace gwanje::twin {

namespace {

struct RunEnd {
    Instant at;
    std::uint64_t job = 0;
    [[nodiscard]] auto key() const { return std::pair(at, job); }
};

/// A draw of how much of the limit is used, by straight lines between the given values.
double draw_share(const std::vector<double>& values, Random& random) {
    if (values.empty()) return 1;
    const double at = random.unit() * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    if (below + 1 >= values.size()) return values.back();
    return values[below] + (values[below + 1] - values[below]) * (at - static_cast<double>(below));
}

std::optional<Instant> one_run(board::Board board, const policy::Policies& policies, std::uint64_t job, Instant now,
                               const EstimateOptions& options, std::uint64_t seed) {
    Random random(seed);
    TimedHeap<RunEnd> ends;
    const auto expect = [&](std::uint64_t running, Instant from, Instant limit) {
        const auto left = static_cast<double>(std::max<std::int64_t>(0, (limit - from).ms));
        const auto used =
            static_cast<std::int64_t>(left * std::clamp(draw_share(options.used_of_limit, random), 0.0, 1.0));
        ends.push({from + Duration{std::max<std::int64_t>(1000, used)}, running});
    };
    for (const auto& [number, pool] : board.pools())
        pool.room.for_each_end([&](std::uint64_t running, Instant limit) { expect(running, now, limit); });
    for (;;) {
        for (const board::Placement& placement : schedule_in_place(board, policies, now)) {
            if (placement.job == job) return now;
            expect(placement.job, now, placement.end);
        }
        if (ends.empty()) return std::nullopt;
        now = ends.top().at;
        while (!ends.empty() && ends.top().at == now) board.end(ends.pop().job);
    }
}

}  // namespace

std::optional<StartEstimate> estimate_start(const board::Board& board, const policy::Policies& policies,
                                            std::uint64_t job, Instant now, const EstimateOptions& options) {
    if (board.waiting(job) == nullptr) return std::nullopt;
    std::vector<Instant> starts;
    for (std::uint32_t i = 0; i < options.seeds; ++i)
        if (const auto start = one_run(board, policies, job, now, options, mix(options.seed * 1'000'003 + i)))
            starts.push_back(*start);
    std::sort(starts.begin(), starts.end());
    StartEstimate estimate;
    estimate.runs = options.seeds;
    estimate.never = options.seeds - static_cast<std::uint32_t>(starts.size());
    if (starts.empty()) return estimate;
    estimate.earliest = starts.front();
    // Runs that never start it stand behind all others.
    if (options.seeds / 2 < starts.size()) estimate.median = starts[options.seeds / 2];
    if (estimate.never == 0) estimate.latest = starts.back();
    return estimate;
}

}  // namespace gwanje::twin
