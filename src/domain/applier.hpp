// The one place where a world changes: an overload for each event, spread over apply_*.cpp by desk.
#pragma once

#include "domain/world.hpp"

namespace gwanje {

class Applier {
public:
    Applier(World& world, Instant at) : world_(world), at_(at) {}

    void operator()(const BodyRegistered& e);
    void operator()(const PersonRegistered& e);
    void operator()(const PersonChanged& e);
    void operator()(const RoleGranted& e);
    void operator()(const RoleEnded& e);
    void operator()(const SiteAdded& e);
    void operator()(const HallAdded& e);
    void operator()(const RackAdded& e);
    void operator()(const ModelAdded& e);
    void operator()(const NodeAdded& e);
    void operator()(const NodeDrained& e);
    void operator()(const PoolDefined& e);
    void operator()(const AcceleratorInstalled& e);
    void operator()(const AcceleratorChanged& e);
    void operator()(const StagePlanned& e);
    void operator()(const StageReached& e);
    void operator()(const BudgetLineAdded& e);
    void operator()(const CallDrafted& e);
    void operator()(const CallOpened& e);
    void operator()(const CallAmended& e);
    void operator()(const CallClosed& e);
    void operator()(const CallFailed& e);
    void operator()(const ApplicationDrafted& e);
    void operator()(const ApplicationReplaced& e);
    void operator()(const ApplicationSubmitted& e);
    void operator()(const ApplicationWithdrawn& e);
    void operator()(const ApplicationJudged& e);
    void operator()(const ReviewAssigned& e);
    void operator()(const ConflictDeclared& e);
    void operator()(const ReviewScored& e);
    void operator()(const SelectionComputed& e);
    void operator()(const SelectionPublished& e);
    void operator()(const OfferMade& e);
    void operator()(const OfferClosed& e);
    void operator()(const AgreementDrafted& e);
    void operator()(const AgreementSigned& e);
    void operator()(const ApplicationGivenUp& e);
    void operator()(const ProjectStarted& e);
    void operator()(const MemberChanged& e);
    void operator()(const AwardGranted& e);
    void operator()(const AwardChanged& e);
    void operator()(const AwardSuspended& e);
    void operator()(const AwardEnded& e);
    void operator()(const JobSubmitted& e);
    void operator()(const JobHeld& e);
    void operator()(const JobPlaced& e);
    void operator()(const JobStarted& e);
    void operator()(const JobMetered& e);
    void operator()(const JobStopAsked& e);
    void operator()(const JobEnded& e);
    void operator()(const JobRequeued& e);
    void operator()(const OutcomeRecorded& e);
    void operator()(const FairShareHalved& e);

    /// Puts a noun of the facts into the indexes: by its event, and once for each when a snapshot was read.
    void index(Id<Body> id);
    void index(Id<Person> id);
    void index(Id<Pool> id);
    void index(Id<Node> id);
    void index(Id<Accelerator> id);
    void index(Id<Call> id);
    void index(Id<Application> id);
    void index(Id<Review> id);
    void index(Id<Offer> id);
    void index(Id<Award> id);
    void index(Id<Job> id);
    void index(Id<Outcome> id);
    /// The place of a project's jobs in the queue, after what it used has changed.
    void settle_order(Id<Project> id);

private:
    /// A change of `count` accelerators and their compute on one rung, for the pool and its site.
    void climb(Id<Pool> pool, Rung rung, const Interval& when, std::int64_t count);
    void recompute_plan(Id<Site> site);
    void offer_classes(const Call& call, const Instant from, std::int64_t sign);
    void free_accelerators(Job& job);
    /// What an ended award still has goes where its end says.
    void sweep(Award& award);

    // The board beside the facts: apply_board.cpp.
    [[nodiscard]] bool ready(const Job& job) const;
    void enter_board(Id<Job> id);
    void enter_dependents(Id<Job> id);
    void place_on_board(Id<Job> id);
    void block(Id<Accelerator> id);
    void unblock(Id<Accelerator> id);
    void resize_node(Id<Node> id);

    World& world_;
    Instant at_;
};

/// Compute of one accelerator of this model in gigaflops of `format`; 0 when the vendor publishes none.
[[nodiscard]] std::int64_t peak_of(const Model& model, NumberFormat format);
/// Mean compute of a pool's accelerators in gigaflops of its format; 0 without accelerators.
[[nodiscard]] std::int64_t peak_of_pool(const World& world, Id<Pool> pool);

}  // namespace gwanje
