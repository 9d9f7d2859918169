// Text: UTF-8 checks, trimming, splitting, exact numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gwanje {

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates, up to U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text);
/// Columns that a terminal needs: Hangul and other wide characters count two.
[[nodiscard]] std::size_t display_width(std::string_view utf8);
/// Without ASCII white space at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// ASCII letters in lower case, everything else as it is.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// A whole decimal number with optional sign and nothing else around it.
[[nodiscard]] std::optional<std::int64_t> integer_from_text(std::string_view text);
/// "8.85" as a whole number of 1/scale: ("8.85", 1000000) is 8850000. Refuses digits finer than the scale, which is a
/// power of ten.
[[nodiscard]] std::optional<std::int64_t> decimal_from_text(std::string_view text, std::int64_t scale);
/// "824000000000" with separators: "824,000,000,000".
[[nodiscard]] std::string grouped(std::int64_t number);

}  // namespace gwanje
