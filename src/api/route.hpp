// Route: one row of the table from which requests are dispatched, permissions checked and the OpenAPI document written.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "api/http.hpp"
#include "api/reader.hpp"
#include "json/schemas.hpp"

namespace gwanje {

/// Who comes through. anyone: without logging in. by_duty: holders of one of the duties (the kernel then looks at the
/// site). own: logged in; what is asked for must be one's own, which the handler or the kernel sees.
GWANJE_ENUM(Gate, unset, anyone, logged_in, by_duty, own)

struct Access {
    Gate gate = Gate::unset;
    std::vector<Duty> duties;
};

[[nodiscard]] bool admits(const Access& access, const Reader& reader);

using SchemaWriter = std::function<std::string(JsonSchemas&)>;

struct RouteParameter {
    std::string name;
    SchemaWriter schema;
    std::string note;
};

struct RouteAsk {
    Ask ask;
    Reader reader;
};

using RouteHandler = std::function<void(RouteAsk&&, Reply)>;

struct Route {
    Method method = Method::get;
    std::string pattern;  ///< "/api/v1/calls/{call}/open"
    Access access;
    std::string operation;  ///< unique name, such as "openCall"
    std::string tag;        ///< noun it belongs to
    std::string summary_ko;
    std::string summary_en;
    std::vector<RouteParameter> parameters;  ///< in the query
    SchemaWriter asks;                       ///< of the body; none: there is no body
    SchemaWriter answers;                    ///< of the answer's body; none: see `answer_type`
    std::string answer_type = "application/json";
    int status = 200;
    RouteHandler handle;
};

/// A schema that speaks of no record.
[[nodiscard]] inline SchemaWriter fixed_schema(std::string schema) {
    return [schema = std::move(schema)](JsonSchemas&) { return schema; };
}

/// The names between braces, in their order.
[[nodiscard]] std::vector<std::string> pattern_names(std::string_view pattern);

/// Wraps a plain function of the request.
template <class Function>
[[nodiscard]] RouteHandler plainly(Function function) {
    return [function = std::move(function)](RouteAsk&& request, const Reply& reply) {
        reply(function(std::move(request)));
    };
}

}  // namespace gwanje
