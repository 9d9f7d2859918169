// The ladder: planned ≥ built ≥ installed ≥ accepted ≥ funded ≥ offered ≥ awarded ≥ running ≥ active, each rung a step
// function of time, in accelerators and in compute. Kept event by event for every pool and for every site.
#pragma once

#include <array>
#include <map>

#include "base/step_function.hpp"
#include "domain/estate.hpp"

namespace gwanje {

GWANJE_ENUM(Rung, planned, built, installed, accepted, funded, offered, awarded, running, active)

struct Ladder {
    std::vector<StepFunction> accelerators = std::vector<StepFunction>(enum_size<Rung>());
    /// In gigaflops of the pool's (or the stage's) number format.
    std::vector<StepFunction> gigaflops = std::vector<StepFunction>(enum_size<Rung>());

    [[nodiscard]] StepFunction& count(Rung rung) { return accelerators[static_cast<std::size_t>(rung)]; }
    [[nodiscard]] const StepFunction& count(Rung rung) const { return accelerators[static_cast<std::size_t>(rung)]; }
    [[nodiscard]] StepFunction& compute(Rung rung) { return gigaflops[static_cast<std::size_t>(rung)]; }
    [[nodiscard]] const StepFunction& compute(Rung rung) const { return gigaflops[static_cast<std::size_t>(rung)]; }

    GWANJE_RECORD(Ladder, accelerators, gigaflops)
};

}  // namespace gwanje
