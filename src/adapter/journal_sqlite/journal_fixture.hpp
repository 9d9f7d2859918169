// A data folder per test, entries to fill it with, and ways to harm its file.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "base/random.hpp"

namespace gwanje {

class JournalFixture : public ::testing::Test {
protected:
    JournalFixture() {
        const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
        folder_ = ::testing::TempDir() + "gwanje_" + std::to_string(::getpid()) + "_" + test->test_suite_name() + "_" +
                  test->name();
        std::filesystem::remove_all(folder_);
    }
    ~JournalFixture() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string file() const { return folder_ + "/journal.db"; }

    /// An opened journal; the test fails when there is a fault.
    [[nodiscard]] std::unique_ptr<JournalSqlite> opened() const {
        auto journal = JournalSqlite::open(folder_);
        if (!journal.ok()) {
            ADD_FAILURE() << sentence(journal.error(), Language::en) << journal.error().what;
            std::abort();
        }
        return std::move(*journal);
    }

    /// `count` entries behind `head`, different from each other, some with requests and some with long payloads.
    [[nodiscard]] static std::vector<Entry> some_entries(const Head& head, std::uint64_t count) {
        std::vector<Entry> entries;
        Instant at = head.at.unset() ? Instant{1'750'809'600'000} : head.at;
        for (std::uint64_t i = head.index + 1; i <= head.index + count; ++i) {
            at = at + milliseconds(static_cast<std::int64_t>(i % 3));
            entries.push_back({i, at, i % 7, i % 2 == 0 ? "req-" + std::to_string(i) : "", i % 2 == 0 ? mix(i) : 0,
                               static_cast<std::uint16_t>(i % 50), 1,
                               std::string(i % 97 == 0 ? 6000 : i % 40, static_cast<char>(i))});
        }
        return entries;
    }
    static void fill(JournalSqlite& journal, std::uint64_t count) {
        const auto appended = journal.append(some_entries(journal.head(), count));
        ASSERT_TRUE(appended.ok()) << appended.error().what;
    }

    /// Runs SQL on the file as somebody would who has the file and no scruples: without our triggers.
    void tamper(const std::string& sql) const {
        auto db = sqlite::Connection::open(file(), sqlite::Mode::existing);
        ASSERT_TRUE(db.ok());
        auto triggers = db->prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
        std::vector<std::pair<std::string, std::string>> kept;
        while (triggers->step().value()) kept.emplace_back(triggers->text(0), triggers->text(1));
        *triggers = sqlite::Statement();
        for (const auto& [name, text] : kept) ASSERT_TRUE(db->execute("DROP TRIGGER " + name).ok());
        const auto done = db->execute(sql);
        ASSERT_TRUE(done.ok()) << done.error().what;
        for (const auto& [name, text] : kept) ASSERT_TRUE(db->execute(text).ok());
    }

    std::string folder_;
};

}  // namespace gwanje
