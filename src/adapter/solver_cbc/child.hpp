// Runs one foreign program to its end or to its time limit, apart from this process.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "port/fault.hpp"

namespace gwanje {

struct ChildPlan {
    std::string program;                 // absolute path
    std::vector<std::string> arguments;  // without the program
    std::string output;                  // file for what it prints
    Duration time;                       // killed after this
    std::int64_t memory_bytes = 0;       // of address space; 0: no limit
};

struct ChildEnd {
    int status = 0;  // exit code; -1 when it was killed
    bool timed_out = false;
    Duration processor_time;
};

/// In a process group of its own, with default signals, without our descriptors, reading nothing.
[[nodiscard]] Result<ChildEnd, Fault> run_child(const ChildPlan& plan);

}  // namespace gwanje
