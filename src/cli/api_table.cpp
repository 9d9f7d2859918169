#include "cli/api_table.hpp"

#include <algorithm>
#include <array>

namespace gwanje::cli {
namespace {

constexpr std::array command_table{
    CommandRow{"RegisterBody", "bodies", "기관 등록", "Register a body"},
    CommandRow{"RegisterPerson", "persons", "사용자 등록", "Register a person"},
    CommandRow{"ChangePerson", "persons/{person}/change", "사용자 계정 변경", "Change a person's account"},
    CommandRow{"GrantRole", "roles", "역할 부여", "Grant a role"},
    CommandRow{"EndRole", "roles/{role}/end", "역할 종료", "End a role"},
    CommandRow{"AddSite", "sites", "센터 추가", "Add a site"},
    CommandRow{"AddHall", "halls", "전산실 추가", "Add a hall"},
    CommandRow{"AddRack", "racks", "랙 추가", "Add a rack"},
    CommandRow{"AddModel", "models", "모델 추가", "Add a model to the catalogue"},
    CommandRow{"AddNode", "nodes", "노드 추가", "Add a node"},
    CommandRow{"DefinePool", "pools", "자원 등급 정의", "Define a pool"},
    CommandRow{"InstallAccelerators", "accelerators", "가속기 설치", "Install accelerators into a node"},
    CommandRow{"ChangeAccelerator", "accelerators/{accelerator}/change", "가속기 상태 변경",
               "Change an accelerator's state"},
    CommandRow{"DrainNode", "nodes/{node}/drain", "노드 비우기", "Drain a node"},
    CommandRow{"PlanStage", "stages", "단계 계획", "Plan a stage"},
    CommandRow{"ReachStage", "stages/{stage}/reach", "단계 달성", "Mark a stage as reached"},
    CommandRow{"AddBudgetLine", "budget-lines", "예산 항목 추가", "Add a budget line"},
    CommandRow{"DraftCall", "calls", "공모 작성", "Draft a call"},
    CommandRow{"OpenCall", "calls/{call}/open", "공모 열기", "Open a call"},
    CommandRow{"AmendCall", "calls/{call}/amend", "공모 변경 공고", "Amend a call"},
    CommandRow{"CloseCall", "calls/{call}/close", "공모 마감", "Close a call"},
    CommandRow{"FailCall", "calls/{call}/fail", "공모 유찰", "End a call as failed"},
    CommandRow{"DraftApplication", "applications", "신청서 작성", "Draft an application"},
    CommandRow{"ReplaceApplication", "applications/{application}/replace", "신청서 수정",
               "Replace an application's content"},
    CommandRow{"SubmitApplication", "applications/{application}/submit", "신청 제출", "Submit an application"},
    CommandRow{"WithdrawApplication", "applications/{application}/withdraw", "신청 철회", "Withdraw an application"},
    CommandRow{"ImportApplications", "calls/{call}/import-applications", "신청 일괄 등록",
               "Import applications, all rows or none"},
    CommandRow{"CheckEligibility", "calls/{call}/check", "자격 검토", "Check the eligibility of a call's applications"},
    CommandRow{"JudgeApplication", "applications/{application}/judge", "자격 판정", "Judge one application by hand"},
    CommandRow{"AssignReview", "reviews", "심사 배정", "Assign a review"},
    CommandRow{"DeclareConflict", "reviews/{review}/declare-conflict", "이해관계 신고",
               "Declare a conflict of interest"},
    CommandRow{"ScoreReview", "reviews/{review}/score", "심사 채점", "Score a review"},
    CommandRow{"ImportReviews", "calls/{call}/import-reviews", "심사 점수 일괄 등록",
               "Import scored reviews, all rows or none"},
    CommandRow{"ComputeSelection", "selections", "선정안 계산", "Compute a selection"},
    CommandRow{"PublishSelection", "selections/{selection}/publish", "선정 의결·공고",
               "Vote on and publish a selection"},
    CommandRow{"AcceptOffer", "offers/{offer}/accept", "제안 수락", "Accept an offer"},
    CommandRow{"DeclineOffer", "offers/{offer}/decline", "제안 거절", "Decline an offer"},
    CommandRow{"SignAgreement", "agreements/{agreement}/sign", "협약 서명", "Sign an agreement"},
    CommandRow{"GiveUp", "applications/{application}/give-up", "선정 포기", "Give up what was accepted"},
    CommandRow{"AddMember", "projects/{project}/add-member", "과제 구성원 추가", "Add a member to a project"},
    CommandRow{"RemoveMember", "projects/{project}/remove-member", "과제 구성원 제외",
               "Remove a member from a project"},
    CommandRow{"ExtendAward", "awards/{award}/extend", "배정 연장", "Extend an award"},
    CommandRow{"ShrinkAward", "awards/{award}/shrink", "배정 축소", "Shrink an award"},
    CommandRow{"SuspendAward", "awards/{award}/suspend", "배정 정지·재개", "Suspend or resume an award"},
    CommandRow{"ReturnAward", "awards/{award}/return", "배정 반납", "Return an award"},
    CommandRow{"RevokeAward", "awards/{award}/revoke", "배정 취소", "Revoke an award"},
    CommandRow{"SubmitJob", "jobs", "작업 제출", "Submit a job"},
    CommandRow{"HoldJob", "jobs/{job}/hold", "작업 보류·해제", "Hold or release a waiting job"},
    CommandRow{"CancelJob", "jobs/{job}/cancel", "작업 취소", "Cancel a job"},
    CommandRow{"RecordOutcome", "outcomes", "성과 등록", "Record an outcome"},
    CommandRow{"ImportOutcomes", "outcomes/import", "성과 일괄 등록", "Import outcomes, all rows or none"},
};

constexpr std::array noun_table{
    NounRow{"bodies", "기관", "id,name,kind,size,region,registration"},
    NounRow{"persons", "사용자", "id,login,name,body_name,duties,active"},
    NounRow{"roles", "역할", "id,duty,person,body,site,when.begin,when.end"},
    NounRow{"sites", "센터", "id,name,name_en,address"},
    NounRow{"halls", "전산실", "id,site,name,power"},
    NounRow{"racks", "랙", "id,hall,name"},
    NounRow{"models", "모델", "id,vendor,name,kind,memory,power"},
    NounRow{"nodes", "노드", "id,site,name,slots,accelerators,busy,engine,draining"},
    NounRow{"pools", "자원 등급", "id,site,label,format"},
    NounRow{"accelerators", "가속기", "id,node_name,slot,model_name,pool_label,state,job"},
    NounRow{"stages", "단계", "id,site,name,at,reading,slots,accelerators,compute.pf,reached"},
    NounRow{"budget-lines", "예산 항목", "id,site,pool,source,name,amount,accelerators,when.begin,when.end"},
    NounRow{"calls", "공모", "id,state,kind,terms.title,terms.window.begin,terms.window.end"},
    NounRow{"applications", "신청", "id,receipt,state,body_name,class_label,content.accelerators,content.title"},
    NounRow{"reviews", "심사", "id,receipt,application,state,reviewer_name,scores"},
    NounRow{"selections", "선정", "id,call,state,computed_at,published_at"},
    NounRow{"offers", "선정 제안", "id,state,application,body_name,accelerators,expires_at,from_reserve"},
    NounRow{"agreements", "협약", "id,state,body_name,title,pool_label,accelerators,period.begin,period.end"},
    NounRow{"projects", "과제", "id,state,title,body_name,granted,used,held,remaining"},
    NounRow{"awards", "배정", "id,state,project,project_title,pool_label,accelerators,remaining,period.end"},
    NounRow{"jobs", "작업", "id,state,order.name,project,order.accelerators,submitted_at,started_at,used"},
    NounRow{"outcomes", "성과", "id,kind,project_title,title,doi,at"},
};

constexpr std::array report_table{
    ReportRow{"state-bar", "reports/state-bar", "site", "가속기 현황 막대", "What every accelerator does now"},
    ReportRow{"overview", "reports/overview", "site", "현황 개요", "Main figures with their bases"},
    ReportRow{"ladder", "reports/ladder", "site,pool,from,to", "사다리", "The ladder of a site or a pool"},
    ReportRow{"ratio", "reports/ratios", "call", "경쟁률", "The ratios of a call"},
};

}  // namespace

std::span<const CommandRow> command_rows() {
    return command_table;
}
std::span<const NounRow> noun_rows() {
    return noun_table;
}
std::span<const ReportRow> report_rows() {
    return report_table;
}

std::string singular(std::string_view plural) {
    if (plural.ends_with("ies")) return std::string(plural.substr(0, plural.size() - 3)) + "y";
    return std::string(plural.substr(0, plural.size() - (plural.ends_with('s') ? 1 : 0)));
}

std::string noun_of(const CommandRow& row) {
    return singular(row.path.substr(0, row.path.find('/')));
}

std::string verb_of(const CommandRow& row) {
    const std::size_t slash = row.path.rfind('/');
    if (slash != std::string_view::npos) return std::string(row.path.substr(slash + 1));
    std::string verb(1, static_cast<char>(row.record.front() - 'A' + 'a'));
    for (const char c : row.record.substr(1)) {
        if (c >= 'A' && c <= 'Z') break;
        verb += c;
    }
    return verb;
}

std::string_view path_field(const CommandRow& row) {
    const std::size_t open = row.path.find('{');
    if (open == std::string_view::npos) return {};
    return row.path.substr(open + 1, row.path.find('}') - open - 1);
}

const CommandRow* find_command(std::string_view noun, std::string_view verb) {
    const auto found = std::find_if(command_table.begin(), command_table.end(), [&](const CommandRow& row) {
        return noun_of(row) == noun && verb_of(row) == verb;
    });
    return found == command_table.end() ? nullptr : &*found;
}

const CommandRow* find_record(std::string_view record) {
    const auto found = std::find_if(command_table.begin(), command_table.end(),
                                    [&](const CommandRow& row) { return row.record == record; });
    return found == command_table.end() ? nullptr : &*found;
}

const NounRow* find_noun(std::string_view noun) {
    const auto found = std::find_if(noun_table.begin(), noun_table.end(),
                                    [&](const NounRow& row) { return singular(row.plural) == noun; });
    return found == noun_table.end() ? nullptr : &*found;
}

const ReportRow* find_report(std::string_view verb) {
    const auto found =
        std::find_if(report_table.begin(), report_table.end(), [&](const ReportRow& row) { return row.verb == verb; });
    return found == report_table.end() ? nullptr : &*found;
}

}  // namespace gwanje::cli
