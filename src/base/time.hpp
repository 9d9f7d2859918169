// Time is UTC milliseconds inside; Asia/Seoul (UTC+9, no summer time) only where a person reads or a rule says so.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace gwanje {

struct Duration {
    std::int64_t ms = 0;
    friend constexpr auto operator<=>(Duration, Duration) = default;
    friend constexpr Duration operator+(Duration a, Duration b) { return {a.ms + b.ms}; }
    friend constexpr Duration operator-(Duration a, Duration b) { return {a.ms - b.ms}; }
    friend constexpr Duration operator*(Duration a, std::int64_t n) { return {a.ms * n}; }
};

constexpr Duration milliseconds(std::int64_t n) {
    return {n};
}
constexpr Duration seconds(std::int64_t n) {
    return {n * 1000};
}
constexpr Duration minutes(std::int64_t n) {
    return {n * 60'000};
}
constexpr Duration hours(std::int64_t n) {
    return {n * 3'600'000};
}
constexpr Duration days(std::int64_t n) {
    return {n * 86'400'000};
}

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. `Instant{}` means "not set".
struct Instant {
    std::int64_t ms = 0;
    [[nodiscard]] constexpr bool unset() const { return ms == 0; }
    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant t, Duration d) { return {t.ms + d.ms}; }
    friend constexpr Instant operator-(Instant t, Duration d) { return {t.ms - d.ms}; }
    friend constexpr Duration operator-(Instant a, Instant b) { return {a.ms - b.ms}; }
};

constexpr Instant end_of_time{std::numeric_limits<std::int64_t>::max()};

/// A calendar date in some offset; month 1–12, day 1–31.
struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;
    std::int32_t day = 1;
    friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

constexpr Duration seoul_offset = hours(9);

/// The date that a clock with this offset shows at `t`.
[[nodiscard]] CivilDate civil_date(Instant t, Duration offset = Duration{});
/// Midnight of that date in that offset. Months beyond 12 carry into years, days beyond the month into months.
[[nodiscard]] Instant start_of_day(CivilDate date, Duration offset = Duration{});
/// The same day and time of day `months` later, at the month's last day where that day does not exist (offset as
/// given).
[[nodiscard]] Instant add_months(Instant t, std::int32_t months, Duration offset = Duration{});

/// "2025-06-25T00:00:00Z", with ".123" when there are milliseconds.
[[nodiscard]] std::string to_text(Instant t);
/// "2025-06-25 09:00" as a clock in Seoul shows it.
[[nodiscard]] std::string seoul_text(Instant t);
/// "2025-06-25" as a calendar in Seoul shows it.
[[nodiscard]] std::string seoul_date_text(Instant t);
/// Reads RFC 3339 ("2025-06-25T09:00:00+09:00", seconds and fraction optional) and a bare date, which is midnight in
/// Seoul. Nothing else; years 1900 to 9999.
[[nodiscard]] std::optional<Instant> instant_from_text(std::string_view text);
/// "1d2h3m4s", parts that are zero left out; "0s" for none; milliseconds as "5ms".
[[nodiscard]] std::string to_text(Duration d);
/// Reads "90m", "1h30m", "2d", "45s", "250ms" and bare seconds ("45").
[[nodiscard]] std::optional<Duration> duration_from_text(std::string_view text);

}  // namespace gwanje
