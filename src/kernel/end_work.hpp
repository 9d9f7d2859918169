// What follows when an award or a job ends: the jobs of an award that is over, the jobs that waited for one that
// failed.
#pragma once

#include "kernel/decide.hpp"

namespace gwanje {

/// The award ends in `state`; its waiting jobs are cancelled, its running ones are told to stop.
void end_award(const World& world, Id<Award> award, AwardState state, const std::string& reason, Instant at,
               Events& out);

/// Jobs that wait for `job`, directly or not, can never start: each ends with it.
void fail_dependents(const World& world, Id<Job> job, Instant at, Events& out);

}  // namespace gwanje
