#include "control/writer.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "control/bank_kernel.hpp"
#include "port/fake_clock.hpp"
#include "port/fake_journal.hpp"

namespace gwanje::control {
namespace {

using Bank = Writer<BankKernel>;
using BankAnswer = Answer<BankKernel>;
using BankAccepted = Accepted<BankKernel::Event>;

class WriterTest : public ::testing::Test {
protected:
    void open(WriterOptions options = {}) {
        options.tell = [this](const Fault& fault) {
            const std::lock_guard hold(told_mutex_);
            told_.push_back(fault);
        };
        auto opened = Bank::open(journal_, clock_, std::move(options));
        ASSERT_TRUE(opened.ok()) << opened.error().what;
        bank_ = std::move(*opened);
    }
    BankAnswer open_account(std::int64_t amount, const std::string& key = {}, std::uint64_t content = 0) {
        return bank_->ask({OpenAccount{amount, "note"}, 7, key, content});
    }
    BankAnswer transfer(std::uint64_t from, std::uint64_t to, std::int64_t amount) {
        return bank_->ask({Transfer{from, to, amount}, 7});
    }
    static std::uint64_t index_of(const BankAnswer& answer) {
        return std::holds_alternative<BankAccepted>(answer) && !std::get<BankAccepted>(answer).events.empty()
                   ? std::get<BankAccepted>(answer).events.front()->index
                   : 0;
    }
    static std::optional<FaultKind> fault_in(const BankAnswer& answer) {
        return std::holds_alternative<Fault>(answer) ? std::optional(std::get<Fault>(answer).kind) : std::nullopt;
    }
    [[nodiscard]] std::vector<std::int64_t> balances() const { return bank_->read()->balances; }
    std::vector<Fault> told() {
        const std::lock_guard hold(told_mutex_);
        return told_;
    }
    /// The world that the journal's entries make, computed from nothing.
    [[nodiscard]] BankWorld replayed() const {
        BankWorld world;
        EXPECT_TRUE(replay<BankKernel>(journal_, 1, ~std::uint64_t{0}, world).ok());
        return world;
    }

