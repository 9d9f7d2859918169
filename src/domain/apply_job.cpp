#include <algorithm>

#include "domain/applier.hpp"

namespace gwanje {

void Applier::operator()(const JobSubmitted& e) {
    world_.jobs.add(e.added);
    index(e.id);
}

void Applier::index(Id<Job> id) {
    Indexes& index = world_.index_;
    index.dependents.resize(std::max<std::size_t>(index.dependents.size(), id.number));
    const Job& job = world_.jobs[id];
    switch (job.state) {
        case JobState::waiting:
        case JobState::held:
            for (const Id<Job> before : job.order.after) index.dependents[before.number - 1].push_back(id);
            index.open_jobs[job.award].insert(id);
            if (job.held_for_hours) index.short_of_hours[job.award].insert(id);
            enter_board(id);
            break;
        case JobState::placed:
        case JobState::running:
            index.open_jobs[job.award].insert(id);
            index.busy_jobs.emplace(id, job.award);
            place_on_board(id);
            break;
        case JobState::ended:
        case JobState::failed:
        case JobState::cancelled:
            break;
    }
}

void Applier::operator()(const JobHeld& e) {
    Job& job = world_.jobs[e.id];
    job.state = e.held ? JobState::held : JobState::waiting;
    job.held_for_hours = e.held && e.reason == hours_reason;
    std::set<Id<Job>>& short_of_hours = world_.index_.short_of_hours[job.award];
    if (job.held_for_hours) {
        short_of_hours.insert(e.id);
    } else {
        short_of_hours.erase(e.id);
    }
    if (e.held) {
        world_.index_.board.withdraw(e.id.number);
    } else {
        enter_board(e.id);
    }
}

void Applier::operator()(const JobPlaced& e) {
    Job& job = world_.jobs[e.id];
    job.state = JobState::placed;
    job.placed_at = at_;
    job.shares = e.shares;
    job.held = e.hold;
    job.used = {};
    job.active = {};
    job.active_known = false;
    GWANJE_CHECK(world_.awards[job.award].ledger.hold(e.hold));
    for (const NodeShare& share : e.shares)
        for (const Id<Accelerator> accelerator : world_.accelerators_of(share.node)) {
            Accelerator& one = world_.accelerators[accelerator];
            if (std::find(share.slots.begin(), share.slots.end(), one.slot) == share.slots.end()) continue;
            GWANJE_CHECK(one.job.none());  // no accelerator twice
            one.job = e.id;
        }
    world_.index_.busy_jobs.emplace(e.id, job.award);
    place_on_board(e.id);
}

void Applier::operator()(const JobStarted& e) {
    Job& job = world_.jobs[e.id];
    job.state = JobState::running;
    job.started_at = e.at;
    job.metered_to = e.at;
    climb(world_.awards[job.award].pool, Rung::running, {at_, end_of_time}, job.order.accelerators.amount);
}

void Applier::operator()(const JobMetered& e) {
    Job& job = world_.jobs[e.id];
    Award& award = world_.awards[job.award];
    award.ledger.post(e.posted);
    job.held -= e.posted;
    job.used += e.posted;
    job.metered_to = e.to;
    job.active += e.active;
    job.active_known = job.active_known || e.active_known;
    world_.fair_use[job.project.number - 1] += e.posted.amount;
    if (world_.fair_halved_at.unset()) world_.fair_halved_at = at_;  // the first use counts whole for a half-life
    settle_order(job.project);
    GWANJE_DCHECK(award.ledger.sound());
}

void Applier::operator()(const JobStopAsked& e) {
    world_.jobs[e.id].stop_asked = true;
}

void Applier::free_accelerators(Job& job) {
    std::vector<Id<Accelerator>> freed;
    for (const NodeShare& share : job.shares)
        for (const Id<Accelerator> accelerator : world_.accelerators_of(share.node)) {
            Accelerator& one = world_.accelerators[accelerator];
            if (one.job != world_.jobs.id_of(job)) continue;
            one.job = {};
            freed.push_back(accelerator);
        }
    world_.index_.board.end(world_.jobs.id_of(job).number);
    for (const Id<Accelerator> accelerator : freed)
        if (world_.accelerators[accelerator].state != AcceleratorState::accepted) block(accelerator);
    if (job.state == JobState::running)
        climb(world_.awards[job.award].pool, Rung::running, {at_, end_of_time}, -job.order.accelerators.amount);
    world_.index_.busy_jobs.erase(world_.jobs.id_of(job));
}

void Applier::operator()(const JobEnded& e) {
    Job& job = world_.jobs[e.id];
    Award& award = world_.awards[job.award];
    award.ledger.post(e.posted);
    award.ledger.release(job.held - e.posted);
    sweep(award);
    if (job.state == JobState::placed || job.state == JobState::running) free_accelerators(job);
    world_.index_.board.withdraw(e.id.number);
    world_.index_.open_jobs[job.award].erase(e.id);
    world_.index_.short_of_hours[job.award].erase(e.id);
    job.used += e.posted;
    job.held = {};
    job.state = e.state;
    job.end = e.end;
    job.exit_status = e.exit_status;
    job.ended_at = e.at;
    world_.fair_use[job.project.number - 1] += e.posted.amount;
    if (world_.fair_halved_at.unset()) world_.fair_halved_at = at_;  // the first use counts whole for a half-life
    settle_order(job.project);
    enter_dependents(e.id);
    GWANJE_DCHECK(award.ledger.sound());
}

void Applier::operator()(const JobRequeued& e) {
    Job& job = world_.jobs[e.id];
    Ledger& ledger = world_.awards[job.award].ledger;
    ledger.release(job.held);
    ledger.refund(e.refund);
    free_accelerators(job);
    job.held = {};
    job.used = {};
    job.active = {};
    job.shares.clear();
    job.state = JobState::waiting;
    job.started_at = {};
    job.placed_at = {};
    ++job.attempt;
    std::int64_t& use = world_.fair_use[job.project.number - 1];
    use = std::max<std::int64_t>(0, use - e.refund.amount);
    sweep(world_.awards[job.award]);
    settle_order(job.project);
    enter_board(e.id);
    GWANJE_DCHECK(ledger.sound());
}

void Applier::operator()(const FairShareHalved& e) {
    for (std::int64_t& use : world_.fair_use) use /= 2;
    world_.fair_halved_at = e.at;
    for (std::uint64_t number = 1; number <= world_.projects.size(); ++number) settle_order({number});
}

}  // namespace gwanje
