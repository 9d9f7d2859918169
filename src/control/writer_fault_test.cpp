// A disk that fills up or fails, a clock that jumps: nothing acknowledged is lost, nothing unwritten is kept.
#include "control/writer_fixture.hpp"

namespace gwanje::control {
namespace {

using WriterFaultTest = WriterFixture;

TEST_F(WriterFaultTest, AFullDiskAcknowledgesNothingKeepsNothingAndPasses) {
    open();
    ASSERT_EQ(index_of(open_account(100)), 1U);
    journal_.fail_appends(fault(FaultKind::disk_full, "full", "/data"), 3);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(fault_in(open_account(5)), FaultKind::disk_full);
        EXPECT_EQ(balances(), (std::vector<std::int64_t>{100}));
        EXPECT_EQ(bank_->status().fault->kind, FaultKind::disk_full);
        // Refusals are decided on what is durable, and need no disk.
        EXPECT_TRUE(std::holds_alternative<BankRefusal>(transfer(1, 2, 1)));
    }
    EXPECT_EQ(index_of(open_account(7)), 2U);
    EXPECT_EQ(index_of(transfer(1, 2, 10)), 3U);
    EXPECT_EQ(balances(), (std::vector<std::int64_t>{90, 17}));
    EXPECT_FALSE(bank_->status().fault.has_value());
    EXPECT_EQ(replayed().balances, balances());
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0].kind, FaultKind::disk_full);
}

TEST_F(WriterFaultTest, AFailingDiskUnderLoadNeverTellsALie) {
    open();
    ASSERT_NE(index_of(bank_->ask({OpenMany{10}, 1})), 0U);
    const std::uint64_t seed = 11;
    std::atomic<std::uint64_t> accepted = 0;
    std::atomic<bool> done = false;
    std::thread saboteur([&] {
        Random random(seed);
        while (!done) {
            journal_.fail_appends(fault(FaultKind::disk_full, "full", "/data"), static_cast<int>(random.below(3)));
            std::this_thread::yield();
        }
    });
    std::vector<std::thread> callers;
    for (std::uint64_t caller = 0; caller < 8; ++caller)
        callers.emplace_back([&, caller] {
            Random random(mix(seed + caller));
            for (int i = 0; i < 200; ++i) {
                const BankAnswer answer =
                    bank_->ask({Transfer{1 + random.below(10), 1 + random.below(10), random.between(1, 3)}, caller});
                if (std::holds_alternative<BankAccepted>(answer)) ++accepted;
            }
        });
    for (std::thread& caller : callers) caller.join();
    done = true;
    saboteur.join();
    journal_.fail_appends({}, 0);
    EXPECT_NE(index_of(open_account(1)), 0U);
    EXPECT_EQ(journal_.head().index, 10 + accepted + 1) << "seed " << seed;
    EXPECT_EQ(replayed().balances, balances());
    EXPECT_TRUE(journal_.verify(1, {}).value().ok());
}

TEST_F(WriterFaultTest, ALastingFaultRefusesEveryCommandUntilTheNextStart) {
    open();
    ASSERT_EQ(index_of(open_account(100)), 1U);
    journal_.fail_appends(fault(FaultKind::io_error, "fsync", "/data"), 1);
    EXPECT_EQ(fault_in(open_account(5)), FaultKind::io_error);
    EXPECT_EQ(fault_in(open_account(5)), FaultKind::io_error);
    EXPECT_EQ(journal_.head().index, 1U);
    EXPECT_EQ(balances(), (std::vector<std::int64_t>{100}));  // reading goes on
    bank_.reset();
    open();
    EXPECT_EQ(index_of(open_account(5)), 2U);
}

TEST_F(WriterFaultTest, ARequestThatFailedOnTheDiskMayBeRepeated) {
    open();
    journal_.fail_appends(fault(FaultKind::disk_full, "full", "/data"), 1);
    EXPECT_EQ(fault_in(open_account(5, "k", 1)), FaultKind::disk_full);
    const BankAnswer second = open_account(5, "k", 1);
    EXPECT_EQ(index_of(second), 1U);
    EXPECT_FALSE(std::get<BankAccepted>(second).repeated);
}

TEST_F(WriterFaultTest, TheClockMayGoBackButEntriesDoNot) {
    open();
    const Instant start = clock_.now();
    ASSERT_EQ(index_of(open_account(5)), 1U);
    clock_.jump(hours(-2));
    clock_.pass(minutes(1));
    const BankAnswer second = open_account(5);
    EXPECT_EQ(std::get<BankAccepted>(second).events[0]->at, start);
    ASSERT_EQ(told().size(), 1U);
    EXPECT_EQ(told()[0].kind, FaultKind::clock_jumped);
    EXPECT_EQ(told()[0].number, (minutes(1) - hours(2)).ms);
    clock_.pass(hours(3));
    EXPECT_EQ(std::get<BankAccepted>(open_account(5)).events[0]->at, start + hours(1) + minutes(1));
    EXPECT_EQ(told().size(), 1U);
}

TEST_F(WriterFaultTest, AClockThatLeapsFarAheadStopsRecordingUntilItIsRightAgain) {
    open();
    ASSERT_EQ(index_of(open_account(5)), 1U);
    clock_.jump(days(365 * 70));
    EXPECT_EQ(fault_in(open_account(5)), FaultKind::clock_jumped);
    EXPECT_EQ(bank_->status().fault->kind, FaultKind::clock_jumped);
    clock_.jump(days(-365 * 70));
    EXPECT_EQ(index_of(open_account(5)), 2U);
    EXPECT_FALSE(bank_->status().fault.has_value());
    clock_.jump(days(2));
    EXPECT_EQ(fault_in(open_account(5)), FaultKind::clock_jumped);
    bank_.reset();
    open();  // a restart confirms the new time; the chimes of two days may come first
    EXPECT_GE(index_of(open_account(5)), 3U);
}

}  // namespace
}  // namespace gwanje::control
