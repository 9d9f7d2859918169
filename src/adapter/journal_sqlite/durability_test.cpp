// What the disk does and refuses to do: syncs are counted, failed and answered as the operator needs it.
//
// The functions below take the place of the C library's for this test program, SQLite's calls included.
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <atomic>
#include <cerrno>
#include <csignal>

#include "adapter/journal_sqlite/journal_fixture.hpp"

namespace {
std::atomic<int> synced{0};
std::atomic<int> syncs_to_fail{0};

int counted_sync(long call, int descriptor) {
    ++synced;
    if (syncs_to_fail.load() > 0) {
        --syncs_to_fail;
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(call, descriptor));
}
}  // namespace

extern "C" int fsync(int descriptor) {
    return counted_sync(SYS_fsync, descriptor);
}
extern "C" int fdatasync(int descriptor) {
    return counted_sync(SYS_fdatasync, descriptor);
}

namespace gwanje {
namespace {

using DurabilityTest = JournalFixture;

TEST_F(DurabilityTest, EveryAppendSyncsBeforeItReturnsOnceForAllItsEntries) {
    const auto journal = opened();
    fill(*journal, 1);
    for (const std::uint64_t size : {1U, 64U, 500U}) {
        const int before = synced;
        fill(*journal, size);
        EXPECT_GE(synced - before, 1) << size;
        EXPECT_LE(synced - before, 2) << size;  // the log's header is synced once more after the log starts anew
    }
}

TEST_F(DurabilityTest, AFailedSyncIsLastingAndNothingIsAcknowledgedAfterIt) {
    {
        const auto journal = opened();
        fill(*journal, 10);
        syncs_to_fail = 1;
        const auto failed = journal->append(some_entries(journal->head(), 5));
        syncs_to_fail = 0;
        ASSERT_FALSE(failed.ok());
        EXPECT_EQ(failed.error().kind, FaultKind::io_error);
        EXPECT_FALSE(failed.error().transient);
        EXPECT_EQ(journal->head().index, 10U);
        // The kernel may have dropped the pages: only a new start knows what is on the disk.
        EXPECT_FALSE(journal->append(some_entries(journal->head(), 1)).ok());
    }
    const auto journal = opened();
    EXPECT_GE(journal->head().index, 10U);
    fill(*journal, 5);
    EXPECT_TRUE(journal->verify(1, {}).value().ok());
}

/// Limits the size of every file this process writes, as a disk that is nearly full does.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
};

/// Appends until the disk refuses; returns how many entries were acknowledged.
std::uint64_t fill_until_refused(JournalSqlite& journal, const std::function<std::vector<Entry>()>& next) {
    for (int round = 0; round < 10'000; ++round) {
        if (const auto appended = journal.append(next()); !appended.ok()) {
            EXPECT_EQ(appended.error().kind, FaultKind::disk_full) << appended.error().what;
            EXPECT_TRUE(appended.error().transient);
            EXPECT_NE(sentence(appended.error(), Language::en).find("Free some space"), std::string::npos);
            return journal.head().index;
        }
    }
    ADD_FAILURE() << "the disk never became full";
    return 0;
}

TEST_F(DurabilityTest, AFullDiskLosesNothingAndPassesWhenThereIsRoomAgain) {
    const auto journal = opened();
    const auto next = [&] { return some_entries(journal->head(), 100); };
    std::uint64_t acknowledged = 0;
    {
        const FileSizeLimit limit(400'000);
        acknowledged = fill_until_refused(*journal, next);
        EXPECT_FALSE(journal->append(next()).ok());
        EXPECT_FALSE(journal->store_snapshot({.index = 1, .bytes = std::string(1'000'000, 'x')}).ok());
    }
    EXPECT_GT(acknowledged, 0U);
    EXPECT_EQ(journal->head().index, acknowledged);
    EXPECT_FALSE(journal->load_snapshot(100).value().snapshot.has_value());
    fill(*journal, 100);  // the same process goes on
    const Verification outcome = journal->verify(1, {}).value();
    EXPECT_TRUE(outcome.ok()) << outcome.reason;
    EXPECT_EQ(outcome.checked, acknowledged + 100);
}

TEST_F(DurabilityTest, AFullFileSystemLosesNothing) {
    std::filesystem::create_directories(folder_);
    if (::mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=1m") != 0)
        GTEST_SKIP() << "this account may not mount a small file system";
    std::uint64_t acknowledged = 0;
    {
        const auto journal = opened();
        acknowledged = fill_until_refused(*journal, [&] { return some_entries(journal->head(), 20); });
    }
    {
        const auto journal = opened();  // also a start works while the disk is full
        EXPECT_EQ(journal->head().index, acknowledged);
        EXPECT_TRUE(journal->verify(1, {}).value().ok());
    }
    ::umount(folder_.c_str());
}

}  // namespace
}  // namespace gwanje
