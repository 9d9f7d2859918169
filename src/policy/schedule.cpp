#include "policy/schedule.hpp"

#include "policy/node_view.hpp"
#include "policy/pass.hpp"

namespace gwanje::policy {

namespace {

/// Certain knowledge that a pass would start nobody.
bool idle_pass(const board::Pool& pool) {
    return !pool.open || pool.queue.empty() || pool.room.most() < pool.queue.by_order().summary().least_size();
}

}  // namespace

std::vector<board::Placement> schedule(const board::Board& board, const Policies& policies, Instant now) {
    std::vector<board::Placement> placements;
    for (const auto& [number, pool] : board.pools()) {
        if (idle_pass(pool)) continue;
        board::Room room = pool.room;
        NodeView view(pool, room, now, placements);
        run_pass(view, policies.of(number));
    }
    return placements;
}

std::vector<board::Placement> schedule_in_place(board::Board& board, const Policies& policies, Instant now) {
    std::vector<board::Placement> placements;
    for (const auto& [number, pool] : board.pools()) {
        if (idle_pass(pool)) continue;
        NodeView view(pool, board.room_of(number), now, placements);
        run_pass(view, policies.of(number));
    }
    for (const board::Placement& placement : placements) board.placed(placement.job, placement.pool);
    return placements;
}

}  // namespace gwanje::policy
