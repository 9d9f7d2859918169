#include "json/emit.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/text.hpp"

namespace gwanje {
namespace {

constexpr Instant end_of_year_9999{253'402'300'799'999};
constexpr Instant start_of_year_0{-62'167'219'200'000};

bool plain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\';
}

void emit_escaped(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    out += "\\u00";
    out += digits[static_cast<unsigned char>(c) >> 4U];
    out += digits[static_cast<unsigned char>(c) & 0xfU];
}

/// Length of the well-formed character at the front of text, 0 when there is none.
std::size_t character_size(std::string_view text) {
    for (std::size_t size = 2; size <= 4 && size <= text.size(); ++size)
        if (is_utf8(text.substr(0, size))) return size;
    return 0;
}

template <class T>
void emit_chars(std::string& out, T number) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    static_cast<void>(error);
    out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

void put_digits(char* to, std::int64_t number, int count) {
    for (int i = count - 1; i >= 0; --i, number /= 10) to[i] = static_cast<char>('0' + number % 10);
}

}  // namespace

void emit_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        std::size_t run = 0;
        while (run < text.size() && plain(text[run])) ++run;
        out.append(text.data(), run);
        text.remove_prefix(run);
        if (text.empty()) break;
        if (static_cast<unsigned char>(text.front()) < 0x80) {
            emit_escaped(out, text.front());
            text.remove_prefix(1);
        } else if (const std::size_t size = character_size(text); size != 0) {
            out.append(text.data(), size);
            text.remove_prefix(size);
        } else {
            out += "\xef\xbf\xbd";
            text.remove_prefix(1);
        }
    }
    out += '"';
}

void emit_integer(std::string& out, std::int64_t number) {
    emit_chars(out, number);
}
void emit_unsigned(std::string& out, std::uint64_t number) {
    emit_chars(out, number);
}

void emit_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    emit_chars(out, number);
}

void emit_instant(std::string& out, Instant at) {
    if (at.unset()) {
        out += "null";
        return;
    }
    if (at > end_of_year_9999) at = end_of_year_9999;
    if (at < start_of_year_0) at = start_of_year_0;
    const CivilDate date = civil_date(at);
    const std::int64_t of_day = (at - start_of_day(date)).ms;
    std::array<char, 26> buffer{'"', 0,   0, 0, 0,   '-', 0, 0,   '-', 0, 0, 'T', 0,
                                0,   ':', 0, 0, ':', 0,   0, '.', 0,   0, 0, 'Z', '"'};
    put_digits(&buffer[1], date.year, 4);
    put_digits(&buffer[6], date.month, 2);
    put_digits(&buffer[9], date.day, 2);
    put_digits(&buffer[12], of_day / 3'600'000, 2);
    put_digits(&buffer[15], of_day / 60'000 % 60, 2);
    put_digits(&buffer[18], of_day / 1000 % 60, 2);
    if (of_day % 1000 != 0) {
        put_digits(&buffer[21], of_day % 1000, 3);
        out.append(buffer.data(), buffer.size());
    } else {
        out.append(buffer.data(), 20);
        out += "Z\"";
    }
}

}  // namespace gwanje
