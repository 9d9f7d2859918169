// Solver: an exact second opinion on a selection, from a general solver for mixed-integer programs.
//
// It may take long and may fail; the own solver (select/optimum.hpp) never depends on it. Whoever implements it keeps
// the foreign program out of this process: no signals, threads or memory of ours are its to take.
#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "port/fault.hpp"
#include "select/outcome.hpp"

namespace gwanje {

struct SolverLimits {
    Duration time = seconds(60);
    std::int64_t gap = 1'000;  // millionths of the value: stop when proven this close (1'000 is 0.1 %)
    std::int64_t memory_bytes = 4'000'000'000;
};

GWANJE_ENUM(SolverEnd, proven, stopped, infeasible)

struct SolverAnswer {
    SolverEnd end = SolverEnd::stopped;      // proven: within the gap
    std::optional<select::Outcome> outcome;  // with its bound; none when nothing was found
    Duration processor_time;
};

class Solver {
public:
    Solver() = default;
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;
    virtual ~Solver() = default;

    /// The problem must have passed `select::check`.
    [[nodiscard]] virtual Result<SolverAnswer, Fault> solve(const select::Problem& problem,
                                                            const SolverLimits& limits) = 0;
};

}  // namespace gwanje
