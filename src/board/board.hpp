// Board: what the queue policies look at. For each pool the waiting jobs by order and by size, the free accelerators by
// node and by free count, the running jobs by expected end. Kept event by event by whoever owns the jobs (the world,
// the twin). A value: a copy is a what-if. Everything on it can be rebuilt by telling it again of pools, nodes, jobs
// and placements.
#pragma once

#include <map>

#include "board/groups.hpp"
#include "board/room.hpp"

namespace gwanje::board {

struct Pool {
    std::uint32_t number = 0;
    Room room;
    Queue queue;
    bool open = true;              ///< a closed pool starts nothing
    Instant closes = end_of_time;  ///< a maintenance window: nothing starts that would run beyond it by its limit
};

class Board {
public:
    // Pools and nodes.
    void open_pool(std::uint32_t pool, Remainder rule = Remainder::fullest);
    void set_pool_open(std::uint32_t pool, bool open);
    /// Nothing starts that would still run at `at`; end_of_time takes the window away.
    void set_pool_closes(std::uint32_t pool, Instant at);
    /// A power cap as a number of accelerators that may run at once; Room::uncapped for none.
    void set_most_running(std::uint32_t pool, std::uint64_t accelerators) {
        at(pool).room.set_most_running(accelerators);
    }
    /// Keeps the queue by time limit too, for policies that take the shortest first.
    void keep_by_limit(std::uint32_t pool, bool keep);
    void add_node(std::uint32_t pool, std::uint64_t node, std::uint32_t accelerators);
    /// False (and nothing done) while something runs there or there is no such node.
    bool remove_node(std::uint64_t node);
    /// A closed node takes nothing new (drained, failed); what runs there goes on until it is ended.
    void set_node_open(std::uint64_t node, bool open);

    // Jobs.
    void submit(const WaitingJob& waiting);
    /// The job is no longer wanted; false when it does not wait.
    bool withdraw(std::uint64_t job);
    /// A new place in the queue; false when the job does not wait.
    bool reorder(std::uint64_t job, OrderKey order);
    /// It runs from now on. A job that waits leaves its queue; one that does not (rebuilding, a service) is just
    /// placed.
    void place(const Placement& placement, std::uint64_t group = 0);
    /// It runs no longer; false when it does not run.
    bool end(std::uint64_t job);
    /// A new time limit of a running job.
    bool expect_end(std::uint64_t job, Instant end);

    /// At most so many accelerators run at once for this group; Groups::uncapped for no cap.
    void set_group_cap(std::uint64_t group, std::uint32_t accelerators);

    // Questions.
    [[nodiscard]] const Pool* pool(std::uint32_t number) const;
    [[nodiscard]] const std::map<std::uint32_t, Pool>& pools() const { return pools_; }
    [[nodiscard]] const WaitingJob* waiting(std::uint64_t job) const { return waiting_.find(job); }
    [[nodiscard]] bool runs(std::uint64_t job) const { return running_.has(job); }
    [[nodiscard]] std::optional<Placement> placement(std::uint64_t job) const;
    [[nodiscard]] std::size_t waiting_jobs() const { return waiting_.size(); }
    [[nodiscard]] std::size_t running_jobs() const { return running_.size(); }
    [[nodiscard]] const Groups& groups() const { return groups_; }

    /// For the twin, which lets a pass place into the room itself and then tells the board with placed().
    [[nodiscard]] Room& room_of(std::uint32_t pool) { return at(pool).room; }
    void placed(std::uint64_t job, std::uint32_t pool);

private:
    struct Running {
        std::uint32_t pool = 0;
        std::uint32_t accelerators = 0;
        std::uint64_t group = 0;
    };
    [[nodiscard]] Pool& at(std::uint32_t pool);
    void carry_out(const Groups::Moves& moves);
    void leave_queue(const WaitingJob& waiting);

    std::map<std::uint32_t, Pool> pools_;
    NumberMap<std::uint32_t> pool_of_node_;
    NumberMap<WaitingJob> waiting_;
    NumberMap<Running> running_;
    Groups groups_;
};

}  // namespace gwanje::board
