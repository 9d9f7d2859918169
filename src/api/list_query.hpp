// The query of a list: how many, from where, in which order, and which rows by the value of a field.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/problem.hpp"
#include "api/route.hpp"
#include "json/json.hpp"

namespace gwanje {

struct ListQuery {
    static constexpr std::int64_t usual_limit = 100;
    static constexpr std::int64_t greatest_limit = 1000;

    std::int64_t limit = usual_limit;
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

/// Fields by which a list can be narrowed: ids, names of enums, yes or no, texts.
template <class F>
constexpr bool is_filter_field = std::is_same_v<F, bool> || std::is_same_v<F, std::string> || IsEnum<F>;
template <class Tag>
constexpr bool is_filter_field<Id<Tag>> = true;

template <class T>
using RowTest = std::function<bool(const T&)>;

template <class F>
[[nodiscard]] std::optional<F> filter_value(std::string_view text) {
    if constexpr (std::is_same_v<F, bool>) {
        if (text != "true" && text != "false") return std::nullopt;
        return text == "true";
    } else if constexpr (std::is_same_v<F, std::string>) {
        return std::string(text);
    } else if constexpr (IsEnum<F>) {
        return enum_from_text<F>(text);
    } else {
        const auto as_id = []<class Tag>(std::string_view t, Id<Tag>) { return id_from_text<Tag>(t); };
        return as_id(text, F{});
    }
}

/// The test that a filter means, or what is wrong with it.
template <class T>
[[nodiscard]] Result<RowTest<T>, BadParameter> row_test(const std::string& name, const std::string& value) {
    RowTest<T> test;
    bool known = false;
    std::string names;
    std::apply(
        [&](auto... field) {
            const auto consider = [&]<class F>(const Field<T, F>& each) {
                if constexpr (is_filter_field<F>) {
                    names += (names.empty() ? "" : ", ") + std::string(each.name);
                    if (each.name != name) return;
                    known = true;
                    if (const std::optional<F> wanted = filter_value<F>(value))
                        test = [member = each.member, wanted = *wanted](const T& row) { return row.*member == wanted; };
                }
            };
            (consider(field), ...);
        },
        T::fields());
    if (test) return test;
    if (known) return Failure{BadParameter{name, value, "a value of the field " + name}};
    return Failure{BadParameter{name, value, "limit, after, order" + (names.empty() ? names : ", " + names)}};
}

template <class T>
[[nodiscard]] std::vector<RouteParameter> filter_parameters(JsonSchemas& schemas) {
    std::vector<RouteParameter> out;
    std::apply(
        [&](auto... field) {
            const auto consider = [&]<class F>(const Field<T, F>& each) {
                if constexpr (is_filter_field<F>)
                    out.push_back({std::string(each.name), Json<F>::schema(schemas), "only rows with this value"});
            };
            (consider(field), ...);
        },
        T::fields());
    return out;
}

}  // namespace gwanje
