// For tests: the contract of FCFS and EASY on nodes, written down a second time, slow and obvious, with nothing but
// sorted lists. Shares no code with the board.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "board/placement.hpp"
#include "policy/queue_policy.hpp"

namespace gwanje::policy::slow {

using Shares = std::map<std::uint64_t, std::uint32_t>;  // node → accelerators

struct Node {
    std::uint64_t number = 0;
    std::uint32_t total = 0;
    std::uint32_t free = 0;
    bool open = true;
};
struct Run {
    std::uint64_t job = 0;
    Instant end;
    Shares shares;
};

struct Centre {
    std::vector<Node> nodes;
    std::vector<Run> running;
    std::vector<board::WaitingJob> waiting;
    board::Remainder remainder = board::Remainder::fullest;
    Instant closes = end_of_time;
    std::uint64_t most_running = 0xFFFFFFFFFFFFFFFFU;

    [[nodiscard]] std::uint32_t largest() const {
        std::uint32_t most = 0;
        for (const Node& node : nodes) most = std::max(most, node.total);
        return most;
    }
    void take(const Shares& shares) {
        for (Node& node : nodes)
            if (const auto s = shares.find(node.number); s != shares.end()) node.free -= s->second;
    }
    void give(const Shares& shares) {
        for (Node& node : nodes)
            if (const auto s = shares.find(node.number); s != shares.end()) node.free += s->second;
    }
};

/// Where the job goes with these nodes' free counts.
inline std::optional<Shares> find(const Centre& centre, const board::Ask& ask, std::vector<Node> nodes,
                                  std::uint64_t headroom) {
    if (ask.accelerators > headroom) return std::nullopt;
    const std::uint32_t largest = centre.largest();
    std::erase_if(nodes, [](const Node& n) { return !n.open; });
    const auto fullest_first = [](const Node& a, const Node& b) {
        return std::pair(a.free, a.number) < std::pair(b.free, b.number);
    };
    std::sort(nodes.begin(), nodes.end(), fullest_first);
    Shares shares;
    const auto put = [&](std::uint32_t each, std::uint32_t times) {
        for (const Node& node : nodes)
            if (times > 0 && node.free >= each) shares[node.number] = each, --times;
        return times == 0;
    };
    if (ask.per_node != 0) {
        if (put(ask.per_node, ask.accelerators / ask.per_node)) return shares;
        return std::nullopt;
    }
    if (ask.accelerators <= largest) {
        if (put(ask.accelerators, 1)) return shares;
        return std::nullopt;
    }
    if (!put(largest, ask.accelerators / largest)) return std::nullopt;
    const std::uint32_t rest = ask.accelerators % largest;
    if (rest == 0) return shares;
    if (centre.remainder == board::Remainder::emptiest)
        std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) {
            return a.free != b.free ? a.free > b.free : a.number < b.number;
        });
    for (const Node& node : nodes)
        if (node.free >= rest && !shares.contains(node.number)) return shares[node.number] = rest, shares;
    return std::nullopt;
}

inline std::vector<board::Placement> schedule(Centre centre, const QueuePolicy& policy, Instant now) {
    std::vector<board::Placement> placements;
    const auto start = [&](const board::WaitingJob& job, const Shares& shares) {
        centre.take(shares);
        centre.running.push_back({job.job, now + job.limit, shares});
        board::Placement placement{job.job, job.pool, now + job.limit, {}};
        for (const auto& [node, count] : shares) placement.shares.push_back({node, count});
        placements.push_back(placement);
    };
    std::vector<board::WaitingJob> queue = centre.waiting;
    std::erase_if(queue, [&](const auto& j) { return centre.closes != end_of_time && now + j.limit > centre.closes; });
    std::sort(queue.begin(), queue.end(),
              [](const auto& a, const auto& b) { return std::pair(a.order, a.job) < std::pair(b.order, b.job); });
    std::vector<Node> empty = centre.nodes;
    for (Node& node : empty) node.free = node.total;
    std::erase_if(queue, [&](const auto& j) { return !find(centre, j.ask, empty, centre.most_running); });
    const auto running_in = [](const std::vector<Node>& nodes) {
        std::uint64_t sum = 0;
        for (const Node& node : nodes) sum += node.total - node.free;
        return sum;
    };
    const auto headroom = [&](const std::vector<Node>& nodes) {
        return centre.most_running > running_in(nodes) ? centre.most_running - running_in(nodes) : 0;
    };

    while (!queue.empty()) {
        const auto shares = find(centre, queue.front().ask, centre.nodes, headroom(centre.nodes));
        if (!shares) break;
        start(queue.front(), *shares);
        queue.erase(queue.begin());
    }
    if (queue.empty() || policy.backfill == Backfill::none) return placements;

    // The shadow time: instant by instant, what ends gives its accelerators back.
    const board::WaitingJob head = queue.front();
    queue.erase(queue.begin());
    std::vector<Run> ends = centre.running;
    std::sort(ends.begin(), ends.end(), [](const Run& a, const Run& b) { return a.end < b.end; });
    std::vector<Node> then = centre.nodes;
    std::optional<Shares> promised;
    Instant shadow = now;
    for (std::size_t i = 0; i < ends.size() && !promised;) {
        shadow = std::max(now, ends[i].end);
        for (; i < ends.size() && std::max(now, ends[i].end) == shadow; ++i)
            for (Node& node : then)
                if (const auto s = ends[i].shares.find(node.number); s != ends[i].shares.end()) node.free += s->second;
        promised = find(centre, head.ask, then, headroom(then));
    }
    if (!promised) return placements;
    std::uint64_t headroom_left = headroom(then) - head.ask.accelerators;
    std::map<std::uint64_t, std::uint32_t> left;
    for (const Node& node : then)
        if (const auto s = promised->find(node.number); s != promised->end()) left[node.number] = node.free - s->second;

    if (policy.candidates == Candidates::shortest)
        std::stable_sort(queue.begin(), queue.end(), [](const auto& a, const auto& b) { return a.limit < b.limit; });
    for (const board::WaitingJob& job : queue) {
        const bool before = now + job.limit <= shadow;
        std::vector<Node> usable = centre.nodes;
        if (!before)
            for (Node& node : usable)
                if (const auto l = left.find(node.number); l != left.end()) node.free = std::min(node.free, l->second);
        const std::uint64_t now_left = headroom(centre.nodes);
        const auto shares = find(centre, job.ask, usable, before ? now_left : std::min(now_left, headroom_left));
        if (!shares) continue;
        start(job, *shares);
        if (before) continue;
        headroom_left -= job.ask.accelerators;
        for (const auto& [node, count] : *shares)
            if (const auto l = left.find(node); l != left.end()) l->second -= count;
    }
    return placements;
}

}  // namespace gwanje::policy::slow
