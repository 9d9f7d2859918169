// The most valuable selection that all rules allow, with a proof of how far from the best it can be at most.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.hpp"
#include "select/outcome.hpp"

namespace gwanje::select {

/// The steps in their order. `bound` cannot be left out, and `mend` (ceilings and floors) neither.
GWANJE_ENUM(OptimumStep, bound, rounding, mend, ranking, annealing, exchange, filling, envy)

struct OptimumPlan {
    std::vector<OptimumStep> without;
    std::int64_t effort = 100;                      // percent of the usual number of annealing moves
    std::function<void(std::string_view)> on_step;  // called as each step begins: the caller has the clock
};

/// Rules that cannot hold together. `proven`: not even in fractions; otherwise only none was found.
struct Contradiction {
    std::vector<std::string> rules;
    bool proven = true;
    GWANJE_RECORD(Contradiction, rules, proven)
};

/// The value is never below that of `rank` where the ranking meets the floors. The problem must have passed `check`.
[[nodiscard]] Result<Outcome, Contradiction> optimum(const Problem& problem, const OptimumPlan& plan = {});

}  // namespace gwanje::select
