#include "intake/tables.hpp"

namespace gwanje {
namespace {

const std::vector<std::pair<std::string_view, BodyKind>>& kind_words() {
    static const std::vector<std::pair<std::string_view, BodyKind>> words{{"기업", BodyKind::company},
                                                                          {"대학", BodyKind::university},
                                                                          {"연구소", BodyKind::institute},
                                                                          {"공공기관", BodyKind::public_institution},
                                                                          {"정부출연연구소", BodyKind::institute},
                                                                          {"연구기관", BodyKind::institute},
                                                                          {"중앙행정기관", BodyKind::ministry},
                                                                          {"지방자치단체", BodyKind::city},
                                                                          {"기관", BodyKind::agency}};
    return words;
}

const std::vector<std::pair<std::string_view, BodySize>>& size_words() {
    static const std::vector<std::pair<std::string_view, BodySize>> words{
        {"", BodySize::none},        {"중소", BodySize::small},   {"중견", BodySize::middle},
        {"벤처", BodySize::venture}, {"대기업", BodySize::large}, {"대", BodySize::large}};
    return words;
}

constexpr std::int64_t ms_per_hour = 3'600'000;

ImportedApplication read_application(const Call& call, RowReader& row) {
    ImportedApplication out;
    out.receipt = row.needed_text("접수번호");
    out.received_at = row.instant("접수일시");
    std::vector<std::pair<std::string_view, std::int64_t>> classes;
    for (const CallClass& offered : call.terms.classes)
        classes.emplace_back(offered.label, static_cast<std::int64_t>(classes.size()));
    out.content.call_class = row.one_of("신청등급", classes);
    out.body.name = row.needed_text("기관명");
    out.body.registration = row.needed_text("사업자번호");
    out.body.kind = row.one_of("기관유형", kind_words());
    out.body.size = row.one_of("기업규모", size_words());
    out.body.region = row.text("지역");
    out.content.sector = row.text("분야");
    out.content.title = row.needed_text("과제명");
    out.content.summary = row.text("요약");
    out.content.contact = row.text("담당자");
    out.content.email = row.text("이메일");
    out.content.accelerators = {row.needed_whole("신청수량")};
    out.content.least = {row.whole("최소수량", 0)};
    out.content.months = row.needed_whole("개월");
    const auto& known = call.terms.rules.preferences;
    for (std::string& ground : row.list("가점")) {
        std::string keys;
        bool found = false;
        for (const PreferenceGround& one : known) {
            found = found || one.key == ground;
            keys += (keys.empty() ? "" : ", ") + one.key;
        }
        if (!found) row.blame("가점", IntakeExpected::one_of, keys);
        out.content.grounds.push_back(std::move(ground));
    }
    for (const std::int64_t hours_planned : row.whole_list("월별계획")) {
        std::int64_t ms = 0;
        if (hours_planned < 0 || __builtin_mul_overflow(hours_planned, ms_per_hour, &ms))
            row.blame("월별계획", IntakeExpected::number_list, "730;650;…");
        out.content.plan.push_back({ms});
    }
    static const std::vector<std::pair<std::string_view, bool>> states{{"제출", false}, {"철회", true}, {"", false}};
    out.withdrawn = row.one_of("신청상태", states);
    return out;
}

}  // namespace

Result<Intake<ImportedApplication>, IntakeFault> read_applications(const Call& call, std::string_view csv) {
    return read_rows<ImportedApplication>(
        csv, {"접수번호", "신청등급", "기관명", "사업자번호", "기관유형", "과제명", "신청수량", "개월"},
        {"접수일시", "기업규모", "지역", "분야", "요약", "담당자", "이메일", "최소수량", "가점", "월별계획", "신청상태",
         "비고"},
        {}, [&](RowReader& row) { return read_application(call, row); });
}

Result<Intake<ImportedReview>, IntakeFault> read_reviews(const Call& call, std::string_view csv) {
    std::vector<std::string_view> needed{"접수번호", "평가위원"};
    for (const Criterion& criterion : call.terms.rules.rubric) needed.push_back(criterion.name);
    return read_rows<ImportedReview>(csv, std::move(needed), {"의견"}, {}, [&](RowReader& row) {
        ImportedReview out;
        out.receipt = row.needed_text("접수번호");
        out.reviewer = row.needed_text("평가위원");
        for (const Criterion& criterion : call.terms.rules.rubric) {
            if (row.text(criterion.name).empty()) row.blame(criterion.name, IntakeExpected::decimal, "");
            out.scores.push_back(row.decimal(criterion.name, 1000));
        }
        out.comment = row.text("의견");
        return out;
    });
}

Result<Intake<DeclaredConflict>, IntakeFault> read_conflicts(std::string_view csv) {
    return read_rows<DeclaredConflict>(csv, {"접수번호", "평가위원", "사유"}, {}, {}, [](RowReader& row) {
        return DeclaredConflict{row.needed_text("접수번호"), row.needed_text("평가위원"), row.needed_text("사유")};
    });
}

}  // namespace gwanje
