// `gwanje select …`: a selection on its own, from file to file, without server, journal or log-in.
#pragma once

#include <CLI/CLI.hpp>

namespace gwanje::cli {

/// Adds the command "select" with `solve`, `make` and `program`. What is called sets `exit_code`: 0 done; 1 input
/// refused, rules that contradict each other, or a file that cannot be read or written. Nothing is written then.
void add_select_command(CLI::App& app, int& exit_code);

}  // namespace gwanje::cli
