// The SQLite file behind the credentials: each change is one statement, on the disk when it returns.
#pragma once

#include <map>
#include <string>

#include "adapter/credentials/attempts.hpp"
#include "adapter/sqlite/sqlite.hpp"
#include "port/credentials.hpp"

namespace gwanje {

struct KeptSession {
    Id<Person> person;
    Instant expires;
};
struct KeptToken {
    Id<Person> person;
    TokenEntry entry;
};

/// Everything in the file, by digest of the secret.
struct KeptCredentials {
    std::map<std::uint64_t, std::string> passwords;  ///< by person's number
    std::map<std::string, KeptSession> sessions;
    std::map<std::string, KeptToken> tokens;
    Attempts attempts;
};

class CredentialsFile {
public:
    [[nodiscard]] static Result<CredentialsFile, Fault> open(const std::string& path);
    [[nodiscard]] Result<KeptCredentials, Fault> load();

    [[nodiscard]] Result<void, Fault> put_password(Id<Person> person, const std::string& hash);
    [[nodiscard]] Result<void, Fault> add_session(const std::string& digest, const KeptSession& session);
    [[nodiscard]] Result<void, Fault> drop_session(const std::string& digest);
    /// Sessions of the person except this one, and all tokens.
    [[nodiscard]] Result<void, Fault> drop_others(Id<Person> person, const std::string& except_digest);
    /// The number that the token got.
    [[nodiscard]] Result<std::int64_t, Fault> add_token(const std::string& digest, const KeptToken& token);
    [[nodiscard]] Result<void, Fault> drop_token(std::int64_t number);
    [[nodiscard]] Result<void, Fault> put_failures(const std::string& key, const Failures& failures);
    [[nodiscard]] Result<void, Fault> drop_failures(const std::string& key);
    /// Sessions and tokens that are over, failures that no longer count.
    [[nodiscard]] Result<void, Fault> sweep(Instant now);

private:
    explicit CredentialsFile(sqlite::Connection connection) : connection_(std::move(connection)) {}
    /// Runs one statement whose parameters `bind` sets.
    template <class Bind>
    [[nodiscard]] Result<void, Fault> run(std::string_view sql, Bind&& bind);

    sqlite::Connection connection_;
};

}  // namespace gwanje
