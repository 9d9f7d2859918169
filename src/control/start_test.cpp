#include "control/start.hpp"

#include <gtest/gtest.h>

#include "control/bank_kernel.hpp"
#include "control/request_window.hpp"
#include "port/fake_journal.hpp"

namespace gwanje::control {
namespace {

Entry entry_of(std::uint64_t index, const BankKernel::Event& event) {
    const std::uint16_t type = BankKernel::type_of(event);
    return {index, Instant{1000}, 1, "", 0, type, BankKernel::version_of(type), BankKernel::encode_event(event)};
}

class StartTest : public ::testing::Test {
protected:
    void fill(std::uint64_t count) {
        std::vector<Entry> entries;
        for (std::uint64_t i = 1; i <= count; ++i)
            entries.push_back(entry_of(journal_.head().index + i, AccountOpened{journal_.head().index + i, 5, "n"}));
        ASSERT_TRUE(journal_.append(entries).ok());
    }
    void store_snapshot(std::uint64_t index, std::uint32_t format = 1) {
        BankWorld world;
        ASSERT_TRUE(replay<BankKernel>(journal_, 1, index, world).ok());
        ASSERT_TRUE(journal_.store_snapshot({index, journal_.digest_at(index).value(), format, encoded(world)}).ok());
    }
    FakeJournal journal_;
};

TEST_F(StartTest, AnEmptyJournalIsAnEmptyWorld) {
    const auto start = start_from<BankKernel>(journal_);
    ASSERT_TRUE(start.ok());
    EXPECT_EQ(start->world, BankWorld());
    EXPECT_EQ(start->head.index, 0U);
}

TEST_F(StartTest, ASnapshotAndTheRestMakeTheSameWorldAsEverything) {
    fill(100);
    const auto whole = start_from<BankKernel>(journal_);
    EXPECT_EQ(whole->replayed, 100U);
    store_snapshot(60);
    const auto quick = start_from<BankKernel>(journal_);
    EXPECT_EQ(quick->snapshot_index, 60U);
    EXPECT_EQ(quick->replayed, 40U);
    EXPECT_EQ(quick->world, whole->world);
    EXPECT_TRUE(quick->notices.empty());
}

TEST_F(StartTest, ASnapshotOfAnotherFormOrJournalIsPassedOver) {
    fill(100);
    store_snapshot(50, 9);
    ASSERT_TRUE(journal_.store_snapshot({70, Digest{}, 1, encoded(BankWorld{})}).ok());
    const auto start = start_from<BankKernel>(journal_);
    EXPECT_EQ(start->snapshot_index, 0U);
    EXPECT_EQ(start->world.balances.size(), 100U);
    ASSERT_EQ(start->notices.size(), 1U);
    EXPECT_EQ(start->notices[0].kind, FaultKind::not_ours);
    ASSERT_TRUE(journal_.store_snapshot({80, journal_.digest_at(80).value(), 1, "not a world"}).ok());
    EXPECT_EQ(start_from<BankKernel>(journal_)->notices[0].kind, FaultKind::corrupted);
}

TEST_F(StartTest, AChangedEntryIsFoundAndNamed) {
    fill(100);
    store_snapshot(60);
    journal_.tamper(83, [](Entry& entry) { entry.actor = 9; });
    const auto start = start_from<BankKernel>(journal_);
    ASSERT_FALSE(start.ok());
    EXPECT_EQ(start.error().kind, FaultKind::corrupted);
    EXPECT_EQ(start.error().number, 83);
}

TEST_F(StartTest, OlderEventsAreBroughtUpAndNewerOnesRefused) {
    // An account of version 1: two fields.
    Encoder old;
    old.varint(2);
    old.varint(1);
    old.varint(zigzag(77));
    Entry first = entry_of(1, AccountOpened{});
    first.version = 1;
    first.payload = old.bytes();
    ASSERT_TRUE(journal_.append({{first}}).ok());
    EXPECT_EQ(start_from<BankKernel>(journal_)->world.balances, std::vector<std::int64_t>{77});
    const auto event = event_of<BankKernel>(view_of(first));
    EXPECT_EQ(std::get<AccountOpened>(*event).note, "opened before notes");

    Entry second = entry_of(2, AccountOpened{2, 1, ""});
    second.version = 3;
    ASSERT_TRUE(journal_.append({{second}}).ok());
    auto start = start_from<BankKernel>(journal_);
    ASSERT_FALSE(start.ok());
    EXPECT_EQ(start.error().kind, FaultKind::too_new);
    journal_.tamper(2, [](Entry& entry) { entry.version = 2, entry.payload = "?"; });
    EXPECT_EQ(event_of<BankKernel>(view_of(journal_.entries()[1])).error().kind, FaultKind::corrupted);
}

TEST(RequestWindowTest, ReadsTheSameWindowBackThatItHadLive) {
    FakeJournal journal;
    RequestWindow live(10);
    std::vector<Entry> entries;
    // Commands of three entries each, every second one with a key.
    for (std::uint64_t i = 1; i <= 40; ++i) {
        const std::uint64_t command = (i - 1) / 3;
        const std::string key = command % 2 == 0 ? "key" + std::to_string(command) : "";
        entries.push_back({i, Instant{1}, command % 5, key, command, 0, 1, ""});
        live.add(command % 5, key, command, i);
    }
    for (std::size_t head = 1; head <= entries.size(); ++head) {
        ASSERT_TRUE(journal.append({&entries[head - 1], 1}).ok());
        RequestWindow loaded(10);
        ASSERT_TRUE(loaded.load(journal).ok());
        RequestWindow kept(10);
        for (std::size_t i = 0; i < head; ++i)
            kept.add(entries[i].actor, entries[i].request, entries[i].request_content, i + 1);
        kept.settle(head);
        EXPECT_EQ(loaded.size(), kept.size()) << head;
        for (std::uint64_t command = 0; command < 14; ++command) {
            const auto a = loaded.find(command % 5, "key" + std::to_string(command));
            const auto b = kept.find(command % 5, "key" + std::to_string(command));
            ASSERT_EQ(a.has_value(), b.has_value()) << head << " " << command;
            if (a) {
                EXPECT_EQ(a->first, b->first);
                EXPECT_EQ(a->count, b->count);
                EXPECT_EQ(a->content, b->content);
            }
        }
    }
    live.settle(40);
    live.forget_after(36);
    EXPECT_FALSE(live.find(2, "key12").has_value());
    EXPECT_TRUE(live.find(0, "key10").has_value());
}

}  // namespace
}  // namespace gwanje::control
