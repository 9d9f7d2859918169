// Half-open interval of time: begin is in, end is not. Two that only touch do not overlap.
#pragma once

#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje {

struct Interval {
    Instant begin;
    Instant end;

    [[nodiscard]] constexpr bool valid() const { return begin < end; }
    [[nodiscard]] constexpr Duration length() const { return end - begin; }
    [[nodiscard]] constexpr bool contains(Instant t) const { return begin <= t && t < end; }
    [[nodiscard]] constexpr bool contains(const Interval& o) const { return begin <= o.begin && o.end <= end; }
    [[nodiscard]] constexpr bool overlaps(const Interval& o) const { return begin < o.end && o.begin < end; }
    /// The common part; not valid() when there is none.
    [[nodiscard]] constexpr Interval cut(const Interval& o) const {
        return {begin < o.begin ? o.begin : begin, end < o.end ? end : o.end};
    }
    GWANJE_RECORD(Interval, begin, end)
};

}  // namespace gwanje
