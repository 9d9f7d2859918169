// `gwanje twin replay`: recorded jobs under a published queue policy.
#pragma once

#include <CLI/CLI.hpp>

namespace gwanje::cli {

void add_twin_replay(CLI::App& twin, int& exit_code);

}  // namespace gwanje::cli
