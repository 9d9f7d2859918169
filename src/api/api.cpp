#include "api/api.hpp"

#include "api/account_routes.hpp"
#include "api/command_routes.hpp"
#include "api/noun_routes.hpp"
#include "api/openapi.hpp"
#include "api/problem.hpp"
#include "api/report_routes.hpp"

namespace gwanje {
namespace {

constexpr std::string_view bearer = "Bearer ";

bool is_read(Method method) {
    return method == Method::get || method == Method::head;
}

/// A read gets a tag of its content; who has that content already gets no body.
Reply with_tag(Reply reply, std::string if_none_match) {
    return [reply = std::move(reply), if_none_match = std::move(if_none_match)](Answer answer) {
        if (answer.status == 200 && !answer.stream && !answer.finish) {
            const std::string tag = '"' + content_tag(answer.content()) + '"';
            answer.headers.emplace_back("ETag", tag);
            answer.headers.emplace_back("Cache-Control", "private, no-cache");
            answer.headers.emplace_back("Vary", "Accept-Language, Cookie, Authorization");
            if (!if_none_match.empty() && matches_tag(if_none_match, tag)) {
                answer.status = 304;
                answer.type.clear();
                answer.body.clear();
                answer.shared_body.reset();
            }
        }
        reply(std::move(answer));
    };
}

Answer not_found(const Ask& ask, const std::string& allowed) {
    const Language language = ask.language();
    if (allowed.empty()) return problem_answer(problem(ProblemKind::no_such_path, language, "path", ask.path));
    Answer answer = problem_answer(
        problem(ProblemKind::method_not_allowed, language, "method", std::string(method_word(ask.method))));
    answer.headers.emplace_back("Allow", allowed);
    return answer;
}

Answer not_admitted(const Route& route, const Reader& reader) {
    if (!reader.logged_in) return problem_answer(problem(ProblemKind::log_in, reader.language));
    std::string duties;
    for (const Duty duty : route.access.duties) duties += (duties.empty() ? "" : ", ") + std::string(to_text(duty));
    return problem_answer(problem(ProblemKind::not_permitted, reader.language, "duty", duties));
}

}  // namespace

Api::Api(FrontDesk& desk, Credentials& credentials, ApiSettings settings)
    : desk_(desk),
      credentials_(credentials),
      site_(StaticSite::load(settings.console_folder)),
      live_(desk, settings.live),
      logs_(desk),
      router_(table(settings)) {
    openapi_ = std::make_shared<const std::string>(openapi_document(router_.routes()));
}

std::vector<Route> Api::table(const ApiSettings& settings) {
    std::vector<Route> routes;
    add_account_routes(routes, desk_, credentials_, settings.secure_cookie);
    add_estate_noun_routes(routes, desk_);
    add_work_noun_routes(routes, desk_);
    add_all_command_routes(routes, desk_);
    add_report_routes(routes, desk_);
    add_job_routes(routes, desk_, logs_);
    add_live_route(routes, live_);

    Route document;
    document.pattern = "/api/v1/openapi.json";
    document.access = {Gate::anyone, {}};
    document.operation = "getOpenApi";
    document.tag = "api";
    document.summary_ko = "이 API의 설명서";
    document.summary_en = "This document";
    document.answers = fixed_schema(R"({"type":"object"})");
    document.handle = plainly([this](RouteAsk&&) {
        Answer answer = json_answer({});
        answer.shared_body = openapi_;
        return answer;
    });
    routes.push_back(std::move(document));
    return routes;
}

void Api::close() {
    live_.close();
}

Reader Api::reader_of(const Ask& ask) const {
    Reader reader;
    reader.language = ask.language();
    reader.now = desk_.now();
    std::optional<Pass> pass;
    const std::string_view cookie = cookie_value(ask.headers.cookie, session_cookie);
    if (ask.headers.authorization.starts_with(bearer)) {
        pass = credentials_.token(std::string_view(ask.headers.authorization).substr(bearer.size()), reader.now);
    } else if (!cookie.empty()) {
        pass = credentials_.session(cookie, reader.now);
        if (pass) reader.session = cookie;
    }
    if (!pass) return reader;
    reader.person = pass->person;
    reader.expires = pass->expires;
    reader.csrf = pass->csrf;
    desk_.read([&](const World& world, std::uint64_t index) {
        reader.journal_index = index;
        reader.logged_in = look_up_duties(world, reader);
    });
    if (reader.logged_in) return reader;
    // The account was closed: whoever comes with its session or token is nobody.
    Reader nobody;
    nobody.language = reader.language;
    nobody.now = reader.now;
    return nobody;
}

void Api::answer(Ask&& ask, Reply reply) {
    if (ask.path != "/api" && !ask.path.starts_with("/api/")) return reply(site_.answer(ask));
    Router::Found found = router_.find(ask.method, ask.path);
    if (found.route == nullptr) return reply(not_found(ask, found.allowed));
    ask.captured = std::move(found.captured);
    pass(*found.route, std::move(ask), std::move(reply));
}

void Api::pass(const Route& route, Ask&& ask, Reply reply) {
    RouteAsk request{std::move(ask), {}};
    request.reader = reader_of(request.ask);
    const Reader& reader = request.reader;
    if (!admits(route.access, reader)) return reply(not_admitted(route, reader));
    const bool by_cookie = !reader.session.empty();
    if (by_cookie && !is_read(request.ask.method) && route.operation != login_operation &&
        request.ask.headers.csrf != reader.csrf)
        return reply(problem_answer(problem(ProblemKind::csrf_missing, reader.language, "X-Gwanje-CSRF")));
    if (is_read(request.ask.method)) reply = with_tag(std::move(reply), request.ask.headers.if_none_match);
    route.handle(std::move(request), std::move(reply));
}

}  // namespace gwanje
