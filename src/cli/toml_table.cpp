#include "cli/toml_table.hpp"

namespace gwanje::cli {

void TomlTable::fault(const toml::node& node, const std::string& reason) {
    faults_.push_back(name_ + ':' + std::to_string(node.source().begin.line) + ": " + reason);
}

TomlTable::~TomlTable() {
    for (const auto& [key, node] : table_) {
        if (known_.contains(key.str())) continue;
        std::string names;
        for (const std::string& one : known_) names += (names.empty() ? "" : ", ") + one;
        fault(node, std::string(key.str()) + ": not a key of this table (" + names + ")");
    }
}

const toml::node* TomlTable::find(std::string_view key) {
    known_.emplace(key);
    return table_.get(key);
}

void TomlTable::need(std::string_view key) {
    if (table_.get(key) == nullptr) fault(table_, std::string(key) + " is missing");
}

void TomlTable::read(std::string_view key, std::string& to) {
    const toml::node* const node = find(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::string>();
    if (!value) return fault(*node, std::string(key) + ": expected a text in quotes");
    to = *value;
}

void TomlTable::read(std::string_view key, double& to) {
    const toml::node* const node = find(key);
    if (node == nullptr) return;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= -1e15 && *value <= 1e15)) return fault(*node, std::string(key) + ": expected a number");
    to = *value;
}

void TomlTable::read(std::string_view key, bool& to) {
    const toml::node* const node = find(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<bool>();
    if (!value) return fault(*node, std::string(key) + ": expected true or false");
    to = *value;
}

void TomlTable::read(std::string_view key, std::int64_t& to) {
    const toml::node* const node = find(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 1'000'000'000'000'000)
        return fault(*node, std::string(key) + ": expected a whole number, at least 0");
    to = *value;
}

void TomlTable::read(std::string_view key, Instant& to) {
    const toml::node* const node = find(key);
    if (node == nullptr) return;
    if (const auto date = node->value_exact<toml::date>()) {
        to = start_of_day({date->year, date->month, date->day}, seoul_offset);
        return;
    }
    std::optional<Instant> value;
    if (const auto text = node->value_exact<std::string>()) value = instant_from_text(*text);
    if (!value)
        return fault(*node,
                     std::string(key) + ": expected a date (2027-01-01) or a text \"2027-01-01T09:00:00+09:00\"");
    to = *value;
}

void TomlTable::read(std::string_view key, Duration& to) {
    const toml::node* const node = find(key);
    if (node == nullptr) return;
    const auto text = node->value_exact<std::string>();
    const auto value = text ? duration_from_text(*text) : std::nullopt;
    if (!value) return fault(*node, std::string(key) + ": expected a length of time such as \"90m\", \"2d\"");
    to = *value;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key) {
    std::vector<const toml::table*> found;
    const toml::node* const node = find(key);
    if (node == nullptr) return found;
    if (!node->is_array_of_tables())
        return fault(*node, std::string(key) + ": expected tables [[" + std::string(key) + "]]"), found;
    for (const toml::node& one : *node->as_array()) found.push_back(one.as_table());
    return found;
}

const toml::table* TomlTable::table(std::string_view key) {
    const toml::node* const node = find(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) fault(*node, std::string(key) + ": expected a table [" + std::string(key) + "]");
    return node->as_table();
}

std::vector<std::pair<double, double>> TomlTable::pairs(std::string_view key) {
    std::vector<std::pair<double, double>> found;
    const toml::node* const node = find(key);
    if (node == nullptr) return found;
    const std::string expected = std::string(key) + ": expected pairs of numbers such as [[1, 0.5], [8, 0.5]]";
    const toml::array* const list = node->as_array();
    if (list == nullptr) return fault(*node, expected), found;
    for (const toml::node& one : *list) {
        const toml::array* const pair = one.as_array();
        const bool numbers = pair != nullptr && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
        if (!numbers) return fault(one, expected), found;
        found.emplace_back(*(*pair)[0].value<double>(), *(*pair)[1].value<double>());
    }
    return found;
}

}  // namespace gwanje::cli
