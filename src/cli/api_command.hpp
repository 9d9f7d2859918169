// `gwanje NOUN VERB …` against a server: lists, single things, reports, commands.
#pragma once

#include "cli/api_client.hpp"
#include "cli/arguments.hpp"

namespace gwanje::cli {

/// How answers are printed.
struct Look {
    bool json = false;
};

/// Whether the words name something that the API can do.
[[nodiscard]] bool is_api_command(const Arguments& arguments);
/// Does it, prints, and says the exit status.
[[nodiscard]] int run_api_command(ApiClient& api, Arguments arguments, Look look);

/// `gwanje job log job-4 [--follow]` and `gwanje live`.
[[nodiscard]] int run_job_log(ApiClient& api, Arguments arguments, Look look);
[[nodiscard]] int run_live(ApiClient& api, Look look);

/// Everything a file holds; "-" is standard input.
[[nodiscard]] std::optional<std::string> file_text(const std::string& path);

}  // namespace gwanje::cli
