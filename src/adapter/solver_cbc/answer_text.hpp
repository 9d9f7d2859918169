// Reads what CBC left behind: its solution file and the summary at the end of its log.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "port/solver.hpp"

namespace gwanje {

struct CbcAnswer {
    SolverEnd end = SolverEnd::stopped;
    std::vector<std::size_t> chosen;  // choices of the layout
};

/// Nothing when the text is no solution file of CBC.
[[nodiscard]] std::optional<CbcAnswer> read_cbc_solution(std::string_view text);

/// The bound on the objective: "Upper bound:", else the last "best possible", else nothing.
[[nodiscard]] std::optional<double> read_cbc_bound(std::string_view log);

}  // namespace gwanje
