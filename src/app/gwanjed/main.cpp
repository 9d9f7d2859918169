// gwanjed: the server of a centre. Reads as a table of contents: options, journal, first start, writer, engine, API.
#include <fmt/format.h>
#include <signal.h>
#include <sodium.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <future>

#include "adapter/credentials/credentials_sqlite.hpp"
#include "adapter/engine_local/local_engine.hpp"
#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "api/api.hpp"
#include "api/centre_desk.hpp"
#include "api/server.hpp"
#include "app/gwanjed/first_start.hpp"
#include "base/text.hpp"
#include "control/engine_keeper.hpp"
#include "control/system_clock.hpp"

namespace gwanje::app {
namespace {

void say(const Fault& fault) {
    spdlog::warn("{} ({})", sentence(fault, Language::en), fault.what);
}

int give_up(const std::string& what) {
    fmt::print(stderr, "gwanjed: {}\n", what);
    return 1;
}
int give_up(const Fault& fault) {
    return give_up(sentence(fault, Language::ko) + "\n         " + sentence(fault, Language::en) + " (" + fault.what +
                   ")");
}

local::Settings engine_settings(const Options& options, const Machine& machine) {
    const std::string folder = std::filesystem::absolute(options.data).string();
    local::Settings settings;
    settings.node = machine.name;
    settings.runs_folder = folder + "/runs";
    settings.projects_folder = folder + "/projects";
    settings.shepherd = options.shepherd.empty() ? program_folder() + "/gwanje-shepherd" : options.shepherd;
    // Programs of the site that every run may read; the demonstration's training program lies there.
    if (const std::string programs = program_folder() + "/programs"; std::filesystem::is_directory(programs))
        settings.shared.push_back({programs, "/opt/gwanje"});
    return settings;
}

/// Blocks until SIGINT or SIGTERM comes; both must be blocked in every thread.
int wait_for_signal(const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
    return signal;
}

/// The document follows from the routes alone; a centre in a folder that is thrown away has them all.
int write_openapi() {
    std::string folder = (std::filesystem::temp_directory_path() / "gwanje-openapi-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return give_up("no temporary folder can be made");
    const auto clean = [&](int code) {
        std::filesystem::remove_all(folder);
        return code;
    };
    auto journal = JournalSqlite::open(folder);
    if (!journal.ok()) return clean(give_up(journal.error()));
    CredentialsSettings settings;
    settings.path = folder + "/credentials.db";
    auto credentials = open_credentials(settings);
    if (!credentials.ok()) return clean(give_up(credentials.error()));
    control::SystemClock clock;
    auto centre = Centre::open(**journal, clock, {});
    if (!centre.ok()) return clean(give_up(centre.error()));
    CentreDesk desk(**centre, clock, nullptr);
    Api api(desk, **credentials, {});
    fmt::print("{}\n", api.openapi());
    api.close();
    return clean(0);
}

int serve(const Options& options) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);

    auto journal = JournalSqlite::open(options.data);
    if (!journal.ok()) return give_up(journal.error());
    CredentialsSettings credential_settings;
    credential_settings.path = options.data + "/credentials.db";
    auto credentials = open_credentials(credential_settings);
    if (!credentials.ok()) return give_up(credentials.error());

    control::SystemClock clock;
    const auto telemetry = machine_telemetry();
    const Machine machine = this_machine(*telemetry);
    if (const auto first = first_start(options, **journal, **credentials, clock, machine); !first.ok())
        return give_up(first.error());

    control::WriterOptions writer_options;
    writer_options.tell = say;
    auto centre = Centre::open(**journal, clock, writer_options);
    if (!centre.ok()) return give_up(centre.error());

    auto engine = local::LocalEngine::open(engine_settings(options, machine), *telemetry);
    if (!engine.ok()) return give_up(engine.error());
    control::EngineKeeperOptions keeper_options;
    keeper_options.node = machine.name;
    keeper_options.tell = say;
    auto keeper = std::make_unique<control::EngineKeeper>(**centre, **engine, clock, keeper_options);

    CentreDesk desk(**centre, clock, engine->get());
    ApiSettings api_settings;
    api_settings.console_folder = options.console;
    api_settings.secure_cookie = options.secure_cookie;
    Api api(desk, **credentials, api_settings);
    ServerSettings server_settings;
    server_settings.address = options.address;
    server_settings.port = options.port;
    auto server = HttpServer::start(server_settings, api.handler());
    if (!server.ok()) return give_up(server.error());

    for (const Capability& capability : (*engine)->capabilities())
        if (capability.enforcement != Enforcement::full) spdlog::info("engine: {}", capability.sentence_en);
    fmt::print("gwanjed: http://{}:{}/  (Ctrl-C: stop · 끝내려면 Ctrl-C)\n", options.address, (*server)->port());
    std::fflush(stdout);

    wait_for_signal(signals);
    fmt::print("gwanjed: stopping\n");
    api.close();
    (*server)->stop(std::chrono::milliseconds(2000));
    keeper.reset();
    (*centre)->stop();
    return 0;
}

}  // namespace
}  // namespace gwanje::app

int main(int argc, char** argv) {
    gwanje::app::Options options;
    std::string listen = "127.0.0.1:8080";
    CLI::App app("gwanjed — the control tower of a shared AI computing centre · 공유 인공지능 컴퓨팅센터 관제");
    app.add_option("--data", options.data, "folder of journal, credentials and runs (default: data)");
    app.add_option("--listen", listen, "address:port (default: 127.0.0.1:8080; port 0: any free one)");
    app.add_option("--console", options.console, "folder of the built console");
    app.add_option("--demo", options.demo, "folder of a centre to fill an empty journal with");
    app.add_option("--shepherd", options.shepherd, "program that watches a run (default: beside this one)");
    app.add_flag("--openapi", options.openapi, "write the OpenAPI document and end");
    app.add_flag("--secure-cookie", options.secure_cookie, "send the session cookie over TLS only (behind a proxy)");
    CLI11_PARSE(app, argc, argv);
    const std::size_t colon = listen.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : gwanje::integer_from_text(listen.substr(colon + 1));
    if (!port || *port < 0 || *port > 65535) {
        fmt::print(stderr, "gwanjed: --listen {}: write it as 127.0.0.1:8080\n", listen);
        return 2;
    }
    options.address = listen.substr(0, colon);
    options.port = static_cast<std::uint16_t>(*port);
    if (sodium_init() < 0) return 1;
    spdlog::set_default_logger(spdlog::stderr_logger_mt("gwanjed"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
    return options.openapi ? gwanje::app::write_openapi() : gwanje::app::serve(options);
}
