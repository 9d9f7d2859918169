#include "cli/twin_scenario.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/toml_table.hpp"

namespace gwanje::cli {

namespace {

using twin::Scenario;

/// Watts from a number of MW or W.
Watts megawatts(double mw) {
    return {static_cast<std::int64_t>(mw * 1e6 + 0.5)};
}

void read_stage(TomlTable&& from, Scenario& scenario) {
    twin::StagePlan stage;
    double mw = 0;
    from.need("at"), from.need("accelerators");
    from.read("name", stage.name);
    from.read("at", stage.at);
    from.read("kind", stage.kind);
    from.read("accelerators", stage.accelerators);
    from.read("slots", stage.slots);
    from.read("power_mw", mw);
    stage.power = megawatts(mw);
    stage.line = from.line();
    scenario.stages.push_back(stage);
}

void read_funded(TomlTable&& from, Scenario& scenario) {
    twin::FundedPlan funded;
    from.need("from"), from.need("accelerators");
    from.read("from", funded.from);
    from.read("accelerators", funded.accelerators);
    funded.line = from.line();
    scenario.funded.push_back(funded);
}

void read_demand(TomlTable&& from, const std::string& name, std::vector<std::string>& faults, Scenario& scenario) {
    twin::DemandPlan demand;
    for (const char* const key : {"name", "per_day", "sizes", "run_median"}) from.need(key);
    from.read("name", demand.name);
    from.read("per_day", demand.per_day);
    from.read("growth_per_year", demand.growth_per_year);
    from.read("grows_with_fleet", demand.grows_with_fleet);
    from.read("night", demand.night);
    from.read("weekend", demand.weekend);
    for (const auto& [size, weight] : from.pairs("sizes"))
        demand.sizes.push_back({static_cast<std::int64_t>(size), weight});
    from.read("run_median", demand.run_median);
    from.read("run_sigma", demand.run_sigma);
    from.read("run_most", demand.run_most);
    from.read("estimate_factor", demand.estimate_factor);
    from.read("priority", demand.priority);
    from.read("preemptible", demand.preemptible);
    from.read("checkpoint", demand.checkpoint);
    from.read("patience", demand.patience);
    from.read("projects", demand.projects);
    for (const toml::table* const table : from.tables("wave")) {
        TomlTable wave(*table, name, faults);
        twin::WavePlan plan;
        wave.need("at"), wave.need("length"), wave.need("factor");
        wave.read("at", plan.at);
        wave.read("length", plan.length);
        wave.read("factor", plan.factor);
        demand.waves.push_back(plan);
    }
    scenario.demand.push_back(demand);
}

void read_power(TomlTable&& from, twin::PowerPlan& power) {
    double pue = 1.3;
    std::int64_t active = 0, idle = 0, won = 0;
    from.need("active_w"), from.need("idle_w");
    from.read("active_w", active);
    from.read("idle_w", idle);
    from.read("pue", pue);
    from.read("won_per_kwh", won);
    power = {{active}, {idle}, static_cast<std::int64_t>(pue * 1000 + 0.5), {won}};
}

void read_policy(TomlTable&& from, twin::PolicyPlan& policy) {
    from.read("order", policy.order);
    from.read("backfill", policy.backfill);
    from.read("shortest_first", policy.shortest_first);
    from.read("half_life", policy.half_life);
    from.read("reorder_every", policy.reorder_every);
    from.read("preempt_from", policy.preempt_from);
    from.read("grace", policy.grace);
}

void read_all(TomlTable&& root, const std::string& name, std::vector<std::string>& faults, Scenario& scenario) {
    std::int64_t seed = 1;
    for (const char* const key : {"begin", "end"}) root.need(key);
    root.read("name", scenario.name);
    root.read("seed", seed);
    scenario.seed = static_cast<std::uint64_t>(seed);
    root.read("begin", scenario.begin);
    root.read("end", scenario.end);
    root.read("per_node", scenario.per_node);
    root.read("sample_every", scenario.sample_every);
    for (const toml::table* const t : root.tables("stage")) read_stage({*t, name, faults}, scenario);
    for (const toml::table* const t : root.tables("funded")) read_funded({*t, name, faults}, scenario);
    for (const toml::table* const t : root.tables("demand")) read_demand({*t, name, faults}, name, faults, scenario);
    for (const toml::table* const t : root.tables("service")) {
        TomlTable from(*t, name, faults);
        twin::ServicePlan plan;
        from.need("most_nodes");
        from.read("name", plan.name);
        from.read("least_nodes", plan.least_nodes);
        from.read("most_nodes", plan.most_nodes);
        from.read("growth_per_year", plan.growth_per_year);
        scenario.services.push_back(plan);
    }
    for (const toml::table* const t : root.tables("window")) {
        TomlTable from(*t, name, faults);
        twin::WindowPlan plan;
        from.need("at"), from.need("length");
        from.read("at", plan.at);
        from.read("length", plan.length);
        scenario.windows.push_back(plan);
    }
    if (const toml::table* const t = root.table("power")) read_power({*t, name, faults}, scenario.power);
    if (const toml::table* const t = root.table("policy")) read_policy({*t, name, faults}, scenario.policy);
    if (const toml::table* const t = root.table("failures")) {
        TomlTable from(*t, name, faults);
        from.need("node_mtbf_hours");
        from.read("node_mtbf_hours", scenario.failures.node_mtbf_hours);
        from.read("repair_hours", scenario.failures.repair_hours);
    }
}

}  // namespace

Result<Scenario, std::string> read_scenario(const std::string& text, const std::string& name) {
    Scenario scenario;
    std::vector<std::string> faults;
    try {
        const toml::table root = toml::parse(text, name);
        read_all({root, name, faults}, name, faults, scenario);
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        return Failure{name + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": " +
                       std::string(error.description())};
    }
    const auto by_instant = [](const auto& a, const auto& b) { return a.at < b.at; };
    std::stable_sort(scenario.stages.begin(), scenario.stages.end(), by_instant);
    std::stable_sort(scenario.windows.begin(), scenario.windows.end(), by_instant);
    std::stable_sort(scenario.funded.begin(), scenario.funded.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    if (faults.empty())
        for (const std::string& reason : contradictions(scenario)) faults.push_back(name + ": " + reason);
    if (!faults.empty()) return Failure{joined(faults, "\n")};
    return scenario;
}

}  // namespace gwanje::cli
