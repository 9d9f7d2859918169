#include "control/engine_plan.hpp"

#include <algorithm>

namespace gwanje::control {
namespace {

bool runs_here(const World& world, const Job& job, const std::string& node) {
    return std::any_of(job.shares.begin(), job.shares.end(), [&](const NodeShare& share) {
        const Node& there = world.nodes[share.node];
        return there.engine == EngineKind::local && there.name == node;
    });
}

RunOrder order_of(const World& world, Id<Job> id) {
    const Job& job = world.jobs[id];
    RunOrder order;
    order.key = {id, job.attempt};
    order.project = to_text(job.project);
    order.command = job.order.command;
    for (const auto& [name, value] : job.order.environment) order.environment.push_back({name, value});
    order.environment.push_back({"GWANJE_JOB", to_text(id)});
    order.environment.push_back({"GWANJE_PROJECT", to_text(job.project)});
    if (!job.array.none()) order.environment.push_back({"GWANJE_TASK", std::to_string(job.task)});
    for (const NodeShare& share : job.shares) order.accelerators.push_back({world.nodes[share.node].name, share.slots});
    order.time_limit = job.order.time_limit;
    order.network = job.order.network;
    return order;
}

/// What the kernel has not heard yet about a run of a job that it believes to be busy.
void tell_of(const Job& job, const RunState& run, const EngineView& view, std::vector<EngineAction>& out) {
    const bool heard_of_start = job.state == JobState::running;
    if (!heard_of_start && !run.started_at.unset())
        out.push_back(TellKernel{ReportJobStarted{run.key.job, run.key.attempt, run.started_at}});
    const bool has_started = heard_of_start || !run.started_at.unset();
    const bool over = run.stage == RunStage::ended;
    const Instant metered = job.metered_to.unset() ? run.started_at : job.metered_to;
    const Instant to = run.usage.to.unset() ? (over ? run.ended_at : view.now) : run.usage.to;
    if (has_started && to > metered && (over || to - metered >= view.meter_every)) {
        // The engine measures from the start; the kernel is told what was added since the last report.
        const AcceleratorMillis active = run.usage.active - std::min(job.active, run.usage.active);
        const bool known = run.usage.observed.amount > 0;
        out.push_back(TellKernel{ReportJobUsage{run.key.job, run.key.attempt, to, active, known}});
    }
    if (over)
        out.push_back(
            TellKernel{ReportJobEnded{run.key.job, run.key.attempt, run.ended_at.unset() ? view.now : run.ended_at,
                                      run.end == JobEnd::none ? JobEnd::lost : run.end, run.exit_status}});
}

}  // namespace

std::vector<EngineAction> plan_engine(const World& world, const EngineView& view) {
    std::vector<EngineAction> actions;
    const auto seen = [&](RunKey key) {
        return std::find_if(view.runs.begin(), view.runs.end(), [&](const RunState& run) { return run.key == key; });
    };
    for (const RunState& run : view.runs) {
        const Job* job = world.jobs.find(run.key.job);
        const bool busy = job != nullptr && (job->state == JobState::placed || job->state == JobState::running) &&
                          job->attempt == run.key.attempt;
        if (busy) continue;
        // Nobody waits for it: it has been accounted for, or it belongs to another history.
        if (run.stage == RunStage::ended) {
            actions.push_back(ForgetRun{run.key});
        } else {
            actions.push_back(StopRun{run.key});
        }
    }
    for (const auto& [id, award] : world.index().busy_jobs) {
        const Job& job = world.jobs[id];
        if (!runs_here(world, job, view.node)) continue;
        const RunKey key{id, job.attempt};
        const auto run = seen(key);
        if (run == view.runs.end() || run->stage == RunStage::accepted) {
            if (job.stop_asked && run == view.runs.end()) {
                actions.push_back(TellKernel{ReportJobEnded{id, job.attempt, view.now, JobEnd::cancelled, 0}});
            } else {
                actions.push_back(StartRun{order_of(world, id)});
            }
            continue;
        }
        if (job.stop_asked && run->stage == RunStage::running) actions.push_back(StopRun{key});
        tell_of(job, *run, view, actions);
    }
    return actions;
}

}  // namespace gwanje::control
