#include <algorithm>
#include <thread>

#include "api/api_fixture.hpp"
#include "api/byte_stream.hpp"
#include "api/server.hpp"
#include "api/socket_client.hpp"

namespace gwanje {
namespace {

class LiveTest : public ApiFixture {
protected:
    std::shared_ptr<ByteStream> listen(Id<Person> person, const std::string& last_seen = {}) {
        Ask ask = ask_as(person, Method::get, "/api/v1/live");
        ask.headers.last_event_id = last_seen;
        const Answer answer = send(std::move(ask));
        EXPECT_EQ(answer.status, 200);
        return answer.stream;
    }
    /// What comes until `mark` is in it; gives up after ten seconds.
    static std::string hear(const std::shared_ptr<ByteStream>& stream, std::string_view mark) {
        std::string heard;
        for (int i = 0; i < 10'000 && heard.find(mark) == std::string::npos; ++i) {
            if (const auto piece = stream->take()) {
                heard += *piece;
            } else if (stream->ended()) {
                break;
            } else {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        }
        return heard;
    }
};

TEST_F(LiveTest, EverybodyHearsWhatTheyMaySee) {
    const auto staff = listen(caller);
    const auto other = listen(stranger);
    hear(staff, "retry"), hear(other, "retry");
    tell(WithdrawApplication{{1}, "x"}, applicant);
    tell(AddSite{{"대전", "", ""}}, admin);
    const std::string to_staff = hear(staff, "SiteAdded");
    EXPECT_NE(to_staff.find(R"("type":"ApplicationWithdrawn","id":"app-1")"), std::string::npos) << to_staff;
    const std::string to_other = hear(other, "SiteAdded");
    EXPECT_EQ(to_other.find("ApplicationWithdrawn"), std::string::npos);
    EXPECT_EQ(get({}, "/api/v1/live").status, 401);
}

TEST_F(LiveTest, WhoComesBackHearsWhatWasMissed) {
    const auto first = listen(admin);
    hear(first, "retry");
    tell(AddSite{{"대전", "", ""}}, admin);
    const std::string heard = hear(first, "SiteAdded");
    const std::size_t at = heard.find("id: ") + 4;
    const std::string id = heard.substr(at, heard.find('\n', at) - at);
    tell(AddSite{{"부산", "", ""}}, admin);
    hear(first, "SiteAdded");
    EXPECT_NE(hear(listen(admin, id), "sit-3").find("sit-3"), std::string::npos);
    EXPECT_NE(hear(listen(admin, "999999"), "resync").find("event: resync"), std::string::npos);
}

TEST_F(LiveTest, ManyEventsAreToldAsASum) {
    const auto stream = listen(admin);
    hear(stream, "retry");
    std::vector<Outcome> rows;
    for (int i = 0; i < 1000; ++i) {
        Outcome outcome;
        outcome.site = {1};
        outcome.title = "논문 " + std::to_string(i);
        outcome.at = clock.now() - days(1);
        rows.push_back(outcome);
    }
    tell(ImportOutcomes{rows}, caller);
    EXPECT_NE(hear(stream, "event: many").find(R"("OutcomeRecorded":1000)"), std::string::npos);
}

TEST_F(LiveTest, AClosedAccountHearsNoMore) {
    const auto stream = listen(applicant);
    hear(stream, "retry");
    tell(ChangePerson{applicant, false}, admin);
    tell(AddSite{{"대전", "", ""}}, admin);
    const std::string heard = hear(stream, "SiteAdded");
    EXPECT_EQ(heard.find("SiteAdded"), std::string::npos) << heard;
    EXPECT_TRUE(stream->ended());
}

TEST_F(LiveTest, FiveHundredListenersOverSocketsAndOneThatDoesNotRead) {
    auto server = HttpServer::start({}, api->handler());
    ASSERT_TRUE(server.ok());
    const std::string request =
        "GET /api/v1/live HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token_of(admin) + "\r\n\r\n";
    std::vector<std::unique_ptr<SocketClient>> clients;
    for (int i = 0; i < 500; ++i) {
        clients.push_back(std::make_unique<SocketClient>((*server)->port()));
        ASSERT_TRUE(clients.back()->connected());
        clients.back()->say(request);
    }
    for (const auto& client : clients) ASSERT_FALSE(client->read_to("retry: 2000").empty());
    tell(AddSite{{"대전", "", ""}}, admin);
    for (const auto& client : clients) EXPECT_FALSE(client->read_to("SiteAdded").empty());
    EXPECT_EQ(api->live().listeners(), 500U);
    api->close();
    (*server)->stop(std::chrono::seconds(10));
}

}  // namespace
}  // namespace gwanje
