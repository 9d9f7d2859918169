#include "report/state_bar.hpp"

#include <algorithm>

namespace gwanje {
namespace {

StateBar empty_bar(const AsOf& as_of, Id<Site> site, Id<Pool> pool) {
    StateBar bar;
    bar.site = site;
    bar.pool = pool;
    bar.base = "installed";
    for (std::size_t i = 0; i < enum_size<LiveState>(); ++i) bar.parts.push_back({static_cast<LiveState>(i), {}});
    bar.as_of = as_of.at;
    bar.evidence = {"state_bar", as_of.journal_index};
    return bar;
}

Count& part(StateBar& bar, LiveState state) {
    return bar.parts[static_cast<std::size_t>(state)].accelerators;
}

/// Without the question whether an award holds it: that is answered for the pool as a whole.
LiveState state_of(const World& world, const Accelerator& accelerator) {
    switch (accelerator.state) {
        case AcceleratorState::installed:
            return LiveState::not_accepted;
        case AcceleratorState::maintenance:
            return LiveState::maintenance;
        case AcceleratorState::failed:
            return LiveState::failed;
        case AcceleratorState::accepted:
        case AcceleratorState::retired:
            break;
    }
    const Node& node = world.nodes[accelerator.node];
    if (!accelerator.job.none()) return LiveState::running;
    if (node.engine == EngineKind::none) return LiveState::recorded;
    if (node.draining) return LiveState::draining;
    return LiveState::free_surplus;
}

/// Of the free ones, as many are awarded as awards hold beyond what already runs.
void split_free(const AsOf& as_of, StateBar& bar) {
    const auto ladder = as_of.world.pool_ladders.find(bar.pool);
    if (ladder == as_of.world.pool_ladders.end()) return;
    const std::int64_t awarded = ladder->second.count(Rung::awarded).at(as_of.at);
    Count& surplus = part(bar, LiveState::free_surplus);
    const std::int64_t idle =
        std::clamp<std::int64_t>(awarded - part(bar, LiveState::running).amount, 0, surplus.amount);
    part(bar, LiveState::free_awarded).amount += idle;
    surplus.amount -= idle;
}

}  // namespace

StateBar state_bar(const AsOf& as_of, Id<Site> site) {
    const World& world = as_of.world;
    StateBar all = empty_bar(as_of, site, {});
    for (const Pool& pool : world.pools)
        if (site.none() || pool.site == site) all.pools.push_back(empty_bar(as_of, pool.site, world.pools.id_of(pool)));
    for (const Accelerator& accelerator : world.accelerators) {
        if (accelerator.state == AcceleratorState::retired) continue;
        const auto bar = std::find_if(all.pools.begin(), all.pools.end(),
                                      [&](const StateBar& b) { return b.pool == accelerator.pool; });
        if (bar == all.pools.end()) continue;
        ++part(*bar, state_of(world, accelerator)).amount;
        ++bar->total.amount;
    }
    for (StateBar& bar : all.pools) {
        split_free(as_of, bar);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < bar.parts.size(); ++i) {
            all.parts[i].accelerators += bar.parts[i].accelerators;
            sum += bar.parts[i].accelerators.amount;
        }
        GWANJE_CHECK(sum == bar.total.amount);
        all.total += bar.total;
    }
    return all;
}

}  // namespace gwanje
