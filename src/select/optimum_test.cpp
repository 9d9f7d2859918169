#include "select/optimum.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.hpp"
#include "select/annealing.hpp"
#include "select/compare.hpp"
#include "select/contradiction.hpp"
#include "select/envy.hpp"
#include "select/rank.hpp"
#include "select/rank_run.hpp"
#include "select/test_problem.hpp"

namespace gwanje::select {
namespace {

/// Tries every combination of choices: the oracle for up to a dozen applications.
class Exhaustive {
public:
    explicit Exhaustive(const Problem& problem)
        : layout_(layout(problem, scores(problem))), used_(layout_.rows.size(), 0) {}

    /// The best value under all rules; -1 when the floors cannot be met.
    std::int64_t best() {
        descend(0, 0);
        return best_;
    }

private:
    void descend(std::size_t application, std::int64_t value) {
        if (application == layout_.application_count()) {
            for (std::size_t r = 0; r < used_.size(); ++r)
                if (used_[r] < layout_.rows[r].floor) return;
            best_ = std::max(best_, value);
            return;
        }
        descend(application + 1, value);
        for (std::size_t c = layout_.first_choice[application]; c < layout_.first_choice[application + 1]; ++c) {
            if (first_full_row(layout_, used_, c) >= 0) continue;
            take(layout_, used_, c);
            descend(application + 1, value + layout_.choices[c].value);
            take(layout_, used_, c, -1);
        }
    }

    Layout layout_;
    std::vector<std::int64_t> used_;
    std::int64_t best_ = -1;
};

Problem drawn_small(std::uint64_t seed) {
    Random random(seed);
    Problem problem = small_problem({{"A", {}}, {"B", {}, std::nullopt, 4 * million}}, 3);
    for (Pool& pool : problem.pools)
        for (int m = 0; m < 3; ++m) pool.capacity.push_back(random.between(6, 14));
    const std::int64_t count = random.between(6, 12);
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t asked = random.between(2, 8);
        const std::int64_t months = random.between(1, 3);
        Request wish = request(random.chance(0.5) ? "A" : "B", asked, (asked + 1) / 2, (asked + 3) / 4,
                               random.between(0, 3 - months), months);
        Application& application = apply(problem, 50 + static_cast<double>(random.below(50)), {wish});
        application.body = "body " + std::to_string(random.below(5));
        application.sector = random.chance(0.4) ? "culture" : "energy";
    }
    if (random.chance(0.6))
        problem.limits.push_back({"one a body", Scope::body, "", "", Measure::projects, false, std::nullopt, 1});
    if (random.chance(0.5))
        problem.limits.push_back(
            {"culture", Scope::sector, "culture", "", Measure::accelerator_months, true, 100'000, 500'000});
    if (random.chance(0.3)) problem.pools[0].places = 3;
    if (random.chance(0.5)) problem.partial_worth = {{500'000, 700'000}};
    return problem;
}

class OptimumProperty : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(OptimumProperty, IsTheExhaustiveBestOnSmallProblems) {
    const Problem problem = drawn_small(GetParam());
    ASSERT_TRUE(check(problem).ok());
    const std::int64_t best = Exhaustive(problem).best();
    const Result<Outcome, Contradiction> outcome = optimum(problem);
    if (best < 0) {
        EXPECT_FALSE(outcome.ok()) << "seed " << GetParam();
        return;
    }
    ASSERT_TRUE(outcome.ok()) << "seed " << GetParam();
    EXPECT_GE(*outcome->bound, best) << "seed " << GetParam();
    EXPECT_LE(outcome->value, best) << "seed " << GetParam();
    EXPECT_GE(outcome->value, best - best / 100) << "seed " << GetParam();
    if (outcome->value != best) RecordProperty("missed", static_cast<int>(GetParam()));
}

TEST_P(OptimumProperty, HoldsEveryRuleAndNeverFallsBelowTheRanking) {
    Problem problem =
        made_problem({60 + static_cast<std::int64_t>(GetParam() % 5) * 20, GetParam(), 300, 12, 2, 1, true, 1});
    problem.no_justified_envy = GetParam() % 2 == 0;
    const Result<Outcome, Contradiction> outcome = optimum(problem, {{}, 20, {}});
    ASSERT_TRUE(outcome.ok()) << "seed " << GetParam();
    EXPECT_LE(outcome->value, *outcome->bound);
    const Outcome ranked = rank(problem);
    if (ranked.unmet.empty() && !problem.no_justified_envy) {
        EXPECT_GE(outcome->value, ranked.value) << "seed " << GetParam();
    }
    const Layout numbers = layout(problem, scores(problem));
    Assignment given(numbers);
    for (std::size_t i = 0; i < outcome->placings.size(); ++i) {
        const Placing& placing = outcome->placings[i];
        if (placing.lines.empty()) continue;
        for (std::size_t c = numbers.first_choice[i]; c < numbers.first_choice[i + 1]; ++c)
            if (numbers.choices[c].request == placing.request && numbers.choices[c].level == placing.level &&
                numbers.choices[c].delay == placing.delay)
                given.give(numbers, i, static_cast<std::int64_t>(c));
    }
    EXPECT_TRUE(verdict(numbers, given).holds()) << "seed " << GetParam();
    EXPECT_EQ(given.value, outcome->value);
    if (problem.no_justified_envy) {
        EXPECT_TRUE(justified_envy(problem, numbers, scores(problem), given).empty());
    }
    EXPECT_EQ(*outcome, *optimum(problem, {{}, 20, {}})) << "seed " << GetParam();
}

TEST_P(OptimumProperty, MoreCapacityNeverLowersTheBound) {
    Problem problem = made_problem({80, GetParam(), 300, 12, 1, 0, true, 1});
    for (Limit& limit : problem.limits) limit.floor.reset();  // floors as shares grow with the capacity
    const OptimumPlan bound_only{{OptimumStep::annealing, OptimumStep::exchange}, 100, {}};
    const std::int64_t before = *optimum(problem, bound_only)->bound;
    for (std::int64_t& month : problem.pools[GetParam() % 4].capacity) month += 8;
    // Two bounds of one millionth precision each: the larger problem's optimum is no smaller.
    EXPECT_GE(*optimum(problem, bound_only)->bound, before - before / 1'000'000) << "seed " << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Seeds, OptimumProperty, ::testing::Range<std::uint64_t>(1, 25));

TEST(Optimum, EveryStepIsNamedAndCanBeLeftOut) {
    const Problem problem = made_problem({120, 7, 300, 12, 1, 0, false, 1});
    std::vector<std::string> begun;
    const Result<Outcome, Contradiction> all =
        optimum(problem, {{}, 100, [&](std::string_view step) { begun.emplace_back(step); }});
    EXPECT_EQ(begun,
              (std::vector<std::string>{"bound", "rounding", "mend", "ranking", "annealing", "exchange", "filling"}));
    for (const OptimumStep step : {OptimumStep::rounding, OptimumStep::ranking, OptimumStep::annealing,
                                   OptimumStep::exchange, OptimumStep::filling}) {
        const Result<Outcome, Contradiction> less = optimum(problem, {{step}, 100, {}});
        ASSERT_TRUE(less.ok());
        EXPECT_EQ(*less->bound, *all->bound);
        EXPECT_TRUE(std::none_of(less->steps.begin(), less->steps.end(),
                                 [&](const StepTaken& taken) { return taken.step == to_text(step); }));
    }
}

TEST(Optimum, TakesTwoSmallOnesForOneLargeWithAHigherScore) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.worth = Worth::projects;
    apply(problem, 90, {request("GPU", 10)});
    apply(problem, 80, {request("GPU", 5)});
    apply(problem, 70, {request("GPU", 5)});
    const BothWays both = *both_ways(problem);
    EXPECT_EQ(both.ranked.supported, 1);
    EXPECT_EQ(both.best.supported, 2);
    EXPECT_EQ(both.best.value, *both.best.bound);
    EXPECT_EQ(both.change.lost, (std::vector<std::uint64_t>{1}));
    EXPECT_EQ(both.change.displaced, (std::vector<Displacement>{{2, 1}, {3, 0}}));
    EXPECT_EQ(both.best.placings[0].decided_by, Deciding::worth_less);
}

