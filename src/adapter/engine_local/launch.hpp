// Launching the sandbox of a run: limits, descriptors, exec of bwrap with our init inside.
#pragma once

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/run_folder.hpp"

namespace gwanje::local {

struct LaunchedRun {
    std::int64_t sandbox = 0;  ///< process number of bwrap, our child
    Descriptor init;           ///< the socket to init
    Descriptor output;         ///< both output streams of the run; does not block
};

/// The name of a run's control group: unique among engines of one machine.
[[nodiscard]] std::string group_name(const RunPlan& plan);
[[nodiscard]] GroupLimits group_limits(const RunPlan& plan);
/// The variables that the program sees: ours, then the order's.
[[nodiscard]] std::vector<std::string> program_environment(const RunPlan& plan);
/// Writes what the sandbox shows of the run folder, then starts the sandbox; init waits for the word to go on.
[[nodiscard]] Result<LaunchedRun, Fault> launch(const RunPlan& plan, const RunFolder& folder,
                                                const ControlGroup& group);

}  // namespace gwanje::local
