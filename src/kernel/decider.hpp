// One decision for each command, spread over decide_*.cpp by desk.
#pragma once

#include "kernel/decide.hpp"

namespace gwanje {

class Decider {
public:
    Decider(const World& world, const Stamp& stamp) : world_(world), stamp_(stamp) {}

    Decision operator()(const RegisterBody& c) const;
    Decision operator()(const RegisterPerson& c) const;
    Decision operator()(const ChangePerson& c) const;
    Decision operator()(const GrantRole& c) const;
    Decision operator()(const EndRole& c) const;
    Decision operator()(const AddSite& c) const;
    Decision operator()(const AddHall& c) const;
    Decision operator()(const AddRack& c) const;
    Decision operator()(const AddModel& c) const;
    Decision operator()(const AddNode& c) const;
    Decision operator()(const DefinePool& c) const;
    Decision operator()(const InstallAccelerators& c) const;
    Decision operator()(const ChangeAccelerator& c) const;
    Decision operator()(const DrainNode& c) const;
    Decision operator()(const PlanStage& c) const;
    Decision operator()(const ReachStage& c) const;
    Decision operator()(const AddBudgetLine& c) const;
    Decision operator()(const DraftCall& c) const;
    Decision operator()(const OpenCall& c) const;
    Decision operator()(const AmendCall& c) const;
    Decision operator()(const CloseCall& c) const;
    Decision operator()(const FailCall& c) const;
    Decision operator()(const DraftApplication& c) const;
    Decision operator()(const ReplaceApplication& c) const;
    Decision operator()(const SubmitApplication& c) const;
    Decision operator()(const WithdrawApplication& c) const;
    Decision operator()(const ImportApplications& c) const;
    Decision operator()(const CheckEligibility& c) const;
    Decision operator()(const JudgeApplication& c) const;
    Decision operator()(const AssignReview& c) const;
    Decision operator()(const DeclareConflict& c) const;
    Decision operator()(const ScoreReview& c) const;
    Decision operator()(const ImportReviews& c) const;
    Decision operator()(const ComputeSelection& c) const;
    Decision operator()(const PublishSelection& c) const;
    Decision operator()(const AcceptOffer& c) const;
    Decision operator()(const DeclineOffer& c) const;
    Decision operator()(const SignAgreement& c) const;
    Decision operator()(const GiveUp& c) const;
    Decision operator()(const AddMember& c) const;
    Decision operator()(const RemoveMember& c) const;
    Decision operator()(const ExtendAward& c) const;
    Decision operator()(const ShrinkAward& c) const;
    Decision operator()(const SuspendAward& c) const;
    Decision operator()(const ReturnAward& c) const;
    Decision operator()(const RevokeAward& c) const;
    Decision operator()(const SubmitJob& c) const;
    Decision operator()(const HoldJob& c) const;
    Decision operator()(const CancelJob& c) const;
    Decision operator()(const ReportJobStarted& c) const;
    Decision operator()(const ReportJobUsage& c) const;
    Decision operator()(const ReportJobEnded& c) const;
    Decision operator()(const RecordOutcome& c) const;
    Decision operator()(const ImportOutcomes& c) const;

private:
    /// Refuses who neither belongs to the body nor holds one of the duties at the site.
    Refused<void> own_or(Id<Body> body, std::string_view field, const std::string& value, Id<Site> site,
                         std::initializer_list<Duty> duties) const;
    Refused<void> own_or(Id<Project> project, Id<Site> site, std::initializer_list<Duty> duties) const;
    Refused<void> check_content(const Call& call, const ApplicationContent& content, const std::string& path) const;
    Refused<void> check_terms(Id<Site> site, const CallTerms& terms) const;
    Refused<void> check_body(const Body& body, const std::string& path) const;
    Refused<void> check_scores(const Call& call, const std::vector<std::int64_t>& scores,
                               const std::string& path) const;
    Refused<void> check_outcome(const Outcome& outcome, const std::string& path) const;

    const World& world_;
    Stamp stamp_;
};

}  // namespace gwanje
