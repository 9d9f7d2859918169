#include "adapter/sqlite/sqlite.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace gwanje::sqlite {
namespace {

TEST(SqliteTest, WritesAndReadsEveryKindOfValue) {
    auto db = Connection::open(":memory:", Mode::create_if_missing);
    ASSERT_TRUE(db.ok());
    ASSERT_TRUE(db->execute("CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d TEXT) STRICT").ok());
    auto insert = db->prepare("INSERT INTO t VALUES (?, ?, ?, ?)");
    ASSERT_TRUE(insert.ok());
    const std::string bytes("\0\xff\0", 3);
    insert->bind(1, std::uint64_t{0xffff'ffff'ffff'ffff});
    insert->bind_text(2, "가속기");
    insert->bind_blob(3, bytes);
    insert->bind_null(4);
    ASSERT_TRUE(insert->run().ok());
    auto select = db->prepare("SELECT a, b, c, d FROM t");
    ASSERT_TRUE(select->step().value());
    EXPECT_EQ(select->unsigned_integer(0), 0xffff'ffff'ffff'ffffU);
    EXPECT_EQ(select->text(1), "가속기");
    EXPECT_EQ(select->blob(2), bytes);
    EXPECT_TRUE(select->is_null(3));
    EXPECT_FALSE(select->step().value());
}

TEST(SqliteTest, ATransactionThatIsNotCommittedLeavesNothing) {
    auto db = Connection::open(":memory:", Mode::create_if_missing);
    ASSERT_TRUE(db->execute("CREATE TABLE t (a INTEGER)").ok());
    {
        auto transaction = Transaction::begin(*db);
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE(db->execute("INSERT INTO t VALUES (1)").ok());
        EXPECT_TRUE(db->in_transaction());
    }
    EXPECT_FALSE(db->in_transaction());
    EXPECT_EQ(db->number("SELECT count(*) FROM t").value(), 0);
    auto transaction = Transaction::begin(*db);
    ASSERT_TRUE(db->execute("INSERT INTO t VALUES (1)").ok());
    ASSERT_TRUE(transaction->commit().ok());
    EXPECT_EQ(db->number("SELECT count(*) FROM t").value(), 1);
}

TEST(SqliteTest, FaultsNameTheFile) {
    const std::string path = "/nowhere-at-all/x.db";
    const auto db = Connection::open(path, Mode::create_if_missing);
    ASSERT_FALSE(db.ok());
    EXPECT_EQ(db.error().kind, FaultKind::missing) << db.error().what;
    EXPECT_EQ(db.error().where, path);
}

TEST(SqliteTest, AFileThatIsNoDatabaseIsCorrupted) {
    const std::string path =
        ::testing::TempDir() + "not_a_database_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed());
    std::FILE* const file = std::fopen(path.c_str(), "w");
    ASSERT_NE(file, nullptr);
    std::fputs(
        "this is a text and not a database, long enough to have a header of one hundred bytes and a little more.\n",
        file);
    std::fclose(file);
    auto db = Connection::open(path, Mode::existing);
    ASSERT_TRUE(db.ok());  // SQLite looks at the header only when it is first used
    const auto number = db->number("PRAGMA user_version");
    ASSERT_FALSE(number.ok());
    EXPECT_EQ(number.error().kind, FaultKind::corrupted);
    std::filesystem::remove(path);
}

}  // namespace
}  // namespace gwanje::sqlite
