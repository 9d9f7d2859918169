// Simulated annealing at the margin (Kirkpatrick, Gelatt, Vecchi 1983) with prices: applications that are clearly in or
// clearly out at the bound's prices stay so; among the rest single exchanges are tried at random. A row that is
// overdrawn costs more than its price, ever more as it cools, so the search may pass through forbidden places and comes
// to rest in an allowed one.
#pragma once

#include "select/assignment.hpp"
#include "select/bound.hpp"

namespace gwanje::select {

/// One cooling. Temperatures and reach are in losses at the margin: what the application that stands as many places
/// from its next choice as there are capacity rows would lose by taking it.
struct AnnealingPlan {
    std::int64_t moves = 500'000;
    std::uint64_t seed = 1;
    double hot = 20;          // first temperature
    double cold = 3;          // last temperature
    double reach = 15;        // applications whose second choice would lose more than this stay as they are
    double strictness = 1.2;  // what an overdraft costs at first, in prices
    double growth = 10;       // and what is added to that by the end
};

/// Starts from `start` (which may be overdrawn) and returns the best allowed assignment it met, or else the last one.
[[nodiscard]] Assignment annealed(const Layout& layout, const Prices& prices, const Assignment& start,
                                  const AnnealingPlan& plan);

}  // namespace gwanje::select
