// A scenario file: cases that a call manager can read. The form is described in docs/formats/scenario.md.
#pragma once

#include <functional>

#include "scenario/command_text.hpp"

namespace gwanje::scenario {

/// Where a step was written: included steps keep the file that they came from.
struct Where {
    std::string file;
    std::size_t line = 0;
};

struct StepAs {
    std::string who;  ///< "centre", or the name that a person's account was given
};
struct StepWhen {
    std::string name;  ///< what the made noun is called from here on; may be empty
    std::string command;
    std::string json;  ///< after the command's name, or empty
    std::vector<FieldLine> fields;
    // While the file is read: the list that a table fills, the names in its first line, the items so far.
    std::string table;
    std::vector<std::string> columns;
    std::size_t table_rows = 0;
};
struct StepAt {
    std::string time;  ///< "+3d" from the beginning of the case
};
/// The last command was refused so.
struct ThenRefused {
    std::string kind;
    std::string field;  ///< empty: any
};
/// These events happened since the command, this often; the `which`-th one's noun is called `name` from here on.
struct ThenEvent {
    std::string event;
    std::size_t times = 0;  ///< 0: once or more
    std::size_t which = 1;
    std::string name;
    bool none = false;
};
struct ThenNothing {};
/// `path` of a noun compares so with `value`.
struct ThenHas {
    std::string noun;
    std::string path;
    std::string comparison;
    std::string value;
};
struct ThenWaits {
    std::string job;
    std::string reason;
};
/// Counted applications of one class to its places.
struct ThenRatio {
    std::string call;
    std::string label;
    std::string value;
};

using StepKind =
    std::variant<StepAs, StepWhen, StepAt, ThenRefused, ThenEvent, ThenNothing, ThenHas, ThenWaits, ThenRatio>;

struct Step {
    Where where;
    std::string text;  ///< as written
    StepKind kind;
};

struct Case {
    std::string title;
    Where where;
    std::string kernel_only;  ///< why it cannot run through a server; empty: it can
    std::vector<Step> steps;
};

struct ParseFault {
    Where where;
    std::string text;
    std::string expected;
};

/// The text of another file, by its name relative to the scenarios' folder.
using Loader = std::function<std::optional<std::string>(const std::string& name)>;

[[nodiscard]] Result<std::vector<Case>, ParseFault> parse_cases(const std::string& file, std::string_view text,
                                                                const Loader& load);
[[nodiscard]] std::string fault_text(const ParseFault& fault);

}  // namespace gwanje::scenario
