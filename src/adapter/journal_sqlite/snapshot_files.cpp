#include "adapter/journal_sqlite/snapshot_files.hpp"

#include <fcntl.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "adapter/journal_sqlite/chain.hpp"
#include "adapter/journal_sqlite/file.hpp"

namespace gwanje {
namespace {

constexpr std::string_view snapshot_magic = "gwanje snapshot 1\n";
constexpr std::string_view snapshot_ending = ".snapshot";
constexpr std::size_t kept_snapshots = 2;

}  // namespace

std::string snapshot_file_bytes(const Snapshot& snapshot) {
    Encoder to;
    to.raw(snapshot_magic);
    to.varint(snapshot.format);
    to.varint(snapshot.index);
    to.raw(bytes_of(snapshot.digest));
    to.varint(snapshot.bytes.size());
    to.raw(snapshot.bytes);
    const Digest digest = file_digest(to.bytes());
    to.raw(bytes_of(digest));
    return std::move(to).bytes();
}

std::optional<Snapshot> snapshot_from_file_bytes(std::string_view bytes) {
    Snapshot snapshot;
    if (bytes.size() < snapshot_magic.size() + 2 * snapshot.digest.size() || !bytes.starts_with(snapshot_magic))
        return std::nullopt;
    const std::string_view body = bytes.substr(0, bytes.size() - snapshot.digest.size());
    if (bytes_of(file_digest(body)) != bytes.substr(body.size())) return std::nullopt;
    Decoder from(body.substr(snapshot_magic.size()));
    const std::uint64_t format = from.varint();
    snapshot.format = static_cast<std::uint32_t>(format);
    snapshot.index = from.varint();
    const auto digest = digest_from_bytes(from.raw(snapshot.digest.size()));
    snapshot.bytes = from.raw(from.varint());
    if (!from.ok() || !from.done() || !digest || format != snapshot.format) return std::nullopt;
    snapshot.digest = *digest;
    return snapshot;
}

std::string SnapshotFiles::path_of(std::uint64_t index) const {
    const std::string number = std::to_string(index);
    return folder_ + "/world-" + std::string(20 - number.size(), '0') + number + std::string(snapshot_ending);
}

std::vector<std::uint64_t> SnapshotFiles::indexes() const {
    std::vector<std::uint64_t> found;
    std::error_code error;
    for (std::filesystem::directory_iterator file(folder_, error), end; !error && file != end; file.increment(error)) {
        const std::string name = file->path().filename().string();
        std::uint64_t index = 0;
        if (!name.starts_with("world-") || !name.ends_with(snapshot_ending)) continue;
        const char* const last = name.data() + name.size() - snapshot_ending.size();
        if (std::from_chars(name.data() + 6, last, index).ptr == last) found.push_back(index);
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

Result<void, Fault> SnapshotFiles::store(const Snapshot& snapshot) const {
    GWANJE_TRY(make_folder(folder_));
    GWANJE_TRY(write_atomically(path_of(snapshot.index), snapshot_file_bytes(snapshot)));
    const std::vector<std::uint64_t> all = indexes();
    std::error_code error;  // one that cannot be removed is only in the way of disk space
    for (std::size_t i = kept_snapshots; i < all.size(); ++i) std::filesystem::remove(path_of(all[i]), error);
    return {};
}

Result<LoadedSnapshot, Fault> SnapshotFiles::load(std::uint64_t at_most) const {
    LoadedSnapshot loaded;
    for (const std::uint64_t index : indexes()) {
        if (index > at_most) continue;
        const auto file = File::open(path_of(index), O_RDONLY);
        auto bytes = file.ok() ? file->read_all() : Result<std::string, Fault>(file.failure());
        if (!bytes.ok()) {
            loaded.skipped.push_back(bytes.error());
            continue;
        }
        loaded.snapshot = snapshot_from_file_bytes(*bytes);
        if (loaded.snapshot && loaded.snapshot->index == index) return loaded;
        loaded.snapshot.reset();
        loaded.skipped.push_back(fault(FaultKind::corrupted, "the snapshot does not agree with its digest",
                                       path_of(index), static_cast<std::int64_t>(index)));
    }
    return loaded;
}

}  // namespace gwanje
