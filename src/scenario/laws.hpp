// What must hold in every world, whatever was decided: held against it after each event.
#pragma once

#include <optional>
#include <string>

#include "domain/world.hpp"

namespace gwanje::scenario {

/// The law that is broken, in a sentence; nothing when all hold.
///   hours are conserved on every award, and are those of its jobs
///   no accelerator has two jobs, and a job has as many as it asked for
///   nothing is awarded to a negative count
[[nodiscard]] std::optional<std::string> broken_law(const World& world);

/// The same, for a world against itself: written as a snapshot and read again it has the same facts and decides the
/// same next step.
[[nodiscard]] std::optional<std::string> broken_by_snapshot(const World& world, Instant now);

}  // namespace gwanje::scenario
