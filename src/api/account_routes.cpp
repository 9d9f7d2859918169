#include "api/account_routes.hpp"

#include <algorithm>

#include "api/command_routes.hpp"
#include "api/problem.hpp"
#include "base/text.hpp"
#include "json/json.hpp"

namespace gwanje {
namespace {

constexpr std::size_t least_password = 10;
constexpr std::size_t most_password = 200;
constexpr std::int64_t usual_token_days = 90;
constexpr std::int64_t most_token_days = 366;

struct LoginForm {
    std::string login;
    std::string password;
    GWANJE_RECORD(LoginForm, login, password)
};
struct PasswordForm {
    std::string present;
    std::string wanted;
    GWANJE_RECORD(PasswordForm, present, wanted)
};
struct NewPasswordForm {
    std::string wanted;
    GWANJE_RECORD(NewPasswordForm, wanted)
};
struct TokenForm {
    std::string name;
    std::int64_t days = usual_token_days;
    GWANJE_RECORD(TokenForm, name, days)
};
/// Who is logged in.
struct SessionView {
    Id<Person> person;
    std::string login;
    std::string name;
    Id<Body> body;
    std::string body_name;
    std::vector<Duty> duties;  ///< held at some site now
    std::string csrf;          ///< for the header X-Gwanje-CSRF; empty with a token
    Instant expires;
    GWANJE_RECORD(SessionView, person, login, name, body, body_name, duties, csrf, expires)
};
struct TokenView {
    TokenEntry entry;
    std::string secret;
    GWANJE_RECORD(TokenView, entry, secret)
};
struct TokenList {
    std::vector<TokenEntry> items;
    GWANJE_RECORD(TokenList, items)
};

SessionView session_view(const World& world, const Reader& reader) {
    SessionView view;
    view.person = reader.person;
    view.csrf = reader.csrf;
    view.expires = reader.expires;
    view.body = reader.body;
    if (const Person* person = world.persons.find(reader.person)) {
        view.login = person->login;
        view.name = person->name;
    }
    if (const Body* body = world.bodies.find(reader.body)) view.body_name = body->name;
    for (std::size_t i = 0; i < enum_size<Duty>(); ++i)
        if (reader.holds({static_cast<Duty>(i)})) view.duties.push_back(static_cast<Duty>(i));
    return view;
}

std::string cookie_text(const std::string& secret, Duration age, bool secure) {
    return std::string(session_cookie) + '=' + secret +
           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(age.ms / 1000) + (secure ? "; Secure" : "");
}

Answer fault_answer(const Fault& fault, Language language) {
    return problem_answer(problem(fault, language));
}

Answer empty_answer() {
    Answer answer;
    answer.status = 204;
    return answer;
}

Answer login_refused(const LoginRefusal& refusal, Language language) {
    switch (refusal.kind) {
        case LoginRefusalKind::wrong:
            return problem_answer(problem(ProblemKind::wrong_login, language, "password"));
        case LoginRefusalKind::too_many: {
            Answer answer = problem_answer(problem(ProblemKind::too_many_attempts, language, "login"));
            answer.headers.emplace_back("Retry-After", std::to_string((refusal.retry_after.ms + 999) / 1000));
            return answer;
        }
        case LoginRefusalKind::busy:
            return refusal.fault ? fault_answer(*refusal.fault, language)
                                 : problem_answer(problem(ProblemKind::busy, language));
    }
    return problem_answer(problem(ProblemKind::busy, language));
}

bool is_weak(const std::string& password, const std::string& login) {
    return password.size() < least_password || password.size() > most_password || !is_utf8(password) ||
           (!login.empty() && ascii_lower(password).find(ascii_lower(login)) != std::string::npos);
}

std::string login_of(const FrontDesk& desk, Id<Person> person) {
    std::string login;
    desk.read([&](const World& world, std::uint64_t) {
        if (const Person* row = world.persons.find(person)) login = row->login;
    });
    return login;
}

/// Reads the body as a Form and goes on with it, or refuses.
template <class Form, class Go>
RouteHandler with_form(Go go) {
    return [go = std::move(go)](RouteAsk&& request, Reply reply) {
        const Language language = request.reader.language;
        const Result<JsonDocument, Problem> body = request_body(request.ask, language);
        if (!body) return reply(problem_answer(body.error()));
        Result<Form, JsonRefusal> form = read_json<Form>(body->root());
        if (!form) {
            JsonRefusal refusal = form.error();
            if (refusal.path != "name" && refusal.path != "login") refusal.value.clear();  // it may be a password
            return reply(problem_answer(problem(refusal, language)));
        }
        go(std::move(request), std::move(*form), std::move(reply));
    };
}

/// The rows of the account table, filled in one after the other.
class AccountRows {
public:
    AccountRows(std::vector<Route>& routes, FrontDesk& desk, Credentials& credentials, bool secure)
        : routes_(routes), desk_(desk), credentials_(credentials), secure_(secure) {}

