// What every command's fields go through: text of a bounded length, known ids, numbers in range.
#pragma once

#include <limits>

#include "base/text.hpp"
#include "domain/world.hpp"

namespace gwanje {

/// Well-formed UTF-8 of 1 … `most` bytes.
[[nodiscard]] Refused<void> check_text(const std::string& field, const std::string& value, std::size_t most);
/// The same, but it may be empty.
[[nodiscard]] Refused<void> check_optional_text(const std::string& field, const std::string& value, std::size_t most);
/// least … most, both included.
[[nodiscard]] Refused<void> check_range(const std::string& field, std::int64_t value, std::int64_t least,
                                        std::int64_t most = std::numeric_limits<std::int64_t>::max());
/// A begin before an end.
[[nodiscard]] Refused<void> check_interval(const std::string& field, const Interval& value);
/// A compute figure is zero or has a number format.
[[nodiscard]] Refused<void> check_pflops(const std::string& field, const Pflops& value);

/// Something with this id is in the table.
template <class T>
[[nodiscard]] Refused<void> check_known(const std::string& field, const Table<T>& table, Id<T> id) {
    if (table.has(id)) return {};
    if (id.none()) return refuse(RefusalKind::missing, field);
    return refuse(RefusalKind::unknown, field, to_text(id));
}

/// The noun is in this state.
template <IsEnum State>
[[nodiscard]] Refused<void> check_state(const std::string& field, const std::string& value, State is, State must_be) {
    if (is == must_be) return {};
    return refuse(RefusalKind::wrong_state, field, value, std::string(to_text(is)));
}

constexpr std::size_t name_bytes = 300;
constexpr std::size_t text_bytes = 20'000;

}  // namespace gwanje
