// The whole way with a disk that is full for a while: writer, journal and file system.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "control/bank_kernel.hpp"
#include "control/system_clock.hpp"
#include "control/writer.hpp"

namespace gwanje::control {
namespace {

/// No file of this process grows beyond this, as on a disk without room. SQLite and we are told so at the write.
void limit_files_to(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

TEST(FullDiskTest, CommandsAreRefusedWhileItIsFullAndGoOnWithoutARestart) {
    std::signal(SIGXFSZ, SIG_IGN);
    const std::string folder = ::testing::TempDir() + "gwanje_full_" + std::to_string(::getpid());
    std::filesystem::remove_all(folder);
    SystemClock clock;
    std::atomic<std::uint64_t> accepted = 0;
    std::atomic<std::uint64_t> refused = 0;
    {
        const auto journal = JournalSqlite::open(folder);
        ASSERT_TRUE(journal.ok());
        const auto bank = Writer<BankKernel>::open(**journal, clock);
        ASSERT_TRUE(bank.ok());
        limit_files_to(300'000);
        std::vector<std::thread> threads;
        for (int caller = 0; caller < 8; ++caller)
            threads.emplace_back([&] {
                for (int i = 0; i < 400; ++i) {
                    const auto answer = (*bank)->ask({OpenAccount{1, std::string(200, 'n')}, 1});
                    if (answer.index() == 0) {
                        ++accepted;
                        continue;
                    }
                    ++refused;
                    const auto* const fault = std::get_if<Fault>(&answer);
                    ASSERT_NE(fault, nullptr);
                    EXPECT_EQ(fault->kind, FaultKind::disk_full) << fault->what;
                }
            });
        for (std::thread& thread : threads) thread.join();
        EXPECT_GT(refused, 0U);
        EXPECT_EQ((*bank)->status().fault->kind, FaultKind::disk_full);
        limit_files_to(RLIM_INFINITY);
        const auto answer = (*bank)->ask({OpenAccount{1, "again"}, 1});
        EXPECT_EQ(answer.index(), 0U);
        ++accepted;
        EXPECT_FALSE((*bank)->status().fault.has_value());
        EXPECT_EQ((*bank)->read()->balances.size(), accepted);
    }
    {
        const auto journal = JournalSqlite::open(folder);
        ASSERT_TRUE(journal.ok());
        const auto start = start_from<BankKernel>(**journal);
        ASSERT_TRUE(start.ok());
        EXPECT_EQ(start->world.balances.size(), accepted);
        EXPECT_TRUE((*journal)->verify(1, {}).value().ok());
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace gwanje::control
