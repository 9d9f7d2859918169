#include "reviews.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/csv.hpp"
#include "draw.hpp"

namespace gwanje::demo {
namespace {

constexpr std::string_view strong[] = {"데이터 확보 계획이 구체적임", "제품 적용 경로가 분명함",
                                       "선행 실험 결과가 충실함", "월별 사용 계획이 현실적임"};
constexpr std::string_view weak[] = {"학습 데이터 확보 방안이 부족함", "신청 수량의 근거가 약함",
                                     "사업화 일정이 불분명함", "유사 과제와의 차별성이 낮음"};

/// A conflict is declared for about one application in forty.
constexpr double conflict_share = 0.025;

std::string draw_comment(Random& random, double quality) {
    const bool good = quality + random.normal(0, 5) > 74;
    return std::string(good ? draw_one(random, strong) : draw_one(random, weak));
}

}  // namespace

std::vector<Reviewer> make_panel(std::size_t size, BodyMaker& bodies, std::uint64_t seed) {
    Random random(seed);
    std::vector<Reviewer> panel;
    for (std::size_t i = 0; i < size; ++i) {
        const std::string number = std::to_string(i + 1);
        FormBody body = i % 2 == 0 ? bodies.university() : panel.back().body;
        panel.push_back({"reviewer" + std::string(number.size() < 2 ? 1 : 0, '0') + number, draw_person(random).korean,
                         std::move(body), random.normal(0, 2.5)});
    }
    return panel;
}

Judgement make_reviews(const std::vector<FormApplication>& applications, const std::vector<Reviewer>& panel,
                       std::size_t each, std::uint64_t seed) {
    Random random(seed);
    Judgement judgement;
    std::vector<std::size_t> order(panel.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const FormApplication& form : applications) {
        if (form.finding != Finding::valid) continue;
        const double quality = random.normal(75, 8);
        shuffle(random, std::span(order));
        std::size_t next = 0;
        if (random.chance(conflict_share)) {
            const Reviewer& reviewer = panel[order[next++]];
            judgement.conflicts.push_back({form.receipt, reviewer.login, "최근 3년 이내 공동 연구"});
        }
        for (std::size_t given = 0; given < each; ++next) {
            GWANJE_CHECK(next < order.size());
            const Reviewer& reviewer = panel[order[next]];
            if (reviewer.body.registration == form.body.registration) continue;
            FormReview review{form.receipt, reviewer.login, {}, draw_comment(random, quality)};
            for (std::size_t i = 0; i < criteria.size(); ++i) {
                const double points = quality - reviewer.severity + random.normal(0, 4);
                review.scores.push_back(std::clamp<std::int64_t>(std::lround(points), 30, 100));
            }
            judgement.reviews.push_back(std::move(review));
            ++given;
        }
    }
    return judgement;
}

std::string reviewer_csv(const std::vector<Reviewer>& panel) {
    std::string csv = "\xef\xbb\xbf";
    append_csv_row(csv, std::array<std::string, 6>{"아이디", "이름", "기관명", "사업자번호", "지역", "이메일"});
    for (const Reviewer& reviewer : panel)
        append_csv_row(
            csv, std::array<std::string, 6>{
                     reviewer.login, reviewer.name, reviewer.body.name, reviewer.body.registration,
                     reviewer.body.region, reviewer.login + reviewer.body.email.substr(reviewer.body.email.find('@'))});
    return csv;
}

std::string review_csv(const Judgement& judgement) {
    std::string csv = "\xef\xbb\xbf";
    std::vector<std::string> row{"접수번호", "평가위원"};
    row.insert(row.end(), criteria.begin(), criteria.end());
    row.push_back("의견");
    append_csv_row(csv, row);
    for (const FormReview& review : judgement.reviews) {
        row = {review.receipt, review.login};
        for (const std::int64_t score : review.scores) row.push_back(std::to_string(score));
        row.push_back(review.comment);
        append_csv_row(csv, row);
    }
    return csv;
}

std::string conflict_csv(const Judgement& judgement) {
    std::string csv = "\xef\xbb\xbf";
    append_csv_row(csv, std::array<std::string, 3>{"접수번호", "평가위원", "사유"});
    for (const FormConflict& conflict : judgement.conflicts)
        append_csv_row(csv, std::array<std::string, 3>{conflict.receipt, conflict.login, conflict.ground});
    return csv;
}

}  // namespace gwanje::demo
