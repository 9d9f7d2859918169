#include "adapter/engine_local/shepherd.hpp"

#include <fcntl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "adapter/engine_local/watch.hpp"
#include "base/codec.hpp"

namespace gwanje::local {

namespace {

constexpr int shepherd_failed = 1;

// In a session of its own and without a parent to wait for it.
bool leave_parent() {
    const pid_t child = ::fork();
    if (child < 0) return false;
    if (child > 0) ::_exit(0);
    ::setsid();
    ::umask(077);
    return ::chdir("/") == 0;
}

// Signals are read from a descriptor; none interrupts a write.
Descriptor signal_messages() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGUSR1}) ::sigaddset(&set, signal);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

RunRecord first_record(const RunPlan& plan) {
    RunRecord record;
    record.key = plan.order.key;
    record.shepherd = this_process();
    return record;
}

// Writes down that the run is in our hands. From here on it is never started again.
Result<std::optional<RunPlan>, Fault> take_run(const RunFolder& folder) {
    const auto known = folder.record();
    if (!known.ok()) return known.failure();
    if (known->has_value()) return std::optional<RunPlan>();
    auto plan = folder.plan();
    if (!plan.ok()) return plan.failure();
    RunRecord record = first_record(*plan);
    if (!folder.stop_order()) {
        GWANJE_TRY(folder.keep(record));
        return std::optional(std::move(*plan));
    }
    record.stage = RecordStage::ended;
    record.end = JobEnd::cancelled;
    record.ended_at = wall_clock();
    record.detail = "cancelled before it was started";
    GWANJE_TRY(folder.keep(record));
    return std::optional<RunPlan>();
}

}  // namespace

int run_shepherd(const std::string& path, int answer_number, const TelemetryMaker& make_telemetry) {
    if (!leave_parent()) return shepherd_failed;
    Descriptor answer(answer_number);
    ::fcntl(answer.number(), F_SETFD, FD_CLOEXEC);
    const Descriptor signals = signal_messages();
    const RunFolder folder(path);
    const auto say = [&](std::string_view text) {
        [[maybe_unused]] const bool said = write_all(answer.number(), text);
        answer.close();
    };

    const auto lock = RunLock::take(path);
    if (!lock.ok()) return say(encoded(lock.error())), shepherd_failed;
    if (!lock->has_value()) return say(shepherd_took_it), 0;  // another shepherd watches it
    const auto plan = take_run(folder);
    if (!plan.ok()) return say(encoded(plan.error())), shepherd_failed;
    say(shepherd_took_it);
    if (!plan->has_value()) return 0;

    const RunPlan& taken = **plan;
    const auto places = group_places_here(taken.settings.control_groups);
    const ControlGroup group = ControlGroup::make(places, group_name(taken), group_limits(taken));
    const bool gpus = UsageMeter(taken.accelerators, nullptr).has_gpus();
    const std::unique_ptr<Telemetry> telemetry = gpus ? make_telemetry() : nullptr;
    Watch(taken, folder, group, telemetry.get(), signals.number(), first_record(taken)).until_the_end();
    group.remove();
    return 0;
}

}  // namespace gwanje::local
