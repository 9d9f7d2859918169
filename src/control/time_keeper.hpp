// The time that entries carry: never before the last entry's, and not one that the clock cannot have reached.
#pragma once

#include <functional>

#include "base/result.hpp"
#include "port/clock.hpp"
#include "port/fault.hpp"

namespace gwanje::control {

/// The clock is behind the last entry by more than this: somebody is told, once until it has caught up.
constexpr Duration told_when_behind = seconds(2);
/// The wall clock gained this much more than really passed. Entries with such a time could never be followed by earlier
/// ones, so nothing is recorded until the clock is right again or a restart confirms it. Daylight saving, leap seconds
/// and a laptop's night stay below.
constexpr Duration refused_when_ahead = hours(24);

class TimeKeeper {
public:
    using Tell = std::function<void(const Fault&)>;

    /// `last`: the time of the last entry, unset for an empty journal.
    TimeKeeper(Clock& clock, Instant last, Tell tell);

    /// The time for what happens now.
    [[nodiscard]] Result<Instant, Fault> stamp();

private:
    Clock& clock_;
    Tell tell_;
    Instant last_;
    Instant wall_;     // the wall clock at the last stamp that was believed
    Duration steady_;  // the steady clock then
    bool told_ = false;
};

}  // namespace gwanje::control
