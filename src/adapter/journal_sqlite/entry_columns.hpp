// The columns of an entry, in the order in which every statement of this adapter names them.
#pragma once

#include <limits>

#include "adapter/journal_sqlite/chain.hpp"
#include "adapter/sqlite/sqlite.hpp"

namespace gwanje {

constexpr std::string_view select_entries_from =
    "SELECT number, at, actor, request, request_content, type, version, payload, digest FROM entry "
    "WHERE number >= ? AND number <= ? ORDER BY number";

/// The entry in the statement's current row, without its digest.
[[nodiscard]] inline EntryView entry_in_row(const sqlite::Statement& row) {
    return {.index = row.unsigned_integer(0),
            .at = Instant{row.integer(1)},
            .actor = row.unsigned_integer(2),
            .request = row.text(3),
            .request_content = row.unsigned_integer(4),
            .type = static_cast<std::uint16_t>(row.integer(5)),
            .version = static_cast<std::uint16_t>(row.integer(6)),
            .payload = row.blob(7)};
}

/// False when type or version hold more than an entry's can: the row was tampered with where the digest cannot see it.
[[nodiscard]] inline bool row_fits(const sqlite::Statement& row) {
    const auto fits = [&](int column) {
        return row.integer(column) >= 0 && row.integer(column) <= std::numeric_limits<std::uint16_t>::max();
    };
    return fits(5) && fits(6);
}

[[nodiscard]] inline std::optional<Digest> digest_in_row(const sqlite::Statement& row) {
    return digest_from_bytes(row.blob(8));
}

}  // namespace gwanje
