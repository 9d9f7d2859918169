// Router: finds the route of a method and path in as many steps as the path has parts.
#pragma once

#include <array>
#include <map>
#include <memory>

#include "api/route.hpp"

namespace gwanje {

class Router {
public:
    /// Two routes with the same method and pattern are a bug.
    explicit Router(std::vector<Route> routes);

    struct Found {
        const Route* route = nullptr;
        std::vector<std::string> captured;
        std::string allowed;  ///< methods of the path, for 405; empty: no such path
    };
    [[nodiscard]] Found find(Method method, std::string_view path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

private:
    struct Place {
        std::map<std::string, std::unique_ptr<Place>, std::less<>> parts;
        std::unique_ptr<Place> any;  ///< a part in braces
        std::array<const Route*, enum_size<Method>()> routes{};
    };
    [[nodiscard]] static const Place* walk(const Place& place, std::string_view rest,
                                           std::vector<std::string>& captured);

    std::vector<Route> routes_;
    Place root_;
};

}  // namespace gwanje
