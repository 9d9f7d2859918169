#include "control/feed.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "control/reading_gate.hpp"

namespace gwanje::control {
namespace {

std::vector<Recorded<int>> events(std::uint64_t from, std::uint64_t to) {
    std::vector<Recorded<int>> batch;
    for (std::uint64_t i = from; i <= to; ++i)
        batch.push_back(
            std::make_shared<const RecordedEvent<int>>(RecordedEvent<int>{i, Instant{1}, 0, static_cast<int>(i)}));
    return batch;
}

TEST(FeedTest, FollowersGetEveryEventOnceInOrder) {
    Feed<int> feed(100, 5);
    EXPECT_TRUE(feed.after(5, 10).events.empty());
    EXPECT_FALSE(feed.after(5, 10).resync);
    feed.publish(events(6, 20));
    auto news = feed.after(5, 10);
    ASSERT_EQ(news.events.size(), 10U);
    EXPECT_EQ(news.events.front()->event, 6);
    EXPECT_EQ(news.last, 15U);
    news = feed.after(news.last, 10);
    EXPECT_EQ(news.events.size(), 5U);
    EXPECT_EQ(news.last, 20U);
}

TEST(FeedTest, WhoIsTooSlowIsToldToReadAnew) {
    Feed<int> feed(10, 0);
    feed.publish(events(1, 8));
    EXPECT_FALSE(feed.after(0, 100).resync);
    feed.publish(events(9, 14));
    EXPECT_TRUE(feed.after(3, 100).resync);
    EXPECT_EQ(feed.after(3, 100).last, 14U);
    EXPECT_EQ(feed.after(4, 100).events.size(), 10U);
    EXPECT_TRUE(feed.after(15, 100).resync);  // from another life of the journal
    feed.publish(events(15, 60));             // more at once than the ring is long
    const auto news = feed.after(50, 100);
    ASSERT_EQ(news.events.size(), 10U);
    EXPECT_EQ(news.events.front()->index, 51U);
    EXPECT_TRUE(feed.after(49, 100).resync);
}

TEST(FeedTest, FiveHundredFollowersSeeTheSame) {
    Feed<int> feed(4096, 0);
    std::atomic<int> calls = 0;
    feed.on_news([&](std::uint64_t) { ++calls; });
    std::vector<std::thread> threads;
    std::atomic<std::uint64_t> sum = 0;
    for (int thread = 0; thread < 5; ++thread)
        threads.emplace_back([&] {
            std::vector<std::uint64_t> seen(100, 0);
            while (*std::min_element(seen.begin(), seen.end()) < 1000) {
                feed.wait_beyond(*std::min_element(seen.begin(), seen.end()), seconds(20));
                for (std::uint64_t& index : seen) {
                    const auto news = feed.after(index, 64);
                    ASSERT_FALSE(news.resync);
                    for (const auto& event : news.events) sum += event->index;
                    index = news.last;
                }
            }
        });
    for (std::uint64_t i = 0; i < 100; ++i) feed.publish(events(i * 10 + 1, i * 10 + 10));
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(sum, 500U * (1000U * 1001U / 2U));
    EXPECT_EQ(calls, 100);
}

TEST(ReadingGateTest, TheWriterGoesFirstAndIsPatientOnlySoLong) {
    ReadingGate gate;
    gate.enter();
    EXPECT_FALSE(gate.try_close(milliseconds(1)));
    gate.enter();  // open again after the writer gave up
    gate.leave();
    gate.leave();
    ASSERT_TRUE(gate.try_close(Duration{}));
    std::atomic<bool> inside = false;
    std::thread reader([&] {
        gate.enter();
        inside = true;
        gate.leave();
    });
    EXPECT_FALSE(inside);
    gate.open();
    reader.join();
    EXPECT_TRUE(inside);
}

}  // namespace
}  // namespace gwanje::control
