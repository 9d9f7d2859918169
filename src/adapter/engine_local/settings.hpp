// What the embedded engine is told about the machine it runs on.
#pragma once

#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/units.hpp"

namespace gwanje::local {

/// A folder of this machine that every run may read, such as one with programs of the site.
struct SharedFolder {
    std::string outside;
    std::string inside;  ///< absolute path in the run's view
    GWANJE_RECORD(SharedFolder, outside, inside)
};

struct Settings {
    std::string node;             ///< the name under which this machine is known; grants name it
    std::string runs_folder;      ///< the engine's own: orders, records, logs
    std::string projects_folder;  ///< one folder per project, written by its runs
    std::string shepherd;         ///< path of the program gwanje-shepherd
    std::string sandbox = "/usr/bin/bwrap";
    std::string control_groups = "/sys/fs/cgroup";  ///< where the kernel's control groups are mounted; empty: not used
    /// Account under which programs run when the engine runs as root; as an ordinary user they run as that user.
    std::int64_t user = 65534;   ///< "nobody"
    std::int64_t group = 65534;  ///< "nogroup"
    std::vector<SharedFolder> shared;
    /// One run's log: enough for days of training output, small enough to be served whole.
    Bytes log_limit{64 << 20};
    std::int64_t process_limit = 4096;  ///< processes and threads of one run
    GWANJE_RECORD(Settings, node, runs_folder, projects_folder, shepherd, sandbox, control_groups, user, group, shared,
                  log_limit, process_limit)
};

}  // namespace gwanje::local
