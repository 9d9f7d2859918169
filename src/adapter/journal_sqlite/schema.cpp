#include "adapter/journal_sqlite/schema.hpp"

#include <array>

namespace gwanje {
namespace {

struct TableText {
    std::string_view name;
    std::string_view sql;
};

// SQLite keeps these texts letter by letter, so that a changed table or a dropped trigger is seen at the next start.
constexpr std::array<TableText, 6> tables{{
    {"entry",
     "CREATE TABLE entry (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor INTEGER NOT NULL, request TEXT NOT "
     "NULL, "
     "request_content INTEGER NOT NULL, type INTEGER NOT NULL, version INTEGER NOT NULL, payload BLOB NOT NULL, "
     "digest BLOB NOT NULL) STRICT"},
    {"head",
     "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, digest BLOB NOT NULL) "
     "STRICT"},
    {"entry_is_never_changed",
     "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is "
     "append-only'); "
     "END"},
    {"entry_is_never_deleted",
     "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is "
     "append-only'); "
     "END"},
    {"entry_follows_the_last",
     "CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry WHEN NEW.number <> 1 + (SELECT "
     "coalesce(max(number), 0) "
     "FROM entry) BEGIN SELECT RAISE(ABORT, 'entries are numbered without gaps'); END"},
    {"head_is_never_deleted",
     "CREATE TRIGGER head_is_never_deleted BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'the journal has one "
     "head'); END"},
}};

}  // namespace

Result<void, Fault> prepare_for_appending(sqlite::Connection& connection) {
    const auto mode = connection.text("PRAGMA journal_mode = WAL");
    GWANJE_TRY(mode);
    if (*mode != "wal")
        return Failure{fault(FaultKind::unsupported, "no write-ahead log, journal_mode is " + *mode,
                             "write-ahead log on the file system of " + connection.path())};
    // FULL syncs the log at every commit. The log is copied into the file every 4000 pages (16 MB) and cut to 64 MB.
    return connection.execute(
        "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;"
        "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA "
        "recursive_triggers = ON");
}

Result<void, Fault> prepare_for_reading(sqlite::Connection& connection) {
    return connection.execute("PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
}

Result<void, Fault> create_tables_if_empty(sqlite::Connection& connection) {
    const auto objects = connection.number("SELECT count(*) FROM sqlite_schema");
    GWANJE_TRY(objects);
    const auto application = connection.number("PRAGMA application_id");
    GWANJE_TRY(application);
    if (*objects != 0 || *application != 0) return {};
    auto transaction = sqlite::Transaction::begin(connection);
    GWANJE_TRY(transaction);
    for (const TableText& table : tables) GWANJE_TRY(connection.execute(std::string(table.sql)));
    GWANJE_TRY(connection.execute("PRAGMA application_id = " + std::to_string(journal_application_id) +
                                  "; PRAGMA user_version = " + std::to_string(journal_schema_version)));
    return transaction->commit();
}

Result<void, Fault> check_tables(sqlite::Connection& connection) {
    const auto application = connection.number("PRAGMA application_id");
    GWANJE_TRY(application);
    if (*application != journal_application_id)
        return Failure{fault(FaultKind::not_ours, "application id " + std::to_string(*application), connection.path(),
                             *application)};
    const auto version = connection.number("PRAGMA user_version");
    GWANJE_TRY(version);
    if (*version > journal_schema_version)
        return Failure{
            fault(FaultKind::too_new, "schema version " + std::to_string(*version), connection.path(), *version)};
    auto found = connection.prepare("SELECT sql FROM sqlite_schema WHERE name = ?");
    GWANJE_TRY(found);
    for (const TableText& table : tables) {
        found->bind_text(1, table.name);
        const auto row = found->step();
        GWANJE_TRY(row);
        const bool same = *row && found->text(0) == table.sql;
        found->reset();
        if (!same)
            return Failure{fault(FaultKind::corrupted, "'" + std::string(table.name) + "' is missing or was changed",
                                 connection.path())};
    }
    return {};
}

}  // namespace gwanje
