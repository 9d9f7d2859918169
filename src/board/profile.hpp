// Profile: how many processors of a pool will be free at each second from now on, when everything that was promised is
// kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/check.hpp"

namespace gwanje::board {

class Profile {
public:
    explicit Profile(std::int64_t processors) : steps_{{std::numeric_limits<std::int64_t>::min(), processors}} {}

    /// The earliest second, not before `from`, from which `size` are free for `length` seconds. Such a second exists
    /// when `size` is at most the pool's, since everything promised ends.
    [[nodiscard]] std::int64_t earliest(std::int64_t size, std::int64_t length, std::int64_t from) const {
        std::size_t i = at(from);
        std::int64_t start = from;
        for (std::size_t end = i; end < steps_.size() && (end == i || steps_[end].from < start + length); ++end)
            if (steps_[end].free < size) {
                i = end + 1;
                GWANJE_CHECK(i < steps_.size());
                start = steps_[i].from;
            }
        return start;
    }
    /// Promises `size` (or gives back, when negative) from `begin` to `end`.
    void take(std::int64_t size, std::int64_t begin, std::int64_t end) {
        if (begin >= end || size == 0) return;
        const std::size_t first = cut(begin);
        const std::size_t last = cut(end);
        for (std::size_t i = first; i < last; ++i) steps_[i].free -= size;
        join(last);
        join(first);
    }
    /// What was before `now` is forgotten.
    void forget_before(std::int64_t now) {
        const std::size_t i = at(now);
        steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(i));
    }

private:
    struct Step {
        std::int64_t from = 0;
        std::int64_t free = 0;
    };
    [[nodiscard]] std::size_t at(std::int64_t when) const {
        const auto after = std::upper_bound(steps_.begin(), steps_.end(), when,
                                            [](std::int64_t t, const Step& step) { return t < step.from; });
        return static_cast<std::size_t>(after - steps_.begin()) - 1;
    }
    std::size_t cut(std::int64_t when) {
        const std::size_t i = at(when);
        if (steps_[i].from == when) return i;
        steps_.insert(steps_.begin() + static_cast<std::ptrdiff_t>(i + 1), {when, steps_[i].free});
        return i + 1;
    }
    void join(std::size_t i) {
        if (i > 0 && i < steps_.size() && steps_[i].free == steps_[i - 1].free)
            steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(i));
    }

    std::vector<Step> steps_;  ///< the first one reaches back without end
};

}  // namespace gwanje::board
