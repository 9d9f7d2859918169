// The client's side of HTTP/1.1: one request, one answer, or a stream of server-sent events. The connection is kept for
// the next request. Boost.Beast stays in http_client.cpp.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace gwanje::cli {

struct HttpAsk {
    std::string method = "GET";
    std::string target;  ///< "/api/v1/calls?state=open"
    std::string body;    ///< JSON, or empty
    std::vector<std::pair<std::string, std::string>> headers;
};

struct HttpSaid {
    int status = 0;
    std::string type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    /// The first header with this name, whatever its case.
    [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
};

/// Why nothing was said: no server, a broken connection, not HTTP.
struct NoAnswer {
    std::string what;
};

/// One server-sent event.
struct ServerEvent {
    std::string id;
    std::string type;
    std::string data;
};

class HttpClient {
public:
    /// "http://127.0.0.1:8080"; nothing for what cannot be asked over plain HTTP.
    [[nodiscard]] static std::optional<HttpClient> to(const std::string& server);

    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;
    ~HttpClient();

    /// A request that finds the kept connection closed is sent once more on a new one.
    [[nodiscard]] Result<HttpSaid, NoAnswer> ask(const HttpAsk& ask);
    /// Follows a stream of events until `visit` returns false or the server ends it. An answer that is not a stream
    /// comes back whole.
    [[nodiscard]] Result<HttpSaid, NoAnswer> follow(const HttpAsk& ask,
                                                    const std::function<bool(const ServerEvent&)>& visit);

private:
    struct Line;
    explicit HttpClient(std::unique_ptr<Line> line);
    std::unique_ptr<Line> line_;
};

/// A text as part of a target: everything but letters, digits and -._~ as %XX.
[[nodiscard]] std::string url_encoded(std::string_view text);

/// Takes server-sent events out of a stream that comes in pieces.
class EventReader {
public:
    /// The events that this piece completes.
    [[nodiscard]] std::vector<ServerEvent> add(std::string_view piece);

private:
    std::string line_;
    ServerEvent event_;
};

}  // namespace gwanje::cli
