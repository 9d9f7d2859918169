#include "json/pieces.hpp"

namespace gwanje {
namespace {

constexpr std::int64_t gigaflops_per_pf = 1'000'000;

bool only_fields(JsonReading& reading, JsonNode at, std::string_view first, std::string_view second) {
    for (std::size_t i = 0; i < at.size(); ++i) {
        const std::string_view name = at.field_name(i);
        const JsonReading::Step step(reading, name);
        if (name != first && name != second) return reading.refuse(JsonFault::unknown_field, at.field(i));
    }
    return true;
}

}  // namespace

void Json<Pflops>::write(std::string& out, const Pflops& value) {
    out += R"({"pf":")";
    out += decimal_text(value.gigaflops, gigaflops_per_pf);
    out += R"(","format":)";
    Json<NumberFormat>::write(out, value.format);
    out += '}';
}

bool Json<Pflops>::read(JsonReading& reading, JsonNode at, Pflops& value) {
    const std::string expected = R"({"pf":"8.85","format":"fp64_tensor"})";
    if (!at.is(JsonNode::Kind::object)) return reading.refuse(JsonFault::wrong_kind, at, expected);
    if (!only_fields(reading, at, "pf", "format")) return false;
    value = {};
    {
        const JsonReading::Step step(reading, "pf");
        const std::optional<JsonNode> pf = at.find("pf");
        if (!pf) return reading.refuse(JsonFault::missing_field, std::nullopt, expected);
        if (!read_decimal(reading, *pf, gigaflops_per_pf, value.gigaflops)) return false;
    }
    const JsonReading::Step step(reading, "format");
    const std::optional<JsonNode> format = at.find("format");
    if (!format)
        return reading.refuse(JsonFault::missing_field, std::nullopt,
                              "the number format of the figure, such as fp64_tensor");
    if (!Json<NumberFormat>::read(reading, *format, value.format)) return false;
    if (value.format == NumberFormat::none && value.gigaflops != 0)
        return reading.refuse(JsonFault::missing_field, *format,
                              "the number format of the figure, such as fp64_tensor");
    return true;
}

std::string Json<Pflops>::schema(JsonSchemas& schemas) {
    static constexpr char identity = 0;
    const auto [name, is_new] = schemas.name_of(&identity, "Pflops");
    if (is_new) {
        ObjectSchema object;
        object.field("pf", R"({"type":"string","pattern":"^-?[0-9]+(\\.[0-9]{1,6})?$","x-unit":"PF"})", true);
        object.field("format", Json<NumberFormat>::schema(schemas), true);
        schemas.put(name, object.json());
    }
    return JsonSchemas::reference(name);
}

void Json<StepFunction>::write(std::string& out, const StepFunction& value) {
    out += '[';
    bool first = true;
    for (const StepFunction::Step& step : value.steps()) {
        if (!first) out += ',';
        first = false;
        out += '[';
        emit_instant(out, step.at);
        out += ',';
        emit_integer(out, step.value);
        out += ']';
    }
    out += ']';
}

bool Json<StepFunction>::read(JsonReading& reading, JsonNode at, StepFunction& value) {
    if (!at.is(JsonNode::Kind::list)) return reading.refuse(JsonFault::wrong_kind, at, "a list of [instant, value]");
    value = {};
    std::int64_t before = 0;
    Instant last;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const JsonReading::Step item(reading, i);
        const JsonNode step = at.item(i);
        if (!step.is(JsonNode::Kind::list) || step.size() != 2)
            return reading.refuse(JsonFault::wrong_length, step, "[instant, value]");
        Instant when;
        std::int64_t amount = 0;
        if (!read_instant(reading, step.item(0), when) || !Json<std::int64_t>::read(reading, step.item(1), amount))
            return false;
        if (i > 0 && when <= last) return reading.refuse(JsonFault::not_in_order, step);
        std::int64_t change = 0;
        if (__builtin_sub_overflow(amount, before, &change)) return reading.refuse(JsonFault::out_of_range, step);
        value.add_from(when, change);
        before = amount;
        last = when;
    }
    return true;
}

std::string Json<StepFunction>::schema(JsonSchemas& schemas) {
    return R"({"type":"array","items":{"type":"array","prefixItems":[)" + Json<Instant>::schema(schemas) + ',' +
           Json<std::int64_t>::schema(schemas) +
           R"(],"minItems":2,"maxItems":2},"x-form":"[from this instant on, value]"})";
}

}  // namespace gwanje
