// The outcome of an assignment that somebody found, our own optimum or an external solver.
#pragma once

#include "select/assignment.hpp"
#include "select/rank_run.hpp"

namespace gwanje::select {

/// `run` is the ranking of the problem (its scores, order and layout are used).
[[nodiscard]] Outcome outcome_with(const Problem& problem, RankRun run, Assignment assignment);

}  // namespace gwanje::select
