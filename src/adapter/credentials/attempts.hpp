// Attempts: how often logging in failed lately, by login and by address, and how long to wait therefore. A value; who
// keeps it also keeps it on disk.
#pragma once

#include <map>
#include <string>

#include "base/time.hpp"

namespace gwanje {

/// Failures under one key. They count until nothing has failed for `forget_after`.
struct Failures {
    std::int64_t count = 0;
    Instant last;
};

class Attempts {
public:
    /// So many failures are free; each further one doubles the wait, from a second to the longest.
    static constexpr std::int64_t free_per_login = 5;
    static constexpr std::int64_t free_per_address = 20;
    static constexpr Duration longest_wait = minutes(15);
    static constexpr Duration forget_after = hours(1);
    /// Beyond so many keys the oldest are forgotten: nobody fills the memory by inventing logins.
    static constexpr std::size_t most_keys = 20'000;

    [[nodiscard]] static std::string login_key(const std::string& login) { return "login " + login; }
    [[nodiscard]] static std::string address_key(const std::string& address) { return "address " + address; }

    /// How long to wait before the next attempt; zero: go ahead.
    [[nodiscard]] Duration wait(const std::string& login, const std::string& address, Instant now) const;
    void failed(const std::string& login, const std::string& address, Instant now);
    /// The right password clears the login. The address keeps its count: somebody with one account may try others.
    void succeeded(const std::string& login);

    [[nodiscard]] const std::map<std::string, Failures>& all() const { return failures_; }
    void put(const std::string& key, Failures failures) { failures_[key] = failures; }

private:
    [[nodiscard]] Duration wait_for(const std::string& key, std::int64_t free, Instant now) const;
    void count(const std::string& key, Instant now);
    void forget_old(Instant now);

    std::map<std::string, Failures> failures_;
};

}  // namespace gwanje
