#include "adapter/solver_cbc/solver_cbc.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "adapter/solver_cbc/answer_text.hpp"
#include "select/made_problem.hpp"
#include "select/optimum.hpp"

namespace gwanje {
namespace {

bool cbc_is_here() {
    return access(CbcPlace().program.c_str(), X_OK) == 0;
}

TEST(CbcAnswer, ReadsSolutionAndBound) {
    const auto answer = read_cbc_solution(
        "Stopped on time - objective value 12.5\n      3 c3   1   4.25\n**    7 c17  0.9999999  1\n      9 r9  1 0\n");
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->end, SolverEnd::stopped);
    EXPECT_EQ(answer->chosen, (std::vector<std::size_t>{3, 17}));
    EXPECT_EQ(read_cbc_solution("Infeasible - objective value 0\n")->end, SolverEnd::infeasible);
    EXPECT_FALSE(read_cbc_solution("").has_value());
    EXPECT_EQ(read_cbc_bound("Cbc0010I … best possible -18609.13 (3.46 seconds)\n"), 18609.13);
    EXPECT_EQ(read_cbc_bound("best possible -5 (1 s)\nUpper bound:                    4.5\n"), 4.5);
}

TEST(CbcSolver, AMissingProgramIsAFault) {
    CbcSolver solver({"/nowhere/cbc", {}, seconds(1)});
    const Result<SolverAnswer, Fault> answer = solver.solve(select::made_problem({5, 1}), {});
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, FaultKind::missing);
}

TEST(CbcSolver, AProgramThatNeverEndsIsKilledAndLeavesNothingBehind) {
    const std::filesystem::path scratch = std::filesystem::path(::testing::TempDir()) / "gwanje-cbc-test";
    std::filesystem::create_directories(scratch);
    const std::filesystem::path endless = std::filesystem::path(::testing::TempDir()) / "gwanje-cbc-endless";
    std::ofstream(endless) << "#!/bin/sh\nexec sleep 600\n";
    std::filesystem::permissions(endless, std::filesystem::perms::owner_all);
    CbcSolver solver({endless.string(), scratch.string(), milliseconds(200)});
    SolverLimits limits;
    limits.time = Duration{};
    const Result<SolverAnswer, Fault> answer = solver.solve(select::made_problem({5, 1}), limits);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->end, SolverEnd::stopped);
    EXPECT_FALSE(answer->outcome.has_value());
    EXPECT_TRUE(std::filesystem::is_empty(scratch));
    std::filesystem::remove_all(scratch);
    std::filesystem::remove(endless);
}

class CbcOracle : public ::testing::TestWithParam<std::uint64_t> {};

/// CBC to optimality: our bound is above its optimum, our value is no more than that and close to it.
TEST_P(CbcOracle, AgreesWithOurOptimum) {
    if (!cbc_is_here()) GTEST_SKIP() << "cbc is not installed";
    select::MadeSize size{
        100 + static_cast<std::int64_t>(GetParam()) * 20, GetParam(), 300, 6, 1, 0, GetParam() % 2 == 0, 1};
    select::Problem problem = select::made_problem(size);
    // Floors close to their ceilings are hard on CBC at this size; they are the exhaustive oracle's business.
    for (select::Limit& limit : problem.limits) limit.floor.reset();
    SolverLimits limits;
    limits.gap = 1'000;
    limits.time = seconds(60);
    const Result<SolverAnswer, Fault> exact = CbcSolver().solve(problem, limits);
    ASSERT_TRUE(exact.ok()) << exact.error().what;
    const Result<select::Outcome, select::Contradiction> own = select::optimum(problem);
    ASSERT_TRUE(own.ok());
    ASSERT_TRUE(exact->outcome.has_value());
    EXPECT_GE(*own->bound, exact->outcome->value) << "seed " << GetParam();
    EXPECT_LE(own->value, *exact->outcome->bound) << "seed " << GetParam();
    EXPECT_GE(own->value, exact->outcome->value - exact->outcome->value / 50) << "seed " << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Seeds, CbcOracle, ::testing::Range<std::uint64_t>(1, 6));

}  // namespace
}  // namespace gwanje
