#include "adapter/engine_local/usage_meter.hpp"

#include <algorithm>

namespace gwanje::local {

namespace {

// A sample speaks for the second before it; when the shepherd was held up for longer than this, the time between is
// unknown.
constexpr Duration longest_gap = seconds(5);

}  // namespace

UsageMeter::UsageMeter(std::vector<FoundAccelerator> granted, Telemetry* telemetry) : telemetry_(telemetry) {
    for (const FoundAccelerator& one : granted) {
        if (one.kind == AcceleratorKind::cpu)
            ++cores_;
        else
            gpus_.emplace(one.serial, Duration{});
    }
}

void UsageMeter::sample_gpus(Instant now, Duration elapsed) {
    if (gpus_.empty() || telemetry_ == nullptr) return;
    const auto samples = telemetry_->sample(now);
    if (!samples.ok()) return;
    for (const AcceleratorSample& sample : *samples) {
        const auto gpu = gpus_.find(sample.serial);
        if (gpu == gpus_.end() || !sample.active_permille) continue;
        const Duration since = elapsed - gpu->second;
        gpu->second = elapsed;
        if (since > longest_gap || since.ms <= 0) continue;
        active_permille_ms_ += since.ms * std::clamp<std::int64_t>(*sample.active_permille, 0, 1000);
        observed_.amount += since.ms;
    }
}

RunUsage UsageMeter::usage(Instant now, Duration elapsed, std::optional<Duration> cpu_time,
                           std::optional<Bytes> memory_peak) {
    // The account of a run whose last process is gone may be gone as well: what was known before stays known.
    if (cpu_time && (!cpu_time_ || *cpu_time > *cpu_time_)) cpu_time_ = cpu_time;
    RunUsage usage;
    usage.to = now;
    usage.active.amount = active_permille_ms_ / 1000;
    usage.observed = observed_;
    if (cores_ > 0 && cpu_time_) {
        usage.observed.amount += cores_ * elapsed.ms;
        usage.active.amount += std::min(cpu_time_->ms, cores_ * elapsed.ms);
    }
    usage.cpu_time = cpu_time_;
    usage.memory_peak = memory_peak;
    return usage;
}

}  // namespace gwanje::local
