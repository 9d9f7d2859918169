#include "adapter/journal_sqlite/journal_sqlite.hpp"

#include "adapter/journal_sqlite/journal_fixture.hpp"

namespace gwanje {
namespace {

using JournalSqliteTest = JournalFixture;

std::vector<Entry> all_entries(const Journal& journal, std::uint64_t from = 1) {
    std::vector<Entry> entries;
    const auto read = journal.read(from, ~std::uint64_t{0}, [&](const EntryView& view) {
        entries.push_back(copy_of(view));
        return true;
    });
    EXPECT_TRUE(read.ok());
    return entries;
}

void expect_same(const std::vector<Entry>& a, const std::vector<Entry>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        Encoder left;
        Encoder right;
        write_canonical(left, view_of(a[i]));
        write_canonical(right, view_of(b[i]));
        ASSERT_EQ(left.bytes(), right.bytes()) << "entry " << i + 1;
    }
}

TEST_F(JournalSqliteTest, WhatWasAppendedIsReadBackAlsoByTheNextProcess) {
    const std::vector<Entry> first = some_entries(Head{}, 500);
    Digest digest{};
    {
        const auto journal = opened();
        EXPECT_EQ(journal->head().index, 0U);
        EXPECT_EQ(journal->head().digest, genesis_digest());
        ASSERT_TRUE(journal->append(first).ok());
        expect_same(all_entries(*journal), first);
        digest = journal->head().digest;
    }
    const auto journal = opened();
    EXPECT_EQ(journal->head().index, 500U);
    EXPECT_EQ(journal->head().at, first.back().at);
    EXPECT_EQ(journal->head().digest, digest);
    EXPECT_EQ(journal->digest_at(500).value(), digest);
    fill(*journal, 10);
    EXPECT_EQ(all_entries(*journal, 501).size(), 10U);
    const Verification outcome = journal->verify(1, {}).value();
    EXPECT_TRUE(outcome.ok()) << outcome.reason;
    EXPECT_EQ(outcome.checked, 510U);
    EXPECT_EQ(outcome.head.digest, journal->head().digest);
}

TEST_F(JournalSqliteTest, BytesAreKeptAsTheyAre) {
    const auto journal = opened();
    std::string every_byte;
    for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
    const std::vector<Entry> entries{
        {1, Instant{5}, ~std::uint64_t{0}, "요청", ~std::uint64_t{0}, 65535, 65535, every_byte},
        {2, Instant{5}, 0, "", 0, 0, 0, ""}};
    ASSERT_TRUE(journal->append(entries).ok());
    expect_same(all_entries(*journal), entries);
    EXPECT_TRUE(journal->verify(1, {}).value().ok());
}

TEST_F(JournalSqliteTest, ReadingStopsWhereTheReaderWants) {
    const auto journal = opened();
    fill(*journal, 100);
    std::uint64_t seen = 0;
    ASSERT_TRUE(journal->read(10, 90, [&](const EntryView& view) { return seen = view.index, view.index < 20; }).ok());
    EXPECT_EQ(seen, 20U);
    std::uint64_t count = 0;
    ASSERT_TRUE(journal->read(95, 1000, [&](const EntryView&) { return ++count, true; }).ok());
    EXPECT_EQ(count, 6U);
    ASSERT_TRUE(journal->read(101, 1000, [&](const EntryView&) { return ADD_FAILURE(), true; }).ok());
}

TEST_F(JournalSqliteTest, EntriesCannotBeChangedOrRemovedThroughSql) {
    const auto journal = opened();
    fill(*journal, 5);
    auto db = sqlite::Connection::open(file(), sqlite::Mode::existing);
    for (const char* const sql : {"UPDATE entry SET actor = 9 WHERE number = 3", "DELETE FROM entry WHERE number = 5",
                                  "DELETE FROM entry", "DELETE FROM head",
                                  "INSERT OR REPLACE INTO entry SELECT 3, at, 9, request, request_content, type, "
                                  "version, payload, digest FROM entry WHERE number = 3",
                                  "INSERT INTO entry SELECT 9, at, 9, request, request_content, type, version, "
                                  "payload, digest FROM entry WHERE number = 3"})
        EXPECT_FALSE(db->execute(sql).ok()) << sql;
    EXPECT_TRUE(journal->verify(1, {}).value().ok());
}

TEST_F(JournalSqliteTest, ASecondServerOnTheSameFolderIsRefusedWithTheHoldersProcess) {
    const auto journal = opened();
    const auto second = JournalSqlite::open(folder_);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().kind, FaultKind::locked_by_other);
    EXPECT_EQ(second.error().number, ::getpid());
    EXPECT_NE(sentence(second.error(), Language::en).find("process " + std::to_string(::getpid())), std::string::npos);
    EXPECT_NE(sentence(second.error(), Language::ko).find(folder_), std::string::npos);
}

TEST_F(JournalSqliteTest, AReaderMayLookBesideTheServer) {
    const auto journal = opened();
    fill(*journal, 300);
    const auto reader = JournalSqlite::open_read_only(folder_);
    ASSERT_TRUE(reader.ok()) << reader.error().what;
    EXPECT_EQ((*reader)->head().index, 300U);
    EXPECT_TRUE((*reader)->verify(1, {}).value().ok());
    fill(*journal, 20);
    EXPECT_EQ((*reader)->head().index, 320U);
    EXPECT_EQ((*reader)->head().digest, journal->head().digest);
    EXPECT_EQ((*reader)->verify(301, {}).value().checked, 20U);
}

TEST_F(JournalSqliteTest, AMissingJournalIsSaidToBeMissing) {
    const auto reader = JournalSqlite::open_read_only(folder_);
    ASSERT_FALSE(reader.ok());
    EXPECT_EQ(reader.error().kind, FaultKind::missing) << reader.error().what;
}

TEST_F(JournalSqliteTest, ANewerOrForeignFileIsRefusedUnchanged) {
    { fill(*opened(), 3); }
    tamper("PRAGMA user_version = 99");
    auto journal = JournalSqlite::open(folder_);
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().kind, FaultKind::too_new);
    EXPECT_EQ(journal.error().number, 99);
    tamper("PRAGMA user_version = 1; PRAGMA application_id = 7");
    journal = JournalSqlite::open(folder_);
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().kind, FaultKind::not_ours);
    tamper("PRAGMA application_id = " + std::to_string(0x4757'4a31));
    EXPECT_TRUE(JournalSqlite::open(folder_).ok());
}

TEST_F(JournalSqliteTest, ADroppedTriggerIsNoticed) {
    { fill(*opened(), 3); }
    {
        auto db = sqlite::Connection::open(file(), sqlite::Mode::existing);
        ASSERT_TRUE(db->execute("DROP TRIGGER entry_is_never_changed").ok());
    }
    const auto journal = JournalSqlite::open(folder_);
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().kind, FaultKind::corrupted);
    EXPECT_NE(journal.error().what.find("entry_is_never_changed"), std::string::npos);
}

TEST_F(JournalSqliteTest, AFolderThatCannotBeMadeIsAFaultWithItsPath) {
    const auto journal = JournalSqlite::open("/proc/gwanje-cannot-be-here");
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().where, "/proc/gwanje-cannot-be-here");
}

}  // namespace
}  // namespace gwanje
