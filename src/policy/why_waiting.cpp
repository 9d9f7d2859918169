#include "policy/why_waiting.hpp"

#include <algorithm>

namespace gwanje::policy {

namespace {

/// The job that the pass would promise room to: the first that may start before the window, could run, and does not
/// fit.
const board::WaitingJob* blocked_head(const board::Pool& pool, board::Room& room, Instant now) {
    const Duration longest = pool.closes == end_of_time ? Duration{end_of_time.ms} : pool.closes - now;
    const board::WaitingJob* head = nullptr;
    pool.queue.by_order().walk([](const auto&) { return false; },
                               [&](const auto& entry) {
                                   const board::WaitingJob& job = entry.waiting;
                                   if (job.limit > longest) return false;
                                   if (const auto shares = room.find(job.ask)) {
                                       room.place(job.job, *shares, now + job.limit);
                                       return false;
                                   }
                                   if (!room.could_fit_open(job.ask)) return false;
                                   head = &job;
                                   return true;
                               });
    return head;
}

}  // namespace

std::optional<Waiting> why_waiting(const board::Board& board, const Policies& policies, std::uint64_t number,
                                   Instant now) {
    const board::WaitingJob* const job = board.waiting(number);
    if (job == nullptr) return std::nullopt;
    const board::Pool& pool = *board.pool(job->pool);
    Waiting why;
    why.ahead = pool.queue.ahead_of(*job);
    const auto because = [&](WaitReason reason) { return why.reason = reason, why; };
    if (!pool.room.could_fit(job->ask)) return because(WaitReason::never_fits);
    if (!pool.open) return because(WaitReason::pool_closed);
    if (!pool.room.could_fit_open(job->ask)) return because(WaitReason::nodes_closed);
    if (job->group != 0 && board.groups().parked(*job)) return because(WaitReason::share_full);
    if (pool.closes != end_of_time && now + job->limit > pool.closes) return because(WaitReason::window_ahead);

    board::Room room = pool.room;
    const board::WaitingJob* const head = blocked_head(pool, room, now);
    if (head == nullptr || room.runs(number)) return because(WaitReason::starts_now);
    const auto promise = room.earliest(head->ask, now);
    if (promise) why.shadow = promise->at;
    if (head->job == number) return because(WaitReason::no_room_now);
    why.head = head->job;
    if (!room.find(job->ask)) return because(WaitReason::no_room_now);
    if (policies.of(job->pool).backfill == Backfill::none) return because(WaitReason::behind_head);
    if (!promise || now + job->limit <= promise->at) return because(WaitReason::starts_now);
    room.reserve(*promise);
    return because(room.find(job->ask, board::Using::spare) ? WaitReason::starts_now : WaitReason::behind_reservation);
}

}  // namespace gwanje::policy
