#include "select/rank.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/units.hpp"
#include "select/assignment.hpp"
#include "select/rank_run.hpp"
#include "select/refill.hpp"
#include "select/test_problem.hpp"

namespace gwanje::select {
namespace {

std::vector<Standing> standings(const Outcome& outcome) {
    std::vector<Standing> out;
    for (const Placing& placing : outcome.placings) out.push_back(placing.standing);
    return out;
}

TEST(Rank, SkipToFitGoesOnAndStopAtFirstMissDoesNot) {
    Problem problem = small_problem({{"GPU", {10}}});
    apply(problem, 90, {request("GPU", 6)});
    apply(problem, 80, {request("GPU", 6)});
    apply(problem, 70, {request("GPU", 4)});
    EXPECT_EQ(standings(rank(problem)), (std::vector{Standing::full, Standing::reserve, Standing::full}));
    problem.filling = Filling::stop_at_first_miss;
    const Outcome stopped = rank(problem);
    EXPECT_EQ(standings(stopped), (std::vector{Standing::full, Standing::reserve, Standing::reserve}));
    EXPECT_EQ(stopped.placings[2].decided_by, Deciding::pool_closed);
    EXPECT_EQ(stopped.pools[0].reserve, (std::vector<std::uint64_t>{2, 3}));
}

TEST(Rank, PartialAwardsGoDownToTheLeastInSteps) {
    Problem problem = small_problem({{"GPU", {10}}});
    apply(problem, 90, {request("GPU", 6)});
    apply(problem, 80, {request("GPU", 8, 2, 2)});
    apply(problem, 70, {request("GPU", 8, 2, 2)});
    const Outcome outcome = rank(problem);
    EXPECT_EQ(outcome.placings[1].lines[0].count, 4);
    EXPECT_EQ(outcome.placings[1].standing, Standing::partial);
    EXPECT_EQ(outcome.placings[1].decided_by, Deciding::capacity);
    EXPECT_EQ(outcome.placings[2].standing, Standing::reserve);
    EXPECT_EQ(outcome.partial, 1);
    EXPECT_EQ(outcome.pools[0].cut_line, 80 * million);
}

TEST(Rank, CapacityIsAFunctionOfTime) {
    Problem problem = small_problem({{"GPU", {4, 4, 8}}}, 3);
    apply(problem, 90, {request("GPU", 4, 0, 1, 0, 2)});
    Request later = request("GPU", 4, 0, 1, 1, 1);
    later.latest_delay = 1;
    apply(problem, 80, {later});
    apply(problem, 70, {request("GPU", 4, 0, 1, 2, 1)});
    const Outcome outcome = rank(problem);
    EXPECT_EQ(outcome.placings[1].delay, 1);
    EXPECT_EQ(outcome.supported, 3);
    EXPECT_EQ(outcome.pools[0].free, (std::vector<std::int64_t>{0, 0, 0}));
}

TEST(Rank, AlternativesAndEquivalents) {
    // 1 H100 = 4 A100: who takes equivalents gets 4 A100 for each H100 that is not there.
    Problem problem = small_problem({{"H100", {2}, std::nullopt, 4 * million}, {"A100", {16}, std::nullopt, million}});
    apply(problem, 90, {request("H100", 2)});
    apply(problem, 80, {request("H100", 2)}).takes_equivalent = true;
    apply(problem, 70, {request("H100", 1), request("A100", 5)});
    const Outcome outcome = rank(problem);
    EXPECT_EQ(outcome.placings[1].lines[0].pool, "A100");
    EXPECT_EQ(outcome.placings[1].lines[0].count, 8);
    EXPECT_EQ(outcome.placings[2].request, 1);
    EXPECT_EQ(outcome.pools[1].free[0], 3);
}

TEST(Rank, EquivalenceOfTheNovember2025GiveUps) {
    // 310 H100 were given up; the same compute in A100 is 1,240.
    Problem problem =
        small_problem({{"H100", {0}, std::nullopt, 4 * million}, {"A100", {1240}, std::nullopt, million}});
    apply(problem, 90, {request("H100", 310)}).takes_equivalent = true;
    EXPECT_EQ(rank(problem).placings[0].lines[0].count, 1240);
    EXPECT_EQ(rank(problem).accelerator_months, 1240);
}

TEST(Rank, CapsOfBodiesAndGroups) {
    Problem problem = small_problem({{"GPU", {100}}});
    problem.groups = {{"chain", {"a", "b"}}};
    problem.limits = {{"two projects a body", Scope::body, "", "", Measure::projects, false, std::nullopt, 2},
                      {"chain at most 5", Scope::group, "chain", "GPU", Measure::accelerators, false, std::nullopt, 5}};
    for (int i = 0; i < 3; ++i) apply(problem, 90 - i, {request("GPU", 1)}).body = "a";
    apply(problem, 80, {request("GPU", 4)}).body = "b";
    apply(problem, 70, {request("GPU", 3)}).body = "b";
    const Outcome outcome = rank(problem);
    EXPECT_EQ(outcome.placings[2].decided_by, Deciding::limit);
    EXPECT_EQ(outcome.placings[2].rule, "two projects a body");
    EXPECT_EQ(outcome.placings[3].rule, "chain at most 5");
    EXPECT_EQ(outcome.placings[4].standing, Standing::full);
}

TEST(Rank, FloorsAreServedFirst) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.limits = {
        {"culture at least 4", Scope::sector, "culture", "GPU", Measure::accelerator_months, false, 4, {}}};
    apply(problem, 90, {request("GPU", 8)});
    apply(problem, 50, {request("GPU", 4)}).sector = "culture";
    const Outcome outcome = rank(problem);
    EXPECT_EQ(standings(outcome), (std::vector{Standing::reserve, Standing::full}));
    EXPECT_TRUE(outcome.unmet.empty());
    problem.applications.pop_back();
    EXPECT_EQ(rank(problem).unmet, (std::vector<std::string>{"culture at least 4 (culture)"}));
}

TEST(Rank, FastTrackShareIsKept) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.limits = {
        {"a fifth is kept for fast track", Scope::regular, "", "GPU", Measure::accelerators, true, {}, 800'000}};
    apply(problem, 90, {request("GPU", 9)});
    apply(problem, 80, {request("GPU", 8)});
    apply(problem, 50, {request("GPU", 2)}).fast_track = true;
    EXPECT_EQ(standings(rank(problem)), (std::vector{Standing::reserve, Standing::full, Standing::full}));
}

TEST(Rank, PublishedRatios) {
    // Any number of projects could be supported; the ratios of 2025 follow from applications and places.
    const auto ratio = [](std::int64_t asked, std::int64_t places) {
        Problem problem = small_problem({{"GPU", {1'000'000}, places}});
        for (std::int64_t i = 0; i < asked; ++i) apply(problem, 50, {request("GPU", 1)});
        const PoolLine line = rank(problem).pools[0];
        return ratio_text(line.asked_applications, line.granted_applications);
    };
    EXPECT_EQ(ratio(269, 100), "2.69");
    EXPECT_EQ(ratio(35, 13), "2.69");
    EXPECT_EQ(ratio(43, 16), "2.69");
    EXPECT_EQ(ratio(260, 50), "5.2");
    EXPECT_EQ(ratio(26, 5), "5.2");
}

TEST(Rank, NationalCallOf2026) {
    // 514 applications for 1,714 nodes of 8; 159 supported with 528 nodes, 4,224 accelerators.
    Problem problem = small_problem({{"GPU", {4224}, 159}});
    const auto add = [&](std::int64_t count, std::int64_t nodes, double points) {
        for (std::int64_t i = 0; i < count; ++i)
            apply(problem, points, {request("GPU", 8 * (nodes / count + (i < nodes % count ? 1 : 0)))});
    };
    add(159, 528, 80);
    add(355, 1186, 60);
    problem.applications[513].reviews[0].points[0] = 59 * million;
    const PoolLine line = rank(problem).pools[0];
    EXPECT_EQ(line.asked_accelerators, 13'712);
    EXPECT_EQ(line.granted_accelerators, 4'224);
    EXPECT_EQ(ratio_text(line.asked_applications, line.granted_applications), "3.23");
    EXPECT_EQ(ratio_text(line.asked_accelerators / 8, line.granted_accelerators / 8), "3.25");
    EXPECT_EQ(ratio_text(line.asked_accelerators, line.granted_accelerators), "3.25");
}

TEST(Rank, SectorsOfTheNationalCallAddUp) {
    Problem problem = small_problem({{"GPU", {4224}}});
    const auto sector = [&](const std::string& name, std::int64_t share) {
        problem.limits.push_back({name, Scope::sector, name, "GPU", Measure::accelerators, false, share, share});
        for (std::int64_t i = 0; i < share / 8 + 20; ++i)
            apply(problem, 50 + static_cast<double>(i % 40), {request("GPU", 8)}).sector = name;
    };
    sector("industry", 2'624);
    sector("science", 1'288);
    sector("public", 312);
    const Outcome outcome = rank(problem);
    EXPECT_EQ(outcome.pools[0].granted_accelerators, 2'624 + 1'288 + 312);
    EXPECT_EQ(outcome.pools[0].free[0], 0);
    EXPECT_TRUE(outcome.unmet.empty());
}

TEST(Rank, OfEightHundredSeventyApplicationsNineteenAreDuplicates) {
    // The check refuses a number that is there twice; 851 remain once the domain has struck the duplicates.
    Problem problem = small_problem({{"GPU", {1'000}}});
    for (int i = 0; i < 870; ++i) apply(problem, 50, {request("GPU", 1)});
    for (std::size_t i = 851; i < 870; ++i) problem.applications[i].id = problem.applications[i - 851].id;
    EXPECT_EQ(check(problem).error().path, "applications[851].id");
    problem.applications.resize(851);
    EXPECT_TRUE(check(problem).ok());
    EXPECT_EQ(rank(problem).supported, 851);
}

class RankProperty : public ::testing::TestWithParam<std::uint64_t> {};

Problem drawn_problem(std::uint64_t seed) {
    MadeSize size{40 + static_cast<std::int64_t>(seed % 60), seed, 250, 6, 2, 2, true, 2};
    Problem problem = made_problem(size);
    if (seed % 3 == 0) problem.filling = Filling::stop_at_first_miss;
    if (seed % 4 == 0) problem.pools[0].places = 5;
    if (seed % 5 == 0) problem.rubric.way = ScoreWay::trimmed_mean;
    return problem;
}

TEST_P(RankProperty, NothingIsExceededAndTheSameComesOutAgain) {
    const Problem problem = drawn_problem(GetParam());
    ASSERT_TRUE(check(problem).ok()) << check(problem).error().path;
    const RankRun run = run_rank(problem);
    for (std::size_t r = 0; r < run.used.size(); ++r)
        if (run.layout.rows[r].ceiling != no_ceiling) {
            EXPECT_LE(run.used[r], run.layout.rows[r].ceiling)
                << row_text(problem, run.layout, r) << " seed " << GetParam();
        }
    const Outcome outcome = rank(problem);
    for (std::size_t p = 0; p < outcome.pools.size(); ++p)
        for (std::size_t m = 0; m < outcome.pools[p].free.size(); ++m) {
            std::int64_t granted = 0;
            for (const Placing& placing : outcome.placings)
                for (const GrantedLine& line : placing.lines)
                    if (line.pool == outcome.pools[p].pool && line.begin <= static_cast<std::int64_t>(m) &&
                        static_cast<std::int64_t>(m) < line.begin + line.months)
                        granted += line.count;
            EXPECT_EQ(granted + outcome.pools[p].free[m], problem.pools[p].capacity[m]) << "seed " << GetParam();
        }
    EXPECT_EQ(outcome, rank(problem));
}

TEST_P(RankProperty, RaisingOneScoreNeverHurtsThatApplication) {
    Problem problem = drawn_problem(GetParam());
    Random random(GetParam());
    const Outcome before = rank(problem);
    for (int trial = 0; trial < 20; ++trial) {
        const std::size_t i = random.below(problem.applications.size());
        Problem raised = problem;
        for (Review& review : raised.applications[i].reviews)
            for (Points& points : review.points)
                points = std::min(100 * million, points + random.between(0, 20) * million);
        const Placing now = rank(raised).placings[i];
        const Placing then = before.placings[i];
        if (then.lines.empty()) continue;
        ASSERT_FALSE(now.lines.empty()) << "seed " << GetParam() << " application " << then.application;
        EXPECT_LE(std::tie(now.request, now.level, now.delay), std::tie(then.request, then.level, then.delay))
            << "seed " << GetParam() << " application " << then.application;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RankProperty, ::testing::Range<std::uint64_t>(1, 61));

TEST(Refill, GiveUpsGoToTheReserveListAtOnce) {
    Problem problem = small_problem({{"H100", {310, 310}}}, 2);
    apply(problem, 90, {request("H100", 310, 0, 1, 0, 2)});
    apply(problem, 80, {request("H100", 400, 0, 1, 0, 2)});
    apply(problem, 70, {request("H100", 300, 0, 1, 1, 1)});
    apply(problem, 60, {request("H100", 10, 0, 1, 1, 1)});
    const Outcome outcome = rank(problem);
    ASSERT_EQ(outcome.supported, 1);
    const Refill refilled = refill(problem, outcome, {{1, 1}}, 1);
    ASSERT_EQ(refilled.offers.size(), 2U);
    EXPECT_EQ(refilled.offers[0].application, 3U);
    EXPECT_EQ(refilled.offers[1].application, 4U);
    ASSERT_EQ(refilled.passed_over.size(), 1U);
    EXPECT_EQ(refilled.passed_over[0].application, 2U);
    EXPECT_EQ(refilled.pools[0].free, (std::vector<std::int64_t>{0, 0}));
    EXPECT_EQ(refill(problem, outcome, {{1, 1}}, 1, {3}).offers.front().application, 4U);
}

}  // namespace
}  // namespace gwanje::select
