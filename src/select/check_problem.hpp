// Refuses a problem that cannot be right before anything is computed: which field, what stood there, why not, what to
// do.
#pragma once

#include "base/result.hpp"
#include "select/problem.hpp"

namespace gwanje::select {

struct ProblemFault {
    std::string path;  // "applications[3].requests[0].lines[0].pool"
    std::string value;
    std::string reason;
    std::string remedy;
    GWANJE_RECORD(ProblemFault, path, value, reason, remedy)
};

inline constexpr std::int64_t most_months = 120;
inline constexpr std::int64_t most_levels = 64;    // partial levels of one request
inline constexpr std::int64_t most_choices = 512;  // levels x delays x alternatives of one application

/// The first fault, or nothing. Rules that contradict each other through what was applied for are found by
/// `contradiction`; what can be seen in the rules alone is found here.
[[nodiscard]] Result<void, ProblemFault> check(const Problem& problem);

}  // namespace gwanje::select
