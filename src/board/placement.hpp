// What passes over the board's threshold: who waits, what it asks, and where it is put. Jobs, nodes, pools and groups
// are plain numbers here (never 0), since the board knows no nouns.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje::board {

/// The place in a queue: smaller stands first. The rank is computed by whoever knows priorities and shares; `since` is
/// the submission for an order of arrival. The job's number breaks ties.
struct OrderKey {
    std::int64_t rank = 0;
    std::int64_t since = 0;
    friend constexpr auto operator<=>(const OrderKey&, const OrderKey&) = default;
    GWANJE_RECORD(OrderKey, rank, since)
};

/// What a job asks of its pool. per_node 0: up to the largest node's size on one node, above that whole nodes and a
/// remainder on one more. per_node k: exactly k on each of accelerators / k nodes.
struct Ask {
    std::uint32_t accelerators = 0;
    std::uint32_t per_node = 0;
    /// The size that indexes go by: a room whose most() is less does not hold it.
    [[nodiscard]] std::uint32_t size() const { return per_node != 0 ? per_node : accelerators; }
    GWANJE_RECORD(Ask, accelerators, per_node)
};

struct WaitingJob {
    std::uint64_t job = 0;
    std::uint32_t pool = 0;
    Ask ask;
    Duration limit;  ///< the time limit, taken as the estimate of the run
    OrderKey order;
    std::uint64_t group = 0;  ///< an award whose share is capped; 0: none
    GWANJE_RECORD(WaitingJob, job, pool, ask, limit, order, group)
};

struct NodeShare {
    std::uint64_t node = 0;
    std::uint32_t accelerators = 0;
    GWANJE_RECORD(NodeShare, node, accelerators)
};

struct Placement {
    std::uint64_t job = 0;
    std::uint32_t pool = 0;
    Instant end;  ///< by the time limit
    std::vector<NodeShare> shares;
    GWANJE_RECORD(Placement, job, pool, end, shares)
};

/// Where the accelerators beyond whole nodes go: on the fullest node that fits (keeps whole nodes free) or on the
/// emptiest.
GWANJE_ENUM(Remainder, fullest, emptiest)

}  // namespace gwanje::board
