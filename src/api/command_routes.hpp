// POST of a command, written once for all of them: the body and the ids in the path become the command's record, the
// writer decides, and the answer is told.
#pragma once

#include <algorithm>

#include "api/centre.hpp"
#include "api/problem.hpp"
#include "api/route.hpp"
#include "json/json.hpp"

namespace gwanje {

/// {"id":"app-3","events":[…]}: the noun that the command made or changed, and what now is so.
struct CommandReceipt {
    std::string id;
    std::vector<EventNote> events;
    bool repeated = false;
    GWANJE_RECORD(CommandReceipt, id, events, repeated)
};

namespace command_routes {

/// Content-Type and form of the body; an empty body is an empty object.
[[nodiscard]] Result<JsonDocument, Problem> body_of(const Ask& ask, Language language);
/// Hands the command to the writer and answers with what it says.
void run(Centre& centre, RouteAsk&& request, Command command, int status, Reply reply);

/// Fills the fields that the path names. `at` must not name them again.
template <class C>
[[nodiscard]] Result<void, Problem> fill_from_path(C& command, const std::vector<std::string>& names, const Ask& ask,
                                                   JsonNode body, Language language) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto again = body.find(names[i])) {
            const JsonRefusal refusal{names[i], again->shortened(), JsonFault::unknown_field, "it only in the path"};
            return Failure{problem(refusal, language)};
        }
        bool fits = false;
        for_each_field(command, [&](std::string_view name, auto& field) {
            if (name != names[i]) return;
            const auto read = [&]<class Tag>(Id<Tag>& id) {
                const std::optional<Id<Tag>> given = id_from_text<Tag>(ask.captured[i]);
                if (!given || given->none()) return;
                id = *given;
                fits = true;
            };
            if constexpr (requires { read(field); }) read(field);
        });
        if (!fits) return Failure{problem(ProblemKind::bad_parameter, language, names[i], ask.captured[i])};
    }
    return {};
}

/// The command's fields without those that the path gives.
template <class C>
[[nodiscard]] std::string body_schema(JsonSchemas& schemas, const std::vector<std::string>& names) {
    static constexpr char identity = 0;
    const auto [name, is_new] = schemas.name_of_record(&identity, C::record_name);
    if (is_new) {
        ObjectSchema object;
        const C defaults{};
        for_each_field(defaults, [&](std::string_view field, const auto& value) {
            if (std::find(names.begin(), names.end(), field) != names.end()) return;
            object.field(field, Json<std::remove_cvref_t<decltype(value)>>::schema(schemas), false);
        });
        schemas.put(name, object.json());
    }
    return JsonSchemas::reference(name);
}

/// The access rule of a command, as the kernel states it.
[[nodiscard]] Access access_of(std::string_view command);

}  // namespace command_routes

/// One row of the table of commands: C under POST /api/v1/`path`.
template <class C>
void add_command_route(std::vector<Route>& routes, Centre& centre, const std::string& path, std::string ko,
                       std::string en) {
    Route route;
    route.method = Method::post;
    route.pattern = "/api/v1/" + path;
    route.access = command_routes::access_of(C::record_name);
    route.operation = static_cast<char>(C::record_name.front() - 'A' + 'a') + std::string(C::record_name.substr(1));
    route.tag = path.substr(0, path.find('/'));
    route.summary_ko = std::move(ko);
    route.summary_en = std::move(en);
    route.status = path.find('/') == std::string::npos ? 201 : 200;  // POST on the plural creates
    const std::vector<std::string> names = pattern_names(route.pattern);
    route.asks = [names](JsonSchemas& schemas) { return command_routes::body_schema<C>(schemas, names); };
    route.answers = json_schema<CommandReceipt>;
    route.handle = [&centre, names, status = route.status](RouteAsk&& request, Reply reply) {
        const Language language = request.reader.language;
        const Result<JsonDocument, Problem> body = command_routes::body_of(request.ask, language);
        if (!body) return reply(problem_answer(body.error()));
        Result<C, JsonRefusal> command = read_json<C>(body->root(), Strictness::sparse);
        if (!command) return reply(problem_answer(problem(command.error(), language)));
        const auto filled = command_routes::fill_from_path(*command, names, request.ask, body->root(), language);
        if (!filled) return reply(problem_answer(filled.error()));
        command_routes::run(centre, std::move(request), std::move(*command), status, std::move(reply));
    };
    routes.push_back(std::move(route));
}

/// The routes of every command that can be given from outside.
void add_all_command_routes(std::vector<Route>& routes, Centre& centre);

}  // namespace gwanje
