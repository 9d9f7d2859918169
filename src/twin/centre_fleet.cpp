// The fleet of a scenario over time: stages, funding, power, windows, failures, services, and whom they stop.
#include <algorithm>
#include <cmath>

#include "twin/centre.hpp"

namespace gwanje::twin {

namespace {

constexpr std::uint8_t closed_failed = 1;
constexpr std::uint8_t closed_unfunded = 2;
constexpr std::size_t most_candidates = 4096;  // whom a search for room to make looks at, the newest first

}  // namespace

void Centre::schedule_fleet() {
    for (std::size_t i = 0; i < scenario_.stages.size(); ++i)
        later(std::max(scenario_.stages[i].at, scenario_.begin), Turn::stage, i);
    for (std::size_t i = 0; i < scenario_.funded.size(); ++i)
        later(std::max(scenario_.funded[i].from, scenario_.begin), Turn::funding, i);
    for (std::size_t i = 0; i < scenario_.windows.size(); ++i) {
        later(scenario_.windows[i].at, Turn::window_opens, i);
        later(scenario_.windows[i].at + scenario_.windows[i].length, Turn::window_closes, i);
    }
    if (!scenario_.windows.empty()) pool_.closes = scenario_.windows.front().at;
    if (!scenario_.services.empty()) later(scenario_.begin, Turn::services, 0);
    if (scenario_.policy.order == QueueOrder::fair)
        later(scenario_.begin + scenario_.policy.reorder_every, Turn::reorder, 0);
    later(scenario_.begin, Turn::sample, 0);
}

void Centre::fleet_events() {
    while (!fleet_.empty() && fleet_.top().at == now_) {
        const FleetEvent event = fleet_.pop();
        switch (event.turn) {
            case Turn::stage:
                install(event.which);
                break;
            case Turn::funding:
                fund(scenario_.funded[event.which].accelerators);
                break;
            case Turn::window_opens:
                pool_.open = false;
                break;
            case Turn::window_closes:
                pool_.open = true;
                pool_.closes =
                    event.which + 1 < scenario_.windows.size() ? scenario_.windows[event.which + 1].at : end_of_time;
                break;
            case Turn::failure:
                fail_node();
                next_failure();
                break;
            case Turn::repair:
                set_open(event.which, closed_failed, false);
                break;
            case Turn::services:
                serve(event.which == 0);
                break;
            case Turn::reorder:
                reorder();
                later(now_ + scenario_.policy.reorder_every, Turn::reorder, 0);
                break;
            case Turn::sample:
                take_sample();
                later(now_ + scenario_.sample_every, Turn::sample, 0);
                break;
        }
    }
}

void Centre::install(std::size_t which) {
    const StagePlan& stage = scenario_.stages[which];
    const std::int64_t total = fleet_after(scenario_.stages)[which];
    if (stage.slots > 0) slots_ = stage.slots;
    if (stage.power.amount > 0) limit_ = stage.power;
    const bool first = installed_ == 0;
    for (; installed_ < total; installed_ += scenario_.per_node) {
        const std::size_t node = closed_.size();
        pool_.room.add_node(node, static_cast<std::uint32_t>(scenario_.per_node));
        on_node_.emplace_back();
        closed_.push_back(0);
        usable_ += scenario_.per_node;
    }
    // Without [[funded]] all that is installed may be used.
    fund(scenario_.funded.empty() ? installed_ : funded_);
    cap_power();
    if (failure_chance_ && first && installed_ > 0) next_failure();
}

void Centre::fund(std::int64_t accelerators) {
    funded_ = accelerators;
    const std::int64_t nodes = accelerators / scenario_.per_node;
    for (std::size_t node = 1; node < closed_.size(); ++node)
        set_open(node, closed_unfunded, static_cast<std::int64_t>(node) > nodes);
}

void Centre::set_open(std::size_t node, std::uint8_t reason, bool closed) {
    const bool was_open = closed_[node] == 0;
    closed_[node] = static_cast<std::uint8_t>(closed ? closed_[node] | reason : closed_[node] & ~reason);
    const bool is_open = closed_[node] == 0;
    if (was_open == is_open) return;
    usable_ += is_open ? scenario_.per_node : -scenario_.per_node;
    pool_.room.set_open(node, is_open);
}

Watts Centre::power() const {
    const PowerPlan& plan = scenario_.power;
    const std::int64_t running = static_cast<std::int64_t>(pool_.room.running());
    const std::int64_t drawn = plan.idle.amount * installed_ + (plan.active - plan.idle).amount * running;
    return {drawn * plan.pue_milli / 1000};
}

void Centre::cap_power() {
    const PowerPlan& plan = scenario_.power;
    const std::int64_t each = (plan.active - plan.idle).amount;
    if (limit_.amount == 0 || each == 0) return;
    const std::int64_t usable = limit_.amount * 1000 / plan.pue_milli - plan.idle.amount * installed_;
    const auto most = static_cast<std::uint64_t>(std::max<std::int64_t>(0, usable / each));
    pool_.room.set_most_running(most);
    shed_load(most);
}

/// A lowered cap, or one that new accelerators already fill in part by idling, holds at once: the preemptible stop
/// first, the newest before the older; services last.
void Centre::shed_load(std::uint64_t most) {
    if (pool_.room.running() <= most) return;
    std::vector<std::uint32_t> order;
    for (std::uint32_t slot = 0; slot < live_.size(); ++slot)
        if (live_[slot].running) order.push_back(slot);
    const auto place = [&](std::uint32_t slot) {
        const Live& live = live_[slot];
        const bool kept = live.service || !scenario_.demand[live.demand].preemptible;
        return std::tuple(live.service, kept, -live.started.ms, live.number);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    for (const std::uint32_t slot : order) {
        if (pool_.room.running() <= most) return;
        if (live_[slot].service) serving_ -= live_[slot].size;
        stop(slot, false);
    }
}

void Centre::next_failure() {
    const double rate = static_cast<double>(installed_) / static_cast<double>(scenario_.per_node) /
                        scenario_.failures.node_mtbf_hours;  // failures an hour, of all nodes
    later(now_ + Duration{1 + static_cast<std::int64_t>(failure_chance_->exponential(1 / rate) * 3'600'000)},
          Turn::failure, 0);
}

void Centre::fail_node() {
    const std::size_t node = 1 + failure_chance_->below(closed_.size() - 1);
    const double repair = failure_chance_->exponential(scenario_.failures.repair_hours) * 3'600'000;
    if ((closed_[node] & closed_failed) != 0) return;
    ++outcome_.node_failures;
    const std::vector<std::uint32_t> hit = on_node_[node];
    set_open(node, closed_failed, true);
    bool service = false;
    for (const std::uint32_t slot : hit) {
        service = service || live_[slot].service;
        if (live_[slot].service) serving_ -= live_[slot].size;
        stop(slot, true);
    }
    later(now_ + Duration{1 + static_cast<std::int64_t>(repair)}, Turn::repair, node);
    if (service) later(now_, Turn::services, 1);
}

void Centre::serve(bool planned) {
    for (std::size_t i = 0; i < scenario_.services.size(); ++i) {
        const ServicePlan& plan = scenario_.services[i];
        std::vector<std::uint32_t>& blocks = service_slots_[i];
        const auto gone = [&](std::uint32_t slot) {
            return !live_[slot].running && (free_slots_.push_back(slot), true);
        };
        std::erase_if(blocks, gone);
        const double years = static_cast<double>((now_ - scenario_.begin).ms) / (365.25 * 86'400'000);
        const double shape = hour_shape(now_, 0);
        const double wanted =
            (static_cast<double>(plan.least_nodes) + static_cast<double>(plan.most_nodes - plan.least_nodes) * shape) *
            std::pow(1 + plan.growth_per_year, years);
        const std::int64_t change = std::llround(wanted) - static_cast<std::int64_t>(blocks.size());
        for (std::int64_t n = 0; n > change; --n) {
            const std::uint32_t slot = blocks.back();
            blocks.pop_back();
            leave_nodes(slot);
            serving_ -= live_[slot].size;
            free_slots_.push_back(slot);
        }
        if (change > 0) grow_service(i, change);
    }
    if (planned) later(now_ + hours(1), Turn::services, 0);
}

void Centre::grow_service(std::size_t service, std::int64_t nodes) {
    const auto size = static_cast<std::uint32_t>(scenario_.per_node);
    for (; nodes > 0; --nodes) {
        const auto shares = pool_.room.find({size, size});
        if (!shares) break;
        const std::uint32_t slot = admit({now_, size, days(36'500), days(36'500), 0}, 0);
        live_[slot].service = true;
        pool_.room.place(live_[slot].number, *shares, now_ + days(36'500));
        start(slot, {live_[slot].number, 1, {}, *shares});
        service_slots_[service].push_back(slot);
        serving_ += size;
    }
    if (nodes == 0) return;
    // What was lent is asked back, as many nodes as can be had; they are taken when the grace is over.
    for (; nodes > 0; nodes /= 2)
        if (make_room({size * static_cast<std::uint32_t>(nodes), size}))
            return later(now_ + scenario_.policy.grace, Turn::services, 1);
}

bool Centre::make_room(const board::Ask& ask) {
    std::erase_if(stoppable_, [&](const auto& one) { return live_[one.first].serial != one.second; });
    std::vector<std::uint64_t> candidates;
    for (std::size_t i = stoppable_.size(); i-- > 0 && candidates.size() < most_candidates;)
        if (live_[stoppable_[i].first].stop_at.unset()) candidates.push_back(live_[stoppable_[i].first].number);
    const Instant soon = now_ + scenario_.policy.grace;
    const auto victims = pool_.room.who_must_go(ask, candidates, soon);
    if (!victims) return false;
    for (const std::uint64_t number : *victims) {
        Live& live = live_[slot_of(number)];
        live.stop_at = soon;
        pool_.room.expect_end(number, soon);
        events_.push({soon, slot_of(number), live.serial, Kind::stop});
    }
    return true;
}

void Centre::preempt_for_head() {
    const auto* const head = pool_.queue.by_order().first();
    if (head == nullptr || !pool_.open) return;
    const Live& live = live_[slot_of(head->waiting.job)];
    if (scenario_.demand[live.demand].priority < scenario_.policy.preempt_from) return;
    if (asked_for_ == live.number && now_ < asked_at_ + scenario_.policy.grace + minutes(1)) return;
    asked_for_ = live.number;
    asked_at_ = now_;
    make_room({live.size, 0});
}

void Centre::reorder() {
    const double keep = std::exp2(-static_cast<double>(scenario_.policy.reorder_every.ms) /
                                  static_cast<double>(std::max<std::int64_t>(1, scenario_.policy.half_life.ms)));
    for (double& usage : usage_) usage *= keep;
    std::vector<std::uint32_t> slots;
    pool_.queue.by_order().for_each([&](const auto& entry) { slots.push_back(slot_of(entry.waiting.job)); });
    for (const std::uint32_t slot : slots) {
        if (rank_of(live_[slot]) == live_[slot].rank) continue;
        dequeue(slot);
        enqueue(slot);
    }
}

void Centre::take_sample() {
    Sample sample;
    sample.at = now_;
    sample.slots = slots_;
    sample.installed = installed_;
    sample.funded = std::min(funded_, installed_);
    sample.usable = usable_;
    sample.running = static_cast<std::int64_t>(pool_.room.running());
    sample.services = serving_;
    sample.waiting_jobs = static_cast<std::int64_t>(pool_.queue.size());
    sample.waiting_accelerators = waiting_accelerators_;
    sample.free_in_parts = static_cast<std::int64_t>(pool_.room.free_in_parts());
    sample.power = power();
    outcome_.samples.push_back(sample);
}

}  // namespace gwanje::twin
