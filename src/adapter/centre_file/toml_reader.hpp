// Fields of one TOML table, with the first that is wrong remembered by file and line.
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <string>

#include "base/text.hpp"
#include "base/time.hpp"
#include "base/units.hpp"

namespace gwanje::centre_file {

class TomlReader {
public:
    TomlReader(const toml::table& table, std::string& fault) : table_(table), fault_(fault) {}

    [[nodiscard]] std::string text(std::string_view key, bool needed = false) {
        const toml::node* node = table_.get(key);
        if (node == nullptr && needed) blame(table_, key, "is missing");
        if (node == nullptr) return {};
        if (const auto value = node->value_exact<std::string>()) return *value;
        blame(*node, key, "must be a text in quotes");
        return {};
    }
    [[nodiscard]] std::int64_t whole(std::string_view key, std::int64_t otherwise = 0) {
        const toml::node* node = table_.get(key);
        if (node == nullptr) return otherwise;
        if (const auto value = node->value_exact<std::int64_t>()) return *value;
        blame(*node, key, "must be a whole number");
        return otherwise;
    }
    [[nodiscard]] bool flag(std::string_view key) {
        const toml::node* node = table_.get(key);
        if (node == nullptr) return false;
        if (const auto value = node->value_exact<bool>()) return *value;
        blame(*node, key, "must be true or false");
        return false;
    }
    /// A decimal in quotes, in whole 1/scale: floating point would not be exact.
    [[nodiscard]] std::int64_t decimal(std::string_view key, std::int64_t scale) {
        const std::string value = text(key);
        if (value.empty()) return 0;
        const auto number = decimal_from_text(value, scale);
        if (!number) blame(*table_.get(key), key, "must be a decimal number in quotes");
        return number.value_or(0);
    }
    [[nodiscard]] std::optional<Instant> instant(std::string_view key) {
        const std::string value = text(key);
        if (value.empty()) return std::nullopt;
        const auto read = instant_from_text(value);
        if (!read) blame(*table_.get(key), key, "must be a date (2025-03-04) or a time (2025-03-04T09:00:00+09:00)");
        return read;
    }
    template <IsEnum E>
    [[nodiscard]] E word(std::string_view key, E otherwise) {
        const std::string value = text(key);
        if (value.empty()) return otherwise;
        if (const auto read = enum_from_text<E>(value)) return *read;
        blame_word<E>(*table_.get(key), key);
        return otherwise;
    }
    template <IsEnum E>
    [[nodiscard]] std::vector<E> words(std::string_view key) {
        std::vector<E> out;
        const toml::array* list = table_.get_as<toml::array>(key);
        if (list == nullptr) return out;
        for (const toml::node& node : *list) {
            const auto read = enum_from_text<E>(node.value<std::string>().value_or(""));
            if (!read) blame_word<E>(node, key);
            out.push_back(read.value_or(E{}));
        }
        return out;
    }
    [[nodiscard]] Pflops pflops() { return {decimal("pflops", 1'000'000), word("format", NumberFormat::none)}; }

    /// Calls visit(TomlReader) for each table of an array of tables.
    template <class Visit>
    void each(std::string_view key, Visit visit) {
        const toml::array* list = table_.get_as<toml::array>(key);
        if (list == nullptr) return;
        for (const toml::node& node : *list)
            if (const toml::table* table = node.as_table()) visit(TomlReader(*table, fault_));
    }
    /// A table of this name, or an empty one.
    template <class Visit>
    void inside(std::string_view key, Visit visit) {
        if (const toml::table* table = table_.get_as<toml::table>(key)) visit(TomlReader(*table, fault_));
    }
    void blame(std::string_view key, std::string_view what) { blame(table_, key, what); }

private:
    void blame(const toml::node& where, std::string_view key, std::string_view what) {
        if (!fault_.empty()) return;
        fault_ =
            "line " + std::to_string(where.source().begin.line) + ": " + std::string(key) + " " + std::string(what);
    }
    template <IsEnum E>
    void blame_word(const toml::node& where, std::string_view key) {
        std::string known;
        for (const std::string_view name : enum_names(E{})) known += (known.empty() ? "" : ", ") + std::string(name);
        blame(where, key, "must be one of: " + known);
    }

    const toml::table& table_;
    std::string& fault_;
};

}  // namespace gwanje::centre_file
