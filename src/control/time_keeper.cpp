#include "control/time_keeper.hpp"

namespace gwanje::control {

TimeKeeper::TimeKeeper(Clock& clock, Instant last, Tell tell)
    : clock_(clock), tell_(std::move(tell)), last_(last), wall_(clock.now()), steady_(clock.steady()) {}

Result<Instant, Fault> TimeKeeper::stamp() {
    const Instant now = clock_.now();
    const Duration steady = clock_.steady();
    const Duration gained = now - (wall_ + (steady - steady_));
    if (gained > refused_when_ahead) {
        Fault jumped = fault(FaultKind::clock_jumped, "the wall clock jumped forward", {}, gained.ms);
        if (!told_ && tell_) tell_(jumped);
        told_ = true;
        return Failure{std::move(jumped)};
    }
    wall_ = now;
    steady_ = steady;
    if (now >= last_) {
        told_ = false;
        last_ = now;
        return now;
    }
    if (last_ - now > told_when_behind && !told_ && tell_) {
        tell_(fault(FaultKind::clock_jumped, "the wall clock is behind the last entry", {}, (now - last_).ms));
        told_ = true;
    }
    return last_;
}

}  // namespace gwanje::control
