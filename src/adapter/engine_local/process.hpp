// Processes told apart for good: a number alone is given again, number, start and boot together are not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapter/engine_local/files.hpp"
#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje::local {

struct Process {
    std::int64_t number = 0;  ///< 0: none
    std::int64_t start = 0;   ///< clock ticks after the boot, /proc/<number>/stat field 22
    std::string boot;         ///< /proc/sys/kernel/random/boot_id
    GWANJE_RECORD(Process, number, start, boot)
};

/// The process of this number as it is now; number 0 when there is none.
[[nodiscard]] Process process_of(std::int64_t number);
[[nodiscard]] Process this_process();
/// A descriptor that means this very process, not a later one of the same number; not open when it has ended.
[[nodiscard]] Descriptor hold_process(const Process& process);
/// Signals the very process that is held.
void signal_held(const Descriptor& held, int signal);

/// Processor time of a process, of those it started and of those they collected; nothing when it is gone. Reads the
/// list of all processes: for machines without control groups.
[[nodiscard]] std::optional<Duration> cpu_time_of_tree(std::int64_t root);

/// Processes of this account, or for root of any, whose command line has `word` as one of its words.
[[nodiscard]] std::vector<Process> processes_with_word(const std::string& word);
/// Kills the very process and waits until it has ended, five seconds at most.
void end_process(const Process& process);

/// The wall clock.
[[nodiscard]] Instant wall_clock();
/// Time since the boot, the machine's sleep included; nobody can set it.
[[nodiscard]] Duration boot_clock();

}  // namespace gwanje::local
