#include "adapter/engine_local/local_engine.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "adapter/engine_local/launch.hpp"
#include "adapter/engine_local/sandbox.hpp"
#include "adapter/engine_local/shepherd.hpp"
#include "adapter/engine_local/spawn.hpp"
#include "base/codec.hpp"

namespace gwanje::local {

namespace {

// A shepherd answers after its first record is on the disk: some milliseconds, seconds on a very busy disk.
constexpr int shepherd_answer_ms = 20'000;

Failure<Fault> cannot_run(const std::string& why) {
    return Failure{fault(FaultKind::unsupported, why, why)};
}

}  // namespace

Result<std::unique_ptr<LocalEngine>, Fault> LocalEngine::open(Settings settings, Telemetry& telemetry) {
    for (const std::string* path : {&settings.runs_folder, &settings.projects_folder, &settings.shepherd})
        if (!path->starts_with('/')) return Failure{fault(FaultKind::missing, "the path must be absolute", *path)};
    auto engine = std::make_unique<LocalEngine>(std::move(settings), telemetry);
    GWANJE_TRY(make_folders(engine->settings_.runs_folder, 0700));
    GWANJE_TRY(make_folder(engine->running_folder(), 0700));
    GWANJE_TRY(make_folder(engine->forgotten_folder(), 0700));
    GWANJE_TRY(make_folders(engine->settings_.projects_folder, 0755));
    return engine;
}

Result<void, Fault> LocalEngine::start(const RunOrder& order) {
    if (const std::string wrong = fault_in_order(order); !wrong.empty()) return cannot_run(wrong);
    if (exists(forgotten_of(order.key).path())) return {};
    const RunFolder folder = folder_of(order.key);
    if (!exists(folder.file("plan"))) {
        GWANJE_TRY(need_sandbox());
        auto plan = planned(order);
        if (!plan.ok()) return plan.failure();
        GWANJE_TRY(need_project_folder(order.project));
        GWANJE_TRY(make_folder(folder.path(), 0700));
        GWANJE_TRY(sync_folder(running_folder()));
        GWANJE_TRY(folder.keep(*plan));
    } else {
        const auto plan = folder.plan();
        if (!plan.ok()) return plan.failure();
        if (plan->order != order)
            return Failure{fault(FaultKind::not_ours, "another order was given under the same key", folder.path())};
        if (exists(folder.file("record"))) return {};
        GWANJE_TRY(need_sandbox());
    }
    return wake_shepherd(folder);
}

Result<void, Fault> LocalEngine::wake_shepherd(const RunFolder& folder) const {
    const auto answer = start_answering({settings_.shepherd, "watch", folder.path()}, shepherd_answer_ms);
    if (!answer.ok()) return answer.failure();
    if (*answer == shepherd_took_it) return {};
    if (const auto reason = decoded<Fault>(*answer)) return Failure{*reason};
    return Failure{fault(FaultKind::io_error, "the shepherd ended before it took the run", settings_.shepherd)};
}

Result<void, Fault> LocalEngine::need_sandbox() {
    if (sandbox_works_) return {};
    GWANJE_TRY(try_sandbox(settings_));
    sandbox_works_ = true;
    return {};
}

Result<RunPlan, Fault> LocalEngine::planned(const RunOrder& order) {
    RunPlan plan{order, settings_, {}};
    if (order.accelerators.empty()) return plan;
    const auto found = telemetry_.accelerators();
    if (!found.ok()) return found.failure();
    for (const GrantedSlots& granted : order.accelerators) {
        if (granted.node != settings_.node)
            return cannot_run("a run on node " + granted.node + " (this engine runs on " + settings_.node + ")");
        for (const std::int64_t slot : granted.slots) {
            const auto one = std::find_if(found->begin(), found->end(),
                                          [&](const FoundAccelerator& each) { return each.slot == slot; });
            if (one == found->end()) return cannot_run("slot " + std::to_string(slot) + " of node " + granted.node);
            plan.accelerators.push_back(*one);
        }
    }
    return plan;
}

// Only the engine writes into the folder of all projects, so no run can put a link in the way of the change of owner.
Result<void, Fault> LocalEngine::need_project_folder(const std::string& project) const {
    const std::string path = settings_.projects_folder + '/' + project;
    if (exists(path)) return {};
    // Made under another name first: a kill in between leaves no project folder that belongs to the wrong account.
    const std::string fresh = path + ".new";
    GWANJE_TRY(make_folder(fresh, 0750));
    if (changes_account() &&
        ::chown(fresh.c_str(), static_cast<uid_t>(settings_.user), static_cast<gid_t>(settings_.group)) != 0)
        return Failure{fault_of_errno(errno, "give the folder to the run's account", path)};
    if (::rename(fresh.c_str(), path.c_str()) != 0) return Failure{fault_of_errno(errno, "rename", path)};
    return sync_folder(settings_.projects_folder);
}

Result<std::vector<RunState>, Fault> LocalEngine::observe() {
    const auto names = names_in(running_folder());
    if (!names.ok()) return names.failure();
    std::vector<RunState> states;
    for (const std::string& name : *names) {
        const auto key = key_of_folder_name(name);
        if (!key) continue;
        auto state = state_of_run(folder_of(*key), *key);
        if (!state.ok()) return state.failure();
        if (state->has_value()) states.push_back(std::move(**state));
    }
    std::sort(states.begin(), states.end(), [](const RunState& a, const RunState& b) { return a.key < b.key; });
    return states;
}

Result<void, Fault> LocalEngine::stop(RunKey key, Duration grace) {
    const RunFolder folder = folder_of(key);
    if (!exists(folder.file("plan"))) return {};
    auto record = folder.record();
    if (!record.ok()) return record.failure();
    if (record->has_value() && (*record)->stage == RecordStage::ended) return {};
    const auto asked = folder.stop_order();
    if (!asked || grace < asked->grace) GWANJE_TRY(folder.keep(StopOrder{grace}));
    // From here on a shepherd that wakes up sees the order. One that is awake is told; a run that none has taken is
    // taken by a shepherd that finds the order and writes down the end.
    record = folder.record();
    if (!record.ok()) return record.failure();
    if (!record->has_value()) return wake_shepherd(folder);
    signal_held(hold_process((*record)->shepherd), SIGUSR1);
    return {};
}

Result<void, Fault> LocalEngine::forget(RunKey key) {
    const RunFolder folder = folder_of(key);
    if (!exists(folder.path())) return {};
    const auto state = state_of_run(folder, key);
    if (!state.ok()) return state.failure();
    if (state->has_value() && (*state)->stage != RunStage::ended)
        return Failure{fault(FaultKind::busy, "the run has not ended", folder.path())};
    if (const auto plan = folder.plan(); plan.ok())  // left by a shepherd that was killed after its last record
        ControlGroup::found(group_places_here(settings_.control_groups), group_name(*plan)).remove();
    if (::rename(folder.path().c_str(), forgotten_of(key).path().c_str()) != 0)
        return Failure{fault_of_errno(errno, "rename", folder.path())};
    GWANJE_TRY(sync_folder(forgotten_folder()));
    return sync_folder(running_folder());
}

Result<std::vector<FoundAccelerator>, Fault> LocalEngine::accelerators() {
    return telemetry_.accelerators();
}

std::vector<Capability> LocalEngine::capabilities() {
    return capabilities_of(settings_, try_sandbox(settings_), telemetry_.accelerators());
}

}  // namespace gwanje::local
