// Applications, reviews, selections, offers and agreements: the way from a request to an award.
#pragma once

#include <string>
#include <vector>

#include "domain/call.hpp"

namespace gwanje {

struct Selection;
struct Offer;

/// ineligible, duplicate and withdrawn ones do not count in a ratio; every other state from `submitted` on does.
GWANJE_ENUM(ApplicationState, draft, submitted, withdrawn, ineligible, duplicate, eligible, offered, reserve, refused,
            accepted, declined, expired, awarded, given_up)

/// What is asked for. `plan` holds accelerator-milliseconds for each month, and may be empty.
struct ApplicationContent {
    std::string title;
    std::string summary;
    std::string sector;
    std::string contact;
    std::string email;
    std::int64_t call_class = 0;  ///< place in the call's list of classes
    Count accelerators;
    Count least;  ///< the least that is still useful; 0 = all or nothing
    std::int64_t months = 0;
    std::vector<std::string> grounds;  ///< keys of claimed preferences
    std::vector<AcceleratorMillis> plan;
    GWANJE_RECORD(ApplicationContent, title, summary, sector, contact, email, call_class, accelerators, least, months,
                  grounds, plan)
};

struct Application {
    static constexpr std::string_view prefix = "app";
    Id<Call> call;
    Id<Body> body;
    Id<Person> author;    ///< none when it was imported
    std::string receipt;  ///< number on the receipt, unique in its call
    ApplicationContent content;
    std::int64_t version = 1;  ///< counts replacements
    ApplicationState state = ApplicationState::draft;
    Instant submitted_at;
    Id<Application> duplicate_of;
    std::vector<std::string> findings;  ///< why it is not eligible
    GWANJE_RECORD(Application, call, body, author, receipt, content, version, state, submitted_at, duplicate_of,
                  findings)
};

GWANJE_ENUM(ReviewState, assigned, conflicted, scored)

/// One reviewer's judgement of one application.
struct Review {
    static constexpr std::string_view prefix = "rev";
    Id<Application> application;
    Id<Person> reviewer;
    ReviewState state = ReviewState::assigned;
    std::string conflict;              ///< the declared ground
    std::vector<std::int64_t> scores;  ///< one per criterion, thousandths
    std::string comment;
    GWANJE_RECORD(Review, application, reviewer, state, conflict, scores, comment)
};

GWANJE_ENUM(SelectionState, computed, published, superseded)
/// What the ranking decided for one application, and the rule that decided it.
GWANJE_ENUM(RankedOutcome, offered, reserve, refused)
GWANJE_ENUM(RankedReason, within_places, partial, no_place, no_accelerators, body_cap, below_threshold, below_criterion,
            not_reviewed, stopped_at_miss)

/// One row of the ranking. Points are thousandths.
struct Ranked {
    Id<Application> application;
    std::int64_t call_class = 0;
    std::vector<std::int64_t> criteria;  ///< the reviewers together, each on its criterion's own scale
    std::int64_t score = 0;              ///< before bonus
    std::int64_t bonus = 0;
    std::int64_t total = 0;
    std::int64_t place = 0;  ///< 1, 2, … in its class; 0: not ranked
    RankedOutcome outcome = RankedOutcome::refused;
    RankedReason reason = RankedReason::no_place;
    Count granted;
    std::int64_t reserve_place = 0;  ///< 1, 2, … on the reserve list of its class
    std::int64_t cut_line = 0;       ///< the least total that got in, in its class
    GWANJE_RECORD(Ranked, application, call_class, criteria, score, bonus, total, place, outcome, reason, granted,
                  reserve_place, cut_line)
};

GWANJE_ENUM(Voice, approve, oppose, abstain, recused)
struct Vote {
    Id<Person> person;
    Voice voice = Voice::abstain;
    GWANJE_RECORD(Vote, person, voice)
};

/// The committee's act that turns a ranking into offers and a reserve list.
struct Selection {
    static constexpr std::string_view prefix = "sel";
    Id<Call> call;
    Id<Person> computed_by;
    Instant computed_at;
    SelectionState state = SelectionState::computed;
    std::vector<Ranked> ranking;  ///< best first within each class
    std::vector<Vote> votes;
    std::string minutes;
    Instant published_at;
    GWANJE_RECORD(Selection, call, computed_by, computed_at, state, ranking, votes, minutes, published_at)
};

GWANJE_ENUM(OfferState, open, accepted, declined, expired)

struct Offer {
    static constexpr std::string_view prefix = "ofr";
    Id<Application> application;
    Id<Selection> selection;
    Count accelerators;
    Instant made_at;
    Instant expires_at;  ///< the acceptance clock
    bool from_reserve = false;
    OfferState state = OfferState::open;
    GWANJE_RECORD(Offer, application, selection, accelerators, made_at, expires_at, from_reserve, state)
};

GWANJE_ENUM(AgreementState, drafted, in_force, withdrawn)

/// The terms without which nothing is granted; both sides sign.
struct Agreement {
    static constexpr std::string_view prefix = "agr";
    Id<Offer> offer;
    Id<Application> application;
    Id<Body> body;
    Interval period;
    Id<Pool> pool;
    Count accelerators;
    Id<Person> signed_by_body;
    Instant body_signed_at;
    Id<Person> signed_by_centre;
    Instant centre_signed_at;
    AgreementState state = AgreementState::drafted;
    GWANJE_RECORD(Agreement, offer, application, body, period, pool, accelerators, signed_by_body, body_signed_at,
                  signed_by_centre, centre_signed_at, state)
};

}  // namespace gwanje
