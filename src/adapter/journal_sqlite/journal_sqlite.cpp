#include "adapter/journal_sqlite/journal_sqlite.hpp"

#include "adapter/journal_sqlite/borrowed.hpp"
#include "adapter/journal_sqlite/entry_columns.hpp"
#include "adapter/journal_sqlite/schema.hpp"

namespace gwanje {

JournalSqlite::JournalSqlite(std::string folder, std::optional<Appending> appending)
    : folder_(std::move(folder)),
      file_(folder_ + "/journal.db"),
      snapshots_(folder_ + "/snapshots"),
      appending_(std::move(appending)) {}

Result<std::unique_ptr<JournalSqlite>, Fault> JournalSqlite::open(const std::string& folder) {
    if (!prepare_hashing()) return Failure{fault(FaultKind::unsupported, "libsodium does not start", "libsodium")};
    GWANJE_TRY(make_folder(folder));
    auto lock = FolderLock::take(folder);
    GWANJE_TRY(lock);
    auto connection = sqlite::Connection::open(folder + "/journal.db", sqlite::Mode::create_if_missing);
    GWANJE_TRY(connection);
    // A file of a newer program or of another one is refused before anything in it changes.
    GWANJE_TRY(create_tables_if_empty(*connection));
    GWANJE_TRY(check_tables(*connection));
    GWANJE_TRY(prepare_for_appending(*connection));
    auto insert = connection->prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    GWANJE_TRY(insert);
    auto set_head = connection->prepare(
        "INSERT INTO head VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET number = ?1, digest = ?2");
    GWANJE_TRY(set_head);
    auto witness = Witness::open(folder);
    GWANJE_TRY(witness);
    std::unique_ptr<JournalSqlite> journal(
        new JournalSqlite(folder, Appending{std::move(*lock), std::move(*connection), std::move(*insert),
                                            std::move(*set_head), std::move(*witness), std::nullopt}));
    const auto head = journal->checked_head();
    GWANJE_TRY(head);
    journal->head_ = *head;
    return journal;
}

Result<std::unique_ptr<JournalSqlite>, Fault> JournalSqlite::open_read_only(const std::string& folder) {
    if (!prepare_hashing()) return Failure{fault(FaultKind::unsupported, "libsodium does not start", "libsodium")};
    std::unique_ptr<JournalSqlite> journal(new JournalSqlite(folder, std::nullopt));
    auto connection = journal->borrow();
    GWANJE_TRY(connection);
    GWANJE_TRY(check_tables(**connection));
    return journal;
}

Fault JournalSqlite::corrupted(std::string what, std::uint64_t index) const {
    return fault(FaultKind::corrupted, std::move(what), file_, static_cast<std::int64_t>(index));
}

Head JournalSqlite::head() const {
    if (!appending_) {
        // Somebody else appends: what the file says now. A file that cannot be read shows in `verify`.
        auto connection = borrow();
        auto last = connection.ok()
                        ? (*connection)->prepare("SELECT number, at, digest FROM entry ORDER BY number DESC LIMIT 1")
                        : Result<sqlite::Statement, Fault>(connection.failure());
        if (!last.ok()) return {};
        const auto row = last->step();
        if (!row.ok() || !*row) return {.digest = genesis_digest()};
        return {last->unsigned_integer(0), Instant{last->integer(1)},
                digest_from_bytes(last->blob(2)).value_or(Digest{})};
    }
    const std::lock_guard hold(head_mutex_);
    return head_;
}

Result<JournalSqlite::Borrowed, Fault> JournalSqlite::borrow() const {
    {
        const std::lock_guard hold(idle_mutex_);
        if (!idle_.empty()) {
            Borrowed borrowed(*this, std::move(idle_.back()));
            idle_.pop_back();
            return borrowed;
        }
    }
    auto connection = sqlite::Connection::open(file_, sqlite::Mode::read_only);
    GWANJE_TRY(connection);
    GWANJE_TRY(prepare_for_reading(*connection));
    return Borrowed(*this, std::move(*connection));
}

Result<void, Fault> JournalSqlite::append(std::span<const Entry> entries) {
    GWANJE_CHECK(appending_.has_value());
    if (appending_->lasting) return Failure{*appending_->lasting};
    if (entries.empty()) return {};
    Head head = head_;  // only this thread changes it
    if (auto written = write_batch(entries, head); !written.ok()) {
        if (!written.error().transient) appending_->lasting = written.error();
        return written;
    }
    appending_->witness.write(head.index, head.digest);
    const std::lock_guard hold(head_mutex_);
    head_ = head;
    return {};
}

Result<void, Fault> JournalSqlite::write_batch(std::span<const Entry> entries, Head& head) {
    auto transaction = sqlite::Transaction::begin(appending_->connection);
    GWANJE_TRY(transaction);
    Chain chain(head.digest);
    sqlite::Statement& insert = appending_->insert;
    for (const Entry& entry : entries) {
        GWANJE_CHECK(entry.index == head.index + 1 && entry.at >= head.at);
        head = {entry.index, entry.at, chain.add(view_of(entry))};
        insert.bind(1, entry.index);
        insert.bind(2, entry.at.ms);
        insert.bind(3, entry.actor);
        insert.bind_text(4, entry.request);
        insert.bind(5, entry.request_content);
        insert.bind(6, std::int64_t{entry.type});
        insert.bind(7, std::int64_t{entry.version});
        insert.bind_blob(8, entry.payload);
        insert.bind_blob(9, bytes_of(head.digest));
        GWANJE_TRY(insert.run());
    }
    appending_->set_head.bind(1, head.index);
    appending_->set_head.bind_blob(2, bytes_of(head.digest));
    GWANJE_TRY(appending_->set_head.run());
    return transaction->commit();
}

Result<void, Fault> JournalSqlite::store_snapshot(const Snapshot& snapshot) {
    return snapshots_.store(snapshot);
}

Result<LoadedSnapshot, Fault> JournalSqlite::load_snapshot(std::uint64_t at_most) const {
    return snapshots_.load(at_most);
}

}  // namespace gwanje
