// Conservative backfill on a pool of anonymous processors.
//
// Assumption: estimates are upper bounds. Procedure: who comes is promised the earliest start at which it delays nobody
// who was promised one before. When a job ends before its estimate, those who wait are asked in the order of the queue,
// one by one, and each moves to the earliest start that the others' promises leave: never a later one.
#pragma once

#include <utility>

#include "board/profile.hpp"

namespace gwanje::policy {

class ConservativePlan {
public:
    struct Wish {
        std::uint32_t job = 0;
        std::int64_t size = 0;
        std::int64_t estimate = 0;  ///< seconds
        std::int64_t start = 0;     ///< promised
    };

    explicit ConservativePlan(std::int64_t processors) : profile_(processors) {}

    void submit(Wish wish, std::int64_t now) {
        profile_.forget_before(now);
        promise(wish, now);
        waiting_.push_back(wish);
    }
    /// A running job ended at `now`; `promised_end` is its start and estimate.
    void end(std::int64_t size, std::int64_t promised_end, std::int64_t now) {
        if (promised_end <= now) return;
        profile_.forget_before(now);
        profile_.take(-size, now, promised_end);
        for (Wish& wish : waiting_) {
            if (wish.start <= now) continue;
            profile_.take(-wish.size, wish.start, wish.start + wish.estimate);
            promise(wish, now);
        }
    }
    /// The next promised start; the greatest number when nobody waits.
    [[nodiscard]] std::int64_t next_start() const {
        std::int64_t next = std::numeric_limits<std::int64_t>::max();
        for (const Wish& wish : waiting_) next = std::min(next, wish.start);
        return next;
    }
    /// Calls start(job) for those promised to start by now, in the order of the queue.
    template <class Start>
    void start_due(std::int64_t now, Start&& start) {
        std::erase_if(waiting_, [&](const Wish& wish) { return wish.start <= now && (start(wish.job), true); });
    }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

private:
    void promise(Wish& wish, std::int64_t now) {
        wish.start = profile_.earliest(wish.size, wish.estimate, now);
        profile_.take(wish.size, wish.start, wish.start + wish.estimate);
    }

    board::Profile profile_;
    std::vector<Wish> waiting_;  ///< in the order of the queue
};

}  // namespace gwanje::policy
