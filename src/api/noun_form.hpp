// NounForm: what lists and single reads need of a noun, its type forgotten: they are written (and compiled) once.
#pragma once

#include <array>
#include <span>

#include "api/sight.hpp"
#include "api/views.hpp"

namespace gwanje {

/// The value that a filter asks for: ids, enums and flags by number, texts as they are.
struct FilterValue {
    std::uint64_t number = 0;
    std::string text;
};

/// A field by which a list can be narrowed.
struct FilterField {
    std::string_view name;
    std::optional<FilterValue> (*parse)(std::string_view text) = nullptr;  ///< null: not a field for filters
    bool (*equals)(const void* row, const FilterValue& value) = nullptr;
    std::string (*schema)(JsonSchemas& schemas) = nullptr;
};

struct NounForm {
    std::string_view name;    ///< "Call"
    std::string_view prefix;  ///< "cal"
    std::uint64_t (*size)(const World& world) = nullptr;
    const void* (*row)(const World& world, std::uint64_t number) = nullptr;
    bool (*every)(const Reader& reader) = nullptr;
    bool (*one)(const World& world, const Reader& reader, std::uint64_t number, const void* row) = nullptr;
    void (*write)(std::string& out, const World& world, const Reader& reader, std::uint64_t number,
                  const void* row) = nullptr;
    std::string (*view_schema)(JsonSchemas& schemas) = nullptr;
    std::string (*list_schema)(JsonSchemas& schemas) = nullptr;
    std::span<const FilterField> filters;
};

namespace noun_form {

template <class F>
struct Filter {
    static constexpr bool possible = std::is_same_v<F, bool> || std::is_same_v<F, std::string> || IsEnum<F>;
    static std::optional<FilterValue> parse(std::string_view text) {
        if constexpr (std::is_same_v<F, std::string>) {
            return FilterValue{0, std::string(text)};
        } else if constexpr (std::is_same_v<F, bool>) {
            if (text != "true" && text != "false") return std::nullopt;
            return FilterValue{text == "true" ? 1U : 0U, {}};
        } else {
            const std::optional<F> value = enum_from_text<F>(text);
            if (!value) return std::nullopt;
            return FilterValue{static_cast<std::uint64_t>(*value), {}};
        }
    }
    static bool equals(const F& field, const FilterValue& value) {
        if constexpr (std::is_same_v<F, std::string>) {
            return field == value.text;
        } else {
            return static_cast<std::uint64_t>(field) == value.number;
        }
    }
};
template <class Tag>
struct Filter<Id<Tag>> {
    static constexpr bool possible = true;
    static std::optional<FilterValue> parse(std::string_view text) {
        const std::optional<Id<Tag>> id = id_from_text<Tag>(text);
        if (!id) return std::nullopt;
        return FilterValue{id->number, {}};
    }
    static bool equals(Id<Tag> field, const FilterValue& value) { return field.number == value.number; }
};

template <class T, std::size_t I>
struct FilterOf {
    static constexpr auto field = std::get<I>(T::fields());
    using F = std::remove_cvref_t<decltype(std::declval<T&>().*field.member)>;
    static bool equals(const void* row, const FilterValue& value) {
        return Filter<F>::equals(static_cast<const T*>(row)->*field.member, value);
    }
    static FilterField form() {
        if constexpr (Filter<F>::possible) {
            return {field.name, &Filter<F>::parse, &equals, &Json<F>::schema};
        } else {
            return {field.name, nullptr, nullptr, nullptr};
        }
    }
};

template <class T>
struct Erased {
    static std::uint64_t size(const World& world) { return table_of<T>(world).size(); }
    static const void* row(const World& world, std::uint64_t number) { return table_of<T>(world).find(Id<T>{number}); }
    static bool one(const World& world, const Reader& reader, std::uint64_t number, const void* row) {
        return Sight<T>::one(world, reader, {number}, *static_cast<const T*>(row));
    }
    static void write(std::string& out, const World& world, const Reader& reader, std::uint64_t number,
                      const void* row) {
        write_view<T>(out, world, reader, {number}, *static_cast<const T*>(row));
    }
    static std::span<const FilterField> filters() {
        static const auto all = []<std::size_t... I>(std::index_sequence<I...>) {
            return std::array<FilterField, sizeof...(I)>{FilterOf<T, I>::form()...};
        }
        (std::make_index_sequence<field_count<T>()>());
        return all;
    }
};

}  // namespace noun_form

template <class T>
[[nodiscard]] NounForm noun_form_of() {
    using E = noun_form::Erased<T>;
    return {T::record_name, T::prefix, &E::size,        &E::row,         &Sight<T>::every,
            &E::one,        &E::write, &view_schema<T>, &list_schema<T>, E::filters()};
}

}  // namespace gwanje
