#include "api/problem.hpp"

#include "json/json.hpp"

namespace gwanje {
namespace {

constexpr std::int64_t retry_seconds = 2;

struct ProblemWords {
    std::string_view title_ko, remedy_ko, title_en, remedy_en;
};

ProblemWords words_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::not_http:
            return {"요청을 HTTP로 읽을 수 없습니다.", "클라이언트의 HTTP 설정을 확인하십시오.",
                    "The request cannot be read as HTTP.", "Check how the client writes it."};
        case ProblemKind::body_too_large:
            return {"요청 본문이 너무 큽니다.", "16 MiB 이하로 나누어 보내십시오.", "The body is too large.",
                    "Send it in parts of at most 16 MiB."};
        case ProblemKind::header_too_large:
            return {"요청 머리글이 너무 큽니다.", "쿠키와 머리글을 줄이십시오.", "The header is too large.",
                    "Send fewer cookies and fields."};
        case ProblemKind::no_such_path:
            return {"없는 주소입니다.", "/api/v1/openapi.json에서 주소를 확인하십시오.", "There is no such address.",
                    "See /api/v1/openapi.json for those that exist."};
        case ProblemKind::no_such_thing:
            return {"찾을 수 없거나 볼 권한이 없습니다.", "번호를 확인하십시오.",
                    "There is no such thing, or you may not see it.", "Check its number."};
        case ProblemKind::method_not_allowed:
            return {"이 주소에서 쓸 수 없는 메서드입니다.", "Allow 머리글에 있는 메서드를 쓰십시오.",
                    "This address does not take that method.", "Use one that the Allow header names."};
        case ProblemKind::log_in:
            return {"로그인이 필요합니다.", "로그인한 뒤 다시 시도하십시오.", "You are not logged in.",
                    "Log in, then try again."};
        case ProblemKind::wrong_login:
            return {"아이디나 비밀번호가 맞지 않습니다.", "다시 확인하십시오.", "The login or the password is wrong.",
                    "Check both and try again."};
        case ProblemKind::too_many_attempts:
            return {"로그인 시도가 너무 많습니다.", "Retry-After 머리글의 시간만큼 기다린 뒤 다시 시도하십시오.",
                    "There were too many attempts to log in.", "Wait as long as the Retry-After header says."};
        case ProblemKind::not_permitted:
            return {"이 일을 할 권한이 없습니다.", "해당 역할을 가진 담당자에게 요청하십시오.", "You may not do this.",
                    "Ask somebody who holds the duty that is named."};
        case ProblemKind::csrf_missing:
            return {"위조 방지 토큰이 없거나 맞지 않습니다.",
                    "X-Gwanje-CSRF 머리글에 로그인할 때 받은 값을 보내십시오.",
                    "The request does not carry this session's CSRF token.",
                    "Send the value that the log-in gave in the header X-Gwanje-CSRF."};
        case ProblemKind::not_json:
            return {"본문이 JSON이 아닙니다.", "표시된 위치를 고쳐 다시 보내십시오.", "The body is not JSON.",
                    "Correct it at the place that is named."};
        case ProblemKind::bad_field:
            return {"본문의 항목이 맞지 않습니다.", "표시된 항목을 고쳐 다시 보내십시오.",
                    "A field of the body does not fit.", "Correct the field that is named and send it again."};
        case ProblemKind::bad_parameter:
            return {"주소의 값이 맞지 않습니다.", "표시된 값을 고치십시오.", "A value in the address does not fit.",
                    "Correct the value that is named."};
        case ProblemKind::not_json_type:
            return {"본문의 형식은 application/json이어야 합니다.", "Content-Type: application/json으로 보내십시오.",
                    "The body must be application/json.", "Send it with Content-Type: application/json."};
        case ProblemKind::weak_password:
            return {"비밀번호가 너무 약합니다.", "10자 이상으로, 아이디가 들어가지 않게 정하십시오.",
                    "The password is too weak.",
                    "Choose one of at least 10 characters that does not contain the login."};
        case ProblemKind::wrong_password:
            return {"지금 비밀번호가 맞지 않습니다.", "다시 확인하십시오.", "The present password is wrong.",
                    "Check it and try again."};
        case ProblemKind::key_used:
            return {"이 Idempotency-Key는 이미 다른 요청에 쓰였습니다.", "새 키로 다시 보내십시오.",
                    "This Idempotency-Key was used for another request.", "Send the request with a new key."};
        case ProblemKind::busy:
            return {"지금 서버가 바쁩니다.", "잠시 뒤 다시 시도하십시오.", "The server is busy now.",
                    "Try again in a moment."};
    }
    return {};
}

}  // namespace

