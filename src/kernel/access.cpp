#include "kernel/access.hpp"

#include <algorithm>
#include <array>

namespace gwanje {
namespace {

using enum Duty;
using enum AccessBy;

template <class C>
AccessRule rule(AccessBy by, std::vector<Duty> duties = {}) {
    return {C::record_name, by, std::move(duties)};
}

const std::array<AccessRule, std::variant_size_v<Command>>& rules() {
    static const std::array<AccessRule, std::variant_size_v<Command>> table{
        rule<RegisterBody>(by_duty, {administration, call_management, operation}),
        rule<RegisterPerson>(by_duty, {administration, call_management}),
        rule<ChangePerson>(by_duty, {administration}),
        rule<GrantRole>(by_duty, {administration}),
        rule<EndRole>(by_duty, {administration}),
        rule<AddSite>(by_duty, {administration}),
        rule<AddHall>(by_duty, {operation, administration}),
        rule<AddRack>(by_duty, {operation, administration}),
        rule<AddModel>(by_duty, {operation, administration}),
        rule<AddNode>(by_duty, {operation, administration}),
        rule<DefinePool>(by_duty, {operation, administration}),
        rule<InstallAccelerators>(by_duty, {operation, administration}),
        rule<ChangeAccelerator>(by_duty, {operation, verification}),
        rule<DrainNode>(by_duty, {operation}),
        rule<PlanStage>(by_duty, {planning}),
        rule<ReachStage>(by_duty, {planning}),
        rule<AddBudgetLine>(by_duty, {finance}),
        rule<DraftCall>(by_duty, {call_management}),
        rule<OpenCall>(by_duty, {call_management}),
        rule<AmendCall>(by_duty, {call_management}),
        rule<CloseCall>(by_duty, {call_management}),
        rule<FailCall>(by_duty, {call_management}),
        rule<DraftApplication>(own),
        rule<ReplaceApplication>(own),
        rule<SubmitApplication>(own),
        rule<WithdrawApplication>(own),
        rule<ImportApplications>(by_duty, {call_management}),
        rule<CheckEligibility>(by_duty, {call_management}),
        rule<JudgeApplication>(by_duty, {call_management}),
        rule<AssignReview>(by_duty, {call_management}),
        rule<DeclareConflict>(own),
        rule<ScoreReview>(own),
        rule<ImportReviews>(by_duty, {call_management}),
        rule<ComputeSelection>(by_duty, {selection, call_management}),
        rule<PublishSelection>(by_duty, {selection}),
        rule<AcceptOffer>(own),
        rule<DeclineOffer>(own),
        rule<SignAgreement>(own, {call_management}),
        rule<GiveUp>(own),
        rule<AddMember>(own, {call_management}),
        rule<RemoveMember>(own, {call_management}),
        rule<ExtendAward>(by_duty, {call_management}),
        rule<ShrinkAward>(by_duty, {call_management}),
        rule<SuspendAward>(by_duty, {call_management}),
        rule<ReturnAward>(own),
        rule<RevokeAward>(by_duty, {call_management}),
        rule<SubmitJob>(own),
        rule<HoldJob>(own, {operation}),
        rule<CancelJob>(own, {operation}),
        rule<ReportJobStarted>(centre),
        rule<ReportJobUsage>(centre),
        rule<ReportJobEnded>(centre),
        rule<RecordOutcome>(own, {call_management}),
        rule<ImportOutcomes>(by_duty, {call_management}),
    };
    return table;
}

/// The site of a noun: its own, or that of what it belongs to.
class Locator {
public:
    explicit Locator(const World& world) : world_(world) {}

    Id<Site> operator()(Id<Site> id) const { return id; }
    Id<Site> operator()(Id<Hall> id) const { return of(world_.halls.find(id), &Hall::site); }
    Id<Site> operator()(Id<Node> id) const { return of(world_.nodes.find(id), &Node::site); }
    Id<Site> operator()(Id<Accelerator> id) const { return of(world_.accelerators.find(id), &Accelerator::node); }
    Id<Site> operator()(Id<Pool> id) const { return of(world_.pools.find(id), &Pool::site); }
    Id<Site> operator()(Id<Stage> id) const { return of(world_.stages.find(id), &Stage::site); }
    Id<Site> operator()(Id<Call> id) const { return of(world_.calls.find(id), &Call::site); }
    Id<Site> operator()(Id<Application> id) const { return of(world_.applications.find(id), &Application::call); }
    Id<Site> operator()(Id<Review> id) const { return of(world_.reviews.find(id), &Review::application); }
    Id<Site> operator()(Id<Selection> id) const { return of(world_.selections.find(id), &Selection::call); }
    Id<Site> operator()(Id<Offer> id) const { return of(world_.offers.find(id), &Offer::application); }
    Id<Site> operator()(Id<Agreement> id) const { return of(world_.agreements.find(id), &Agreement::pool); }
    Id<Site> operator()(Id<Award> id) const { return of(world_.awards.find(id), &Award::pool); }
    Id<Site> operator()(Id<Job> id) const { return of(world_.jobs.find(id), &Job::award); }
    /// A noun that is about to be added names its site itself. Anything else says nothing about a site.
    template <class T>
    Id<Site> operator()(const T& field) const {
        if constexpr (requires { field.site; }) {
            return field.site;
        } else {
            return {};
        }
    }

private:
    template <class T, class Next>
    Id<Site> of(const T* noun, Next T::*next) const {
        return noun == nullptr ? Id<Site>{} : (*this)(noun->*next);
    }
    const World& world_;
};

std::string duty_names(const std::vector<Duty>& duties) {
    std::string names;
    for (const Duty duty : duties) names += (names.empty() ? "" : ", ") + std::string(to_text(duty));
    return names;
}

}  // namespace

std::span<const AccessRule> access_rules() {
    return rules();
}
const AccessRule& access_rule(const Command& command) {
    return rules()[command.index()];
}

Id<Site> site_of(const World& world, const Command& command) {
    const Locator locate(world);
    Id<Site> site;
    std::visit(
        [&](const auto& c) {
            for_each_field(c, [&](std::string_view, const auto& field) {
                if (site.none()) site = locate(field);
            });
        },
        command);
    return site;
}

Refused<void> check_access(const World& world, const Stamp& stamp, const Command& command) {
    if (stamp.actor.none()) return {};
    const AccessRule& rule = access_rule(command);
    const Person* person = world.persons.find(stamp.actor);
    if (person == nullptr || !person->active) return refuse(RefusalKind::not_permitted, "actor", to_text(stamp.actor));
    if (rule.by == AccessBy::own) return {};
    const Id<Site> site = site_of(world, command);
    const bool holds_one = std::any_of(rule.duties.begin(), rule.duties.end(),
                                       [&](Duty duty) { return world.holds(stamp.actor, duty, site, stamp.at); });
    if (holds_one) return {};
    return refuse(RefusalKind::not_permitted, "actor", person->login,
                  rule.by == AccessBy::centre ? "centre" : duty_names(rule.duties));
}

}  // namespace gwanje
