#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"
#include "kernel/end_work.hpp"
#include "kernel/reserve_list.hpp"
#include "kernel/selection_problem.hpp"
#include "select/check_problem.hpp"
#include "select/rank.hpp"

namespace gwanje {

Decision Decider::operator()(const ComputeSelection& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::closed));
    std::int64_t eligible = 0;
    for (const Id<Application> id : world_.applications_of(c.call)) {
        const Application& application = world_.applications[id];
        if (application.state == ApplicationState::submitted)
            return refuse(RefusalKind::wrong_state, "application", to_text(id), "submitted");
        if (application.state != ApplicationState::eligible) continue;
        ++eligible;
        const auto& reviews = world_.reviews_of(id);
        const auto scored = std::count_if(reviews.begin(), reviews.end(), [&](Id<Review> review) {
            return world_.reviews[review].state == ReviewState::scored;
        });
        if (scored < call.terms.rules.reviews)
            return refuse(RefusalKind::reviews_missing, "application", to_text(id),
                          std::to_string(scored) + " / " + std::to_string(call.terms.rules.reviews));
    }
    if (eligible == 0) return refuse(RefusalKind::nothing_to_do, "call", to_text(c.call));
    const select::Problem problem = problem_of(world_, c.call);
    if (const auto fits = select::check(problem); !fits.ok())
        return refuse(RefusalKind::does_not_add_up, "call", to_text(c.call),
                      fits.error().path + " " + fits.error().value + " " + fits.error().reason);
    Selection selection;
    selection.call = c.call;
    selection.computed_by = stamp_.actor;
    selection.computed_at = stamp_.at;
    selection.ranking = ranking_of(world_, c.call, select::rank(problem));
    return Events{SelectionComputed{world_.selections.next(), std::move(selection)}};
}

Decision Decider::operator()(const PublishSelection& c) const {
    GWANJE_TRY(check_known("selection", world_.selections, c.selection));
    const Selection& selection = world_.selections[c.selection];
    const Call& call = world_.calls[selection.call];
    GWANJE_TRY(check_state("selection", to_text(c.selection), selection.state, SelectionState::computed));
    GWANJE_TRY(check_state("call", to_text(selection.call), call.state, CallState::closed));
    GWANJE_TRY(check_text("minutes", c.minutes, text_bytes));
    std::int64_t present = 0;
    std::int64_t balance = 0;
    for (std::size_t i = 0; i < c.votes.size(); ++i) {
        const Vote& vote = c.votes[i];
        const std::string at = "votes[" + std::to_string(i) + "].person";
        GWANJE_TRY(check_known(at, world_.persons, vote.person));
        if (!world_.holds(vote.person, Duty::selection, call.site, stamp_.at))
            return refuse(RefusalKind::not_permitted, at, world_.persons[vote.person].login, "selection");
        for (std::size_t j = 0; j < i; ++j)
            if (c.votes[j].person == vote.person)
                return refuse(RefusalKind::already_exists, at, world_.persons[vote.person].login, "votes");
        present += vote.voice == Voice::recused ? 0 : 1;
        balance += vote.voice == Voice::approve ? 1 : vote.voice == Voice::oppose ? -1 : 0;
    }
    if (present < call.terms.rules.quorum)
        return refuse(RefusalKind::quorum_missing, "votes", std::to_string(present),
                      std::to_string(call.terms.rules.quorum));
    if (balance <= 0) return refuse(RefusalKind::does_not_add_up, "votes", std::to_string(balance), "approve > oppose");
    // What the ranking was computed from must still be so: terms, scores, judgements and withdrawals change it.
    for (const Ranked& row : selection.ranking)
        if (const ApplicationState state = world_.applications[row.application].state;
            state != ApplicationState::eligible)
            return refuse(RefusalKind::wrong_state, "application", to_text(row.application),
                          std::string(to_text(state)));
    const select::Problem problem = problem_of(world_, selection.call);
    if (!select::check(problem).ok() || ranking_of(world_, selection.call, select::rank(problem)) != selection.ranking)
        return refuse(RefusalKind::wrong_state, "selection", to_text(c.selection), "outdated");
    Events events{SelectionPublished{c.selection, c.votes, c.minutes}};
    Id<Offer> next = world_.offers.next();
    for (const Ranked& row : selection.ranking) {
        if (row.outcome != RankedOutcome::offered) continue;
        Offer offer;
        offer.application = row.application;
        offer.selection = c.selection;
        offer.accelerators = row.granted;
        offer.made_at = stamp_.at;
        offer.expires_at = stamp_.at + call.terms.rules.acceptance_clock;
        events.emplace_back(OfferMade{next, offer});
        ++next.number;
    }
    return events;
}

