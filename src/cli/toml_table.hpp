// One table of a TOML file, read key by key: what has the wrong kind and what nobody asked for becomes a fault with its
// line.
#pragma once

#include <toml++/toml.h>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje::cli {

class TomlTable {
public:
    TomlTable(const toml::table& table, std::string name, std::vector<std::string>& faults)
        : table_(table), name_(std::move(name)), faults_(faults) {}
    /// Keys that were never read are faults.
    ~TomlTable();
    TomlTable(const TomlTable&) = delete;
    TomlTable& operator=(const TomlTable&) = delete;

    void read(std::string_view key, std::string& to);
    void read(std::string_view key, double& to);
    void read(std::string_view key, bool& to);
    void read(std::string_view key, std::int64_t& to);
    /// A TOML date or date-time, or the same as a text; a bare date is midnight in Seoul.
    void read(std::string_view key, Instant& to);
    /// A text such as "90m", "2d".
    void read(std::string_view key, Duration& to);
    template <IsEnum E>
    void read(std::string_view key, E& to) {
        const toml::node* const node = find(key);
        if (node == nullptr) return;
        const auto text = node->value<std::string>();
        const auto value = text ? enum_from_text<E>(*text) : std::nullopt;
        if (value) return void(to = *value);
        std::string names;
        for (const std::string_view one : enum_names(E{})) names += (names.empty() ? "" : ", ") + std::string(one);
        fault(*node, std::string(key) + ": expected one of " + names);
    }
    void need(std::string_view key);

    /// The tables of an array of tables [[key]], none when there is none.
    [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key);
    [[nodiscard]] const toml::table* table(std::string_view key);
    /// Pairs such as [[1, 0.5], [8, 0.5]].
    [[nodiscard]] std::vector<std::pair<double, double>> pairs(std::string_view key);

    [[nodiscard]] std::int64_t line() const { return table_.source().begin.line; }
    void fault(const toml::node& node, const std::string& reason);

private:
    const toml::node* find(std::string_view key);

    const toml::table& table_;
    std::string name_;
    std::vector<std::string>& faults_;
    std::set<std::string, std::less<>> known_;
};

}  // namespace gwanje::cli
