#include "cli/account_command.hpp"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

#include "cli/print.hpp"

namespace gwanje::cli {
namespace {

constexpr std::int64_t token_days = 90;

struct NewToken {
    std::string name;
    std::int64_t days = token_days;
    GWANJE_RECORD(NewToken, name, days)
};
struct LoginWords {
    std::string login;
    std::string password;
    GWANJE_RECORD(LoginWords, login, password)
};
struct PasswordWords {
    std::string present;
    std::string wanted;
    GWANJE_RECORD(PasswordWords, present, wanted)
};

int told(const std::string& body, Look look, Voice say) {
    if (const auto document = JsonDocument::parse(body)) {
        const std::string text = look.json ? indented_json(document->root()) : object_text(document->root(), say);
        static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));
    }
    return exit_done;
}

std::string machine_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "gwanje";
}

/// A text field of an answer.
std::string text_in(const std::string& body, std::string_view outer, std::string_view inner = {}) {
    const auto document = JsonDocument::parse(body);
    auto node = document ? document->root().find(outer) : std::nullopt;
    if (node && !inner.empty()) node = node->is(JsonNode::Kind::object) ? node->find(inner) : std::nullopt;
    if (!node) return {};
    return node->is(JsonNode::Kind::text) ? std::string(node->text()) : node->json();
}

int run_login(ApiClient& api, Arguments arguments) {
    const Voice say = api.say();
    std::string login = arguments.take("login").value_or(arguments.words.size() > 1 ? arguments.words[1] : "");
    const bool from_input = arguments.take_flag("password_stdin");
    if (!arguments.options.empty() || arguments.words.size() > 2)
        return complain("gwanje login [LOGIN] [--password-stdin] [--server URL]"), exit_usage;
    if (login.empty()) {
        static_cast<void>(std::fprintf(stderr, "%s", std::string(say("아이디: ", "Login: ")).c_str()));
        std::getline(std::cin, login);
    }
    std::string password;
    if (from_input) {
        std::getline(std::cin, password);
    } else {
        password = typed_secret(say("비밀번호: ", "Password: "));
    }
    Session session = api.session();
    session.token.clear();
    api.use(session);
    const auto opened = api.post("login", json_text(LoginWords{login, password}));
    if (!opened) {
        complain(opened.error().sentence);
        return opened.error().exit_code;
    }
    const std::string cookie = opened->header("Set-Cookie").value_or("");
    api.use_cookie(cookie.substr(0, cookie.find(';')), text_in(opened->body, "csrf"));
    // The session is only there to make a token, which the file keeps.
    const auto token = api.post("tokens", json_text(NewToken{"gwanje@" + machine_name(), token_days}));
    const auto closed = api.post("logout", "");
    if (!token) return complain(token.error(), say);
    session.login = login;
    session.token = text_in(token->body, "secret");
    session.number = integer_from_text(text_in(token->body, "entry", "number")).value_or(0);
    if (const auto saved = save_session(session_path(), session); !saved) return complain(saved.error()), exit_refused;
    complain(std::string(say("로그인했습니다: ", "Logged in as ")) + login + " (" + session.server + ", " +
             session_path() + ")");
    return exit_done;
}

int run_logout(ApiClient& api) {
    if (api.session().token.empty())
        return complain(api.say()("로그인하지 않았습니다", "not logged in")), exit_not_logged_in;
    const auto revoked = api.remove("tokens/" + std::to_string(api.session().number));
    // The server is kept, so that the next log-in finds it.
    if (!save_session(session_path(), Session{api.session().server, {}, {}, 0})) forget_session(session_path());
    if (!revoked && revoked.error().exit_code == exit_no_server) return complain(revoked.error(), api.say());
    return exit_done;
}

int run_token(ApiClient& api, Arguments arguments, Look look) {
    const std::string verb = arguments.words.size() < 2 ? "list" : arguments.words[1];
    if (verb == "list") {
        const auto said = api.get("tokens");
        return said ? told(said->body, look, api.say()) : complain(said.error(), api.say());
    }
    if (verb == "issue") {
        NewToken asked;
        asked.name = arguments.take("name").value_or("gwanje@" + machine_name());
        const auto days = integer_from_text(arguments.take("days").value_or(std::to_string(token_days)));
        if (!days) return complain("--days: 1 … 366"), exit_usage;
        asked.days = *days;
        const auto said = api.post("tokens", json_text(asked));
        return said ? told(said->body, look, api.say()) : complain(said.error(), api.say());
    }
    if (verb == "revoke" && arguments.words.size() == 3) {
        const auto said = api.remove("tokens/" + url_encoded(arguments.words[2]));
        return said ? exit_done : complain(said.error(), api.say());
    }
    return complain("gwanje token list | issue [--name NAME] [--days N] | revoke NUMBER"), exit_usage;
}

int run_password(ApiClient& api, const Arguments& arguments) {
    const Voice say = api.say();
    if (arguments.words.size() == 2) {  // somebody else's, by an administrator
        const std::string wanted = typed_secret(say("새 비밀번호: ", "New password: "));
        const auto said = api.post("persons/" + url_encoded(arguments.words[1]) + "/set-password",
                                   R"({"wanted":)" + json_text(wanted) + "}");
        return said ? exit_done : complain(said.error(), say);
    }
    PasswordWords asked;
    asked.present = typed_secret(say("지금 비밀번호: ", "Present password: "));
    asked.wanted = typed_secret(say("새 비밀번호: ", "New password: "));
    const auto said = api.post("password", json_text(asked));
    return said ? exit_done : complain(said.error(), say);
}

}  // namespace

std::string typed_secret(std::string_view prompt) {
    const bool terminal = ::isatty(STDIN_FILENO) != 0;
    termios before{};
    if (terminal) {
        static_cast<void>(std::fprintf(stderr, "%.*s", static_cast<int>(prompt.size()), prompt.data()));
        static_cast<void>(::tcgetattr(STDIN_FILENO, &before));
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        static_cast<void>(::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent));
    }
    std::string secret;
    std::getline(std::cin, secret);
    if (terminal) {
        static_cast<void>(::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before));
        static_cast<void>(std::fprintf(stderr, "\n"));
    }
    return secret;
}

bool is_account_command(const Arguments& arguments) {
    constexpr std::array<std::string_view, 5> known{"login", "logout", "me", "password", "token"};
    return !arguments.words.empty() && std::find(known.begin(), known.end(), arguments.words[0]) != known.end();
}

int run_account_command(ApiClient& api, Arguments arguments, Look look) {
    const std::string word = arguments.words[0];
    if (word == "login") return run_login(api, std::move(arguments));
    if (word == "logout") return run_logout(api);
    if (word == "token") return run_token(api, std::move(arguments), look);
    if (word == "password") return run_password(api, arguments);
    const auto said = api.get("me");
    return said ? told(said->body, look, api.say()) : complain(said.error(), api.say());
}

}  // namespace gwanje::cli
