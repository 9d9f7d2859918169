// Json<T> of records and of variants of records.
#pragma once

#include <type_traits>
#include <variant>

#include "json/containers.hpp"

namespace gwanje {

/// The name on the wire: a private member's trailing underscore stays inside.
constexpr std::string_view wire_name(std::string_view field) {
    return field.ends_with('_') ? field.substr(0, field.size() - 1) : field;
}

/// Whether `complete` reading lets this field of T be missing (see Strictness).
template <class T, class F>
bool field_may_be_missing(const F& default_value) {
    if constexpr (Json<F>::may_be_missing || IsRecord<F>) {
        return Json<F>::may_be_missing;
    } else {
        return !(default_value == F{});
    }
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
            if (!first) out += ',';
            first = false;
            out += '"';
            out += wire_name(name);
            out += "\":";
            Json<std::remove_cvref_t<decltype(field)>>::write(out, field);
        });
    }

    static bool read(JsonReading& reading, JsonNode at, T& value) {
        if (!at.is(JsonNode::Kind::object)) return reading.refuse(JsonFault::wrong_kind, at, "an object");
        return read_fields(reading, at, value, {});
    }
    /// `tag` is a field that belongs to the variant around, not to T.
    static bool read_fields(JsonReading& reading, JsonNode at, T& value, std::string_view tag) {
        bool fine = true;
        std::size_t taken = !tag.empty() && at.find(tag) ? 1 : 0;
        for_each_field(value, [&](std::string_view field_name, auto& field) {
            using F = std::remove_cvref_t<decltype(field)>;
            if (!fine) return;
            const JsonReading::Step step(reading, wire_name(field_name));
            if (const std::optional<JsonNode> found = at.find(wire_name(field_name))) {
                ++taken;
                fine = Json<F>::read(reading, *found, field);
            } else if (reading.strictness() == Strictness::complete && !field_may_be_missing<T, F>(field)) {
                fine = reading.refuse(JsonFault::missing_field, std::nullopt);
            }
        });
        return fine && (taken == at.size() || refuse_unknown(reading, at, tag));
    }

    static std::string schema(JsonSchemas& schemas) {
        static constexpr char identity = 0;
        const auto [name, is_new] = schemas.name_of_record(&identity, T::record_name);
        if (is_new) {
            ObjectSchema object;
            describe_fields(schemas, object);
            schemas.put(name, object.json());
        }
        return JsonSchemas::reference(name);
    }
    static void describe_fields(JsonSchemas& schemas, ObjectSchema& object) {
        const T defaults{};
        for_each_field(defaults, [&](std::string_view name, const auto& field) {
            using F = std::remove_cvref_t<decltype(field)>;
            object.field(wire_name(name), Json<F>::schema(schemas),
                         schemas.requires_field(field_may_be_missing<T, F>(field)));
        });
    }

private:
    static bool refuse_unknown(JsonReading& reading, JsonNode at, std::string_view tag) {
        for (std::size_t i = 0; i < at.size(); ++i) {
            const std::string_view name = at.field_name(i);
            bool known = !tag.empty() && name == tag;
            std::apply([&](auto... field) { ((known = known || wire_name(field.name) == name), ...); }, T::fields());
            const JsonReading::Step step(reading, name);
            if (!known) return reading.refuse(JsonFault::unknown_field, at.field(i), "one of " + field_names());
        }
        return true;
    }
    static std::string field_names() {
        std::string names;
        std::apply([&](auto... field) { (((names += names.empty() ? "" : ", ") += wire_name(field.name)), ...); },
                   T::fields());
        return names;
    }
};

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
        if (!at.is(JsonNode::Kind::object)) return reading.refuse(JsonFault::wrong_kind, at, "an object with a type");
        const std::optional<JsonNode> type = at.find("type");
        {
            const JsonReading::Step step(reading, "type");
            if (!type) return reading.refuse(JsonFault::missing_field, std::nullopt, "one of " + names());
            if (!type->is(JsonNode::Kind::text))
                return reading.refuse(JsonFault::wrong_kind, *type, "one of " + names());
            if (!((type->text() == Records::record_name) || ...))
                return reading.refuse(JsonFault::no_such_name, *type, "one of " + names());
        }
        bool fine = false;
        const auto try_as = [&]<class R>(std::type_identity<R>) {
            if (type->text() != R::record_name) return false;
            fine = Json<R>::read_fields(reading, at, value.template emplace<R>(), "type");
            return true;
        };
        static_cast<void>((try_as(std::type_identity<Records>{}) || ...));
        return fine;
    }
    static std::string schema(JsonSchemas& schemas) {
        std::string out;
        const auto describe = [&]<class R>(std::type_identity<R>) {
            static constexpr char identity = 0;
            const auto [name, is_new] = schemas.name_of_record(&identity, std::string(R::record_name) + "_tagged");
            if (is_new) {
                ObjectSchema object;
                object.type_tag(R::record_name);
                Json<R>::describe_fields(schemas, object);
                schemas.put(name, object.json());
            }
            if (!out.empty()) out += ',';
            out += JsonSchemas::reference(name);
        };
        (describe(std::type_identity<Records>{}), ...);
        return R"({"oneOf":[)" + out + R"(],"discriminator":{"propertyName":"type"}})";
    }

private:
    static std::string names() {
        std::string out;
        (((out += out.empty() ? "" : ", ") += Records::record_name), ...);
        return out;
    }
};

}  // namespace gwanje
