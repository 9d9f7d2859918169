#include <gtest/gtest.h>

#include "base/random.hpp"
#include "policy/schedule.hpp"
#include "policy/slow_schedule.hpp"
#include "policy/why_waiting.hpp"

namespace gwanje::policy {
namespace {

using board::Ask;
using board::Board;
using board::NodeShare;
using board::Placement;
using board::WaitingJob;

WaitingJob waiting(std::uint64_t job, std::uint32_t accelerators, std::int64_t limit_s, std::int64_t rank = 0) {
    return {job, 1, {accelerators, 0}, seconds(limit_s), {rank, static_cast<std::int64_t>(job)}, 0};
}

Board one_node(std::uint32_t accelerators) {
    Board board;
    board.open_pool(1);
    board.add_node(1, 1, accelerators);
    return board;
}

const Policies easy{{Backfill::easy, Candidates::by_order}, {}};
const Policies fcfs{{Backfill::none, Candidates::by_order}, {}};
constexpr Instant now{1'000'000};

std::vector<std::uint64_t> jobs_of(const std::vector<Placement>& placements) {
    std::vector<std::uint64_t> jobs;
    for (const Placement& placement : placements) jobs.push_back(placement.job);
    return jobs;
}

TEST(Schedule, FcfsLetsNobodyPassTheHead) {
    Board board = one_node(10);
    board.submit(waiting(1, 6, 100));
    board.submit(waiting(2, 6, 100));
    board.submit(waiting(3, 1, 1));
    EXPECT_EQ(jobs_of(schedule(board, fcfs, now)), (std::vector<std::uint64_t>{1}));
    EXPECT_EQ(jobs_of(schedule(board, easy, now)), (std::vector<std::uint64_t>{1, 3}));
}

TEST(Schedule, EasyKeepsThePromiseToTheHead) {
    Board board = one_node(10);
    board.place({1, 1, now + seconds(100), {{1, 6}}});
    board.submit(waiting(2, 8, 50));   // waits until 100 s; extra is 2
    board.submit(waiting(3, 3, 101));  // ends too late and needs more than the extra
    board.submit(waiting(4, 2, 500));  // takes the extra
    board.submit(waiting(5, 1, 101));  // no extra left
    board.submit(waiting(6, 2, 100));  // ends in time
    EXPECT_EQ(jobs_of(schedule(board, easy, now)), (std::vector<std::uint64_t>{4, 6}));
    const auto why = why_waiting(board, easy, 3, now);
    ASSERT_TRUE(why);
    EXPECT_EQ(why->reason, WaitReason::behind_reservation);
    EXPECT_EQ(why->head, 2U);
    EXPECT_EQ(why->ahead, 1U);
    EXPECT_EQ(why->shadow, now + seconds(100));
    EXPECT_EQ(why_waiting(board, easy, 2, now)->reason, WaitReason::no_room_now);
    EXPECT_EQ(why_waiting(board, easy, 4, now)->reason, WaitReason::starts_now);
    EXPECT_EQ(why_waiting(board, fcfs, 4, now)->reason, WaitReason::behind_head);
}

TEST(Schedule, ShortestCandidateFirst) {
    Board board = one_node(10);
    board.keep_by_limit(1, true);
    board.place({1, 1, now + seconds(100), {{1, 6}}});
    board.submit(waiting(2, 10, 50));
    board.submit(waiting(3, 3, 90));
    board.submit(waiting(4, 3, 20));
    const Policies shortest{{Backfill::easy, Candidates::shortest}, {}};
    EXPECT_EQ(jobs_of(schedule(board, easy, now)), (std::vector<std::uint64_t>{3}));
    EXPECT_EQ(jobs_of(schedule(board, shortest, now)), (std::vector<std::uint64_t>{4}));
}

TEST(Schedule, WhatCanNeverRunBlocksNobody) {
    Board board = one_node(10);
    board.submit(waiting(1, 11, 100));
    board.submit(waiting(2, 10, 100));
    EXPECT_EQ(jobs_of(schedule(board, fcfs, now)), (std::vector<std::uint64_t>{2}));
    EXPECT_EQ(why_waiting(board, fcfs, 1, now)->reason, WaitReason::never_fits);
    board.set_node_open(1, false);
    EXPECT_TRUE(schedule(board, easy, now).empty());
    EXPECT_EQ(why_waiting(board, fcfs, 2, now)->reason, WaitReason::nodes_closed);
}

TEST(Schedule, NothingStartsThatWouldRunIntoTheWindow) {
    Board board = one_node(10);
    board.set_pool_closes(1, now + seconds(100));
    board.submit(waiting(1, 10, 101));
    board.submit(waiting(2, 4, 100));
    EXPECT_EQ(jobs_of(schedule(board, fcfs, now)), (std::vector<std::uint64_t>{2}));
    EXPECT_EQ(why_waiting(board, easy, 1, now)->reason, WaitReason::window_ahead);
    board.set_pool_open(1, false);
    EXPECT_TRUE(schedule(board, easy, now).empty());
    EXPECT_EQ(why_waiting(board, easy, 2, now)->reason, WaitReason::pool_closed);
}

/// Random centres, random events: the board's decisions against the slow ones, and the invariants after each.
class AgainstTheSlowOne : public testing::TestWithParam<QueuePolicy> {};

TEST_P(AgainstTheSlowOne, DecidesTheSame) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        slow::Centre centre;
        centre.remainder = random.chance(0.5) ? board::Remainder::fullest : board::Remainder::emptiest;
        Board board;
        board.open_pool(1, centre.remainder);
        board.keep_by_limit(1, GetParam().candidates == Candidates::shortest);
        const bool one_machine = random.chance(0.2);
        const bool mixed = random.chance(0.3);
        const std::uint64_t nodes = one_machine ? 1 : 1 + random.below(12);
        for (std::uint64_t number = 1; number <= nodes; ++number) {
            const std::uint32_t size = one_machine ? 100 : mixed && random.chance(0.5) ? 4 : 8;
            centre.nodes.push_back({number, size, size, true});
            board.add_node(1, number, size);
        }
        if (random.chance(0.3)) {
            std::uint64_t capacity = 0;
            for (const slow::Node& node : centre.nodes) capacity += node.total;
            board.set_most_running(1, centre.most_running = 1 + random.below(capacity));
        }
        const Policies policies{GetParam(), {}};
        Instant at = now;
        std::uint64_t next = 1;
        for (int step = 0; step < 150; ++step) {
            at = at + seconds(random.between(0, 20));
            for (std::uint64_t n = random.below(4); n > 0; --n) {
                WaitingJob job = waiting(next++, 1, random.between(1, 200), random.between(0, 3));
                const std::uint64_t kind = random.below(10);
                if (kind < 6) {
                    job.ask.accelerators = static_cast<std::uint32_t>(1 + random.below(8));
                } else if (kind < 9) {
                    job.ask.accelerators = static_cast<std::uint32_t>(1 + random.below(40));
                } else {
                    job.ask.per_node = static_cast<std::uint32_t>(1 + random.below(8));
                    job.ask.accelerators = job.ask.per_node * static_cast<std::uint32_t>(1 + random.below(4));
                }
                centre.waiting.push_back(job);
                board.submit(job);
            }
            while (!centre.running.empty()) {
                const auto over = std::find_if(centre.running.begin(), centre.running.end(),
                                               [&](const slow::Run& run) { return run.end <= at; });
                if (over == centre.running.end() && !random.chance(0.3)) break;
                const std::size_t which = over == centre.running.end()
                                              ? random.below(centre.running.size())
                                              : static_cast<std::size_t>(over - centre.running.begin());
                ASSERT_TRUE(board.end(centre.running[which].job));
                centre.give(centre.running[which].shares);
                centre.running.erase(centre.running.begin() + static_cast<std::ptrdiff_t>(which));
            }
            if (random.chance(0.05)) {
                slow::Node& node = centre.nodes[random.below(centre.nodes.size())];
                node.open = !node.open;
                board.set_node_open(node.number, node.open);
            }
            if (random.chance(0.05) && !centre.waiting.empty()) {
                const std::size_t which = random.below(centre.waiting.size());
                ASSERT_TRUE(board.withdraw(centre.waiting[which].job));
                centre.waiting.erase(centre.waiting.begin() + static_cast<std::ptrdiff_t>(which));
            }
            if (random.chance(0.05)) {
                centre.closes = random.chance(0.5) ? end_of_time : at + seconds(random.between(1, 300));
                board.set_pool_closes(1, centre.closes);
            }
            if (centre.closes < at) board.set_pool_closes(1, centre.closes = end_of_time);

            std::vector<Placement> expected = slow::schedule(centre, GetParam(), at);
            std::vector<Placement> decided = schedule(board, policies, at);
            const auto by_node = [](const NodeShare& a, const NodeShare& b) { return a.node < b.node; };
            const std::vector<Placement> as_decided = decided;
            Board before = board;
            for (Placement& placement : decided) std::sort(placement.shares.begin(), placement.shares.end(), by_node);
            ASSERT_EQ(decided, expected) << "step " << step;
            if (random.chance(0.5)) {
                for (const Placement& placement : as_decided) board.place(placement);
            } else {
                ASSERT_EQ(schedule_in_place(board, policies, at).size(), decided.size());
            }
            for (const Placement& placement : expected) {
                slow::Shares shares;
                for (const NodeShare& share : placement.shares) shares[share.node] = share.accelerators;
                centre.take(shares);
                centre.running.push_back({placement.job, placement.end, shares});
                std::erase_if(centre.waiting, [&](const WaitingJob& j) { return j.job == placement.job; });
            }
            std::uint64_t free = 0;
            for (const slow::Node& node : centre.nodes) free += node.open ? node.free : 0;
            ASSERT_EQ(board.pool(1)->room.free(), free);
            // What was promised to the head still holds after everybody who passed it has started.
            for (const WaitingJob& job : centre.waiting) {
                if (step % 4 != 0) break;
                const auto why = why_waiting(board, policies, job.job, at);
                ASSERT_TRUE(why);
                if (why->head != 0 || why->shadow.unset()) continue;
                for (const Placement& placement : as_decided) {
                    const WaitingJob& started = *before.waiting(placement.job);
                    if (std::pair(started.order, started.job) < std::pair(job.order, job.job)) before.place(placement);
                }
                ASSERT_LE(why->shadow, why_waiting(before, policies, job.job, at)->shadow) << "step " << step;
                break;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Policies, AgainstTheSlowOne,
                         testing::Values(QueuePolicy{Backfill::none, Candidates::by_order},
                                         QueuePolicy{Backfill::easy, Candidates::by_order},
                                         QueuePolicy{Backfill::easy, Candidates::shortest}));

}  // namespace
}  // namespace gwanje::policy
