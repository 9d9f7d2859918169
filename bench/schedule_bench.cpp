// The scheduling step of the live kernel: 10,000 nodes of 8, full up to some accelerators, 100,000 waiting jobs.
#include <benchmark/benchmark.h>

#include "base/random.hpp"
#include "policy/schedule.hpp"
#include "policy/why_waiting.hpp"

namespace {

using namespace gwanje;
using board::WaitingJob;

constexpr Instant now{1'700'000'000'000};

WaitingJob drawn(Random& random, std::uint64_t number) {
    static constexpr std::uint32_t sizes[] = {1, 1, 1, 1, 2, 2, 4, 4, 8, 8, 8, 16, 32, 64, 128, 512};
    const std::uint32_t size = sizes[random.below(16)];
    const Duration limit = seconds(random.between(60, 7 * 86'400));
    return {number,          1, {size, 0}, limit, {random.between(-100, 0), static_cast<std::int64_t>(number)},
            1 + number % 500};
}

/// A centre in which the first pass has filled what it could.
board::Board full_centre(std::uint64_t nodes, std::uint64_t waiting) {
    Random random(11);
    board::Board board;
    board.open_pool(1);
    for (std::uint64_t node = 1; node <= nodes; ++node) board.add_node(1, node, 8);
    for (std::uint64_t number = 1; number <= waiting + nodes * 3; ++number) board.submit(drawn(random, number));
    policy::schedule_in_place(board, {}, now);
    return board;
}

/// One step: some jobs have ended, some were submitted, then the decision on the board as it is.
void step(benchmark::State& state) {
    board::Board board = full_centre(10'000, 100'000);
    const auto ends = static_cast<std::uint64_t>(state.range(0));
    Random random(12);
    std::uint64_t number = 10'000'000;
    std::size_t started = 0;
    Instant at = now;
    std::vector<std::uint64_t> running;
    for (std::uint64_t job = 1; job < 140'000; ++job)
        if (board.runs(job)) running.push_back(job);
    for (auto _ : state) {
        state.PauseTiming();
        at = at + seconds(10);
        for (std::uint64_t i = 0; i < ends; ++i) {
            const std::size_t which = random.below(running.size());
            board.end(running[which]);
            running[which] = running.back();
            running.pop_back();
            board.submit(drawn(random, ++number));
        }
        state.ResumeTiming();
        const auto placements = policy::schedule(board, {}, at);
        state.PauseTiming();
        for (const auto& placement : placements) board.place(placement), running.push_back(placement.job);
        started += placements.size();
        state.ResumeTiming();
    }
    state.counters["waiting"] = static_cast<double>(board.waiting_jobs());
    state.counters["started_per_step"] = static_cast<double>(started) / static_cast<double>(state.iterations());
}
BENCHMARK(step)->Arg(1)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->Iterations(50);

/// The first step of a centre that was empty: 100,000 waiting jobs, 80,000 accelerators to give.
void first_step(benchmark::State& state) {
    Random random(11);
    board::Board board;
    board.open_pool(1);
    for (std::uint64_t node = 1; node <= 10'000; ++node) board.add_node(1, node, 8);
    for (std::uint64_t number = 1; number <= 100'000; ++number) board.submit(drawn(random, number));
    for (auto _ : state) benchmark::DoNotOptimize(policy::schedule(board, {}, now));
}
BENCHMARK(first_step)->Unit(benchmark::kMillisecond);

void why(benchmark::State& state) {
    const board::Board board = full_centre(10'000, 100'000);
    std::uint64_t job = 100'000;
    for (auto _ : state) {
        while (board.waiting(job) == nullptr) ++job;
        benchmark::DoNotOptimize(policy::why_waiting(board, {}, job++, now));
        if (job > 125'000) job = 100'000;
    }
}
BENCHMARK(why)->Unit(benchmark::kMillisecond);

void copy_of_the_board(benchmark::State& state) {
    const board::Board board = full_centre(10'000, 100'000);
    for (auto _ : state) {
        board::Board copy = board;
        benchmark::DoNotOptimize(copy.waiting_jobs());
    }
}
BENCHMARK(copy_of_the_board)->Unit(benchmark::kMillisecond);

}  // namespace
