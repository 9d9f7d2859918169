#include "cli/client.hpp"

#include <cstdio>
#include <cstdlib>

#include "cli/account_command.hpp"
#include "cli/file_commands.hpp"
#include "cli/help.hpp"
#include "cli/journal_command.hpp"
#include "cli/scenario_command.hpp"

namespace gwanje::cli {
namespace {

constexpr std::string_view usual_server = "http://127.0.0.1:8080";

void put_text(const std::string& text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));
}

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// Where to, and as whom: options before the environment before what `gwanje login` kept.
Session session_for(const std::optional<std::string>& server) {
    Session session = load_session(session_path()).value_or(Session{});
    const std::string wanted = server.value_or(environment("GWANJE_SERVER"));
    if (!wanted.empty() && wanted != session.server) {  // a token is for the server that gave it
        session = Session{};
        session.server = wanted;
    }
    if (session.server.empty()) session.server = usual_server;
    if (const std::string token = environment("GWANJE_TOKEN"); !token.empty()) session.token = token;
    return session;
}

int run_with_api(Arguments arguments, const std::optional<std::string>& server, Look look, Voice say) {
    std::optional<ApiClient> api = ApiClient::to(session_for(server), say);
    if (!api)
        return complain(
                   say("--server: http://주소:포트 형식이어야 합니다", "--server: write it as http://ADDRESS:PORT")),
               exit_usage;
    if (arguments.words[0] == "scenario") return run_scenario_command(arguments, &*api, say);
    if (is_account_command(arguments)) return run_account_command(*api, std::move(arguments), look);
    if (arguments.words[0] == "live") return run_live(*api, look);
    return run_api_command(*api, std::move(arguments), look);
}

int run_help(const Arguments& arguments, Voice say) {
    const std::string noun = arguments.words.empty() ? "" : arguments.words[0];
    const std::string text = help_for(noun, arguments.words.size() > 1 ? arguments.words[1] : "", say);
    put_text(text.empty() ? general_help(say) : text);
    return exit_done;
}

int run_completion(const std::vector<std::string>& words) {
    if (words.size() != 2 || words[1] != "bash") return complain("gwanje completion bash"), exit_usage;
    put_text(bash_completion());
    return exit_done;
}

}  // namespace

int run_client(std::vector<std::string> words) {
    if (!words.empty() && words[0] == "__complete") {
        words.erase(words.begin());
        for (const std::string& word : completions(words)) put_text(word + "\n");
        return exit_done;
    }
    // These two have options of their own kind and are read by their own parser.
    if (!words.empty() && (words[0] == "select" || words[0] == "twin")) return run_file_command(words);
    if (!words.empty() && words[0] == "completion") return run_completion(words);

    Arguments arguments = arguments_of(words);
    Voice say{language_of_locale()};
    if (const auto language = arguments.take("lang")) {
        const auto known = enum_from_text<Language>(*language);
        if (!known) return complain("--lang ko|en"), exit_usage;
        say.language = *known;
    }
    const Look look{arguments.take_flag("json")};
    if (arguments.take_flag("help") || (!arguments.words.empty() && arguments.words[0] == "help")) {
        if (!arguments.words.empty() && arguments.words[0] == "help") arguments.words.erase(arguments.words.begin());
        return run_help(arguments, say);
    }
    if (arguments.words.empty()) return put_text(general_help(say)), exit_usage;
    if (arguments.words[0] == "journal") return run_journal_command(std::move(arguments), look.json, say);
    const std::optional<std::string> server = arguments.take("server");
    if (arguments.words[0] == "scenario" && !server) return run_scenario_command(arguments, nullptr, say);
    if (arguments.words[0] == "scenario" || arguments.words[0] == "live" || is_account_command(arguments) ||
        is_api_command(arguments))
        return run_with_api(std::move(arguments), server, look, say);
    complain(arguments.words[0] + std::string(say("? `gwanje --help`를 보십시오", "? see `gwanje --help`")));
    return exit_usage;
}

}  // namespace gwanje::cli
