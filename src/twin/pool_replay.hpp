// Replay of recorded jobs on a pool of anonymous processors: who starts when, under a published contract.
#pragma once

#include <functional>
#include <span>

#include "base/record.hpp"
#include "policy/queue_policy.hpp"
#include "twin/trace.hpp"

namespace gwanje::twin {

/// What happens within one second, and in which order (docs/policies.md).
///   batch     all ends, then all submissions, then one pass
///   subfirst  submissions before ends, ends in the order of the starts, a pass after each
///   pyssrule  subfirst, and processors whose job is due by its estimate in this second count as free
GWANJE_ENUM(Contract, batch, subfirst, pyssrule)

/// The published queue policies. fcfs, sjf: nobody passes the head. easy, easy_sjf: EASY backfill with candidates in
/// the order of the queue, or the shortest first. conservative: nobody is delayed by anybody who came later.
GWANJE_ENUM(QueueName, fcfs, sjf, easy, easy_sjf, conservative)

struct PoolReplay {
    std::uint32_t processors = 0;
    QueueName queue = QueueName::easy;
    Contract contract = Contract::batch;
};

struct Starts {
    std::vector<std::int64_t> start;  ///< seconds, in step with the trace's jobs
    std::size_t done = 0;             ///< jobs that have started; fewer than all when it was stopped
    std::size_t most_waiting = 0;     ///< the deepest queue at the end of a pass
};

/// Asked now and then (every few thousand events) with the number of jobs started; false stops the replay.
using Progress = std::function<bool(std::size_t)>;

[[nodiscard]] Starts replay_pool(const Trace& trace, const PoolReplay& replay, const Progress& progress = {});

/// Conservative backfill: the contract decides only whether submissions or ends come first within a second.
[[nodiscard]] Starts replay_conservative(const Trace& trace, const PoolReplay& replay, const Progress& progress);

}  // namespace gwanje::twin
