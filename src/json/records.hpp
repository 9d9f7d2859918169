// Json<T> of records and of variants of records.
#pragma once

#include <array>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

#include "json/containers.hpp"

namespace gwanje {

/// The name on the wire: a private member's trailing underscore stays inside.
constexpr std::string_view wire_name(std::string_view field) {
    return field.ends_with('_') ? field.substr(0, field.size() - 1) : field;
}

/// One field of a record, its type forgotten: what reading and describing need, so that both are written (and compiled)
/// once for all records. Writing stays typed, because it must be fast.
struct JsonField {
    std::string_view name;  ///< on the wire
    bool may_be_missing = false;
    bool (*read)(JsonReading& reading, JsonNode at, void* record) = nullptr;
    std::string (*schema)(JsonSchemas& schemas) = nullptr;
};
using JsonFields = std::span<const JsonField>;

/// Reads an object into the record's fields. `tag` is a field that belongs to the variant around, not to the record.
bool read_record(JsonReading& reading, JsonNode at, void* record, JsonFields fields, std::string_view tag = {});
/// Adds the fields, except those that are named, to the schema of an object.
void describe_record(JsonSchemas& schemas, ObjectSchema& object, JsonFields fields,
                     std::span<const std::string> except = {});

namespace json_field {

template <IsRecord T, std::size_t I>
struct Erased {
    static constexpr auto field = std::get<I>(T::fields());
    using F = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
    static bool read(JsonReading& reading, JsonNode at, void* record) {
        return Json<F>::read(reading, at, static_cast<T*>(record)->*field.member);
    }
    static JsonField form(const T& defaults) {
        return {wire_name(field.name), may_be_missing(defaults), &read, &Json<F>::schema};
    }
    static bool may_be_missing(const T& defaults) {
        if constexpr (Json<F>::may_be_missing || IsRecord<F>) {
            return Json<F>::may_be_missing;
        } else {
            return !(defaults.*field.member == F{});
        }
    }
};

}  // namespace json_field

template <IsRecord T>
[[nodiscard]] JsonFields json_fields() {
    static const auto fields = []<std::size_t... I>(std::index_sequence<I...>) {
        const T defaults{};
        return std::array<JsonField, sizeof...(I)>{json_field::Erased<T, I>::form(defaults)...};
    }
    (std::make_index_sequence<field_count<T>()>());
    return fields;
}

template <IsRecord T>
struct Json<T> {
    static constexpr bool may_be_missing = false;

    static void write(std::string& out, const T& value) {
        out += '{';
        write_fields(out, value, true);
        out += '}';
    }
    static void write_fields(std::string& out, const T& value, bool first) {
        for_each_field(value, [&](std::string_view name, const auto& field) {
            out += first ? "\"" : ",\"";
            first = false;
            out += wire_name(name);
            out += "\":";
            Json<std::remove_cvref_t<decltype(field)>>::write(out, field);
        });
    }
    static bool read(JsonReading& reading, JsonNode at, T& value) {
        return read_record(reading, at, &value, json_fields<T>());
    }
    static std::string schema(JsonSchemas& schemas) {
        static constexpr char identity = 0;
        const auto [name, is_new] = schemas.name_of_record(&identity, T::record_name);
        if (is_new) {
            ObjectSchema object;
            describe_record(schemas, object, json_fields<T>());
            schemas.put(name, object.json());
        }
        return JsonSchemas::reference(name);
    }
};

/// One alternative of a variant.
struct JsonAlternative {
    std::string_view name;
    JsonFields fields;
};
/// The place of the alternative that the object's "type" names; the number of alternatives after a refusal.
std::size_t read_alternative(JsonReading& reading, JsonNode at, std::span<const JsonAlternative> alternatives);
[[nodiscard]] std::string describe_alternatives(JsonSchemas& schemas, std::span<const JsonAlternative> alternatives);

/// {"type":"RecordName", …its fields}
template <IsRecord... Records>
struct Json<std::variant<Records...>> {
    static constexpr bool may_be_missing = false;
    using Variant = std::variant<Records...>;

    static void write(std::string& out, const Variant& value) {
        std::visit(
            [&](const auto& record) {
                using R = std::remove_cvref_t<decltype(record)>;
                out += R"({"type":")";
                out += R::record_name;
                out += '"';
                Json<R>::write_fields(out, record, false);
                out += '}';
            },
            value);
    }
    static bool read(JsonReading& reading, JsonNode at, Variant& value) {
        const std::array<JsonAlternative, sizeof...(Records)> all = alternatives();
        const std::size_t which = read_alternative(reading, at, all);
        if (which == all.size()) return false;
        void* record = nullptr;
        std::size_t place = 0;
        ((place++ == which ? static_cast<void>(record = &value.template emplace<Records>()) : static_cast<void>(0)),
         ...);
        return read_record(reading, at, record, all[which].fields, "type");
    }
    static std::string schema(JsonSchemas& schemas) { return describe_alternatives(schemas, alternatives()); }

private:
    static std::array<JsonAlternative, sizeof...(Records)> alternatives() {
        return {JsonAlternative{Records::record_name, json_fields<Records>()}...};
    }
};

}  // namespace gwanje