    FakeJournal journal_;
    FakeClock clock_;
    std::mutex told_mutex_;
    std::vector<Fault> told_;
    std::unique_ptr<Bank> bank_;
};

TEST_F(WriterTest, AcceptsRefusesAndShowsWhatIsDurable) {
    open();
    const BankAnswer opened = open_account(100);
    ASSERT_EQ(index_of(opened), 1U);
    const auto& event = *std::get<BankAccepted>(opened).events.front();
    EXPECT_EQ(event.at, clock_.now());
    EXPECT_EQ(event.actor, 7U);
    EXPECT_EQ(std::get<AccountOpened>(event.event).note, "note");
    EXPECT_EQ(index_of(open_account(0)), 2U);
    EXPECT_EQ(index_of(transfer(1, 2, 30)), 3U);
    const BankAnswer refused = transfer(2, 1, 31);
    ASSERT_TRUE(std::holds_alternative<BankRefusal>(refused));
    EXPECT_EQ(std::get<BankRefusal>(refused).reason, "not covered");
    EXPECT_TRUE(std::get<BankAccepted>(transfer(1, 2, 0)).events.empty());
    EXPECT_EQ(balances(), (std::vector<std::int64_t>{70, 30}));
    EXPECT_EQ(journal_.head().index, 3U);
    const auto reading = bank_->read();
    EXPECT_EQ(reading.head().index, 3U);
    EXPECT_EQ(reading.head().digest, journal_.head().digest);
}

TEST_F(WriterTest, ManyCallersShareTransactionsAndMoneyIsConserved) {
    open();
    ASSERT_NE(index_of(bank_->ask({OpenMany{50}, 1})), 0U);
    const std::uint64_t seed = 42;
    std::vector<std::thread> callers;
    std::atomic<int> accepted = 0;
    for (std::uint64_t caller = 0; caller < 16; ++caller)
        callers.emplace_back([&, caller] {
            Random random(mix(seed + caller));
            for (int i = 0; i < 200; ++i) {
                const BankAnswer answer =
                    bank_->ask({Transfer{1 + random.below(50), 1 + random.below(50), random.between(1, 20)}, caller});
                if (std::holds_alternative<BankAccepted>(answer)) ++accepted;
            }
        });
    for (std::thread& caller : callers) caller.join();
    const std::vector<std::int64_t> now = balances();
    std::int64_t total = 0;
    for (const std::int64_t balance : now) {
        EXPECT_GE(balance, 0);
        total += balance;
    }
    EXPECT_EQ(total, 49 * 50 / 2) << "seed " << seed;
    EXPECT_EQ(journal_.head().index, 50U + static_cast<std::uint64_t>(accepted));
    EXPECT_EQ(now, replayed().balances);
}

TEST_F(WriterTest, CommandsThatWaitAreWrittenAsOneTransaction) {
    open();
    std::promise<void> held;
    std::promise<void> release;
    bool first = true;
    journal_.on_append([&] {
        if (std::exchange(first, false)) held.set_value(), release.get_future().wait();
    });
    std::thread holder([&] { static_cast<void>(open_account(1)); });
    held.get_future().wait();
    std::atomic<int> answered = 0;
    for (int i = 0; i < 100; ++i) bank_->submit({OpenAccount{i, ""}, 1}, [&](const BankAnswer&) { ++answered; });
    EXPECT_EQ(answered, 0);
    EXPECT_TRUE(balances().empty());  // the first is not durable yet
    release.set_value();
    holder.join();
    EXPECT_EQ(index_of(open_account(5)), 102U);
    EXPECT_EQ(answered, 100);
    EXPECT_LE(journal_.appends(), 3U);
}

TEST_F(WriterTest, AFullDiskAcknowledgesNothingKeepsNothingAndPasses) {
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

TEST_F(WriterTest, AFailingDiskUnderLoadNeverTellsALie) {
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

TEST_F(WriterTest, ALastingFaultRefusesEveryCommandUntilTheNextStart) {
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

TEST_F(WriterTest, ARepeatedRequestIsAnsweredWithTheRecordedEvents) {
    WriterOptions options;
    options.request_window = 10;
    open(options);
    EXPECT_EQ(index_of(open_account(1, "a", 5)), 1U);
    const BankAnswer again = open_account(1, "a", 5);
    EXPECT_EQ(index_of(again), 1U);
    EXPECT_TRUE(std::get<BankAccepted>(again).repeated);
    EXPECT_EQ(std::get<AccountOpened>(std::get<BankAccepted>(again).events[0]->event).note, "note");
    EXPECT_EQ(std::get<KeyReused>(open_account(2, "a", 6)).first_index, 1U);
    EXPECT_EQ(index_of(bank_->ask({OpenAccount{1, ""}, 8, "a", 5})), 2U);  // another person's key
    const BankAnswer many = bank_->ask({OpenMany{3}, 7, "many", 1});
    EXPECT_EQ(std::get<BankAccepted>(many).events.size(), 3U);

    bank_.reset();
    open(options);
    const BankAnswer after_restart = bank_->ask({OpenMany{3}, 7, "many", 1});
    EXPECT_EQ(index_of(after_restart), 3U);
    EXPECT_EQ(std::get<BankAccepted>(after_restart).events.size(), 3U);
    EXPECT_EQ(journal_.head().index, 5U);

    for (int i = 0; i < 7; ++i) ASSERT_NE(index_of(open_account(i)), 0U);  // entries 6 to 12: the window is 3 to 12
    EXPECT_EQ(index_of(open_account(1, "a", 5)), 13U);
    EXPECT_EQ(index_of(bank_->ask({OpenMany{3}, 7, "many", 1})), 14U);  // 3 fell out of the window with entry 13
}

TEST_F(WriterTest, ARequestThatFailedOnTheDiskMayBeRepeated) {
    open();
    journal_.fail_appends(fault(FaultKind::disk_full, "full", "/data"), 1);
    EXPECT_EQ(fault_in(open_account(5, "k", 1)), FaultKind::disk_full);
    const BankAnswer second = open_account(5, "k", 1);
    EXPECT_EQ(index_of(second), 1U);
    EXPECT_FALSE(std::get<BankAccepted>(second).repeated);
}

TEST_F(WriterTest, TimersAreJournalledLikeCommandsByTheCentreItself) {
    open();
    ASSERT_EQ(index_of(open_account(5)), 1U);
    clock_.pass(days(3));
    bank_->ask_step();
    ASSERT_TRUE(bank_->feed().wait_beyond(3, seconds(20)));
    const auto entries = journal_.entries();
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(entries[3].actor, 0U);
    EXPECT_EQ(entries[3].type, 2U);
    EXPECT_EQ(bank_->read()->chimes, 3U);
}

TEST_F(WriterTest, TheClockMayGoBackButEntriesDoNot) {
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

TEST_F(WriterTest, AClockThatLeapsFarAheadStopsRecordingUntilItIsRightAgain) {
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
    open();  // a restart confirms the new time
    EXPECT_EQ(index_of(open_account(5)), 3U);
}

TEST_F(WriterTest, AReaderWhoStaysDelaysNobodyAndSeesOneWorld) {
    open();
    ASSERT_EQ(index_of(open_account(1)), 1U);
    {
        const auto reading = bank_->read();
        for (std::uint64_t i = 2; i <= 50; ++i) ASSERT_EQ(index_of(open_account(1)), i);
        EXPECT_EQ(reading->balances.size(), 1U);
        EXPECT_EQ(reading.head().index, 1U);
    }
    while (bank_->read().head().index < 50) std::this_thread::yield();
    EXPECT_EQ(balances().size(), 50U);
}

TEST_F(WriterTest, TooManyWaitingAreToldSo) {
    WriterOptions options;
    options.waiting_bound = 10;
    open(options);
    std::promise<void> held;
    std::promise<void> release;
    bool first = true;
    journal_.on_append([&] {
        if (std::exchange(first, false)) held.set_value(), release.get_future().wait();
    });
    std::thread holder([&] { static_cast<void>(open_account(1)); });
    held.get_future().wait();
    std::atomic<int> busy = 0;
    std::atomic<int> accepted = 0;
    for (int i = 0; i < 15; ++i)
        bank_->submit({OpenAccount{i, ""}, 1},
                      [&](const BankAnswer& answer) { ++(fault_in(answer) == FaultKind::busy ? busy : accepted); });
    EXPECT_EQ(busy, 5);
    release.set_value();
    holder.join();
    bank_->stop();
    EXPECT_EQ(accepted, 10);
    EXPECT_EQ(fault_in(open_account(1)), FaultKind::stopping);
}

TEST_F(WriterTest, StoppingCarriesOutWhatWaitsAndWritesASnapshot) {
    open();
    std::atomic<int> answered = 0;
    for (int i = 0; i < 300; ++i)
        bank_->submit({OpenAccount{i, ""}, 1}, [&](const BankAnswer& a) { answered += index_of(a) != 0 ? 1 : 0; });
    bank_->stop();
    EXPECT_EQ(answered, 300);
    ASSERT_EQ(journal_.snapshots().size(), 1U);
    EXPECT_EQ(journal_.snapshots()[0].index, 300U);
    const auto whole = replayed();
    open();
    EXPECT_EQ(bank_->status().started_from_snapshot, 300U);
    EXPECT_EQ(bank_->status().replayed_at_start, 0U);
    EXPECT_EQ(*bank_->read().operator->(), whole);
}

}  // namespace
}  // namespace gwanje::control
