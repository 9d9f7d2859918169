// Events: what now is so. Each is written to the journal and applied to the world; nothing else changes a world.
//
// The place of a type in `Event` is its number in the journal: append only. A record may only grow at its end; what
// cannot be said that way becomes a new type.
#pragma once

#include <variant>

#include "domain/award.hpp"

namespace gwanje {

/// A noun that was added under the next free id.
#define GWANJE_ADDED(Event, Noun)       \
    struct Event {                      \
        Id<Noun> id;                    \
        Noun added;                     \
        GWANJE_RECORD(Event, id, added) \
    };

GWANJE_ADDED(BodyRegistered, Body)
GWANJE_ADDED(PersonRegistered, Person)
GWANJE_ADDED(RoleGranted, Role)
GWANJE_ADDED(SiteAdded, Site)
GWANJE_ADDED(HallAdded, Hall)
GWANJE_ADDED(RackAdded, Rack)
GWANJE_ADDED(ModelAdded, Model)
GWANJE_ADDED(NodeAdded, Node)
GWANJE_ADDED(PoolDefined, Pool)
GWANJE_ADDED(AcceleratorInstalled, Accelerator)
GWANJE_ADDED(StagePlanned, Stage)
GWANJE_ADDED(BudgetLineAdded, BudgetLine)
GWANJE_ADDED(CallDrafted, Call)
GWANJE_ADDED(ApplicationDrafted, Application)
GWANJE_ADDED(ReviewAssigned, Review)
GWANJE_ADDED(SelectionComputed, Selection)
GWANJE_ADDED(OfferMade, Offer)
GWANJE_ADDED(AgreementDrafted, Agreement)
GWANJE_ADDED(ProjectStarted, Project)
GWANJE_ADDED(AwardGranted, Award)
GWANJE_ADDED(JobSubmitted, Job)
GWANJE_ADDED(OutcomeRecorded, Outcome)
#undef GWANJE_ADDED

struct PersonChanged {
    Id<Person> id;
    bool active = true;
    GWANJE_RECORD(PersonChanged, id, active)
};
struct RoleEnded {
    Id<Role> id;
    Instant at;
    GWANJE_RECORD(RoleEnded, id, at)
};
struct NodeDrained {
    Id<Node> id;
    bool draining = true;
    std::string reason;
    GWANJE_RECORD(NodeDrained, id, draining, reason)
};
struct AcceleratorChanged {
    Id<Accelerator> id;
    AcceleratorState state = AcceleratorState::installed;
    std::string reason;
    GWANJE_RECORD(AcceleratorChanged, id, state, reason)
};
struct StageReached {
    Id<Stage> id;
    GWANJE_RECORD(StageReached, id)
};
struct CallOpened {
    Id<Call> id;
    GWANJE_RECORD(CallOpened, id)
};
struct CallAmended {
    Id<Call> id;
    CallTerms terms;
    std::string reason;
    GWANJE_RECORD(CallAmended, id, terms, reason)
};
struct CallClosed {
    Id<Call> id;
    GWANJE_RECORD(CallClosed, id)
};
struct CallFailed {
    Id<Call> id;
    std::string reason;
    GWANJE_RECORD(CallFailed, id, reason)
};
struct ApplicationReplaced {
    Id<Application> id;
    ApplicationContent content;
    GWANJE_RECORD(ApplicationReplaced, id, content)
};
struct ApplicationSubmitted {
    Id<Application> id;
    std::string receipt;
    Instant received_at;  ///< when it came in elsewhere (an import); unset: now
    GWANJE_RECORD(ApplicationSubmitted, id, receipt, received_at)
};
struct ApplicationWithdrawn {
    Id<Application> id;
    std::string reason;
    GWANJE_RECORD(ApplicationWithdrawn, id, reason)
};
struct ApplicationJudged {
    Id<Application> id;
    ApplicationState state = ApplicationState::eligible;
    Id<Application> duplicate_of;
    std::vector<std::string> findings;
    GWANJE_RECORD(ApplicationJudged, id, state, duplicate_of, findings)
};
struct ConflictDeclared {
    Id<Review> id;
    std::string ground;
    GWANJE_RECORD(ConflictDeclared, id, ground)
};
struct ReviewScored {
    Id<Review> id;
    std::vector<std::int64_t> scores;
    std::string comment;
    GWANJE_RECORD(ReviewScored, id, scores, comment)
};
struct SelectionPublished {
    Id<Selection> id;
    std::vector<Vote> votes;
    std::string minutes;
    GWANJE_RECORD(SelectionPublished, id, votes, minutes)
};
/// An offer came to an end: accepted, declined or expired.
struct OfferClosed {
    Id<Offer> id;
    OfferState state = OfferState::accepted;
    std::string reason;
    GWANJE_RECORD(OfferClosed, id, state, reason)
};
GWANJE_ENUM(Side, body, centre)
struct AgreementSigned {
    Id<Agreement> id;
    Side side = Side::body;
    Id<Person> person;
    GWANJE_RECORD(AgreementSigned, id, side, person)
};
/// The applicant gives up what was accepted or awarded.
struct ApplicationGivenUp {
    Id<Application> id;
    std::string reason;
    GWANJE_RECORD(ApplicationGivenUp, id, reason)
};
struct MemberChanged {
    Id<Project> id;
    Id<Person> person;
    bool member = true;
    GWANJE_RECORD(MemberChanged, id, person, member)
};
/// A new end, share and grant of an award; hours follow from them.
struct AwardChanged {
    Id<Award> id;
    Interval period;
    Count accelerators;
    AcceleratorMillis granted;
    std::string reason;
    GWANJE_RECORD(AwardChanged, id, period, accelerators, granted, reason)
};
struct AwardSuspended {
    Id<Award> id;
    bool suspended = true;
    std::string reason;
    GWANJE_RECORD(AwardSuspended, id, suspended, reason)
};
/// The award ends; what remained goes to the column that `state` names (returned, revoked → recalled, expired).
struct AwardEnded {
    Id<Award> id;
    AwardState state = AwardState::expired;
    AcceleratorMillis remainder;
    std::string reason;
    GWANJE_RECORD(AwardEnded, id, state, remainder, reason)
};
/// Out of the queue (by a person, or "hours": the award has too few left for it) or back into it.
struct JobHeld {
    Id<Job> id;
    bool held = true;
    std::string reason;
    GWANJE_RECORD(JobHeld, id, held, reason)
};
struct JobPlaced {
    Id<Job> id;
    std::vector<NodeShare> shares;
    AcceleratorMillis hold;
    GWANJE_RECORD(JobPlaced, id, shares, hold)
};
struct JobStarted {
    Id<Job> id;
    Instant at;
    GWANJE_RECORD(JobStarted, id, at)
};
/// Usage of a running job up to `to`: moved from held to used on the ledger.
struct JobMetered {
    Id<Job> id;
    Instant to;
    AcceleratorMillis posted;
    AcceleratorMillis active;
    bool active_known = false;
    GWANJE_RECORD(JobMetered, id, to, posted, active, active_known)
};
struct JobStopAsked {
    Id<Job> id;
    GWANJE_RECORD(JobStopAsked, id)
};
struct JobEnded {
    Id<Job> id;
    JobState state = JobState::ended;
    JobEnd end = JobEnd::finished;
    std::int64_t exit_status = 0;
    Instant at;
    AcceleratorMillis posted;  ///< the last part of its usage; what is still held after it is released
    GWANJE_RECORD(JobEnded, id, state, end, exit_status, at, posted)
};
/// Lost to a fault: waits again, and what it used is refunded.
struct JobRequeued {
    Id<Job> id;
    AcceleratorMillis refund;
    std::string reason;
    GWANJE_RECORD(JobRequeued, id, refund, reason)
};
/// Half of what each project used counts no more for its fair share.
struct FairShareHalved {
    Instant at;
    GWANJE_RECORD(FairShareHalved, at)
};

using Event =
    std::variant<BodyRegistered, PersonRegistered, RoleGranted, SiteAdded, HallAdded, RackAdded, ModelAdded, NodeAdded,
                 PoolDefined, AcceleratorInstalled, StagePlanned, BudgetLineAdded, CallDrafted, ApplicationDrafted,
                 ReviewAssigned, SelectionComputed, OfferMade, AgreementDrafted, ProjectStarted, AwardGranted,
                 JobSubmitted, OutcomeRecorded, PersonChanged, RoleEnded, NodeDrained, AcceleratorChanged, StageReached,
                 CallOpened, CallAmended, CallClosed, CallFailed, ApplicationReplaced, ApplicationSubmitted,
                 ApplicationWithdrawn, ApplicationJudged, ConflictDeclared, ReviewScored, SelectionPublished,
                 OfferClosed, AgreementSigned, ApplicationGivenUp, MemberChanged, AwardChanged, AwardSuspended,
                 AwardEnded, JobHeld, JobPlaced, JobStarted, JobMetered, JobStopAsked, JobEnded, JobRequeued,
                 FairShareHalved>;

/// When something happened and who did it; actor none is the centre itself (timers, engines).
struct Stamp {
    Instant at;
    Id<Person> actor;
    GWANJE_RECORD(Stamp, at, actor)
};

/// The name of an event's type, such as "JobPlaced".
[[nodiscard]] std::string_view event_name(const Event& event);
/// The bytes of an event's record; its type goes beside them (`event.index()`).
[[nodiscard]] std::string encode_event(const Event& event);
/// The event of these bytes, brought up from an older `version` where needed. Nothing: not an event of this program.
[[nodiscard]] std::optional<Event> decode_event(std::size_t type, std::uint16_t version, std::string_view bytes);
/// The version in which events of this type are written today.
[[nodiscard]] std::uint16_t event_version(std::size_t type);

}  // namespace gwanje
