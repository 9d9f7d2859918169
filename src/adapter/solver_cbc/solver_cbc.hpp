// Solver by CBC, run as a process of its own.
#pragma once

#include <string>

#include "port/solver.hpp"

namespace gwanje {

struct CbcPlace {
    std::string program = "/usr/bin/cbc";
    std::string scratch;          // folder for private temporary folders; empty: the system's
    Duration grace = seconds(5);  // beyond its time limit, since CBC looks at its clock only between nodes
};

class CbcSolver final : public Solver {
public:
    explicit CbcSolver(CbcPlace place = {}) : place_(std::move(place)) {}

    [[nodiscard]] Result<SolverAnswer, Fault> solve(const select::Problem& problem,
                                                    const SolverLimits& limits) override;

private:
    CbcPlace place_;
};

}  // namespace gwanje
