// What an engine should be told, and what the kernel should be told of an engine: the difference between what should
// run and what is seen to run. A pure function, safe to be carried out in part, twice, or again after a crash.
#pragma once

#include <variant>

#include "domain/command.hpp"
#include "domain/world.hpp"
#include "port/engine.hpp"

namespace gwanje::control {

struct StartRun {
    RunOrder order;
};
struct StopRun {
    RunKey key;
};
struct ForgetRun {
    RunKey key;
};
/// Something for the kernel: a run was seen to start, to use, to end.
struct TellKernel {
    Command command;
};
using EngineAction = std::variant<StartRun, StopRun, ForgetRun, TellKernel>;

struct EngineView {
    std::string node;            ///< the name of the node that this engine runs
    std::vector<RunState> runs;  ///< as observed
    Instant now;
    Duration meter_every = minutes(1);
};

/// In the order in which they are to be carried out.
[[nodiscard]] std::vector<EngineAction> plan_engine(const World& world, const EngineView& view);

}  // namespace gwanje::control
