#include "kernel/queue_policy.hpp"

#include <algorithm>

#include "policy/why_waiting.hpp"

namespace gwanje {
namespace {

JobWait wait_of(policy::WaitReason reason) {
    switch (reason) {
        case policy::WaitReason::starts_now:
            return JobWait::starts_now;
        case policy::WaitReason::no_room_now:
            return JobWait::no_room_now;
        case policy::WaitReason::behind_head:
            return JobWait::behind_head;
        case policy::WaitReason::behind_reservation:
            return JobWait::behind_reservation;
        case policy::WaitReason::share_full:
            return JobWait::share_full;
        case policy::WaitReason::window_ahead:
            return JobWait::window_ahead;
        case policy::WaitReason::pool_closed:
            return JobWait::pool_closed;
        case policy::WaitReason::nodes_closed:
            return JobWait::nodes_closed;
        case policy::WaitReason::never_fits:
            return JobWait::never_fits;
    }
    return JobWait::not_waiting;
}

}  // namespace

const policy::Policies& queue_policies() {
    static const policy::Policies policies;
    return policies;
}

WhyWaiting why_waiting(const World& world, Id<Job> id, Instant now) {
    const Job& job = world.jobs[id];
    WhyWaiting why;
    if (job.state == JobState::held) {
        why.reason = job.held_for_hours ? JobWait::hours : JobWait::held;
    } else if (job.state == JobState::waiting) {
        const bool depends = std::any_of(job.order.after.begin(), job.order.after.end(),
                                         [&](Id<Job> before) { return world.jobs[before].state != JobState::ended; });
        if (depends) {
            why.reason = JobWait::dependency;
        } else if (world.awards[job.award].state == AwardState::suspended) {
            why.reason = JobWait::suspended;
        } else if (const auto waiting = policy::why_waiting(world.index().board, queue_policies(), id.number, now)) {
            why.reason = wait_of(waiting->reason);
            why.ahead = waiting->ahead;
            why.head = {waiting->head};
            why.likely_start = waiting->shadow;
        }
    }
    return why;
}

}  // namespace gwanje
