// Clock: where the time comes from. Below this port nothing reads a clock; an instant is handed in.
#pragma once

#include "base/time.hpp"

namespace gwanje {

class Clock {
public:
    virtual ~Clock() = default;

    /// What the wall clock shows. It may jump in both directions when somebody sets it.
    [[nodiscard]] virtual Instant now() = 0;
    /// Time since some fixed point, never set by anybody: shows how far the wall clock should have gone.
    [[nodiscard]] virtual Duration steady() = 0;
};

}  // namespace gwanje
