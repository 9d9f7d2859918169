#include "twin/pool_replay.hpp"

#include <limits>

#include "policy/pass.hpp"
#include "twin/end_heap.hpp"
#include "twin/pool_view.hpp"
#include "twin/queue_name.hpp"

namespace gwanje::twin {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t events_between_progress = 1 << 16;

class PoolRun {
public:
    PoolRun(const Trace& trace, const PoolReplay& replay, const Progress& progress)
        : jobs_(trace.jobs),
          policy_(policy_of(replay.queue)),
          // Who passes nobody in order of arrival starts in the same second under every contract.
          contract_(replay.queue == QueueName::fcfs ? Contract::batch : replay.contract),
          progress_(progress),
          view_(jobs_, replay.processors,
                replay.queue == QueueName::sjf ? PoolView::Order::estimate : PoolView::Order::arrival, policy_),
          ends_(jobs_.empty() ? 0 : jobs_.front().submit, jobs_.size()) {
        result_.start.assign(jobs_.size(), -1);
        if (contract_ == Contract::pyssrule) view_.count_due_as_free();
    }

    Starts run() {
        const auto count = static_cast<std::uint32_t>(jobs_.size());
        while (next_ < count || !ends_.empty()) {
            const std::int64_t arrival = next_ < count ? jobs_[next_].submit : never;
            const std::int64_t end = ends_.empty() ? never : ends_.next();
            const std::int64_t now = arrival < end ? arrival : end;
            contract_ == Contract::batch ? batch(now) : each(now);
            if (++events_ % events_between_progress == 0 && progress_ && !progress_(result_.done)) break;
        }
        return std::move(result_);
    }

private:
    void batch(std::int64_t now) {
        while (!ends_.empty() && ends_.next() == now) end_one();
        while (next_ < jobs_.size() && jobs_[next_].submit == now) view_.arrive(next_++);
        pass(now);
    }
    void each(std::int64_t now) {
        for (; next_ < jobs_.size() && jobs_[next_].submit == now; pass(now)) view_.arrive(next_++);
        while (!ends_.empty() && ends_.next() == now) end_one(), pass(now);
    }
    void end_one() {
        const std::uint32_t index = ends_.pop().index;
        view_.end(index, result_.start[index]);
    }
    void pass(std::int64_t now) {
        view_.begin(now);
        policy::run_pass(view_, policy_);
        for (const std::uint32_t index : view_.started()) {
            result_.start[index] = now;
            ends_.push(now + jobs_[index].run, index);
        }
        result_.done += view_.started().size();
        view_.settle();
        if (view_.waiting() > result_.most_waiting) result_.most_waiting = view_.waiting();
    }

    const std::vector<TraceJob>& jobs_;
    policy::QueuePolicy policy_;
    Contract contract_;
    const Progress& progress_;
    PoolView view_;
    EndHeap ends_;
    Starts result_;
    std::uint32_t next_ = 0;
    std::size_t events_ = 0;
};

}  // namespace

Starts replay_pool(const Trace& trace, const PoolReplay& replay, const Progress& progress) {
    if (replay.queue == QueueName::conservative) return replay_conservative(trace, replay, progress);
    return PoolRun(trace, replay, progress).run();
}

}  // namespace gwanje::twin
