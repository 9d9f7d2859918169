#include "adapter/sqlite/sqlite.hpp"

#include <cerrno>

namespace gwanje::sqlite {
namespace {

/// The errno of the last system call that failed on this file; 0 when none did.
int last_errno_of(sqlite3_file* file) {
    int error = 0;
    if (file != nullptr && file->pMethods != nullptr)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

/// SQLite itself tells a full disk only by ENOSPC; a quota or a limit on the file's size stands behind its general
/// SQLITE_IOERR, and by then errno is overwritten. Each of its files remembers its own, the log before the database.
int system_error_of(sqlite3* handle, int code) {
    if (handle == nullptr) return 0;
    if ((code & 0xff) == SQLITE_IOERR) {
        sqlite3_file* log = nullptr;
        sqlite3_file* database = nullptr;
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &database);
        if (const int error = last_errno_of(log); error != 0) return error;
        if (const int error = last_errno_of(database); error != 0) return error;
    }
    return sqlite3_system_errno(handle);
}

}  // namespace

Fault fault_of(sqlite3* handle, int code, const std::string& where) {
    const int system_error = system_error_of(handle, code);
    const std::string what = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    switch (code & 0xff) {  // the primary code; the bits above tell more
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fault(FaultKind::busy, what, where);
        case SQLITE_FULL:
            return fault(FaultKind::disk_full, what, where);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return fault(FaultKind::corrupted, what, where);
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_READONLY:
            return fault(FaultKind::not_permitted, what, where, system_error);
        case SQLITE_CANTOPEN:
        case SQLITE_IOERR:
            // A failed fsync leaves the state of the file unknown whatever the errno was: never transient.
            if (code != SQLITE_IOERR_FSYNC && code != SQLITE_IOERR_DIR_FSYNC && system_error != 0)
                return fault_of_errno(system_error, what, where);
            return fault(FaultKind::io_error, what, where, system_error);
        default:
            return fault(FaultKind::io_error, what + " (SQLite " + std::to_string(code) + ")", where, system_error);
    }
}

// What cannot be bound (a wrong number, no memory) is a bug here; SQLite then refuses the step with SQLITE_MISUSE.
void Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(handle_.get(), parameter, value);
}

void Statement::bind_text(int parameter, std::string_view text) {
    sqlite3_bind_text64(handle_.get(), parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
    sqlite3_bind_blob64(handle_.get(), parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}

void Statement::bind_null(int parameter) {
    sqlite3_bind_null(handle_.get(), parameter);
}

Result<bool, Fault> Statement::step() {
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return Failure{
        fault_of(sqlite3_db_handle(handle_.get()), sqlite3_extended_errcode(sqlite3_db_handle(handle_.get())), where_)};
}

Result<void, Fault> Statement::run() {
    auto row = step();
    reset();
    GWANJE_TRY(row);
    return {};
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
}

std::string_view Statement::text(int column) const {
    const unsigned char* const bytes = sqlite3_column_text(handle_.get(), column);
    const int size = sqlite3_column_bytes(handle_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(static_cast<const void*>(bytes)), static_cast<std::size_t>(size)};
}

std::string_view Statement::blob(int column) const {
    const void* const bytes = sqlite3_column_blob(handle_.get(), column);
    const int size = sqlite3_column_bytes(handle_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

Result<Connection, Fault> Connection::open(const std::string& path, Mode mode) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
        case Mode::create_if_missing:
            flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
            break;
        case Mode::existing:
            flags |= SQLITE_OPEN_READWRITE;
            break;
        case Mode::read_only:
            flags |= SQLITE_OPEN_READONLY;
            break;
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    Connection connection(handle, path);
    if (code != SQLITE_OK) return Failure{fault_of(handle, code, path)};
    sqlite3_busy_timeout(handle, 5000);  // ms: another connection's checkpoint or commit is far shorter
    return connection;
}

Result<void, Fault> Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return Failure{fault_of(handle_.get(), code, path_)};
    return {};
}

Result<Statement, Fault> Connection::prepare(std::string_view sql) const {
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    Statement statement(handle, path_);
    if (code != SQLITE_OK) return Failure{fault_of(handle_.get(), code, path_)};
    return statement;
}

Result<std::int64_t, Fault> Connection::number(std::string_view sql) const {
    auto statement = prepare(sql);
    GWANJE_TRY(statement);
    auto row = statement->step();
    GWANJE_TRY(row);
    return *row ? statement->integer(0) : 0;
}

Result<std::string, Fault> Connection::text(std::string_view sql) const {
    auto statement = prepare(sql);
    GWANJE_TRY(statement);
    auto row = statement->step();
    GWANJE_TRY(row);
    return *row ? std::string(statement->text(0)) : std::string();
}

Result<Transaction, Fault> Transaction::begin(Connection& connection) {
    GWANJE_TRY(connection.execute("BEGIN IMMEDIATE"));
    return Transaction(connection);
}

Transaction::~Transaction() {
    // After some errors SQLite has rolled back by itself.
    if (connection_ != nullptr && connection_->in_transaction())
        static_cast<void>(connection_->execute("ROLLBACK").ok());
}

Result<void, Fault> Transaction::commit() {
    GWANJE_TRY(connection_->execute("COMMIT"));
    connection_ = nullptr;
    return {};
}

}  // namespace gwanje::sqlite
