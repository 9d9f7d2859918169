// The query of a list: how many, from where, in which order, and which rows by the value of a field.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/problem.hpp"
#include "api/route.hpp"

namespace gwanje {

struct ListQuery {
    static constexpr std::int64_t usual_limit = 100;
    static constexpr std::int64_t greatest_limit = 1000;

    std::uint64_t limit = usual_limit;
    std::string after;
    bool newest_first = false;
    std::vector<std::pair<std::string, std::string>> filters;
};

/// A parameter that cannot be read, with what is expected.
struct BadParameter {
    std::string name;
    std::string value;
    std::string expected;
};

[[nodiscard]] Result<ListQuery, BadParameter> list_query(std::string_view query);
[[nodiscard]] Answer bad_parameter_answer(const BadParameter& bad, Language language);
/// Of limit, after and order.
[[nodiscard]] std::vector<RouteParameter> list_parameters();

}  // namespace gwanje
