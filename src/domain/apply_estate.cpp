#include <algorithm>

#include "domain/applier.hpp"

namespace gwanje {
namespace {

bool counts_as_accepted(AcceleratorState state) {
    return state == AcceleratorState::accepted || state == AcceleratorState::maintenance ||
           state == AcceleratorState::failed;
}

/// `list` grown so that `number` (from 1) has a place in it.
template <class T>
T& at_number(std::vector<T>& list, std::uint64_t number) {
    if (list.size() < number) list.resize(number);
    return list[number - 1];
}

}  // namespace

std::int64_t peak_of(const Model& model, NumberFormat format) {
    const auto peak =
        std::find_if(model.peaks.begin(), model.peaks.end(), [&](const Pflops& p) { return p.format == format; });
    return peak == model.peaks.end() ? 0 : peak->gigaflops;
}

std::int64_t peak_of_pool(const World& world, Id<Pool> pool) {
    const auto ladder = world.pool_ladders.find(pool);
    if (ladder == world.pool_ladders.end()) return 0;
    const std::int64_t count = ladder->second.count(Rung::installed).at(world.now);
    return count == 0 ? 0 : ladder->second.compute(Rung::installed).at(world.now) / count;
}

void Applier::climb(Id<Pool> pool, Rung rung, const Interval& when, std::int64_t count) {
    const std::int64_t gigaflops = count * peak_of_pool(world_, pool);
    Ladder& of_pool = world_.pool_ladders[pool];
    Ladder& of_site = world_.site_ladders[world_.pools[pool].site];
    for (Ladder* ladder : {&of_pool, &of_site}) {
        ladder->count(rung).add(when, count);
        ladder->compute(rung).add(when, gigaflops);
    }
}

void Applier::operator()(const BodyRegistered& e) {
    world_.bodies.add(e.added);
    index(e.id);
}
void Applier::index(Id<Body> id) {
    const std::string& registration = world_.bodies[id].registration;
    if (!registration.empty()) world_.index_.body_by_registration.emplace(registration, id);
}

void Applier::operator()(const PersonRegistered& e) {
    world_.persons.add(e.added);
    index(e.id);
}
void Applier::index(Id<Person> id) {
    world_.index_.person_by_login.emplace(world_.persons[id].login, id);
}
void Applier::operator()(const PersonChanged& e) {
    world_.persons[e.id].active = e.active;
}
void Applier::operator()(const RoleGranted& e) {
    world_.roles.add(e.added);
}
void Applier::operator()(const RoleEnded& e) {
    world_.roles[e.id].when.end = e.at;
}

void Applier::operator()(const SiteAdded& e) {
    world_.site_ladders.try_emplace(world_.sites.add(e.added));
}
void Applier::operator()(const HallAdded& e) {
    world_.halls.add(e.added);
}
void Applier::operator()(const RackAdded& e) {
    world_.racks.add(e.added);
}
void Applier::operator()(const ModelAdded& e) {
    world_.models.add(e.added);
}

void Applier::operator()(const NodeAdded& e) {
    world_.nodes.add(e.added);
    world_.site_ladders[e.added.site].count(Rung::built).add_from(at_, e.added.slots.amount);
    index(e.id);
}
void Applier::index(Id<Node> id) {
    at_number(world_.index_.node_accelerators, id.number);
}

void Applier::operator()(const NodeDrained& e) {
    world_.nodes[e.id].draining = e.draining;
    const auto on_board = world_.index_.node_size.find(e.id);
    if (on_board != world_.index_.node_size.end() && on_board->second != 0)
        world_.index_.board.set_node_open(e.id.number, !e.draining);
}

void Applier::operator()(const PoolDefined& e) {
    world_.pool_ladders.try_emplace(world_.pools.add(e.added));
    index(e.id);
}
void Applier::index(Id<Pool> id) {
    world_.index_.board.open_pool(static_cast<std::uint32_t>(id.number));
}

void Applier::operator()(const AcceleratorInstalled& e) {
    world_.accelerators.add(e.added);
    index(e.id);
    const Pool& pool = world_.pools[e.added.pool];
    const std::int64_t gigaflops = peak_of(world_.models[e.added.model], pool.format);
    for (Ladder* ladder : {&world_.pool_ladders[e.added.pool], &world_.site_ladders[pool.site]}) {
        ladder->count(Rung::installed).add_from(at_, 1);
        ladder->compute(Rung::installed).add_from(at_, gigaflops);
        if (!counts_as_accepted(e.added.state)) continue;
        ladder->count(Rung::accepted).add_from(at_, 1);
        ladder->compute(Rung::accepted).add_from(at_, gigaflops);
    }
}
void Applier::index(Id<Accelerator> id) {
    std::vector<Id<Accelerator>>& of_node =
        at_number(world_.index_.node_accelerators, world_.accelerators[id].node.number);
    const auto place = std::lower_bound(of_node.begin(), of_node.end(), id, [&](Id<Accelerator> a, Id<Accelerator> b) {
        return world_.accelerators[a].slot < world_.accelerators[b].slot;
    });
    of_node.insert(place, id);
    resize_node(world_.accelerators[id].node);
}

void Applier::operator()(const AcceleratorChanged& e) {
    Accelerator& accelerator = world_.accelerators[e.id];
    const Pool& pool = world_.pools[accelerator.pool];
    const std::int64_t gigaflops = peak_of(world_.models[accelerator.model], pool.format);
    const std::int64_t accepted =
        (counts_as_accepted(e.state) ? 1 : 0) - (counts_as_accepted(accelerator.state) ? 1 : 0);
    const std::int64_t installed =
        (e.state != AcceleratorState::retired ? 1 : 0) - (accelerator.state != AcceleratorState::retired ? 1 : 0);
    for (Ladder* ladder : {&world_.pool_ladders[accelerator.pool], &world_.site_ladders[pool.site]}) {
        ladder->count(Rung::installed).add_from(at_, installed);
        ladder->compute(Rung::installed).add_from(at_, installed * gigaflops);
        ladder->count(Rung::accepted).add_from(at_, accepted);
        ladder->compute(Rung::accepted).add_from(at_, accepted * gigaflops);
    }
    accelerator.state = e.state;
    if (e.state == AcceleratorState::retired) {
        resize_node(accelerator.node);
    } else if (e.state == AcceleratorState::accepted) {
        unblock(e.id);
    } else if (accelerator.job.none()) {
        block(e.id);
    }
}

void Applier::operator()(const StagePlanned& e) {
    world_.stages.add(e.added);
    recompute_plan(e.added.site);
}
void Applier::operator()(const StageReached& e) {
    world_.stages[e.id].reached = true;
}

void Applier::recompute_plan(Id<Site> site) {
    std::vector<const Stage*> stages;
    for (const Stage& stage : world_.stages)
        if (stage.site == site) stages.push_back(&stage);
    std::stable_sort(stages.begin(), stages.end(), [](const Stage* a, const Stage* b) { return a->at < b->at; });
    Ladder& ladder = world_.site_ladders[site];
    StepFunction count;
    StepFunction compute;
    for (const Stage* stage : stages) {
        const bool adds = stage->reading == StageReading::increment;
        // A stage that names no accelerators plans as many as its slots hold; one that names neither says nothing.
        const std::int64_t named = stage->accelerators.amount != 0 ? stage->accelerators.amount : stage->slots.amount;
        if (named != 0) count.add_from(stage->at, adds ? named : named - count.at(stage->at));
        const std::int64_t gigaflops = stage->compute.gigaflops;
        if (gigaflops != 0) compute.add_from(stage->at, adds ? gigaflops : gigaflops - compute.at(stage->at));
    }
    ladder.count(Rung::planned) = std::move(count);
    ladder.compute(Rung::planned) = std::move(compute);
}

void Applier::operator()(const BudgetLineAdded& e) {
    world_.budget_lines.add(e.added);
    std::vector<Ladder*> ladders{&world_.site_ladders[e.added.site]};
    if (!e.added.pool.none()) ladders.push_back(&world_.pool_ladders[e.added.pool]);
    for (Ladder* ladder : ladders) {
        ladder->count(Rung::funded).add(e.added.when, e.added.accelerators.amount);
        ladder->compute(Rung::funded).add(e.added.when, e.added.compute.gigaflops);
    }
}

}  // namespace gwanje
