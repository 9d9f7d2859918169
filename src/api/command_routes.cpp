#include "api/command_routes.hpp"

#include "kernel/access.hpp"

namespace gwanje {
namespace {

Answer answer_of(const CommandAnswer& given, int status, Language language) {
    if (const auto* done = std::get_if<CommandDone>(&given)) {
        CommandReceipt receipt{{}, done->events, done->repeated};
        if (!done->events.empty()) receipt.id = done->events.front().id;
        return json_answer(json_text(receipt), status);
    }
    if (const auto* refusal = std::get_if<Refusal>(&given)) return problem_answer(problem(*refusal, language));
    if (std::holds_alternative<KeyUsedBefore>(given))
        return problem_answer(problem(ProblemKind::key_used, language, "Idempotency-Key"));
    return problem_answer(problem(std::get<Fault>(given), language));
}

/// Hands the command to the writer and answers with what it says.
void run_command(FrontDesk& desk, RouteAsk&& request, Command command, int status, Reply reply) {
    CommandAsk ask{request.reader.person, std::move(command), std::move(request.ask.headers.idempotency_key), {}};
    if (!ask.key.empty()) ask.content = request.ask.path + '\n' + request.ask.body;
    desk.command(
        std::move(ask), [reply = std::move(reply), status, language = request.reader.language](CommandAnswer given) {
            // Written on the connection's thread: the writer's has other work.
            Answer later;
            later.finish = [given = std::move(given), status, language] { return answer_of(given, status, language); };
            reply(std::move(later));
        });
}

/// The access rule of a command, as the kernel states it.
Access access_of(std::string_view command) {
    for (const AccessRule& rule : access_rules()) {
        if (rule.command != command) continue;
        switch (rule.by) {
            case AccessBy::by_duty:
                return {Gate::by_duty, rule.duties};
            case AccessBy::own:
                return {Gate::own, rule.duties};
            case AccessBy::centre:
                return {};
        }
    }
    return {};
}

/// The field's value as the path gives it, read like any other; the body must not name it again.
Result<void, Problem> fill_from_path(const CommandForm& form, Command& command, const std::string& name,
                                     const std::string& text, JsonNode body, Language language) {
    JsonReading reading(Strictness::complete);
    const JsonReading::Step step(reading, name);
    if (const std::optional<JsonNode> again = body.find(name)) {
        reading.refuse(JsonFault::repeated_field, *again, "it only in the path");
        return Failure{problem(*reading.refusal(), language)};
    }
    const Result<JsonDocument, JsonRefusal> value = JsonDocument::parse(json_text(text));
    if (!value) return Failure{problem(value.error(), language)};
    for (const JsonField& field : form.fields) {
        if (field.name != name) continue;
        if (text.empty() || !field.read(reading, value->root(), form.record(command)))
            return Failure{problem(ProblemKind::bad_parameter, language, name, text)};
    }
    return {};
}

Result<Command, Problem> read_command(const CommandForm& form, const std::vector<std::string>& names, const Ask& ask,
                                      Language language) {
    const Result<JsonDocument, Problem> body = request_body(ask, language);
    if (!body) return body.failure();
    Command command = form.empty();
    JsonReading reading(Strictness::sparse);
    if (!read_record(reading, body->root(), form.record(command), form.fields))
        return Failure{problem(*reading.refusal(), language)};
    for (std::size_t i = 0; i < names.size(); ++i)
        GWANJE_TRY(fill_from_path(form, command, names[i], ask.captured[i], body->root(), language));
    return command;
}

std::string body_schema(JsonSchemas& schemas, const CommandForm& form, const std::vector<std::string>& names) {
    const auto [name, is_new] = schemas.name_of_record(form.fields.data(), form.name);
    if (is_new) {
        ObjectSchema object;
        describe_record(schemas, object, form.fields, names);
        schemas.put(name, object.json());
    }
    return JsonSchemas::reference(name);
}

}  // namespace

Result<JsonDocument, Problem> request_body(const Ask& ask, Language language) {
    if (!ask.body.empty() && !ask.headers.content_type.starts_with("application/json"))
        return Failure{problem(ProblemKind::not_json_type, language, "Content-Type", ask.headers.content_type)};
    Result<JsonDocument, JsonRefusal> document =
        JsonDocument::parse(ask.body.empty() ? std::string_view("{}") : ask.body);
    if (!document) return Failure{problem(document.error(), language)};
    if (!document->root().is(JsonNode::Kind::object))
        return Failure{
            problem(JsonRefusal{"", document->root().shortened(), JsonFault::wrong_kind, "an object"}, language)};
    return std::move(*document);
}

void add_command_route(std::vector<Route>& routes, FrontDesk& desk, const CommandForm& form, const std::string& path,
                       std::string ko, std::string en) {
    Route route;
    route.method = Method::post;
    route.pattern = "/api/v1/" + path;
    route.access = access_of(form.name);
    route.operation = static_cast<char>(form.name.front() - 'A' + 'a') + std::string(form.name.substr(1));
    route.tag = path.substr(0, path.find('/'));
    route.summary_ko = std::move(ko);
    route.summary_en = std::move(en);
    route.status = path.find('/') == std::string::npos ? 201 : 200;  // POST on the plural creates
    const std::vector<std::string> names = pattern_names(route.pattern);
    route.asks = [form, names](JsonSchemas& schemas) { return body_schema(schemas, form, names); };
    route.answers = json_schema<CommandReceipt>;
    route.handle = [&desk, form, names, status = route.status](RouteAsk&& request, Reply reply) {
        Result<Command, Problem> command = read_command(form, names, request.ask, request.reader.language);
        if (!command) return reply(problem_answer(command.error()));
        run_command(desk, std::move(request), std::move(*command), status, std::move(reply));
    };
    routes.push_back(std::move(route));
}

}  // namespace gwanje
