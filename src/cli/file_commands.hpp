// `gwanje select …` and `gwanje twin …`: from file to file, without server or log-in.
#pragma once

#include <string>
#include <vector>

namespace gwanje::cli {

[[nodiscard]] int run_file_command(const std::vector<std::string>& words);

}  // namespace gwanje::cli
