#include <algorithm>

#include "domain/applier.hpp"

namespace gwanje {

void Applier::offer_classes(const Call& call, const Instant from, std::int64_t sign) {
    const Interval& period = call.terms.award_period;
    const Interval when{std::max(from, period.begin), period.end};
    for (const CallClass& offered : call.terms.classes)
        climb(offered.pool, Rung::offered, when, sign * offered.accelerators.amount);
}

void Applier::operator()(const CallDrafted& e) {
    world_.calls.add(e.added);
    index(e.id);
}
void Applier::index(Id<Call> id) {
    auto& lists = world_.index_.call_applications;
    if (lists.size() < id.number) lists.resize(id.number);
}

void Applier::operator()(const CallOpened& e) {
    Call& call = world_.calls[e.id];
    call.state = CallState::open;
    offer_classes(call, Instant{}, 1);
}

void Applier::operator()(const CallAmended& e) {
    Call& call = world_.calls[e.id];
    const bool offered = call.state == CallState::open || call.state == CallState::closed;
    if (offered) offer_classes(call, Instant{}, -1);
    call.amendments.push_back({at_, e.reason, std::move(call.terms)});
    call.terms = e.terms;
    if (offered) offer_classes(call, Instant{}, 1);
}

void Applier::operator()(const CallClosed& e) {
    world_.calls[e.id].state = CallState::closed;
}

void Applier::operator()(const CallFailed& e) {
    Call& call = world_.calls[e.id];
    if (call.state != CallState::draft) offer_classes(call, at_, -1);
    call.state = CallState::failed;
    call.failure = e.reason;
}

void Applier::operator()(const ApplicationDrafted& e) {
    world_.applications.add(e.added);
    index(e.id);
}
void Applier::index(Id<Application> id) {
    Indexes& index = world_.index_;
    index.call_applications[world_.applications[id].call.number - 1].push_back(id);
    index.application_reviews.resize(std::max<std::size_t>(index.application_reviews.size(), id.number));
    index.application_offer.resize(std::max<std::size_t>(index.application_offer.size(), id.number));
}

void Applier::operator()(const ApplicationReplaced& e) {
    Application& application = world_.applications[e.id];
    application.content = e.content;
    ++application.version;
}

void Applier::operator()(const ApplicationSubmitted& e) {
    Application& application = world_.applications[e.id];
    application.state = ApplicationState::submitted;
    application.receipt = e.receipt;
    application.submitted_at = e.received_at.unset() ? at_ : e.received_at;
}

void Applier::operator()(const ApplicationWithdrawn& e) {
    world_.applications[e.id].state = ApplicationState::withdrawn;
}

void Applier::operator()(const ApplicationJudged& e) {
    Application& application = world_.applications[e.id];
    application.state = e.state;
    application.duplicate_of = e.duplicate_of;
    application.findings = e.findings;
}

void Applier::operator()(const ReviewAssigned& e) {
    world_.reviews.add(e.added);
    index(e.id);
}
void Applier::index(Id<Review> id) {
    world_.index_.application_reviews[world_.reviews[id].application.number - 1].push_back(id);
}

void Applier::operator()(const ConflictDeclared& e) {
    Review& review = world_.reviews[e.id];
    review.state = ReviewState::conflicted;
    review.conflict = e.ground;
    review.scores.clear();
}

void Applier::operator()(const ReviewScored& e) {
    Review& review = world_.reviews[e.id];
    review.state = ReviewState::scored;
    review.scores = e.scores;
    review.comment = e.comment;
}

void Applier::operator()(const SelectionComputed& e) {
    for (Selection& older : world_.selections)
        if (older.call == e.added.call && older.state == SelectionState::computed)
            older.state = SelectionState::superseded;
    world_.selections.add(e.added);
}

void Applier::operator()(const SelectionPublished& e) {
    Selection& selection = world_.selections[e.id];
    selection.state = SelectionState::published;
    selection.votes = e.votes;
    selection.minutes = e.minutes;
    selection.published_at = at_;
    world_.calls[selection.call].state = CallState::published;
    for (const Ranked& row : selection.ranking)
        world_.applications[row.application].state =
            row.outcome == RankedOutcome::refused ? ApplicationState::refused : ApplicationState::reserve;
}

void Applier::operator()(const OfferMade& e) {
    world_.offers.add(e.added);
    index(e.id);
    world_.applications[e.added.application].state = ApplicationState::offered;
}
void Applier::index(Id<Offer> id) {
    const Offer& offer = world_.offers[id];
    world_.index_.application_offer[offer.application.number - 1] = id;
    if (offer.state == OfferState::open) world_.index_.open_offers.emplace(id, offer.expires_at);
}

void Applier::operator()(const OfferClosed& e) {
    Offer& offer = world_.offers[e.id];
    offer.state = e.state;
    world_.index_.open_offers.erase(e.id);
    ApplicationState& state = world_.applications[offer.application].state;
    switch (e.state) {
        case OfferState::open:
            break;
        case OfferState::accepted:
            state = ApplicationState::accepted;
            break;
        case OfferState::declined:
            state = ApplicationState::declined;
            break;
        case OfferState::expired:
            state = ApplicationState::expired;
            break;
    }
}

void Applier::operator()(const AgreementDrafted& e) {
    world_.agreements.add(e.added);
}

void Applier::operator()(const AgreementSigned& e) {
    Agreement& agreement = world_.agreements[e.id];
    if (e.side == Side::body) {
        agreement.signed_by_body = e.person;
        agreement.body_signed_at = at_;
    } else {
        agreement.signed_by_centre = e.person;
        agreement.centre_signed_at = at_;
    }
    if (!agreement.body_signed_at.unset() && !agreement.centre_signed_at.unset())
        agreement.state = AgreementState::in_force;
}

void Applier::operator()(const ApplicationGivenUp& e) {
    world_.applications[e.id].state = ApplicationState::given_up;
    for (Agreement& agreement : world_.agreements)
        if (agreement.application == e.id && agreement.state == AgreementState::drafted)
            agreement.state = AgreementState::withdrawn;
}

}  // namespace gwanje
