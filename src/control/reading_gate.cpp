#include "control/reading_gate.hpp"

#include <chrono>

#include "base/check.hpp"

namespace gwanje::control {

void ReadingGate::enter() {
    std::unique_lock hold(mutex_);
    may_enter_.wait(hold, [&] { return !closing_; });
    ++inside_;
}

void ReadingGate::leave() {
    const std::lock_guard hold(mutex_);
    GWANJE_CHECK(inside_ > 0);
    --inside_;
    if (inside_ == 0 && closing_) all_left_.notify_one();
}

bool ReadingGate::try_close(Duration patience) {
    std::unique_lock hold(mutex_);
    closing_ = true;
    if (all_left_.wait_for(hold, std::chrono::milliseconds(patience.ms), [&] { return inside_ == 0; })) return true;
    closing_ = false;
    may_enter_.notify_all();
    return false;
}

void ReadingGate::open() {
    {
        const std::lock_guard hold(mutex_);
        closing_ = false;
    }
    may_enter_.notify_all();
}

}  // namespace gwanje::control
