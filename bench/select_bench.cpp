// The selection against its figures: own solver and CBC on the same generated problems, in processor time.
//
//   select_bench --benchmark_filter=Optimum        value within `gap_percent` of the own proven bound
//   select_bench --benchmark_filter=Cbc            CBC until it has proven the gap in the argument (millionths)
//
// The problems are those of src/select/made_problem: 4 pools x 12 months x 3 levels, caps per body, floors and ceilings
// per sector, demand three times the capacity. The second argument is the seed.
#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include "adapter/solver_cbc/solver_cbc.hpp"
#include "select/compare.hpp"
#include "select/explain.hpp"
#include "select/made_problem.hpp"
#include "select/optimum.hpp"
#include "select/rank.hpp"
#include "select/sentences.hpp"

namespace {

using namespace gwanje;

select::Problem problem_of(const benchmark::State& state) {
    select::MadeSize size;
    size.applications = state.range(0);
    size.seed = static_cast<std::uint64_t>(state.range(1));
    size.reviews = 3;
    return select::made_problem(size);
}

double gap_percent(const select::Outcome& outcome, std::int64_t bound) {
    return 100.0 * static_cast<double>(bound - outcome.value) / static_cast<double>(bound);
}

double peak_megabytes() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1024;
}

void optimum_bench(benchmark::State& state) {
    const select::Problem problem = problem_of(state);
    select::Outcome outcome;
    for (auto _ : state) outcome = *select::optimum(problem);
    state.counters["gap_percent"] = gap_percent(outcome, *outcome.bound);
    state.counters["rank_gap_percent"] = gap_percent(select::rank(problem), *outcome.bound);
    state.counters["peak_MB"] = peak_megabytes();
}

void rank_with_explanations_bench(benchmark::State& state) {
    const select::Problem problem = problem_of(state);
    std::size_t letters = 0;
    for (auto _ : state) {
        const select::Outcome outcome = select::rank(problem);
        for (const select::Explanation& why : select::explain(problem, outcome))
            letters += select::sentences_ko(problem, why).size() + select::sentences_en(problem, why).size();
    }
    benchmark::DoNotOptimize(letters);
}

void counterfactuals_bench(benchmark::State& state) {
    const select::Problem problem = problem_of(state);
    const select::Outcome outcome = select::rank(problem);
    std::size_t rules = 0;
    for (auto _ : state) rules = select::counterfactuals(problem, outcome).size();
    state.counters["selections"] = static_cast<double>(rules);
}

/// The child's processor time, as the kernel accounts it.
void cbc_bench(benchmark::State& state) {
    const select::Problem problem = problem_of(state);
    SolverLimits limits;
    limits.gap = state.range(2);
    limits.time = seconds(300);
    for (auto _ : state) {
        CbcSolver solver;
        const Result<SolverAnswer, Fault> answer = solver.solve(problem, limits);
        if (!answer || !answer->outcome) {
            state.SkipWithError("CBC found nothing");
            return;
        }
        state.SetIterationTime(static_cast<double>(answer->processor_time.ms) / 1000);
        state.counters["gap_percent"] = gap_percent(*answer->outcome, *answer->outcome->bound);
        state.counters["proven"] = answer->end == SolverEnd::proven ? 1 : 0;
    }
}

BENCHMARK(optimum_bench)
    ->Name("Optimum")
    ->ArgsProduct({{500, 2'000, 10'000}, {1, 2, 3}})
    ->Args({100'000, 1})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(rank_with_explanations_bench)->Name("RankWithExplanations")->Args({10'000, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(counterfactuals_bench)->Name("Counterfactuals")->Args({10'000, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(cbc_bench)
    ->Name("Cbc")
    ->ArgsProduct({{500, 2'000}, {1, 2, 3}, {1'000, 2'000}})
    ->Args({10'000, 1, 1'000})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
