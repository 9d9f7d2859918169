#include <gtest/gtest.h>

#include "select/outcome.hpp"
#include "select/test_problem.hpp"

namespace gwanje::select {
namespace {

Problem reviewed(std::vector<Points> points, ScoreWay way) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.rubric.way = way;
    apply(problem, 0, {request("GPU", 1)});
    problem.applications[0].reviews.clear();
    for (std::size_t r = 0; r < points.size(); ++r)
        problem.applications[0].reviews.push_back({"reviewer " + std::to_string(r), {points[r] * million}, false});
    return problem;
}

TEST(Score, MeanIsRoundedHalfUpInMillionths) {
    EXPECT_EQ(scores(reviewed({80, 81, 81}, ScoreWay::mean))[0].base, 80'666'667);
    EXPECT_EQ(scores(reviewed({80, 81}, ScoreWay::mean))[0].base, 80'500'000);
}

TEST(Score, TrimmedMeanLeavesOutTheEndsWhileThreeRemain) {
    EXPECT_EQ(scores(reviewed({10, 80, 82, 84, 100}, ScoreWay::trimmed_mean))[0].base, 82 * million);
    EXPECT_EQ(scores(reviewed({10, 80}, ScoreWay::trimmed_mean))[0].base, 45 * million);
}

TEST(Score, RecusedReviewsDoNotCountAndNoReviewIsNoScore) {
    Problem problem = reviewed({80, 20}, ScoreWay::mean);
    problem.applications[0].reviews[1].recused = true;
    EXPECT_EQ(scores(problem)[0].base, 80 * million);
    problem.applications[0].reviews[0].recused = true;
    EXPECT_EQ(scores(problem)[0].standing, Standing::not_reviewed);
}

TEST(Score, WeightsOfDifferentScales) {
    // A stage gate's rubric: 30 / 30 / 40 on scales of 5, 10 and 100 points.
    Problem problem = small_problem({{"GPU", {10}}});
    problem.rubric.criteria = {{"a", 5 * million, 30, 0}, {"b", 10 * million, 30, 0}, {"c", 100 * million, 40, 0}};
    apply(problem, 0, {request("GPU", 1)}).reviews = {{"r", {4 * million, 5 * million, 75 * million}, false}};
    EXPECT_EQ(scores(problem)[0].base, 24 * million + 15 * million + 30 * million);
}

TEST(Score, ZScoreTakesTheStrictAndTheMildReviewerToOneScale) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.rubric.way = ScoreWay::z_score;
    for (int i = 0; i < 6; ++i) apply(problem, 0, {request("GPU", 1)});
    for (std::size_t i = 0; i < 6; ++i) {
        const bool strict = i < 3;
        const auto own = static_cast<Points>(i % 3) * 10;  // 0, 10, 20 above the reviewer's lowest
        problem.applications[i].reviews = {{strict ? "strict" : "mild", {((strict ? 40 : 70) + own) * million}, false}};
    }
    const std::vector<Score> out = scores(problem);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(out[i].base, out[i + 3].base);
    EXPECT_LT(out[0].base, out[1].base);
    EXPECT_EQ(out[1].base, 65 * million);  // the mean of all points
}

TEST(Score, BonusStacksByRuleAndIsCapped) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.preferences.grounds = {{"local", 3 * million}, {"moves here", 2 * million, true, problem.begin + days(90)}};
    apply(problem, 70, {request("GPU", 1)}).grounds = {"local", "moves here"};
    EXPECT_EQ(scores(problem)[0].bonus, 5 * million);
    EXPECT_EQ(scores(problem)[0].grounds[1].due, problem.begin + days(90));
    problem.preferences.cap = 4 * million;
    EXPECT_EQ(scores(problem)[0].final(), 74 * million);
    problem.preferences.stacking = Stacking::highest;
    EXPECT_EQ(scores(problem)[0].bonus, 3 * million);
    EXPECT_EQ(scores(problem, {{0}, {}, {}})[0].bonus, 2 * million);
}

TEST(Score, ThresholdsHoldWithoutBonus) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.preferences.grounds = {{"local", 10 * million}};
    problem.rubric.threshold = 60 * million;
    apply(problem, 55, {request("GPU", 1)}).grounds = {"local"};
    const Score score = scores(problem)[0];
    EXPECT_EQ(score.standing, Standing::below_threshold);
    EXPECT_EQ(score.missed, "total");
}

TEST(Score, TiesByPublishedOrderThenByTheSeedAlone) {
    Problem problem = small_problem({{"GPU", {10}}});
    for (int i = 0; i < 20; ++i) apply(problem, 70, {request("GPU", 1 + i % 2)});
    problem.ties = {TieBreak::smaller_request};
    const std::vector<std::uint32_t> order = ranking(problem, scores(problem));
    for (std::size_t k = 0; k < 10; ++k) EXPECT_EQ(order[k] % 2, 0U);
    EXPECT_EQ(order, ranking(problem, scores(problem)));
    problem.seed = 2;
    EXPECT_NE(order, ranking(problem, scores(problem)));
}

}  // namespace
}  // namespace gwanje::select
