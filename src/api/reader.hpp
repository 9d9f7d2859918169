// Reader: who asks, and which duties that person holds at this moment.
#pragma once

#include <initializer_list>

#include "domain/world.hpp"

namespace gwanje {

struct Reader {
    bool logged_in = false;  ///< false: nobody in particular; `person` is then none and means nothing
    Id<Person> person;
    Id<Body> body;
    std::uint32_t duties = 0;  ///< bit n: holds Duty n at some site
    Language language = Language::ko;
    Instant now;
    std::uint64_t journal_index = 0;  ///< that the world had when the reader was looked up
    Instant expires;                  ///< of the session or token
    std::string session;              ///< the cookie's secret; empty when a token was used
    std::string csrf;                 ///< that the session's requests must carry

    [[nodiscard]] bool holds(std::initializer_list<Duty> any_of) const {
        for (const Duty duty : any_of)
            if ((duties >> static_cast<unsigned>(duty) & 1U) != 0) return true;
        return false;
    }
    [[nodiscard]] bool holds_any() const { return duties != 0; }
};

/// Fills in body and duties of `reader.person` at `reader.now`; false when the account is not active.
[[nodiscard]] bool look_up_duties(const World& world, Reader& reader);

}  // namespace gwanje
