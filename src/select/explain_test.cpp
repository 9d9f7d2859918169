#include "select/explain.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "select/rank.hpp"
#include "select/sentences.hpp"
#include "select/test_problem.hpp"

namespace gwanje::select {
namespace {

TEST(Explain, TheLastMillionthDecides) {
    Problem problem = small_problem({{"GPU", {10}}});
    apply(problem, 90, {request("GPU", 6)});
    apply(problem, 80, {request("GPU", 4)});
    apply(problem, 70, {request("GPU", 4, 4)});
    const Explanation why = explain(problem, rank(problem))[2];
    EXPECT_EQ(why.decided_by, Deciding::capacity);
    const Points enough = *why.enough_points;
    EXPECT_TRUE(enough == 10 * million || enough == 10 * million + 1);
    problem.applications[2].reviews[0].points[0] += enough;
    EXPECT_EQ(rank(problem).placings[2].standing, Standing::full);
}

class ExplainProperty : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(ExplainProperty, EnoughPointsAreEnoughAndOneMillionthLessIsNot) {
    Problem problem = made_problem({60, GetParam(), 300, 6, 2, 1, true, 1});
    if (GetParam() % 3 == 0) problem.filling = Filling::stop_at_first_miss;
    if (GetParam() % 4 == 0) problem.pools[1].places = 4;
    // One criterion that is the whole score, with room above, so that a rise of the review is a rise of the score.
    problem.rubric.criteria = {{"all", 1000 * million, 1, 0}};
    problem.rubric.scale = 1000 * million;
    problem.ties = {TieBreak::earlier_submission};  // a tie by criterion would move with the rise
    for (Application& application : problem.applications) application.reviews[0].points.resize(1);
    const std::vector<Explanation> why = explain(problem, rank(problem));
    int tested = 0;
    for (std::size_t i = 0; i < why.size() && tested < 12; ++i) {
        if (why[i].standing != Standing::reserve) continue;
        ++tested;
        Problem raised = problem;
        Points& points = raised.applications[i].reviews[0].points[0];
        if (!why[i].enough_points) {
            points = 1000 * million;
            EXPECT_TRUE(rank(raised).placings[i].lines.empty()) << "seed " << GetParam() << " application " << i + 1;
            continue;
        }
        points += *why[i].enough_points;
        EXPECT_FALSE(rank(raised).placings[i].lines.empty()) << "seed " << GetParam() << " application " << i + 1;
        points -= 1;
        EXPECT_TRUE(rank(raised).placings[i].lines.empty()) << "seed " << GetParam() << " application " << i + 1;
    }
}

TEST_P(ExplainProperty, EnoughCountAndDelayAreEnough) {
    const Problem problem = made_problem({60, GetParam(), 300, 8, 1, 0, true, 1});
    const std::vector<Explanation> why = explain(problem, rank(problem));
    for (std::size_t i = 0; i < why.size(); ++i) {
        if (why[i].enough_count) {
            Problem other = problem;
            other.applications[i].requests[0].lines[0].least = *why[i].enough_count;
            other.applications[i].requests[0].lines[0].step = 1;
            EXPECT_FALSE(rank(other).placings[i].lines.empty()) << "seed " << GetParam() << " application " << i + 1;
        }
        if (why[i].enough_delay) {
            Problem other = problem;
            other.applications[i].requests[0].latest_delay = *why[i].enough_delay;
            EXPECT_FALSE(rank(other).placings[i].lines.empty()) << "seed " << GetParam() << " application " << i + 1;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ExplainProperty, ::testing::Range<std::uint64_t>(1, 31));

TEST(Sentences, AreInBothLanguagesForEveryStanding) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.preferences.grounds = {{"광주 이전 예정", 2 * million, true, start_of_day({2026, 6, 30}, seoul_offset)}};
    problem.rubric.threshold = 40 * million;
    apply(problem, 90, {request("GPU", 6)}).grounds = {"광주 이전 예정"};
    apply(problem, 80, {request("GPU", 8, 2, 2)});
    apply(problem, 70, {request("GPU", 4)});
    apply(problem, 30, {request("GPU", 1)});
    apply(problem, 60, {request("GPU", 1)}).reviews.clear();
    const std::vector<Explanation> why = explain(problem, rank(problem));
    EXPECT_EQ(
        sentences_ko(problem, why[0]),
        "신청하신 대로 선정되었습니다: GPU 6장, 2026-01부터 1개월. 총점 92점(평가 90점, 가점 2점, 광주 이전 예정 2점 – "
        "2026-06-30까지 증빙). 항목별 점수: excellence 90/100. 심사 통과 3건 중 1위, GPU 등급의 선정 최저점 80점.");
    EXPECT_EQ(sentences_en(problem, why[2]).substr(0, 46), "Not supported; number 1 on the reserve list of");
    EXPECT_NE(sentences_en(problem, why[2]).find("more points would have got it in"), std::string::npos);
    EXPECT_NE(sentences_ko(problem, why[3]).find("10점이 더 있었다면 이 기준을 통과했습니다."), std::string::npos);
    for (const Explanation& e : why) {
        EXPECT_TRUE(is_utf8(sentences_ko(problem, e)));
        EXPECT_EQ(sentences_en(problem, e).back(), '.');
    }
}

}  // namespace
}  // namespace gwanje::select
