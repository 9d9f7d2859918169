// The hash chain: digest n is SHA-256 over digest n-1 followed by the canonical bytes of entry n.
#pragma once

#include "port/journal.hpp"

namespace gwanje {

/// Before the first call of anything below; false when the library cannot work on this machine.
[[nodiscard]] bool prepare_hashing();

/// What the first entry's digest is chained to.
[[nodiscard]] const Digest& genesis_digest();

class Chain {
public:
    explicit Chain(const Digest& last) : last_(last) {}
    /// The digest of this entry, which becomes the last one.
    const Digest& add(const EntryView& entry);
    [[nodiscard]] const Digest& last() const { return last_; }

private:
    Digest last_;
    Encoder bytes_;
};

/// The digest that a snapshot file carries of itself: BLAKE2b-256, three times as fast here as SHA-256.
[[nodiscard]] Digest file_digest(std::string_view bytes);

/// A digest as the bytes that a column or a file keeps, and back.
[[nodiscard]] std::string_view bytes_of(const Digest& digest);
[[nodiscard]] std::optional<Digest> digest_from_bytes(std::string_view bytes);

}  // namespace gwanje
