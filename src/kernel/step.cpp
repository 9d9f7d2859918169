// What time alone makes so. Everything that is due by a date comes before placing jobs, and each kind of due thing is
// answered alone, so that what follows from it sees a world in which it has happened.
#include <algorithm>

#include "kernel/decide.hpp"
#include "kernel/end_work.hpp"
#include "kernel/queue_policy.hpp"
#include "kernel/reserve_list.hpp"

namespace gwanje {
namespace {

constexpr Duration fair_share_half_life = days(7);

void close_calls(const World& world, Instant now, Events& out) {
    for (const Call& call : world.calls)
        if (call.state == CallState::open && call.terms.window.end <= now)
            out.emplace_back(CallClosed{world.calls.id_of(call)});
}

/// One at a time: the next one on the reserve list depends on who has just left.
void expire_offer(const World& world, Instant now, Events& out) {
    for (const auto& [id, expires] : world.index().open_offers) {
        if (expires > now) continue;
        out.emplace_back(OfferClosed{id, OfferState::expired, "acceptance_clock"});
        offer_reserve(world, world.offers[id].application, now, out);
        return;
    }
}

void expire_awards(const World& world, Instant now, Events& out) {
    for (const auto& [id, end] : world.index().running_awards)
        if (end <= now) end_award(world, id, AwardState::expired, "period", now, out);
}

void halve_fair_share(const World& world, Instant now, Events& out) {
    const bool used =
        std::any_of(world.fair_use.begin(), world.fair_use.end(), [](std::int64_t use) { return use != 0; });
    if (used && now - world.fair_halved_at >= fair_share_half_life) out.emplace_back(FairShareHalved{now});
}

AcceleratorMillis hours_for(const Job& job) {
    return {job.order.accelerators.amount * job.order.time_limit.ms};
}

/// A job that was held because its award had too few hours waits again as soon as there are enough.
void release_for_hours(const World& world, Events& out) {
    for (const auto& [award, jobs] : world.index().short_of_hours)
        if (!jobs.empty() && world.awards[award].state == AwardState::active &&
            hours_for(world.jobs[*jobs.begin()]) <= world.awards[award].ledger.remaining())
            out.emplace_back(JobHeld{*jobs.begin(), false, std::string(hours_reason)});
}

/// The lowest free slots of each node of a placement, counting those that this step has given already.
class SlotTaker {
public:
    explicit SlotTaker(const World& world) : world_(world) {}

    std::vector<NodeShare> take(const board::Placement& placement) {
        std::vector<NodeShare> shares;
        for (const board::NodeShare& part : placement.shares) {
            NodeShare share{{part.node}, {}};
            for (const Id<Accelerator> id : world_.accelerators_of(share.node)) {
                if (share.slots.size() == part.accelerators) break;
                const Accelerator& accelerator = world_.accelerators[id];
                if (accelerator.state != AcceleratorState::accepted || !accelerator.job.none()) continue;
                if (taken_.insert(id).second) share.slots.push_back(accelerator.slot);
            }
            GWANJE_CHECK(share.slots.size() == part.accelerators);
            shares.push_back(std::move(share));
        }
        return shares;
    }

private:
    const World& world_;
    std::set<Id<Accelerator>> taken_;
};

void place_jobs(const World& world, Instant now, Events& out) {
    if (world.index().board.waiting_jobs() == 0) return;
    SlotTaker slots(world);
    std::map<Id<Award>, AcceleratorMillis> left;
    for (const board::Placement& placement : policy::schedule(world.index().board, queue_policies(), now)) {
        const Id<Job> id{placement.job};
        const Job& job = world.jobs[id];
        const auto remaining = left.emplace(job.award, world.awards[job.award].ledger.remaining()).first;
        if (hours_for(job) > remaining->second) {
            out.emplace_back(JobHeld{id, true, std::string(hours_reason)});
            continue;
        }
        remaining->second -= hours_for(job);
        out.emplace_back(JobPlaced{id, slots.take(placement), hours_for(job)});
    }
}

}  // namespace

Events step(const World& world, Instant now) {
    Events events;
    close_calls(world, now, events);
    if (events.empty()) expire_offer(world, now, events);
    if (events.empty()) expire_awards(world, now, events);
    if (events.empty()) halve_fair_share(world, now, events);
    if (events.empty()) release_for_hours(world, events);
    if (events.empty()) place_jobs(world, now, events);
    return events;
}

}  // namespace gwanje
