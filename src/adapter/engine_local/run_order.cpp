// What can be said of an order before any machine is asked.
#include <algorithm>

#include "adapter/engine_local/local_engine.hpp"

namespace gwanje::local {

namespace {

// Far below what the kernel takes in one exec (a quarter of an 8 MiB stack), far above what people write.
constexpr std::size_t most_text = 128 << 10;

bool is_folder_name(std::string_view name) {
    return !name.empty() && name.size() <= 100 && name.front() != '-' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool has_null(std::string_view text) {
    return text.find('\0') != std::string_view::npos;
}

// Relative, and never upwards.
bool stays_inside(std::string_view folder) {
    if (folder.starts_with('/') || has_null(folder)) return false;
    while (!folder.empty()) {
        const std::size_t slash = folder.find('/');
        if (folder.substr(0, slash) == "..") return false;
        folder.remove_prefix(slash == std::string_view::npos ? folder.size() : slash + 1);
    }
    return true;
}

std::string fault_in_environment(const std::vector<EnvironmentEntry>& environment) {
    for (const EnvironmentEntry& entry : environment)
        if (entry.name.empty() || entry.name.find('=') != std::string::npos || has_null(entry.name) ||
            has_null(entry.value))
            return "environment: '" + entry.name + "' (a name is not empty and has no '=')";
    return {};
}

std::string fault_in_program(const RunOrder& order) {
    if (order.script.empty() && (order.command.empty() || order.command.front().empty()))
        return "command: empty (name a program or give a script)";
    if (!order.script.empty() && !order.script.starts_with("#!"))
        return "script: its first line does not name what runs it (begin with #!, such as #!/bin/sh)";
    std::size_t size = 0;
    for (const std::string& word : order.command) {
        if (has_null(word)) return "command: has a null character";
        size += word.size() + 1;
    }
    for (const EnvironmentEntry& entry : order.environment) size += entry.name.size() + entry.value.size() + 2;
    if (size > most_text)
        return "command and environment: " + std::to_string(size) + " bytes (at most " + std::to_string(most_text) +
               "; put more into a file)";
    return {};
}

}  // namespace

std::string fault_in_order(const RunOrder& order) {
    if (order.key.job.none() || order.key.attempt < 0) return "key: no job";
    if (!is_folder_name(order.project)) return "project: '" + order.project + "' (a–z, 0–9 and '-' only)";
    if (!stays_inside(order.folder)) return "folder: '" + order.folder + "' (relative to the project's, without ..)";
    if (order.time_limit.ms < 0 || order.grace.ms < 0 || order.memory.amount < 0 || order.cores < 0)
        return "time limit, grace, memory and cores are not negative";
    if (std::string wrong = fault_in_program(order); !wrong.empty()) return wrong;
    return fault_in_environment(order.environment);
}

}  // namespace gwanje::local
