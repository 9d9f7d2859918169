// The engine of one machine: how long it takes to start and end a run, and to look at many.
//
// The run folders lie in the working folder, so run it on the disk that counts: each run is written down three times,
// each time to the disk.
#include <benchmark/benchmark.h>
#include <poll.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "adapter/engine_local/core_telemetry.hpp"
#include "adapter/engine_local/local_engine.hpp"

namespace gwanje::local {
namespace {

class EngineBench {
public:
    explicit EngineBench(const std::string& name)
        : home_(std::filesystem::current_path() / ("engine_bench." + name + '.' + std::to_string(::getpid()))) {
        Settings settings;
        settings.node = "node-1";
        settings.runs_folder = (home_ / "engine").string();
        settings.projects_folder = (home_ / "projects").string();
        settings.shepherd = GWANJE_SHEPHERD;
        auto engine = LocalEngine::open(settings, cores_);
        if (engine.ok()) engine_ = std::move(*engine);
    }
    EngineBench(const EngineBench&) = delete;
    EngineBench& operator=(const EngineBench&) = delete;
    ~EngineBench() { std::filesystem::remove_all(home_); }

    /// False, with the reason on standard output, when this machine cannot run anything.
    [[nodiscard]] bool start_next() {
        RunOrder order;
        order.key = {{++last_}, 1};
        order.project = "prj-1";
        order.command = {"/usr/bin/true"};
        const auto started = engine_ ? engine_->start(order) : Result<void, Fault>();
        if (!started.ok()) std::cout << sentence(started.error(), Language::en) << '\n';
        return engine_ && started.ok();
    }
    void wait_until_all_ended() {
        for (;;) {
            const auto states = engine_->observe();
            bool all = states.ok();
            if (all)
                for (const RunState& state : *states) all = all && state.stage == RunStage::ended;
            if (all) return;
            ::poll(nullptr, 0, 1);
        }
    }
    [[nodiscard]] LocalEngine& engine() { return *engine_; }

private:
    std::filesystem::path home_;
    CoreTelemetry cores_;
    std::unique_ptr<LocalEngine> engine_;
    std::uint64_t last_ = 0;
};

void start_and_end_one(benchmark::State& state) {
    EngineBench bench("one");
    for (auto _ : state) {
        if (!bench.start_next()) return state.SkipWithError("no run can be started here");
        bench.wait_until_all_ended();
    }
}
BENCHMARK(start_and_end_one)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(50);

void start_only(benchmark::State& state) {
    EngineBench bench("start");
    for (auto _ : state)
        if (!bench.start_next()) return state.SkipWithError("no run can be started here");
    bench.wait_until_all_ended();
}
BENCHMARK(start_only)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(50);

void observe_hundred_ended(benchmark::State& state) {
    EngineBench bench("observe");
    for (int i = 0; i < 100; ++i)
        if (!bench.start_next()) return state.SkipWithError("no run can be started here");
    bench.wait_until_all_ended();
    for (auto _ : state) benchmark::DoNotOptimize(bench.engine().observe());
}
BENCHMARK(observe_hundred_ended)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace gwanje::local
