// Made-up selection problems of any size, for tests, benches and a first look: four pools over twelve months, three
// levels a request, caps per body, floors and ceilings per sector, demand a multiple of capacity.
#pragma once

#include "select/problem.hpp"

namespace gwanje::select {

struct MadeSize {
    std::int64_t applications = 500;
    std::uint64_t seed = 1;
    std::int64_t demand_percent = 300;  // of capacity
    std::int64_t months = 12;
    std::int64_t most_requests = 1;  // alternatives; the others ask a neighbouring pool
    std::int64_t latest_delay = 0;   // months
    bool limits = true;              // caps per body, floors and ceilings per sector
    std::int64_t reviews = 1;
};

/// The same size and seed give the same problem.
[[nodiscard]] Problem made_problem(const MadeSize& size);

}  // namespace gwanje::select
