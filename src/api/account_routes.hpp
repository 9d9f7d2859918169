// Logging in and out, the own account, passwords and tokens.
#pragma once

#include <vector>

#include "api/front_desk.hpp"
#include "api/route.hpp"
#include "port/credentials.hpp"

namespace gwanje {

inline constexpr std::string_view session_cookie = "gwanje_session";
/// Routes that a session reaches without its CSRF token: only the one that makes a session.
inline constexpr std::string_view login_operation = "logIn";

/// `secure`: the cookie is sent over TLS only (behind a proxy that ends it).
void add_account_routes(std::vector<Route>& routes, FrontDesk& desk, Credentials& credentials, bool secure);

}  // namespace gwanje
