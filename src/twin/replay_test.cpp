#include <gtest/gtest.h>

#include <limits>

#include "base/random.hpp"
#include "twin/node_replay.hpp"
#include "twin/pool_replay.hpp"
#include "twin/slow_pool.hpp"
#include "twin/statistics.hpp"

namespace gwanje::twin {
namespace {

/// Many jobs at the same seconds, many that end exactly when others come or are due: where contracts differ.
Trace crowded_trace(std::uint64_t seed, std::uint32_t processors, std::size_t count) {
    Random random(seed);
    Trace trace;
    std::int64_t at = random.between(0, 1000);
    const std::int64_t gap = random.between(1, 20);
    for (std::size_t i = 0; i < count; ++i) {
        at += random.chance(0.4) ? 0 : random.between(0, gap);
        TraceJob job;
        job.submit = at;
        job.estimate = static_cast<std::int32_t>(random.between(1, 12) * (random.chance(0.5) ? 5 : 1));
        job.run = random.chance(0.4) ? job.estimate : static_cast<std::int32_t>(random.between(1, job.estimate));
        job.size = static_cast<std::uint32_t>(1 + random.below(random.chance(0.3) ? processors : (processors + 3) / 4));
        job.user = static_cast<std::uint32_t>(1 + random.below(5));
        trace.jobs.push_back(job);
        trace.ids.push_back(static_cast<std::int64_t>(i + 1));
    }
    return trace;
}

/// Never more in use than there is, and nobody starts before it is submitted.
void expect_possible(const Trace& trace, const std::vector<std::int64_t>& start, std::uint32_t processors) {
    std::vector<std::pair<std::int64_t, std::int64_t>> changes;
    for (std::size_t i = 0; i < start.size(); ++i) {
        ASSERT_GE(start[i], trace.jobs[i].submit);
        changes.emplace_back(start[i], trace.jobs[i].size);
        changes.emplace_back(start[i] + trace.jobs[i].run, -static_cast<std::int64_t>(trace.jobs[i].size));
    }
    std::sort(changes.begin(), changes.end());
    std::int64_t in_use = 0;
    for (const auto& [at, change] : changes) {
        in_use += change;
        ASSERT_LE(in_use, processors);
    }
}

class Replay : public testing::TestWithParam<std::tuple<QueueName, Contract>> {};

TEST_P(Replay, GivesTheStartsOfTheSlowOne) {
    const auto [queue, contract] = GetParam();
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto processors = static_cast<std::uint32_t>(1 + mix(seed) % 64);
        const Trace trace = crowded_trace(seed, processors, queue == QueueName::conservative ? 60 : 150);
        const Starts starts = replay_pool(trace, {processors, queue, contract});
        ASSERT_EQ(starts.done, trace.jobs.size());
        ASSERT_EQ(starts.start, slow::Pool(trace.jobs, processors, queue, contract).run());
        expect_possible(trace, starts.start, processors);
    }
}

INSTANTIATE_TEST_SUITE_P(PoliciesAndContracts, Replay,
                         testing::Combine(testing::Values(QueueName::fcfs, QueueName::sjf, QueueName::easy,
                                                          QueueName::easy_sjf, QueueName::conservative),
                                          testing::Values(Contract::batch, Contract::subfirst, Contract::pyssrule)),
                         [](const auto& one) {
                             return std::string(to_text(std::get<0>(one.param))) + "_" +
                                    std::string(to_text(std::get<1>(one.param)));
                         });

TEST(ReplayAlone, OneLargeNodeIsAPool) {
    for (const QueueName queue : {QueueName::fcfs, QueueName::sjf, QueueName::easy, QueueName::easy_sjf})
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            SCOPED_TRACE("seed " + std::to_string(seed));
            const auto processors = static_cast<std::uint32_t>(1 + mix(seed) % 200);
            const Trace trace = crowded_trace(seed, processors, 400);
            const Starts pool = replay_pool(trace, {processors, queue, Contract::batch});
            const Starts node = replay_nodes(trace, {1, processors, queue, board::Remainder::fullest});
            ASSERT_EQ(pool.start, node.start);
        }
}

TEST(ReplayAlone, StopsWhenItIsTold) {
    const Trace trace = crowded_trace(1, 16, 300'000);
    std::size_t seen = 0;
    const Starts starts = replay_pool(trace, {16, QueueName::easy, Contract::batch}, [&](std::size_t done) {
        seen = done;
        return false;
    });
    EXPECT_LT(starts.done, trace.jobs.size());
    EXPECT_EQ(starts.done, seen);
}

TEST(Statistics, OfTwoJobs) {
    Trace trace;
    trace.jobs = {{100, 50, 60, 4, 1}, {110, 5, 5, 4, 2}};
    const Statistics s = statistics_of(trace.jobs, {100, 150}, 4);
    EXPECT_EQ(s.jobs, 2);
    EXPECT_DOUBLE_EQ(s.wait_mean, 20);
    EXPECT_EQ(s.wait_p50, 0);
    EXPECT_EQ(s.wait_p95, 40);
    EXPECT_DOUBLE_EQ(s.slowdown_mean, (1 + 4.5) / 2);
    EXPECT_EQ(s.makespan, 55);
    EXPECT_DOUBLE_EQ(s.used_of_capacity, 1.0);
}

}  // namespace
}  // namespace gwanje::twin
