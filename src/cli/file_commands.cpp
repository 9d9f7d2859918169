#include "cli/file_commands.hpp"

#include <algorithm>

#include "cli/select_command.hpp"
#include "cli/twin_command.hpp"
#include "cli/voice.hpp"

namespace gwanje::cli {

int run_file_command(const std::vector<std::string>& words) {
    int exit_code = exit_done;
    CLI::App app("gwanje");
    app.require_subcommand(1);
    add_select_command(app, exit_code);
    add_twin_command(app, exit_code);
    std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 wants them
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_done : exit_usage;
    }
    return exit_code;
}

}  // namespace gwanje::cli
