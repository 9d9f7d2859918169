// A command by its name and fields, from text or from JSON: the door through which scenarios and the command line
// reach all commands without naming one.
#pragma once

#include <span>

#include "domain/command.hpp"
#include "scenario/field_text.hpp"

namespace gwanje::scenario {

struct FieldLine {
    std::string path;
    std::string value;
    std::size_t line = 0;
};

/// One plain field of a command, for help and completion: `order.time_limit`, "duration".
struct FieldHint {
    std::string path;  ///< list places as [], names of a map as .NAME
    std::string kind;  ///< "text", "duration", "app-N", "yes|no", "approve|oppose|…"
};

/// Record names of all commands, in the order of the variant.
[[nodiscard]] std::span<const std::string_view> command_names();
[[nodiscard]] bool is_command(std::string_view name);
[[nodiscard]] std::vector<FieldHint> command_fields(std::string_view name);

[[nodiscard]] Result<Command, TextFault> command_from_fields(std::string_view name, std::span<const FieldLine> fields,
                                                             const TextReading& reading);
/// The fields of a command's record as JSON; what is missing keeps its default. `fields` then go on top.
[[nodiscard]] Result<Command, TextFault> command_from_json(std::string_view name, std::string_view json,
                                                           std::span<const FieldLine> fields,
                                                           const TextReading& reading);

/// The command's fields as a JSON object, without those that are named.
[[nodiscard]] std::string command_json(const Command& command, std::span<const std::string> without);
/// A field of the command that is an id, as text: what stands for {call} in a path. Empty when there is none.
[[nodiscard]] std::string command_id(const Command& command, std::string_view field);

}  // namespace gwanje::scenario
