#include "adapter/engine_local/process.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <map>
#include <vector>

#include "base/text.hpp"

namespace gwanje::local {

namespace {

// The fields of /proc/<number>/stat from the third on. The second is the program's name in brackets and may hold
// anything; what follows the last ')' is numbers.
std::vector<std::string> stat_fields(std::int64_t number) {
    const auto stat = read_file("/proc/" + std::to_string(number) + "/stat");
    if (!stat.ok()) return {};
    const std::size_t bracket = stat->rfind(')');
    if (bracket == std::string::npos || bracket + 2 > stat->size()) return {};
    std::vector<std::string> fields;
    for (const std::string_view field : split(std::string_view(*stat).substr(bracket + 2), ' '))
        fields.emplace_back(field);
    return fields;
}

// By its number in proc(5).
std::int64_t stat_number(const std::vector<std::string>& fields, std::size_t field) {
    return field - 3 < fields.size() ? integer_from_text(fields[field - 3]).value_or(0) : 0;
}

// 0 for one that has ended and only waits to be collected.
std::int64_t start_ticks(std::int64_t number) {
    const auto fields = stat_fields(number);
    if (fields.empty() || fields[0] == "Z" || fields[0] == "X") return 0;
    return stat_number(fields, 22);
}

std::string boot_name() {
    const auto name = read_file("/proc/sys/kernel/random/boot_id");
    return name.ok() ? std::string(trimmed(*name)) : std::string();
}

Duration since_epoch_of(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return {static_cast<std::int64_t>(now.tv_sec) * 1000 + static_cast<std::int64_t>(now.tv_nsec) / 1'000'000};
}

}  // namespace

Process process_of(std::int64_t number) {
    const std::int64_t start = number > 0 ? start_ticks(number) : 0;
    if (start == 0) return {};
    return {number, start, boot_name()};
}

Process this_process() {
    return process_of(::getpid());
}

Descriptor hold_process(const Process& process) {
    if (process.number <= 0) return Descriptor();
    Descriptor held(static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process.number), 0U)));
    if (!held.open() || process_of(process.number) != process) return Descriptor();
    return held;
}

void signal_held(const Descriptor& held, int signal) {
    if (held.open()) ::syscall(SYS_pidfd_send_signal, held.number(), signal, nullptr, 0U);
}

std::optional<Duration> cpu_time_of_tree(std::int64_t root) {
    struct Found {
        std::int64_t parent = 0;
        std::int64_t ticks = 0;
    };
    std::map<std::int64_t, Found> all;
    const auto names = names_in("/proc");
    if (!names.ok()) return std::nullopt;
    for (const std::string& name : *names) {
        const auto number = integer_from_text(name);
        if (!number) continue;
        const auto fields = stat_fields(*number);
        std::int64_t ticks = 0;
        for (std::size_t field = 14; field <= 17; ++field) ticks += stat_number(fields, field);  // own and collected
        if (!fields.empty()) all[*number] = {stat_number(fields, 4), ticks};
    }
    if (!all.contains(root)) return std::nullopt;
    std::int64_t sum = 0;
    for (const auto& [number, found] : all) {
        std::int64_t above = number;
        while (above != root && all.contains(above)) above = all[above].parent;
        if (above == root) sum += found.ticks;
    }
    return milliseconds(sum * 1000 / ::sysconf(_SC_CLK_TCK));
}

std::vector<Process> processes_with_word(const std::string& word) {
    std::vector<Process> all;
    const auto names = names_in("/proc");
    if (!names.ok()) return all;
    for (const std::string& name : *names) {
        const auto number = integer_from_text(name);
        if (!number) continue;
        const auto line = read_file("/proc/" + name + "/cmdline");
        if (!line.ok()) continue;
        const auto words = split(*line, '\0');
        if (std::find(words.begin(), words.end(), word) == words.end()) continue;
        if (const Process found = process_of(*number); found.number > 0) all.push_back(found);
    }
    return all;
}

void end_process(const Process& process) {
    const Descriptor held = hold_process(process);
    if (!held.open()) return;
    signal_held(held, SIGKILL);
    constexpr int longest_dying_ms = 5000;
    pollfd waiting{held.number(), POLLIN, 0};
    ::poll(&waiting, 1, longest_dying_ms);
}

Instant wall_clock() {
    return {since_epoch_of(CLOCK_REALTIME).ms};
}
Duration boot_clock() {
    return since_epoch_of(CLOCK_BOOTTIME);
}

}  // namespace gwanje::local
