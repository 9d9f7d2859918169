// FitSummary: of a part of a queue, the least size, and the least time limit among jobs up to each of some sizes. With
// it a search for "a job of at most S accelerators that ends within W" passes over parts that hold none.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "base/time.hpp"

namespace gwanje::board {

class FitSummary {
public:
    // Size classes 1, 2, 4, … 64, and all: centres ask for powers of two. A class that is only partly allowed costs a
    // look into a part in vain, never a wrong answer. Limits in whole seconds, rounded down, in 32 bits: one cache
    // line.
    static constexpr std::size_t classes = 8;

    static constexpr std::size_t class_of(std::uint32_t size) {
        return size <= 1 ? 0 : std::min<std::size_t>(classes - 1, static_cast<std::size_t>(std::bit_width(size - 1)));
    }
    static constexpr std::int32_t coarse(Duration limit) {
        constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max() - 1;
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(limit.ms / 1000, 0, most));
    }

    void add(std::uint32_t size, Duration limit) { add_coarse(size, coarse(limit)); }
    void add_coarse(std::uint32_t size, std::int32_t seconds) {
        ++count_;
        least_size_ = std::min(least_size_, size);
        for (std::size_t c = class_of(size); c < classes; ++c) least_limit_[c] = std::min(least_limit_[c], seconds);
    }
    void add(const FitSummary& other) {
        count_ += other.count_;
        least_size_ = std::min(least_size_, other.least_size_);
        for (std::size_t c = 0; c < classes; ++c) least_limit_[c] = std::min(least_limit_[c], other.least_limit_[c]);
    }
    /// False when the job that goes may have set one of the least values.
    bool take(std::uint32_t size, Duration limit) { return take_coarse(size, coarse(limit)); }
    bool take_coarse(std::uint32_t size, std::int32_t seconds) {
        --count_;
        if (size <= least_size_) return false;
        for (std::size_t c = class_of(size); c < classes; ++c)
            if (seconds <= least_limit_[c]) return false;
        return true;
    }

    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] std::uint32_t least_size() const { return least_size_; }
    /// May there be a job of at most `size` accelerators with a limit of at most `window`? A "no" is certain.
    [[nodiscard]] bool may_hold(std::uint32_t size, Duration window) const {
        return least_size_ <= size && least_limit_[class_of(size)] <= coarse(window) && window.ms >= 0;
    }

private:
    static constexpr std::array<std::int32_t, classes> nothing() {
        std::array<std::int32_t, classes> limits{};
        limits.fill(std::numeric_limits<std::int32_t>::max());
        return limits;
    }
    std::array<std::int32_t, classes> least_limit_ = nothing();
    std::uint32_t least_size_ = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t count_ = 0;
};

}  // namespace gwanje::board
