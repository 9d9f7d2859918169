// "No justified envy": nobody is refused while a lower score gets the same pools, counts and months, unless the
// exchange itself would break a rule.
#pragma once

#include "select/assignment.hpp"

namespace gwanje::select {

struct Envy {
    std::uint32_t refused = 0;    // application with the higher score
    std::uint32_t supported = 0;  // with the lower one
    std::int64_t choice = -1;     // that `refused` would take in its place
};

/// All pairs that are left.
[[nodiscard]] std::vector<Envy> justified_envy(const Problem& problem, const Layout& layout,
                                               const std::vector<Score>& scores, const Assignment& assignment);

/// Exchanges such pairs until none is left; each exchange raises the scores of the supported, so it ends.
/// Returns how many were exchanged.
std::int64_t settle_envy(const Problem& problem, const Layout& layout, const std::vector<Score>& scores,
                         Assignment& assignment);

}  // namespace gwanje::select
