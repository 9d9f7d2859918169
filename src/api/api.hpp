// Api: the table of routes, and the way every request takes through it: who is it, may they come through, what do they
// get. Give `handler()` to an HttpServer.
#pragma once

#include <memory>
#include <string>

#include "api/live_hub.hpp"
#include "api/log_feed.hpp"
#include "api/router.hpp"
#include "api/static_site.hpp"
#include "port/credentials.hpp"

namespace gwanje {

struct ApiSettings {
    std::string console_folder;  ///< the built console
    bool secure_cookie = false;  ///< behind a proxy that speaks TLS
    LiveHub::Bounds live;
};

class Api {
public:
    /// Desk and credentials must outlive it.
    Api(FrontDesk& desk, Credentials& credentials, ApiSettings settings);
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;

    /// Answers one request; from any thread.
    void answer(Ask&& ask, Reply reply);
    [[nodiscard]] Handler handler() {
        return [this](Ask&& ask, Reply reply) { answer(std::move(ask), std::move(reply)); };
    }
    /// Ends the live streams; call before the server stops.
    void close();

    [[nodiscard]] const std::vector<Route>& routes() const { return router_.routes(); }
    [[nodiscard]] const std::string& openapi() const { return *openapi_; }
    [[nodiscard]] const LiveHub& live() const { return live_; }

private:
    [[nodiscard]] std::vector<Route> table(const ApiSettings& settings);
    /// Who asks: by cookie or by token; nobody when neither holds.
    [[nodiscard]] Reader reader_of(const Ask& ask) const;
    void pass(const Route& route, Ask&& ask, Reply reply);

    FrontDesk& desk_;
    Credentials& credentials_;
    StaticSite site_;
    LiveHub live_;
    LogFeed logs_;
    std::shared_ptr<const std::string> openapi_;
    Router router_;
};

}  // namespace gwanje
