// Records and enums that can be walked by name: the journal's codec, JSON, the OpenAPI document and the command line
// are written once against this and know every noun without naming one.
//
//   struct Site { std::string name; Count slots; GWANJE_RECORD(Site, name, slots) };
//   for_each_field(site, [](std::string_view name, auto& value) { … });
//   GWANJE_ENUM(Color, red, green)     to_text(Color::red) == "red"; enum_from_text<Color>("green")
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

// clang-format off
#define GWANJE_PARENS ()
#define GWANJE_EXPAND(...) GWANJE_EXPAND3(GWANJE_EXPAND3(GWANJE_EXPAND3(GWANJE_EXPAND3(__VA_ARGS__))))
#define GWANJE_EXPAND3(...) GWANJE_EXPAND2(GWANJE_EXPAND2(GWANJE_EXPAND2(GWANJE_EXPAND2(__VA_ARGS__))))
#define GWANJE_EXPAND2(...) GWANJE_EXPAND1(GWANJE_EXPAND1(GWANJE_EXPAND1(GWANJE_EXPAND1(__VA_ARGS__))))
#define GWANJE_EXPAND1(...) __VA_ARGS__
#define GWANJE_EACH(macro, self, ...) __VA_OPT__(GWANJE_EXPAND(GWANJE_EACH_STEP(macro, self, __VA_ARGS__)))
#define GWANJE_EACH_STEP(macro, self, first, ...) macro(self, first) __VA_OPT__(, GWANJE_EACH_AGAIN GWANJE_PARENS (macro, self, __VA_ARGS__))
#define GWANJE_EACH_AGAIN() GWANJE_EACH_STEP
#define GWANJE_FIELD(self, name) ::gwanje::Field<self, decltype(self::name)>{#name, &self::name}
#define GWANJE_NAME(self, name) std::string_view(#name)

/// Names the fields of a struct, in their order in the journal. Fields may only be appended (see docs/formats/journal.md).
#define GWANJE_RECORD(Self, ...)                                                                 \
    static constexpr std::string_view record_name = #Self;                                       \
    static constexpr auto fields() { return std::make_tuple(GWANJE_EACH(GWANJE_FIELD, Self, __VA_ARGS__)); } \
    friend bool operator==(const Self&, const Self&) = default;

/// An enum with names. Its numbers stand in the journal: enumerators may only be appended.
#define GWANJE_ENUM(Self, ...)                                                                   \
    enum class Self : std::uint8_t { __VA_ARGS__ };                                              \
    constexpr auto enum_names(Self) { return std::array{GWANJE_EACH(GWANJE_NAME, Self, __VA_ARGS__)}; } \
    constexpr std::string_view enum_type_name(Self) { return #Self; }
// clang-format on

namespace gwanje {

template <class Record, class T>
struct Field {
    std::string_view name;
    T Record::*member;
};

template <class T>
concept IsRecord = requires {
    T::fields();
};

template <class T>
concept IsEnum = std::is_enum_v<T> && requires(T value) {
    enum_names(value);
};

/// Calls visit(name, value&) for each field in order.
template <IsRecord T, class Visit>
constexpr void for_each_field(T& record, Visit&& visit) {
    std::apply([&](auto... field) { (visit(field.name, record.*field.member), ...); },
               std::remove_const_t<T>::fields());
}

template <IsRecord T>
constexpr std::size_t field_count() {
    return std::tuple_size_v<decltype(T::fields())>;
}

template <IsEnum E>
constexpr std::string_view to_text(E value) {
    return enum_names(E{})[static_cast<std::size_t>(value)];
}

template <IsEnum E>
constexpr std::size_t enum_size() {
    return enum_names(E{}).size();
}

template <IsEnum E>
constexpr std::optional<E> enum_from_text(std::string_view text) {
    const auto names = enum_names(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace gwanje
