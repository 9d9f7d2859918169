// What if: two outcomes side by side, the same selection without a rule, and with more or less to give.
#pragma once

#include "select/optimum.hpp"
#include "select/score.hpp"

namespace gwanje::select {

/// Who would take whose place: `instead_of` has it in the base outcome. Paired pool by pool in the order of places;
/// 0 where nobody stands on the other side.
struct Displacement {
    std::uint64_t application = 0;
    std::uint64_t instead_of = 0;
    GWANJE_RECORD(Displacement, application, instead_of)
};

struct Difference {
    std::string what;                    // the rules left out, or the change
    std::vector<std::uint64_t> gained;   // supported only then
    std::vector<std::uint64_t> lost;     // supported only in the base
    std::vector<std::uint64_t> resized;  // supported in both, with other lines
    std::vector<Displacement> displaced;
    std::int64_t supported = 0;           // then less base
    std::int64_t accelerator_months = 0;  // then less base
    std::int64_t value = 0;               // then less base
    GWANJE_RECORD(Difference, what, gained, lost, resized, displaced, supported, accelerator_months, value)
};

[[nodiscard]] Difference difference(const Problem& problem, std::string what, const Outcome& base, const Outcome& then);

/// The ranking without each preference ground, cap, floor and number of places, one at a time, then without all
/// grounds, without all limits, and without any of them.
[[nodiscard]] std::vector<Difference> counterfactuals(const Problem& problem, const Outcome& base);

/// One more node of a pool, everything delivered a month later, ten percent less of everything.
GWANJE_ENUM(Change, one_more_node, one_month_later, budget_down)

inline constexpr std::int64_t accelerators_per_node = 8;
[[nodiscard]] Problem changed(const Problem& problem, Change change, std::size_t pool);

/// The ranking under each change (a node of each pool in turn).
[[nodiscard]] std::vector<Difference> sensitivity(const Problem& problem, const Outcome& base);

/// What the committee sees before it votes: both ways, and what the optimum would change.
struct BothWays {
    Outcome ranked;
    Outcome best;
    Difference change;  // from ranked to best
    GWANJE_RECORD(BothWays, ranked, best, change)
};
[[nodiscard]] Result<BothWays, Contradiction> both_ways(const Problem& problem, const OptimumPlan& plan = {});

}  // namespace gwanje::select
