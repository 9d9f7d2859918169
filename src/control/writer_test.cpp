#include "control/writer_fixture.hpp"

namespace gwanje::control {
namespace {

using WriterTest = WriterFixture;

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

TEST_F(WriterTest, ReadersThatOverlapWithoutAGapDoNotKeepTheViewBehind) {
    open();
    ASSERT_EQ(index_of(open_account(1)), 1U);
    std::atomic<bool> done = false;
    std::vector<std::thread> readers;
    {
        const auto reading = bank_->read();  // the writer gives up waiting for this one
        for (int reader = 0; reader < 4; ++reader)
            readers.emplace_back([&] {
                while (!done) {
                    const auto short_reading = bank_->read();
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                }
            });
        ASSERT_EQ(index_of(open_account(1)), 2U);
        EXPECT_EQ(reading.head().index, 1U);
    }
    while (bank_->read().head().index < 2) std::this_thread::yield();
    done = true;
    for (std::thread& reader : readers) reader.join();
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
