#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace gwanje {
namespace {

constexpr std::uint32_t bad_code = 0xffffffff;

/// Takes one code point from the front, `bad_code` when the bytes are not well-formed.
std::uint32_t take_code(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
    if (size == 0 || text.size() < size) return bad_code;
    std::uint32_t code = size == 1 ? first : first & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) return bad_code;
        code = code << 6U | (byte(i) & 0x3fU);
    }
    if ((size == 3 && code < 0x800) || (size == 4 && code < 0x10000) || code > 0x10ffff) return bad_code;
    if (code >= 0xd800 && code < 0xe000) return bad_code;
    text.remove_prefix(size);
    return code;
}

bool is_wide(std::uint32_t c) {
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
           (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff);
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty())
        if (take_code(text) == bad_code) return false;
    return true;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const std::uint32_t code = take_code(text);
        if (code == bad_code) text.remove_prefix(1);
        width += code != bad_code && is_wide(code) ? 2U : 1U;
    }
    return width;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::optional<std::int64_t> integer_from_text(std::string_view text) {
    return decimal_from_text(text, 1);
}

std::optional<std::int64_t> decimal_from_text(std::string_view text, std::int64_t scale) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && part.empty())) return std::nullopt;
    std::int64_t value = 0;
    const auto take_digit = [&](char c, std::int64_t unit) {
        std::int64_t step = 0;
        return c >= '0' && c <= '9' && !__builtin_mul_overflow(static_cast<std::int64_t>(c - '0'), unit, &step) &&
               !__builtin_add_overflow(value, step, &value);
    };
    for (const char c : whole)
        if (__builtin_mul_overflow(value, std::int64_t{10}, &value) || !take_digit(c, 1)) return std::nullopt;
    if (__builtin_mul_overflow(value, scale, &value)) return std::nullopt;
    std::int64_t unit = scale;
    for (const char c : part) {
        unit /= 10;
        if (unit == 0 ? c != '0' : !take_digit(c, unit)) return std::nullopt;
    }
    return negative ? -value : value;
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

}  // namespace gwanje
