#include "cli/twin_command.hpp"

#include "cli/twin_replay.hpp"
#include "cli/twin_run.hpp"

namespace gwanje::cli {

void add_twin_command(CLI::App& app, int& exit_code) {
    CLI::App* const twin =
        app.add_subcommand("twin", "The digital twin: the centre's own decisions on a modelled clock");
    twin->require_subcommand(1);
    add_twin_replay(*twin, exit_code);
    add_twin_run(*twin, exit_code);
}

}  // namespace gwanje::cli
