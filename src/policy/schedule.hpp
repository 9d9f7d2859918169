// The scheduling step: who starts now, and where. The live kernel decides with schedule() on its world's board and
// turns each placement into an event; the twin places at once with schedule_in_place(). Both run the same pass.
#pragma once

#include <functional>
#include <map>

#include "board/board.hpp"
#include "policy/queue_policy.hpp"

namespace gwanje::policy {

/// Policies by pool; the first one stands for pools that are not named.
struct Policies {
    QueuePolicy standard;
    std::map<std::uint32_t, QueuePolicy> by_pool;
    [[nodiscard]] const QueuePolicy& of(std::uint32_t pool) const {
        const auto found = by_pool.find(pool);
        return found == by_pool.end() ? standard : found->second;
    }
};

/// The placements of this instant, in the order in which they are to be made. The board is not changed: carry them out
/// with Board::place.
[[nodiscard]] std::vector<board::Placement> schedule(const board::Board& board, const Policies& policies, Instant now);

/// The same decisions, made on the board itself; returns what was placed.
std::vector<board::Placement> schedule_in_place(board::Board& board, const Policies& policies, Instant now);

}  // namespace gwanje::policy
