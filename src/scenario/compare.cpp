#include "scenario/compare.hpp"

#include "json/json.hpp"
#include "scenario/field_text.hpp"

namespace gwanje::scenario {
namespace {

/// The value there as a whole number, and what was written as one of the same kind.
struct Numbers {
    std::int64_t there = 0;
    std::int64_t written = 0;
};

bool holds(const std::string& comparison, std::int64_t there, std::int64_t written) {
    if (comparison == "<") return there < written;
    if (comparison == "<=") return there <= written;
    if (comparison == ">") return there > written;
    if (comparison == ">=") return there >= written;
    return (there == written) == (comparison == "=");
}

std::optional<Numbers> as_numbers(JsonNode node, const std::string& value, Instant start) {
    if (node.is(JsonNode::Kind::integer)) {
        const auto there = node.integer();
        const auto written = accelerator_millis_of(value);
        if (there && written) return Numbers{*there, *written};
    }
    if (node.is(JsonNode::Kind::text)) {
        const auto there = instant_from_text(node.text());
        const auto written = instant_of(value, {start});
        if (there && written) return Numbers{there->ms, written->ms};
    }
    return std::nullopt;
}

std::string plain(JsonNode node) {
    switch (node.kind()) {
        case JsonNode::Kind::null:
            return "nothing";
        case JsonNode::Kind::text:
            return node.text().empty() ? "nothing" : std::string(node.text());
        case JsonNode::Kind::list:
        case JsonNode::Kind::object:
            if (node.size() == 0) return "nothing";
            break;
        case JsonNode::Kind::boolean:
        case JsonNode::Kind::integer:
        case JsonNode::Kind::number:
            break;
    }
    return node.json();
}

}  // namespace

std::optional<std::string> differs(const std::string& json, const std::string& path, const std::string& comparison,
                                   const std::string& value, Instant start) {
    const auto document = JsonDocument::parse(json);
    const auto parts = path_from_text(path);
    if (!document || !parts) return "not a path: " + path;
    JsonNode node = document->root();
    for (const PathPart& part : *parts) {
        if (node.is(JsonNode::Kind::list) && part.name == "count") {
            const auto size = static_cast<std::int64_t>(node.size());
            const auto written = integer_from_text(value);
            if (written && holds(comparison, size, *written)) return std::nullopt;
            return std::to_string(size);
        }
        if (part.name.empty()) {
            if (!node.is(JsonNode::Kind::list) || part.place >= node.size()) return "no such place";
            node = node.item(part.place);
        } else {
            const auto field = node.is(JsonNode::Kind::object) ? node.find(part.name) : std::nullopt;
            if (!field) return "no field " + part.name;
            node = *field;
        }
    }
    if (const auto numbers = as_numbers(node, value, start))
        return holds(comparison, numbers->there, numbers->written) ? std::nullopt : std::optional(plain(node));
    const bool equal = plain(node) == value;
    if ((comparison == "=" && equal) || (comparison == "!=" && !equal)) return std::nullopt;
    return plain(node);
}

}  // namespace gwanje::scenario
