#include "api/router.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"

namespace gwanje {
namespace {

/// The first part of "/a/b" and the rest "/b".
std::pair<std::string_view, std::string_view> first_part(std::string_view path) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return {path, {}};
    return {path.substr(0, slash), path.substr(slash)};
}

}  // namespace

bool admits(const Access& access, const Reader& reader) {
    switch (access.gate) {
        case Gate::unset:
            return false;
        case Gate::anyone:
            return true;
        case Gate::logged_in:
        case Gate::own:
            return reader.logged_in;
        case Gate::by_duty:
            return reader.logged_in && std::any_of(access.duties.begin(), access.duties.end(),
                                                   [&](Duty duty) { return reader.holds({duty}); });
    }
    return false;
}

std::vector<std::string> pattern_names(std::string_view pattern) {
    std::vector<std::string> names;
    for (const std::string_view part : split(pattern, '/'))
        if (part.starts_with('{')) names.emplace_back(part.substr(1, part.size() - 2));
    return names;
}

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
    for (const Route& route : routes_) {
        Place* place = &root_;
        std::string_view rest = route.pattern;
        while (!rest.empty()) {
            const auto [part, after] = first_part(rest);
            std::unique_ptr<Place>& next = part.starts_with('{') ? place->any : place->parts[std::string(part)];
            if (!next) next = std::make_unique<Place>();
            place = next.get();
            rest = after;
        }
        const Route*& slot = place->routes[static_cast<std::size_t>(route.method)];
        GWANJE_CHECK(slot == nullptr);
        slot = &route;
    }
}

const Router::Place* Router::walk(const Place& place, std::string_view rest, std::vector<std::string>& captured) {
    if (rest.empty()) return &place;
    const auto [part, after] = first_part(rest);
    if (const auto literal = place.parts.find(part); literal != place.parts.end())
        if (const Place* found = walk(*literal->second, after, captured)) return found;
    if (!place.any || part.empty()) return nullptr;
    captured.emplace_back(part);
    if (const Place* found = walk(*place.any, after, captured)) return found;
    captured.pop_back();
    return nullptr;
}

Router::Found Router::find(Method method, std::string_view path) const {
    Found found;
    if (!path.starts_with('/')) return found;
    const Place* place = walk(root_, path, found.captured);
    if (place == nullptr) return found;
    if (method == Method::head) method = Method::get;
    found.route = place->routes[static_cast<std::size_t>(method)];
    for (const Route* route : place->routes) {
        if (route == nullptr) continue;
        found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(method_word(route->method));
        if (route->method == Method::get) found.allowed += ", HEAD";
    }
    return found;
}

}  // namespace gwanje
