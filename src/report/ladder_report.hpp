// The ladder of a site or a pool at an instant: every rung in accelerators and in compute, the loss to the next one and
// its reason, and the time-weighted mean over a period.
#pragma once

#include "report/figure.hpp"

namespace gwanje {

/// Why a rung holds less than the one above it; one reason for each step down.
GWANJE_ENUM(LossReason, none, no_slot, not_delivered, not_accepted, no_money, not_offered, no_demand, not_started,
            not_active)

struct RungValue {
    Rung rung = Rung::planned;
    Count accelerators;
    Pflops compute;
    Count loss;  ///< against the rung above; negative when this rung holds more than that one
    std::int64_t loss_gigaflops = 0;
    LossReason reason = LossReason::none;
    std::string share_of_planned;   ///< with its base, as it may be published
    std::string mean_accelerators;  ///< over the period, time-weighted, two decimals
    GWANJE_RECORD(RungValue, rung, accelerators, compute, loss, loss_gigaflops, reason, share_of_planned,
                  mean_accelerators)
};

struct LadderReport {
    Id<Site> site;
    Id<Pool> pool;  ///< none: the whole site
    Interval period;
    Instant as_of;
    std::vector<RungValue> rungs;
    /// Every rung over the period, for a plot: [instant, accelerators].
    std::vector<StepFunction> accelerators;
    std::vector<StepFunction> gigaflops;
    Evidence evidence;
    GWANJE_RECORD(LadderReport, site, pool, period, as_of, rungs, accelerators, gigaflops, evidence)
};

/// Of the pool, or of the whole site when `pool` is none. An empty period means the day of `as_of`.
[[nodiscard]] LadderReport ladder_report(const AsOf& as_of, Id<Site> site, Id<Pool> pool, Interval period);

}  // namespace gwanje
