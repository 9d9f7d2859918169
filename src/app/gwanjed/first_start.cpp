#include "app/gwanjed/first_start.hpp"

#include <fmt/format.h>

#include <future>

namespace gwanje::app {
namespace {

constexpr std::size_t password_length = 14;  // of 31 letters: 69 bits

Result<Founded, std::string> found(const Options& options, control::History& history, const Machine& machine,
                                   Instant now) {
    if (options.demo.empty()) return found_empty(history, now);
    const auto file = centre_file::read_centre(options.demo, now);
    if (!file.ok()) return Failure{file.error()};
    return found_centre(history, *file, machine, now);
}

Result<void, Fault> set_password(Credentials& credentials, const Account& account) {
    std::promise<Result<void, Fault>> promise;
    auto done = promise.get_future();
    credentials.set_password(account.person, account.password,
                             [&](Result<void, Fault> result) { promise.set_value(std::move(result)); });
    return done.get();
}

}  // namespace

Result<void, std::string> first_start(const Options& options, Journal& journal, Credentials& credentials, Clock& clock,
                                      const Machine& machine) {
    if (journal.head().index != 0) return {};
    fmt::print("gwanjed: first start, filling {}\n", options.demo.empty() ? "an empty centre" : options.demo);
    std::fflush(stdout);
    control::History history(journal);
    auto founded = found(options, history, machine, clock.now());
    if (!founded.ok()) return Failure{founded.error()};
    // Passwords first: a journal without any account that can log in would be a locked door.
    for (Account& account : founded->accounts) {
        account.password = drawn_password(password_length);
        if (const auto set = set_password(credentials, account); !set.ok())
            return Failure{sentence(set.error(), Language::ko) + "\n" + sentence(set.error(), Language::en)};
    }
    if (const auto written = history.write(); !written.ok())
        return Failure{sentence(written.error(), Language::ko) + "\n" + sentence(written.error(), Language::en)};
    fmt::print("gwanjed: {}\n\n  계정 (한 번만 표시됩니다) · accounts (shown once)\n\n", founded->summary);
    for (const Account& account : founded->accounts)
        fmt::print("  {:<16} {:<16} {}\n", account.login, account.password, account.duties);
    fmt::print("\n");
    return {};
}

}  // namespace gwanje::app
