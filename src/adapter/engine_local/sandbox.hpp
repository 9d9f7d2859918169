// The sandbox: what a run sees of this machine. Its own view of the files, its own processes, no network unless asked,
// and of the accelerators only those that were granted. Built by bubblewrap (bwrap).
//
// In the view: /usr and what the C library needs of /etc, read only; an empty /tmp and /dev/shm in memory; a small
// /dev; the project's folder as /project, to be written; the shared folders; nothing else, so no other project and no
// file of the centre.
#pragma once

#include <string>
#include <vector>

#include "adapter/engine_local/run_folder.hpp"

namespace gwanje::local {

/// Whether programs run under another account than the engine's: only root can change to one.
[[nodiscard]] bool changes_account();

/// Arguments of bwrap, the program's name first, up to and without the program that it shall run. `folder` is the run
/// folder, whose files "accounts" and "groups" become /etc/passwd and /etc/group.
[[nodiscard]] std::vector<std::string> sandbox_arguments(const RunPlan& plan, const std::string& folder);

/// Where the shepherd's program and the run's script lie in the view.
inline constexpr std::string_view inner_program = "/run/gwanje/shepherd";
inline constexpr std::string_view inner_script = "/run/gwanje/script";

/// Ends what is left of a sandbox that was ended before its init had entered. Init ends by itself, and with it the
/// sandbox; but bwrap (0.8) that is killed before it came to its init leaves a process that waits for ever. Its command
/// line names the run folder.
void end_sandbox(const std::string& folder);

/// Runs nothing in a sandbox of this machine: no fault when that works. The fault says what to do.
[[nodiscard]] Result<void, Fault> try_sandbox(const Settings& settings);

}  // namespace gwanje::local
