// EndHeap: what really ends next. Ends of one second come in the order of the starts.
#pragma once

#include <cstdint>
#include <vector>

#include "base/check.hpp"

namespace gwanje::twin {

/// Each entry is one 64-bit number: 37 bits of seconds (4,000 years), 27 bits of start order modulo 2^27 (134 million
/// starts; of entries in one second, none is that many starts apart).
class EndHeap {
public:
    struct Next {
        std::int64_t at = 0;
        std::uint32_t index = 0;
    };

    explicit EndHeap(std::int64_t zero, std::size_t starts) : zero_(zero) { index_of_.reserve(starts); }

    [[nodiscard]] bool empty() const { return heap_.empty(); }
    [[nodiscard]] std::size_t size() const { return heap_.size(); }
    [[nodiscard]] std::int64_t next() const { return static_cast<std::int64_t>(heap_.front() >> order_bits) + zero_; }

    void push(std::int64_t at, std::uint32_t index) {
        const std::uint64_t order = index_of_.size();
        GWANJE_DCHECK(order < (std::uint64_t{1} << order_bits) && at >= zero_);
        index_of_.push_back(index);
        heap_.push_back(0);
        sift_up(heap_.size() - 1, (static_cast<std::uint64_t>(at - zero_) << order_bits) | order);
    }

    Next pop() {
        const std::uint64_t top = heap_.front();
        const std::uint64_t last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sift_down(last);
        return {static_cast<std::int64_t>(top >> order_bits) + zero_,
                index_of_[top & ((std::uint64_t{1} << order_bits) - 1)]};
    }

private:
    static constexpr unsigned order_bits = 27;
    static constexpr std::size_t fan = 4;  // half the depth of a binary heap, and four numbers lie in one cache line

    void sift_up(std::size_t at, std::uint64_t value) {
        while (at > 0) {
            const std::size_t parent = (at - 1) / fan;
            if (heap_[parent] <= value) break;
            heap_[at] = heap_[parent];
            at = parent;
        }
        heap_[at] = value;
    }
    void sift_down(std::uint64_t value) {
        const std::size_t count = heap_.size();
        std::size_t at = 0;
        for (std::size_t child = 1; child < count; child = at * fan + 1) {
            const std::size_t end = child + fan < count ? child + fan : count;
            std::size_t least = child;
            for (std::size_t c = child + 1; c < end; ++c) least = heap_[c] < heap_[least] ? c : least;
            if (heap_[least] >= value) break;
            heap_[at] = heap_[least];
            at = least;
        }
        heap_[at] = value;
    }

    std::int64_t zero_;
    std::vector<std::uint64_t> heap_;
    std::vector<std::uint32_t> index_of_;  ///< by start order
};

}  // namespace gwanje::twin
