#include "twin/scenario.hpp"

#include <algorithm>

namespace gwanje::twin {

std::vector<std::int64_t> fleet_after(const std::vector<StagePlan>& stages) {
    std::vector<std::int64_t> fleet;
    std::int64_t installed = 0;
    for (const StagePlan& stage : stages) {
        installed = stage.kind == StageKind::total ? stage.accelerators : installed + stage.accelerators;
        fleet.push_back(installed);
    }
    return fleet;
}

namespace {

std::string place(const StagePlan& stage) {
    return (stage.line > 0 ? "line " + std::to_string(stage.line) + ": " : std::string()) + "stage \"" + stage.name +
           "\"";
}

}  // namespace

std::vector<std::string> contradictions(const Scenario& scenario) {
    std::vector<std::string> found;
    if (scenario.end <= scenario.begin)
        found.push_back("the scenario ends before it begins: give an end after the begin");
    if (scenario.per_node < 1 || scenario.per_node > 1024) found.push_back("per_node must be 1 to 1024");
    if (scenario.stages.empty()) found.push_back("no stage: give at least one [[stage]] with a date and accelerators");
    const std::vector<std::int64_t> fleet = fleet_after(scenario.stages);
    std::size_t slots_at = scenario.stages.size();
    for (std::size_t i = 0; i < scenario.stages.size(); ++i) {
        const StagePlan& stage = scenario.stages[i];
        if (i > 0 && fleet[i] < fleet[i - 1])
            found.push_back(place(stage) + " leaves " + std::to_string(fleet[i]) + " accelerators, fewer than the " +
                            std::to_string(fleet[i - 1]) + " after " + place(scenario.stages[i - 1]) +
                            ": a stage cannot shrink the fleet (is it an increment?)");
        if (stage.slots > 0) slots_at = i;
        if (slots_at < scenario.stages.size() && fleet[i] > scenario.stages[slots_at].slots)
            found.push_back(place(stage) + " brings the fleet to " + std::to_string(fleet[i]) +
                            " accelerators, more than the " + std::to_string(scenario.stages[slots_at].slots) +
                            " slots of " + place(scenario.stages[slots_at]));
        if (fleet[i] % scenario.per_node != 0)
            found.push_back(place(stage) + ": " + std::to_string(fleet[i]) + " accelerators are not whole nodes of " +
                            std::to_string(scenario.per_node));
        if (stage.power.amount > 0 && scenario.power.idle.amount > 0 &&
            static_cast<double>(fleet[i]) * static_cast<double>(scenario.power.idle.amount * scenario.power.pue_milli) /
                    1000 >
                static_cast<double>(stage.power.amount))
            found.push_back(place(stage) + ": even idle, " + std::to_string(fleet[i]) +
                            " accelerators draw more than its " + std::to_string(stage.power.amount) + " W");
    }
    if (scenario.power.active < scenario.power.idle) found.push_back("power: active draws less than idle");
    for (const DemandPlan& demand : scenario.demand) {
        const std::string where = "demand \"" + demand.name + "\": ";
        if (demand.sizes.empty()) found.push_back(where + "no sizes");
        for (const SizeShare& size : demand.sizes) {
            if (size.accelerators < 1 || size.weight <= 0)
                found.push_back(where + "a size below 1 or a weight not above 0");
            if (!fleet.empty() && size.accelerators > fleet.back())
                found.push_back(where + "jobs of " + std::to_string(size.accelerators) + " can never fit: the last " +
                                place(scenario.stages.back()) + " has " + std::to_string(fleet.back()) +
                                " accelerators");
        }
        if (demand.run_median.ms < 1000) found.push_back(where + "the median run must be at least 1 s");
        if (demand.per_day < 0 || demand.run_sigma < 0 || demand.estimate_factor < 1 || demand.projects < 1)
            found.push_back(where + "per_day and run_sigma at least 0, estimate_factor and projects at least 1");
    }
    for (std::size_t i = 1; i < scenario.windows.size(); ++i)
        if (scenario.windows[i].at < scenario.windows[i - 1].at + scenario.windows[i - 1].length)
            found.push_back("maintenance windows overlap at " + to_text(scenario.windows[i].at));
    return found;
}

}  // namespace gwanje::twin
