#include "adapter/credentials/credentials_sqlite.hpp"

#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "adapter/credentials/credentials_file.hpp"
#include "adapter/credentials/errand_queue.hpp"
#include "adapter/credentials/secrets.hpp"

namespace gwanje {
namespace {

Failure<Fault> credentials_busy() {
    return Failure{fault(FaultKind::busy, "too many log-ins wait", "credentials")};
}

/// The file is written first, then the memory that lookups read: what was answered survives a power cut.
class SqliteCredentials final : public Credentials {
public:
    SqliteCredentials(CredentialsSettings settings, CredentialsFile file, KeptCredentials kept)
        : settings_(std::move(settings)),
          file_(std::move(file)),
          kept_(std::move(kept)),
          errands_(settings_.threads, settings_.waiting) {}

    std::optional<Pass> session(std::string_view secret, Instant now) const override {
        const std::string digest = digest_of_secret(secret);
        const std::shared_lock lock(mutex_);
        const auto found = kept_.sessions.find(digest);
        if (found == kept_.sessions.end() || found->second.expires <= now) return std::nullopt;
        return Pass{found->second.person, found->second.expires, csrf_of_secret(secret)};
    }

    std::optional<Pass> token(std::string_view secret, Instant now) const override {
        const std::string digest = digest_of_secret(secret);
        const std::shared_lock lock(mutex_);
        const auto found = kept_.tokens.find(digest);
        if (found == kept_.tokens.end() || found->second.entry.expires <= now) return std::nullopt;
        return Pass{found->second.person, found->second.entry.expires, {}};
    }

    std::vector<TokenEntry> tokens(Id<Person> person, Instant now) const override {
        std::vector<TokenEntry> out;
        const std::shared_lock lock(mutex_);
        for (const auto& [digest, token] : kept_.tokens)
            if (token.person == person && token.entry.expires > now) out.push_back(token.entry);
        std::sort(out.begin(), out.end(), [](const TokenEntry& a, const TokenEntry& b) { return a.number < b.number; });
        return out;
    }

    bool has_password(Id<Person> person) const override {
        const std::shared_lock lock(mutex_);
        return kept_.passwords.contains(person.number);
    }

    void log_in(LoginAttempt attempt, LoginReply reply) override {
        {
            const std::shared_lock lock(mutex_);
            const Duration wait = kept_.attempts.wait(attempt.login, attempt.address, attempt.now);
            if (wait > Duration{}) return reply(Failure{LoginRefusal{LoginRefusalKind::too_many, wait, {}}});
        }
        errand([this, attempt, reply] { reply(try_log_in(attempt)); },
               [reply] {
                   reply(Failure{LoginRefusal{LoginRefusalKind::busy, {}, {}}});
               });
    }

    void log_out(std::string secret, Done reply) override {
        errand(
            [this, digest = digest_of_secret(secret), reply] {
                const Result<void, Fault> written = with_file([&] { return file_.drop_session(digest); });
                if (written) change([&] { kept_.sessions.erase(digest); });
                reply(written);
            },
            [reply] { reply(credentials_busy()); });
    }

    void end_others(Id<Person> person, std::string except_secret, Done reply) override {
        errand([this, person, digest = digest_of_secret(except_secret), reply] { reply(drop_others(person, digest)); },
               [reply] { reply(credentials_busy()); });
    }

    void change_password(Id<Person> person, std::string present, std::string wanted, Changed reply) override {
        errand(
            [this, person, present, wanted, reply] {
                const std::optional<std::string> hash = hash_of(person);
                if (!hash || !password_matches(*hash, present)) return reply(false);
                const Result<void, Fault> put = put_password(person, wanted);
                if (!put) return reply(put.failure());
                reply(true);
            },
            [reply] { reply(credentials_busy()); });
    }

    void set_password(Id<Person> person, std::string wanted, Done reply) override {
        errand(
            [this, person, wanted, reply] {
                Result<void, Fault> done = put_password(person, wanted);
                if (done) done = drop_others(person, {});
                reply(done);
            },
            [reply] { reply(credentials_busy()); });
    }

    void issue_token(Id<Person> person, std::string name, Instant now, Instant expires, TokenReply reply) override {
        errand(
            [this, person, name, now, expires, reply] {
                IssuedToken issued;
                issued.entry.name = name;
                issued.entry.issued = now;
                issued.entry.expires = expires;
                issued.secret = "gwj_" + draw_secret();
                const std::string digest = digest_of_secret(issued.secret);
                const auto number = with_file([&] { return file_.add_token(digest, {person, issued.entry}); });
                if (!number) return reply(number.failure());
                issued.entry.number = *number;
                change([&] { kept_.tokens[digest] = {person, issued.entry}; });
                reply(issued);
            },
            [reply] { reply(credentials_busy()); });
    }

