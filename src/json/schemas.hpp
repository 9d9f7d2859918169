// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of every record that is spoken of, each once, under its name.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace gwanje {

/// Which fields a schema requires. What is written has them all; what is read may leave some out (see Strictness).
enum class SchemaForm { written, read_complete, read_sparse };

class JsonSchemas {
public:
    explicit JsonSchemas(SchemaForm form = SchemaForm::read_complete) : form_(form) {}
    [[nodiscard]] SchemaForm form() const { return form_; }
    void set_form(SchemaForm form) { form_ = form; }

    /// The name under which the type with this identity stands; two types of one name get "Name" and "Name_2".
    /// `second` is true when it is new and `put` must follow.
    std::pair<std::string, bool> name_of(const void* identity, std::string_view wanted);
    /// The same for a record, whose written and read forms differ: the sparse one is "Name_in".
    std::pair<std::string, bool> name_of_record(const void* identity, std::string_view wanted);
    [[nodiscard]] bool requires_field(bool may_be_missing) const;
    void put(const std::string& name, std::string schema) { schemas_[name] = std::move(schema); }

    /// Name → schema as JSON, in alphabetical order.
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return schemas_; }
    /// All as one JSON object, as under "components": {"schemas": …}.
    [[nodiscard]] std::string json() const;

    [[nodiscard]] static std::string reference(const std::string& name) {
        return R"({"$ref":"#/components/schemas/)" + name + "\"}";
    }

private:
    std::pair<std::string, bool> name_under(std::pair<const void*, bool> key, const std::string& wanted);

    SchemaForm form_;
    std::map<std::pair<const void*, bool>, std::string> names_;  ///< by identity and whether it is the sparse form
    std::map<std::string, std::string> schemas_;
};

/// {"anyOf":[schema,{"type":"null"}]}
[[nodiscard]] std::string nullable_schema(const std::string& schema);
/// {"type":"integer","minimum":…,"maximum":…} with x-unit where there is one.
[[nodiscard]] std::string integer_schema(std::int64_t low, std::int64_t high, std::string_view unit = {});
[[nodiscard]] std::string unsigned_schema(std::uint64_t high);
[[nodiscard]] std::string id_schema(std::string_view prefix);

/// An object schema put together field by field; no other field is allowed.
class ObjectSchema {
public:
    void field(std::string_view name, const std::string& schema, bool required);
    /// The field that tells a variant's alternative.
    void type_tag(std::string_view name);
    [[nodiscard]] std::string json() const;

private:
    std::string properties_;
    std::string required_;
};

}  // namespace gwanje
