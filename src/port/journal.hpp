// Journal: the append-only, hash-chained list of events from which everything else follows.
//
// Entries are numbered 1, 2, 3, … without gaps; an entry's time never lies before that of the entry in front of it. The
// digest of entry n is a hash over the digest of entry n-1 and the canonical bytes of entry n
// (docs/formats/journal.md), so a change anywhere is found and the first changed entry named.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "port/fault.hpp"

namespace gwanje {

using Digest = std::array<unsigned char, 32>;

/// Lower-case hexadecimal, 64 characters.
[[nodiscard]] std::string to_text(const Digest& digest);

/// One event as the journal keeps it.
struct Entry {
    std::uint64_t index = 0;
    Instant at;
    std::uint64_t actor = 0;            // number of the person on whose behalf it happened; 0 is the centre itself
    std::string request;                // idempotency key that the actor sent, or empty
    std::uint64_t request_content = 0;  // fingerprint of what was asked under that key
    std::uint16_t type = 0;             // which event
    std::uint16_t version = 0;          // of that event's form
    std::string payload;                // the event by base/codec
};

/// An entry as it lies in the reader's buffer: valid during the call it is given to.
struct EntryView {
    std::uint64_t index = 0;
    Instant at;
    std::uint64_t actor = 0;
    std::string_view request;
    std::uint64_t request_content = 0;
    std::uint16_t type = 0;
    std::uint16_t version = 0;
    std::string_view payload;
};

[[nodiscard]] EntryView view_of(const Entry& entry);
[[nodiscard]] Entry copy_of(const EntryView& view);

/// What is hashed of an entry: its fields in their order, appended to `to`.
void write_canonical(Encoder& to, const EntryView& entry);

/// Where the journal ends. An empty one has index 0 and the digest every chain starts from.
struct Head {
    std::uint64_t index = 0;
    Instant at;
    Digest digest{};
};

/// The world as it was after entry `index`, in the form `format` of whoever wrote it.
struct Snapshot {
    std::uint64_t index = 0;
    Digest digest{};  // of entry `index`: tells a snapshot of another journal
    std::uint32_t format = 0;
    std::string bytes;
};

struct LoadedSnapshot {
    std::optional<Snapshot> snapshot;  // the newest whole one, if any
    std::vector<Fault> skipped;        // newer ones that were damaged
};

struct Verification {
    std::uint64_t checked = 0;    // entries whose bytes agree with the chain
    std::uint64_t first_bad = 0;  // 0: none
    std::string reason;           // English; empty when all is well
    Head head;                    // of what was checked
    [[nodiscard]] bool ok() const { return first_bad == 0 && reason.empty(); }
};

class Journal {
public:
    /// Returns false to stop reading.
    using Visit = std::function<bool(const EntryView&)>;
    /// Entries checked so far, and how many there are.
    using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

    virtual ~Journal() = default;

    [[nodiscard]] virtual Head head() const = 0;

    /// Appends all entries or none; durable when it returns. Their indexes must follow the head. One thread at a time.
    /// After a transient fault it may be called again; after a lasting one only the start of a new process helps.
    [[nodiscard]] virtual Result<void, Fault> append(std::span<const Entry> entries) = 0;

    /// Calls `visit` for entries `from` to `to` (both included, `to` is cut at the head). From any thread. A missing or
    /// unreadable entry is a Fault `corrupted` with its index.
    [[nodiscard]] virtual Result<void, Fault> read(std::uint64_t from, std::uint64_t to, const Visit& visit) const = 0;

    /// Digest of entry `index`; index 0 has the digest every chain starts from.
    [[nodiscard]] virtual Result<Digest, Fault> digest_at(std::uint64_t index) const = 0;

    /// Recomputes the chain from entry `from`. From any thread, beside appends. A Fault means that reading itself
    /// failed.
    [[nodiscard]] virtual Result<Verification, Fault> verify(std::uint64_t from, const Progress& progress) const = 0;

    /// Keeps this snapshot and the one before it. From any thread, one at a time.
    [[nodiscard]] virtual Result<void, Fault> store_snapshot(const Snapshot& snapshot) = 0;
    /// The newest whole snapshot at or before entry `at_most`.
    [[nodiscard]] virtual Result<LoadedSnapshot, Fault> load_snapshot(std::uint64_t at_most) const = 0;
};

}  // namespace gwanje
