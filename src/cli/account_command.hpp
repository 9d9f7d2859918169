// Logging in and out, the own account, passwords and tokens.
#pragma once

#include "cli/api_command.hpp"

namespace gwanje::cli {

/// Whether the first word is login, logout, me, password or token.
[[nodiscard]] bool is_account_command(const Arguments& arguments);
[[nodiscard]] int run_account_command(ApiClient& api, Arguments arguments, Look look);

/// A line typed on the terminal without being shown; from standard input where that is not a terminal.
[[nodiscard]] std::string typed_secret(std::string_view prompt);

}  // namespace gwanje::cli
