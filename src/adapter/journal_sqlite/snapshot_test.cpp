#include <fcntl.h>

#include "adapter/journal_sqlite/journal_fixture.hpp"

namespace gwanje {
namespace {

using SnapshotTest = JournalFixture;

Snapshot snapshot_at(std::uint64_t index) {
    Snapshot snapshot{.index = index, .format = 3, .bytes = std::string(5000, static_cast<char>(index))};
    snapshot.digest.fill(static_cast<unsigned char>(index));
    return snapshot;
}

TEST_F(SnapshotTest, TheLastTwoAreKeptAndTheNewestIsLoaded) {
    const auto journal = opened();
    EXPECT_FALSE(journal->load_snapshot(100).value().snapshot.has_value());
    for (const std::uint64_t index : {5U, 9U, 40U}) ASSERT_TRUE(journal->store_snapshot(snapshot_at(index)).ok());
    const LoadedSnapshot loaded = journal->load_snapshot(100).value();
    ASSERT_TRUE(loaded.snapshot.has_value());
    EXPECT_EQ(loaded.snapshot->index, 40U);
    EXPECT_EQ(loaded.snapshot->format, 3U);
    EXPECT_EQ(loaded.snapshot->bytes, snapshot_at(40).bytes);
    EXPECT_EQ(loaded.snapshot->digest, snapshot_at(40).digest);
    EXPECT_EQ(journal->load_snapshot(39).value().snapshot->index, 9U);
    EXPECT_FALSE(journal->load_snapshot(8).value().snapshot.has_value());
}

TEST_F(SnapshotTest, ADamagedOneIsPassedOverForTheOneBefore) {
    const auto journal = opened();
    for (const std::uint64_t index : {9U, 40U}) ASSERT_TRUE(journal->store_snapshot(snapshot_at(index)).ok());
    const std::string path = folder_ + "/snapshots/world-00000000000000000040.snapshot";
    auto raw = File::open(path, O_RDWR);
    const std::string original = raw->read_all().value();
    Random random(7);
    for (int round = 0; round < 200; ++round) {
        const auto place = random.below(original.size());
        ASSERT_TRUE(
            raw->write_at(static_cast<std::int64_t>(place), std::string(1, static_cast<char>(original[place] ^ 1)))
                .ok());
        const LoadedSnapshot loaded = journal->load_snapshot(100).value();
        EXPECT_EQ(loaded.snapshot->index, 9U) << "seed 7, byte " << place;
        ASSERT_EQ(loaded.skipped.size(), 1U);
        EXPECT_EQ(loaded.skipped[0].where, path);
        EXPECT_EQ(loaded.skipped[0].number, 40);
        ASSERT_TRUE(raw->write_at(static_cast<std::int64_t>(place), original.substr(place, 1)).ok());
    }
    for (const std::size_t size : {0U, 10U, 100U, 5000U}) {
        EXPECT_FALSE(snapshot_from_file_bytes(std::string_view(original).substr(0, size)).has_value());
    }
    EXPECT_EQ(journal->load_snapshot(100).value().snapshot->index, 40U);
}

}  // namespace
}  // namespace gwanje
