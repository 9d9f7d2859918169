#include "api/server.hpp"

#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <thread>

#include "api/byte_stream.hpp"
#include "api/socket_client.hpp"

namespace gwanje {
namespace {

class ServerTest : public testing::Test {
protected:
    void start(ServerSettings settings = {}) {
        auto started =
            HttpServer::start(settings, [this](Ask&& ask, Reply reply) { answer(std::move(ask), std::move(reply)); });
        ASSERT_TRUE(started.ok()) << started.error().what;
        server = std::move(*started);
    }
    void answer(Ask&& ask, Reply reply) {
        if (ask.path == "/later") {
            const std::lock_guard lock(mutex);
            kept.push_back(std::move(reply));
            came.set_value();
            return;
        }
        if (ask.path == "/stream") {
            Answer streamed;
            streamed.type = "text/event-stream";
            streamed.stream = stream;
            return reply(std::move(streamed));
        }
        reply(json_answer(std::string(method_word(ask.method)) + ' ' + ask.path + '?' + ask.query + ' ' + ask.body));
    }

    std::mutex mutex;
    std::vector<Reply> kept;
    std::promise<void> came;
    std::shared_ptr<ByteStream> stream = std::make_shared<ByteStream>(1000);
    std::unique_ptr<HttpServer> server;
};

TEST_F(ServerTest, AnswersSeveralRequestsOnOneConnection) {
    start();
    SocketClient c(server->port());
    c.say("GET /a%20b?x=1 HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(c.read_answer().second, "GET /a b?x=1 ");
    c.say("POST /c HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_EQ(c.read_answer().second, "POST /c? hello");
    c.say("HEAD /c HTTP/1.1\r\nHost: h\r\n\r\nGET /d HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    EXPECT_NE(c.read_to("\r\n\r\n").find("Content-Length: 9"), std::string::npos);
    const auto [head, body] = c.read_answer();
    EXPECT_EQ(body, "GET /d? ");
    EXPECT_NE(head.find("Connection: close"), std::string::npos);
    EXPECT_TRUE(c.is_closed());
}

TEST_F(ServerTest, ReadsABodyThatComesInPieces) {
    start();
    SocketClient c(server->port());
    const std::string request =
        "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    for (const char byte : request) c.say(std::string_view(&byte, 1));
    EXPECT_EQ(c.read_answer().second, "POST /c? abcde");
    c.say("POST /c HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(c.read_to("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    c.say("xyz");
    EXPECT_EQ(c.read_answer().second, "POST /c? xyz");
}

TEST_F(ServerTest, RefusesWhatIsTooLargeOrNoHttp) {
    ServerSettings settings;
    settings.body_bytes = 100;
    settings.header_bytes = 1000;
    settings.drain_time = std::chrono::milliseconds(50);
    start(settings);
    const auto status = [&](const std::string& request) {
        SocketClient c(server->port());
        c.say(request);
        const std::string head = c.read_answer().first;
        return head.substr(0, 12);
    };
    EXPECT_EQ(status("POST /c HTTP/1.1\r\nHost: h\r\nContent-Length: 101\r\n\r\n"), "HTTP/1.1 413");
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(2000, 'x') + "\r\n\r\n"), "HTTP/1.1 431");
    EXPECT_EQ(status("nonsense\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status("GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(status("GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n"), "HTTP/1.1 400");
}

TEST_F(ServerTest, LetsGoOfWhoSaysNothing) {
    ServerSettings settings;
    settings.idle_time = std::chrono::milliseconds(50);
    settings.request_time = std::chrono::milliseconds(50);
    start(settings);
    SocketClient silent(server->port());
    SocketClient slow(server->port());
    slow.say("GET / HT");
    EXPECT_TRUE(silent.is_closed());
    EXPECT_TRUE(slow.is_closed());
}

TEST_F(ServerTest, AFullHouseSaysSo) {
    ServerSettings settings;
    settings.connections = 1;
    start(settings);
    SocketClient first(server->port());
    first.say("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(first.read_answer().second, "GET /a? ");
    SocketClient second(server->port());
    EXPECT_EQ(second.read_to("\r\n\r\n").substr(0, 12), "HTTP/1.1 503");
}

TEST_F(ServerTest, APortInUseIsAFaultWithASentence) {
    start();
    ServerSettings settings;
    settings.port = server->port();
    const auto second = HttpServer::start(settings, [](Ask&&, const Reply&) {});
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().kind, FaultKind::address_in_use);
    EXPECT_NE(sentence(second.error(), Language::en).find(std::to_string(settings.port)), std::string::npos);
}

TEST_F(ServerTest, AnAnswerMayComeLaterFromAnotherThread) {
    start();
    SocketClient c(server->port());
    c.say("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
    came.get_future().wait();
    std::thread([this] { kept.front()(json_answer("late")); }).join();
    EXPECT_EQ(c.read_answer().second, "late");
}

TEST_F(ServerTest, StoppingLetsARequestEndAndAnAnswerAfterwardsHurtsNobody) {
    start();
    SocketClient c(server->port());
    SocketClient idle(server->port());
    c.say("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
    came.get_future().wait();
    std::thread stopping([this] { server->stop(std::chrono::seconds(10)); });
    EXPECT_TRUE(idle.is_closed());
    kept.front()(json_answer("late"));
    EXPECT_EQ(c.read_answer().second, "late");
    EXPECT_TRUE(c.is_closed());
    stopping.join();
    kept.front()(json_answer("too late"));
    server.reset();
    kept.front()(json_answer("far too late"));
}

TEST_F(ServerTest, AStreamComesPieceByPieceUntilItEnds) {
    ServerSettings settings;
    settings.heartbeat = std::chrono::milliseconds(20);
    start(settings);
    SocketClient c(server->port());
    c.say("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_NE(c.read_to("\r\n\r\n").find("Transfer-Encoding: chunked"), std::string::npos);
    EXPECT_EQ(c.read_to(": beat\n\n\r\n"), "8\r\n: beat\n\n\r\n");
    ASSERT_TRUE(stream->push(std::make_shared<const std::string>("data: 1\n\n")));
    c.read_to("data: 1\n\n\r\n");
    stream->end();
    EXPECT_FALSE(c.read_to("0\r\n\r\n").empty());
    EXPECT_TRUE(c.is_closed());
}

TEST_F(ServerTest, AListenerThatLeavesEndsItsStream) {
    start();
    {
        SocketClient c(server->port());
        c.say("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
        c.read_to("\r\n\r\n");
    }
    for (int i = 0; i < 1000 && stream->open(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_FALSE(stream->open());
}

TEST(ByteStream, CutsOffWhoIsTooSlow) {
    ByteStream stream(10);
    EXPECT_TRUE(stream.push(std::make_shared<const std::string>("12345678")));
    EXPECT_FALSE(stream.push(std::make_shared<const std::string>("12345678")));
    EXPECT_TRUE(stream.ended());
    EXPECT_FALSE(stream.push(std::make_shared<const std::string>("1")));
}

TEST(Http, ReadsUrlsCookiesLanguagesAndTags) {
    EXPECT_EQ(decoded_url("%EA%B0%80+b", true), "가 b");
    EXPECT_EQ(decoded_url("a+b", false), "a+b");
    EXPECT_FALSE(decoded_url("%E", true));
    EXPECT_FALSE(decoded_url("%ff", true));
    EXPECT_EQ(cookie_value("a=1; gwanje_session=xyz; b=2", "gwanje_session"), "xyz");
    EXPECT_EQ(cookie_value("xgwanje_session=xyz", "gwanje_session"), "");
    Ask ask;
    EXPECT_EQ(ask.language(), Language::ko);
    ask.headers.accept_language = "fr, en;q=0.5, ko;q=0.4";
    EXPECT_EQ(ask.language(), Language::en);
    EXPECT_TRUE(matches_tag(R"("a", W/"b")", R"("b")"));
    EXPECT_FALSE(matches_tag(R"("a")", R"("b")"));
    EXPECT_NE(content_tag("12345678"), content_tag("123456789"));
}

}  // namespace
}  // namespace gwanje
