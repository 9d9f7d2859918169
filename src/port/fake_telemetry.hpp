// Telemetry that a test sets by hand.
#pragma once

#include <mutex>
#include <utility>

#include "base/result.hpp"
#include "port/telemetry.hpp"

namespace gwanje {

class FakeTelemetry final : public Telemetry {
public:
    explicit FakeTelemetry(std::vector<FoundAccelerator> found = {}) : found_(std::move(found)) {}

    /// What `sample` answers from now on, stamped with the instant of the asking.
    void set(std::vector<AcceleratorSample> samples) {
        const std::lock_guard hold(mutex_);
        samples_ = std::move(samples);
    }
    /// Every call answers this fault until `works` is called.
    void fail(Fault fault) {
        const std::lock_guard hold(mutex_);
        fault_ = std::move(fault);
    }
    void works() {
        const std::lock_guard hold(mutex_);
        fault_.reset();
    }

    [[nodiscard]] Result<std::vector<FoundAccelerator>, Fault> accelerators() override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        return found_;
    }
    [[nodiscard]] Result<std::vector<AcceleratorSample>, Fault> sample(Instant now) override {
        const std::lock_guard hold(mutex_);
        if (fault_) return Failure{*fault_};
        std::vector<AcceleratorSample> stamped = samples_;
        for (AcceleratorSample& one : stamped) one.at = now;
        return stamped;
    }

private:
    std::mutex mutex_;
    std::vector<FoundAccelerator> found_;
    std::vector<AcceleratorSample> samples_;
    std::optional<Fault> fault_;
};

}  // namespace gwanje
