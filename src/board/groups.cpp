#include "board/groups.hpp"

namespace gwanje::board {

namespace {
Queue::Place place_of(const WaitingJob& waiting) {
    return {waiting.order, waiting.job};
}
}  // namespace

void Groups::settle(Group& group, Moves& moves) {
    const auto park_last = [&] {
        const auto last = std::prev(group.admitted.end());
        group.admitted_sum -= last->second.ask.accelerators;
        moves.out.push_back(last->second);
        group.parked.insert(group.admitted.extract(last));
    };
    while (!group.admitted.empty() && group.running + group.admitted_sum > group.cap) park_last();
    // Admitted is always the longest beginning of the group's order that keeps within the cap.
    while (!group.parked.empty()) {
        const auto first = group.parked.begin();
        if (group.running + group.admitted_sum + first->second.ask.accelerators <= group.cap) {
            group.admitted_sum += first->second.ask.accelerators;
            moves.into.push_back(first->second);
            group.admitted.insert(group.parked.extract(first));
        } else if (!group.admitted.empty() && first->first < group.admitted.rbegin()->first) {
            park_last();
        } else {
            return;
        }
    }
}

void Groups::set_cap(std::uint64_t number, std::uint32_t accelerators, Moves& moves) {
    Group& group = groups_[number];
    group.cap = accelerators;
    settle(group, moves);
}

void Groups::submit(const WaitingJob& waiting, Moves& moves) {
    Group& group = groups_[waiting.group];
    group.parked.emplace(place_of(waiting), waiting);
    settle(group, moves);
}

bool Groups::leave(const WaitingJob& waiting, Moves& moves) {
    Group& group = groups_[waiting.group];
    if (group.parked.erase(place_of(waiting)) != 0) return settle(group, moves), true;
    if (group.admitted.erase(place_of(waiting)) != 0) group.admitted_sum -= waiting.ask.accelerators;
    settle(group, moves);
    return false;
}

void Groups::start(std::uint64_t number, std::uint32_t accelerators) {
    groups_[number].running += accelerators;
}

void Groups::end(std::uint64_t number, std::uint32_t accelerators, Moves& moves) {
    Group& group = groups_[number];
    group.running -= accelerators;
    settle(group, moves);
}

bool Groups::parked(const WaitingJob& waiting) const {
    const auto found = groups_.find(waiting.group);
    return found != groups_.end() && found->second.parked.contains(place_of(waiting));
}

std::uint32_t Groups::cap(std::uint64_t group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? uncapped : found->second.cap;
}

std::uint64_t Groups::running(std::uint64_t group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? 0 : found->second.running;
}

}  // namespace gwanje::board
