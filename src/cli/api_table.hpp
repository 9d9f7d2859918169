// The API as the command line sees it: one row for each thing that can be read or done. A test holds this table against
// the server's own, so that nothing that a browser can do is missing here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gwanje::cli {

/// A command: POST /api/v1/`path`.
struct CommandRow {
    std::string_view record;  ///< "OpenCall"
    std::string_view path;    ///< "calls/{call}/open"
    std::string_view ko;
    std::string_view en;
};
/// A noun that is listed and shown: GET /api/v1/`plural` and /{id}.
struct NounRow {
    std::string_view plural;
    std::string_view ko;
    std::string_view columns;  ///< of its table: "id,state,terms.title"
};
/// A report: GET /api/v1/`path`; `parameters` may follow as options, the first also without its name.
struct ReportRow {
    std::string_view verb;
    std::string_view path;
    std::string_view parameters;
    std::string_view ko;
    std::string_view en;
};

[[nodiscard]] std::span<const CommandRow> command_rows();
[[nodiscard]] std::span<const NounRow> noun_rows();
[[nodiscard]] std::span<const ReportRow> report_rows();

/// "budget-lines" is "budget-line", "bodies" is "body".
[[nodiscard]] std::string singular(std::string_view plural);
/// The noun and the verb of a command: "call", "open"; what is made by POST on the plural takes the first word of its
/// record: DraftCall is "draft".
[[nodiscard]] std::string noun_of(const CommandRow& row);
[[nodiscard]] std::string verb_of(const CommandRow& row);
/// The name between braces in the path; empty when there is none.
[[nodiscard]] std::string_view path_field(const CommandRow& row);

[[nodiscard]] const CommandRow* find_command(std::string_view noun, std::string_view verb);
[[nodiscard]] const CommandRow* find_record(std::string_view record);
[[nodiscard]] const NounRow* find_noun(std::string_view noun);
[[nodiscard]] const ReportRow* find_report(std::string_view verb);

}  // namespace gwanje::cli
