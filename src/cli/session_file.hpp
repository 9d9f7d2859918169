// Who is logged in where: one small file with the token, readable by its owner only.
#pragma once

#include <optional>
#include <string>

#include "base/record.hpp"
#include "base/result.hpp"

namespace gwanje::cli {

struct Session {
    std::string server;
    std::string login;
    std::string token;
    std::int64_t number = 0;  ///< of the token, to revoke it
    GWANJE_RECORD(Session, server, login, token, number)
};

/// $XDG_CONFIG_HOME/gwanje/session.json, or ~/.config/gwanje/session.json.
[[nodiscard]] std::string session_path();
/// Nothing when there is none, or when it cannot be read.
[[nodiscard]] std::optional<Session> load_session(const std::string& path);
/// Mode 0600 from its first byte on, in a folder of mode 0700; the sentence of the operating system when it fails.
[[nodiscard]] Result<void, std::string> save_session(const std::string& path, const Session& session);
void forget_session(const std::string& path);

}  // namespace gwanje::cli
