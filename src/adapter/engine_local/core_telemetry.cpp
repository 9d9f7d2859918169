#include "adapter/engine_local/core_telemetry.hpp"

#include <sched.h>

#include <cerrno>

#include "adapter/engine_local/files.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

Result<std::vector<std::int64_t>, Fault> usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0)
        return Failure{fault_of_errno(errno, "ask for the usable cores", "sched_getaffinity")};
    std::vector<std::int64_t> cores;
    for (std::size_t core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(core, &set)) cores.push_back(static_cast<std::int64_t>(core));
    return cores;
}

// The value of the first "name : value" line of a file like /proc/cpuinfo.
std::string named_value(const std::string& path, std::string_view name) {
    const auto text = read_file(path);
    if (!text.ok()) return {};
    for (const std::string_view line : split(*text, '\n')) {
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && trimmed(line.substr(0, colon)) == name)
            return std::string(trimmed(line.substr(colon + 1)));
    }
    return {};
}

std::optional<Bytes> memory_of_machine() {
    const std::string text = named_value("/proc/meminfo", "MemTotal");
    const auto kilobytes = integer_from_text(std::string_view(text).substr(0, text.find(' ')));
    return kilobytes ? std::optional(Bytes{*kilobytes * 1024}) : std::nullopt;
}

}  // namespace

Result<std::vector<FoundAccelerator>, Fault> CoreTelemetry::accelerators() {
    const auto cores = usable_cores();
    if (!cores.ok()) return cores.failure();
    const std::string vendor = named_value("/proc/cpuinfo", "vendor_id");
    const std::string model = named_value("/proc/cpuinfo", "model name");
    const auto memory = memory_of_machine();
    std::vector<FoundAccelerator> found;
    for (const std::int64_t core : *cores) {
        FoundAccelerator one;
        one.slot = static_cast<std::int64_t>(found.size());
        one.kind = AcceleratorKind::cpu;
        one.serial = "core-" + std::to_string(core);
        one.vendor = vendor;
        one.model = model;
        if (memory) one.memory = Bytes{memory->amount / static_cast<std::int64_t>(cores->size())};
        found.push_back(std::move(one));
    }
    return found;
}

Result<std::vector<AcceleratorSample>, Fault> CoreTelemetry::sample(Instant now) {
    const auto cores = usable_cores();
    if (!cores.ok()) return cores.failure();
    const auto text = read_file("/proc/stat");
    if (!text.ok()) return text.failure();
    const std::lock_guard hold(mutex_);
    std::vector<AcceleratorSample> samples;
    for (const std::int64_t core : *cores) {
        const std::string prefix = "cpu" + std::to_string(core) + ' ';
        for (const std::string_view line : split(*text, '\n')) {
            if (!line.starts_with(prefix)) continue;
            // proc(5): user nice system idle iowait irq softirq steal; guest time is part of user time.
            Ticks ticks;
            const auto fields = split(line, ' ');
            for (std::size_t i = 1; i < fields.size() && i <= 8; ++i) {
                const std::int64_t amount = integer_from_text(fields[i]).value_or(0);
                ticks.all += amount;
                if (i != 4 && i != 5) ticks.busy += amount;
            }
            AcceleratorSample sample;
            sample.serial = "core-" + std::to_string(core);
            sample.at = now;
            if (const auto before = before_.find(core); before != before_.end() && ticks.all > before->second.all)
                sample.active_permille = (ticks.busy - before->second.busy) * 1000 / (ticks.all - before->second.all);
            before_[core] = ticks;
            samples.push_back(std::move(sample));
        }
    }
    return samples;
}

}  // namespace gwanje::local
