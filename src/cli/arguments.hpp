// The words behind `gwanje`: options for every command, then a noun, a verb, ids, and fields as --path value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/voice.hpp"
#include "scenario/command_text.hpp"

namespace gwanje::cli {

struct Option {
    std::string name;  ///< without the dashes, '-' as '_'
    std::string value;
    bool has_value = false;
};

struct Arguments {
    std::vector<std::string> words;  ///< noun, verb, ids
    std::vector<Option> options;
    std::vector<std::string> after_dashes;  ///< behind " -- "
    bool dashes = false;

    /// The value of an option, which is then used up.
    [[nodiscard]] std::optional<std::string> take(std::string_view name);
    [[nodiscard]] bool take_flag(std::string_view name);
};

/// Names of options that stand alone; all others take the next word as their value unless they have it after "=".
[[nodiscard]] Arguments arguments_of(const std::vector<std::string>& words);

/// A mistake in the command line, in the reader's language.
struct UsageFault {
    std::string sentence;
};

/// The path that an option means among a command's fields: the path itself, or its end after a dot or an underscore
/// (--limit is order.time_limit) when that is the only one.
[[nodiscard]] Result<std::string, UsageFault> field_meant(const std::vector<scenario::FieldHint>& hints,
                                                          const std::string& option, Voice say);

/// The command that ids and fields make, on top of `json` (empty: none).
[[nodiscard]] Result<Command, UsageFault> command_of(std::string_view record, std::string_view path_field,
                                                     const Arguments& arguments, const std::string& json, Voice say);

}  // namespace gwanje::cli
