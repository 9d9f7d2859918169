// The API with a token, a language and an opinion on what an answer means for the exit status.
#pragma once

#include <memory>

#include "cli/http_client.hpp"
#include "cli/session_file.hpp"
#include "cli/voice.hpp"
#include "json/json.hpp"

namespace gwanje::cli {

/// Problem details (RFC 9457) as the server writes them.
struct SaidProblem {
    std::string type;
    std::string title;
    std::int64_t status = 0;
    std::string detail;
    std::string field;
    std::string value;
    std::string reason;
    std::string remedy;
    GWANJE_RECORD(SaidProblem, type, title, status, detail, field, value, reason, remedy)

    /// "wrong_state" of "/problems/wrong_state".
    [[nodiscard]] std::string kind() const;
};

/// Why there is no answer to go on with, and the exit status that says so.
struct ApiNo {
    int exit_code = exit_no_server;
    SaidProblem problem;  ///< empty when no server answered
    std::string sentence;
};

class ApiClient {
public:
    /// Nothing for an address that cannot be asked.
    [[nodiscard]] static std::optional<ApiClient> to(const Session& session, Voice say);

    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] Voice say() const { return say_; }
    void use(Session session) { session_ = std::move(session); }
    /// From here on every request carries this cookie and CSRF token instead of the token.
    void use_cookie(std::string cookie, std::string csrf) {
        cookie_ = std::move(cookie);
        csrf_ = std::move(csrf);
    }

    /// `path` below /api/v1/. The body of an answer that is none of the errors.
    [[nodiscard]] Result<HttpSaid, ApiNo> get(const std::string& path);
    /// A POST with a key of its own: asked again with the same key when the connection broke or the server was busy,
    /// it is carried out once.
    [[nodiscard]] Result<HttpSaid, ApiNo> post(const std::string& path, const std::string& body);
    [[nodiscard]] Result<HttpSaid, ApiNo> remove(const std::string& path);
    /// Server-sent events until `visit` has enough or the server ends them.
    [[nodiscard]] Result<void, ApiNo> follow(const std::string& path,
                                             const std::function<bool(const ServerEvent&)>& visit);

private:
    ApiClient(HttpClient http, Session session, Voice say)
        : http_(std::move(http)), session_(std::move(session)), say_(say) {}
    [[nodiscard]] HttpAsk ask_for(std::string method, const std::string& path) const;
    [[nodiscard]] Result<HttpSaid, ApiNo> answered(Result<HttpSaid, NoAnswer> said) const;

    HttpClient http_;
    Session session_;
    Voice say_;
    std::string cookie_;
    std::string csrf_;
};

/// Prints why not on standard error; the exit status.
int complain(const ApiNo& no, Voice say);

/// 32 hexadecimal digits from the operating system.
[[nodiscard]] std::string drawn_key();

}  // namespace gwanje::cli
