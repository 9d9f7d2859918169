// HttpServer: HTTP/1.1 with keep-alive on a few I/O threads. It knows connections and limits; what is answered is the
// handler's affair.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "api/http.hpp"
#include "base/result.hpp"
#include "port/fault.hpp"

namespace gwanje {

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    unsigned threads = 2;
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 16 * 1024 * 1024;
    std::size_t connections = 4000;
    std::chrono::milliseconds idle_time{60'000};  ///< between two requests of one connection
    std::chrono::milliseconds request_time{
        20'000};  ///< for a request to arrive once it has begun, and for an answer to leave
    std::chrono::milliseconds drain_time{2'000};  ///< for the rest of a request that was refused half way
    std::chrono::milliseconds heartbeat{15'000};  ///< of an event stream on which nothing happens
};

class HttpServer {
public:
    /// Listens and serves. Fault: address_in_use, not_permitted, …
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>, Fault> start(ServerSettings settings, Handler handler);

    /// As `stop` with no grace.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::size_t connections() const;
    /// Takes no new connection, lets requests in progress end for at most `grace`, ends event streams, joins the
    /// threads.
    void stop(std::chrono::milliseconds grace);

private:
    struct Parts;
    explicit HttpServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace gwanje
