// The cases of scenarios/ through a real server on a real port: the same files as on the bare kernel.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "api/api.hpp"
#include "api/centre_desk.hpp"
#include "api/server.hpp"
#include "cli/api_command.hpp"
#include "cli/client.hpp"
#include "cli/server_ground.hpp"
#include "control/system_clock.hpp"
#include "port/fake_credentials.hpp"
#include "port/fake_engine.hpp"
#include "port/fake_journal.hpp"
#include "scenario/run.hpp"

namespace gwanje::cli {
namespace {

/// The writer, the API and a listening socket over a journal in memory, with one administrator.
class RunningServer : public testing::Test {
protected:
    RunningServer() {
        auto opened = LiveCentre::open(journal_, clock_);
        GWANJE_CHECK(opened.ok());
        centre_ = std::move(*opened);
        desk_ = std::make_unique<CentreDesk>(*centre_, clock_, &engine_);
        tell(RegisterBody{{"센터", "", BodyKind::centre_operator, {}, "", ""}});
        tell(RegisterPerson{{"admin", "관리자", {1}, "", true}});
        tell(GrantRole{{{1}, {}, Duty::administration, {}, {}}});
        api_ = std::make_unique<Api>(*desk_, credentials_, ApiSettings{});
        auto started = HttpServer::start({}, api_->handler());
        GWANJE_CHECK(started.ok());
        server_ = std::move(*started);
        credentials_.set_password({1}, "a long password", [](auto) {});
        credentials_.issue_token({1}, "test", clock_.now(), clock_.now() + days(1),
                                 [&](Result<IssuedToken, Fault> issued) { token_ = issued->secret; });
    }
    ~RunningServer() override {
        api_->close();
        server_->stop(std::chrono::milliseconds(0));
        server_.reset();
        api_.reset();
        desk_.reset();
        centre_.reset();
    }

    void tell(Command command) {
        const CentreAnswer answer = centre_->ask({std::move(command), 0, {}, 0});
        GWANJE_CHECK(std::holds_alternative<CentreAccepted>(answer));
    }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }
    ApiClient client() const { return std::move(*ApiClient::to({address(), "admin", token_, 1}, Voice{Language::en})); }

    FakeJournal journal_;
    control::SystemClock clock_;
    FakeEngine engine_;
    FakeCredentials credentials_;
    std::unique_ptr<LiveCentre> centre_;
    std::unique_ptr<CentreDesk> desk_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<HttpServer> server_;
    std::string token_;
};

TEST_F(RunningServer, ScenariosHold) {
    const std::filesystem::path home = std::filesystem::path(GWANJE_SOURCE_DIR) / "scenarios";
    const auto load = [&](const std::string& name) { return file_text((home / name).string()); };
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(home))
        if (entry.path().extension() == ".txt") files.insert(entry.path().filename().string());
    ApiClient administrator = client();
    std::size_t played = 0;
    for (const std::string& file : files) {
        const auto cases = scenario::parse_cases(file, *load(file), load);
        ASSERT_TRUE(cases.ok());
        for (const scenario::Case& one : *cases) {
            ServerGround ground(administrator);
            const scenario::Verdict verdict = scenario::play(one, ground, false);
            if (verdict.finding) ADD_FAILURE() << one.title << "\n" << scenario::finding_text(*verdict.finding);
            played += verdict.passed_over.empty() ? 1U : 0U;
        }
    }
    EXPECT_GE(played, 25U);
}

TEST_F(RunningServer, ExitStatusSaysWhatHappened) {
    ::setenv("GWANJE_TOKEN", token_.c_str(), 1);
    const auto gwanje = [&](std::vector<std::string> words) {
        words.push_back("--server=" + address());
        words.push_back("--lang=en");
        return run_client(std::move(words));
    };
    EXPECT_EQ(gwanje({"body", "list"}), exit_done);
    EXPECT_EQ(gwanje({"body", "register", "--name", "한빛대학교", "--kind", "university"}), exit_done);
    EXPECT_EQ(gwanje({"body", "show", "bdy-2", "--json"}), exit_done);
    EXPECT_EQ(gwanje({"body", "register", "--kind", "university"}), exit_refused);
    EXPECT_EQ(gwanje({"body", "register", "--kind", "cafe"}), exit_usage);
    EXPECT_EQ(gwanje({"body", "show", "bdy-99"}), exit_not_found);
    EXPECT_EQ(gwanje({"call", "draft", "--site", "sit-1"}), exit_not_permitted);
    EXPECT_EQ(gwanje({"fly"}), exit_usage);
    EXPECT_EQ(gwanje({"report", "overview"}), exit_done);
    ::setenv("GWANJE_TOKEN", "no such token", 1);
    EXPECT_EQ(gwanje({"body", "list"}), exit_not_logged_in);
    ::unsetenv("GWANJE_TOKEN");
    EXPECT_EQ(run_client({"body", "list", "--server", "http://127.0.0.1:1"}), exit_no_server);
}

}  // namespace
}  // namespace gwanje::cli
