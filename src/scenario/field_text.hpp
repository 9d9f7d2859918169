// A record's fields from text: `content.accelerators` = "4", `order.time_limit` = "1h30m", `terms.window` =
// "+0d .. +7d". Scenarios write commands so, and so do the options of the command line.
//
//   text form by type
//     whole number, quantity    4                        accelerator-time also as 10h
//     text                      as it stands
//     yes or no                 true false yes no
//     time                      2026-01-05, 2026-01-05T09:00:00+09:00, forever; where a start is known also +3d, -1h
//     interval                  FROM .. TO
//     duration                  1h30m, 45s
//     compute                   8.85 fp64_tensor
//     name of an enum, id       as in JSON
//     list                      one item by [place], or all of a simple kind as a, b, c
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/interval.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

namespace gwanje::scenario {

struct TextFault {
    std::string path;
    std::string value;
    std::string expected;
    friend bool operator==(const TextFault&, const TextFault&) = default;
};

/// What relative times count from; without it they are refused.
struct TextReading {
    std::optional<Instant> start;
};

/// "terms.classes[0].label" taken apart: names and places.
struct PathPart {
    std::string name;       ///< empty: a place
    std::size_t place = 0;  ///< in a list
};
[[nodiscard]] std::optional<std::vector<PathPart>> path_from_text(std::string_view text);

[[nodiscard]] std::optional<Instant> instant_of(std::string_view text, const TextReading& reading);
[[nodiscard]] std::optional<std::int64_t> accelerator_millis_of(std::string_view text);
[[nodiscard]] std::optional<Pflops> pflops_of(std::string_view text);
[[nodiscard]] std::optional<bool> boolean_of(std::string_view text);

/// Sets one value. `read` fills it from the rest of the path and the text; what was expected when it does not fit.
using Expected = std::optional<std::string>;
using Path = std::vector<PathPart>;

template <class T>
struct FieldText;

/// A value without parts: the path must end here.
template <class T>
Expected set_plain(T& value, const Path& path, std::size_t depth, std::optional<T> read, std::string expected) {
    if (depth != path.size()) return "no ." + path[depth].name + " here";
    if (!read) return expected;
    value = std::move(*read);
    return std::nullopt;
}

template <std::integral T>
struct FieldText<T> {
    static Expected set(T& value, const Path& path, std::size_t depth, std::string_view text, const TextReading&) {
        if constexpr (std::is_same_v<T, bool>) {
            return set_plain(value, path, depth, boolean_of(text), "true or false");
        } else {
            const std::optional<std::int64_t> number = integer_from_text(text);
            std::optional<T> fits;
            if (number && std::in_range<T>(*number)) fits = static_cast<T>(*number);
            return set_plain(value, path, depth, fits, "a whole number");
        }
    }
};
template <>
struct FieldText<std::string> {
    static Expected set(std::string& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading&) {
        return set_plain(value, path, depth, std::optional<std::string>(text), "");
    }
};
template <>
struct FieldText<Instant> {
    static Expected set(Instant& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading& reading) {
        return set_plain(value, path, depth, instant_of(text, reading),
                         reading.start ? "a time such as +3d, -1h or 2026-01-05T09:00:00+09:00"
                                       : "a time such as 2026-01-05 or 2026-01-05T09:00:00+09:00");
    }
};
template <>
struct FieldText<Duration> {
    static Expected set(Duration& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading&) {
        return set_plain(value, path, depth, duration_from_text(text), "a duration such as 1h30m");
    }
};
template <class Unit>
struct FieldText<Quantity<Unit>> {
    static Expected set(Quantity<Unit>& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading&) {
        const bool hours = std::is_same_v<Unit, AcceleratorMillisUnit>;
        const std::optional<std::int64_t> amount = hours ? accelerator_millis_of(text) : integer_from_text(text);
        std::optional<Quantity<Unit>> read;
        if (amount) read = Quantity<Unit>{*amount};
        return set_plain(value, path, depth, read,
                         hours ? "accelerator-time such as 10h, or accelerator-milliseconds"
                               : "a whole number in " + std::string(Unit::name));
    }
};
template <>
struct FieldText<Pflops> {
    static Expected set(Pflops& value, const Path& path, std::size_t depth, std::string_view text, const TextReading&) {
        return set_plain(value, path, depth, pflops_of(text), "petaflops with a number format: 8.85 fp64_tensor");
    }
};
template <class Tag>
struct FieldText<Id<Tag>> {
    static Expected set(Id<Tag>& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading&) {
        return set_plain(value, path, depth, id_from_text<Tag>(text), std::string(Tag::prefix) + "-N");
    }
};
template <IsEnum T>
struct FieldText<T> {
    static Expected set(T& value, const Path& path, std::size_t depth, std::string_view text, const TextReading&) {
        std::string names;
        for (const std::string_view name : enum_names(T{})) (names += names.empty() ? "" : ", ") += name;
        return set_plain(value, path, depth, enum_from_text<T>(text), "one of " + names);
    }
};

template <class T>
struct FieldText<std::vector<T>> {
    static Expected set(std::vector<T>& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading& reading) {
        if (depth < path.size()) {
            const PathPart& part = path[depth];
            if (!part.name.empty() || part.place > value.size())
                return "a place from [0] to [" + std::to_string(value.size()) + "]";
            if (part.place == value.size()) value.emplace_back();
            return FieldText<T>::set(value[part.place], path, depth + 1, text, reading);
        }
        value.clear();
        if (trimmed(text).empty()) return std::nullopt;
        for (const std::string_view item : split(text, ','))
            if (Expected wrong = FieldText<T>::set(value.emplace_back(), path, depth, trimmed(item), reading))
                return wrong;
        return std::nullopt;
    }
};
template <class V>
struct FieldText<std::map<std::string, V>> {
    static Expected set(std::map<std::string, V>& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading& reading) {
        if (depth == path.size() || path[depth].name.empty()) return "a name after a dot: .NAME";
        return FieldText<V>::set(value[path[depth].name], path, depth + 1, text, reading);
    }
};

template <IsRecord T>
struct FieldText<T> {
    static Expected set(T& value, const Path& path, std::size_t depth, std::string_view text,
                        const TextReading& reading) {
        if constexpr (std::is_same_v<T, Interval>) {
            const std::size_t dots = text.find("..");
            if (depth == path.size() && dots != std::string_view::npos) {
                Expected wrong =
                    FieldText<Instant>::set(value.begin, path, depth, trimmed(text.substr(0, dots)), reading);
                if (!wrong)
                    wrong = FieldText<Instant>::set(value.end, path, depth, trimmed(text.substr(dots + 2)), reading);
                return wrong;
            }
        }
        std::string names;
        Expected wrong;
        bool found = false;
        for_each_field(value, [&](std::string_view name, auto& field) {
            (names += names.empty() ? "" : ", ") += name;
            if (depth >= path.size() || path[depth].name != name) return;
            found = true;
            wrong = FieldText<std::remove_cvref_t<decltype(field)>>::set(field, path, depth + 1, text, reading);
        });
        return found ? wrong : Expected("one of the fields " + names);
    }
};

template <IsRecord T>
[[nodiscard]] Result<void, TextFault> set_field(T& record, std::string_view path, std::string_view text,
                                                const TextReading& reading) {
    const std::optional<Path> parts = path_from_text(path);
    if (!parts)
        return Failure{TextFault{std::string(path), std::string(text), "a path such as terms.classes[0].label"}};
    if (Expected wrong = FieldText<T>::set(record, *parts, 0, text, reading))
        return Failure{TextFault{std::string(path), std::string(text), std::move(*wrong)}};
    return {};
}

}  // namespace gwanje::scenario
