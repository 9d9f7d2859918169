#include "cli/api_client.hpp"

#include <chrono>
#include <random>
#include <thread>

namespace gwanje::cli {
namespace {

constexpr int tries_of_a_command = 3;
constexpr std::chrono::milliseconds between_tries{400};

int exit_code_of(const SaidProblem& problem) {
    const std::string kind = problem.kind();
    if (problem.status == 401) return exit_not_logged_in;
    if (problem.status == 403 && kind != "conflict_of_interest") return exit_not_permitted;
    if (problem.status == 404) return exit_not_found;
    if (problem.status >= 500) return exit_no_server;
    return exit_refused;
}

}  // namespace

std::string SaidProblem::kind() const {
    return type.substr(type.rfind('/') + 1);
}

std::string drawn_key() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device source;  // word-ok(device): the standard library's name
    std::string key;
    for (int i = 0; i < 32; ++i) key += digits[source() % digits.size()];
    return key;
}

std::optional<ApiClient> ApiClient::to(const Session& session, Voice say) {
    std::optional<HttpClient> http = HttpClient::to(session.server);
    if (!http) return std::nullopt;
    return ApiClient(std::move(*http), session, say);
}

HttpAsk ApiClient::ask_for(std::string method, const std::string& path) const {
    HttpAsk ask;
    ask.method = std::move(method);
    ask.target = "/api/v1/" + path;
    ask.headers.emplace_back("Accept-Language", std::string(to_text(say_.language)));
    if (!cookie_.empty()) {
        ask.headers.emplace_back("Cookie", cookie_);
        ask.headers.emplace_back("X-Gwanje-CSRF", csrf_);
    } else if (!session_.token.empty()) {
        ask.headers.emplace_back("Authorization", "Bearer " + session_.token);
    }
    return ask;
}

Result<HttpSaid, ApiNo> ApiClient::answered(Result<HttpSaid, NoAnswer> said) const {
    if (!said)
        return Failure{ApiNo{exit_no_server,
                             {},
                             session_.server + ": " +
                                 std::string(say_("서버가 응답하지 않습니다", "no server answers")) + " (" +
                                 said.error().what + ")"}};
    if (said->status < 400) return std::move(*said);
    Result<SaidProblem, JsonRefusal> problem = read_json<SaidProblem>(said->body, Strictness::sparse);
    if (!problem)
        return Failure{ApiNo{said->status >= 500 ? exit_no_server : exit_refused,
                             {},
                             session_.server + ": HTTP " + std::to_string(said->status)}};
    const int code = exit_code_of(*problem);
    std::string sentence = problem->detail.empty() ? problem->title : problem->detail;
    if (!problem->remedy.empty()) sentence += " " + problem->remedy;
    if (!problem->value.empty() && sentence.find(problem->value) == std::string::npos)
        sentence += " (" + problem->field + ": " + problem->value + ")";
    return Failure{ApiNo{code, std::move(*problem), std::move(sentence)}};
}

Result<HttpSaid, ApiNo> ApiClient::get(const std::string& path) {
    return answered(http_.ask(ask_for("GET", path)));
}

Result<HttpSaid, ApiNo> ApiClient::post(const std::string& path, const std::string& body) {
    HttpAsk ask = ask_for("POST", path);
    ask.body = body;
    ask.headers.emplace_back("Idempotency-Key", drawn_key());
    for (int tried = 1;; ++tried) {
        Result<HttpSaid, NoAnswer> said = http_.ask(ask);
        const bool passing = !said || said->status == 503;
        if (!passing || tried == tries_of_a_command) return answered(std::move(said));
        std::this_thread::sleep_for(between_tries * tried);
    }
}

Result<HttpSaid, ApiNo> ApiClient::remove(const std::string& path) {
    return answered(http_.ask(ask_for("DELETE", path)));
}

Result<void, ApiNo> ApiClient::follow(const std::string& path, const std::function<bool(const ServerEvent&)>& visit) {
    HttpAsk ask = ask_for("GET", path);
    ask.headers.emplace_back("Accept", "text/event-stream");
    Result<HttpSaid, ApiNo> said = answered(http_.follow(ask, visit));
    if (!said) return Failure{said.error()};
    return {};
}

int complain(const ApiNo& no, Voice say) {
    complain(no.sentence);
    if (no.exit_code == exit_not_logged_in)
        complain(say("`gwanje login`으로 로그인하십시오.", "Log in with `gwanje login`."));
    return no.exit_code;
}

}  // namespace gwanje::cli
