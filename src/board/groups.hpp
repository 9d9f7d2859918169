// Groups: awards whose share of a pool is capped. A group's cap is promised to its waiting jobs in the order of the
// queue: those within the cap stand in the queue, the others are parked beside it until a job of the group ends or the
// cap rises.
#pragma once

#include <map>

#include "board/queue.hpp"

namespace gwanje::board {

class Groups {
public:
    static constexpr std::uint32_t uncapped = 0xFFFFFFFFU;
    /// What the caller must move: into the queue or out of it.
    struct Moves {
        std::vector<WaitingJob> into;
        std::vector<WaitingJob> out;
    };

    void set_cap(std::uint64_t group, std::uint32_t accelerators, Moves& moves);
    void submit(const WaitingJob& waiting, Moves& moves);
    /// The job waits no longer (withdrawn or placed). True when it was parked.
    bool leave(const WaitingJob& waiting, Moves& moves);
    void start(std::uint64_t group, std::uint32_t accelerators);
    void end(std::uint64_t group, std::uint32_t accelerators, Moves& moves);

    [[nodiscard]] bool parked(const WaitingJob& waiting) const;
    [[nodiscard]] std::uint32_t cap(std::uint64_t group) const;
    [[nodiscard]] std::uint64_t running(std::uint64_t group) const;

private:
    using Line = std::map<Queue::Place, WaitingJob>;
    struct Group {
        std::uint32_t cap = uncapped;
        std::uint64_t running = 0;
        std::uint64_t admitted_sum = 0;
        Line admitted;
        Line parked;
    };
    static void settle(Group& group, Moves& moves);

    std::map<std::uint64_t, Group> groups_;
};

}  // namespace gwanje::board
