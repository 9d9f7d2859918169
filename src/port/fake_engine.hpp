// An engine in memory that runs nothing: an order stays accepted until a test says what becomes of its run.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "port/engine.hpp"

namespace gwanje {

class FakeEngine final : public Engine {
public:
    explicit FakeEngine(std::vector<FoundAccelerator> found = {}) : found_(std::move(found)) {}

    /// Every call answers this fault until `works` is called.
    void fail(Fault fault) {
        const std::lock_guard hold(mutex_);
        fault_ = std::move(fault);
    }
    void works() {
        const std::lock_guard hold(mutex_);
        fault_.reset();
    }
    /// The program of an accepted run begins.
    void begin(RunKey key, Instant at) {
        const std::lock_guard hold(mutex_);
        RunState& run = runs_[key].state;
        run.key = key;
        run.stage = RunStage::running;
        run.started_at = at;
        run.usage.to = at;
    }
    void use(RunKey key, RunUsage usage) {
        const std::lock_guard hold(mutex_);
        runs_[key].state.usage = std::move(usage);
    }
    void end(RunKey key, Instant at, JobEnd end, std::int64_t exit_status = 0) {
        const std::lock_guard hold(mutex_);
        RunState& run = runs_[key].state;
        run.key = key;
        run.stage = RunStage::ended;
        run.ended_at = at;
        run.end = end;
        run.exit_status = exit_status;
        run.usage.to = at;
    }
    void write_log(RunKey key, std::string_view text) {
        const std::lock_guard hold(mutex_);
        runs_[key].log += text;
    }

    [[nodiscard]] std::vector<RunOrder> orders() const {
        const std::lock_guard hold(mutex_);
        std::vector<RunOrder> all;
        for (const auto& [key, run] : runs_) all.push_back(run.order);
        return all;
    }
    [[nodiscard]] bool asked_to_stop(RunKey key) const {
        const std::lock_guard hold(mutex_);
        return stops_.contains(key);
    }

    [[nodiscard]] Result<void, Fault> start(const RunOrder& order) override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        if (const auto known = runs_.find(order.key); known != runs_.end()) {
            if (known->second.order == order) return {};
            return Failure{fault(FaultKind::not_ours, "another order under the same key", to_text(order.key.job))};
        }
        Run run;
        run.order = order;
        run.state.key = order.key;
        runs_.emplace(order.key, std::move(run));
        return {};
    }
    [[nodiscard]] Result<std::vector<RunState>, Fault> observe() override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        std::vector<RunState> all;
        for (const auto& [key, run] : runs_)
            if (!forgotten_.contains(key)) all.push_back(run.state);
        return all;
    }
    [[nodiscard]] Result<void, Fault> stop(RunKey key, Duration) override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        if (runs_.contains(key)) stops_.insert(key);
        return {};
    }
    [[nodiscard]] Result<void, Fault> forget(RunKey key) override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        forgotten_.insert(key);
        return {};
    }
    [[nodiscard]] Result<LogPart, Fault> read_log(RunKey key, std::int64_t offset, std::int64_t limit) override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        const auto known = runs_.find(key);
        if (known == runs_.end()) return Failure{fault(FaultKind::missing, "no such run", to_text(key.job))};
        const std::string& log = known->second.log;
        const auto size = static_cast<std::int64_t>(log.size());
        const std::int64_t from = std::clamp<std::int64_t>(offset, 0, size);
        const std::int64_t count = std::clamp<std::int64_t>(limit, 0, size - from);
        LogPart part;
        part.bytes = log.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(count));
        part.next = from + count;
        part.size = size;
        part.complete = known->second.state.stage == RunStage::ended && part.next == size;
        return part;
    }
    [[nodiscard]] Result<std::vector<FoundAccelerator>, Fault> accelerators() override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        return found_;
    }
    [[nodiscard]] std::vector<Capability> capabilities() override { return {}; }

private:
    struct Run {
        RunOrder order;
        RunState state;
        std::string log;
    };
    mutable std::mutex mutex_;
    std::vector<FoundAccelerator> found_;
    std::map<RunKey, Run> runs_;
    std::set<RunKey> stops_;
    std::set<RunKey> forgotten_;
    std::optional<Fault> fault_;
};

}  // namespace gwanje
