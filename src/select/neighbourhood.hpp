// Exact search in small neighbourhoods: a dozen applications that compete for the same months are taken out and put
// back in the best way there is, while all others stay. Prices prune: a combination that has already lost more at the
// bound's prices than the present one loses altogether cannot be better.
#pragma once

#include "select/assignment.hpp"
#include "select/bound.hpp"

namespace gwanje::select {

struct NeighbourhoodPlan {
    std::int64_t neighbourhoods = 1'000;
    std::int64_t applications = 12;  // in each
    std::int64_t nodes = 400;        // looked at in each, at most
    std::uint64_t seed = 1;
};

/// Improves an allowed assignment; it stays allowed and never gets worse. Returns how often it got better.
std::int64_t improve(const Layout& layout, const Prices& prices, const NeighbourhoodPlan& plan, Assignment& assignment);

}  // namespace gwanje::select
