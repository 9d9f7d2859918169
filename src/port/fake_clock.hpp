// A clock that stands still until a test moves it.
#pragma once

#include <atomic>

#include "port/clock.hpp"

namespace gwanje {

class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = Instant{1'750'809'600'000}) : now_ms_(start.ms) {}  // 2025-06-25T00:00:00Z

    [[nodiscard]] Instant now() override { return {now_ms_.load()}; }
    [[nodiscard]] Duration steady() override { return {steady_ms_.load()}; }

    /// Time passes: both clocks go on.
    void pass(Duration by) { now_ms_ += by.ms, steady_ms_ += by.ms; }
    /// Somebody sets the wall clock; the steady one does not notice.
    void jump(Duration by) { now_ms_ += by.ms; }

private:
    std::atomic<std::int64_t> now_ms_;
    std::atomic<std::int64_t> steady_ms_{0};
};

}  // namespace gwanje
