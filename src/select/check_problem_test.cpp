#include "select/check_problem.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "select/test_problem.hpp"

namespace gwanje::select {
namespace {

struct BadProblem {
    const char* path;
    std::function<void(Problem&)> spoil;
};

TEST(Check, NamesTheFieldTheReasonAndTheRemedy) {
    const std::vector<BadProblem> table{
        {"months", [](Problem& p) { p.months = 0; }},
        {"rubric.criteria", [](Problem& p) { p.rubric.criteria.clear(); }},
        {"rubric.criteria[0].threshold", [](Problem& p) { p.rubric.criteria[0].threshold = 101 * million; }},
        {"preferences.grounds[0].due",
         [](Problem& p) {
             p.preferences.grounds = {{"moves", million, true}};
         }},
        {"pools[0].capacity", [](Problem& p) { p.pools[0].capacity.push_back(1); }},
        {"pools[0].capacity[0]", [](Problem& p) { p.pools[0].capacity[0] = -1; }},
        {"tie_criterion", [](Problem& p) { p.ties = {TieBreak::criterion}; }},
        {"limits[0].floor",
         [](Problem& p) {
             p.limits = {{"x", Scope::everyone, "", "", Measure::projects, false, 5, 4}};
         }},
        {"limits[0].pool",
         [](Problem& p) {
             p.limits = {{"x", Scope::everyone, "", "TPU", Measure::projects, false, 5, {}}};
         }},
        {"limits[0].share",
         [](Problem& p) {
             p.limits = {{"x", Scope::everyone, "", "", Measure::projects, true, 5, {}}};
         }},
        {"limits[0].ceiling",
         [](Problem& p) {
             p.limits = {{"x", Scope::everyone}};
         }},
        {"applications[0].reviews[0].points[0]",
         [](Problem& p) { p.applications[0].reviews[0].points[0] = 101 * million; }},
        {"applications[0].grounds[0]", [](Problem& p) { p.applications[0].grounds = {"charm"}; }},
        {"applications[0].requests[0].lines[0].pool",
         [](Problem& p) { p.applications[0].requests[0].lines[0].pool = "TPU"; }},
        {"applications[0].requests[0].lines[0].least",
         [](Problem& p) { p.applications[0].requests[0].lines[0].least = 7; }},
        {"applications[0].requests[0].lines[0].begin",
         [](Problem& p) { p.applications[0].requests[0].lines[0].begin = 1; }},
        {"applications[0].requests[0].lines",
         [](Problem& p) { p.applications[0].requests[0].lines[0] = {"GPU", 1000, 1, 1, 0, 1}; }},
        {"applications",
         [](Problem& p) {
             p.pools[0].equivalent = 1000 * million;
             for (int i = 0; i < 300; ++i) apply(p, 90, {request("GPU", 10'000'000)});
         }},
    };
    for (const BadProblem& bad : table) {
        Problem problem = small_problem({{"GPU", {10}}});
        apply(problem, 50, {request("GPU", 6)});
        ASSERT_TRUE(check(problem).ok());
        bad.spoil(problem);
        const Result<void, ProblemFault> checked = check(problem);
        ASSERT_FALSE(checked.ok()) << bad.path;
        EXPECT_EQ(checked.error().path, bad.path);
        EXPECT_FALSE(checked.error().reason.empty());
        EXPECT_FALSE(checked.error().remedy.empty());
    }
}

}  // namespace
}  // namespace gwanje::select
