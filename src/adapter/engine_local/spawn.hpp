// Starting programs of this machine without a shell and without handing on open descriptors.
#pragma once

#include <string>
#include <vector>

#include "adapter/engine_local/files.hpp"

namespace gwanje::local {

struct ProgramAnswer {
    int status = 0;  ///< exit status; 128 + signal when it was killed
    std::string output;
};

/// Runs a program to its end with an empty environment; both its streams are the output, of which at most 64 KiB are
/// kept.
[[nodiscard]] Result<ProgramAnswer, Fault> run_to_end(const std::vector<std::string>& command);

/// Starts a program that answers on descriptor 3 and goes on by itself. Returns what it wrote there until it closed it,
/// or a fault (busy) after `limit_ms`. All other descriptors above 2 are closed in it; 0, 1 and 2 are /dev/null.
[[nodiscard]] Result<std::string, Fault> start_answering(const std::vector<std::string>& command, int limit_ms);

/// Pointers for exec: to the texts' own bytes and a null at the end. Valid as long as `texts` is not changed.
[[nodiscard]] std::vector<char*> exec_pointers(std::vector<std::string>& texts);

}  // namespace gwanje::local
