#include "select/sentences.hpp"

#include "base/units.hpp"

namespace gwanje::select {
namespace {

/// The month of the horizon as a calendar shows it: "2026-03"; "month 2" where the problem has no date.
std::string month_text(const Problem& problem, std::int64_t month) {
    if (problem.begin.unset()) return "month " + std::to_string(month + 1);
    return seoul_date_text(add_months(problem.begin, static_cast<std::int32_t>(month), seoul_offset)).substr(0, 7);
}

std::string score_ko(const Explanation& e) {
    std::string text =
        "총점 " + points_text(e.score) + "점(평가 " + points_text(e.base) + "점, 가점 " + points_text(e.bonus) + "점";
    for (const CountedGround& ground : e.grounds) {
        text += ", " + ground.name + " " + points_text(ground.points) + "점";
        if (!ground.due.unset()) text += " – " + seoul_date_text(ground.due) + "까지 증빙";
    }
    text += "). 항목별 점수: ";
    for (std::size_t k = 0; k < e.criteria.size(); ++k)
        text += (k > 0 ? ", " : "") + e.criteria[k].name + " " + points_text(e.criteria[k].points) + "/" +
                points_text(e.criteria[k].scale);
    return text + ". ";
}

std::string score_en(const Explanation& e) {
    std::string text =
        "Score " + points_text(e.score) + " (review " + points_text(e.base) + ", bonus " + points_text(e.bonus);
    for (const CountedGround& ground : e.grounds) {
        text += ", " + ground.name + " " + points_text(ground.points);
        if (!ground.due.unset()) text += " – to be shown by " + seoul_date_text(ground.due);
    }
    text += "). By criterion: ";
    for (std::size_t k = 0; k < e.criteria.size(); ++k)
        text += (k > 0 ? ", " : "") + e.criteria[k].name + " " + points_text(e.criteria[k].points) + "/" +
                points_text(e.criteria[k].scale);
    return text + ". ";
}

std::string place_ko(const Explanation& e) {
    std::string text = "심사 통과 " + std::to_string(e.ranked) + "건 중 " + std::to_string(e.place) + "위";
    if (e.cut_line) text += ", " + e.pool + " 등급의 선정 최저점 " + points_text(*e.cut_line) + "점";
    return text + ". ";
}

std::string place_en(const Explanation& e) {
    std::string text = "Place " + std::to_string(e.place) + " of " + std::to_string(e.ranked) + " that passed review";
    if (e.cut_line) text += "; the lowest score supported in " + e.pool + " is " + points_text(*e.cut_line);
    return text + ". ";
}

std::string lines_ko(const Problem& problem, const Explanation& e) {
    std::string text;
    for (const GrantedLine& line : e.lines)
        text += (text.empty() ? "" : ", ") + line.pool + " " + std::to_string(line.count) + "장, " +
                month_text(problem, line.begin) + "부터 " + std::to_string(line.months) + "개월";
    return text;
}

std::string lines_en(const Problem& problem, const Explanation& e) {
    std::string text;
    for (const GrantedLine& line : e.lines)
        text += (text.empty() ? "" : ", ") + line.pool + ": " + std::to_string(line.count) + " accelerators for " +
                std::to_string(line.months) + (line.months == 1 ? " month from " : " months from ") +
                month_text(problem, line.begin);
    return text;
}

std::string decided_ko(const Problem& problem, const Explanation& e) {
    switch (e.decided_by) {
        case Deciding::none:
            return "";
        case Deciding::threshold:
            return (e.rule == "total" ? std::string("총점") : "'" + e.rule + "' 항목") +
                   "의 기준 점수에 미치지 못했습니다. ";
        case Deciding::capacity:
            return month_text(problem, e.month) + "에 " + e.rule + " 등급의 남은 가속기가 부족했습니다. ";
        case Deciding::places:
            return e.rule + " 등급의 선정 건수가 모두 찼습니다. ";
        case Deciding::limit:
            return "공고된 규칙 '" + e.rule + "'의 한도에 걸렸습니다. ";
        case Deciding::pool_closed:
            return "순위대로 선정하다가 더 높은 순위의 신청을 채우지 못한 시점에 " + e.rule +
                   " 등급의 선정이 끝났습니다. ";
        case Deciding::never_fits:
            return "신청한 최소 규모가 " + e.rule + "의 전체 한도보다 큽니다. ";
        case Deciding::worth_less:
            return e.rule.empty() ? "같은 자리에서 다른 신청들의 배정 가치 합이 더 컸습니다. "
                                  : e.rule + " 등급에서 같은 자리에 다른 신청들의 배정 가치 합이 더 컸습니다. ";
        case Deciding::no_review:
            return "평가 점수가 없어 순위를 매기지 못했습니다. ";
    }
    return "";
}

std::string decided_en(const Problem& problem, const Explanation& e) {
    switch (e.decided_by) {
        case Deciding::none:
            return "";
        case Deciding::threshold:
            return e.rule == "total" ? "The total is below its threshold. "
                                     : "The criterion \"" + e.rule + "\" is below its threshold. ";
        case Deciding::capacity:
            return "In " + month_text(problem, e.month) + " too few accelerators of " + e.rule + " were left. ";
        case Deciding::places:
            return "All places of " + e.rule + " were taken. ";
        case Deciding::limit:
            return "The published rule \"" + e.rule + "\" was reached. ";
        case Deciding::pool_closed:
            return e.rule + " was closed when an application of a higher place could not be served in full order. ";
        case Deciding::never_fits:
            return "The least that was asked for is more than " + e.rule + " can ever give. ";
        case Deciding::worth_less:
            return e.rule.empty() ? "Other applications together were worth more in the same place. "
                                  : "Other applications together were worth more in the same place of " + e.rule + ". ";
        case Deciding::no_review:
            return "There is no review, so it has no place. ";
    }
    return "";
}

std::string enough_ko(const Explanation& e) {
    std::string text;
    if (e.enough_points && e.standing == Standing::below_threshold)
        text += points_text(*e.enough_points) + "점이 더 있었다면 이 기준을 통과했습니다. ";
    else if (e.enough_points && e.way == Way::rank)
        text += "다른 조건이 같다면 " + points_text(*e.enough_points) + "점이 더 있었을 때 선정되었습니다. ";
    else if (e.enough_points)
        text += "약 " + points_text(*e.enough_points) + "점이 더 있었다면 선정 범위에 들었을 것으로 추정됩니다. ";
    else if (e.standing == Standing::reserve && e.way == Way::rank)
        text += "점수가 더 높았더라도 선정될 수 없었습니다. ";
    if (e.enough_count) text += "최소 " + std::to_string(*e.enough_count) + "장도 괜찮다고 했다면 선정되었습니다. ";
    if (e.enough_delay) text += "시작을 " + std::to_string(*e.enough_delay) + "개월 늦출 수 있었다면 선정되었습니다. ";
    return text;
}

std::string enough_en(const Explanation& e) {
    std::string text;
    if (e.enough_points && e.standing == Standing::below_threshold)
        text += points_text(*e.enough_points) + " more points would have passed this threshold. ";
    else if (e.enough_points && e.way == Way::rank)
        text +=
            "With everything else as it was, " + points_text(*e.enough_points) + " more points would have got it in. ";
    else if (e.enough_points)
        text += "By estimate, about " + points_text(*e.enough_points) + " more points would have got it in. ";
    else if (e.standing == Standing::reserve && e.way == Way::rank)
        text += "No score would have got it in. ";
    if (e.enough_count)
        text += "Had " + std::to_string(*e.enough_count) + " accelerators been enough, it would have got in. ";
    if (e.enough_delay)
        text +=
            "Had it been able to start " + std::to_string(*e.enough_delay) + " months later, it would have got in. ";
    return text;
}

std::string without_last_space(std::string text) {
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}  // namespace

std::string points_text(Points points) {
    return decimal_text(points, million);
}

std::string sentences_ko(const Problem& problem, const Explanation& e) {
    std::string text;
    switch (e.standing) {
        case Standing::full:
            text = "신청하신 대로 선정되었습니다: " + lines_ko(problem, e) + ". ";
            break;
        case Standing::partial:
            text = "일부 선정되었습니다: " + lines_ko(problem, e) + ". ";
            break;
        case Standing::reserve:
            text = e.reserve_place > 0 ? "선정되지 않았으며 " + e.pool + " 등급 예비순위 " +
                                             std::to_string(e.reserve_place) + "번입니다. "
                                       : "선정되지 않았습니다. ";
            break;
        case Standing::below_threshold:
            text = "기준 점수에 미치지 못해 선정 대상에서 제외되었습니다. ";
            break;
        case Standing::not_reviewed:
            text = "평가가 끝나지 않아 선정 대상에서 제외되었습니다. ";
            break;
    }
    if (!e.criteria.empty()) text += score_ko(e);
    if (e.place > 0) text += place_ko(e);
    return without_last_space(text + decided_ko(problem, e) + enough_ko(e));
}

std::string sentences_en(const Problem& problem, const Explanation& e) {
    std::string text;
    switch (e.standing) {
        case Standing::full:
            text = "Supported as asked: " + lines_en(problem, e) + ". ";
            break;
        case Standing::partial:
            text = "Supported in part: " + lines_en(problem, e) + ". ";
            break;
        case Standing::reserve:
            text = e.reserve_place > 0 ? "Not supported; number " + std::to_string(e.reserve_place) +
                                             " on the reserve list of " + e.pool + ". "
                                       : "Not supported. ";
            break;
        case Standing::below_threshold:
            text = "Not eligible for support: a score is below its threshold. ";
            break;
        case Standing::not_reviewed:
            text = "Not considered: the review is not complete. ";
            break;
    }
    if (!e.criteria.empty()) text += score_en(e);
    if (e.place > 0) text += place_en(e);
    return without_last_space(text + decided_en(problem, e) + enough_en(e));
}

}  // namespace gwanje::select
