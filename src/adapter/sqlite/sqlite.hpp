// A thin owner around SQLite's handles: connections, statements and transactions that close themselves, and errors as
// Fault. SQL itself is written where it is used.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "port/fault.hpp"

namespace gwanje::sqlite {

enum class Mode { create_if_missing, existing, read_only };

/// A prepared statement. Parameters and columns are numbered as SQLite does: parameters from 1, columns from 0.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3_stmt* handle, std::string where) : handle_(handle), where_(std::move(where)) {}

    void bind(int parameter, std::int64_t value);
    /// Bits of an unsigned number as the signed number SQLite keeps.
    void bind(int parameter, std::uint64_t value) { bind(parameter, static_cast<std::int64_t>(value)); }
    /// The bytes must stay where they are until the next `step` has returned.
    void bind_text(int parameter, std::string_view text);
    void bind_blob(int parameter, std::string_view bytes);
    void bind_null(int parameter);

    /// True: a row is there. False: done.
    [[nodiscard]] Result<bool, Fault> step();
    /// Runs a statement that gives no rows, then makes it ready for the next one.
    [[nodiscard]] Result<void, Fault> run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    [[nodiscard]] std::uint64_t unsigned_integer(int column) const {
        return static_cast<std::uint64_t>(integer(column));
    }
    [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
    /// Valid until the next `step`, `reset` or a call with another type for this column.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;

private:
    struct Close {
        void operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }
    };
    std::unique_ptr<sqlite3_stmt, Close> handle_;
    std::string where_;
};

/// One connection; to be used by one thread at a time.
class Connection {
public:
    [[nodiscard]] static Result<Connection, Fault> open(const std::string& path, Mode mode);

    /// Runs statements that give no rows (or whose rows do not matter).
    [[nodiscard]] Result<void, Fault> execute(const std::string& sql);
    [[nodiscard]] Result<Statement, Fault> prepare(std::string_view sql) const;
    /// The first column of the first row as a number; 0 when there is no row.
    [[nodiscard]] Result<std::int64_t, Fault> number(std::string_view sql) const;
    /// The first column of the first row as text; empty when there is no row.
    [[nodiscard]] Result<std::string, Fault> text(std::string_view sql) const;
    /// True between `begin` and its commit or rollback.
    [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
    };
    Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
    std::unique_ptr<sqlite3, Close> handle_;
    std::string path_;
};

/// A write transaction: rolled back unless `commit` succeeded.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction, Fault> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept : connection_(other.connection_) { other.connection_ = nullptr; }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// With `PRAGMA synchronous=FULL` what was written is on the disk when this returns without a fault.
    [[nodiscard]] Result<void, Fault> commit();

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

/// What SQLite's last error on this connection means to an operator.
[[nodiscard]] Fault fault_of(sqlite3* handle, int code, const std::string& where);

}  // namespace gwanje::sqlite
