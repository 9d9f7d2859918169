// The first process of a sandbox. It starts the run's program under the run's account, collects what ends, passes on
// the request to end, and tells the shepherd exactly how the program ended. The program can neither signal nor trace
// it. When it ends, or loses the shepherd, the kernel ends every process of the sandbox.
//
// The two talk over a socket with one record per message:
//   init → shepherd   entered (the kernel adds init's number as seen outside), then started or failed, then ended
//   shepherd → init   one byte: 'G' go on, 'T' ask all processes to end
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje::local {

/// What init shall start; it reads it from a descriptor, so that nothing of it stands in a list of processes.
struct InitOrder {
    bool change_account = false;
    std::int64_t user = 0;
    std::int64_t group = 0;
    std::vector<std::string> command;
    std::vector<std::string> environment;  ///< "NAME=value"
    std::string folder;                    ///< absolute; made where it does not exist
    std::int64_t memory = 0;               ///< bytes of writable memory per process; 0: no such limit
    GWANJE_RECORD(InitOrder, change_account, user, group, command, environment, folder, memory)
};

GWANJE_ENUM(InitNews, entered, started, failed, ended)

struct InitMessage {
    InitNews news = InitNews::entered;
    std::string step;              ///< failed: what could not be done
    std::int64_t error = 0;        ///< failed: errno
    std::int64_t exit_status = 0;  ///< ended by itself
    std::int64_t signal = 0;       ///< ended by this signal
    std::int64_t cpu_time_ms = 0;  ///< ended: of all collected processes
    GWANJE_RECORD(InitMessage, news, step, error, exit_status, signal, cpu_time_ms)
};

/// Runs as init: the socket and the order are open under these numbers. The exit status of the process.
[[nodiscard]] int run_init(int socket, int order);

}  // namespace gwanje::local
