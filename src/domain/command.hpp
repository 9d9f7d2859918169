// Commands: what somebody wants. The kernel answers each with events or with one refusal.
#pragma once

#include <variant>

#include "domain/event.hpp"

namespace gwanje {

struct RegisterBody {
    Body body;
    GWANJE_RECORD(RegisterBody, body)
};
struct RegisterPerson {
    Person person;
    GWANJE_RECORD(RegisterPerson, person)
};
/// An account that no longer may log in (or again may).
struct ChangePerson {
    Id<Person> person;
    bool active = true;
    GWANJE_RECORD(ChangePerson, person, active)
};
struct GrantRole {
    Role role;
    GWANJE_RECORD(GrantRole, role)
};
struct EndRole {
    Id<Role> role;
    GWANJE_RECORD(EndRole, role)
};

struct AddSite {
    Site site;
    GWANJE_RECORD(AddSite, site)
};
struct AddHall {
    Hall hall;
    GWANJE_RECORD(AddHall, hall)
};
struct AddRack {
    Rack rack;
    GWANJE_RECORD(AddRack, rack)
};
struct AddModel {
    Model model;
    GWANJE_RECORD(AddModel, model)
};
struct AddNode {
    Node node;
    GWANJE_RECORD(AddNode, node)
};
struct DefinePool {
    Pool pool;
    GWANJE_RECORD(DefinePool, pool)
};
/// `count` accelerators of one model into the next free slots of a node, offered through a pool.
struct InstallAccelerators {
    Id<Node> node;
    Id<Model> model;
    Id<Pool> pool;
    Count count{1};
    bool accepted = false;  ///< already passed its acceptance checks
    GWANJE_RECORD(InstallAccelerators, node, model, pool, count, accepted)
};
struct ChangeAccelerator {
    Id<Accelerator> accelerator;
    AcceleratorState state = AcceleratorState::accepted;
    std::string reason;
    GWANJE_RECORD(ChangeAccelerator, accelerator, state, reason)
};
struct DrainNode {
    Id<Node> node;
    bool draining = true;
    std::string reason;
    GWANJE_RECORD(DrainNode, node, draining, reason)
};
struct PlanStage {
    Stage stage;
    GWANJE_RECORD(PlanStage, stage)
};
struct ReachStage {
    Id<Stage> stage;
    GWANJE_RECORD(ReachStage, stage)
};
struct AddBudgetLine {
    BudgetLine line;
    GWANJE_RECORD(AddBudgetLine, line)
};

/// Writes a call that nobody outside sees yet; it opens by `OpenCall`.
struct DraftCall {
    Id<Site> site;
    CallKind kind = CallKind::cut_off;
    CallTerms terms;
    GWANJE_RECORD(DraftCall, site, kind, terms)
};
struct OpenCall {
    Id<Call> call;
    GWANJE_RECORD(OpenCall, call)
};
struct AmendCall {
    Id<Call> call;
    CallTerms terms;
    std::string reason;
    GWANJE_RECORD(AmendCall, call, terms, reason)
};
struct CloseCall {
    Id<Call> call;
    GWANJE_RECORD(CloseCall, call)
};
struct FailCall {
    Id<Call> call;
    std::string reason;
    GWANJE_RECORD(FailCall, call, reason)
};

struct DraftApplication {
    Id<Call> call;
    ApplicationContent content;
    GWANJE_RECORD(DraftApplication, call, content)
};
struct ReplaceApplication {
    Id<Application> application;
    ApplicationContent content;
    GWANJE_RECORD(ReplaceApplication, application, content)
};
struct SubmitApplication {
    Id<Application> application;
    GWANJE_RECORD(SubmitApplication, application)
};
struct WithdrawApplication {
    Id<Application> application;
    std::string reason;
    GWANJE_RECORD(WithdrawApplication, application, reason)
};
/// One row of an imported table of applications.
struct ImportedApplication {
    std::string receipt;
    Body body;
    ApplicationContent content;
    bool withdrawn = false;
    Instant received_at;  ///< unset: at the import
    GWANJE_RECORD(ImportedApplication, receipt, body, content, withdrawn, received_at)
};
/// All rows or none: bodies that are not known yet are registered.
struct ImportApplications {
    Id<Call> call;
    std::vector<ImportedApplication> rows;
    GWANJE_RECORD(ImportApplications, call, rows)
};
/// Judges every submitted application of a closed call by its rules: eligible, ineligible with findings, or duplicate.
struct CheckEligibility {
    Id<Call> call;
    GWANJE_RECORD(CheckEligibility, call)
};
/// A judgement by hand, with its reason.
struct JudgeApplication {
    Id<Application> application;
    bool eligible = true;
    std::string reason;
    GWANJE_RECORD(JudgeApplication, application, eligible, reason)
};

struct AssignReview {
    Id<Application> application;
    Id<Person> reviewer;
    GWANJE_RECORD(AssignReview, application, reviewer)
};
struct DeclareConflict {
    Id<Review> review;
    std::string ground;
    GWANJE_RECORD(DeclareConflict, review, ground)
};
struct ScoreReview {
    Id<Review> review;
    std::vector<std::int64_t> scores;
    std::string comment;
    GWANJE_RECORD(ScoreReview, review, scores, comment)
};
struct ImportedReview {
    std::string receipt;
    std::string reviewer;  ///< login
    std::vector<std::int64_t> scores;
    std::string comment;
    GWANJE_RECORD(ImportedReview, receipt, reviewer, scores, comment)
};
struct ImportReviews {
    Id<Call> call;
    std::vector<ImportedReview> rows;
    GWANJE_RECORD(ImportReviews, call, rows)
};

struct ComputeSelection {
    Id<Call> call;
    GWANJE_RECORD(ComputeSelection, call)
};
struct PublishSelection {
    Id<Selection> selection;
    std::vector<Vote> votes;
    std::string minutes;
    GWANJE_RECORD(PublishSelection, selection, votes, minutes)
};
struct AcceptOffer {
    Id<Offer> offer;
    GWANJE_RECORD(AcceptOffer, offer)
};
struct DeclineOffer {
    Id<Offer> offer;
    std::string reason;
    GWANJE_RECORD(DeclineOffer, offer, reason)
};
struct SignAgreement {
    Id<Agreement> agreement;
    Side side = Side::body;
    GWANJE_RECORD(SignAgreement, agreement, side)
};
/// The applicant gives up after accepting; the reserve list is served at once.
struct GiveUp {
    Id<Application> application;
    std::string reason;
    GWANJE_RECORD(GiveUp, application, reason)
};

struct AddMember {
    Id<Project> project;
    Id<Person> person;
    GWANJE_RECORD(AddMember, project, person)
};
struct RemoveMember {
    Id<Project> project;
    Id<Person> person;
    GWANJE_RECORD(RemoveMember, project, person)
};
struct ExtendAward {
    Id<Award> award;
    Instant end;
    std::string reason;
    GWANJE_RECORD(ExtendAward, award, end, reason)
};
struct ShrinkAward {
    Id<Award> award;
    Count accelerators;
    std::string reason;
    GWANJE_RECORD(ShrinkAward, award, accelerators, reason)
};
struct SuspendAward {
    Id<Award> award;
    bool suspended = true;
    std::string reason;
    GWANJE_RECORD(SuspendAward, award, suspended, reason)
};
struct ReturnAward {
    Id<Award> award;
    std::string reason;
    GWANJE_RECORD(ReturnAward, award, reason)
};
struct RevokeAward {
    Id<Award> award;
    std::string reason;
    GWANJE_RECORD(RevokeAward, award, reason)
};

/// Under the project's award whose pool is named, or its only running award.
struct SubmitJob {
    Id<Project> project;
    Id<Award> award;  ///< none: the project's only active award
    JobOrder order;
    GWANJE_RECORD(SubmitJob, project, award, order)
};
struct HoldJob {
    Id<Job> job;
    bool held = true;
    GWANJE_RECORD(HoldJob, job, held)
};
struct CancelJob {
    Id<Job> job;
    GWANJE_RECORD(CancelJob, job)
};

/// What an engine saw. Only the centre itself says these.
struct ReportJobStarted {
    Id<Job> job;
    std::int64_t attempt = 1;
    Instant at;
    GWANJE_RECORD(ReportJobStarted, job, attempt, at)
};
struct ReportJobUsage {
    Id<Job> job;
    std::int64_t attempt = 1;
    Instant to;
    AcceleratorMillis active;  ///< busy since the last report
    bool active_known = false;
    GWANJE_RECORD(ReportJobUsage, job, attempt, to, active, active_known)
};
struct ReportJobEnded {
    Id<Job> job;
    std::int64_t attempt = 1;
    Instant at;
    JobEnd end = JobEnd::finished;
    std::int64_t exit_status = 0;
    GWANJE_RECORD(ReportJobEnded, job, attempt, at, end, exit_status)
};

struct RecordOutcome {
    Outcome outcome;
    GWANJE_RECORD(RecordOutcome, outcome)
};
struct ImportOutcomes {
    std::vector<Outcome> rows;
    GWANJE_RECORD(ImportOutcomes, rows)
};

using Command =
    std::variant<RegisterBody, RegisterPerson, ChangePerson, GrantRole, EndRole, AddSite, AddHall, AddRack, AddModel,
                 AddNode, DefinePool, InstallAccelerators, ChangeAccelerator, DrainNode, PlanStage, ReachStage,
                 AddBudgetLine, DraftCall, OpenCall, AmendCall, CloseCall, FailCall, DraftApplication,
                 ReplaceApplication, SubmitApplication, WithdrawApplication, ImportApplications, CheckEligibility,
                 JudgeApplication, AssignReview, DeclareConflict, ScoreReview, ImportReviews, ComputeSelection,
                 PublishSelection, AcceptOffer, DeclineOffer, SignAgreement, GiveUp, AddMember, RemoveMember,
                 ExtendAward, ShrinkAward, SuspendAward, ReturnAward, RevokeAward, SubmitJob, HoldJob, CancelJob,
                 ReportJobStarted, ReportJobUsage, ReportJobEnded, RecordOutcome, ImportOutcomes>;

}  // namespace gwanje
