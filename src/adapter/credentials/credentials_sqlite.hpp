// Credentials in a SQLite file of their own, next to the journal and never in it.
#pragma once

#include <memory>
#include <string>

#include "port/credentials.hpp"

namespace gwanje {

struct CredentialsSettings {
    std::string path;  ///< of the file; made readable for its owner only
    Duration session_time = hours(12);
    unsigned threads = 1;      ///< that hash and write
    std::size_t waiting = 64;  ///< log-ins and writes that may wait for them
};

/// Opens or creates the file and reads sessions, tokens and failed attempts into memory.
[[nodiscard]] Result<std::unique_ptr<Credentials>, Fault> open_credentials(CredentialsSettings settings);

}  // namespace gwanje
