// Where control groups can be made: reads how the kernel mounted them and tries.
#include <unistd.h>

#include <algorithm>

#include "adapter/engine_local/control_group.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

constexpr std::string_view our_group = "/gwanje";

struct Hierarchy {
    std::string folder;    ///< where it is mounted
    std::string top;       ///< which of its groups is mounted there
    std::string controls;  ///< ",cpu,cpuacct," of version 1; empty: version 2
};

// proc(5), mountinfo: "36 35 98:0 /top /where options … - type source superoptions".
std::vector<Hierarchy> hierarchies(std::string_view mounts, const std::string& root) {
    std::vector<Hierarchy> all;
    for (const std::string_view line : split(mounts, '\n')) {
        const auto fields = split(line, ' ');
        const auto dash = std::find(fields.begin(), fields.end(), std::string_view("-"));
        if (fields.size() < 5 || fields.end() - dash < 4) continue;
        if (!fields[4].starts_with(root)) continue;
        const std::string_view type = dash[1];
        if (type == "cgroup2") all.push_back({std::string(fields[4]), std::string(fields[3]), {}});
        if (type == "cgroup")
            all.push_back({std::string(fields[4]), std::string(fields[3]), ',' + std::string(dash[3]) + ','});
    }
    return all;
}

// proc(5), cgroup: "4:memory:/a/b" in version 1, "0::/a/b" in version 2.
std::string own_group(std::string_view own, std::string_view control) {
    for (const std::string_view line : split(own, '\n')) {
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (first == std::string_view::npos || second == std::string_view::npos) continue;
        const std::string controls = ',' + std::string(line.substr(first + 1, second - first - 1)) + ',';
        const bool wanted = control.empty() ? controls == ",," : controls.find(control) != std::string::npos;
        if (wanted) return std::string(line.substr(second + 1));
    }
    return "/";
}

// The own group as seen below the mount, without a slash at its end.
std::string below_mount(const std::string& group, const std::string& top) {
    std::string path = group;
    if (top != "/" && path.starts_with(top)) path.erase(0, top.size());
    while (!path.empty() && path.back() == '/') path.pop_back();
    return path;
}

bool prepared(const std::string& folder) {
    return make_folder(folder, 0755).ok() && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

// A cpuset group of version 1 takes no process before its cores and memory nodes are set: they are its parent's.
bool inherits_cpuset(const std::string& folder, const std::string& parent) {
    for (const std::string name : {"/cpuset.cpus", "/cpuset.mems"}) {
        const auto mine = read_file(folder + name);
        if (mine.ok() && !trimmed(*mine).empty()) continue;
        const auto theirs = read_file(parent + name);
        if (!theirs.ok() || !write_control(folder + name, trimmed(*theirs)).ok()) return false;
    }
    return true;
}

struct Wanted {
    GroupPower power;
    std::string_view v1;  ///< the controller's name in version 1
    std::string_view v2;
};
constexpr Wanted wanted_powers[] = {{GroupPower::cores, ",cpuset,", "cpuset"},
                                    {GroupPower::share, ",cpu,", "cpu"},
                                    {GroupPower::memory, ",memory,", "memory"},
                                    {GroupPower::processes, ",pids,", "pids"},
                                    {GroupPower::cpu_account, ",cpuacct,", ""}};

void add_version_1(std::vector<GroupPlace>& places, const Hierarchy& at, std::string_view own) {
    for (const Wanted& wanted : wanted_powers) {
        if (at.controls.find(wanted.v1) == std::string::npos) continue;
        const std::string parent = at.folder + below_mount(own_group(own, wanted.v1), at.top);
        const std::string folder = parent + std::string(our_group);
        if (!prepared(folder)) continue;
        if (wanted.power == GroupPower::cores && !inherits_cpuset(folder, parent)) continue;
        places.push_back({wanted.power, folder, false});
    }
}

bool controls_group(const std::string& folder, std::string_view control) {
    const auto controls = read_file(folder + "/cgroup.controllers");
    if (!controls.ok()) return false;
    const auto names = split(trimmed(*controls), ' ');
    return std::find(names.begin(), names.end(), control) != names.end();
}

// In version 2 a group may either hold processes or hand controllers down; so ours lies beside the others at the top,
// or in a group that was delegated to this account.
void add_version_2(std::vector<GroupPlace>& places, const Hierarchy& at, std::string_view own, bool is_root) {
    const std::string parent = at.folder + (is_root ? std::string() : below_mount(own_group(own, {}), at.top));
    const std::string folder = parent + std::string(our_group);
    if (!prepared(folder)) return;
    for (const Wanted& wanted : wanted_powers) {
        const bool known = std::any_of(places.begin(), places.end(),
                                       [&](const GroupPlace& place) { return place.power == wanted.power; });
        if (known) continue;
        if (wanted.power == GroupPower::cpu_account) {  // every group of version 2 keeps this account
            places.push_back({wanted.power, folder, true});
            continue;
        }
        if (!controls_group(parent, wanted.v2)) continue;
        const std::string hand_down = '+' + std::string(wanted.v2);
        const bool handed =
            controls_group(folder, wanted.v2) || write_control(parent + "/cgroup.subtree_control", hand_down).ok();
        if (handed && write_control(folder + "/cgroup.subtree_control", hand_down).ok())
            places.push_back({wanted.power, folder, true});
    }
}

}  // namespace

std::vector<GroupPlace> group_places(std::string_view mounts, std::string_view own, const std::string& root,
                                     bool is_root) {
    std::vector<GroupPlace> places;
    if (root.empty()) return places;
    const auto all = hierarchies(mounts, root);
    for (const Hierarchy& one : all)
        if (!one.controls.empty()) add_version_1(places, one, own);
    for (const Hierarchy& one : all)
        if (one.controls.empty()) add_version_2(places, one, own, is_root);
    return places;
}

std::vector<GroupPlace> group_places_here(const std::string& root) {
    const auto mounts = read_file("/proc/self/mountinfo");
    const auto own = read_file("/proc/self/cgroup");
    if (!mounts.ok() || !own.ok()) return {};
    return group_places(*mounts, *own, root, ::geteuid() == 0);
}

}  // namespace gwanje::local
