#include "board/board.hpp"

namespace gwanje::board {

Pool& Board::at(std::uint32_t pool) {
    const auto found = pools_.find(pool);
    GWANJE_CHECK(found != pools_.end());
    return found->second;
}

const Pool* Board::pool(std::uint32_t number) const {
    const auto found = pools_.find(number);
    return found == pools_.end() ? nullptr : &found->second;
}

void Board::open_pool(std::uint32_t number, Remainder rule) {
    Pool& pool = pools_[number];
    pool.number = number;
    pool.room.set_remainder(rule);
}
void Board::set_pool_open(std::uint32_t pool, bool open) {
    at(pool).open = open;
}
void Board::set_pool_closes(std::uint32_t pool, Instant closes) {
    at(pool).closes = closes;
}
void Board::keep_by_limit(std::uint32_t pool, bool keep) {
    at(pool).queue.keep_by_limit(keep);
}

void Board::add_node(std::uint32_t pool, std::uint64_t node, std::uint32_t accelerators) {
    GWANJE_CHECK(!pool_of_node_.has(node));
    at(pool).room.add_node(node, accelerators);
    pool_of_node_[node] = pool;
}

bool Board::remove_node(std::uint64_t node) {
    const std::uint32_t* const pool = pool_of_node_.find(node);
    if (pool == nullptr || !at(*pool).room.remove_node(node)) return false;
    return pool_of_node_.erase(node);
}

void Board::set_node_open(std::uint64_t node, bool open) {
    const std::uint32_t* const pool = pool_of_node_.find(node);
    GWANJE_CHECK(pool != nullptr);
    at(*pool).room.set_open(node, open);
}

void Board::carry_out(const Groups::Moves& moves) {
    // A job may move in and out again within one settling; the last word is where it is now.
    for (const WaitingJob& waiting : moves.out) at(waiting.pool).queue.remove(waiting);
    for (const WaitingJob& waiting : moves.into) {
        Queue& queue = at(waiting.pool).queue;
        if (!groups_.parked(waiting) && queue.by_order().find({waiting.order, waiting.job}) == nullptr)
            queue.add(waiting);
    }
}

void Board::submit(const WaitingJob& waiting) {
    GWANJE_CHECK(waiting.job != 0 && !waiting_.has(waiting.job));
    waiting_[waiting.job] = waiting;
    if (waiting.group == 0) return at(waiting.pool).queue.add(waiting);
    Groups::Moves moves;
    groups_.submit(waiting, moves);
    carry_out(moves);
}

void Board::leave_queue(const WaitingJob& waiting) {
    at(waiting.pool).queue.remove(waiting);
    if (waiting.group != 0) {
        Groups::Moves moves;
        groups_.leave(waiting, moves);
        carry_out(moves);
    }
}

bool Board::withdraw(std::uint64_t job) {
    const WaitingJob* const found = waiting_.find(job);
    if (found == nullptr) return false;
    const WaitingJob waiting = *found;
    waiting_.erase(job);
    leave_queue(waiting);
    return true;
}

bool Board::reorder(std::uint64_t job, OrderKey order) {
    const WaitingJob* const found = waiting_.find(job);
    if (found == nullptr) return false;
    if (found->order == order) return true;
    WaitingJob waiting = *found;
    withdraw(job);
    waiting.order = order;
    submit(waiting);
    return true;
}

void Board::place(const Placement& placement, std::uint64_t group) {
    at(placement.pool).room.place(placement.job, placement.shares, placement.end);
    if (waiting_.has(placement.job)) return placed(placement.job, placement.pool);
    std::uint32_t sum = 0;
    for (const NodeShare& share : placement.shares) sum += share.accelerators;
    running_[placement.job] = {placement.pool, sum, group};
    if (group != 0) groups_.start(group, sum);
}

void Board::placed(std::uint64_t job, std::uint32_t pool) {
    const WaitingJob* const found = waiting_.find(job);
    GWANJE_CHECK(found != nullptr);
    const WaitingJob waiting = *found;
    running_[job] = {pool, waiting.ask.accelerators, waiting.group};
    waiting_.erase(job);
    if (waiting.group != 0) groups_.start(waiting.group, waiting.ask.accelerators);
    leave_queue(waiting);
}

bool Board::end(std::uint64_t job) {
    const Running* const found = running_.find(job);
    if (found == nullptr) return false;
    const Running run = *found;
    running_.erase(job);
    at(run.pool).room.end(job);
    if (run.group != 0) {
        Groups::Moves moves;
        groups_.end(run.group, run.accelerators, moves);
        carry_out(moves);
    }
    return true;
}

bool Board::expect_end(std::uint64_t job, Instant end) {
    const Running* const found = running_.find(job);
    return found != nullptr && at(found->pool).room.expect_end(job, end);
}

void Board::set_group_cap(std::uint64_t group, std::uint32_t accelerators) {
    Groups::Moves moves;
    groups_.set_cap(group, accelerators, moves);
    carry_out(moves);
}

std::optional<Placement> Board::placement(std::uint64_t job) const {
    const Running* const found = running_.find(job);
    if (found == nullptr) return std::nullopt;
    const Room& room = pool(found->pool)->room;
    return Placement{job, found->pool, *room.expected_end(job), room.shares_of(job)};
}

}  // namespace gwanje::board
