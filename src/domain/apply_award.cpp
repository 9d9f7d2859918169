#include <algorithm>

#include "domain/applier.hpp"

namespace gwanje {

void Applier::operator()(const ProjectStarted& e) {
    world_.projects.add(e.added);
    world_.fair_use.push_back(0);
    world_.index_.fair_level.push_back(0);
}

void Applier::operator()(const MemberChanged& e) {
    std::vector<Id<Person>>& members = world_.projects[e.id].members;
    std::erase(members, e.person);
    if (e.member) members.push_back(e.person);
}

void Applier::operator()(const AwardGranted& e) {
    const Id<Award> id = world_.awards.add(e.added);
    world_.projects[e.added.project].awards.push_back(id);
    const Agreement* agreement = world_.agreements.find(e.added.agreement);
    if (agreement != nullptr) world_.applications[agreement->application].state = ApplicationState::awarded;
    climb(e.added.pool, Rung::awarded, e.added.period, e.added.accelerators.amount);
    index(e.id);
    settle_order(e.added.project);
}
void Applier::index(Id<Award> id) {
    const Award& award = world_.awards[id];
    if (award.state == AwardState::active || award.state == AwardState::suspended)
        world_.index_.running_awards.emplace(id, award.period.end);
    world_.index_.board.set_group_cap(id.number, static_cast<std::uint32_t>(award.accelerators.amount));
}

void Applier::operator()(const AwardChanged& e) {
    Award& award = world_.awards[e.id];
    const Interval was{std::max(at_, award.period.begin), award.period.end};
    const Interval will{std::max(at_, e.period.begin), e.period.end};
    climb(award.pool, Rung::awarded, was, -award.accelerators.amount);
    climb(award.pool, Rung::awarded, will, e.accelerators.amount);
    award.period = e.period;
    award.accelerators = e.accelerators;
    award.ledger.granted = e.granted;
    award.reason = e.reason;
    world_.index_.running_awards[e.id] = e.period.end;
    world_.index_.board.set_group_cap(e.id.number, static_cast<std::uint32_t>(e.accelerators.amount));
    settle_order(award.project);
    GWANJE_DCHECK(award.ledger.sound());
}

void Applier::operator()(const AwardSuspended& e) {
    Award& award = world_.awards[e.id];
    award.state = e.suspended ? AwardState::suspended : AwardState::active;
    award.reason = e.reason;
    for (const Id<Job> job : world_.index_.open_jobs_of(e.id)) {
        if (e.suspended) {
            world_.index_.board.withdraw(job.number);
        } else {
            enter_board(job);
        }
    }
}

void Applier::sweep(Award& award) {
    const AcceleratorMillis rest = award.ledger.remaining();
    switch (award.state) {
        case AwardState::active:
        case AwardState::suspended:
            break;
        case AwardState::returned:
            award.ledger.returned += rest;
            break;
        case AwardState::revoked:
            award.ledger.recalled += rest;
            break;
        case AwardState::expired:
            award.ledger.expired += rest;
            break;
    }
}

void Applier::operator()(const AwardEnded& e) {
    Award& award = world_.awards[e.id];
    climb(award.pool, Rung::awarded, {std::max(at_, award.period.begin), award.period.end}, -award.accelerators.amount);
    switch (e.state) {
        case AwardState::active:
        case AwardState::suspended:
            GWANJE_CHECK(false);
            break;
        case AwardState::returned:
            award.ledger.returned += e.remainder;
            break;
        case AwardState::revoked:
            award.ledger.recalled += e.remainder;
            break;
        case AwardState::expired:
            award.ledger.expired += e.remainder;
            break;
    }
    award.state = e.state;
    award.reason = e.reason;
    world_.index_.running_awards.erase(e.id);
    GWANJE_DCHECK(award.ledger.sound());
}

void Applier::operator()(const OutcomeRecorded& e) {
    world_.outcomes.add(e.added);
    index(e.id);
}
void Applier::index(Id<Outcome> id) {
    const std::string& doi = world_.outcomes[id].doi;
    if (!doi.empty()) world_.index_.outcome_by_doi.emplace(doi, id);
}

}  // namespace gwanje
