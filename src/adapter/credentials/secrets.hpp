// Drawing and hashing secrets with libsodium.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gwanje {

/// Must be true before anything else here is used: libsodium found a source of chance.
[[nodiscard]] bool secrets_ready();

/// 32 random bytes as 43 characters that need no quoting in a cookie or a header.
[[nodiscard]] std::string draw_secret();
/// A password that a person can type: 20 letters and digits in groups of five, none that look alike (98 bits).
[[nodiscard]] std::string draw_password();

/// 32 bytes that tell the secret and from which it cannot be found (BLAKE2b; the secret is random, so no salt is
/// needed).
[[nodiscard]] std::string digest_of_secret(std::string_view secret);
/// The CSRF token of a session: follows from the session's secret and does not tell it.
[[nodiscard]] std::string csrf_of_secret(std::string_view secret);
/// Compares without telling by its time where they differ.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

/// argon2id, 19 MiB and 2 passes (the least that OWASP's password storage sheet recommends): about 20 ms of one core.
/// Nothing when there is no memory for it.
[[nodiscard]] std::optional<std::string> hash_password(std::string_view password);
[[nodiscard]] bool password_matches(const std::string& hash, std::string_view password);
/// Costs what a real comparison costs, and is never true.
void compare_with_nobody(std::string_view password);

}  // namespace gwanje
