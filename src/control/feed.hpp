// The most recent events, for everybody who follows live. Whoever is slower than the ring is long is told to read anew.
//
// A follower remembers the index it has seen and asks for what came after. Publishing takes a lock for as long as it
// takes to move pointers; no follower can delay it longer than its own copying of pointers.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "control/answer.hpp"

namespace gwanje::control {

template <class Event>
class Feed {
public:
    struct News {
        std::vector<Recorded<Event>> events;
        std::uint64_t last = 0;  // ask for what comes after this one next time
        bool resync = false;     // some events are gone: read the world anew, then go on from `last`
    };
    using Call = std::function<void(std::uint64_t last)>;

    /// `head`: the last entry before the first that will be published.
    Feed(std::size_t length, std::uint64_t head) : ring_(length), last_(head), oldest_(head + 1) {}

    /// What came after entry `index`, at most `at_most` of it.
    [[nodiscard]] News after(std::uint64_t index, std::size_t at_most) const {
        const std::lock_guard hold(mutex_);
        if (index + 1 < oldest_ || index > last_) return {{}, last_, true};
        News news{{}, std::min(last_, index + at_most), false};
        news.events.reserve(news.last - index);
        for (std::uint64_t i = index + 1; i <= news.last; ++i) news.events.push_back(ring_[i % ring_.size()]);
        return news;
    }

    /// Waits until there is something after `index`, at most `patience`. For threads; event loops use `on_news`.
    bool wait_beyond(std::uint64_t index, Duration patience) const {
        std::unique_lock hold(mutex_);
        return came_.wait_for(hold, std::chrono::milliseconds(patience.ms), [&] { return last_ > index; });
    }

    /// `call` runs on the writer's thread after each batch: it only passes the word on (posts to an event loop).
    void on_news(Call call) {
        const std::lock_guard hold(calls_mutex_);
        calls_.push_back(std::move(call));
    }
    void forget_calls() {
        const std::lock_guard hold(calls_mutex_);
        calls_.clear();
    }

    void publish(std::vector<Recorded<Event>> batch) {
        if (batch.empty()) return;
        const std::uint64_t last = batch.back()->index;
        {
            const std::lock_guard hold(mutex_);
            for (Recorded<Event>& recorded : batch) {
                const std::uint64_t index = recorded->index;
                recorded.swap(ring_[index % ring_.size()]);  // what is pushed out is destroyed after the lock
            }
            last_ = last;
            if (last_ - oldest_ + 1 > ring_.size()) oldest_ = last_ + 1 - ring_.size();
        }
        came_.notify_all();
        const std::lock_guard hold(calls_mutex_);
        for (const Call& call : calls_) call(last);
    }

    [[nodiscard]] std::uint64_t last() const {
        const std::lock_guard hold(mutex_);
        return last_;
    }

private:
    mutable std::mutex mutex_;
    mutable std::condition_variable came_;
    std::vector<Recorded<Event>> ring_;
    std::uint64_t last_;
    std::uint64_t oldest_;
    std::mutex calls_mutex_;
    std::vector<Call> calls_;
};

}  // namespace gwanje::control
