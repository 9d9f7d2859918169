// `gwanje twin …`: the twin on its own, without server, journal or log-in.
#pragma once

#include <CLI/CLI.hpp>

namespace gwanje::cli {

/// Adds the command "twin" with what it can do. What is called sets `exit_code`: 0 done; 1 input refused; 130 stopped
/// by Ctrl-C, with everything computed until then written.
void add_twin_command(CLI::App& app, int& exit_code);

}  // namespace gwanje::cli
