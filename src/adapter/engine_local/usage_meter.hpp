// What a run uses, measured while it runs.
//
// Processor cores as accelerators: a core is active while a process of the run computes on it, so active time is the
// processor time of the run, which the kernel counts without gaps. GPUs: each is asked once a second how much of the
// time it computed; where it did not answer the time stays unobserved, never zero.
#pragma once

#include <map>
#include <string>

#include "adapter/engine_local/control_group.hpp"
#include "port/engine.hpp"

namespace gwanje::local {

class UsageMeter {
public:
    /// `telemetry` may be null: then GPUs are not observed.
    UsageMeter(std::vector<FoundAccelerator> granted, Telemetry* telemetry);

    [[nodiscard]] bool has_gpus() const { return !gpus_.empty(); }
    /// Asks the GPUs; `elapsed` is the time since the program started.
    void sample_gpus(Instant now, Duration elapsed);
    /// What was used until now. `cpu_time` is absent where it cannot be known.
    [[nodiscard]] RunUsage usage(Instant now, Duration elapsed, std::optional<Duration> cpu_time,
                                 std::optional<Bytes> memory_peak);

private:
    std::int64_t cores_ = 0;
    std::map<std::string, Duration> gpus_;  ///< serial → elapsed at its last sample
    Telemetry* telemetry_ = nullptr;
    std::int64_t active_permille_ms_ = 0;
    AcceleratorMillis observed_;
    std::optional<Duration> cpu_time_;
};

}  // namespace gwanje::local
