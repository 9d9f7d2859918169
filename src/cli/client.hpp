// The command `gwanje`: from the words of a command line to an exit status.
#pragma once

#include <string>
#include <vector>

namespace gwanje::cli {

/// `words` without the program's name.
[[nodiscard]] int run_client(std::vector<std::string> words);

}  // namespace gwanje::cli