Decision Decider::operator()(const AcceptOffer& c) const {
    GWANJE_TRY(check_known("offer", world_.offers, c.offer));
    const Offer& offer = world_.offers[c.offer];
    const Application& application = world_.applications[offer.application];
    const Call& call = world_.calls[application.call];
    GWANJE_TRY(own_or(application.body, "offer", to_text(c.offer), call.site, {}));
    if (offer.state == OfferState::expired || (offer.state == OfferState::open && stamp_.at >= offer.expires_at))
        return refuse(RefusalKind::clock_ran_out, "offer", to_text(c.offer), seoul_text(offer.expires_at));
    GWANJE_TRY(check_state("offer", to_text(c.offer), offer.state, OfferState::open));
    const Instant begin = std::max(stamp_.at, call.terms.award_period.begin);
    const Instant end =
        std::min(call.terms.award_period.end,
                 add_months(begin, static_cast<std::int32_t>(application.content.months), seoul_offset));
    if (begin >= end)
        return refuse(RefusalKind::outside_period, "offer", to_text(stamp_.at), to_text(call.terms.award_period.end));
    Agreement agreement;
    agreement.offer = c.offer;
    agreement.application = offer.application;
    agreement.body = application.body;
    agreement.period = {begin, end};
    agreement.pool = call.terms.classes[static_cast<std::size_t>(application.content.call_class)].pool;
    agreement.accelerators = offer.accelerators;
    return Events{OfferClosed{c.offer, OfferState::accepted, ""},
                  AgreementDrafted{world_.agreements.next(), agreement}};
}

Decision Decider::operator()(const DeclineOffer& c) const {
    GWANJE_TRY(check_known("offer", world_.offers, c.offer));
    const Offer& offer = world_.offers[c.offer];
    const Application& application = world_.applications[offer.application];
    GWANJE_TRY(own_or(application.body, "offer", to_text(c.offer), world_.calls[application.call].site, {}));
    GWANJE_TRY(check_state("offer", to_text(c.offer), offer.state, OfferState::open));
    Events events{OfferClosed{c.offer, OfferState::declined, c.reason}};
    offer_reserve(world_, offer.application, stamp_.at, events);
    return events;
}

Decision Decider::operator()(const SignAgreement& c) const {
    GWANJE_TRY(check_known("agreement", world_.agreements, c.agreement));
    const Agreement& agreement = world_.agreements[c.agreement];
    const Application& application = world_.applications[agreement.application];
    const Call& call = world_.calls[application.call];
    const std::string name = to_text(c.agreement);
    if (c.side == Side::body) {
        GWANJE_TRY(own_or(agreement.body, "agreement", name, call.site, {}));
    } else if (!world_.holds(stamp_.actor, Duty::call_management, call.site, stamp_.at)) {
        return refuse(RefusalKind::not_permitted, "agreement", name, "call_management");
    }
    GWANJE_TRY(check_state("agreement", name, agreement.state, AgreementState::drafted));
    const bool body_signed = c.side == Side::body || !agreement.body_signed_at.unset();
    const bool centre_signed = c.side == Side::centre || !agreement.centre_signed_at.unset();
    const bool already = c.side == Side::body ? !agreement.body_signed_at.unset() : !agreement.centre_signed_at.unset();
    if (already) return refuse(RefusalKind::nothing_to_do, "agreement", name);
    Events events{AgreementSigned{c.agreement, c.side, stamp_.actor}};
    if (!body_signed || !centre_signed) return events;

    const Interval period{std::max(stamp_.at, agreement.period.begin), agreement.period.end};
    if (!period.valid())
        return refuse(RefusalKind::outside_period, "agreement", to_text(stamp_.at), to_text(period.end));
    const std::int64_t free = free_to_award(world_, agreement.pool, period);
    if (agreement.accelerators.amount > free)
        return refuse(RefusalKind::over_capacity, "accelerators", std::to_string(agreement.accelerators.amount),
                      std::to_string(free));
    Project project;
    project.title = application.content.title;
    project.body = application.body;
    project.application = agreement.application;
    if (!application.author.none()) project.members.push_back(application.author);
    project.started_at = stamp_.at;
    events.emplace_back(ProjectStarted{world_.projects.next(), project});
    Award award;
    award.agreement = c.agreement;
    award.project = world_.projects.next();
    award.pool = agreement.pool;
    award.accelerators = agreement.accelerators;
    award.period = period;
    award.ledger.granted = {agreement.accelerators.amount * period.length().ms};
    events.emplace_back(AwardGranted{world_.awards.next(), award});
    return events;
}

Decision Decider::operator()(const GiveUp& c) const {
    GWANJE_TRY(check_known("application", world_.applications, c.application));
    const Application& application = world_.applications[c.application];
    GWANJE_TRY(
        own_or(application.body, "application", to_text(c.application), world_.calls[application.call].site, {}));
    if (application.state != ApplicationState::accepted && application.state != ApplicationState::awarded)
        return refuse(RefusalKind::wrong_state, "application", to_text(c.application),
                      std::string(to_text(application.state)));
    Events events{ApplicationGivenUp{c.application, c.reason}};
    if (const Id<Award> award = award_of(world_, c.application); !award.none()) {
        const AwardState state = world_.awards[award].state;
        if (state != AwardState::active && state != AwardState::suspended)
            return refuse(RefusalKind::wrong_state, "application", to_text(c.application),
                          to_text(award) + ": " + std::string(to_text(state)));
        end_award(world_, award, AwardState::returned, c.reason, stamp_.at, events);
    }
    offer_reserve(world_, c.application, stamp_.at, events);
    return events;
}

}  // namespace gwanje