    void revoke_token(Id<Person> person, std::int64_t number, Changed reply) override {
        errand(
            [this, person, number, reply] {
                const std::string digest = digest_of_token(person, number);
                if (digest.empty()) return reply(false);
                const Result<void, Fault> written = with_file([&] { return file_.drop_token(number); });
                if (!written) return reply(written.failure());
                change([&] { kept_.tokens.erase(digest); });
                reply(true);
            },
            [reply] { reply(credentials_busy()); });
    }

private:
    template <class Work, class Refuse>
    void errand(Work&& work, Refuse&& refuse) {
        if (!errands_.add(std::forward<Work>(work))) refuse();
    }
    template <class Work>
    std::invoke_result_t<Work> with_file(Work&& work) {
        const std::lock_guard lock(file_mutex_);
        return work();
    }
    template <class Work>
    void change(Work&& work) {
        const std::unique_lock lock(mutex_);
        work();
    }

    std::optional<std::string> hash_of(Id<Person> person) const {
        const std::shared_lock lock(mutex_);
        const auto found = kept_.passwords.find(person.number);
        if (found == kept_.passwords.end()) return std::nullopt;
        return found->second;
    }

    std::string digest_of_token(Id<Person> person, std::int64_t number) const {
        const std::shared_lock lock(mutex_);
        for (const auto& [digest, token] : kept_.tokens)
            if (token.person == person && token.entry.number == number) return digest;
        return {};
    }

    Result<OpenedSession, LoginRefusal> try_log_in(const LoginAttempt& attempt) {
        // Many attempts may have been queued before the first of them failed.
        {
            const std::shared_lock lock(mutex_);
            const Duration wait = kept_.attempts.wait(attempt.login, attempt.address, attempt.now);
            if (wait > Duration{}) return Failure{LoginRefusal{LoginRefusalKind::too_many, wait, {}}};
        }
        const std::optional<std::string> hash = attempt.person.none() ? std::nullopt : hash_of(attempt.person);
        if (!hash) compare_with_nobody(attempt.password);
        if (!hash || !password_matches(*hash, attempt.password)) return count_failure(attempt);

        OpenedSession opened{draw_secret(), {attempt.person, attempt.now + settings_.session_time, {}}};
        opened.pass.csrf = csrf_of_secret(opened.secret);
        const std::string digest = digest_of_secret(opened.secret);
        const KeptSession session{attempt.person, opened.pass.expires};
        const Result<void, Fault> written = with_file([&]() -> Result<void, Fault> {
            GWANJE_TRY(file_.sweep(attempt.now));
            GWANJE_TRY(file_.drop_failures(Attempts::login_key(attempt.login)));
            return file_.add_session(digest, session);
        });
        if (!written) return Failure{LoginRefusal{LoginRefusalKind::busy, {}, written.error()}};
        change([&] {
            std::erase_if(kept_.sessions, [&](const auto& each) { return each.second.expires <= attempt.now; });
            kept_.attempts.succeeded(attempt.login);
            kept_.sessions[digest] = session;
        });
        return opened;
    }

    Failure<LoginRefusal> count_failure(const LoginAttempt& attempt) {
        Failures of_login;
        Failures of_address;
        change([&] {
            kept_.attempts.failed(attempt.login, attempt.address, attempt.now);
            of_login = kept_.attempts.all().at(Attempts::login_key(attempt.login));
            of_address = kept_.attempts.all().at(Attempts::address_key(attempt.address));
        });
        const Result<void, Fault> written = with_file([&]() -> Result<void, Fault> {
            GWANJE_TRY(file_.put_failures(Attempts::login_key(attempt.login), of_login));
            return file_.put_failures(Attempts::address_key(attempt.address), of_address);
        });
        // The count in memory holds even when the disk does not take it.
        return Failure{
            LoginRefusal{LoginRefusalKind::wrong, {}, written ? std::nullopt : std::optional(written.error())}};
    }

    Result<void, Fault> put_password(Id<Person> person, const std::string& wanted) {
        const std::optional<std::string> hash = hash_password(wanted);
        if (!hash) return credentials_busy();
        GWANJE_TRY(with_file([&] { return file_.put_password(person, *hash); }));
        change([&] { kept_.passwords[person.number] = *hash; });
        return {};
    }

    Result<void, Fault> drop_others(Id<Person> person, const std::string& except_digest) {
        GWANJE_TRY(with_file([&] { return file_.drop_others(person, except_digest); }));
        change([&] {
            std::erase_if(kept_.sessions, [&](const auto& each) {
                return each.second.person == person && each.first != except_digest;
            });
            std::erase_if(kept_.tokens, [&](const auto& each) { return each.second.person == person; });
        });
        return {};
    }

    CredentialsSettings settings_;
    std::mutex file_mutex_;
    CredentialsFile file_;
    mutable std::shared_mutex mutex_;
    KeptCredentials kept_;
    ErrandQueue errands_;  // last: its threads use all of the above
};

}  // namespace

Result<std::unique_ptr<Credentials>, Fault> open_credentials(CredentialsSettings settings) {
    if (!secrets_ready()) return Failure{fault(FaultKind::unsupported, "libsodium does not start", "random numbers")};
    Result<CredentialsFile, Fault> file = CredentialsFile::open(settings.path);
    if (!file) return file.failure();
    Result<KeptCredentials, Fault> kept = file->load();
    if (!kept) return kept.failure();
    return std::unique_ptr<Credentials>(
        std::make_unique<SqliteCredentials>(std::move(settings), std::move(*file), std::move(*kept)));
}

}  // namespace gwanje
