// The clock of this machine.
#pragma once

#include "port/clock.hpp"

namespace gwanje::control {

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() override;
    /// Counts while the machine sleeps too, so that waking up is no jump.
    [[nodiscard]] Duration steady() override;
};

}  // namespace gwanje::control
