// How a run is measured and how its end is written down.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "adapter/engine_local/sandbox.hpp"
#include "adapter/engine_local/watch.hpp"
#include "base/text.hpp"

namespace gwanje::local {

Duration Watch::elapsed() const {
    return began_ ? over_.value_or(boot_clock()) - *began_ : Duration{};
}

void Watch::measure(bool keep) {
    std::optional<Duration> cpu_time = group_.cpu_time();
    if (!cpu_time && record_.init.number > 0 && !sandbox_over_) cpu_time = cpu_time_of_tree(record_.init.number);
    if (!cpu_time && last_word_ && last_word_->news == InitNews::ended)
        cpu_time = milliseconds(last_word_->cpu_time_ms);
    const Duration since = elapsed();
    record_.usage = meter_.usage(record_.started_at + since, since, cpu_time, group_.memory_peak());
    // Kept without waiting for the disk: after a power cut the last seconds of usage are unknown, not wrong.
    if (!keep) return;
    [[maybe_unused]] const auto kept = folder_.keep(record_.usage);
}

void Watch::write_end() {
    record_.stage = RecordStage::ended;
    if (!began_) {
        record_.ended_at = wall_clock();
        record_.end = cause_ == JobEnd::none ? JobEnd::refused_by_engine : cause_;
        if (last_word_ && last_word_->news == InitNews::failed) {
            record_.detail = "could not " + last_word_->step + ": " +
                             std::generic_category().message(static_cast<int>(last_word_->error));
            log_.write("[gwanje] " + record_.detail + ": " + joined(plan_.order.command, " ") + "\n");
        }
        if (record_.detail.empty()) record_.detail = std::string(trimmed(log_.beginning()));
        return;
    }
    record_.ended_at = record_.started_at + elapsed();
    if (last_word_ && last_word_->news == InitNews::ended) {
        record_.exit_status = last_word_->exit_status;
        record_.signal = last_word_->signal;
    } else {
        record_.signal = SIGKILL;  // init and with it the whole sandbox were killed
    }
    if (cause_ != JobEnd::none)
        record_.end = cause_;
    else if (record_.signal != 0)
        record_.end = JobEnd::signal;
    else
        record_.end = record_.exit_status == 0 ? JobEnd::finished : JobEnd::exit_status;
    if (group_.memory_kills() > 0) {
        record_.detail = "the memory limit of " + grouped(plan_.order.memory.amount) + " bytes was reached";
        log_.write("[gwanje] " + record_.detail + ".\n");
    }
}

void Watch::conclude() {
    if (!held_init_.open()) end_sandbox(folder_.path());
    // All writers of the output are gone with the sandbox: what is left in the pipe is all there is.
    for (pollfd waiting{run_.output.number(), POLLIN, 0}; run_.output.open() && ::poll(&waiting, 1, 1000) > 0;) {
        read_output();
        waiting.fd = run_.output.number();
    }
    while (run_.init.open()) read_init();
    if (began_) {
        if (meter_.has_gpus()) meter_.sample_gpus(wall_clock(), elapsed());
        measure(false);
    }
    write_end();
    log_.finish();
    // A full disk passes: the end of a run is worth waiting for, and while we wait the lock says that it is watched. A
    // folder that is gone was forgotten by an engine that has already read this record, or removed by hand.
    constexpr int pause_ms = 1000;
    for (auto kept = folder_.keep(record_); !kept.ok(); kept = folder_.keep(record_)) {
        if (kept.error().kind == FaultKind::missing) return;
        ::poll(nullptr, 0, pause_ms);
    }
}

}  // namespace gwanje::local
