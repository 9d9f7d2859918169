#include <gtest/gtest.h>

#include <cerrno>

#include "base/text.hpp"
#include "port/fake_clock.hpp"
#include "port/fake_journal.hpp"
#include "port/fault.hpp"

namespace gwanje {
namespace {

TEST(FaultTest, EveryKindHasASentenceInBothLanguagesThatNamesThePlace) {
    for (std::size_t i = 0; i < enum_size<FaultKind>(); ++i) {
        const Fault f = fault(static_cast<FaultKind>(i), "detail", "/data/here", 42);
        const std::string ko = sentence(f, Language::ko);
        const std::string en = sentence(f, Language::en);
        EXPECT_TRUE(is_utf8(ko));
        EXPECT_NE(ko, en);
        EXPECT_GT(en.size(), 30U) << to_text(f.kind);
        EXPECT_EQ(en.back(), '.');
        EXPECT_EQ(ko.back(), '.');
        if (f.kind != FaultKind::clock_jumped && f.kind != FaultKind::stopping) {
            EXPECT_NE(ko.find("/data/here"), std::string::npos) << ko;
            EXPECT_NE(en.find("/data/here"), std::string::npos) << en;
        }
    }
}

TEST(FaultTest, ErrnoChoosesTheKind) {
    EXPECT_EQ(fault_of_errno(ENOSPC, "write", "x").kind, FaultKind::disk_full);
    EXPECT_EQ(fault_of_errno(EFBIG, "write", "x").kind, FaultKind::disk_full);
    EXPECT_EQ(fault_of_errno(EACCES, "open", "x").kind, FaultKind::not_permitted);
    EXPECT_EQ(fault_of_errno(EIO, "read", "x").kind, FaultKind::io_error);
    EXPECT_TRUE(fault_of_errno(ENOSPC, "write", "x").transient);
    EXPECT_FALSE(fault_of_errno(EIO, "read", "x").transient);
}

TEST(FaultTest, ClockSentencesTellTheDirection) {
    EXPECT_NE(sentence(fault(FaultKind::clock_jumped, "", "", -90'000), Language::en).find("went back by 1m30s"),
              std::string::npos);
    EXPECT_NE(sentence(fault(FaultKind::clock_jumped, "", "", 90'000), Language::en).find("jumped forward by 1m30s"),
              std::string::npos);
}

TEST(JournalPortTest, CanonicalBytesCoverEveryField) {
    const Entry base{7, Instant{1000}, 3, "key", 11, 2, 1, "payload"};
    const auto bytes = [](const Entry& e) {
        Encoder to;
        write_canonical(to, view_of(e));
        return to.bytes();
    };
    std::vector<Entry> changed(8, base);
    changed[0].index = 8;
    changed[1].at.ms = 1001;
    changed[2].actor = 4;
    changed[3].request = "kez";
    changed[4].request_content = 12;
    changed[5].type = 3;
    changed[6].version = 2;
    changed[7].payload = "pay1oad";
    for (std::size_t i = 0; i < changed.size(); ++i) EXPECT_NE(bytes(base), bytes(changed[i])) << i;
    // Moving a byte across the border of two texts is a change too.
    Entry moved = base;
    moved.request = "keyp";
    moved.payload = "ayload";
    EXPECT_NE(bytes(base), bytes(moved));
}

TEST(FakeJournalTest, KeepsTheContract) {
    FakeJournal journal;
    const std::vector<Entry> two{{1, Instant{10}, 1, "", 0, 1, 1, "a"}, {2, Instant{10}, 1, "", 0, 1, 1, "b"}};
    ASSERT_TRUE(journal.append(two).ok());
    EXPECT_EQ(journal.head().index, 2U);
    EXPECT_TRUE(journal.verify(1, {}).value().ok());
    journal.tamper(1, [](Entry& e) { e.payload = "c"; });
    EXPECT_EQ(journal.verify(1, {}).value().first_bad, 1U);
    journal.fail_appends(fault(FaultKind::disk_full, "full", "memory"), 1);
    const std::vector<Entry> third{{3, Instant{11}, 1, "", 0, 1, 1, "d"}};
    EXPECT_FALSE(journal.append(third).ok());
    EXPECT_EQ(journal.head().index, 2U);
    EXPECT_TRUE(journal.append(third).ok());
}

TEST(FakeClockTest, AJumpLeavesTheSteadyClockAlone) {
    FakeClock clock;
    const Instant start = clock.now();
    clock.pass(seconds(5));
    clock.jump(hours(-1));
    EXPECT_EQ(clock.now() - start, seconds(5) - hours(1));
    EXPECT_EQ(clock.steady(), seconds(5));
}

}  // namespace
}  // namespace gwanje
