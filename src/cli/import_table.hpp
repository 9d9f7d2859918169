// Tables that people bring (CSV, UTF-8), read here and sent as rows: a broken cell is named with its line and column
// before anything is sent.
#pragma once

#include "cli/api_client.hpp"
#include "cli/arguments.hpp"

namespace gwanje::cli {

struct ImportedTable {
    std::string json;                  ///< {"rows":[…]}
    std::vector<std::uint32_t> lines;  ///< on which each row began

    /// "It is line 14 of the table." for a field such as "rows[12].receipt"; empty for any other.
    [[nodiscard]] std::string place(const std::string& field, Voice say) const;
};

/// For ImportApplications and ImportReviews the call's terms say how to read the table; ImportOutcomes takes --site.
[[nodiscard]] Result<ImportedTable, ApiNo> imported_table(ApiClient& api, std::string_view record, Arguments& arguments,
                                                          const std::string& csv);

}  // namespace gwanje::cli
