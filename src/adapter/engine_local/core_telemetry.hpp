// The processor cores of this machine, offered as accelerators where it has no others.
#pragma once

#include <map>
#include <mutex>

#include "port/telemetry.hpp"

namespace gwanje::local {

class CoreTelemetry final : public Telemetry {
public:
    /// The cores that this process may use; each has an equal part of the machine's memory.
    [[nodiscard]] Result<std::vector<FoundAccelerator>, Fault> accelerators() override;
    /// How busy each was since the sample before; unknown in the first one.
    [[nodiscard]] Result<std::vector<AcceleratorSample>, Fault> sample(Instant now) override;

private:
    struct Ticks {
        std::int64_t busy = 0;
        std::int64_t all = 0;
    };
    std::mutex mutex_;
    std::map<std::int64_t, Ticks> before_;
};

}  // namespace gwanje::local
