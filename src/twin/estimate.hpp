// When will this job start? A fan of runs of the twin from the board as it is, over what is not known: how long jobs
// really run.
#pragma once

#include <optional>
#include <vector>

#include "base/record.hpp"
#include "policy/schedule.hpp"

namespace gwanje::twin {

struct EstimateOptions {
    std::uint32_t seeds = 16;  ///< runs of the fan
    std::uint64_t seed = 1;
    /// How much of its (remaining) time limit a job really uses: values at equal distances of probability, rising. The
    /// default is of a centre that knows nothing of its users yet: anything between a twentieth and all of it.
    std::vector<double> used_of_limit{0.05, 1.0};
};

/// Starts over the fan; unset where that many runs never started the job.
struct StartEstimate {
    Instant earliest;
    Instant median;
    Instant latest;
    std::uint32_t runs = 0;
    std::uint32_t never = 0;  ///< runs in which everything else ended and the job still could not start
    GWANJE_RECORD(StartEstimate, earliest, median, latest, runs, never)
};

/// Nothing when the job does not wait. Later submissions are not foreseen: under fair share or priority they can put it
/// off.
[[nodiscard]] std::optional<StartEstimate> estimate_start(const board::Board& board, const policy::Policies& policies,
                                                          std::uint64_t job, Instant now,
                                                          const EstimateOptions& options = {});

}  // namespace gwanje::twin