    void add_session_routes() {
        Route login = row(Method::post, "login", {Gate::anyone, {}}, login_operation, "로그인", "Log in");
        login.asks = json_schema<LoginForm>;
        login.answers = json_schema<SessionView>;
        login.handle = with_form<LoginForm>([this_ = *this](RouteAsk&& request, LoginForm&& form, Reply&& reply) {
            this_.log_in(std::move(request), std::move(form), std::move(reply));
        });
        routes_.push_back(std::move(login));

        Route logout = row(Method::post, "logout", {Gate::logged_in, {}}, "logOut", "로그아웃", "Log out");
        logout.status = 204;
        logout.handle = [&credentials = credentials_, secure = secure_](RouteAsk&& request, Reply reply) {
            credentials.log_out(request.reader.session, [reply = std::move(reply), secure,
                                                         language = request.reader.language](const auto& done) {
                if (!done) return reply(fault_answer(done.error(), language));
                Answer answer = empty_answer();
                answer.headers.emplace_back("Set-Cookie", cookie_text({}, Duration{}, secure));
                reply(std::move(answer));
            });
        };
        routes_.push_back(std::move(logout));

        Route me = row(Method::get, "me", {Gate::logged_in, {}}, "getMe", "내 계정", "Who is logged in");
        me.answers = json_schema<SessionView>;
        me.handle = plainly([&desk = desk_](RouteAsk&& request) {
            std::string body;
            desk.read(
                [&](const World& world, std::uint64_t) { body = json_text(session_view(world, request.reader)); });
            return json_answer(std::move(body));
        });
        routes_.push_back(std::move(me));
    }

    void add_password_routes() {
        Route own = row(Method::post, "password", {Gate::logged_in, {}}, "changePassword", "비밀번호 변경",
                        "Change the own password");
        own.status = 204;
        own.asks = json_schema<PasswordForm>;
        own.handle = with_form<PasswordForm>([this_ = *this](RouteAsk&& request, PasswordForm&& form, Reply&& reply) {
            this_.change_password(std::move(request), std::move(form), std::move(reply));
        });
        routes_.push_back(std::move(own));

        Route other = row(Method::post, "persons/{person}/set-password", {Gate::by_duty, {Duty::administration}},
                          "setPassword", "비밀번호 재설정", "Set a person's password; ends their sessions and tokens");
        other.status = 204;
        other.tag = "persons";
        other.asks = json_schema<NewPasswordForm>;
        other.handle =
            with_form<NewPasswordForm>([this_ = *this](RouteAsk&& request, NewPasswordForm&& form, Reply&& reply) {
                this_.set_password(std::move(request), std::move(form), std::move(reply));
            });
        routes_.push_back(std::move(other));
    }

    void add_token_routes() {
        Route list =
            row(Method::get, "tokens", {Gate::logged_in, {}}, "listTokens", "내 토큰 목록", "List the own tokens");
        list.answers = json_schema<TokenList>;
        list.handle = plainly([&credentials = credentials_](RouteAsk&& request) {
            return json_answer(json_text(TokenList{credentials.tokens(request.reader.person, request.reader.now)}));
        });
        routes_.push_back(std::move(list));

        Route issue = row(Method::post, "tokens", {Gate::logged_in, {}}, "issueToken", "토큰 발급",
                          "Issue a token for the command line; its secret is shown once");
        issue.status = 201;
        issue.asks = json_schema<TokenForm>;
        issue.answers = json_schema<TokenView>;
        issue.handle = with_form<TokenForm>([this_ = *this](RouteAsk&& request, TokenForm&& form, Reply&& reply) {
            this_.issue_token(std::move(request), std::move(form), std::move(reply));
        });
        routes_.push_back(std::move(issue));

        Route revoke = row(Method::remove, "tokens/{number}", {Gate::logged_in, {}}, "revokeToken", "토큰 폐기",
                           "Revoke an own token");
        revoke.status = 204;
        revoke.handle = [&credentials = credentials_](RouteAsk&& request, Reply reply) {
            const Language language = request.reader.language;
            const std::string text = request.ask.captured.front();
            const std::optional<std::int64_t> number = integer_from_text(text);
            if (!number) return reply(problem_answer(problem(ProblemKind::bad_parameter, language, "number", text)));
            credentials.revoke_token(
                request.reader.person, *number, [reply = std::move(reply), language, text](const auto& done) {
                    if (!done) return reply(fault_answer(done.error(), language));
                    if (!*done)
                        return reply(problem_answer(problem(ProblemKind::no_such_thing, language, "number", text)));
                    reply(empty_answer());
                });
        };
        routes_.push_back(std::move(revoke));
    }

private:
    static Route row(Method method, const std::string& path, Access access, std::string_view operation, std::string ko,
                     std::string en) {
        Route route;
        route.method = method;
        route.pattern = "/api/v1/" + path;
        route.access = std::move(access);
        route.operation = operation;
        route.tag = "account";
        route.summary_ko = std::move(ko);
        route.summary_en = std::move(en);
        return route;
    }

