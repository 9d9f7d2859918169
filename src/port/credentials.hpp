// Credentials: who somebody is. Passwords, sessions and tokens live here and never in the journal; what is kept of each
// is a hash. Looking up a session or token is quick and never waits for a disk; everything that hashes a password or
// writes is done elsewhere and answers through its reply, once, from another thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/body.hpp"
#include "port/fault.hpp"

namespace gwanje {

/// What a session's secret or a token stands for.
struct Pass {
    Id<Person> person;
    Instant expires;
    std::string csrf;  ///< of a session; empty for a token
};

struct LoginAttempt {
    std::string login;
    Id<Person> person;  ///< none: nobody has this login; takes as long as a wrong password
    std::string password;
    std::string address;
    Instant now;
};
struct OpenedSession {
    std::string secret;  ///< goes into the cookie, is kept nowhere
    Pass pass;
};
GWANJE_ENUM(LoginRefusalKind, wrong, too_many, busy)
struct LoginRefusal {
    LoginRefusalKind kind = LoginRefusalKind::wrong;
    Duration retry_after;  ///< for too_many
    std::optional<Fault> fault;
};

/// A token of the command line, without its secret.
struct TokenEntry {
    std::int64_t number = 0;
    std::string name;
    Instant issued;
    Instant expires;
    GWANJE_RECORD(TokenEntry, number, name, issued, expires)
};
struct IssuedToken {
    TokenEntry entry;
    std::string secret;  ///< shown once
};

class Credentials {
public:
    virtual ~Credentials() = default;

    /// Nothing when it is unknown or over.
    [[nodiscard]] virtual std::optional<Pass> session(std::string_view secret, Instant now) const = 0;
    [[nodiscard]] virtual std::optional<Pass> token(std::string_view secret, Instant now) const = 0;
    [[nodiscard]] virtual std::vector<TokenEntry> tokens(Id<Person> person, Instant now) const = 0;
    [[nodiscard]] virtual bool has_password(Id<Person> person) const = 0;

    using LoginReply = std::function<void(Result<OpenedSession, LoginRefusal>)>;
    virtual void log_in(LoginAttempt attempt, LoginReply reply) = 0;

    /// A fault of kind busy: too much waits already.
    using Done = std::function<void(Result<void, Fault>)>;
    virtual void log_out(std::string secret, Done reply) = 0;
    /// Ends every session of the person but the one with this secret, and every token.
    virtual void end_others(Id<Person> person, std::string except_secret, Done reply) = 0;
    /// False: the present password is another one.
    using Changed = std::function<void(Result<bool, Fault>)>;
    virtual void change_password(Id<Person> person, std::string present, std::string wanted, Changed reply) = 0;
    /// Sets a password without knowing the present one: at the first start, or by an administrator. All sessions and
    /// tokens of the person end.
    virtual void set_password(Id<Person> person, std::string wanted, Done reply) = 0;

    using TokenReply = std::function<void(Result<IssuedToken, Fault>)>;
    virtual void issue_token(Id<Person> person, std::string name, Instant now, Instant expires, TokenReply reply) = 0;
    /// False: the person has no such token.
    virtual void revoke_token(Id<Person> person, std::int64_t number, Changed reply) = 0;
};

}  // namespace gwanje
