// Json<T> of what holds other values: optional, lists, maps, pairs.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "json/pieces.hpp"

namespace gwanje {

template <class T>
struct Json<std::optional<T>> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, const std::optional<T>& value) {
        if (value) {
            Json<T>::write(out, *value);
        } else {
            out += "null";
        }
    }
    static bool read(JsonReading& reading, JsonNode at, std::optional<T>& value) {
        value.reset();
        return at.null() || Json<T>::read(reading, at, value.emplace());
    }
    static std::string schema(JsonSchemas& schemas) { return nullable_schema(Json<T>::schema(schemas)); }
};

template <class T>
struct Json<std::vector<T>> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, const std::vector<T>& value) {
        out += '[';
        bool first = true;
        for (const auto& item : value) {
            if (!first) out += ',';
            first = false;
            Json<T>::write(out, item);
        }
        out += ']';
    }
    static bool read(JsonReading& reading, JsonNode at, std::vector<T>& value) {
        if (!at.is(JsonNode::Kind::list)) return reading.refuse(JsonFault::wrong_kind, at, "a list");
        value.clear();
        value.reserve(at.size());
        for (std::size_t i = 0; i < at.size(); ++i) {
            const JsonReading::Step step(reading, i);
            T item{};
            if (!Json<T>::read(reading, at.item(i), item)) return false;
            value.push_back(std::move(item));
        }
        return true;
    }
    static std::string schema(JsonSchemas& schemas) {
        return R"({"type":"array","items":)" + Json<T>::schema(schemas) + '}';
    }
};

template <class T>
struct Json<std::set<T>> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, const std::set<T>& value) {
        Json<std::vector<T>>::write(out, std::vector<T>(value.begin(), value.end()));
    }
    static bool read(JsonReading& reading, JsonNode at, std::set<T>& value) {
        std::vector<T> items;
        if (!Json<std::vector<T>>::read(reading, at, items)) return false;
        value = std::set<T>(items.begin(), items.end());
        return true;
    }
    static std::string schema(JsonSchemas& schemas) { return Json<std::vector<T>>::schema(schemas); }
};

template <class A, class B>
struct Json<std::pair<A, B>> {
    static constexpr bool may_be_missing = false;
    static void write(std::string& out, const std::pair<A, B>& value) {
        out += '[';
        Json<A>::write(out, value.first);
        out += ',';
        Json<B>::write(out, value.second);
        out += ']';
    }
    static bool read(JsonReading& reading, JsonNode at, std::pair<A, B>& value) {
        if (!at.is(JsonNode::Kind::list)) return reading.refuse(JsonFault::wrong_kind, at, "a list of two");
        if (at.size() != 2) return reading.refuse(JsonFault::wrong_length, at, "a list of two");
        return Json<A>::read(reading, at.item(0), value.first) && Json<B>::read(reading, at.item(1), value.second);
    }
    static std::string schema(JsonSchemas& schemas) {
        return R"({"type":"array","prefixItems":[)" + Json<A>::schema(schemas) + ',' + Json<B>::schema(schemas) +
               R"(],"minItems":2,"maxItems":2})";
    }
};

/// Keys are texts, ids, names of an enum or whole numbers, all written as field names.
template <class K, class V>
struct Json<std::map<K, V>> {
    static constexpr bool may_be_missing = true;
    static void write(std::string& out, const std::map<K, V>& value) {
        out += '{';
        bool first = true;
        for (const auto& [key, item] : value) {
            if (!first) out += ',';
            first = false;
            write_key(out, key);
            out += ':';
            Json<V>::write(out, item);
        }
        out += '}';
    }
    static bool read(JsonReading& reading, JsonNode at, std::map<K, V>& value) {
        if (!at.is(JsonNode::Kind::object)) return reading.refuse(JsonFault::wrong_kind, at, "an object");
        value.clear();
        for (std::size_t i = 0; i < at.size(); ++i) {
            const JsonReading::Step step(reading, at.field_name(i));
            std::optional<K> key = key_from_text(at.field_name(i));
            if (!key) return reading.refuse(JsonFault::no_such_name, at.field(i));
            if (!Json<V>::read(reading, at.field(i), value[std::move(*key)])) return false;
        }
        return true;
    }
    static std::string schema(JsonSchemas& schemas) {
        return R"({"type":"object","additionalProperties":)" + Json<V>::schema(schemas) + '}';
    }

private:
    static void write_key(std::string& out, const K& key) {
        if constexpr (std::is_same_v<K, std::string>) {
            emit_text(out, key);
        } else if constexpr (std::integral<K>) {
            out += '"' + std::to_string(key) + '"';
        } else {
            emit_text(out, to_text(key));
        }
    }
    static std::optional<K> key_from_text(std::string_view text) { return key_as(text, K{}); }
    static std::optional<std::string> key_as(std::string_view text, const std::string&) { return std::string(text); }
    template <class Tag>
    static std::optional<Id<Tag>> key_as(std::string_view text, Id<Tag>) {
        return text.empty() ? std::nullopt : id_from_text<Tag>(text);
    }
    template <IsEnum E>
    static std::optional<E> key_as(std::string_view text, E) {
        return enum_from_text<E>(text);
    }
    template <std::integral N>
    static std::optional<N> key_as(std::string_view text, N) {
        const std::optional<std::int64_t> number = integer_from_text(text);
        if (!number || !std::in_range<N>(*number)) return std::nullopt;
        return static_cast<N>(*number);
    }
};

}  // namespace gwanje
