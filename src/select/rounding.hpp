// From fractions to whole awards, and greedy mending: the constructive steps of the optimum.
#pragma once

#include "select/assignment.hpp"
#include "select/bound.hpp"
#include "select/interior_point.hpp"

namespace gwanje::select {

/// Everyone gets the choice of which the relaxation grants at least half. May be overdrawn.
[[nodiscard]] Assignment rounded(const Layout& layout, const LpForm& form, const LpPoint& point);

/// Takes from overdrawn rows, those first who are worth least at the prices, until every ceiling holds.
void relieve(const Layout& layout, const std::vector<Wide>& margin, Assignment& assignment);

/// Serves floors that do not hold with those who lose least at the prices.
void serve_floors(const Layout& layout, const std::vector<Wide>& margin, Assignment& assignment);

/// Gives everyone, best at the prices first, the most valuable choice that still fits, as long as somebody gains.
/// Returns how many gained.
std::int64_t fill(const Layout& layout, const std::vector<Wide>& margin, Assignment& assignment);

}  // namespace gwanje::select
