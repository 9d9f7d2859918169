#include "domain/refusal.hpp"

#include <array>

namespace gwanje {
namespace {

/// A sentence with {field}, {value} and {bound} in it, and what to do about it.
struct Wording {
    std::string_view reason_ko, remedy_ko, reason_en, remedy_en;
};

constexpr Wording wording(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::missing:
            return {"{field} 항목이 비어 있습니다.", "값을 채워 다시 보내십시오. {bound}", "{field} is empty.",
                    "Fill it in and send it again. {bound}"};
        case RefusalKind::malformed:
            return {"{field}의 값 '{value}'을(를) 읽을 수 없습니다.", "형식: {bound}",
                    "{field}: '{value}' cannot be read.", "Write it as: {bound}"};
        case RefusalKind::too_long:
            return {"{field}이(가) 너무 깁니다.", "{bound} 이하로 줄이십시오.", "{field} is too long.",
                    "Shorten it to at most {bound}."};
        case RefusalKind::out_of_range:
            return {"{field}의 값 {value}이(가) 허용 범위를 벗어났습니다.", "허용 범위: {bound}",
                    "{field}: {value} is out of range.", "Allowed: {bound}."};
        case RefusalKind::unknown:
            return {"{field}: '{value}'을(를) 찾을 수 없습니다.", "번호를 확인하거나 먼저 등록하십시오. {bound}",
                    "{field}: there is no '{value}'.", "Check the number, or register it first. {bound}"};
        case RefusalKind::already_exists:
            return {"{field}: '{value}'은(는) 이미 있습니다 ({bound}).", "기존 것을 쓰거나 다른 값을 고르십시오.",
                    "{field}: '{value}' exists already ({bound}).", "Use the existing one or choose another value."};
        case RefusalKind::not_permitted:
            return {"이 일을 할 권한이 없습니다: {bound} 역할이 필요합니다.",
                    "해당 역할을 가진 담당자에게 요청하십시오.", "You may not do this: it takes the duty {bound}.",
                    "Ask somebody who holds that duty."};
        case RefusalKind::not_your_own:
            return {"{field} '{value}'은(는) 귀하의 것이 아닙니다.",
                    "소속 기관이나 과제의 구성원이 해야 합니다. {bound}", "{field} '{value}' is not yours.",
                    "A member of its body or project has to do this. {bound}"};
        case RefusalKind::wrong_state:
            return {"{field} '{value}'은(는) 지금 '{bound}' 상태라서 할 수 없습니다.",
                    "상태를 확인한 뒤 다시 시도하십시오.", "{field} '{value}' is {bound}, so this cannot be done now.",
                    "Look at its state, then try again."};
        case RefusalKind::window_closed:
            return {"접수 기간이 아닙니다: {bound}.", "공모 공고의 접수 기간을 확인하십시오.",
                    "Applications are not taken at this time: {bound}.", "See the call for when they are."};
        case RefusalKind::format_missing:
            return {"{field}: 성능 값 {value}에 수 형식이 없습니다.", "fp64_tensor, bf16 등 수 형식을 함께 적으십시오.",
                    "{field}: the compute figure {value} has no number format.",
                    "State one with it, such as fp64_tensor or bf16."};
        case RefusalKind::does_not_add_up:
            return {"{field}: {value}이(가) 맞지 않습니다. {bound}", "합계를 맞추어 다시 보내십시오.",
                    "{field}: {value} does not add up. {bound}", "Correct it and send it again."};
        case RefusalKind::cap_reached:
            return {"{field} '{value}': 한도 {bound}에 이르렀습니다.", "한도 안에서 다시 요청하십시오.",
                    "{field} '{value}': the cap of {bound} is reached.", "Ask for what is within the cap."};
        case RefusalKind::conflict_of_interest:
            return {"{field} '{value}'은(는) 이해관계가 있습니다: {bound}.", "다른 평가위원을 지정하십시오.",
                    "{field} '{value}' has a conflict of interest: {bound}.", "Assign another reviewer."};
        case RefusalKind::reviews_missing:
            return {"{field} '{value}'의 심사가 끝나지 않았습니다: {bound}.", "남은 심사를 마치거나 다시 배정하십시오.",
                    "{field} '{value}' is not fully reviewed: {bound}.", "Finish or reassign the missing reviews."};
        case RefusalKind::quorum_missing:
            return {"의결 정족수에 미달합니다: {value} / {bound}.", "정족수를 채워 표결하십시오.",
                    "The quorum is not met: {value} of {bound}.", "Vote again with enough members."};
        case RefusalKind::clock_ran_out:
            return {"{field} '{value}'의 기한이 {bound}에 지났습니다.",
                    "담당자에게 문의하십시오. 예비순위에 따라 처리됩니다.",
                    "The time for {field} '{value}' ran out at {bound}.",
                    "Ask the call manager; the reserve list is served."};
        case RefusalKind::over_capacity:
            return {"{field}: {value}개는 남은 용량을 넘습니다 ({bound}).", "수량이나 기간을 줄이십시오.",
                    "{field}: {value} accelerators are more than what is free ({bound}).",
                    "Ask for fewer, or for another period."};
        case RefusalKind::never_fits:
            return {"{field}: {value}개는 이 등급에서 결코 수용할 수 없습니다 (최대 {bound}).", "더 적게 요청하십시오.",
                    "{field}: {value} accelerators can never fit here (at most {bound}).", "Ask for fewer."};
        case RefusalKind::no_award:
            return {"과제 '{value}'에 지금 유효한 배정이 없습니다. {bound}", "배정 기간과 상태를 확인하십시오.",
                    "Project '{value}' has no award that holds now. {bound}", "Check the award's period and state."};
        case RefusalKind::hours_exhausted:
            return {"{field}: {value} 가속기시간이 필요하지만 {bound}만 남았습니다.", "시간 한도나 수량을 줄이십시오.",
                    "{field}: {value} accelerator-hours are needed, {bound} remain.",
                    "Lower the time limit or the number of accelerators."};
        case RefusalKind::outside_period:
            return {"{field}: {value}은(는) 기간을 벗어납니다 ({bound}).", "기간 안의 값으로 고치십시오.",
                    "{field}: {value} is outside of the period ({bound}).", "Choose a value within it."};
        case RefusalKind::nothing_to_do:
            return {"{field} '{value}': 바뀌는 것이 없습니다.", "이미 그 상태입니다.",
                    "{field} '{value}': nothing would change.", "It is so already."};
        case RefusalKind::slots_taken:
            return {"{field} '{value}': 빈 자리가 {bound}개뿐입니다.", "빈 자리보다 많이 설치할 수 없습니다.",
                    "{field} '{value}': only {bound} slots are free.", "Install no more than that."};
        case RefusalKind::clock_behind:
            return {"{field}: {value}은(는) 기록부의 마지막 시각 {bound}보다 앞섭니다.", "시계를 확인하십시오.",
                    "{field}: {value} is before the journal's last time, {bound}.", "Check the clock."};
    }
    return {};
}

std::string filled(std::string_view pattern, const Refusal& refusal) {
    std::string out(pattern);
    const std::array<std::pair<std::string_view, const std::string*>, 3> parts{
        {{"{field}", &refusal.field}, {"{value}", &refusal.value}, {"{bound}", &refusal.bound}}};
    for (const auto& [name, text] : parts)
        for (std::size_t at = out.find(name); at != std::string::npos; at = out.find(name, at + text->size()))
            out.replace(at, name.size(), *text);
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace

RefusalWords words(const Refusal& refusal, Language language) {
    const Wording w = wording(refusal.kind);
    const bool korean = language == Language::ko;
    return {filled(korean ? w.reason_ko : w.reason_en, refusal), filled(korean ? w.remedy_ko : w.remedy_en, refusal)};
}

}  // namespace gwanje
