// Json<T>: how one type is written, read and described. Here: the types of base/.
//
//   static void write(std::string& out, const T& value);
//   static bool read(JsonReading& reading, JsonNode at, T& value);     false after reading.refuse(…)
//   static std::string schema(JsonSchemas& schemas);
//   static constexpr bool may_be_missing;                              the form can say "none" by not being there
#pragma once

#include <concepts>
#include <limits>

#include "base/id.hpp"
#include "base/record.hpp"
#include "base/step_function.hpp"
#include "base/units.hpp"
#include "json/emit.hpp"
#include "json/reading.hpp"
#include "json/schemas.hpp"

namespace gwanje {

template <class T>
struct Json;

template <std::integral T>
struct Json<T> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, T value) {
        if constexpr (std::is_signed_v<T>) {
            emit_integer(out, value);
        } else {
            emit_unsigned(out, value);
        }
    }
    static bool read(JsonReading& reading, JsonNode at, T& value) {
        if constexpr (std::is_signed_v<T>) {
            std::int64_t wide = 0;
            if (!read_integer(reading, at, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), wide))
                return false;
            value = static_cast<T>(wide);
        } else {
            std::uint64_t wide = 0;
            if (!read_unsigned(reading, at, std::numeric_limits<T>::max(), wide)) return false;
            value = static_cast<T>(wide);
        }
        return true;
    }
    static std::string schema(JsonSchemas&) {
        if constexpr (std::is_signed_v<T>) {
            return integer_schema(std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
        } else {
            return unsigned_schema(std::numeric_limits<T>::max());
        }
    }
};

template <>
struct Json<bool> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
    static bool read(JsonReading& reading, JsonNode at, bool& value) { return read_boolean(reading, at, value); }
    static std::string schema(JsonSchemas&) { return R"({"type":"boolean"})"; }
};

template <>
struct Json<double> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, double value) { emit_number(out, value); }
    static bool read(JsonReading& reading, JsonNode at, double& value) { return read_number(reading, at, value); }
    static std::string schema(JsonSchemas&) { return R"({"type":["number","null"]})"; }
};

template <>
struct Json<std::string> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, const std::string& value) { emit_text(out, value); }
    static bool read(JsonReading& reading, JsonNode at, std::string& value) { return read_text(reading, at, value); }
    static std::string schema(JsonSchemas&) { return R"({"type":"string"})"; }
};

template <>
struct Json<Instant> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, Instant value) { emit_instant(out, value); }
    static bool read(JsonReading& reading, JsonNode at, Instant& value) { return read_instant(reading, at, value); }
    static std::string schema(JsonSchemas&) { return R"({"type":["string","null"],"format":"date-time"})"; }
};

template <>
struct Json<Duration> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, Duration value) { emit_integer(out, value.ms); }
    static bool read(JsonReading& reading, JsonNode at, Duration& value) {
        return Json<std::int64_t>::read(reading, at, value.ms);
    }
    static std::string schema(JsonSchemas&) {
        return integer_schema(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), "ms");
    }
};

template <class Unit>
struct Json<Quantity<Unit>> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, Quantity<Unit> value) { emit_integer(out, value.amount); }
    static bool read(JsonReading& reading, JsonNode at, Quantity<Unit>& value) {
        return Json<std::int64_t>::read(reading, at, value.amount);
    }
    static std::string schema(JsonSchemas&) {
        return integer_schema(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                              Unit::name);
    }
};

template <class Tag>
struct Json<Id<Tag>> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, Id<Tag> value) {
        if (value.none()) {
            out += "null";
            return;
        }
        out += '"';
        out += Tag::prefix;
        out += '-';
        emit_unsigned(out, value.number);
        out += '"';
    }
    static bool read(JsonReading& reading, JsonNode at, Id<Tag>& value) {
        value = Id<Tag>{};
        if (at.null()) return true;
        const auto expected = [] { return std::string(Tag::prefix) + "-N"; };
        if (!at.is(JsonNode::Kind::text)) return reading.refuse(JsonFault::wrong_kind, at, expected());
        const std::optional<Id<Tag>> id = id_from_text<Tag>(at.text());
        if (!id) return reading.refuse(JsonFault::not_an_id, at, expected());
        value = *id;
        return true;
    }
    static std::string schema(JsonSchemas&) { return id_schema(Tag::prefix); }
};

template <IsEnum T>
struct Json<T> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, T value) {
        out += '"';
        out += to_text(value);
        out += '"';
    }
    static bool read(JsonReading& reading, JsonNode at, T& value) {
        const std::optional<T> found = at.is(JsonNode::Kind::text) ? enum_from_text<T>(at.text()) : std::nullopt;
        if (!found) {
            std::string names;
            for (const std::string_view name : enum_names(T{})) (names += names.empty() ? "" : ", ") += name;
            return reading.refuse(at.is(JsonNode::Kind::text) ? JsonFault::no_such_name : JsonFault::wrong_kind, at,
                                  "one of " + names);
        }
        value = *found;
        return true;
    }
    static std::string schema(JsonSchemas& schemas) {
        static constexpr char identity = 0;
        const auto [name, is_new] = schemas.name_of(&identity, enum_type_name(T{}));
        if (is_new) {
            std::string names;
            for (const std::string_view each : enum_names(T{})) {
                if (!names.empty()) names += ',';
                emit_text(names, each);
            }
            schemas.put(name, R"({"type":"string","enum":[)" + names + "]}");
        }
        return JsonSchemas::reference(name);
    }
};

/// {"pf":"8.85","format":"fp64_tensor"}: exact, and never without its number format.
template <>
struct Json<Pflops> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, const Pflops& value);
    static bool read(JsonReading& reading, JsonNode at, Pflops& value);
    static std::string schema(JsonSchemas& schemas);
};

/// [["2025-06-25T00:00:00Z", 44], …]: the value from each instant on, 0 before the first.
template <>
struct Json<StepFunction> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, const StepFunction& value);
    static bool read(JsonReading& reading, JsonNode at, StepFunction& value);
    static std::string schema(JsonSchemas& schemas);
};

}  // namespace gwanje
