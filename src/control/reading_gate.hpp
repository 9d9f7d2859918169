// Many readers or the one writer, with the writer first and patient only up to a bound.
//
// A standard shared lock lets readers that overlap keep the writer out for ever, and the writer waits for the slowest.
// Here a writer who wants in stops new readers, waits a bounded time for those inside, and gives up if they stay.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "base/time.hpp"

namespace gwanje::control {

class ReadingGate {
public:
    void enter();
    void leave();

    /// True: no reader is inside and none comes in until `open`. False: they did not leave within `patience`.
    [[nodiscard]] bool try_close(Duration patience);
    void open();

private:
    std::mutex mutex_;
    std::condition_variable may_enter_;
    std::condition_variable all_left_;
    std::uint64_t inside_ = 0;
    bool closing_ = false;
};

}  // namespace gwanje::control
