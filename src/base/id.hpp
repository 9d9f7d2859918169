// Id<Tag>: a number that knows what it numbers. Prints as "awd-42"; 0 is "none".
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gwanje {

/// `Tag` offers `static constexpr std::string_view prefix` (three letters, see docs/GLOSSARY.md).
template <class Tag>
struct Id {
    std::uint64_t number = 0;

    [[nodiscard]] constexpr bool none() const noexcept { return number == 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

template <class Tag>
[[nodiscard]] std::string to_text(Id<Tag> id) {
    return id.none() ? std::string() : std::string(Tag::prefix) + '-' + std::to_string(id.number);
}

/// Reads "awd-42" (no leading zeros, no sign). The empty text is "none".
template <class Tag>
[[nodiscard]] std::optional<Id<Tag>> id_from_text(std::string_view text) {
    if (text.empty()) return Id<Tag>{};
    const std::string_view prefix = Tag::prefix;
    if (text.size() < prefix.size() + 2 || text.substr(0, prefix.size()) != prefix || text[prefix.size()] != '-' ||
        text[prefix.size() + 1] == '0')
        return std::nullopt;
    const char* const first = text.data() + prefix.size() + 1;
    const char* const last = text.data() + text.size();
    Id<Tag> id;
    const auto [end, error] = std::from_chars(first, last, id.number);
    if (error != std::errc() || end != last) return std::nullopt;
    return id;
}

}  // namespace gwanje

template <class Tag>
struct std::hash<gwanje::Id<Tag>> {
    std::size_t operator()(gwanje::Id<Tag> id) const noexcept { return std::hash<std::uint64_t>()(id.number); }
};
