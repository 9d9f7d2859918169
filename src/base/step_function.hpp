// StepFunction: a whole number that changes at instants. Capacity, awards and the rungs of the ladder are step
// functions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/interval.hpp"
#include "base/wide.hpp"

namespace gwanje {

/// Value 0 before the first step. Steps are sorted by instant; neighbours differ in value.
class StepFunction {
public:
    struct Step {
        Instant at;
        std::int64_t value = 0;
        GWANJE_RECORD(Step, at, value)
    };

    /// Adds `amount` for the whole interval. O(steps after its begin).
    void add(const Interval& when, std::int64_t amount);
    /// Adds `amount` from `at` on.
    void add_from(Instant at, std::int64_t amount) { add({at, end_of_time}, amount); }
    /// Pointwise sum, difference, least. O(steps of both).
    [[nodiscard]] StepFunction plus(const StepFunction& other) const;
    [[nodiscard]] StepFunction minus(const StepFunction& other) const;
    [[nodiscard]] StepFunction least(const StepFunction& other) const;

    [[nodiscard]] std::int64_t at(Instant t) const;
    [[nodiscard]] std::int64_t greatest(const Interval& when) const;
    [[nodiscard]] std::int64_t smallest(const Interval& when) const;
    /// The first instant in `when` at which the value is below `floor`.
    [[nodiscard]] std::optional<Instant> first_below(const Interval& when, std::int64_t floor) const;
    /// The integral over `when` in value-milliseconds, exact.
    [[nodiscard]] Wide integral(const Interval& when) const;
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

    GWANJE_RECORD(StepFunction, steps_)

private:
    std::vector<Step> steps_;
};

}  // namespace gwanje
