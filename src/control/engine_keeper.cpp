#include "control/engine_keeper.hpp"

#include <chrono>

namespace gwanje::control {

EngineKeeper::EngineKeeper(Centre& writer, Engine& engine, Clock& clock, EngineKeeperOptions options)
    : writer_(writer), engine_(engine), clock_(clock), options_(std::move(options)), thread_([this] { run(); }) {}

EngineKeeper::~EngineKeeper() {
    {
        const std::lock_guard hold(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void EngineKeeper::run() {
    for (;;) {
        look();
        // A little rest first, so that a burst of events is one look; then until news or the next look is due.
        const std::uint64_t seen = writer_.feed().last();
        {
            std::unique_lock hold(mutex_);
            if (wake_.wait_for(hold, std::chrono::milliseconds(100), [&] { return stop_; })) return;
        }
        writer_.feed().wait_beyond(seen, options_.look_every);
        const std::lock_guard hold(mutex_);
        if (stop_) return;
    }
}

void EngineKeeper::look() {
    auto runs = engine_.observe();
    if (!runs.ok()) return tell(runs.error());
    std::vector<EngineAction> actions;
    {
        const auto reading = writer_.read();
        if (reading->index().busy_jobs.empty() && runs->empty()) return;
        actions = plan_engine(reading.world(), {options_.node, std::move(*runs), clock_.now(), options_.meter_every});
    }
    for (const EngineAction& action : actions) carry_out(action);
}

void EngineKeeper::carry_out(const EngineAction& action) {
    Result<void, Fault> done;
    if (const auto* start = std::get_if<StartRun>(&action)) {
        done = engine_.start(start->order);
        if (!done.ok() && !done.error().transient) {
            const RunKey key = start->order.key;
            carry_out(TellKernel{ReportJobEnded{key.job, key.attempt, clock_.now(), JobEnd::refused_by_engine, 0}});
        }
    } else if (const auto* stop = std::get_if<StopRun>(&action)) {
        done = engine_.stop(stop->key, options_.grace);
    } else if (const auto* forget = std::get_if<ForgetRun>(&action)) {
        done = engine_.forget(forget->key);
    } else if (const auto* told = std::get_if<TellKernel>(&action)) {
        // A refusal means that the kernel knows already; a fault of the journal is told by the writer, and the next
        // look says the same again.
        static_cast<void>(writer_.ask({told->command, 0, "", 0}));
    }
    if (!done.ok()) tell(done.error());
}

void EngineKeeper::tell(const Fault& fault) {
    if (fault.what == last_told_) return;
    last_told_ = fault.what;
    if (options_.tell) options_.tell(fault);
}

}  // namespace gwanje::control
