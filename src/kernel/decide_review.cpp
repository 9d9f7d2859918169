#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"

namespace gwanje {
namespace {

/// Why this reviewer must not judge this application; empty when nothing is known against it.
std::string conflict_of(const World& world, Id<Person> reviewer, const Application& application) {
    if (application.author == reviewer) return to_text(application.author);
    if (world.persons[reviewer].body == application.body) return world.bodies[application.body].name;
    return {};
}

}  // namespace

Refused<void> Decider::check_scores(const Call& call, const std::vector<std::int64_t>& scores,
                                    const std::string& path) const {
    const std::vector<Criterion>& rubric = call.terms.rules.rubric;
    if (scores.size() != rubric.size())
        return refuse(RefusalKind::out_of_range, path, std::to_string(scores.size()), std::to_string(rubric.size()));
    for (std::size_t i = 0; i < scores.size(); ++i)
        GWANJE_TRY(check_range(path + "[" + std::to_string(i) + "]", scores[i], 0, rubric[i].most));
    return {};
}

Decision Decider::operator()(const AssignReview& c) const {
    GWANJE_TRY(check_known("application", world_.applications, c.application));
    GWANJE_TRY(check_known("reviewer", world_.persons, c.reviewer));
    const Application& application = world_.applications[c.application];
    const Call& call = world_.calls[application.call];
    GWANJE_TRY(check_state("application", to_text(c.application), application.state, ApplicationState::eligible));
    if (!world_.holds(c.reviewer, Duty::review, call.site, stamp_.at))
        return refuse(RefusalKind::not_permitted, "reviewer", world_.persons[c.reviewer].login, "review");
    if (std::string ground = conflict_of(world_, c.reviewer, application); !ground.empty())
        return refuse(RefusalKind::conflict_of_interest, "reviewer", world_.persons[c.reviewer].login,
                      std::move(ground));
    for (const Id<Review> id : world_.reviews_of(c.application))
        if (world_.reviews[id].reviewer == c.reviewer)
            return refuse(RefusalKind::already_exists, "reviewer", world_.persons[c.reviewer].login, to_text(id));
    Review review;
    review.application = c.application;
    review.reviewer = c.reviewer;
    return Events{ReviewAssigned{world_.reviews.next(), review}};
}

Decision Decider::operator()(const DeclareConflict& c) const {
    GWANJE_TRY(check_known("review", world_.reviews, c.review));
    const Review& review = world_.reviews[c.review];
    if (!stamp_.actor.none() && review.reviewer != stamp_.actor)
        return refuse(RefusalKind::not_your_own, "review", to_text(c.review));
    const Call& call = world_.calls[world_.applications[review.application].call];
    GWANJE_TRY(
        check_state("call", to_text(world_.applications[review.application].call), call.state, CallState::closed));
    if (review.state == ReviewState::conflicted) return refuse(RefusalKind::nothing_to_do, "review", to_text(c.review));
    GWANJE_TRY(check_text("ground", c.ground, name_bytes));
    return Events{ConflictDeclared{c.review, c.ground}};
}

Decision Decider::operator()(const ScoreReview& c) const {
    GWANJE_TRY(check_known("review", world_.reviews, c.review));
    const Review& review = world_.reviews[c.review];
    if (!stamp_.actor.none() && review.reviewer != stamp_.actor)
        return refuse(RefusalKind::not_your_own, "review", to_text(c.review));
    const Application& application = world_.applications[review.application];
    const Call& call = world_.calls[application.call];
    GWANJE_TRY(check_state("call", to_text(application.call), call.state, CallState::closed));
    if (review.state == ReviewState::conflicted)
        return refuse(RefusalKind::conflict_of_interest, "review", to_text(c.review), review.conflict);
    GWANJE_TRY(check_scores(call, c.scores, "scores"));
    GWANJE_TRY(check_optional_text("comment", c.comment, text_bytes));
    return Events{ReviewScored{c.review, c.scores, c.comment}};
}

Decision Decider::operator()(const ImportReviews& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::closed));
    if (c.rows.empty()) return refuse(RefusalKind::missing, "rows");
    std::unordered_map<std::string, Id<Application>> by_receipt;
    for (const Id<Application> id : world_.applications_of(c.call))
        by_receipt.emplace(world_.applications[id].receipt, id);
    std::map<std::pair<Id<Application>, Id<Person>>, std::size_t> seen;
    Events events;
    events.reserve(c.rows.size() * 2);
    Id<Review> next = world_.reviews.next();
    for (std::size_t i = 0; i < c.rows.size(); ++i) {
        const ImportedReview& row = c.rows[i];
        const std::string at = "rows[" + std::to_string(i) + "].";
        const auto application = by_receipt.find(row.receipt);
        if (application == by_receipt.end())
            return refuse(RefusalKind::unknown, at + "receipt", row.receipt, to_text(c.call));
        if (world_.applications[application->second].state != ApplicationState::eligible)
            return refuse(RefusalKind::wrong_state, at + "receipt", row.receipt,
                          std::string(to_text(world_.applications[application->second].state)));
        const auto reviewer = world_.index().person_by_login.find(row.reviewer);
        if (reviewer == world_.index().person_by_login.end())
            return refuse(RefusalKind::unknown, at + "reviewer", row.reviewer);
        if (!world_.holds(reviewer->second, Duty::review, call.site, stamp_.at))
            return refuse(RefusalKind::not_permitted, at + "reviewer", row.reviewer, "review");
        if (std::string ground = conflict_of(world_, reviewer->second, world_.applications[application->second]);
            !ground.empty())
            return refuse(RefusalKind::conflict_of_interest, at + "reviewer", row.reviewer, std::move(ground));
        GWANJE_TRY(check_scores(call, row.scores, at + "scores"));
        GWANJE_TRY(check_optional_text(at + "comment", row.comment, text_bytes));
        if (!seen.emplace(std::pair{application->second, reviewer->second}, i).second)
            return refuse(RefusalKind::already_exists, at + "reviewer", row.reviewer, row.receipt);
        Id<Review> id = next;
        for (const Id<Review> there : world_.reviews_of(application->second))
            if (world_.reviews[there].reviewer == reviewer->second) id = there;
        if (id == next) {
            Review review;
            review.application = application->second;
            review.reviewer = reviewer->second;
            events.emplace_back(ReviewAssigned{next, review});
            ++next.number;
        } else if (world_.reviews[id].state == ReviewState::conflicted) {
            return refuse(RefusalKind::conflict_of_interest, at + "reviewer", row.reviewer,
                          world_.reviews[id].conflict);
        }
        events.emplace_back(ReviewScored{id, row.scores, row.comment});
    }
    return events;
}

}  // namespace gwanje
