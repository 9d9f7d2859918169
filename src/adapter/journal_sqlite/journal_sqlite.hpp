// The journal on SQLite: journal.db with a write-ahead log, snapshots and a witness beside it in the data folder.
//
// An append is one transaction, synced before it returns. Readers use connections of their own and never wait for it.
#pragma once

#include <memory>
#include <mutex>

#include "adapter/journal_sqlite/chain.hpp"
#include "adapter/journal_sqlite/folder_lock.hpp"
#include "adapter/journal_sqlite/snapshot_files.hpp"
#include "adapter/journal_sqlite/witness.hpp"
#include "adapter/sqlite/sqlite.hpp"
#include "port/journal.hpp"

namespace gwanje {

class JournalSqlite final : public Journal {
public:
    /// Opens the journal in this folder to append to it, and makes folder and journal where there is none. Refused
    /// while another process has it open so, and when the file is damaged, of another program or of a newer version.
    [[nodiscard]] static Result<std::unique_ptr<JournalSqlite>, Fault> open(const std::string& folder);
    /// Opens an existing journal to read and verify it, also beside a running server.
    [[nodiscard]] static Result<std::unique_ptr<JournalSqlite>, Fault> open_read_only(const std::string& folder);

    [[nodiscard]] Head head() const override;
    [[nodiscard]] Result<void, Fault> append(std::span<const Entry> entries) override;
    [[nodiscard]] Result<void, Fault> read(std::uint64_t from, std::uint64_t to, const Visit& visit) const override;
    [[nodiscard]] Result<Digest, Fault> digest_at(std::uint64_t index) const override;
    [[nodiscard]] Result<Verification, Fault> verify(std::uint64_t from, const Progress& progress) const override;
    [[nodiscard]] Result<void, Fault> store_snapshot(const Snapshot& snapshot) override;
    [[nodiscard]] Result<LoadedSnapshot, Fault> load_snapshot(std::uint64_t at_most) const override;

private:
    struct Appending {
        FolderLock lock;  // first, so that it is given back last
        sqlite::Connection connection;
        sqlite::Statement insert;
        sqlite::Statement set_head;
        Witness witness;
        std::optional<Fault> lasting;  // after it nothing more is appended in this process
    };
    class Borrowed;  // a reading connection, given back when it goes

    JournalSqlite(std::string folder, std::optional<Appending> appending);
    [[nodiscard]] Result<void, Fault> write_batch(std::span<const Entry> entries, Head& head);
    /// The last entry as the file has it, its digest recomputed, compared with the head row and the witness.
    [[nodiscard]] Result<Head, Fault> checked_head() const;
    [[nodiscard]] Result<Borrowed, Fault> borrow() const;
    [[nodiscard]] Fault corrupted(std::string what, std::uint64_t index) const;

    std::string folder_;
    std::string file_;
    SnapshotFiles snapshots_;
    std::optional<Appending> appending_;
    mutable std::mutex head_mutex_;
    Head head_;
    mutable std::mutex idle_mutex_;
    mutable std::vector<sqlite::Connection> idle_;
};

}  // namespace gwanje
