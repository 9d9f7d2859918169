#include "adapter/credentials/credentials_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace gwanje {
namespace {

constexpr std::int64_t application_id = 0x47574a43;  // "GWJC"
constexpr std::int64_t file_version = 1;

constexpr const char* tables = R"(
    CREATE TABLE IF NOT EXISTS passwords(person INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS sessions(digest BLOB PRIMARY KEY, person INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS tokens(number INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE,
        person INTEGER NOT NULL, name TEXT NOT NULL, issued INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS attempts(key TEXT PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
)";

/// Makes an empty file that only its owner can read; SQLite gives its side files the same rights.
Result<void, Fault> make_private(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return Failure{fault_of_errno(errno, "open the credentials", path)};
    ::close(file);
    return {};
}

}  // namespace

template <class Bind>
Result<void, Fault> CredentialsFile::run(std::string_view sql, Bind&& bind) {
    Result<sqlite::Statement, Fault> statement = connection_.prepare(sql);
    if (!statement) return statement.failure();
    bind(*statement);
    return statement->run();
}

Result<CredentialsFile, Fault> CredentialsFile::open(const std::string& path) {
    GWANJE_TRY(make_private(path));
    Result<sqlite::Connection, Fault> connection = sqlite::Connection::open(path, sqlite::Mode::existing);
    if (!connection) return connection.failure();
    CredentialsFile file(std::move(*connection));
    sqlite::Connection& db = file.connection_;
    GWANJE_TRY(db.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"));
    const Result<std::int64_t, Fault> id = db.number("PRAGMA application_id");
    if (!id) return id.failure();
    const Result<std::int64_t, Fault> version = db.number("PRAGMA user_version");
    if (!version) return version.failure();
    const Result<std::int64_t, Fault> things = db.number("SELECT count(*) FROM sqlite_schema");
    if (!things) return things.failure();
    if (*id != application_id && *things > 0)
        return Failure{fault(FaultKind::not_ours, "not a file of credentials", path, *id)};
    if (*version > file_version)
        return Failure{fault(FaultKind::too_new, "credentials of a newer program", path, *version)};
    GWANJE_TRY(db.execute(tables));
    GWANJE_TRY(db.execute("PRAGMA application_id=" + std::to_string(application_id)));
    GWANJE_TRY(db.execute("PRAGMA user_version=" + std::to_string(file_version)));
    return file;
}

Result<KeptCredentials, Fault> CredentialsFile::load() {
    KeptCredentials kept;
    const auto each = [&](std::string_view sql, auto&& take) -> Result<void, Fault> {
        Result<sqlite::Statement, Fault> statement = connection_.prepare(sql);
        if (!statement) return statement.failure();
        for (;;) {
            const Result<bool, Fault> row = statement->step();
            if (!row) return row.failure();
            if (!*row) return {};
            take(*statement);
        }
    };
    GWANJE_TRY(each("SELECT person, hash FROM passwords",
                    [&](sqlite::Statement& row) { kept.passwords[row.unsigned_integer(0)] = row.text(1); }));
    GWANJE_TRY(each("SELECT digest, person, expires FROM sessions", [&](sqlite::Statement& row) {
        kept.sessions[std::string(row.blob(0))] = {{row.unsigned_integer(1)}, {row.integer(2)}};
    }));
    GWANJE_TRY(each("SELECT digest, person, number, name, issued, expires FROM tokens", [&](sqlite::Statement& row) {
        const TokenEntry entry{row.integer(2), std::string(row.text(3)), {row.integer(4)}, {row.integer(5)}};
        kept.tokens[std::string(row.blob(0))] = {{row.unsigned_integer(1)}, entry};
    }));
    GWANJE_TRY(each("SELECT key, count, last FROM attempts", [&](sqlite::Statement& row) {
        kept.attempts.put(std::string(row.text(0)), {row.integer(1), {row.integer(2)}});
    }));
    return kept;
}

Result<void, Fault> CredentialsFile::put_password(Id<Person> person, const std::string& hash) {
    return run("INSERT OR REPLACE INTO passwords VALUES(?1, ?2)", [&](sqlite::Statement& s) {
        s.bind(1, person.number);
        s.bind_text(2, hash);
    });
}

Result<void, Fault> CredentialsFile::add_session(const std::string& digest, const KeptSession& session) {
    return run("INSERT INTO sessions VALUES(?1, ?2, ?3)", [&](sqlite::Statement& s) {
        s.bind_blob(1, digest);
        s.bind(2, session.person.number);
        s.bind(3, session.expires.ms);
    });
}

Result<void, Fault> CredentialsFile::drop_session(const std::string& digest) {
    return run("DELETE FROM sessions WHERE digest = ?1", [&](sqlite::Statement& s) { s.bind_blob(1, digest); });
}

Result<void, Fault> CredentialsFile::drop_others(Id<Person> person, const std::string& except_digest) {
    Result<sqlite::Transaction, Fault> transaction = sqlite::Transaction::begin(connection_);
    if (!transaction) return transaction.failure();
    GWANJE_TRY(run("DELETE FROM sessions WHERE person = ?1 AND digest <> ?2", [&](sqlite::Statement& s) {
        s.bind(1, person.number);
        s.bind_blob(2, except_digest);
    }));
    GWANJE_TRY(run("DELETE FROM tokens WHERE person = ?1", [&](sqlite::Statement& s) { s.bind(1, person.number); }));
    return transaction->commit();
}

Result<std::int64_t, Fault> CredentialsFile::add_token(const std::string& digest, const KeptToken& token) {
    GWANJE_TRY(run("INSERT INTO tokens(digest, person, name, issued, expires) VALUES(?1, ?2, ?3, ?4, ?5)",
                   [&](sqlite::Statement& s) {
                       s.bind_blob(1, digest);
                       s.bind(2, token.person.number);
                       s.bind_text(3, token.entry.name);
                       s.bind(4, token.entry.issued.ms);
                       s.bind(5, token.entry.expires.ms);
                   }));
    return connection_.number("SELECT last_insert_rowid()");
}

Result<void, Fault> CredentialsFile::drop_token(std::int64_t number) {
    return run("DELETE FROM tokens WHERE number = ?1", [&](sqlite::Statement& s) { s.bind(1, number); });
}

Result<void, Fault> CredentialsFile::put_failures(const std::string& key, const Failures& failures) {
    return run("INSERT OR REPLACE INTO attempts VALUES(?1, ?2, ?3)", [&](sqlite::Statement& s) {
        s.bind_text(1, key);
        s.bind(2, failures.count);
        s.bind(3, failures.last.ms);
    });
}

Result<void, Fault> CredentialsFile::drop_failures(const std::string& key) {
    return run("DELETE FROM attempts WHERE key = ?1", [&](sqlite::Statement& s) { s.bind_text(1, key); });
}

Result<void, Fault> CredentialsFile::sweep(Instant now) {
    const auto before = [&](Instant limit) { return [limit](sqlite::Statement& s) { s.bind(1, limit.ms); }; };
    GWANJE_TRY(run("DELETE FROM sessions WHERE expires <= ?1", before(now)));
    GWANJE_TRY(run("DELETE FROM tokens WHERE expires <= ?1", before(now)));
    return run("DELETE FROM attempts WHERE last <= ?1", before(now - Attempts::forget_after));
}

}  // namespace gwanje
