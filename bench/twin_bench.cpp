// The twin's rate: jobs replayed per second of processor time. The logs are found through the environment variable
// GWANJE_TRACES (folder with swf/kth.swf.gz, swf/hpc2n.swf.gz, swf/philly.swf.gz); without it only drawn jobs run.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "adapter/trace/swf.hpp"
#include "base/random.hpp"
#include "twin/node_replay.hpp"
#include "twin/pool_replay.hpp"

namespace {

using namespace gwanje;
using twin::Contract;
using twin::QueueName;

/// Sizes of a GPU centre, exponential runs of 2 hours, estimates up to three times the run; `load` of the capacity.
twin::Trace drawn(std::size_t count, std::uint32_t accelerators, double load) {
    static constexpr std::uint32_t sizes[] = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 4, 4, 8, 8, 8, 16, 32, 64};
    constexpr double mean_size = 9.0, mean_run = 7200;
    Random random(1);
    twin::Trace trace;
    double at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        at += random.exponential(mean_size * mean_run / load / accelerators);
        twin::TraceJob job;
        job.submit = static_cast<std::int64_t>(at);
        job.size = sizes[random.below(18)];
        job.run = static_cast<std::int32_t>(1 + random.exponential(mean_run));
        job.estimate = static_cast<std::int32_t>(job.run * (1 + 2 * random.unit()));
        trace.jobs.push_back(job);
        trace.ids.push_back(static_cast<std::int64_t>(i + 1));
    }
    return trace;
}

void count_jobs(benchmark::State& state, const twin::Trace& trace, std::size_t deepest) {
    state.counters["jobs/s"] =
        benchmark::Counter(static_cast<double>(trace.jobs.size()), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["deepest_queue"] = static_cast<double>(deepest);
}

void pool(benchmark::State& state, const twin::Trace& trace, std::uint32_t processors, QueueName queue,
          Contract contract) {
    std::size_t deepest = 0;
    for (auto _ : state) deepest = replay_pool(trace, {processors, queue, contract}).most_waiting;
    count_jobs(state, trace, deepest);
}

void nodes(benchmark::State& state, const twin::Trace& trace, std::uint32_t count, QueueName queue) {
    std::size_t deepest = 0;
    for (auto _ : state) deepest = replay_nodes(trace, {count, 8, queue, board::Remainder::fullest}).most_waiting;
    count_jobs(state, trace, deepest);
}

/// Cost per job as the queue deepens from 10^4 to 10^6: a burst that the pool must work off.
void deep_queue(benchmark::State& state) {
    twin::Trace trace = drawn(static_cast<std::size_t>(state.range(0)), 1000, 2.0);
    for (twin::TraceJob& job : trace.jobs) job.submit = 0;
    pool(state, trace, 1000, QueueName::easy, Contract::batch);
}

void read_swf(benchmark::State& state, const std::string& text) {
    for (auto _ : state) {
        adapter::SwfReader reader{twin::Reading{}};
        if (!reader.feed(text).ok() || !reader.finish().ok()) return state.SkipWithError("refused");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * static_cast<std::int64_t>(state.iterations()));
}

void with_logs(const std::string& folder) {
    struct Log {
        const char* name;
        std::uint32_t processors;
    };
    for (const Log& log : {Log{"kth", 100}, Log{"hpc2n", 240}, Log{"philly", 500}, Log{"philly", 1000}}) {
        const std::string path = folder + "/swf/" + log.name + ".swf.gz";
        auto trace = adapter::read_swf(path, {});
        if (!trace.ok()) continue;
        twin::leave_out_larger(*trace, log.processors);
        const std::string name = std::string(log.name) + '_' + std::to_string(log.processors);
        for (const QueueName queue : {QueueName::fcfs, QueueName::easy, QueueName::easy_sjf, QueueName::conservative}) {
            if (queue == QueueName::conservative && log.processors != 100) continue;
            const std::string title = name + '/' + std::string(to_text(queue));
            benchmark::RegisterBenchmark(title.c_str(), [t = *trace, p = log.processors,
                                                         queue](benchmark::State& state) {
                pool(state, t, p, queue, Contract::batch);
            })->Unit(benchmark::kMillisecond);
        }
        if (log.processors == 500) continue;
        std::string text;
        const auto read =
            adapter::read_trace_file(path, [&](std::string_view piece) -> Result<void, adapter::TraceFault> {
                text += piece;
                return {};
            });
        if (read.ok())
            benchmark::RegisterBenchmark(("read_swf/" + name).c_str(), [text](benchmark::State& state) {
                read_swf(state, text);
            })->Unit(benchmark::kMillisecond);
    }
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (const char* const folder = std::getenv("GWANJE_TRACES")) with_logs(folder);
    for (const double load : {0.95, 1.05})
        for (const QueueName queue : {QueueName::fcfs, QueueName::easy}) {
            const std::string title =
                "nodes_21250_load_" + std::to_string(load).substr(0, 4) + '/' + std::string(to_text(queue));
            benchmark::RegisterBenchmark(title.c_str(), [load, queue](benchmark::State& state) {
                nodes(state, drawn(1'000'000, 170'000, load), 21'250, queue);
            })->Unit(benchmark::kMillisecond);
        }
    benchmark::RegisterBenchmark("deep_queue/easy", deep_queue)
        ->Arg(10'000)
        ->Arg(100'000)
        ->Arg(1'000'000)
        ->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
