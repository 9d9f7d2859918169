// Snapshots as files of their own beside the journal: writing a large one never delays an append.
//
// Layout (docs/formats/journal.md): the magic line, format, index, digest and size, the bytes, and a digest over all of
// it.
#pragma once

#include "port/journal.hpp"

namespace gwanje {

class SnapshotFiles {
public:
    explicit SnapshotFiles(std::string folder) : folder_(std::move(folder)) {}

    /// Writes it, then removes all but this one and the one before.
    [[nodiscard]] Result<void, Fault> store(const Snapshot& snapshot) const;
    [[nodiscard]] Result<LoadedSnapshot, Fault> load(std::uint64_t at_most) const;

private:
    [[nodiscard]] std::string path_of(std::uint64_t index) const;
    /// Indexes of the snapshots there are, newest first.
    [[nodiscard]] std::vector<std::uint64_t> indexes() const;

    std::string folder_;
};

/// A snapshot as the bytes of its file, and back; nothing when they are not whole.
[[nodiscard]] std::string snapshot_file_bytes(const Snapshot& snapshot);
[[nodiscard]] std::optional<Snapshot> snapshot_from_file_bytes(std::string_view bytes);

}  // namespace gwanje
