// Problem details (RFC 9457) for everything that is not answered: one switch gives each refusal its HTTP status.
#pragma once

#include <string>

#include "api/http.hpp"
#include "domain/refusal.hpp"
#include "json/refusal.hpp"
#include "port/fault.hpp"

namespace gwanje {

/// What the way in itself says no to. The domain's refusals and the world's faults have kinds of their own.
GWANJE_ENUM(ProblemKind, not_http, body_too_large, header_too_large, no_such_path, no_such_thing, method_not_allowed,
            log_in, wrong_login, too_many_attempts, not_permitted, csrf_missing, not_json, bad_field, bad_parameter,
            not_json_type, weak_password, wrong_password, key_used, busy)

/// `field`, `value` and `reason` say what was wrong where; `remedy` what to do. `type` names the kind for programs.
struct Problem {
    std::string type;
    std::string title;
    std::int64_t status = 400;
    std::string detail;
    std::string field;
    std::string value;
    std::string reason;
    std::string remedy;
    GWANJE_RECORD(Problem, type, title, status, detail, field, value, reason, remedy)
};

[[nodiscard]] Problem problem(ProblemKind kind, Language language, std::string field = {}, std::string value = {});
[[nodiscard]] Problem problem(const Refusal& refusal, Language language);
[[nodiscard]] Problem problem(const JsonRefusal& refusal, Language language);
[[nodiscard]] Problem problem(const Fault& fault, Language language);
[[nodiscard]] int http_status(RefusalKind kind);
[[nodiscard]] int http_status(ProblemKind kind);

[[nodiscard]] Answer problem_answer(const Problem& problem);

}  // namespace gwanje
