// `gwanje journal verify`: the hash chain of a data folder, recomputed without a server (or beside a running one).
#pragma once

#include "cli/arguments.hpp"

namespace gwanje::cli {

[[nodiscard]] int run_journal_command(Arguments arguments, bool json, Voice say);

}  // namespace gwanje::cli
