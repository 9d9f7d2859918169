// Who may give which command: one table. The API's routes and the command line read it too.
#pragma once

#include <span>

#include "domain/command.hpp"
#include "domain/world.hpp"

namespace gwanje {

/// by_duty: one of the duties at the command's site. own: the command itself looks whose it is (some let a duty do it
/// for others as well). centre: only engines and timers.
GWANJE_ENUM(AccessBy, by_duty, own, centre)

struct AccessRule {
    std::string_view command;  ///< record name
    AccessBy by = AccessBy::centre;
    std::vector<Duty> duties;
};

/// One rule for each command, in the order of the variant.
[[nodiscard]] std::span<const AccessRule> access_rules();
[[nodiscard]] const AccessRule& access_rule(const Command& command);

/// The site that a command is about; none when it is about no single one.
[[nodiscard]] Id<Site> site_of(const World& world, const Command& command);

/// Nothing, or the refusal of somebody who may not give this command.
[[nodiscard]] Refused<void> check_access(const World& world, const Stamp& stamp, const Command& command);

}  // namespace gwanje
