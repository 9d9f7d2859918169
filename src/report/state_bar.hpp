// The state bar: what every accelerator does now. The parts always sum to the base, which is named.
#pragma once

#include "report/figure.hpp"

namespace gwanje {

//   running        a job has it
//   free_awarded   no job, within what running awards hold of its pool
//   free_surplus   no job, and no award holds it
//   recorded       no engine is attached to its node: nothing can be said of what it does
//   draining, maintenance, failed, not_accepted
GWANJE_ENUM(LiveState, running, free_awarded, free_surplus, draining, maintenance, failed, not_accepted, recorded)

struct StatePart {
    LiveState state = LiveState::running;
    Count accelerators;
    GWANJE_RECORD(StatePart, state, accelerators)
};

struct StateBar {
    Id<Site> site;     ///< none: all sites
    Id<Pool> pool;     ///< none: all pools
    std::string base;  ///< "installed"
    Count total;
    std::vector<StatePart> parts;  ///< every state, in the order above
    std::vector<StateBar> pools;   ///< the same for each pool of the answer
    Instant as_of;
    Evidence evidence;
    GWANJE_RECORD(StateBar, site, pool, base, total, parts, pools, as_of, evidence)
};

[[nodiscard]] StateBar state_bar(const AsOf& as_of, Id<Site> site);

}  // namespace gwanje
