#include "json/schemas.hpp"

#include "json/emit.hpp"

namespace gwanje {

std::pair<std::string, bool> JsonSchemas::name_of(const void* identity, std::string_view wanted) {
    return name_under({identity, false}, std::string(wanted));
}

std::pair<std::string, bool> JsonSchemas::name_of_record(const void* identity, std::string_view wanted) {
    const bool sparse = form_ == SchemaForm::read_sparse;
    return name_under({identity, sparse}, std::string(wanted) + (sparse ? "_in" : ""));
}

bool JsonSchemas::requires_field(bool may_be_missing) const {
    switch (form_) {
        case SchemaForm::written:
            return true;
        case SchemaForm::read_complete:
            return !may_be_missing;
        case SchemaForm::read_sparse:
            return false;
    }
    return true;
}

std::pair<std::string, bool> JsonSchemas::name_under(std::pair<const void*, bool> key, const std::string& wanted) {
    if (const auto known = names_.find(key); known != names_.end()) return {known->second, false};
    std::string name = wanted;
    for (int n = 2; schemas_.contains(name); ++n) name = wanted + '_' + std::to_string(n);
    names_[key] = name;
    schemas_[name];  // keeps the name while the type's fields, which may speak of it again, are described
    return {name, true};
}

std::string JsonSchemas::json() const {
    std::string out = "{";
    for (const auto& [name, schema] : schemas_) {
        if (out.size() > 1) out += ',';
        emit_text(out, name);
        out += ':';
        out += schema;
    }
    return out + '}';
}

std::string nullable_schema(const std::string& schema) {
    return R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})";
}

std::string integer_schema(std::int64_t low, std::int64_t high, std::string_view unit) {
    std::string out = R"({"type":"integer","format":"int64","minimum":)" + std::to_string(low) + R"(,"maximum":)" +
                      std::to_string(high);
    if (!unit.empty()) {
        out += R"(,"x-unit":)";
        emit_text(out, unit);
    }
    return out + '}';
}

std::string unsigned_schema(std::uint64_t high) {
    return R"({"type":"integer","minimum":0,"maximum":)" + std::to_string(high) + '}';
}

std::string id_schema(std::string_view prefix) {
    return R"({"type":["string","null"],"pattern":"^)" + std::string(prefix) + R"(-[1-9][0-9]*$","x-id":")" +
           std::string(prefix) + R"("})";
}

void ObjectSchema::field(std::string_view name, const std::string& schema, bool required) {
    if (!properties_.empty()) properties_ += ',';
    emit_text(properties_, name);
    properties_ += ':';
    properties_ += schema;
    if (!required) return;
    if (!required_.empty()) required_ += ',';
    emit_text(required_, name);
}

void ObjectSchema::type_tag(std::string_view name) {
    std::string schema = R"({"const":)";
    emit_text(schema, name);
    field("type", schema + '}', true);
}

std::string ObjectSchema::json() const {
    std::string out = R"({"type":"object","properties":{)" + properties_ + R"(},"additionalProperties":false)";
    if (!required_.empty()) out += R"(,"required":[)" + required_ + ']';
    return out + '}';
}

}  // namespace gwanje
