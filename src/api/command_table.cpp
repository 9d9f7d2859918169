#include "api/command_routes.hpp"

namespace gwanje {
namespace {

/// Adds rows one after the other: row<OpenCall>("calls/{call}/open", "공모 열기", "Open a call").
class CommandRows {
public:
    CommandRows(std::vector<Route>& routes, FrontDesk& desk) : routes_(routes), desk_(desk) {}
    template <class C>
    void row(const std::string& path, std::string ko, std::string en) {
        add_command_route(routes_, desk_, command_form_of<C>(), path, std::move(ko), std::move(en));
    }

private:
    std::vector<Route>& routes_;
    FrontDesk& desk_;
};

void add_estate_rows(CommandRows& to) {
    to.row<RegisterBody>("bodies", "기관 등록", "Register a body");
    to.row<RegisterPerson>("persons", "사용자 등록", "Register a person");
    to.row<ChangePerson>("persons/{person}/change", "사용자 계정 변경", "Change a person's account");
    to.row<GrantRole>("roles", "역할 부여", "Grant a role");
    to.row<EndRole>("roles/{role}/end", "역할 종료", "End a role");
    to.row<AddSite>("sites", "센터 추가", "Add a site");
    to.row<AddHall>("halls", "전산실 추가", "Add a hall");
    to.row<AddRack>("racks", "랙 추가", "Add a rack");
    to.row<AddModel>("models", "모델 추가", "Add a model to the catalogue");
    to.row<AddNode>("nodes", "노드 추가", "Add a node");
    to.row<DefinePool>("pools", "자원 등급 정의", "Define a pool");
    to.row<InstallAccelerators>("accelerators", "가속기 설치", "Install accelerators into a node");
    to.row<ChangeAccelerator>("accelerators/{accelerator}/change", "가속기 상태 변경", "Change an accelerator's state");
    to.row<DrainNode>("nodes/{node}/drain", "노드 비우기", "Drain a node");
    to.row<PlanStage>("stages", "단계 계획", "Plan a stage");
    to.row<ReachStage>("stages/{stage}/reach", "단계 달성", "Mark a stage as reached");
    to.row<AddBudgetLine>("budget-lines", "예산 항목 추가", "Add a budget line");
}

void add_call_rows(CommandRows& to) {
    to.row<DraftCall>("calls", "공모 작성", "Draft a call");
    to.row<OpenCall>("calls/{call}/open", "공모 열기", "Open a call");
    to.row<AmendCall>("calls/{call}/amend", "공모 변경 공고", "Amend a call");
    to.row<CloseCall>("calls/{call}/close", "공모 마감", "Close a call");
    to.row<FailCall>("calls/{call}/fail", "공모 유찰", "End a call as failed");
    to.row<DraftApplication>("applications", "신청서 작성", "Draft an application");
    to.row<ReplaceApplication>("applications/{application}/replace", "신청서 수정", "Replace an application's content");
    to.row<SubmitApplication>("applications/{application}/submit", "신청 제출", "Submit an application");
    to.row<WithdrawApplication>("applications/{application}/withdraw", "신청 철회", "Withdraw an application");
    to.row<ImportApplications>("calls/{call}/import-applications", "신청 일괄 등록",
                               "Import applications, all rows or none");
    to.row<CheckEligibility>("calls/{call}/check", "자격 검토", "Check the eligibility of a call's applications");
    to.row<JudgeApplication>("applications/{application}/judge", "자격 판정", "Judge one application by hand");
    to.row<AssignReview>("reviews", "심사 배정", "Assign a review");
    to.row<DeclareConflict>("reviews/{review}/declare-conflict", "이해관계 신고", "Declare a conflict of interest");
    to.row<ScoreReview>("reviews/{review}/score", "심사 채점", "Score a review");
    to.row<ImportReviews>("calls/{call}/import-reviews", "심사 점수 일괄 등록",
                          "Import scored reviews, all rows or none");
}

void add_award_rows(CommandRows& to) {
    to.row<ComputeSelection>("selections", "선정안 계산", "Compute a selection");
    to.row<PublishSelection>("selections/{selection}/publish", "선정 의결·공고", "Vote on and publish a selection");
    to.row<AcceptOffer>("offers/{offer}/accept", "제안 수락", "Accept an offer");
    to.row<DeclineOffer>("offers/{offer}/decline", "제안 거절", "Decline an offer");
    to.row<SignAgreement>("agreements/{agreement}/sign", "협약 서명", "Sign an agreement");
    to.row<GiveUp>("applications/{application}/give-up", "선정 포기", "Give up what was accepted");
    to.row<AddMember>("projects/{project}/add-member", "과제 구성원 추가", "Add a member to a project");
    to.row<RemoveMember>("projects/{project}/remove-member", "과제 구성원 제외", "Remove a member from a project");
    to.row<ExtendAward>("awards/{award}/extend", "배정 연장", "Extend an award");
    to.row<ShrinkAward>("awards/{award}/shrink", "배정 축소", "Shrink an award");
    to.row<SuspendAward>("awards/{award}/suspend", "배정 정지·재개", "Suspend or resume an award");
    to.row<ReturnAward>("awards/{award}/return", "배정 반납", "Return an award");
    to.row<RevokeAward>("awards/{award}/revoke", "배정 취소", "Revoke an award");
}

void add_work_rows(CommandRows& to) {
    to.row<SubmitJob>("jobs", "작업 제출", "Submit a job");
    to.row<HoldJob>("jobs/{job}/hold", "작업 보류·해제", "Hold or release a waiting job");
    to.row<CancelJob>("jobs/{job}/cancel", "작업 취소", "Cancel a job");
    to.row<RecordOutcome>("outcomes", "성과 등록", "Record an outcome");
    to.row<ImportOutcomes>("outcomes/import", "성과 일괄 등록", "Import outcomes, all rows or none");
}

}  // namespace

void add_all_command_routes(std::vector<Route>& routes, FrontDesk& desk) {
    CommandRows rows(routes, desk);
    add_estate_rows(rows);
    add_call_rows(rows);
    add_award_rows(rows);
    add_work_rows(rows);
}

}  // namespace gwanje
