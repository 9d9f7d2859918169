// QueuePolicy: how a pool's queue is served. The order itself (arrival, priority, fair share, shortest first) is in the
// keys of the waiting jobs; here stands what may pass whom. The contract in words: docs/policies.md.
#pragma once

#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje::policy {

/// none: nobody passes the head of the queue. easy: whoever does not delay the head may pass it. (Conservative backfill
/// plans for all who wait, and is a procedure of its own: conservative.hpp.)
GWANJE_ENUM(Backfill, none, easy)
/// In which order those who might pass the head are asked.
GWANJE_ENUM(Candidates, by_order, shortest)

struct QueuePolicy {
    Backfill backfill = Backfill::easy;
    Candidates candidates = Candidates::by_order;
    GWANJE_RECORD(QueuePolicy, backfill, candidates)
};

/// What a job that wants to pass the head must keep to.
struct Gap {
    Duration until_shadow;    ///< from now to the instant promised to the head
    std::uint32_t room = 0;   ///< accelerators that a job could have now
    std::uint32_t extra = 0;  ///< those among them that the head will not need

    /// It fits now, and either ends (by its limit) no later than the shadow time or takes only what is extra.
    [[nodiscard]] bool admits(std::uint32_t accelerators, Duration limit) const {
        return accelerators <= extra || (accelerators <= room && limit <= until_shadow);
    }
};

}  // namespace gwanje::policy
