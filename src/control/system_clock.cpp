#include "control/system_clock.hpp"

#include <ctime>

namespace gwanje::control {
namespace {

std::int64_t clock_ms(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

}  // namespace

Instant SystemClock::now() {
    return {clock_ms(CLOCK_REALTIME)};
}

Duration SystemClock::steady() {
    return {clock_ms(CLOCK_BOOTTIME)};
}

}  // namespace gwanje::control
