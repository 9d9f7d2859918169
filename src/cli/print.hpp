// JSON as people read it: lists as tables, single things as lines of name and value. Widths count Hangul as two.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/voice.hpp"
#include "json/document.hpp"

namespace gwanje::cli {

/// One value in the form for people: hours with their unit, times as a clock in Seoul shows them, "–" for none.
[[nodiscard]] std::string value_text(std::string_view field, JsonNode value, Voice say);

/// Rows under headings, columns as wide as needed; numbers to the right.
[[nodiscard]] std::string table_text(std::span<const std::string> headings,
                                     std::span<const std::vector<std::string>> rows);

/// A list of objects by the columns that are named ("id,terms.title").
[[nodiscard]] std::string list_text(JsonNode items, std::string_view columns, Voice say);

/// An object: its plain fields as lines, lists of objects as tables below them.
[[nodiscard]] std::string object_text(JsonNode object, Voice say);

/// JSON with line ends and two spaces for each level.
[[nodiscard]] std::string indented_json(JsonNode value);

/// The name of a field in the reader's language; the field itself where no name is known.
[[nodiscard]] std::string heading_of(std::string_view field, Voice say);

}  // namespace gwanje::cli
