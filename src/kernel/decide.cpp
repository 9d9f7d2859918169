#include "kernel/decide.hpp"

#include <algorithm>

#include "kernel/access.hpp"
#include "kernel/decider.hpp"

namespace gwanje {

Decision decide(const World& world, const Stamp& stamp, const Command& command) {
    if (stamp.at < world.now) return refuse(RefusalKind::clock_behind, "at", to_text(stamp.at), to_text(world.now));
    GWANJE_TRY(check_access(world, stamp, command));
    return std::visit(Decider(world, stamp), command);
}

Refused<void> Decider::own_or(Id<Body> body, std::string_view field, const std::string& value, Id<Site> site,
                              std::initializer_list<Duty> duties) const {
    if (world_.belongs(stamp_.actor, body)) return {};
    if (std::any_of(duties.begin(), duties.end(),
                    [&](Duty d) { return world_.holds(stamp_.actor, d, site, stamp_.at); }))
        return {};
    return refuse(RefusalKind::not_your_own, std::string(field), value);
}

Refused<void> Decider::own_or(Id<Project> project, Id<Site> site, std::initializer_list<Duty> duties) const {
    if (world_.works_on(stamp_.actor, project)) return {};
    if (std::any_of(duties.begin(), duties.end(),
                    [&](Duty d) { return world_.holds(stamp_.actor, d, site, stamp_.at); }))
        return {};
    return refuse(RefusalKind::not_your_own, "project", to_text(project));
}

}  // namespace gwanje
