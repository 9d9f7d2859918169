// The engine of one machine: real processes in a sandbox, each run watched by a shepherd of its own.
//
// It keeps nothing in memory that matters: all it knows lies in the run folders, so a new engine object after a restart
// or a kill finds every run as it is. Calls may come from several threads.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "adapter/engine_local/run_folder.hpp"
#include "adapter/engine_local/settings.hpp"
#include "port/engine.hpp"

namespace gwanje::local {

class LocalEngine final : public Engine {
public:
    /// Makes the folders where they do not exist. `telemetry` tells the accelerators of this machine; it outlives the
    /// engine.
    [[nodiscard]] static Result<std::unique_ptr<LocalEngine>, Fault> open(Settings settings, Telemetry& telemetry);

    [[nodiscard]] Result<void, Fault> start(const RunOrder& order) override;
    [[nodiscard]] Result<std::vector<RunState>, Fault> observe() override;
    [[nodiscard]] Result<void, Fault> stop(RunKey key, Duration grace) override;
    [[nodiscard]] Result<void, Fault> forget(RunKey key) override;
    [[nodiscard]] Result<LogPart, Fault> read_log(RunKey key, std::int64_t offset, std::int64_t limit) override;
    [[nodiscard]] Result<std::vector<FoundAccelerator>, Fault> accelerators() override;
    [[nodiscard]] std::vector<Capability> capabilities() override;

    /// Removes the logs and records of forgotten runs that ended before this instant; how many.
    [[nodiscard]] Result<Count, Fault> discard_forgotten(Instant before);

    /// Does not touch the disk; `open` does what has to be done first.
    LocalEngine(Settings settings, Telemetry& telemetry) : settings_(std::move(settings)), telemetry_(telemetry) {}

private:
    [[nodiscard]] std::string running_folder() const { return settings_.runs_folder + "/runs"; }
    [[nodiscard]] std::string forgotten_folder() const { return settings_.runs_folder + "/forgotten"; }
    [[nodiscard]] RunFolder folder_of(RunKey key) const { return RunFolder(running_folder() + '/' + folder_name(key)); }
    [[nodiscard]] RunFolder forgotten_of(RunKey key) const {
        return RunFolder(forgotten_folder() + '/' + folder_name(key));
    }
    [[nodiscard]] Result<void, Fault> need_sandbox();
    [[nodiscard]] Result<RunPlan, Fault> planned(const RunOrder& order);
    [[nodiscard]] Result<void, Fault> need_project_folder(const std::string& project) const;
    [[nodiscard]] Result<void, Fault> wake_shepherd(const RunFolder& folder) const;

    Settings settings_;
    Telemetry& telemetry_;
    std::atomic<bool> sandbox_works_ = false;
};

/// Why an order can never be run, for whatever machine: a field, its value and what is wrong with it. Empty: nothing.
[[nodiscard]] std::string fault_in_order(const RunOrder& order);

/// What the run folder says of the run now. A run whose shepherd is gone is ended here for good: what is left of it is
/// killed, and what is known of it is written down. Nothing: the folder holds no whole order.
[[nodiscard]] Result<std::optional<RunState>, Fault> state_of_run(const RunFolder& folder, RunKey key);

/// What the places where control groups can be made, and the sandbox, let the engine enforce.
[[nodiscard]] std::vector<Capability> capabilities_of(const Settings& settings, const Result<void, Fault>& sandbox,
                                                      const Result<std::vector<FoundAccelerator>, Fault>& found);

}  // namespace gwanje::local
