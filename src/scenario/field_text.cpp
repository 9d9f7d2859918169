#include "scenario/field_text.hpp"

#include <charconv>

namespace gwanje::scenario {

std::optional<std::vector<PathPart>> path_from_text(std::string_view text) {
    std::vector<PathPart> parts;
    bool name_next = true;
    while (!text.empty()) {
        if (text.front() == '[') {
            PathPart part;
            const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), part.place);
            if (error != std::errc() || end == text.data() + text.size() || *end != ']') return std::nullopt;
            text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
            parts.push_back(part);
            name_next = false;
            continue;
        }
        if (!name_next) {
            if (text.front() != '.') return std::nullopt;
            text.remove_prefix(1);
        }
        const std::string_view name = text.substr(0, text.find_first_of(".["));
        if (name.empty()) return std::nullopt;
        parts.push_back({std::string(name), 0});
        text.remove_prefix(name.size());
        name_next = false;
    }
    if (parts.empty()) return std::nullopt;
    return parts;
}

std::optional<Instant> instant_of(std::string_view text, const TextReading& reading) {
    if (text == "forever") return end_of_time;
    const bool relative = text.starts_with('+') || text.starts_with('-');
    if (!relative) return instant_from_text(text);
    if (!reading.start) return std::nullopt;
    const std::optional<Duration> away = duration_from_text(text.substr(1));
    if (!away) return std::nullopt;
    return text.front() == '+' ? *reading.start + *away : *reading.start - *away;
}

std::optional<std::int64_t> accelerator_millis_of(std::string_view text) {
    if (const std::optional<std::int64_t> amount = integer_from_text(text)) return amount;
    const std::optional<Duration> time = duration_from_text(text);
    if (!time) return std::nullopt;
    return time->ms;
}

std::optional<Pflops> pflops_of(std::string_view text) {
    constexpr std::int64_t gigaflops_per_petaflops = 1'000'000;
    const std::size_t space = text.find(' ');
    const std::optional<std::int64_t> amount = decimal_from_text(text.substr(0, space), gigaflops_per_petaflops);
    if (!amount) return std::nullopt;
    Pflops read;
    read.gigaflops = *amount;
    if (space == std::string_view::npos) return read;  // the kernel says what is missing
    const std::optional<NumberFormat> format = enum_from_text<NumberFormat>(trimmed(text.substr(space)));
    if (!format) return std::nullopt;
    read.format = *format;
    return read;
}

std::optional<bool> boolean_of(std::string_view text) {
    if (text == "true" || text == "yes") return true;
    if (text == "false" || text == "no") return false;
    return std::nullopt;
}

}  // namespace gwanje::scenario
