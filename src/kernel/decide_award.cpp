#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"
#include "kernel/end_work.hpp"
#include "kernel/selection_problem.hpp"

namespace gwanje {
namespace {

Refused<void> check_running(const World& world, Id<Award> award) {
    const AwardState state = world.awards[award].state;
    if (state == AwardState::active || state == AwardState::suspended) return {};
    return refuse(RefusalKind::wrong_state, "award", to_text(award), std::string(to_text(state)));
}

}  // namespace

Decision Decider::operator()(const AddMember& c) const {
    GWANJE_TRY(check_known("project", world_.projects, c.project));
    GWANJE_TRY(check_known("person", world_.persons, c.person));
    const Project& project = world_.projects[c.project];
    // A project that came from an import has no member yet: somebody of its body takes it over.
    const bool takes_over = project.members.empty() && world_.belongs(stamp_.actor, project.body);
    if (!takes_over) GWANJE_TRY(own_or(c.project, {}, {Duty::call_management}));
    if (std::find(project.members.begin(), project.members.end(), c.person) != project.members.end())
        return refuse(RefusalKind::nothing_to_do, "person", world_.persons[c.person].login);
    return Events{MemberChanged{c.project, c.person, true}};
}

Decision Decider::operator()(const RemoveMember& c) const {
    GWANJE_TRY(check_known("project", world_.projects, c.project));
    GWANJE_TRY(check_known("person", world_.persons, c.person));
    GWANJE_TRY(own_or(c.project, {}, {Duty::call_management}));
    const Project& project = world_.projects[c.project];
    if (std::find(project.members.begin(), project.members.end(), c.person) == project.members.end())
        return refuse(RefusalKind::nothing_to_do, "person", world_.persons[c.person].login);
    return Events{MemberChanged{c.project, c.person, false}};
}

Decision Decider::operator()(const ExtendAward& c) const {
    GWANJE_TRY(check_known("award", world_.awards, c.award));
    GWANJE_TRY(check_running(world_, c.award));
    GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    const Award& award = world_.awards[c.award];
    if (c.end <= award.period.end || c.end - award.period.end > days(3660))
        return refuse(RefusalKind::out_of_range, "end", to_text(c.end), "> " + to_text(award.period.end));
    const std::int64_t free = free_to_award(world_, award.pool, {award.period.end, c.end});
    if (award.accelerators.amount > free)
        return refuse(RefusalKind::over_capacity, "end", std::to_string(award.accelerators.amount),
                      std::to_string(free));
    const std::int64_t more = award.accelerators.amount * (c.end - award.period.end).ms;
    return Events{AwardChanged{c.award,
                               {award.period.begin, c.end},
                               award.accelerators,
                               award.ledger.granted + AcceleratorMillis{more},
                               c.reason}};
}

Decision Decider::operator()(const ShrinkAward& c) const {
    GWANJE_TRY(check_known("award", world_.awards, c.award));
    GWANJE_TRY(check_running(world_, c.award));
    GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    const Award& award = world_.awards[c.award];
    GWANJE_TRY(check_range("accelerators", c.accelerators.amount, 1, award.accelerators.amount - 1));
    const Duration left = std::max(Duration{}, award.period.end - std::max(stamp_.at, award.period.begin));
    const AcceleratorMillis less =
        std::min(AcceleratorMillis{(award.accelerators - c.accelerators).amount * left.ms}, award.ledger.remaining());
    return Events{AwardChanged{c.award, award.period, c.accelerators, award.ledger.granted - less, c.reason}};
}

Decision Decider::operator()(const SuspendAward& c) const {
    GWANJE_TRY(check_known("award", world_.awards, c.award));
    GWANJE_TRY(check_running(world_, c.award));
    if ((world_.awards[c.award].state == AwardState::suspended) == c.suspended)
        return refuse(RefusalKind::nothing_to_do, "award", to_text(c.award));
    GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    return Events{AwardSuspended{c.award, c.suspended, c.reason}};
}

Decision Decider::operator()(const ReturnAward& c) const {
    GWANJE_TRY(check_known("award", world_.awards, c.award));
    const Award& award = world_.awards[c.award];
    GWANJE_TRY(own_or(award.project, world_.pools[award.pool].site, {}));
    GWANJE_TRY(check_running(world_, c.award));
    Events events;
    end_award(world_, c.award, AwardState::returned, c.reason, stamp_.at, events);
    return events;
}

Decision Decider::operator()(const RevokeAward& c) const {
    GWANJE_TRY(check_known("award", world_.awards, c.award));
    GWANJE_TRY(check_running(world_, c.award));
    GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    Events events;
    end_award(world_, c.award, AwardState::revoked, c.reason, stamp_.at, events);
    return events;
}

Refused<void> Decider::check_outcome(const Outcome& outcome, const std::string& path) const {
    GWANJE_TRY(check_known(path + ".site", world_.sites, outcome.site));
    if (!outcome.project.none()) GWANJE_TRY(check_known(path + ".project", world_.projects, outcome.project));
    GWANJE_TRY(check_text(path + ".title", outcome.title, name_bytes));
    GWANJE_TRY(check_optional_text(path + ".doi", outcome.doi, name_bytes));
    GWANJE_TRY(check_optional_text(path + ".note", outcome.note, text_bytes));
    if (outcome.at.unset()) return refuse(RefusalKind::missing, path + ".at");
    const auto known = world_.index().outcome_by_doi.find(outcome.doi);
    if (known != world_.index().outcome_by_doi.end())
        return refuse(RefusalKind::already_exists, path + ".doi", outcome.doi, to_text(known->second));
    return {};
}

Decision Decider::operator()(const RecordOutcome& c) const {
    GWANJE_TRY(check_outcome(c.outcome, "outcome"));
    GWANJE_TRY(own_or(c.outcome.project, c.outcome.site, {Duty::call_management}));
    return Events{OutcomeRecorded{world_.outcomes.next(), c.outcome}};
}

Decision Decider::operator()(const ImportOutcomes& c) const {
    if (c.rows.empty()) return refuse(RefusalKind::missing, "rows");
    std::unordered_map<std::string, std::size_t> seen;
    Events events;
    Id<Outcome> next = world_.outcomes.next();
    for (std::size_t i = 0; i < c.rows.size(); ++i) {
        const std::string at = "rows[" + std::to_string(i) + "]";
        GWANJE_TRY(check_outcome(c.rows[i], at));
        if (!c.rows[i].doi.empty() && !seen.emplace(c.rows[i].doi, i).second)
            return refuse(RefusalKind::already_exists, at + ".doi", c.rows[i].doi, "rows");
        events.emplace_back(OutcomeRecorded{next, c.rows[i]});
        ++next.number;
    }
    return events;
}

}  // namespace gwanje
