// A small JSON Schema checker for tests: as much of the language as our own schemas use. An unknown keyword fails, so
// that nothing passes unseen.
#pragma once

#include <regex>
#include <set>
#include <string>

#include "json/document.hpp"

namespace gwanje {

class SchemaCheck {
public:
    /// `document`: the OpenAPI document in which references are looked up.
    explicit SchemaCheck(JsonNode document) : document_(document) {}

    /// Empty, or what does not fit and where.
    [[nodiscard]] std::string check(JsonNode schema, JsonNode value, const std::string& at = "$") const {
        for (std::size_t i = 0; i < schema.size(); ++i)
            if (!known().contains(std::string(schema.field_name(i))))
                return at + ": unknown keyword " + std::string(schema.field_name(i));
        if (const auto ref = schema.find("$ref")) return check(*resolve(ref->text()), value, at);
        if (const auto any = schema.find("anyOf")) return check_some(*any, value, at);
        if (const auto any = schema.find("oneOf")) return check_some(*any, value, at);
        if (const auto wanted = schema.find("const"); wanted && wanted->json() != value.json())
            return at + ": not " + wanted->json();
        if (const auto names = schema.find("enum")) {
            bool found = false;
            for (std::size_t i = 0; i < names->size(); ++i) found = found || names->item(i).json() == value.json();
            if (!found) return at + ": " + value.shortened() + " is not one of " + names->json();
        }
        if (const auto type = schema.find("type"))
            if (!is_type(*type, value)) return at + ": " + value.shortened() + " is not " + type->json();
        switch (value.kind()) {
            case JsonNode::Kind::text:
                return check_text(schema, value, at);
            case JsonNode::Kind::integer:
                return check_integer(schema, value, at);
            case JsonNode::Kind::list:
                return check_list(schema, value, at);
            case JsonNode::Kind::object:
                return check_object(schema, value, at);
            case JsonNode::Kind::null:
            case JsonNode::Kind::boolean:
            case JsonNode::Kind::number:
                return {};
        }
        return {};
    }

private:
    static const std::set<std::string>& known() {
        static const std::set<std::string> words{"$ref",          "anyOf",
                                                 "oneOf",         "const",
                                                 "enum",          "type",
                                                 "pattern",       "items",
                                                 "minimum",       "maximum",
                                                 "minItems",      "maxItems",
                                                 "properties",    "required",
                                                 "format",        "default",
                                                 "x-unit",        "x-id",
                                                 "prefixItems",   "x-form",
                                                 "discriminator", "additionalProperties"};
        return words;
    }
    std::optional<JsonNode> resolve(std::string_view reference) const {
        const std::string name(reference.substr(reference.rfind('/') + 1));
        return document_.find("components")->find("schemas")->find(name);
    }
    std::string check_some(JsonNode all, JsonNode value, const std::string& at) const {
        std::string reasons;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string reason = check(all.item(i), value, at);
            if (reason.empty()) return {};
            reasons += "\n  " + reason;
        }
        return at + ": fits none:" + reasons;
    }
    static bool is_type(JsonNode type, JsonNode value) {
        if (type.is(JsonNode::Kind::list)) {
            for (std::size_t i = 0; i < type.size(); ++i)
                if (is_type(type.item(i), value)) return true;
            return false;
        }
        switch (value.kind()) {
            case JsonNode::Kind::null:
                return type.text() == "null";
            case JsonNode::Kind::boolean:
                return type.text() == "boolean";
            case JsonNode::Kind::integer:
                return type.text() == "integer" || type.text() == "number";
            case JsonNode::Kind::number:
                return type.text() == "number";
            case JsonNode::Kind::text:
                return type.text() == "string";
            case JsonNode::Kind::list:
                return type.text() == "array";
            case JsonNode::Kind::object:
                return type.text() == "object";
        }
        return false;
    }
    static std::string check_text(JsonNode schema, JsonNode value, const std::string& at) {
        const auto pattern = schema.find("pattern");
        if (pattern && !std::regex_search(std::string(value.text()), std::regex(std::string(pattern->text()))))
            return at + ": " + value.shortened() + " does not match " + std::string(pattern->text());
        return {};
    }
    static std::string check_integer(JsonNode schema, JsonNode value, const std::string& at) {
        if (const auto low = schema.find("minimum"); low && value.number() < low->number()) return at + ": too small";
        if (const auto high = schema.find("maximum"); high && value.number() > high->number())
            return at + ": too large";
        return {};
    }
    std::string check_list(JsonNode schema, JsonNode value, const std::string& at) const {
        const auto items = schema.find("items");
        const auto prefix = schema.find("prefixItems");
        if (prefix && value.size() != prefix->size()) return at + ": wrong length";
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string place = at + '[' + std::to_string(i) + ']';
            const std::string reason = prefix  ? check(prefix->item(i), value.item(i), place)
                                       : items ? check(*items, value.item(i), place)
                                               : std::string();
            if (!reason.empty()) return reason;
        }
        return {};
    }
    std::string check_object(JsonNode schema, JsonNode value, const std::string& at) const {
        const auto properties = schema.find("properties");
        const auto others = schema.find("additionalProperties");
        if (const auto required = schema.find("required"))
            for (std::size_t i = 0; i < required->size(); ++i)
                if (!value.find(required->item(i).text())) return at + ": misses " + required->item(i).json();
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string name(value.field_name(i));
            const auto property = properties ? properties->find(name) : std::nullopt;
            std::string reason;
            if (property) {
                reason = check(*property, value.field(i), at + '.' + name);
            } else if (others && others->is(JsonNode::Kind::boolean) && !others->boolean()) {
                reason = at + ": unexpected " + name;
            } else if (others && others->is(JsonNode::Kind::object)) {
                reason = check(*others, value.field(i), at + '.' + name);
            }
            if (!reason.empty()) return reason;
        }
        return {};
    }

    JsonNode document_;
};

}  // namespace gwanje
