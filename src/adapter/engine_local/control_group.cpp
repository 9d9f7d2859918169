#include "adapter/engine_local/control_group.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "base/text.hpp"

namespace gwanje::local {

namespace {

constexpr std::int64_t share_period_us = 100'000;  // the kernel's own default

std::string core_list(const std::vector<std::int64_t>& cores) {
    std::vector<std::string> numbers;
    for (const std::int64_t core : cores) numbers.push_back(std::to_string(core));
    return joined(numbers, ",");
}

bool set_control(const std::string& folder, std::string_view name, const std::string& text) {
    return write_control(folder + '/' + std::string(name), text).ok();
}

bool limit_cores(const std::string& folder, bool unified, const std::vector<std::int64_t>& cores) {
    const std::string parent = folder.substr(0, folder.find_last_of('/'));
    if (!unified) {
        const auto nodes = read_file(parent + "/cpuset.mems");
        if (!nodes.ok() || !set_control(folder, "cpuset.mems", std::string(trimmed(*nodes)))) return false;
        const auto all = read_file(parent + "/cpuset.cpus");
        if (cores.empty()) return all.ok() && set_control(folder, "cpuset.cpus", std::string(trimmed(*all)));
    }
    return cores.empty() || set_control(folder, "cpuset.cpus", core_list(cores));
}

bool limit_share(const std::string& folder, bool unified, std::int64_t cores) {
    if (cores <= 0) return true;
    const std::string time = std::to_string(cores * share_period_us);
    const std::string period = std::to_string(share_period_us);
    if (unified) return set_control(folder, "cpu.max", time + ' ' + period);
    return set_control(folder, "cpu.cfs_period_us", period) && set_control(folder, "cpu.cfs_quota_us", time);
}

bool limit_memory(const std::string& folder, bool unified, Bytes memory) {
    if (memory.amount <= 0) return true;
    const std::string bytes = std::to_string(memory.amount);
    if (!unified) {
        if (!set_control(folder, "memory.limit_in_bytes", bytes)) return false;
        // With swap counted in, the limit is one of both; kernels without that count have no such file.
        [[maybe_unused]] const bool swap = set_control(folder, "memory.memsw.limit_in_bytes", bytes);
        return true;
    }
    [[maybe_unused]] const bool swap = set_control(folder, "memory.swap.max", "0");
    return set_control(folder, "memory.max", bytes);
}

bool apply_limit(GroupPower power, const std::string& folder, bool unified, const GroupLimits& limits) {
    switch (power) {
        case GroupPower::cores:
            return limit_cores(folder, unified, limits.cores);
        case GroupPower::share:
            return limit_share(folder, unified, limits.core_share);
        case GroupPower::memory:
            return limit_memory(folder, unified, limits.memory);
        case GroupPower::processes:
            return limits.processes <= 0 || set_control(folder, "pids.max", std::to_string(limits.processes));
        case GroupPower::cpu_account:
            return true;
    }
    return false;
}

std::optional<std::int64_t> number_in(const std::string& path) {
    const auto text = read_file(path);
    if (!text.ok()) return std::nullopt;
    return integer_from_text(trimmed(*text));
}

// "name 42" among the lines of a file.
std::optional<std::int64_t> named_number_in(const std::string& path, std::string_view name) {
    const auto text = read_file(path);
    if (!text.ok()) return std::nullopt;
    for (const std::string_view line : split(*text, '\n'))
        if (const auto words = split(line, ' '); words.size() == 2 && words[0] == name)
            return integer_from_text(words[1]);
    return std::nullopt;
}

void kill_all_in(const std::string& folder) {
    const auto list = read_file(folder + "/cgroup.procs");
    if (!list.ok()) return;
    for (const std::string_view line : split(*list, '\n'))
        if (const auto number = integer_from_text(line); number && *number > 1)
            ::kill(static_cast<pid_t>(*number), SIGKILL);
}

}  // namespace

ControlGroup ControlGroup::make(const std::vector<GroupPlace>& places, const std::string& name,
                                const GroupLimits& limits) {
    ControlGroup group;
    for (const GroupPlace& place : places) {
        const std::string folder = place.folder + '/' + name;
        if (!make_folder(folder, 0755).ok()) continue;
        if (!apply_limit(place.power, folder, place.unified, limits)) {
            const bool used = std::any_of(group.parts_.begin(), group.parts_.end(),
                                          [&](const Part& part) { return part.folder == folder; });
            if (!used) ::rmdir(folder.c_str());
            continue;
        }
        group.parts_.push_back({place.power, folder, place.unified});
    }
    return group;
}

ControlGroup ControlGroup::found(const std::vector<GroupPlace>& places, const std::string& name) {
    ControlGroup group;
    for (const GroupPlace& place : places)
        if (const std::string folder = place.folder + '/' + name; exists(folder))
            group.parts_.push_back({place.power, folder, place.unified});
    return group;
}

const ControlGroup::Part* ControlGroup::part(GroupPower power) const {
    const auto found =
        std::find_if(parts_.begin(), parts_.end(), [&](const Part& part) { return part.power == power; });
    return found == parts_.end() ? nullptr : &*found;
}

bool ControlGroup::has(GroupPower power) const {
    return part(power) != nullptr;
}

std::vector<std::string> ControlGroup::folders() const {
    std::vector<std::string> all;
    for (const Part& part : parts_)
        if (std::find(all.begin(), all.end(), part.folder) == all.end()) all.push_back(part.folder);
    return all;
}

bool ControlGroup::enter() const {
    for (const std::string& folder : folders())
        if (!write_control(folder + "/cgroup.procs", "0").ok()) return false;
    return true;
}

std::optional<Duration> ControlGroup::cpu_time() const {
    const Part* account = part(GroupPower::cpu_account);
    if (account == nullptr) return std::nullopt;
    const auto amount = account->unified ? named_number_in(account->folder + "/cpu.stat", "usage_usec")
                                         : number_in(account->folder + "/cpuacct.usage");
    if (!amount) return std::nullopt;
    return milliseconds(*amount / (account->unified ? 1'000 : 1'000'000));
}

std::optional<Bytes> ControlGroup::memory_peak() const {
    const Part* memory = part(GroupPower::memory);
    if (memory == nullptr) return std::nullopt;
    const auto peak = number_in(memory->folder + (memory->unified ? "/memory.peak" : "/memory.max_usage_in_bytes"));
    return peak ? std::optional(Bytes{*peak}) : std::nullopt;
}

std::int64_t ControlGroup::memory_kills() const {
    const Part* memory = part(GroupPower::memory);
    if (memory == nullptr) return 0;
    const std::string file = memory->folder + (memory->unified ? "/memory.events" : "/memory.oom_control");
    return named_number_in(file, "oom_kill").value_or(0);
}

void ControlGroup::remove() const {
    // A group is busy until the kernel has buried its last process: some milliseconds after its end was reported.
    constexpr int most_tries = 100;
    constexpr int pause_ms = 5;
    for (const std::string& folder : folders())
        for (int i = 0; i < most_tries; ++i) {
            if (::rmdir(folder.c_str()) == 0 || errno != EBUSY) break;
            kill_all_in(folder);
            ::poll(nullptr, 0, pause_ms);
        }
}

}  // namespace gwanje::local
