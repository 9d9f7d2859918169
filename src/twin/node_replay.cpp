#include "twin/node_replay.hpp"

#include <limits>

#include "policy/node_view.hpp"
#include "policy/pass.hpp"
#include "twin/end_heap.hpp"
#include "twin/queue_name.hpp"

namespace gwanje::twin {

namespace {

class NodeRun {
public:
    NodeRun(const Trace& trace, const NodeReplay& replay, const Progress& progress)
        : jobs_(trace.jobs),
          replay_(replay),
          policy_(policy_of(replay.queue)),
          progress_(progress),
          ends_(jobs_.empty() ? 0 : jobs_.front().submit, jobs_.size()) {
        pool_.number = 1;
        pool_.room.keep_plans(policy_.backfill != policy::Backfill::none);
        pool_.room.set_remainder(replay.remainder);
        pool_.queue.keep_by_limit(policy_.candidates == policy::Candidates::shortest);
        for (std::uint64_t node = 1; node <= replay.nodes; ++node) pool_.room.add_node(node, replay.per_node);
        result_.start.assign(jobs_.size(), -1);
    }

    Starts run() {
        constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
        const auto count = static_cast<std::uint32_t>(jobs_.size());
        std::size_t events = 0;
        while (next_ < count || !ends_.empty()) {
            const std::int64_t arrival = next_ < count ? jobs_[next_].submit : never;
            const std::int64_t end = ends_.empty() ? never : ends_.next();
            const std::int64_t now = arrival < end ? arrival : end;
            while (!ends_.empty() && ends_.next() == now) pool_.room.end(ends_.pop().index + 1U);
            while (next_ < count && jobs_[next_].submit == now) pool_.queue.add(waiting(next_++));
            pass(now);
            if (++events % (1U << 14U) == 0 && progress_ && !progress_(result_.done)) break;
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] board::WaitingJob waiting(std::uint32_t index) const {
        const TraceJob& job = jobs_[index];
        const std::int64_t rank = replay_.queue == QueueName::sjf ? job.estimate : 0;
        return {index + 1U, 1, {job.size, 0}, seconds(job.estimate), {rank, 0}, 0};
    }
    void pass(std::int64_t now) {
        if (pool_.queue.empty()) return;
        placements_.clear();
        {
            policy::NodeView view(pool_, pool_.room, Instant{now * 1000}, placements_);
            policy::run_pass(view, policy_);
        }
        for (const board::Placement& placement : placements_) {
            const auto index = static_cast<std::uint32_t>(placement.job - 1);
            pool_.queue.remove(waiting(index));
            result_.start[index] = now;
            ends_.push(now + jobs_[index].run, index);
        }
        result_.done += placements_.size();
        if (pool_.queue.size() > result_.most_waiting) result_.most_waiting = pool_.queue.size();
    }

    const std::vector<TraceJob>& jobs_;
    NodeReplay replay_;
    policy::QueuePolicy policy_;
    const Progress& progress_;
    board::Pool pool_;
    EndHeap ends_;
    std::vector<board::Placement> placements_;
    Starts result_;
    std::uint32_t next_ = 0;
};

}  // namespace

Starts replay_nodes(const Trace& trace, const NodeReplay& replay, const Progress& progress) {
    if (replay.queue == QueueName::conservative) return {};
    return NodeRun(trace, replay, progress).run();
}

}  // namespace gwanje::twin
