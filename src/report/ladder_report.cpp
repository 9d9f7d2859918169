#include "report/ladder_report.hpp"

#include <algorithm>

namespace gwanje {
namespace {

LossReason reason_below(Rung rung) {
    switch (rung) {
        case Rung::planned:
            return LossReason::none;
        case Rung::built:
            return LossReason::no_slot;
        case Rung::installed:
            return LossReason::not_delivered;
        case Rung::accepted:
            return LossReason::not_accepted;
        case Rung::funded:
            return LossReason::no_money;
        case Rung::offered:
            return LossReason::not_offered;
        case Rung::awarded:
            return LossReason::no_demand;
        case Rung::running:
            return LossReason::not_started;
        case Rung::active:
            return LossReason::not_active;
    }
    return LossReason::none;
}

/// The number format in which a site's compute is stated: that of its stages, or of its first pool.
NumberFormat format_of(const World& world, Id<Site> site, Id<Pool> pool) {
    if (!pool.none()) return world.pools[pool].format;
    for (const Stage& stage : world.stages)
        if (stage.site == site && stage.compute.format != NumberFormat::none) return stage.compute.format;
    for (const Pool& one : world.pools)
        if (one.site == site && one.format != NumberFormat::none) return one.format;
    return NumberFormat::none;
}

/// The integral over the period by its length, in hundredths, rounded half up.
std::string mean_text(const StepFunction& steps, const Interval& period) {
    const Wide length = period.length().ms;
    const Wide hundredths = (2 * 100 * steps.integral(period) + length) / (2 * length);
    return decimal_text(static_cast<std::int64_t>(hundredths), 100);
}

/// Only what lies within the period, so that a plot gets no more than it can show.
StepFunction cut_to(const StepFunction& steps, const Interval& period) {
    StepFunction out;
    std::int64_t last = steps.at(period.begin);
    out.add_from(period.begin, last);
    for (const StepFunction::Step& step : steps.steps()) {
        if (step.at <= period.begin || step.at >= period.end) continue;
        out.add_from(step.at, step.value - last);
        last = step.value;
    }
    return out;
}

}  // namespace

LadderReport ladder_report(const AsOf& as_of, Id<Site> site, Id<Pool> pool, Interval period) {
    const World& world = as_of.world;
    LadderReport report;
    report.site = site;
    report.pool = pool;
    if (!period.valid()) period = {as_of.at - days(1), as_of.at};
    report.period = period;
    report.as_of = as_of.at;
    report.evidence = {"ladder", as_of.journal_index};
    static const Ladder none;
    const Ladder* ladder = &none;
    if (!pool.none()) {
        if (const auto found = world.pool_ladders.find(pool); found != world.pool_ladders.end())
            ladder = &found->second;
    } else if (const auto found = world.site_ladders.find(site); found != world.site_ladders.end()) {
        ladder = &found->second;
    }
    const NumberFormat format = format_of(world, site, pool);
    const std::int64_t planned = ladder->compute(Rung::planned).at(as_of.at);
    for (std::size_t i = 0; i < enum_size<Rung>(); ++i) {
        const auto rung = static_cast<Rung>(i);
        RungValue value;
        value.rung = rung;
        value.accelerators = {ladder->count(rung).at(as_of.at)};
        value.compute = {ladder->compute(rung).at(as_of.at), format};
        value.reason = reason_below(rung);
        if (i > 0) {
            value.loss = report.rungs.back().accelerators - value.accelerators;
            value.loss_gigaflops = report.rungs.back().compute.gigaflops - value.compute.gigaflops;
        }
        if (planned > 0)
            value.share_of_planned = Share(value.compute.gigaflops, planned, "planned", "PF", 1'000'000).text();
        value.mean_accelerators = mean_text(ladder->count(rung), period);
        report.rungs.push_back(std::move(value));
        report.accelerators.push_back(cut_to(ladder->count(rung), period));
        report.gigaflops.push_back(cut_to(ladder->compute(rung), period));
    }
    return report;
}

}  // namespace gwanje
