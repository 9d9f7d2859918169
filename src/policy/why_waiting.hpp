// Why a job waits, in one word and the figures that belong to it.
#pragma once

#include <optional>

#include "policy/schedule.hpp"

namespace gwanje::policy {

//   starts_now          the next scheduling step starts it
//   no_room_now         what is free does not hold it
//   behind_head         it would fit, but the policy lets nobody pass the head of the queue
//   behind_reservation  it would fit, but would delay the head beyond the instant promised to it
//   share_full          its group (award) already runs or is promised all it may run at once
//   window_ahead        it would still run when the pool's maintenance window begins
//   pool_closed         the pool starts nothing
//   nodes_closed        it would fit if the closed nodes were open
//   never_fits          it would not fit if the pool were empty
GWANJE_ENUM(WaitReason, starts_now, no_room_now, behind_head, behind_reservation, share_full, window_ahead, pool_closed,
            nodes_closed, never_fits)

struct Waiting {
    WaitReason reason = WaitReason::starts_now;
    std::uint64_t ahead = 0;  ///< jobs that stand before it in its queue
    std::uint64_t head = 0;   ///< the job at the head, when that is another one
    Instant shadow;  ///< when the head will have room by the time limits; unset when it has room or cannot know
    GWANJE_RECORD(Waiting, reason, ahead, head, shadow)
};

/// Nothing when the job does not wait. Copies the pool's room: for a question now and then, not for a loop over a
/// queue.
[[nodiscard]] std::optional<Waiting> why_waiting(const board::Board& board, const Policies& policies, std::uint64_t job,
                                                 Instant now);

}  // namespace gwanje::policy
