// The state of one reading: where we are, how strict, and the first thing that did not fit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "json/document.hpp"

namespace gwanje {

/// What a field that is missing means. In both cases an unknown field is refused.
enum class Strictness {
    /// Only what can say "none" may be missing: optional, id, instant, bool, list, map; and a field whose record gives
    /// it
    /// a default other than zero. Numbers, texts, names of enums and nested records must be there.
    complete,
    /// Any field may be missing and keeps the default that its record gives it.
    sparse,
};

class JsonReading {
public:
    explicit JsonReading(Strictness strictness) : strictness_(strictness) {}
    [[nodiscard]] Strictness strictness() const { return strictness_; }

    /// One step down, for the path in a refusal; lives on the stack while the value is read.
    class Step {
    public:
        Step(JsonReading& reading, std::string_view field) : Step(reading, field, 0, true) {}
        Step(JsonReading& reading, std::size_t item) : Step(reading, {}, item, false) {}
        ~Step() { reading_.here_ = above_; }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        friend class JsonReading;
        Step(JsonReading& reading, std::string_view field, std::size_t item, bool named)
            : reading_(reading), above_(reading.here_), field_(field), item_(item), named_(named) {
            reading.here_ = this;
        }
        JsonReading& reading_;
        const Step* above_;
        std::string_view field_;
        std::size_t item_;
        bool named_;
    };

    /// Keeps the first refusal; always false, so that a reader can `return reading.refuse(…)`.
    bool refuse(JsonFault fault, std::optional<JsonNode> at, std::string expected = {});
    [[nodiscard]] const std::optional<JsonRefusal>& refusal() const { return refusal_; }

private:
    [[nodiscard]] std::string path() const;

    Strictness strictness_;
    const Step* here_ = nullptr;
    std::optional<JsonRefusal> refusal_;
};

/// The pieces of reading that do not depend on a record's type.
bool read_text(JsonReading& reading, JsonNode at, std::string& value);
bool read_integer(JsonReading& reading, JsonNode at, std::int64_t low, std::int64_t high, std::int64_t& value);
bool read_unsigned(JsonReading& reading, JsonNode at, std::uint64_t high, std::uint64_t& value);
bool read_number(JsonReading& reading, JsonNode at, double& value);
bool read_boolean(JsonReading& reading, JsonNode at, bool& value);
bool read_instant(JsonReading& reading, JsonNode at, Instant& value);
bool read_decimal(JsonReading& reading, JsonNode at, std::int64_t scale, std::int64_t& value);

}  // namespace gwanje
