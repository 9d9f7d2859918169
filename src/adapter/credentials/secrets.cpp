#include "adapter/credentials/secrets.hpp"

#include <sodium.h>

#include <array>

namespace gwanje {
namespace {

constexpr unsigned long long argon_passes = 2;
constexpr std::size_t argon_bytes = std::size_t{19} * 1024 * 1024;
constexpr std::size_t secret_bytes = 32;
constexpr std::string_view password_letters = "abcdefghjkmnpqrstuvwxyz23456789";

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string url_text(const unsigned char* bytes, std::size_t size) {
    std::string text(sodium_base64_ENCODED_LEN(secret_bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // the closing NUL
    return text;
}

std::array<unsigned char, secret_bytes> hash_with(std::string_view purpose, std::string_view secret) {
    std::array<unsigned char, secret_bytes> out{};
    crypto_generichash_state state{};
    crypto_generichash_init(&state, nullptr, 0, out.size());
    crypto_generichash_update(&state, bytes_of(purpose), purpose.size());
    crypto_generichash_update(&state, bytes_of(secret), secret.size());
    crypto_generichash_final(&state, out.data(), out.size());
    return out;
}

}  // namespace

bool secrets_ready() {
    return sodium_init() >= 0;
}

std::string draw_secret() {
    std::array<unsigned char, secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return url_text(bytes.data(), bytes.size());
}

std::string draw_password() {
    std::string text;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 5 == 0) text += '-';
        text += password_letters[randombytes_uniform(static_cast<std::uint32_t>(password_letters.size()))];
    }
    return text;
}

std::string digest_of_secret(std::string_view secret) {
    const auto hash = hash_with("gwanje secret ", secret);
    return {hash.begin(), hash.end()};
}

std::string csrf_of_secret(std::string_view secret) {
    const auto hash = hash_with("gwanje csrf ", secret);
    return url_text(hash.data(), hash.size());
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::optional<std::string> hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), argon_passes, argon_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return std::string(out.data());
}

bool password_matches(const std::string& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void compare_with_nobody(std::string_view password) {
    static_cast<void>(hash_password(password));
}

}  // namespace gwanje
