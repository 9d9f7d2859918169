// Scenario files of the twin: TOML that a planner can read and compare line by line. The keys are described in
// scenarios/twin/README.md. What is not known, not of its kind or contradicts itself is refused with its line.
#pragma once

#include <string>

#include "base/result.hpp"
#include "twin/scenario.hpp"

namespace gwanje::cli {

/// The failure is a text of one or more lines "FILE:LINE: reason".
[[nodiscard]] Result<twin::Scenario, std::string> read_scenario(const std::string& text, const std::string& name);

}  // namespace gwanje::cli