int http_status(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::not_http:
        case ProblemKind::not_json:
        case ProblemKind::bad_field:
        case ProblemKind::bad_parameter:
            return 400;
        case ProblemKind::log_in:
        case ProblemKind::wrong_login:
            return 401;
        case ProblemKind::not_permitted:
        case ProblemKind::csrf_missing:
            return 403;
        case ProblemKind::no_such_path:
        case ProblemKind::no_such_thing:
            return 404;
        case ProblemKind::method_not_allowed:
            return 405;
        case ProblemKind::body_too_large:
            return 413;
        case ProblemKind::not_json_type:
            return 415;
        case ProblemKind::key_used:
        case ProblemKind::weak_password:
        case ProblemKind::wrong_password:
            return 422;
        case ProblemKind::too_many_attempts:
            return 429;
        case ProblemKind::header_too_large:
            return 431;
        case ProblemKind::busy:
            return 503;
    }
    return 500;
}

int http_status(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::missing:
        case RefusalKind::malformed:
        case RefusalKind::too_long:
        case RefusalKind::out_of_range:
        case RefusalKind::format_missing:
        case RefusalKind::does_not_add_up:
        case RefusalKind::outside_period:
        case RefusalKind::never_fits:
            return 422;
        case RefusalKind::not_permitted:
        case RefusalKind::not_your_own:
        case RefusalKind::conflict_of_interest:
            return 403;
        case RefusalKind::unknown:
            return 404;
        case RefusalKind::already_exists:
        case RefusalKind::wrong_state:
        case RefusalKind::window_closed:
        case RefusalKind::cap_reached:
        case RefusalKind::reviews_missing:
        case RefusalKind::quorum_missing:
        case RefusalKind::clock_ran_out:
        case RefusalKind::over_capacity:
        case RefusalKind::no_award:
        case RefusalKind::hours_exhausted:
        case RefusalKind::nothing_to_do:
        case RefusalKind::slots_taken:
            return 409;
        case RefusalKind::clock_behind:
            return 503;
    }
    return 500;
}

Problem problem(ProblemKind kind, Language language, std::string field, std::string value) {
    const ProblemWords words = words_of(kind);
    const bool ko = language == Language::ko;
    Problem out;
    out.type = "/problems/" + std::string(to_text(kind));
    out.status = http_status(kind);
    out.title = ko ? words.title_ko : words.title_en;
    out.detail = out.title;
    out.field = std::move(field);
    out.value = std::move(value);
    out.reason = to_text(kind);
    out.remedy = ko ? words.remedy_ko : words.remedy_en;
    return out;
}

Problem problem(const Refusal& refusal, Language language) {
    RefusalWords said = words(refusal, language);
    Problem out;
    out.type = "/problems/" + std::string(to_text(refusal.kind));
    out.title = language == Language::ko ? "요청을 받아들일 수 없습니다." : "The command is refused.";
    out.status = http_status(refusal.kind);
    out.detail = std::move(said.reason);
    out.field = refusal.field;
    out.value = refusal.value;
    out.reason = to_text(refusal.kind);
    out.remedy = std::move(said.remedy);
    return out;
}

Problem problem(const JsonRefusal& refusal, Language language) {
    const bool whole = refusal.fault == JsonFault::not_json || refusal.fault == JsonFault::not_utf8;
    Problem out =
        problem(whole ? ProblemKind::not_json : ProblemKind::bad_field, language, refusal.path, refusal.value);
    const std::string reason = language == Language::ko ? refusal.reason_ko() : refusal.reason();
    out.detail = refusal.path.empty() ? reason : refusal.path + ": " + reason;
    out.reason = to_text(refusal.fault);
    return out;
}

Problem problem(const Fault& fault, Language language) {
    Problem out;
    out.type = "/problems/fault/" + std::string(to_text(fault.kind));
    out.title = language == Language::ko ? "지금은 처리할 수 없습니다." : "This cannot be done now.";
    out.status = 503;
    out.detail = sentence(fault, language);
    out.reason = to_text(fault.kind);
    out.remedy = fault.transient ? (language == Language::ko ? "잠시 뒤 다시 시도하십시오." : "Try again in a moment.")
                                 : (language == Language::ko ? "관제 운영자에게 알리십시오." : "Tell the operator.");
    return out;
}

Answer problem_answer(const Problem& problem) {
    Answer answer;
    answer.status = static_cast<int>(problem.status);
    answer.type = "application/problem+json";
    write_json(answer.body, problem);
    if (problem.status == 503) answer.headers.emplace_back("Retry-After", std::to_string(retry_seconds));
    if (problem.status == 401) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    return answer;
}

}  // namespace gwanje
