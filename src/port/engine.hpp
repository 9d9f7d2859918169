// Engine: what really runs work at a site. It is reconciled, not commanded and forgotten: whoever uses it compares what
// should run with `observe()`, and starts or stops the difference. Every call may be repeated, and either side may be
// killed between any two calls.
//
// An engine decides nothing: which job runs when and on what was decided before it is asked.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/record.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/units.hpp"
#include "domain/award.hpp"
#include "port/fault.hpp"
#include "port/telemetry.hpp"

namespace gwanje {

/// One attempt to run one job. There is never more than one run under a key.
struct RunKey {
    Id<Job> job;
    std::int64_t attempt = 1;  ///< counts the requeues of the job
    friend constexpr auto operator<=>(const RunKey& a, const RunKey& b) {
        return a.job == b.job ? a.attempt <=> b.attempt : a.job <=> b.job;
    }
    GWANJE_RECORD(RunKey, job, attempt)
};

struct EnvironmentEntry {
    std::string name;
    std::string value;
    GWANJE_RECORD(EnvironmentEntry, name, value)
};

/// Accelerators of one node that the run may use, by slot.
struct GrantedSlots {
    std::string node;
    std::vector<std::int64_t> slots;
    GWANJE_RECORD(GrantedSlots, node, slots)
};

struct RunOrder {
    RunKey key;
    std::string project;               ///< name of its folder: a–z, 0–9 and '-', such as "prj-7"
    std::vector<std::string> command;  ///< program and arguments, run without a shell; with a script: its arguments
    std::string script;                ///< text that starts with "#!"; empty: there is none
    std::vector<EnvironmentEntry> environment;
    std::vector<GrantedSlots> accelerators;
    std::int64_t cores = 0;        ///< processor cores beside GPUs; 0: as many as there are
    Bytes memory;                  ///< of all its processes together; 0: no limit of its own
    Duration time_limit;           ///< 0: none
    Duration grace = seconds(10);  ///< between being asked to end and being killed
    bool network = false;
    std::string folder;  ///< where it works, inside the project's folder; empty: "jobs/<job>"
    GWANJE_RECORD(RunOrder, key, project, command, script, environment, accelerators, cores, memory, time_limit, grace,
                  network, folder)
};

/// accepted: the order is kept, nothing has been started; `start` again goes on with it.
GWANJE_ENUM(RunStage, accepted, running, ended)

/// What a run used since it started. What was not measured is unknown, never zero.
struct RunUsage {
    Instant to;                        ///< measured up to here
    AcceleratorMillis active;          ///< accelerators that computed
    AcceleratorMillis observed;        ///< accelerator-time for which there are measurements; the rest is unknown
    std::optional<Duration> cpu_time;  ///< of all its processes
    std::optional<Bytes> memory_peak;
    GWANJE_RECORD(RunUsage, to, active, observed, cpu_time, memory_peak)
};

struct RunState {
    RunKey key;
    RunStage stage = RunStage::accepted;
    Instant started_at;  ///< when its program began; unset: not known to have begun
    Instant ended_at;    ///< started_at and the time that a clock which nobody sets has measured since
    JobEnd end = JobEnd::none;
    std::int64_t exit_status = 0;  ///< of a program that ended by itself
    std::int64_t signal = 0;       ///< that ended it; 0: none
    std::string detail;            ///< English, for the log: why it was not started, what is known of a lost run
    RunUsage usage;
    GWANJE_RECORD(RunState, key, stage, started_at, ended_at, end, exit_status, signal, detail, usage)
};

/// A piece of a run's output; both streams in the order in which they were written.
struct LogPart {
    std::string bytes;
    std::int64_t next = 0;  ///< where to go on reading
    std::int64_t size = 0;  ///< of the whole log so far
    bool complete = false;  ///< the run has ended, and this part reaches the end of its log
    GWANJE_RECORD(LogPart, bytes, next, size, complete)
};

GWANJE_ENUM(Enforcement, full, partial, none)

/// What this engine can hold a run to, and what it cannot, in a sentence for the operator.
struct Capability {
    std::string subject;  ///< sandbox, cores, memory, processes, network, accelerators, time, usage
    Enforcement enforcement = Enforcement::none;
    std::string sentence_ko;
    std::string sentence_en;
    GWANJE_RECORD(Capability, subject, enforcement, sentence_ko, sentence_en)
};

class Engine {
public:
    virtual ~Engine() = default;

    /// Keeps the order for good and starts it. Repeated with the same order it changes nothing, whatever became of the
    /// run; another order under the same key is a fault (not_ours). An order that this engine can never run is a fault
    /// that is not transient.
    [[nodiscard]] virtual Result<void, Fault> start(const RunOrder& order) = 0;
    /// Every run that was not forgotten, by key.
    [[nodiscard]] virtual Result<std::vector<RunState>, Fault> observe() = 0;
    /// Asks the run to end (TERM) and ends it after `grace` (KILL). No fault for a key under which nothing runs.
    [[nodiscard]] virtual Result<void, Fault> stop(RunKey key, Duration grace) = 0;
    /// An ended run has been accounted for: `observe` leaves it out from now on. Its log can still be read, and its key
    /// is not started again.
    [[nodiscard]] virtual Result<void, Fault> forget(RunKey key) = 0;
    /// At most `limit` bytes of the log from `offset` on.
    [[nodiscard]] virtual Result<LogPart, Fault> read_log(RunKey key, std::int64_t offset, std::int64_t limit) = 0;
    /// What this engine can grant.
    [[nodiscard]] virtual Result<std::vector<FoundAccelerator>, Fault> accelerators() = 0;
    [[nodiscard]] virtual std::vector<Capability> capabilities() = 0;
};

}  // namespace gwanje
