// Credentials in memory, for tests: answers at once, hashes nothing.
#pragma once

#include <map>

#include "port/credentials.hpp"

namespace gwanje {

class FakeCredentials final : public Credentials {
public:
    Duration session_time = hours(12);
    bool busy = false;  ///< everything that would be queued is refused

    std::optional<Pass> session(std::string_view secret, Instant now) const override {
        return found(sessions_, secret, now);
    }
    std::optional<Pass> token(std::string_view secret, Instant now) const override {
        return found(tokens_, secret, now);
    }
    std::vector<TokenEntry> tokens(Id<Person> person, Instant now) const override {
        std::vector<TokenEntry> out;
        for (const auto& [number, entry] : entries_)
            if (entry.first == person && entry.second.expires > now) out.push_back(entry.second);
        return out;
    }
    bool has_password(Id<Person> person) const override { return passwords_.contains(person.number); }

    void log_in(LoginAttempt attempt, LoginReply reply) override {
        if (busy) return reply(Failure{LoginRefusal{LoginRefusalKind::busy, {}, {}}});
        if (failures_ >= 5) return reply(Failure{LoginRefusal{LoginRefusalKind::too_many, seconds(30), {}}});
        const auto password = passwords_.find(attempt.person.number);
        if (attempt.person.none() || password == passwords_.end() || password->second != attempt.password) {
            ++failures_;
            return reply(Failure{LoginRefusal{LoginRefusalKind::wrong, {}, {}}});
        }
        const std::string secret = "session-" + std::to_string(++last_);
        sessions_[secret] = {attempt.person, attempt.now + session_time, "csrf-" + std::to_string(last_)};
        reply(OpenedSession{secret, sessions_[secret]});
    }
    void log_out(std::string secret, Done reply) override {
        sessions_.erase(secret);
        reply({});
    }
    void end_others(Id<Person> person, std::string except_secret, Done reply) override {
        std::erase_if(sessions_,
                      [&](const auto& each) { return each.second.person == person && each.first != except_secret; });
        std::erase_if(tokens_, [&](const auto& each) { return each.second.person == person; });
        reply({});
    }
    void change_password(Id<Person> person, std::string present, std::string wanted, Changed reply) override {
        if (passwords_[person.number] != present) return reply(false);
        passwords_[person.number] = wanted;
        reply(true);
    }
    void set_password(Id<Person> person, std::string wanted, Done reply) override {
        passwords_[person.number] = wanted;
        end_others(person, {}, std::move(reply));
    }
    void issue_token(Id<Person> person, std::string name, Instant now, Instant expires, TokenReply reply) override {
        const TokenEntry entry{++last_, name, now, expires};
        const std::string secret = "token-" + std::to_string(last_);
        entries_[last_] = {person, entry};
        tokens_[secret] = {person, expires, {}};
        reply(IssuedToken{entry, secret});
    }
    void revoke_token(Id<Person> person, std::int64_t number, Changed reply) override {
        const auto entry = entries_.find(number);
        if (entry == entries_.end() || entry->second.first != person) return reply(false);
        tokens_.erase("token-" + std::to_string(number));
        entries_.erase(entry);
        reply(true);
    }

private:
    static std::optional<Pass> found(const std::map<std::string, Pass, std::less<>>& all, std::string_view secret,
                                     Instant now) {
        const auto pass = all.find(secret);
        if (pass == all.end() || pass->second.expires <= now) return std::nullopt;
        return pass->second;
    }

    std::map<std::uint64_t, std::string> passwords_;
    std::map<std::string, Pass, std::less<>> sessions_;
    std::map<std::string, Pass, std::less<>> tokens_;
    std::map<std::int64_t, std::pair<Id<Person>, TokenEntry>> entries_;
    std::int64_t last_ = 0;
    int failures_ = 0;
};

}  // namespace gwanje
