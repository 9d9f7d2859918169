// Why a text was not read as JSON of the wanted type: where, what stood there, what should have.
#pragma once

#include <string>

#include "base/record.hpp"

namespace gwanje {

GWANJE_ENUM(JsonFault, not_json, too_deep, repeated_field, unknown_field, missing_field, wrong_kind, not_whole,
            out_of_range, not_utf8, not_an_id, not_an_instant, not_a_decimal, no_such_name, wrong_length, not_in_order)

struct JsonRefusal {
    std::string path;   ///< "stages[2].capacity.pf"; empty for the whole text
    std::string value;  ///< what stood there, as JSON, shortened
    JsonFault fault = JsonFault::not_json;
    std::string expected;  ///< "a text", "awd-N", "red, green": completes the sentence; may be empty

    /// One sentence: what is wrong and what is expected.
    [[nodiscard]] std::string reason() const;
    [[nodiscard]] std::string reason_ko() const;
    friend bool operator==(const JsonRefusal&, const JsonRefusal&) = default;
};

}  // namespace gwanje
