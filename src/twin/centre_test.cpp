#include <gtest/gtest.h>

#include "base/codec.hpp"
#include "twin/centre.hpp"
#include "twin/estimate.hpp"

namespace gwanje::twin {
namespace {

constexpr Instant year_2027{1'798'729'200'000};  // 2027-01-01 in Seoul

Scenario small_centre(std::uint64_t seed) {
    Scenario s;
    s.name = "small";
    s.seed = seed;
    s.begin = year_2027;
    s.end = year_2027 + days(40);
    s.stages = {{"one", year_2027, StageKind::total, 64, 128, {}, 3},
                {"two", year_2027 + days(20), StageKind::increment, 32, 0, {}, 7}};
    s.power = {{1000}, {200}, 1200, {150}};
    s.stages[0].power = {70'000};  // 64 busy accelerators would draw 76.8 kW
    DemandPlan training;
    training.name = "training";
    training.per_day = 60;
    training.sizes = {{1, 3}, {8, 3}, {24, 1}};
    training.run_median = hours(2);
    training.preemptible = true;
    training.checkpoint = minutes(20);
    training.projects = 5;
    DemandPlan urgent = training;
    urgent.name = "urgent";
    urgent.per_day = 10;
    urgent.priority = 10;
    urgent.preemptible = false;
    DemandPlan impatient = training;
    impatient.name = "impatient";
    impatient.sizes = {{1, 1}};
    impatient.patience = minutes(30);
    s.demand = {training, urgent, impatient};
    s.services = {{"answers", 0, 3, 0}};
    s.failures = {300, 12};
    s.windows = {{year_2027 + days(10), hours(6)}};
    s.policy.order = QueueOrder::priority;
    s.policy.preempt_from = 10;
    return s;
}

TEST(Centre, KeepsItsInvariantsOverRandomScenarios) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Scenario scenario = small_centre(seed);
        scenario.policy.order = static_cast<QueueOrder>(seed % 4);
        scenario.policy.shortest_first = seed % 3 == 0;
        ASSERT_TRUE(contradictions(scenario).empty()) << contradictions(scenario).front();
        std::int64_t records = 0;
        const Outcome outcome = Centre(scenario, [&](const JobRecord& record) {
                                    ++records;
                                    ASSERT_LE(record.submitted, record.ended);
                                    if (record.outcome == JobOutcome::gave_up) {
                                        ASSERT_EQ(record.ended - record.submitted, minutes(30));
                                    }
                                    if (record.outcome == JobOutcome::finished) {
                                        ASSERT_FALSE(record.started.unset());
                                    }
                                }).run();
        EXPECT_EQ(records, outcome.jobs) << "every job is in the records once";
        EXPECT_LE(outcome.peak_power, Watts{70'000});
        EXPECT_EQ(outcome.until, scenario.end);
        EXPECT_GT(outcome.node_failures, 0);
        for (const ClassOutcome& one : outcome.classes)
            EXPECT_EQ(one.submitted, one.finished + one.gave_up + one.waiting + one.running) << one.name;
        for (const Sample& sample : outcome.samples) {
            EXPECT_LE(sample.running, sample.installed);
            EXPECT_LE(sample.usable, sample.funded);
            EXPECT_LE(sample.funded, sample.installed);
        }
    }
}

TEST(Centre, TheSameSeedGivesTheSameBytes) {
    const Scenario scenario = small_centre(5);
    const Scenario other = small_centre(6);
    const std::string first = encoded(Centre(scenario, {}).run().samples);
    EXPECT_EQ(first, encoded(Centre(scenario, {}).run().samples));
    EXPECT_NE(first, encoded(Centre(other, {}).run().samples));
}

TEST(Scenario, NamesBothPlacesOfAContradiction) {
    Scenario shrinks = small_centre(1);
    shrinks.stages[1].kind = StageKind::total;
    ASSERT_EQ(contradictions(shrinks).size(), 1U);
    EXPECT_EQ(
        contradictions(shrinks).front(),
        "line 7: stage \"two\" leaves 32 accelerators, fewer than the 64 after line 3: stage \"one\": a stage cannot "
        "shrink the fleet (is it an increment?)");
    Scenario crowded = small_centre(1);
    crowded.stages[1].accelerators = 80;
    ASSERT_EQ(contradictions(crowded).size(), 1U);
    EXPECT_EQ(
        contradictions(crowded).front(),
        "line 7: stage \"two\" brings the fleet to 144 accelerators, more than the 128 slots of line 3: stage \"one\"");
    Scenario large = small_centre(1);
    large.demand[0].sizes.push_back({1000, 1});
    EXPECT_EQ(contradictions(large).size(), 1U);
}

TEST(Estimate, LiesBetweenTheShortestAndTheLongestRuns) {
    board::Board board;
    board.open_pool(1);
    board.add_node(1, 1, 8);
    const Instant now = year_2027;
    board.place({1, 1, now + hours(10), {{1, 8}}});
    board.submit({2, 1, {8, 0}, hours(2), {0, 1}, 0});
    board.submit({3, 1, {8, 0}, hours(2), {0, 2}, 0});
    board.submit({4, 1, {9, 0}, hours(2), {0, 3}, 0});
    const auto second = estimate_start(board, {}, 2, now);
    ASSERT_TRUE(second);
    EXPECT_GE(second->earliest, now + minutes(30));
    EXPECT_LE(second->latest, now + hours(10));
    EXPECT_LE(second->earliest, second->median);
    EXPECT_LE(second->median, second->latest);
    const auto third = estimate_start(board, {}, 3, now);
    EXPECT_GT(third->median, second->median);
    EXPECT_EQ(estimate_start(board, {}, 4, now)->never, 16U);
    EXPECT_FALSE(estimate_start(board, {}, 99, now));
    EstimateOptions exact;
    exact.used_of_limit = {1.0};
    const auto sure = estimate_start(board, {}, 3, now, exact);
    EXPECT_EQ(sure->earliest, now + hours(12));
    EXPECT_EQ(sure->latest, now + hours(12));
}

}  // namespace
}  // namespace gwanje::twin
