#include "twin/centre.hpp"

#include <algorithm>
#include <cmath>

#include "policy/node_view.hpp"
#include "policy/pass.hpp"

namespace gwanje::twin {

Centre::Centre(const Scenario& scenario, JobSink sink)
    : scenario_(scenario), sink_(std::move(sink)), now_(scenario.begin) {
    policy_.backfill = scenario.policy.backfill ? policy::Backfill::easy : policy::Backfill::none;
    policy_.candidates = scenario.policy.shortest_first ? policy::Candidates::shortest : policy::Candidates::by_order;
    pool_.number = 1;
    pool_.queue.keep_by_limit(scenario.policy.shortest_first);
    outcome_.scenario = scenario.name;
    outcome_.seed = scenario.seed;
    for (std::size_t i = 0; i < scenario.demand.size(); ++i) {
        demands_.emplace_back(scenario.demand[i], scenario.begin, mix(scenario.seed * 1'000'003 + i));
        outcome_.classes.push_back({.name = scenario.demand[i].name});
    }
    tallies_.resize(scenario.demand.size());
    next_.resize(scenario.demand.size());
    service_slots_.resize(scenario.services.size());
    if (scenario.failures.node_mtbf_hours > 0) failure_chance_.emplace(mix(scenario.seed ^ 0xFA11ED));
    on_node_.emplace_back();  // nodes are numbered from 1
    closed_.push_back(0);
    schedule_fleet();
}

Outcome Centre::run(const Progress& progress) {
    fleet_events();  // what is there at the beginning
    for (std::size_t i = 0; i < demands_.size(); ++i) draw(i);
    std::size_t steps = 0;
    for (;;) {
        Instant at = scenario_.end;
        if (!events_.empty()) at = std::min(at, events_.top().at);
        if (!fleet_.empty()) at = std::min(at, fleet_.top().at);
        for (const Submission& submission : next_) at = std::min(at, submission.at);
        advance(at);
        if (now_ >= scenario_.end) break;
        job_events();
        fleet_events();
        submissions();
        pass();
        if (++steps % (1U << 14U) == 0 && progress && !progress(now_)) break;
    }
    outcome_.until = now_;
    pool_.queue.by_order().for_each([&](const auto& entry) {
        const Live& live = live_[slot_of(entry.waiting.job)];
        ++outcome_.classes[live.demand].waiting;
        tell(live, JobOutcome::waiting);
    });
    for (const Live& live : live_) {
        if (!live.running || live.service) continue;
        tallies_[live.demand].use((now_ - live.started).ms * live.size);
        ++outcome_.classes[live.demand].running;
        tell(live, JobOutcome::running);
    }
    for (std::size_t i = 0; i < tallies_.size(); ++i) outcome_.classes[i] = tallies_[i].close(outcome_.classes[i]);
    constexpr std::int64_t hour_ms = 3'600'000;
    outcome_.installed_hours = installed_ms_ / hour_ms;
    outcome_.usable_hours = usable_ms_ / hour_ms;
    outcome_.running_hours = running_ms_ / hour_ms;
    outcome_.service_hours = service_ms_ / hour_ms;
    outcome_.energy = {static_cast<std::int64_t>(watt_ms_ / 1000)};
    outcome_.energy_cost = {
        static_cast<std::int64_t>(watt_ms_ / (Wide{1'000'000} * hour_ms / 1000) * scenario_.power.per_kwh.amount)};
    std::int64_t used = service_ms_;
    for (const ClassTally& tally : tallies_) used += tally.used_ms();
    GWANJE_CHECK(used ==
                 running_ms_);  // conservation: every accelerator-millisecond in use belongs to a class or a service
    return std::move(outcome_);
}

void Centre::advance(Instant to) {
    const std::int64_t span = (to - now_).ms;
    if (span == 0) return;
    const auto running = static_cast<std::int64_t>(pool_.room.running());
    installed_ms_ += installed_ * span;
    usable_ms_ += usable_ * span;
    running_ms_ += running * span;
    service_ms_ += serving_ * span;
    const Watts drawn = power();
    outcome_.peak_power = std::max(outcome_.peak_power, drawn);
    watt_ms_ += Wide{drawn.amount} * span;
    now_ = to;
}

void Centre::draw(std::size_t demand) {
    const std::int64_t first = fleet_after(scenario_.stages).front();
    next_[demand] = demands_[demand].next(first > 0 ? static_cast<double>(installed_) / static_cast<double>(first) : 1);
}

std::uint32_t Centre::admit(const Submission& submission, std::uint32_t demand) {
    if (free_slots_.empty()) {
        free_slots_.push_back(static_cast<std::uint32_t>(live_.size()));
        live_.emplace_back();
        GWANJE_CHECK(live_.size() < slot_mask);
    }
    const std::uint32_t slot = free_slots_.back();
    free_slots_.pop_back();
    Live& live = live_[slot];
    const std::uint32_t serial = live.serial + 1;
    live = Live{};
    live.serial = serial;
    live.number = (++sequence_ << slot_bits) | slot;
    live.submit = submission.at;
    live.left = submission.run;
    live.estimate = submission.estimate;
    live.size = submission.size;
    live.project = submission.project;
    live.demand = demand;
    return slot;
}

void Centre::submissions() {
    for (std::uint32_t i = 0; i < next_.size(); ++i)
        while (next_[i].at == now_) {
            const std::uint32_t slot = admit(next_[i], i);
            ++outcome_.jobs;
            ++outcome_.classes[i].submitted;
            enqueue(slot);
            const Duration patience = scenario_.demand[i].patience;
            if (patience.ms > 0) events_.push({now_ + patience, slot, live_[slot].serial, Kind::give_up});
            draw(i);
        }
}

std::int64_t Centre::rank_of(const Live& live) const {
    const std::int64_t priority = scenario_.demand[live.demand].priority;
    switch (scenario_.policy.order) {
        case QueueOrder::arrival:
            return 0;
        case QueueOrder::shortest:
            return live.estimate.ms;
        case QueueOrder::priority:
            return -priority;
        case QueueOrder::fair:
            return live.project < usage_.size() ? std::llround(usage_[live.project]) : 0;
    }
    return 0;
}

board::WaitingJob Centre::waiting(std::uint32_t slot) const {
    const Live& live = live_[slot];
    return {live.number, 1, {live.size, 0}, live.estimate, {live.rank, live.submit.ms}, 0};
}

void Centre::enqueue(std::uint32_t slot) {
    Live& live = live_[slot];
    live.rank = rank_of(live);
    waiting_accelerators_ += live.size;
    pool_.queue.add(waiting(slot));
    outcome_.most_waiting = std::max(outcome_.most_waiting, static_cast<std::int64_t>(pool_.queue.size()));
}

void Centre::dequeue(std::uint32_t slot) {
    pool_.queue.remove(waiting(slot));
    waiting_accelerators_ -= live_[slot].size;
}

void Centre::pass() {
    if (pool_.queue.empty() || !pool_.open) return;
    if (pool_.room.most() >= pool_.queue.by_order().summary().least_size()) {
        placements_.clear();
        {
            policy::NodeView view(pool_, pool_.room, now_, placements_);
            policy::run_pass(view, policy_);
        }
        for (const board::Placement& placement : placements_) {
            const std::uint32_t slot = slot_of(placement.job);
            dequeue(slot);
            start(slot, placement);
        }
    }
    if (scenario_.policy.preempt_from > 0) preempt_for_head();
}

void Centre::start(std::uint32_t slot, const board::Placement& placement) {
    Live& live = live_[slot];
    ++live.serial;
    live.running = true;
    live.started = now_;
    if (live.first_start.unset()) {
        live.first_start = now_;
        if (!live.service) tallies_[live.demand].wait((now_ - live.submit).ms / 1000);
    }
    if (failure_chance_)
        for (const board::NodeShare& share : placement.shares) on_node_[share.node].push_back(slot);
    if (live.service) return;
    events_.push({now_ + live.left, slot, live.serial, Kind::end});
    if (scenario_.demand[live.demand].preemptible) stoppable_.emplace_back(slot, live.serial);
}

void Centre::leave_nodes(std::uint32_t slot) {
    if (failure_chance_)
        for (const board::NodeShare& share : pool_.room.shares_of(live_[slot].number))
            std::erase(on_node_[share.node], slot);
    pool_.room.end(live_[slot].number);
    live_[slot].running = false;
    ++live_[slot].serial;
}

void Centre::finish(std::uint32_t slot, JobOutcome how) {
    const Live live = live_[slot];
    ClassOutcome& counts = outcome_.classes[live.demand];
    if (live.running) {
        const std::int64_t used = (now_ - live.started).ms * live.size;
        tallies_[live.demand].use(used);
        if (scenario_.policy.order == QueueOrder::fair) {
            if (usage_.size() <= live.project) usage_.resize(live.project + 1);
            usage_[live.project] += static_cast<double>(used) / 3'600'000;
        }
        leave_nodes(slot);
    } else {
        dequeue(slot);
        ++live_[slot].serial;
    }
    if (how == JobOutcome::finished) {
        ++counts.finished;
        tallies_[live.demand].finish(live.project, now_ - live.submit, now_ - live.started);
    } else {
        ++counts.gave_up;
    }
    tell(live, how);
    free_slots_.push_back(slot);
}

void Centre::tell(const Live& live, JobOutcome how) const {
    if (!sink_) return;
    sink_({live.number >> slot_bits, live.demand, live.project, live.size, live.submit, live.first_start, now_,
           live.stops, how});
}

void Centre::stop(std::uint32_t slot, bool failed) {
    Live& live = live_[slot];
    const Duration ran = now_ - live.started;
    // What is stopped with notice writes a checkpoint; what a failure hits is back at its last one.
    const Duration every = live.service ? Duration{} : scenario_.demand[live.demand].checkpoint;
    const Duration kept = every.ms == 0 ? Duration{} : failed ? Duration{ran.ms - ran.ms % every.ms} : ran;
    leave_nodes(slot);
    ++live.stops;
    if (live.service) return;
    tallies_[live.demand].use(ran.ms * live.size);
    tallies_[live.demand].lose((ran - kept).ms * live.size);
    ++(failed ? outcome_.classes[live.demand].failed : outcome_.classes[live.demand].preempted);
    live.left = std::max(live.left - kept, milliseconds(1));
    live.estimate = std::max(live.estimate - kept, live.left);
    live.stop_at = {};
    enqueue(slot);
}

void Centre::job_events() {
    while (!events_.empty() && events_.top().at == now_) {
        const JobEvent event = events_.pop();
        if (live_[event.slot].serial != event.serial) continue;
        switch (event.kind) {
            case Kind::end:
                finish(event.slot, JobOutcome::finished);
                break;
            case Kind::stop:
                stop(event.slot, false);
                break;
            case Kind::give_up:
                finish(event.slot, JobOutcome::gave_up);
                break;
        }
    }
}

}  // namespace gwanje::twin
