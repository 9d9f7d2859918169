#include "kernel/check_input.hpp"

namespace gwanje {

Refused<void> check_optional_text(const std::string& field, const std::string& value, std::size_t most) {
    if (value.size() > most) return refuse(RefusalKind::too_long, field, "", std::to_string(most) + " bytes");
    if (!is_utf8(value)) return refuse(RefusalKind::malformed, field, "", "UTF-8");
    return {};
}

Refused<void> check_text(const std::string& field, const std::string& value, std::size_t most) {
    if (trimmed(value).empty()) return refuse(RefusalKind::missing, field);
    return check_optional_text(field, value, most);
}

Refused<void> check_range(const std::string& field, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value >= least && value <= most) return {};
    const bool open = most == std::numeric_limits<std::int64_t>::max();
    return refuse(RefusalKind::out_of_range, field, std::to_string(value),
                  open ? "≥ " + std::to_string(least) : std::to_string(least) + " … " + std::to_string(most));
}

Refused<void> check_interval(const std::string& field, const Interval& value) {
    if (value.begin.unset() || value.end.unset()) return refuse(RefusalKind::missing, field, "", "begin, end");
    if (!value.valid())
        return refuse(RefusalKind::out_of_range, field + ".end", to_text(value.end), "> " + to_text(value.begin));
    return {};
}

Refused<void> check_pflops(const std::string& field, const Pflops& value) {
    GWANJE_TRY(check_range(field, value.gigaflops, 0));
    if (value.gigaflops != 0 && value.format == NumberFormat::none)
        return refuse(RefusalKind::format_missing, field, decimal_text(value.gigaflops, 1'000'000) + " PF");
    return {};
}

}  // namespace gwanje
