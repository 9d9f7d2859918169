#include "base/time.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace gwanje {
namespace {

constexpr std::int64_t ms_per_day = 86'400'000;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

/// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_from_civil(std::int64_t y, std::int64_t m, std::int64_t d) {
    y -= m <= 2 ? 1 : 0;
    const std::int64_t era = floor_div(y, 400);
    const std::int64_t yoe = y - era * 400;
    const std::int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146'097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719'468;
}

CivilDate civil_from_days(std::int64_t z) {
    z += 719'468;
    const std::int64_t era = floor_div(z, 146'097);
    const std::int64_t doe = z - era * 146'097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const std::int64_t month = mp + (mp < 10 ? 3 : -9);
    return {static_cast<std::int32_t>(yoe + era * 400 + (month <= 2 ? 1 : 0)), static_cast<std::int32_t>(month),
            static_cast<std::int32_t>(doy - (153 * mp + 2) / 5 + 1)};
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    constexpr std::array<std::int32_t, 12> plain{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : plain[static_cast<std::size_t>(month - 1)];
}

struct Clock {
    CivilDate date;
    std::int64_t hour, minute, second, ms;
};

Clock clock_at(Instant t, Duration offset) {
    const std::int64_t local = t.ms + offset.ms;
    const std::int64_t day = floor_div(local, ms_per_day);
    const std::int64_t rest = local - day * ms_per_day;
    return {civil_from_days(day), rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000};
}

/// Takes exactly `digits` digits from the front.
std::optional<std::int32_t> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    std::int32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<CivilDate> take_date(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || *year < 1900 || !take(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || *month < 1 || *month > 12 || !take(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
    return CivilDate{*year, *month, *day};
}

/// "Z" or "+09:00"; the text must end there.
std::optional<Duration> take_offset(std::string_view& text) {
    if (text == "Z" || text == "z") return Duration{};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const std::int64_t sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    return Duration{sign * (*hour * 3'600'000LL + *minute * 60'000LL)};
}

}  // namespace

CivilDate civil_date(Instant t, Duration offset) {
    return clock_at(t, offset).date;
}

Instant start_of_day(CivilDate date, Duration offset) {
    const std::int64_t month = date.month - 1;
    const std::int64_t year = date.year + floor_div(month, 12);
    const std::int64_t in_year = month - floor_div(month, 12) * 12 + 1;
    return {(days_from_civil(year, in_year, 1) + date.day - 1) * ms_per_day - offset.ms};
}

Instant add_months(Instant t, std::int32_t months, Duration offset) {
    const CivilDate date = civil_date(t, offset);
    const Duration time_of_day = t - start_of_day(date, offset);
    const CivilDate first = civil_date(start_of_day({date.year, date.month + months, 1}));
    const std::int32_t last = days_in_month(first.year, first.month);
    return start_of_day({first.year, first.month, date.day < last ? date.day : last}, offset) + time_of_day;
}

std::string to_text(Instant t) {
    const Clock c = clock_at(t, Duration{});
    std::array<char, 64> buffer{};
    int size =
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02dT%02d:%02d:%02d", c.date.year, c.date.month,
                      c.date.day, static_cast<int>(c.hour), static_cast<int>(c.minute), static_cast<int>(c.second));
    std::string text(buffer.data(), static_cast<std::size_t>(size));
    if (c.ms != 0) {
        size = std::snprintf(buffer.data(), buffer.size(), ".%03d", static_cast<int>(c.ms));
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return text + 'Z';
}

std::string seoul_date_text(Instant t) {
    return seoul_text(t).substr(0, 10);
}

std::string seoul_text(Instant t) {
    const Clock c = clock_at(t, seoul_offset);
    std::array<char, 64> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d %02d:%02d", c.date.year, c.date.month,
                                   c.date.day, static_cast<int>(c.hour), static_cast<int>(c.minute));
    return {buffer.data(), static_cast<std::size_t>(size)};
}

std::optional<Instant> instant_from_text(std::string_view text) {
    const auto date = take_date(text);
    if (!date) return std::nullopt;
    if (text.empty()) return start_of_day(*date, seoul_offset);
    if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int64_t ms = *hour * 3'600'000LL + *minute * 60'000LL;
    if (take(text, ':')) {
        const auto second = take_number(text, 2);
        if (!second || *second > 59) return std::nullopt;
        ms += *second * 1000LL;
        if (take(text, '.')) {
            std::int64_t place = 100;
            std::size_t digits = 0;
            while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
                ms += (text.front() - '0') * place;
                place /= 10;
                ++digits;
                text.remove_prefix(1);
            }
            if (digits == 0) return std::nullopt;
        }
    }
    const auto offset = take_offset(text);
    if (!offset) return std::nullopt;
    return start_of_day(*date, *offset) + Duration{ms};
}

std::string to_text(Duration d) {
    std::int64_t rest = d.ms < 0 ? -d.ms : d.ms;
    std::string text = d.ms < 0 ? "-" : "";
    const auto part = [&](std::int64_t unit, const char* name) {
        if (rest / unit != 0) text += std::to_string(rest / unit) + name;
        rest %= unit;
    };
    part(ms_per_day, "d");
    part(3'600'000, "h");
    part(60'000, "m");
    part(1000, "s");
    part(1, "ms");
    return d.ms == 0 ? "0s" : text;
}

std::optional<Duration> duration_from_text(std::string_view text) {
    if (text.empty()) return std::nullopt;
    std::int64_t total = 0;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || number < 0 || number > 1'000'000'000'000) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        std::int64_t unit = 1000;
        if (text.starts_with("ms")) {
            unit = 1;
            text.remove_prefix(2);
        } else if (take(text, 'd')) {
            unit = ms_per_day;
        } else if (take(text, 'h')) {
            unit = 3'600'000;
        } else if (take(text, 'm')) {
            unit = 60'000;
        } else if (!take(text, 's') && !(text.empty() && total == 0)) {
            return std::nullopt;
        }
        std::int64_t part = 0;
        if (__builtin_mul_overflow(number, unit, &part) || __builtin_add_overflow(total, part, &total))
            return std::nullopt;
    }
    return Duration{total};
}

}  // namespace gwanje
