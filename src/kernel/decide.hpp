// The kernel: a command meets the world, and the answer is events or one refusal. Pure and deterministic: the same
// world, stamp and command give the same answer, live, in a replay or in the twin.
#pragma once

#include "domain/command.hpp"
#include "domain/world.hpp"

namespace gwanje {

using Events = std::vector<Event>;
using Decision = Refused<Events>;

/// What `command` would make so. Checks the access rule first, then the command. The world is not changed.
[[nodiscard]] Decision decide(const World& world, const Stamp& stamp, const Command& command);

/// What time alone makes so at `now`: calls that open and close, acceptance clocks that run out, awards that end, jobs
/// that are placed. Empty when nothing is due. Called again with the same `now` until it is empty.
[[nodiscard]] Events step(const World& world, Instant now);

}  // namespace gwanje
