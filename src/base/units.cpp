#include "base/units.hpp"

#include "base/check.hpp"
#include "base/wide.hpp"

namespace gwanje {
namespace {

/// `hundredths` as text with at most two decimals, trailing zeros dropped.
std::string two_decimals(Wide hundredths) {
    const bool negative = hundredths < 0;
    const auto size = static_cast<std::uint64_t>(negative ? -hundredths : hundredths);
    std::string text = std::to_string(size / 100);
    const auto rest = size % 100;
    if (rest != 0) {
        text += '.';
        text += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    }
    return negative ? "-" + text : text;
}

/// parts * factor / base in hundredths, rounded half away from zero.
Wide rounded_hundredths(std::int64_t parts, std::int64_t base, std::int64_t factor) {
    GWANJE_CHECK(base > 0);
    const Wide scaled = static_cast<Wide>(parts) * factor * 100;
    const Wide size = scaled < 0 ? -scaled : scaled;
    const Wide rounded = (2 * size + base) / (2 * static_cast<Wide>(base));
    return scaled < 0 ? -rounded : rounded;
}

}  // namespace

std::string percent_text(std::int64_t parts, std::int64_t base) {
    return two_decimals(rounded_hundredths(parts, base, 100));
}

std::string ratio_text(std::int64_t parts, std::int64_t base) {
    return two_decimals(rounded_hundredths(parts, base, 1));
}

std::string decimal_text(std::int64_t amount, std::int64_t scale) {
    GWANJE_CHECK(scale > 0);
    const bool negative = amount < 0;
    const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
    const auto unit = static_cast<std::uint64_t>(scale);
    std::string text = (negative ? "-" : "") + std::to_string(size / unit);
    std::uint64_t rest = size % unit;
    if (rest == 0) return text;
    text += '.';
    for (std::uint64_t place = unit / 10; rest != 0 && place != 0; place /= 10) {
        text += static_cast<char>('0' + rest / place);
        rest %= place;
    }
    return text;
}

}  // namespace gwanje
