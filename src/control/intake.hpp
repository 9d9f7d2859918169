// Where callers put their requests and the writer takes them, many at a time.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>

#include "control/answer.hpp"

namespace gwanje::control {

template <KernelTraits K>
class Intake {
public:
    explicit Intake(std::size_t bound) : bound_(bound) {}

    /// Takes `waiting` over, or tells why not (then `waiting` is as it was).
    [[nodiscard]] std::optional<Fault> put(Waiting<K>& waiting) {
        {
            const std::lock_guard hold(mutex_);
            if (closed_) return fault(FaultKind::stopping, "the writer is stopping");
            if (waiting_.size() >= bound_)
                return fault(FaultKind::busy, "too many requests are waiting", std::to_string(bound_) + " requests");
            waiting_.push_back(std::move(waiting));
        }
        arrived_.notify_one();
        return std::nullopt;
    }

    /// Up to `at_most` requests in the order in which they came. Waits for the first one, but not longer than
    /// `patience` and not beyond a `wake`.
    [[nodiscard]] std::vector<Waiting<K>> take(std::size_t at_most, Duration patience) {
        std::unique_lock hold(mutex_);
        arrived_.wait_for(hold, std::chrono::milliseconds(patience.ms),
                          [&] { return !waiting_.empty() || closed_ || woken_; });
        woken_ = false;
        std::vector<Waiting<K>> taken;
        if (waiting_.size() <= at_most) {
            taken.swap(waiting_);
        } else {
            const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(at_most);
            taken.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
            waiting_.erase(waiting_.begin(), end);
        }
        return taken;
    }

    void wake() {
        {
            const std::lock_guard hold(mutex_);
            woken_ = true;
        }
        arrived_.notify_one();
    }
    /// From now on nothing is taken over; what waits is still handed out.
    void close() {
        {
            const std::lock_guard hold(mutex_);
            closed_ = true;
        }
        arrived_.notify_one();
    }
    [[nodiscard]] bool drained() const {
        const std::lock_guard hold(mutex_);
        return closed_ && waiting_.empty();
    }
    [[nodiscard]] std::size_t waiting() const {
        const std::lock_guard hold(mutex_);
        return waiting_.size();
    }

private:
    const std::size_t bound_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<Waiting<K>> waiting_;
    bool closed_ = false;
    bool woken_ = false;
};

}  // namespace gwanje::control
