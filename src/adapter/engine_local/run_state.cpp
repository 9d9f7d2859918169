// What became of a run, read from its folder; and the end of runs that lost their shepherd.
#include <fcntl.h>
#include <unistd.h>

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/launch.hpp"
#include "adapter/engine_local/local_engine.hpp"
#include "adapter/engine_local/sandbox.hpp"

namespace gwanje::local {

namespace {

RunState state_from(const RunRecord& record) {
    RunState state;
    state.key = record.key;
    switch (record.stage) {
        case RecordStage::starting:
            state.stage = RunStage::accepted;
            break;
        case RecordStage::running:
            state.stage = RunStage::running;
            break;
        case RecordStage::ended:
            state.stage = RunStage::ended;
            break;
    }
    state.started_at = record.started_at;
    state.ended_at = record.ended_at;
    state.end = record.end;
    state.exit_status = record.exit_status;
    state.signal = record.signal;
    state.detail = record.detail;
    state.usage = record.usage;
    return state;
}

void note_in_log(const RunFolder& folder, const std::string& text) {
    const Descriptor log(::open(folder.file("log").c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    if (!log.open()) return;
    [[maybe_unused]] const bool told = write_all(log.number(), "[gwanje] " + text + ".\n");
}

// Under the lock: nobody else writes the record.
RunRecord end_of_lost(const RunFolder& folder, RunRecord record) {
    end_process(record.init);
    end_sandbox(folder.path());
    if (const auto usage = folder.usage()) record.usage = *usage;
    if (const auto plan = folder.plan(); plan.ok()) {
        const auto places = group_places_here(plan->settings.control_groups);
        const ControlGroup group = ControlGroup::found(places, group_name(*plan));
        if (const auto cpu_time = group.cpu_time(); cpu_time && cpu_time > record.usage.cpu_time)
            record.usage.cpu_time = cpu_time;
        group.remove();
    }
    const bool same_boot = record.shepherd.boot == this_process().boot;
    record.detail = same_boot ? "lost: its shepherd was killed" : "lost: the machine was restarted";
    record.stage = RecordStage::ended;
    record.end = JobEnd::lost;
    // The last moment at which the run is known to have run; its usage is measured up to there.
    record.ended_at = record.usage.to.unset() ? record.started_at : record.usage.to;
    if (record.ended_at.unset()) record.ended_at = wall_clock();
    note_in_log(folder, record.detail + ", last seen at " + to_text(record.ended_at));
    return record;
}

// One damaged record must not hide the other runs.
RunState state_of_damaged(RunKey key, const Fault& why) {
    RunState state;
    state.key = key;
    state.stage = RunStage::ended;
    state.end = JobEnd::lost;
    state.ended_at = wall_clock();
    state.detail = "lost: " + why.what + " (" + why.where + ")";
    return state;
}

Result<RunState, Fault> settle(const RunFolder& folder) {
    const auto lock = RunLock::take(folder.path());
    if (!lock.ok()) return lock.failure();
    const auto record = folder.record();
    if (!record.ok()) return record.failure();
    if (!record->has_value()) return Failure{fault(FaultKind::corrupted, "the record vanished", folder.path())};
    if (!lock->has_value() || (*record)->stage == RecordStage::ended) return state_from(**record);
    const RunRecord ended = end_of_lost(folder, **record);
    GWANJE_TRY(folder.keep(ended));
    return state_from(ended);
}

}  // namespace

Result<std::optional<RunState>, Fault> state_of_run(const RunFolder& folder, RunKey key) {
    auto record = folder.record();
    if (!record.ok()) {
        if (record.error().kind != FaultKind::corrupted) return record.failure();
        return std::optional(state_of_damaged(key, record.error()));
    }
    if (!record->has_value()) {
        if (!exists(folder.file("plan"))) return std::optional<RunState>();
        RunState state;
        state.key = key;
        return std::optional(std::move(state));
    }
    if ((*record)->stage == RecordStage::ended) return std::optional(state_from(**record));
    if (!RunLock::held(folder.path())) {
        auto settled = settle(folder);
        if (!settled.ok()) return settled.failure();
        return std::optional(std::move(*settled));
    }
    RunState state = state_from(**record);
    if (auto usage = folder.usage()) state.usage = std::move(*usage);
    return std::optional(std::move(state));
}

}  // namespace gwanje::local
