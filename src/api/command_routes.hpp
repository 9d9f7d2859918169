// POST of a command, written once for all of them: the body and the ids in the path become the command's record, the
// writer decides, and the answer is told.
#pragma once

#include "api/front_desk.hpp"
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

/// The body as JSON, by its Content-Type; an empty body is an empty object.
[[nodiscard]] Result<JsonDocument, Problem> request_body(const Ask& ask, Language language);

/// A type of command, forgotten: an empty one, and where its record lies.
struct CommandForm {
    std::string_view name;
    JsonFields fields;
    Command (*empty)() = nullptr;
    void* (*record)(Command& command) = nullptr;
};

template <class C>
[[nodiscard]] CommandForm command_form_of() {
    return {C::record_name, json_fields<C>(), [] { return Command(C{}); },
            [](Command& command) -> void* { return std::get_if<C>(&command); }};
}

/// One row of the table of commands: POST /api/v1/`path`, whose {names} are fields of the command.
void add_command_route(std::vector<Route>& routes, FrontDesk& desk, const CommandForm& form, const std::string& path,
                       std::string ko, std::string en);

/// The routes of every command that can be given from outside.
void add_all_command_routes(std::vector<Route>& routes, FrontDesk& desk);

}  // namespace gwanje
