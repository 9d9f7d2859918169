// Control groups of the kernel: limits for all processes of a run together, and an exact account of what they used.
//
// Version 1 (one hierarchy per controller) and version 2 (one for all) are both spoken; what the machine does not
// offer, or does not permit this account, is simply not had, and `powers()` tells. A group is made below this process's
// own group in version 1 (so that limits of a surrounding container hold), and in version 2 below the top for root or
// below the own group where it was delegated.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapter/engine_local/files.hpp"
#include "base/time.hpp"
#include "base/units.hpp"

namespace gwanje::local {

GWANJE_ENUM(GroupPower, cores, share, memory, processes, cpu_account)

struct GroupLimits {
    std::vector<std::int64_t> cores;  ///< the only ones it may use; empty: all
    std::int64_t core_share = 0;      ///< as much time as this many cores give; 0: no limit
    Bytes memory;                     ///< 0: no limit
    std::int64_t processes = 0;       ///< 0: no limit
};

/// Where this process may make groups: per power a folder of the control group file system.
struct GroupPlace {
    GroupPower power = GroupPower::cores;
    std::string folder;
    bool unified = false;  ///< version 2
};

/// What this account may do here. `mounts` and `own` are the texts of /proc/self/mountinfo and /proc/self/cgroup;
/// folders below `root` only.
[[nodiscard]] std::vector<GroupPlace> group_places(std::string_view mounts, std::string_view own,
                                                   const std::string& root, bool is_root);
/// The same for this process.
[[nodiscard]] std::vector<GroupPlace> group_places_here(const std::string& root);

class ControlGroup {
public:
    /// Makes the group and sets what limits it can. Never fails: what is not had is missing from `powers()`.
    [[nodiscard]] static ControlGroup make(const std::vector<GroupPlace>& places, const std::string& name,
                                           const GroupLimits& limits);
    /// A group that was made before, by name.
    [[nodiscard]] static ControlGroup found(const std::vector<GroupPlace>& places, const std::string& name);

    [[nodiscard]] bool has(GroupPower power) const;
    /// Puts the calling process into the group; false when one of its hierarchies does not take it.
    [[nodiscard]] bool enter() const;
    [[nodiscard]] std::optional<Duration> cpu_time() const;
    [[nodiscard]] std::optional<Bytes> memory_peak() const;
    /// How often the kernel ended one of its processes because the memory limit was reached.
    [[nodiscard]] std::int64_t memory_kills() const;
    /// Ends what is left in it and removes it.
    void remove() const;

private:
    struct Part {
        GroupPower power;
        std::string folder;
        bool unified;
    };
    [[nodiscard]] const Part* part(GroupPower power) const;
    [[nodiscard]] std::vector<std::string> folders() const;
    std::vector<Part> parts_;
};

}  // namespace gwanje::local