TEST(Contradiction, NamesASmallestSet) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.limits = {{"culture at least 6", Scope::sector, "culture", "GPU", Measure::accelerators, false, 6, {}},
                      {"energy at least 6", Scope::sector, "energy", "GPU", Measure::accelerators, false, 6, {}},
                      {"a body at most 9", Scope::body, "", "GPU", Measure::accelerators, false, {}, 9}};
    for (int i = 0; i < 4; ++i) apply(problem, 80, {request("GPU", 3)}).sector = i < 2 ? "culture" : "energy";
    const std::optional<Contradiction> found = contradiction(problem);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->rules, (std::vector<std::string>{"culture at least 6", "energy at least 6", "GPU, capacity"}));
    EXPECT_FALSE(optimum(problem).ok());
    problem.pools[0].capacity[0] = 12;
    EXPECT_FALSE(contradiction(problem).has_value());
    EXPECT_EQ(optimum(problem)->supported, 4);
}

TEST(Contradiction, CapsBelowTheLeastRequest) {
    Problem problem = small_problem({{"GPU", {100}}});
    problem.limits = {{"energy at least 8", Scope::sector, "energy", "GPU", Measure::accelerators, false, 8, {}},
                      {"a body at most 4", Scope::body, "", "GPU", Measure::accelerators, false, {}, 4}};
    apply(problem, 80, {request("GPU", 8)});
    EXPECT_EQ(contradiction(problem)->rules, (std::vector<std::string>{"energy at least 8", "a body at most 4"}));
}

TEST(Compare, TheBonusDecidesWhoIsIn) {
    Problem problem = small_problem({{"GPU", {10}}});
    problem.preferences.grounds = {{"local", 5 * million}};
    apply(problem, 80, {request("GPU", 10)});
    apply(problem, 78, {request("GPU", 10)}).grounds = {"local"};
    const std::vector<Difference> found = counterfactuals(problem, rank(problem));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].what, "local");
    EXPECT_EQ(found[0].displaced, (std::vector<Displacement>{{1, 2}}));
    EXPECT_TRUE(found[2].displaced.empty());
}

TEST(Compare, OneMoreNodeAndTenPercentLess) {
    Problem problem = small_problem({{"H200", {80, 80}}}, 2);
    for (int i = 0; i < 12; ++i) apply(problem, 90 - i, {request("H200", 8, 0, 1, 0, 2)});
    const std::vector<Difference> found = sensitivity(problem, rank(problem));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].gained, (std::vector<std::uint64_t>{11}));
    EXPECT_EQ(found[1].supported, -10);  // everything begins before it is delivered
    EXPECT_EQ(found[2].lost, (std::vector<std::uint64_t>{10}));
}

}  // namespace
}  // namespace gwanje::select
