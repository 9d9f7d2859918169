// The shepherd: a small process of its own for each run. It starts the sandbox, keeps the log, enforces the time limit,
// measures, and writes down durably what became of the run. It is nobody's child, so that runs outlive a restart and a
// kill of the server; the server finds them again in the run folder.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "adapter/engine_local/run_folder.hpp"

namespace gwanje::local {

/// Makes what observes GPUs; only asked when the run was granted some. May return null.
using TelemetryMaker = std::function<std::unique_ptr<Telemetry>()>;

/// Turns this process into the shepherd of the run in `folder` and stays until the run has ended; the calling process
/// itself ends at once. Writes to the descriptor `answer`, and closes it, as soon as the run is in somebody's hands:
/// `shepherd_took_it`, or an encoded Fault. Never starts a run twice, however often it is called.
[[nodiscard]] int run_shepherd(const std::string& folder, int answer, const TelemetryMaker& make_telemetry);

inline constexpr std::string_view shepherd_took_it = "ok";

}  // namespace gwanje::local
