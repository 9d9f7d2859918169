// The board beside the facts: which jobs wait where, which accelerators of which nodes can be given.
//
// An accelerator that is not accepted (new, failed, in maintenance) and has no job is blocked: a blocker without
// end stands on its node's board, so that the node keeps its size and the others of the node can be used.
#include <algorithm>
#include <bit>

#include "domain/applier.hpp"

namespace gwanje {
namespace {

constexpr std::uint64_t blocker_bit = std::uint64_t{1} << 63;

std::uint64_t blocker_of(Id<Accelerator> id) {
    return id.number | blocker_bit;
}

/// Rank of a job in its queue, smaller first: what its project used lately, less the job's own priority. One level is a
/// doubling of used hours for each accelerator that the project was awarded.
std::int64_t rank_of(std::int64_t fair_level, std::int64_t priority) {
    return fair_level * 100 - priority;
}

}  // namespace

bool Applier::ready(const Job& job) const {
    return std::all_of(job.order.after.begin(), job.order.after.end(),
                       [&](Id<Job> before) { return world_.jobs[before].state == JobState::ended; });
}

void Applier::enter_board(Id<Job> id) {
    const Job& job = world_.jobs[id];
    const Award& award = world_.awards[job.award];
    board::Board& board = world_.index_.board;
    if (job.state != JobState::waiting || award.state != AwardState::active || !ready(job)) return;
    if (board.waiting(id.number) != nullptr) return;
    board::WaitingJob waiting;
    waiting.job = id.number;
    waiting.pool = static_cast<std::uint32_t>(award.pool.number);
    waiting.ask.accelerators = static_cast<std::uint32_t>(job.order.accelerators.amount);
    waiting.limit = job.order.time_limit;
    waiting.order = {rank_of(world_.index_.fair_level[job.project.number - 1], job.order.priority),
                     job.submitted_at.ms};
    waiting.group = job.award.number;
    board.submit(waiting);
}

void Applier::enter_dependents(Id<Job> id) {
    for (const Id<Job> next : world_.index_.dependents[id.number - 1]) enter_board(next);
}

void Applier::place_on_board(Id<Job> id) {
    const Job& job = world_.jobs[id];
    board::Placement placement;
    placement.job = id.number;
    placement.pool = static_cast<std::uint32_t>(world_.awards[job.award].pool.number);
    placement.end = job.placed_at + job.order.time_limit;
    for (const NodeShare& share : job.shares)
        placement.shares.push_back({share.node.number, static_cast<std::uint32_t>(share.slots.size())});
    world_.index_.board.place(placement, job.award.number);
}

void Applier::block(Id<Accelerator> id) {
    const Accelerator& accelerator = world_.accelerators[id];
    board::Board& board = world_.index_.board;
    if (world_.nodes[accelerator.node].engine == EngineKind::none || board.runs(blocker_of(id))) return;
    board::Placement placement;
    placement.job = blocker_of(id);
    placement.pool = static_cast<std::uint32_t>(accelerator.pool.number);
    placement.end = end_of_time;
    placement.shares = {{accelerator.node.number, 1}};
    board.place(placement);
}

void Applier::unblock(Id<Accelerator> id) {
    world_.index_.board.end(blocker_of(id));
}

void Applier::resize_node(Id<Node> id) {
    const Node& node = world_.nodes[id];
    if (node.engine == EngineKind::none) return;
    board::Board& board = world_.index_.board;
    // Only an idle node changes its size (decide sees to it); what stands on it is at most blockers.
    std::int64_t count = 0;
    Id<Pool> pool;
    for (const Id<Accelerator> one : world_.accelerators_of(id)) {
        unblock(one);
        if (world_.accelerators[one].state == AcceleratorState::retired) continue;
        ++count;
        pool = world_.accelerators[one].pool;
    }
    std::int64_t& on_board = world_.index_.node_size[id];
    if (on_board != 0) {
        GWANJE_CHECK(board.remove_node(id.number));
        world_.index_.engine_accelerators[world_.index_.node_pool[id]] -= on_board;
    }
    on_board = count;
    if (count == 0) return;
    world_.index_.node_pool[id] = pool;
    world_.index_.engine_accelerators[pool] += count;
    board.add_node(static_cast<std::uint32_t>(pool.number), id.number, static_cast<std::uint32_t>(count));
    for (const Id<Accelerator> one : world_.accelerators_of(id)) {
        const Accelerator& accelerator = world_.accelerators[one];
        if (accelerator.state != AcceleratorState::accepted && accelerator.state != AcceleratorState::retired &&
            accelerator.job.none())
            block(one);
    }
    if (node.draining) board.set_node_open(id.number, false);
}

void Applier::settle_order(Id<Project> id) {
    std::int64_t accelerators = 0;
    for (const Id<Award> award : world_.projects[id].awards) accelerators += world_.awards[award].accelerators.amount;
    const std::int64_t hours_each =
        world_.fair_use[id.number - 1] / hours(1).ms / std::max<std::int64_t>(1, accelerators);
    const auto level =
        static_cast<std::int64_t>(std::bit_width(static_cast<std::uint64_t>(std::max<std::int64_t>(0, hours_each))));
    std::int64_t& known = world_.index_.fair_level[id.number - 1];
    if (level == known) return;
    known = level;
    for (const Id<Award> award : world_.projects[id].awards)
        for (const Id<Job> job_id : world_.index_.open_jobs_of(award)) {
            const Job& job = world_.jobs[job_id];
            world_.index_.board.reorder(job_id.number, {rank_of(level, job.order.priority), job.submitted_at.ms});
        }
}

}  // namespace gwanje
