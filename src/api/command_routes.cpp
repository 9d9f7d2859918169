#include "api/command_routes.hpp"

#include "kernel/access.hpp"

namespace gwanje::command_routes {
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

}  // namespace

Result<JsonDocument, Problem> body_of(const Ask& ask, Language language) {
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

void run(Centre& centre, RouteAsk&& request, Command command, int status, Reply reply) {
    CommandAsk ask{request.reader.person, std::move(command), std::move(request.ask.headers.idempotency_key), {}};
    if (!ask.key.empty()) ask.content = request.ask.path + '\n' + request.ask.body;
    centre.command(
        std::move(ask), [reply = std::move(reply), status, language = request.reader.language](CommandAnswer given) {
            // Written on the connection's thread: the writer's has other work.
            Answer later;
            later.finish = [given = std::move(given), status, language] { return answer_of(given, status, language); };
            reply(std::move(later));
        });
}

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

}  // namespace gwanje::command_routes