    void log_in(RouteAsk&& request, LoginForm&& form, Reply&& reply) const {
        LoginAttempt attempt{form.login, {}, std::move(form.password), request.ask.address, request.reader.now};
        desk_.read([&](const World& world, std::uint64_t) {
            const auto found = world.index().person_by_login.find(form.login);
            if (found != world.index().person_by_login.end() && world.persons[found->second].active)
                attempt.person = found->second;
        });
        const Language language = request.reader.language;
        const Instant now = request.reader.now;
        credentials_.log_in(std::move(attempt), [&desk = desk_, secure = secure_, reply = std::move(reply), language,
                                                 now](const Result<OpenedSession, LoginRefusal>& opened) {
            if (!opened) return reply(login_refused(opened.error(), language));
            Reader reader;
            reader.logged_in = true;
            reader.person = opened->pass.person;
            reader.csrf = opened->pass.csrf;
            reader.expires = opened->pass.expires;
            reader.now = now;
            Answer answer;
            desk.read([&](const World& world, std::uint64_t) {
                if (look_up_duties(world, reader)) answer = json_answer(json_text(session_view(world, reader)));
            });
            if (answer.type.empty()) return reply(login_refused({LoginRefusalKind::wrong, {}, {}}, language));
            answer.headers.emplace_back("Set-Cookie", cookie_text(opened->secret, opened->pass.expires - now, secure));
            reply(std::move(answer));
        });
    }

    void change_password(RouteAsk&& request, PasswordForm&& form, Reply&& reply) const {
        const Language language = request.reader.language;
        if (is_weak(form.wanted, login_of(desk_, request.reader.person)))
            return reply(problem_answer(problem(ProblemKind::weak_password, language, "wanted")));
        credentials_.change_password(
            request.reader.person, std::move(form.present), std::move(form.wanted),
            [&credentials = credentials_, reader = request.reader, language,
             reply = std::move(reply)](const auto& changed) {
                if (!changed) return reply(fault_answer(changed.error(), language));
                if (!*changed) return reply(problem_answer(problem(ProblemKind::wrong_password, language, "present")));
                credentials.end_others(reader.person, reader.session, [reply, language](const auto& ended) {
                    reply(ended ? empty_answer() : fault_answer(ended.error(), language));
                });
            });
    }

    void set_password(RouteAsk&& request, NewPasswordForm&& form, Reply&& reply) const {
        const Language language = request.reader.language;
        const std::string& text = request.ask.captured.front();
        const std::optional<Id<Person>> person = id_from_text<Person>(text);
        const std::string login = person ? login_of(desk_, *person) : std::string();
        if (login.empty()) return reply(problem_answer(problem(ProblemKind::no_such_thing, language, "person", text)));
        if (is_weak(form.wanted, login))
            return reply(problem_answer(problem(ProblemKind::weak_password, language, "wanted")));
        credentials_.set_password(*person, std::move(form.wanted),
                                  [reply = std::move(reply), language](const auto& done) {
                                      reply(done ? empty_answer() : fault_answer(done.error(), language));
                                  });
    }

    void issue_token(RouteAsk&& request, TokenForm&& form, Reply&& reply) const {
        const Language language = request.reader.language;
        if (form.days < 1 || form.days > most_token_days)
            return reply(
                problem_answer(problem(ProblemKind::bad_parameter, language, "days", std::to_string(form.days))));
        if (trimmed(form.name).empty() || form.name.size() > most_password)
            return reply(problem_answer(problem(ProblemKind::bad_parameter, language, "name", form.name)));
        const Instant now = request.reader.now;
        credentials_.issue_token(request.reader.person, std::move(form.name), now, now + days(form.days),
                                 [reply = std::move(reply), language](const Result<IssuedToken, Fault>& issued) {
                                     if (!issued) return reply(fault_answer(issued.error(), language));
                                     reply(json_answer(json_text(TokenView{issued->entry, issued->secret}), 201));
                                 });
    }

    std::vector<Route>& routes_;
    FrontDesk& desk_;
    Credentials& credentials_;
    bool secure_;
};

}  // namespace

void add_account_routes(std::vector<Route>& routes, FrontDesk& desk, Credentials& credentials, bool secure) {
    AccountRows rows(routes, desk, credentials, secure);
    rows.add_session_routes();
    rows.add_password_routes();
    rows.add_token_routes();
}

}  // namespace gwanje
