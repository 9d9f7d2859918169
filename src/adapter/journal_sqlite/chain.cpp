#include "adapter/journal_sqlite/chain.hpp"

#include <sodium.h>

#include <algorithm>

namespace gwanje {
namespace {

const unsigned char* unsigned_bytes(std::string_view text) {
    return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

Digest sha256_of(std::string_view bytes) {
    Digest digest{};
    static_assert(crypto_hash_sha256_BYTES == std::tuple_size_v<Digest>);
    crypto_hash_sha256(digest.data(), unsigned_bytes(bytes), bytes.size());
    return digest;
}

}  // namespace

bool prepare_hashing() {
    return sodium_init() >= 0;
}

const Digest& genesis_digest() {
    static const Digest digest = sha256_of("gwanje journal, format 1");
    return digest;
}

const Digest& Chain::add(const EntryView& entry) {
    bytes_.clear();
    bytes_.raw(bytes_of(last_));
    write_canonical(bytes_, entry);
    last_ = sha256_of(bytes_.bytes());
    return last_;
}

Digest file_digest(std::string_view bytes) {
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), unsigned_bytes(bytes), bytes.size(), nullptr, 0);
    return digest;
}

std::string_view bytes_of(const Digest& digest) {
    return {static_cast<const char*>(static_cast<const void*>(digest.data())), digest.size()};
}

std::optional<Digest> digest_from_bytes(std::string_view bytes) {
    Digest digest{};
    if (bytes.size() != digest.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

}  // namespace gwanje
