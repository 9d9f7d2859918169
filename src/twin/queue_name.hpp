// What a published name of a queue policy stands for.
#pragma once

#include "policy/queue_policy.hpp"
#include "twin/pool_replay.hpp"

namespace gwanje::twin {

constexpr policy::QueuePolicy policy_of(QueueName name) {
    using policy::Backfill;
    using policy::Candidates;
    switch (name) {
        case QueueName::fcfs:
        case QueueName::sjf:
        case QueueName::conservative:  // has a procedure of its own, see replay_conservative
            return {Backfill::none, Candidates::by_order};
        case QueueName::easy:
            return {Backfill::easy, Candidates::by_order};
        case QueueName::easy_sjf:
            return {Backfill::easy, Candidates::shortest};
    }
    return {};
}

}  // namespace gwanje::twin
