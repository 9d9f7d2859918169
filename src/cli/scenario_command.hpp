// `gwanje scenario run FILE…`: cases on the bare kernel, or on a server where --server is given.
#pragma once

#include "cli/api_client.hpp"
#include "cli/arguments.hpp"

namespace gwanje::cli {

/// `api`: null for the bare kernel.
[[nodiscard]] int run_scenario_command(const Arguments& arguments, ApiClient* api, Voice say);

}  // namespace gwanje::cli
