// How the live centre serves its queues, and why a job waits.
#pragma once

#include "domain/world.hpp"
#include "policy/schedule.hpp"

namespace gwanje {

/// EASY backfill over an order of fair share and priority, in every pool.
[[nodiscard]] const policy::Policies& queue_policies();

//   running … cancelled as the job's own state; the others say what a waiting job waits for:
//   dependency      jobs that must have finished first
//   held            a person holds it back
//   hours           its award has too few hours left for it
//   suspended       its award is suspended
//   the rest        as policy::WaitReason
GWANJE_ENUM(JobWait, not_waiting, dependency, held, hours, suspended, starts_now, no_room_now, behind_head,
            behind_reservation, share_full, window_ahead, pool_closed, nodes_closed, never_fits)

struct WhyWaiting {
    JobWait reason = JobWait::not_waiting;
    std::uint64_t ahead = 0;  ///< jobs that stand before it
    Id<Job> head;             ///< the job at the head of its queue, when that is another one
    Instant likely_start;     ///< when the head has room by the time limits; unset when that is not known
    GWANJE_RECORD(WhyWaiting, reason, ahead, head, likely_start)
};

[[nodiscard]] WhyWaiting why_waiting(const World& world, Id<Job> job, Instant now);

}  // namespace gwanje
