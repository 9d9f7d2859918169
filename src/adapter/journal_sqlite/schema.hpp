// The journal's tables: made in a new file, checked in an old one.
#pragma once

#include "adapter/sqlite/sqlite.hpp"

namespace gwanje {

/// Version of the file's layout. A file with a higher one was written by a newer program and is refused.
constexpr std::int64_t journal_schema_version = 1;
/// "GWJ1": tells a journal from any other SQLite file.
constexpr std::int64_t journal_application_id = 0x4757'4a31;

/// Sets the connection up for durable appends.
[[nodiscard]] Result<void, Fault> prepare_for_appending(sqlite::Connection& connection);
[[nodiscard]] Result<void, Fault> prepare_for_reading(sqlite::Connection& connection);

/// Makes the tables where the file is empty, then checks that it is a journal of this version whose tables and triggers
/// are untouched.
[[nodiscard]] Result<void, Fault> create_tables_if_empty(sqlite::Connection& connection);
[[nodiscard]] Result<void, Fault> check_tables(sqlite::Connection& connection);

}  // namespace gwanje
