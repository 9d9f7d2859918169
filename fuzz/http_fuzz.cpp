// What comes in the head of a request: paths, queries, cookies, languages and tags are read or refused, and routed to
// somewhere or nowhere.
#include "api/http.hpp"
#include "api/list_query.hpp"
#include "api/router.hpp"
#include "base/text.hpp"

namespace gwanje {
namespace {

const Router& fuzz_router() {
    static const Router router([] {
        std::vector<Route> routes;
        for (const char* pattern : {"/a", "/a/{x}", "/a/{x}/b", "/a/c/b", "/{y}/c", "/a/import"}) {
            Route route;
            route.pattern = pattern;
            routes.push_back(route);
        }
        return routes;
    }());
    return router;
}

void fuzz_http(std::string_view text) {
    if (const auto path = decoded_url(text, false)) {
        GWANJE_CHECK(is_utf8(*path));
        const Router::Found found = fuzz_router().find(Method::get, *path);
        if (found.route != nullptr) GWANJE_CHECK(found.captured.size() == pattern_names(found.route->pattern).size());
    }
    static_cast<void>(list_query(text));
    static_cast<void>(cookie_value(text, "gwanje_session"));
    static_cast<void>(content_tag(text));
    Ask ask;
    ask.query = text;
    ask.headers.accept_language = text;
    static_cast<void>(ask.language());
    static_cast<void>(ask.parameter("limit"));
    const std::size_t half = text.size() / 2;
    static_cast<void>(matches_tag(text.substr(0, half), text.substr(half)));
}

}  // namespace
}  // namespace gwanje

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    gwanje::fuzz_http({static_cast<const char*>(static_cast<const void*>(bytes)), size});
    return 0;
}
