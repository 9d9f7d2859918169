#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"

namespace gwanje {
namespace {

/// A machine changes its accelerators while nothing runs on it.
Refused<void> check_idle(const World& world, Id<Node> node) {
    for (const Id<Accelerator> id : world.accelerators_of(node))
        if (const Id<Job> job = world.accelerators[id].job; !job.none())
            return refuse(RefusalKind::wrong_state, "node", to_text(node), to_text(job));
    return {};
}

}  // namespace

Decision Decider::operator()(const AddSite& c) const {
    GWANJE_TRY(check_text("site.name", c.site.name, name_bytes));
    GWANJE_TRY(check_optional_text("site.name_en", c.site.name_en, name_bytes));
    GWANJE_TRY(check_optional_text("site.address", c.site.address, name_bytes));
    for (const Site& site : world_.sites)
        if (site.name == c.site.name)
            return refuse(RefusalKind::already_exists, "site.name", site.name, to_text(world_.sites.id_of(site)));
    return Events{SiteAdded{world_.sites.next(), c.site}};
}

Decision Decider::operator()(const AddHall& c) const {
    GWANJE_TRY(check_known("hall.site", world_.sites, c.hall.site));
    GWANJE_TRY(check_text("hall.name", c.hall.name, name_bytes));
    GWANJE_TRY(check_range("hall.power", c.hall.power.amount, 0));
    return Events{HallAdded{world_.halls.next(), c.hall}};
}

Decision Decider::operator()(const AddRack& c) const {
    GWANJE_TRY(check_known("rack.hall", world_.halls, c.rack.hall));
    GWANJE_TRY(check_text("rack.name", c.rack.name, name_bytes));
    return Events{RackAdded{world_.racks.next(), c.rack}};
}

Decision Decider::operator()(const AddModel& c) const {
    const Model& model = c.model;
    GWANJE_TRY(check_text("model.vendor", model.vendor, name_bytes));
    GWANJE_TRY(check_text("model.name", model.name, name_bytes));
    GWANJE_TRY(check_optional_text("model.source", model.source, name_bytes));
    GWANJE_TRY(check_range("model.memory", model.memory.amount, 0));
    GWANJE_TRY(check_range("model.power", model.power.amount, 0));
    for (std::size_t i = 0; i < model.peaks.size(); ++i) {
        GWANJE_TRY(check_pflops("model.peaks[" + std::to_string(i) + "]", model.peaks[i]));
        for (std::size_t j = 0; j < i; ++j)
            if (model.peaks[j].format == model.peaks[i].format)
                return refuse(RefusalKind::already_exists, "model.peaks", std::string(to_text(model.peaks[i].format)),
                              model.name);
    }
    for (const Model& known : world_.models)
        if (known.vendor == model.vendor && known.name == model.name)
            return refuse(RefusalKind::already_exists, "model.name", model.name, to_text(world_.models.id_of(known)));
    return Events{ModelAdded{world_.models.next(), model}};
}

Decision Decider::operator()(const AddNode& c) const {
    const Node& node = c.node;
    GWANJE_TRY(check_known("node.site", world_.sites, node.site));
    if (!node.rack.none()) GWANJE_TRY(check_known("node.rack", world_.racks, node.rack));
    GWANJE_TRY(check_text("node.name", node.name, name_bytes));
    GWANJE_TRY(check_range("node.slots", node.slots.amount, 1, 1024));
    GWANJE_TRY(check_range("node.cores", node.cores, 0, 100'000));
    GWANJE_TRY(check_range("node.memory", node.memory.amount, 0));
    for (const Node& known : world_.nodes)
        if (known.site == node.site && known.name == node.name)
            return refuse(RefusalKind::already_exists, "node.name", node.name, to_text(world_.nodes.id_of(known)));
    return Events{NodeAdded{world_.nodes.next(), node}};
}

Decision Decider::operator()(const DefinePool& c) const {
    GWANJE_TRY(check_known("pool.site", world_.sites, c.pool.site));
    GWANJE_TRY(check_text("pool.label", c.pool.label, name_bytes));
    GWANJE_TRY(check_optional_text("pool.terms", c.pool.terms, text_bytes));
    for (const Pool& known : world_.pools)
        if (known.site == c.pool.site && known.label == c.pool.label)
            return refuse(RefusalKind::already_exists, "pool.label", known.label, to_text(world_.pools.id_of(known)));
    return Events{PoolDefined{world_.pools.next(), c.pool}};
}

Decision Decider::operator()(const InstallAccelerators& c) const {
    GWANJE_TRY(check_known("node", world_.nodes, c.node));
    GWANJE_TRY(check_known("model", world_.models, c.model));
    GWANJE_TRY(check_known("pool", world_.pools, c.pool));
    GWANJE_TRY(check_range("count", c.count.amount, 1, 1024));
    const Node& node = world_.nodes[c.node];
    if (world_.pools[c.pool].site != node.site)
        return refuse(RefusalKind::does_not_add_up, "pool", to_text(c.pool), "site " + to_text(node.site));
    GWANJE_TRY(check_idle(world_, c.node));
    std::vector<bool> taken(static_cast<std::size_t>(node.slots.amount));
    for (const Id<Accelerator> id : world_.accelerators_of(c.node)) {
        const Accelerator& there = world_.accelerators[id];
        if (there.state != AcceleratorState::retired) taken[static_cast<std::size_t>(there.slot)] = true;
        if (there.state != AcceleratorState::retired && there.pool != c.pool)
            return refuse(RefusalKind::already_exists, "pool", to_text(c.node), to_text(there.pool));
    }
    const auto free = std::count(taken.begin(), taken.end(), false);
    if (c.count.amount > free) return refuse(RefusalKind::slots_taken, "node", to_text(c.node), std::to_string(free));
    Events events;
    Id<Accelerator> id = world_.accelerators.next();
    for (std::size_t slot = 0; slot < taken.size() && std::ssize(events) < c.count.amount; ++slot) {
        if (taken[slot]) continue;
        Accelerator accelerator;
        accelerator.node = c.node;
        accelerator.model = c.model;
        accelerator.pool = c.pool;
        accelerator.slot = static_cast<std::int64_t>(slot);
        if (c.accepted) accelerator.state = AcceleratorState::accepted;
        events.emplace_back(AcceleratorInstalled{id, accelerator});
        ++id.number;
    }
    return events;
}

Decision Decider::operator()(const ChangeAccelerator& c) const {
    GWANJE_TRY(check_known("accelerator", world_.accelerators, c.accelerator));
    const Accelerator& accelerator = world_.accelerators[c.accelerator];
    const Id<Site> site = world_.nodes[accelerator.node].site;
    if (accelerator.state == c.state) return refuse(RefusalKind::nothing_to_do, "accelerator", to_text(c.accelerator));
    if (accelerator.state == AcceleratorState::retired || c.state == AcceleratorState::installed)
        return refuse(RefusalKind::wrong_state, "accelerator", to_text(c.accelerator),
                      std::string(to_text(accelerator.state)));
    // Only a verifier takes an accelerator into service the first time; the operator may do so after maintenance.
    const bool first = accelerator.state == AcceleratorState::installed && c.state == AcceleratorState::accepted;
    if (first && !world_.holds(stamp_.actor, Duty::verification, site, stamp_.at))
        return refuse(RefusalKind::not_permitted, "accelerator", to_text(c.accelerator), "verification");
    if (c.state != AcceleratorState::accepted) GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    if (c.state == AcceleratorState::retired) GWANJE_TRY(check_idle(world_, accelerator.node));
    return Events{AcceleratorChanged{c.accelerator, c.state, c.reason}};
}

Decision Decider::operator()(const DrainNode& c) const {
    GWANJE_TRY(check_known("node", world_.nodes, c.node));
    if (world_.nodes[c.node].draining == c.draining) return refuse(RefusalKind::nothing_to_do, "node", to_text(c.node));
    if (c.draining) GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    return Events{NodeDrained{c.node, c.draining, c.reason}};
}

Decision Decider::operator()(const PlanStage& c) const {
    const Stage& stage = c.stage;
    GWANJE_TRY(check_known("stage.site", world_.sites, stage.site));
    GWANJE_TRY(check_text("stage.name", stage.name, name_bytes));
    if (stage.at.unset()) return refuse(RefusalKind::missing, "stage.at");
    GWANJE_TRY(check_range("stage.power", stage.power.amount, 0));
    GWANJE_TRY(check_range("stage.slots", stage.slots.amount, 0));
    GWANJE_TRY(check_range("stage.accelerators", stage.accelerators.amount, 0));
    GWANJE_TRY(check_range("stage.storage", stage.storage.amount, 0));
    GWANJE_TRY(check_pflops("stage.compute", stage.compute));
    if (stage.slots.amount != 0 && stage.accelerators > stage.slots)
        return refuse(RefusalKind::does_not_add_up, "stage.accelerators", std::to_string(stage.accelerators.amount),
                      "slots " + std::to_string(stage.slots.amount));
    return Events{StagePlanned{world_.stages.next(), stage}};
}

Decision Decider::operator()(const ReachStage& c) const {
    GWANJE_TRY(check_known("stage", world_.stages, c.stage));
    if (world_.stages[c.stage].reached) return refuse(RefusalKind::nothing_to_do, "stage", to_text(c.stage));
    return Events{StageReached{c.stage}};
}

Decision Decider::operator()(const AddBudgetLine& c) const {
    const BudgetLine& line = c.line;
    GWANJE_TRY(check_known("line.site", world_.sites, line.site));
    if (!line.pool.none()) {
        GWANJE_TRY(check_known("line.pool", world_.pools, line.pool));
        if (world_.pools[line.pool].site != line.site)
            return refuse(RefusalKind::does_not_add_up, "line.pool", to_text(line.pool), "site " + to_text(line.site));
    }
    GWANJE_TRY(check_text("line.name", line.name, name_bytes));
    GWANJE_TRY(check_interval("line.when", line.when));
    GWANJE_TRY(check_range("line.amount", line.amount.amount, 0));
    GWANJE_TRY(check_range("line.accelerators", line.accelerators.amount, 0));
    GWANJE_TRY(check_pflops("line.compute", line.compute));
    return Events{BudgetLineAdded{world_.budget_lines.next(), line}};
}

}  // namespace gwanje
