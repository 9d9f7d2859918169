#include "api/openapi.hpp"

#include <map>

#include "api/problem.hpp"
#include "json/json.hpp"

namespace gwanje {
namespace {

constexpr std::string_view info =
    R"("info":{"title":"Gwanje 관제","version":"1","description":)"
    R"("The API of a shared, publicly funded AI computing centre. Reads: GET on a plural (limit, after, filters) or on one id. )"
    R"(Commands: POST, answered with the events that they made so. Refusals are problem details (RFC 9457) in Korean or English )"
    R"(by Accept-Language. Browsers log in with a cookie and send X-Gwanje-CSRF with every command; programs send a token as )"
    R"(Bearer. An Idempotency-Key makes a command safe to repeat."})";

void emit_field(std::string& out, std::string_view name, std::string_view json) {
    if (out.back() != '{' && out.back() != '[') out += ',';
    emit_text(out, name);
    out += ':';
    out += json;
}

std::string quoted(std::string_view text) {
    std::string out;
    emit_text(out, text);
    return out;
}

std::string parameter_json(std::string_view name, std::string_view where, const std::string& schema,
                           std::string_view note) {
    std::string out = "{";
    emit_field(out, "name", quoted(name));
    emit_field(out, "in", quoted(where));
    if (where == "path") emit_field(out, "required", "true");
    if (!note.empty()) emit_field(out, "description", quoted(note));
    emit_field(out, "schema", schema);
    return out + '}';
}

std::string parameters_json(const Route& route, JsonSchemas& schemas) {
    std::string out = "[";
    const auto add = [&](const std::string& one) { (out += out.size() > 1 ? "," : "") += one; };
    for (const std::string& name : pattern_names(route.pattern))
        add(parameter_json(name, "path", R"({"type":"string"})", {}));
    for (const RouteParameter& each : route.parameters)
        add(parameter_json(each.name, "query", each.schema(schemas), each.note));
    if (route.method == Method::post)
        add(parameter_json("Idempotency-Key", "header", R"({"type":"string"})",
                           "the same key gives the first answer again"));
    return out + ']';
}

std::string content_json(std::string_view type, const std::string& schema) {
    std::string out = "{";
    emit_field(out, type, R"({"schema":)" + schema + '}');
    return out + '}';
}

std::string responses_json(const Route& route, JsonSchemas& schemas) {
    std::string good = R"({"description":"done")";
    const std::string schema = route.answers ? route.answers(schemas) : R"({"type":"string"})";
    if (route.status != 204) emit_field(good, "content", content_json(route.answer_type, schema));
    std::string out = "{";
    emit_field(out, std::to_string(route.status), good + '}');
    emit_field(out, "default",
               R"({"description":"refused","content":)" +
                   content_json("application/problem+json", json_schema<Problem>(schemas)) + '}');
    return out + '}';
}

std::string operation_json(const Route& route, JsonSchemas& schemas) {
    schemas.set_form(SchemaForm::written);
    std::string out = "{";
    emit_field(out, "operationId", quoted(route.operation));
    emit_field(out, "tags", '[' + quoted(route.tag) + ']');
    emit_field(out, "summary", quoted(route.summary_en));
    emit_field(out, "x-summary-ko", quoted(route.summary_ko));
    emit_field(out, "x-access",
               R"({"gate":)" + json_text(route.access.gate) + R"(,"duties":)" + json_text(route.access.duties) + '}');
    if (route.access.gate == Gate::anyone) emit_field(out, "security", "[]");
    emit_field(out, "parameters", parameters_json(route, schemas));
    if (route.asks) {
        schemas.set_form(SchemaForm::read_sparse);
        emit_field(out, "requestBody", R"({"content":)" + content_json("application/json", route.asks(schemas)) + '}');
        schemas.set_form(SchemaForm::written);
    }
    emit_field(out, "responses", responses_json(route, schemas));
    return out + '}';
}

}  // namespace

std::string openapi_document(const std::vector<Route>& routes) {
    JsonSchemas schemas(SchemaForm::written);
    std::map<std::string, std::string> paths;
    for (const Route& route : routes) {
        std::string& item = paths[route.pattern];
        if (item.empty()) item = "{";
        emit_field(item, ascii_lower(method_word(route.method)), operation_json(route, schemas));
    }
    std::string out = R"({"openapi":"3.1.0",)" + std::string(info);
    emit_field(out, "servers", R"([{"url":"/"}])");
    emit_field(out, "security", R"([{"session":[]},{"token":[]}])");
    std::string all = "{";
    for (const auto& [path, item] : paths) emit_field(all, path, item + '}');
    emit_field(out, "paths", all + '}');
    emit_field(out, "components",
               R"({"securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"gwanje_session"},)"
               R"("token":{"type":"http","scheme":"bearer"}},"schemas":)" +
                   schemas.json() + '}');
    return out + '}';
}

}  // namespace gwanje
