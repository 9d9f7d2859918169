// Somebody changes the journal's file, or the disk does: it is found, and the first changed entry named.
#include <fcntl.h>

#include "adapter/journal_sqlite/journal_fixture.hpp"

namespace gwanje {
namespace {

using TamperTest = JournalFixture;

struct ColumnChange {
    std::string column;
    std::string value;
};

TEST_F(TamperTest, AChangeInAnyColumnIsFoundAndItsEntryNamed) {
    { fill(*opened(), 200); }
    const std::vector<ColumnChange> changes{{"at", "at + 1"},
                                            {"actor", "actor + 1"},
                                            {"request", "request || 'x'"},
                                            {"request_content", "request_content + 1"},
                                            {"type", "type + 1"},
                                            {"type", "type + 65536"},
                                            {"version", "version + 1"},
                                            {"payload", "CAST(payload || 'x' AS BLOB)"},
                                            {"digest", "zeroblob(32)"},
                                            {"digest", "x'00'"}};
    std::uint64_t index = 20;
    for (const ColumnChange& change : changes) {
        const std::string where = " WHERE number = " + std::to_string(index);
        const auto copy = folder_ + "_whole";
        std::filesystem::copy(folder_, copy, std::filesystem::copy_options::recursive);
        tamper("UPDATE entry SET " + change.column + " = " + change.value + where);
        const auto reader = JournalSqlite::open_read_only(folder_);
        ASSERT_TRUE(reader.ok());
        const Verification outcome = (*reader)->verify(1, {}).value();
        EXPECT_EQ(outcome.first_bad, index) << change.column << ": " << outcome.reason;
        EXPECT_EQ(outcome.checked, index - 1);
        EXPECT_TRUE((*reader)->verify(index + 2, {}).value().ok());  // what lies behind agrees with itself
        std::filesystem::remove_all(folder_);
        std::filesystem::rename(copy, folder_);
        index += 7;
    }
}

TEST_F(TamperTest, RemovedEntriesAreFound) {
    { fill(*opened(), 50); }
    tamper("DELETE FROM entry WHERE number = 31");
    EXPECT_EQ((*JournalSqlite::open_read_only(folder_))->verify(1, {}).value().first_bad, 31U);
    const auto read = (*JournalSqlite::open_read_only(folder_))->read(1, 50, [](const EntryView&) { return true; });
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().kind, FaultKind::corrupted);
    EXPECT_EQ(read.error().number, 31);
}

TEST_F(TamperTest, ARemovedEndIsFoundByTheHeadAndByTheWitness) {
    { fill(*opened(), 50); }
    tamper("DELETE FROM entry WHERE number > 45");
    EXPECT_EQ((*JournalSqlite::open_read_only(folder_))->verify(1, {}).value().first_bad, 46U);
    auto journal = JournalSqlite::open(folder_);
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().number, 46);
    // Somebody who mends the head row as well is given away by the witness.
    tamper("UPDATE head SET number = 45, digest = (SELECT digest FROM entry WHERE number = 45)");
    EXPECT_EQ((*JournalSqlite::open_read_only(folder_))->verify(1, {}).value().first_bad, 46U);
    journal = JournalSqlite::open(folder_);
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().kind, FaultKind::corrupted);
    EXPECT_NE(journal.error().what.find("acknowledged"), std::string::npos);
}

TEST_F(TamperTest, ADamagedWriteAheadLogDoesNotLoseAcknowledgedEntriesSilently) {
    const auto journal = opened();
    fill(*journal, 50);
    fill(*journal, 50);
    // A copy of the folder is what a power cut leaves behind: the log was not copied into the file yet.
    const std::string copy = folder_ + "_cut";
    std::filesystem::remove_all(copy);
    std::filesystem::copy(folder_, copy, std::filesystem::copy_options::recursive);
    { EXPECT_EQ((*JournalSqlite::open(copy))->head().index, 100U); }
    std::filesystem::remove_all(copy);
    std::filesystem::copy(folder_, copy, std::filesystem::copy_options::recursive);
    const auto size = std::filesystem::file_size(copy + "/journal.db-wal");
    std::filesystem::resize_file(copy + "/journal.db-wal", size - 4096);
    const auto cut = JournalSqlite::open(copy);
    ASSERT_FALSE(cut.ok());
    EXPECT_EQ(cut.error().kind, FaultKind::corrupted);
    EXPECT_EQ(cut.error().number, 51);
    std::filesystem::remove_all(copy);
}

TEST_F(TamperTest, AFileThatIsNotADatabaseIsRefused) {
    { fill(*opened(), 5); }
    for (const char* const ending : {"-wal", "-shm"}) std::filesystem::remove(file() + ending);
    auto raw = File::open(file(), O_RDWR);
    ASSERT_TRUE(raw->write_at(0, std::string(200, 'x')).ok());
    const auto journal = JournalSqlite::open(folder_);
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().kind, FaultKind::corrupted);
    EXPECT_NE(sentence(journal.error(), Language::ko).find("백업"), std::string::npos);
}

/// Everything that counts of a journal as text; the fault or the first bad entry where it cannot be had.
std::string contents(const std::string& folder, bool& noticed) {
    noticed = true;
    const auto reader = JournalSqlite::open_read_only(folder);
    if (!reader.ok()) return {};
    const auto outcome = (*reader)->verify(1, {});
    if (!outcome.ok() || !outcome->ok()) return {};
    Encoder to;
    const auto read =
        (*reader)->read(1, ~std::uint64_t{0}, [&](const EntryView& view) { return write_canonical(to, view), true; });
    if (!read.ok()) return {};
    noticed = false;
    return std::move(to).bytes();
}

TEST_F(TamperTest, NoSingleByteChangesWhatIsReadWithoutBeingNoticed) {
    { fill(*opened(), 300); }
    bool noticed = false;
    const std::string whole = contents(folder_, noticed);
    ASSERT_FALSE(noticed);
    const std::uint64_t seed = 20'250'625;
    Random random(seed);
    const auto size = std::filesystem::file_size(file());
    auto raw = File::open(file(), O_RDWR);
    const std::string original = raw->read_all().value();
    int found = 0;
    for (int round = 0; round < 400; ++round) {
        const auto place = random.below(size);
        const auto flip = static_cast<char>(1U << random.below(8));
        ASSERT_TRUE(
            raw->write_at(static_cast<std::int64_t>(place), std::string(1, static_cast<char>(original[place] ^ flip)))
                .ok());
        const std::string now = contents(folder_, noticed);
        // A byte that nobody reads (free space in a page) may change; what is read may not.
        if (!noticed) {
            EXPECT_EQ(now, whole) << "seed " << seed << " round " << round << " byte " << place;
        }
        found += noticed ? 1 : 0;
        ASSERT_TRUE(raw->write_at(static_cast<std::int64_t>(place), original.substr(place, 1)).ok());
    }
    EXPECT_GT(found, 200) << "seed " << seed;
    EXPECT_EQ(contents(folder_, noticed), whole);
}

}  // namespace
}  // namespace gwanje
