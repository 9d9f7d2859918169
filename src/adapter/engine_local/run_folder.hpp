// The run folder: everything that is known of one run, in files that each have one writer.
//
//   plan      the order and what was looked up for it             written by the engine, before anything is started
//   stop      that it shall end, and how long it may take         written by the engine
//   lock      held by the shepherd as long as it lives
//   record    starting, running or ended                          written by the holder of the lock
//   usage     what it used so far, every few seconds              written by the holder of the lock
//   log       its output                                          written by the holder of the lock
//
// A run without a record has not been started. A record that is not "ended" while nobody holds the lock is a lost run.
#pragma once

#include <optional>
#include <string>

#include "adapter/engine_local/process.hpp"
#include "adapter/engine_local/settings.hpp"
#include "port/engine.hpp"

namespace gwanje::local {

/// The order and what the engine looked up for it, so that the shepherd needs nothing but the folder.
struct RunPlan {
    RunOrder order;
    Settings settings;
    std::vector<FoundAccelerator> accelerators;  ///< that were granted
    GWANJE_RECORD(RunPlan, order, settings, accelerators)
};

GWANJE_ENUM(RecordStage, starting, running, ended)

struct RunRecord {
    RunKey key;
    RecordStage stage = RecordStage::starting;
    Process shepherd;
    Process init;  ///< first process of the sandbox; with it everything in the sandbox ends
    Instant started_at;
    Instant ended_at;
    JobEnd end = JobEnd::none;
    std::int64_t exit_status = 0;
    std::int64_t signal = 0;
    std::string detail;
    RunUsage usage;  ///< final once ended
    GWANJE_RECORD(RunRecord, key, stage, shepherd, init, started_at, ended_at, end, exit_status, signal, detail, usage)
};

struct StopOrder {
    Duration grace;
    GWANJE_RECORD(StopOrder, grace)
};

/// "job-12.1": the folder's name.
[[nodiscard]] std::string folder_name(RunKey key);
[[nodiscard]] std::optional<RunKey> key_of_folder_name(std::string_view name);

/// The lock of a run folder, held from `take` until the process that took it ends or closes it.
class RunLock {
public:
    /// Nothing: somebody else holds it.
    [[nodiscard]] static Result<std::optional<RunLock>, Fault> take(const std::string& folder);
    /// Asks without taking it, so that asking never keeps a shepherd out.
    [[nodiscard]] static bool held(const std::string& folder);

private:
    explicit RunLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_;
};

class RunFolder {
public:
    explicit RunFolder(std::string path) : path_(std::move(path)) {}

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string file(std::string_view name) const { return path_ + '/' + std::string(name); }

    [[nodiscard]] Result<RunPlan, Fault> plan() const;
    /// Nothing: not started.
    [[nodiscard]] Result<std::optional<RunRecord>, Fault> record() const;
    /// Nothing: none written yet, or damaged by a power cut: then it is unknown.
    [[nodiscard]] std::optional<RunUsage> usage() const;
    [[nodiscard]] std::optional<StopOrder> stop_order() const;

    [[nodiscard]] Result<void, Fault> keep(const RunPlan& plan) const;
    [[nodiscard]] Result<void, Fault> keep(const RunRecord& record) const;
    [[nodiscard]] Result<void, Fault> keep(const RunUsage& usage) const;
    [[nodiscard]] Result<void, Fault> keep(const StopOrder& stop) const;

private:
    std::string path_;
};

}  // namespace gwanje::local
