// NodeView: a pool with nodes, as run_pass sees it. It places into the room it is given, and leaves the queue as it is.
#pragma once

#include <optional>
#include <vector>

#include "board/board.hpp"
#include "policy/queue_policy.hpp"

namespace gwanje::policy {

class NodeView {
public:
    using Job = const board::WaitingJob*;

    /// `room` is the pool's own (the twin) or a copy of it (a decision about a world that must not change yet).
    NodeView(const board::Pool& pool, board::Room& room, Instant now, std::vector<board::Placement>& placements)
        : queue_(pool.queue), room_(room), number_(pool.number), now_(now), placements_(placements) {
        longest_ = pool.closes == end_of_time ? Duration{end_of_time.ms} : pool.closes - now;
        blocked_ = !pool.open;
    }
    ~NodeView() { room_.release(); }
    NodeView(const NodeView&) = delete;
    NodeView& operator=(const NodeView&) = delete;

    [[nodiscard]] Job head() const;
    bool start(Job job);
    [[nodiscard]] bool could_run(Job job) const { return room_.could_fit_open(job->ask); }
    void pass_over(Job job) { cursor_ = place_of(*job); }
    [[nodiscard]] bool nobody_fits() const;
    void promise(Job head);
    [[nodiscard]] Job candidate(Candidates order);
    void backfill(Job job);

private:
    using Queue = board::Queue;
    static Queue::Place place_of(const board::WaitingJob& job) { return {job.order, job.job}; }
    void put(const board::WaitingJob& job, std::vector<board::NodeShare> shares);
    [[nodiscard]] bool fits(const board::WaitingJob& job);
    void measure_gap();

    const Queue& queue_;
    board::Room& room_;
    std::uint32_t number_ = 0;
    Instant now_;
    Duration longest_;  ///< until the pool's window closes
    bool blocked_ = false;
    std::vector<board::Placement>& placements_;
    std::optional<Queue::Place> cursor_;
    std::optional<Queue::LimitPlace> limit_cursor_;
    Gap gap_;
    std::vector<board::NodeShare> found_;  ///< where the candidate goes
};

}  // namespace gwanje::policy
