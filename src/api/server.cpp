#include "api/server.hpp"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <thread>
#include <vector>

#include "api/connection.hpp"

namespace gwanje {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::string_view full_house =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";
/// How long the acceptor rests when the system has no more file descriptors.
constexpr std::chrono::milliseconds accept_rest{100};

Fault listen_fault(const boost::system::error_code& error, const ServerSettings& settings) {
    const std::string where = settings.address + ':' + std::to_string(settings.port);
    if (error == asio::error::address_in_use) return fault(FaultKind::address_in_use, error.message(), where);
    return fault_of_errno(error.value(), "listen", where);
}

}  // namespace

struct HttpServer::Parts {
    std::shared_ptr<Exchange> exchange = std::make_shared<Exchange>();
    std::unique_ptr<tcp::acceptor> acceptor;
    std::unique_ptr<asio::steady_timer> rest;
    std::vector<std::thread> threads;
    std::size_t next_lane = 0;
    bool stopped = false;

    void accept() {
        Lane& lane = *exchange->lanes[next_lane++ % exchange->lanes.size()];
        acceptor->async_accept(lane.io, [this, &lane](const boost::system::error_code& error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || !acceptor->is_open()) return;
            if (error) {
                rest->expires_after(accept_rest);
                rest->async_wait([this](const boost::system::error_code& stopped_resting) {
                    if (!stopped_resting) accept();
                });
                return;
            }
            admit(std::move(socket), lane);
            accept();
        });
    }

    void admit(tcp::socket socket, Lane& lane) {
        boost::system::error_code ignored;
        if (exchange->connections.load() >= exchange->settings.connections) {
            socket.non_blocking(true, ignored);
            socket.write_some(asio::buffer(full_house), ignored);
            return;
        }
        ++exchange->connections;
        socket.set_option(tcp::no_delay(true), ignored);
        asio::post(lane.io, [this, &lane, moved = std::move(socket)]() mutable {
            serve_connection(std::move(moved), lane, *exchange);
        });
    }
};

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HttpServer::~HttpServer() {
    stop(std::chrono::milliseconds(0));
}

Result<std::unique_ptr<HttpServer>, Fault> HttpServer::start(ServerSettings settings, Handler handler) {
    auto parts = std::make_unique<Parts>();
    parts->exchange->settings = settings;
    parts->exchange->handler = std::move(handler);
    for (unsigned i = 0; i < std::max(1U, settings.threads); ++i)
        parts->exchange->lanes.push_back(std::make_unique<Lane>());

    asio::io_context& io = parts->exchange->lanes.front()->io;
    boost::system::error_code error;
    const asio::ip::address address = asio::ip::make_address(settings.address, error);
    if (error) return Failure{fault(FaultKind::unreachable, "not an IP address", settings.address)};
    const tcp::endpoint endpoint(address, settings.port);
    parts->acceptor = std::make_unique<tcp::acceptor>(io);
    parts->rest = std::make_unique<asio::steady_timer>(io);
    parts->acceptor->open(endpoint.protocol(), error);
    if (!error) parts->acceptor->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) parts->acceptor->bind(endpoint, error);
    if (!error) parts->acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (error) return Failure{listen_fault(error, settings)};

    parts->accept();
    for (const std::unique_ptr<Lane>& lane : parts->exchange->lanes)
        parts->threads.emplace_back([&io_of_lane = lane->io] {
            const auto stays = asio::make_work_guard(io_of_lane);
            io_of_lane.run();
        });
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

std::uint16_t HttpServer::port() const {
    return parts_->acceptor->local_endpoint().port();
}
std::size_t HttpServer::connections() const {
    return parts_->exchange->connections.load();
}

void HttpServer::stop(std::chrono::milliseconds grace) {
    if (parts_->stopped) return;
    parts_->stopped = true;
    Parts& parts = *parts_;
    asio::post(parts.exchange->lanes.front()->io, [&parts] {
        boost::system::error_code ignored;
        parts.acceptor->close(ignored);
        parts.rest->cancel();
    });
    for (const std::unique_ptr<Lane>& lane : parts.exchange->lanes)
        asio::post(lane->io, [&moved = *lane] { close_idle_connections(moved); });
    const auto until = std::chrono::steady_clock::now() + grace;
    while (connections() > 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    for (const std::unique_ptr<Lane>& lane : parts.exchange->lanes) lane->io.stop();
    for (std::thread& thread : parts.threads) thread.join();
    for (const std::unique_ptr<Lane>& lane : parts.exchange->lanes) drop_connections(*lane);
}

}  // namespace gwanje
