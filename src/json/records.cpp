#include "json/records.hpp"

#include <algorithm>

namespace gwanje {
namespace {

template <class Named>
std::string names_of(std::span<const Named> all) {
    std::string out;
    for (const Named& each : all) (out += out.empty() ? "" : ", ") += each.name;
    return out;
}

bool refuse_unknown_fields(JsonReading& reading, JsonNode at, JsonFields fields, std::string_view tag) {
    for (std::size_t i = 0; i < at.size(); ++i) {
        const std::string_view name = at.field_name(i);
        const bool known =
            (!tag.empty() && name == tag) ||
            std::any_of(fields.begin(), fields.end(), [&](const JsonField& field) { return field.name == name; });
        const JsonReading::Step step(reading, name);
        if (!known) return reading.refuse(JsonFault::unknown_field, at.field(i), "one of " + names_of(fields));
    }
    return true;
}

}  // namespace

bool read_record(JsonReading& reading, JsonNode at, void* record, JsonFields fields, std::string_view tag) {
    if (!at.is(JsonNode::Kind::object)) return reading.refuse(JsonFault::wrong_kind, at, "an object");
    std::size_t taken = !tag.empty() && at.find(tag) ? 1 : 0;
    for (const JsonField& field : fields) {
        const JsonReading::Step step(reading, field.name);
        if (const std::optional<JsonNode> found = at.find(field.name)) {
            ++taken;
            if (!field.read(reading, *found, record)) return false;
        } else if (reading.strictness() == Strictness::complete && !field.may_be_missing) {
            return reading.refuse(JsonFault::missing_field, std::nullopt);
        }
    }
    return taken == at.size() || refuse_unknown_fields(reading, at, fields, tag);
}

void describe_record(JsonSchemas& schemas, ObjectSchema& object, JsonFields fields,
                     std::span<const std::string> except) {
    for (const JsonField& field : fields)
        if (std::find(except.begin(), except.end(), field.name) == except.end())
            object.field(field.name, field.schema(schemas), schemas.requires_field(field.may_be_missing));
}

std::size_t read_alternative(JsonReading& reading, JsonNode at, std::span<const JsonAlternative> alternatives) {
    const std::string expected = "one of " + names_of(alternatives);
    if (!at.is(JsonNode::Kind::object))
        return reading.refuse(JsonFault::wrong_kind, at, "an object with a type"), alternatives.size();
    const std::optional<JsonNode> type = at.find("type");
    const JsonReading::Step step(reading, "type");
    if (!type) return reading.refuse(JsonFault::missing_field, std::nullopt, expected), alternatives.size();
    if (!type->is(JsonNode::Kind::text))
        return reading.refuse(JsonFault::wrong_kind, *type, expected), alternatives.size();
    const auto found = std::find_if(alternatives.begin(), alternatives.end(),
                                    [&](const JsonAlternative& each) { return each.name == type->text(); });
    if (found == alternatives.end()) reading.refuse(JsonFault::no_such_name, *type, expected);
    return static_cast<std::size_t>(found - alternatives.begin());
}

std::string describe_alternatives(JsonSchemas& schemas, std::span<const JsonAlternative> alternatives) {
    std::string out;
    for (const JsonAlternative& each : alternatives) {
        const auto [name, is_new] = schemas.name_of_record(each.fields.data(), std::string(each.name) + "_tagged");
        if (is_new) {
            ObjectSchema object;
            object.type_tag(each.name);
            describe_record(schemas, object, each.fields);
            schemas.put(name, object.json());
        }
        if (!out.empty()) out += ',';
        out += JsonSchemas::reference(name);
    }
    return R"({"oneOf":[)" + out + R"(],"discriminator":{"propertyName":"type"}})";
}

}  // namespace gwanje
