// The smallest pieces of JSON text, appended to a string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace gwanje {

/// A quoted JSON string. Bytes that are not UTF-8 become U+FFFD, so that the output is always valid JSON.
void emit_text(std::string& out, std::string_view text);
void emit_integer(std::string& out, std::int64_t number);
void emit_unsigned(std::string& out, std::uint64_t number);
/// The shortest form that reads back the same; null for what JSON cannot say (infinite, not a number).
void emit_number(std::string& out, double number);
/// RFC 3339 in UTC; null when unset; `end_of_time` and everything after year 9999 as "9999-12-31T23:59:59.999Z".
void emit_instant(std::string& out, Instant at);

}  // namespace gwanje
