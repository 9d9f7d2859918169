// Replay of recorded jobs on nodes: gang placement (all or nothing), packing, the live centre's own view and
// pass. Within one second: all ends, then all submissions, then one pass.
#pragma once

#include "board/board.hpp"
#include "twin/pool_replay.hpp"

namespace gwanje::twin {

struct NodeReplay {
    std::uint32_t nodes = 0;
    std::uint32_t per_node = 8;  ///< accelerators of each
    QueueName queue = QueueName::easy;
    board::Remainder remainder = board::Remainder::fullest;
    [[nodiscard]] std::uint32_t accelerators() const { return nodes * per_node; }
};

/// Conservative backfill is not offered on nodes: the replay is then empty.
[[nodiscard]] Starts replay_nodes(const Trace& trace, const NodeReplay& replay, const Progress& progress = {});

}  // namespace gwanje::twin
