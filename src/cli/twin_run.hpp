// `gwanje twin run` and `gwanje twin what-if`: scenarios over years.
#pragma once

#include <CLI/CLI.hpp>

namespace gwanje::cli {

void add_twin_run(CLI::App& twin, int& exit_code);

}  // namespace gwanje::cli
