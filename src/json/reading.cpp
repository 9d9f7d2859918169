#include "json/reading.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace gwanje {
namespace {

constexpr std::string_view forever_text = "9999-12-31T23:59:59.999Z";

}  // namespace

std::string JsonReading::path() const {
    std::vector<const Step*> steps;
    for (const Step* step = here_; step != nullptr; step = step->above_) steps.push_back(step);
    std::reverse(steps.begin(), steps.end());
    std::string text;
    for (const Step* step : steps) {
        if (step->named_) {
            if (!text.empty()) text += '.';
            text += step->field_;
        } else {
            text += '[' + std::to_string(step->item_) + ']';
        }
    }
    return text;
}

bool JsonReading::refuse(JsonFault fault, std::optional<JsonNode> at, std::string expected) {
    if (!refusal_) refusal_ = JsonRefusal{path(), at ? at->shortened() : std::string(), fault, std::move(expected)};
    return false;
}

bool read_text(JsonReading& reading, JsonNode at, std::string& value) {
    if (!at.is(JsonNode::Kind::text)) return reading.refuse(JsonFault::wrong_kind, at, "a text");
    value = at.text();
    return true;
}

bool read_integer(JsonReading& reading, JsonNode at, std::int64_t low, std::int64_t high, std::int64_t& value) {
    const auto range = [&] { return "a whole number from " + std::to_string(low) + " to " + std::to_string(high); };
    if (at.is(JsonNode::Kind::number)) return reading.refuse(JsonFault::not_whole, at, range());
    if (!at.is(JsonNode::Kind::integer)) return reading.refuse(JsonFault::wrong_kind, at, range());
    const std::optional<std::int64_t> number = at.integer();
    if (!number || *number < low || *number > high) return reading.refuse(JsonFault::out_of_range, at, range());
    value = *number;
    return true;
}

bool read_unsigned(JsonReading& reading, JsonNode at, std::uint64_t high, std::uint64_t& value) {
    const auto range = [&] { return "a whole number from 0 to " + std::to_string(high); };
    if (at.is(JsonNode::Kind::number)) return reading.refuse(JsonFault::not_whole, at, range());
    if (!at.is(JsonNode::Kind::integer)) return reading.refuse(JsonFault::wrong_kind, at, range());
    const std::optional<std::uint64_t> number = at.unsigned_integer();
    if (!number || *number > high) return reading.refuse(JsonFault::out_of_range, at, range());
    value = *number;
    return true;
}

bool read_number(JsonReading& reading, JsonNode at, double& value) {
    if (!at.is(JsonNode::Kind::number) && !at.is(JsonNode::Kind::integer))
        return reading.refuse(JsonFault::wrong_kind, at, "a number");
    value = at.number();
    return true;
}

bool read_boolean(JsonReading& reading, JsonNode at, bool& value) {
    if (!at.is(JsonNode::Kind::boolean)) return reading.refuse(JsonFault::wrong_kind, at, "true or false");
    value = at.boolean();
    return true;
}

bool read_instant(JsonReading& reading, JsonNode at, Instant& value) {
    if (at.null()) {
        value = Instant{};
        return true;
    }
    const std::string expected = "a time such as 2025-06-25T09:00:00+09:00, or a date, which is midnight in Seoul";
    if (!at.is(JsonNode::Kind::text)) return reading.refuse(JsonFault::wrong_kind, at, expected);
    if (at.text() == forever_text) {
        value = end_of_time;
        return true;
    }
    const std::optional<Instant> instant = instant_from_text(at.text());
    if (!instant) return reading.refuse(JsonFault::not_an_instant, at, expected);
    value = *instant;
    return true;
}

bool read_decimal(JsonReading& reading, JsonNode at, std::int64_t scale, std::int64_t& value) {
    const auto expected = [&] {
        return "a decimal in quotes such as \"8.85\", no finer than 1/" + std::to_string(scale);
    };
    if (!at.is(JsonNode::Kind::text)) return reading.refuse(JsonFault::wrong_kind, at, expected());
    const std::optional<std::int64_t> number = decimal_from_text(at.text(), scale);
    if (!number) return reading.refuse(JsonFault::not_a_decimal, at, expected());
    value = *number;
    return true;
}

}  // namespace gwanje
