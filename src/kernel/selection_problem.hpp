// The seam between a call and the selection engine: a call, its applications and reviews as a select::Problem, and the
// engine's outcome as rows of the ranking.
#pragma once

#include "domain/world.hpp"
#include "select/outcome.hpp"
#include "select/problem.hpp"

namespace gwanje {

/// Every eligible application of the call, in the order of submission. Capacity of a class in each month of the award
/// period is what the call offers, and no more than what is accepted, funded and not yet awarded then.
[[nodiscard]] select::Problem problem_of(const World& world, Id<Call> call);

/// The ranking, best first within each class.
[[nodiscard]] std::vector<Ranked> ranking_of(const World& world, Id<Call> call, const select::Outcome& outcome);

/// Accelerators of the pool that could still be awarded at every instant of `when`: the least of accepted and funded,
/// less what is awarded.
[[nodiscard]] std::int64_t free_to_award(const World& world, Id<Pool> pool, const Interval& when);

}  // namespace gwanje
