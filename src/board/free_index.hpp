// FreeIndex: the open nodes of a pool by their number of free accelerators.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "board/node_set.hpp"

namespace gwanje::board {

class FreeIndex {
public:
    /// Makes room for nodes of up to `largest` accelerators.
    void reach(std::uint32_t largest) {
        if (largest >= by_free_.size()) by_free_.resize(largest + 1), some_.resize(largest / 64 + 1);
    }
    /// A node with no free accelerator is not kept.
    void add(std::uint32_t slot, std::uint32_t free) {
        if (free == 0) return;
        by_free_[free].add(slot);
        some_[free / 64] |= std::uint64_t{1} << (free % 64);
        total_ += free;
    }
    void remove(std::uint32_t slot, std::uint32_t free) {
        if (free == 0) return;
        by_free_[free].remove(slot);
        if (by_free_[free].empty()) some_[free / 64] &= ~(std::uint64_t{1} << (free % 64));
        total_ -= free;
    }

    /// The nodes with exactly this many free.
    [[nodiscard]] const NodeSet& with(std::uint32_t free) const { return by_free_[free]; }
    /// The least free count of at least `floor` that some node has; 0 when none has.
    [[nodiscard]] std::uint32_t least(std::uint32_t floor) const {
        std::size_t word = floor / 64;
        if (word >= some_.size()) return 0;
        std::uint64_t marks = some_[word] >> (floor % 64) << (floor % 64);
        while (marks == 0) {
            if (++word == some_.size()) return 0;
            marks = some_[word];
        }
        return static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(marks));
    }
    /// The greatest free count of any node; 0 when none is free.
    [[nodiscard]] std::uint32_t greatest() const {
        for (std::size_t word = some_.size(); word-- > 0;)
            if (some_[word] != 0)
                return static_cast<std::uint32_t>(word * 64 + 63) -
                       static_cast<std::uint32_t>(std::countl_zero(some_[word]));
        return 0;
    }
    [[nodiscard]] std::uint64_t total() const { return total_; }

private:
    std::vector<NodeSet> by_free_;     ///< by free count
    std::vector<std::uint64_t> some_;  ///< one bit for each count that some node has
    std::uint64_t total_ = 0;
};

}  // namespace gwanje::board
