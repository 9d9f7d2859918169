// Serving a reserve list: what a published selection still has to give, and who is next.
#pragma once

#include "kernel/decide.hpp"

namespace gwanje {

/// Offers to the next on the reserve list of `application`'s class when `application` leaves its place. Several, when
/// what is freed holds several. Numbers of the offers follow those in `before` (events of the same decision).
void offer_reserve(const World& world, Id<Application> leaving, Instant at, Events& before);

/// The agreement, project and award end what an application has won; shared by giving up and by the clock.
[[nodiscard]] Id<Award> award_of(const World& world, Id<Application> application);

}  // namespace gwanje
