#include "board/board.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/random.hpp"

namespace gwanje::board {
namespace {

struct Item {
    int number = 0;
    int weight = 0;
    [[nodiscard]] int key() const { return number; }
};
struct WeightSum {
    long sum = 0;
    int least = 1'000'000;
    void add(const Item& item) { sum += item.weight, least = std::min(least, item.weight); }
    void add(const WeightSum& other) { sum += other.sum, least = std::min(least, other.least); }
    bool take(const Item& item) { return sum -= item.weight, item.weight > least; }
};

TEST(SummaryTree, AgreesWithASortedListOverRandomInsertionsAndRemovals) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        SummaryTree<Item, WeightSum> tree;
        std::map<int, int> model;
        for (int step = 0; step < 4000; ++step) {
            const int number = static_cast<int>(random.below(step < 2000 ? 3000 : 300));
            if (random.chance(step % 1000 < 600 ? 0.7 : 0.3)) {
                const int weight = static_cast<int>(random.below(1000));
                if (model.emplace(number, weight).second) tree.insert({number, weight});
            } else {
                ASSERT_EQ(tree.erase(number).has_value(), model.erase(number) == 1);
            }
            if (step % 50 != 0) continue;
            long sum = 0;
            int least = 1'000'000;
            for (const auto& [key, weight] : model) sum += weight, least = std::min(least, weight);
            ASSERT_EQ(tree.summary().sum, sum);
            ASSERT_EQ(tree.summary().least, least);
            ASSERT_EQ(tree.size(), model.size());
            const int bound = static_cast<int>(random.below(100));
            const int after = static_cast<int>(random.below(3000));
            auto expected = model.upper_bound(after);
            while (expected != model.end() && expected->second > bound) ++expected;
            const Item* const found = tree.first_where([&](const WeightSum& part) { return part.least <= bound; },
                                                       [&](const Item& item) { return item.weight <= bound; }, &after);
            ASSERT_EQ(found == nullptr, expected == model.end());
            if (found != nullptr) {
                ASSERT_EQ(found->number, expected->first);
            }
            long before = 0;
            tree.walk_until(
                after, [&](const WeightSum& part) { before += part.sum; },
                [&](const Item& item) { before += item.weight; });
            long expected_before = 0;
            for (auto it = model.begin(); it != model.lower_bound(after); ++it) expected_before += it->second;
            ASSERT_EQ(before, expected_before);
        }
    }
}

TEST(NodeSet, FindsTheNextMember) {
    Random random(7);
    NodeSet set;
    std::set<std::uint32_t> model;
    for (int step = 0; step < 20'000; ++step) {
        const auto slot = static_cast<std::uint32_t>(random.below(30'000));
        if (random.chance(0.3)) {
            set.add(slot), model.insert(slot);
        } else {
            set.remove(slot), model.erase(slot);
        }
        const auto at = static_cast<std::uint32_t>(random.below(30'100));
        const auto next = model.lower_bound(at);
        ASSERT_EQ(set.from(at), next == model.end() ? NodeSet::none : *next);
        ASSERT_EQ(set.size(), model.size());
    }
}

TEST(NumberMap, AgreesWithAMap) {
    Random random(3);
    NumberMap<std::uint64_t> map;
    std::map<std::uint64_t, std::uint64_t> model;
    for (std::uint64_t step = 0; step < 50'000; ++step) {
        const std::uint64_t number = 1 + random.below(500);
        if (random.chance(0.5)) {
            map[number] = step, model[number] = step;
        } else {
            ASSERT_EQ(map.erase(number), model.erase(number) == 1);
        }
        const std::uint64_t asked = 1 + random.below(500);
        const std::uint64_t* const found = map.find(asked);
        ASSERT_EQ(found != nullptr, model.contains(asked));
        if (found != nullptr) {
            ASSERT_EQ(*found, model[asked]);
        }
    }
}

Room four_nodes_of_eight() {
    Room room;
    for (std::uint64_t node = 1; node <= 4; ++node) room.add_node(node, 8);
    return room;
}

TEST(Room, PacksOntoTheFullestNodeThatFits) {
    Room room = four_nodes_of_eight();
    room.place(1, std::vector<NodeShare>{{2, 5}}, Instant{1000});
    room.place(2, std::vector<NodeShare>{{3, 2}}, Instant{1000});
    EXPECT_EQ(room.find({3, 0})->front().node, 2U);
    EXPECT_EQ(room.find({4, 0})->front().node, 3U);
    EXPECT_EQ(room.find({8, 0})->front().node, 1U);
    EXPECT_EQ(room.find({16, 0}), (std::vector<NodeShare>{{1, 8}, {4, 8}}));
    EXPECT_EQ(room.find({18, 0}), (std::vector<NodeShare>{{1, 8}, {4, 8}, {2, 2}}));
    EXPECT_EQ(room.find({23, 0}), std::nullopt);
    EXPECT_EQ(room.find({6, 3}), (std::vector<NodeShare>{{2, 3}, {3, 3}}));
    room.set_remainder(Remainder::emptiest);
    EXPECT_EQ(room.find({18, 0}), (std::vector<NodeShare>{{1, 8}, {4, 8}, {3, 2}}));
    EXPECT_EQ(room.find({10, 0}), (std::vector<NodeShare>{{1, 8}, {4, 2}}));
}

TEST(Room, PromisesTheEarliestRoomAndItsNodes) {
    Room room = four_nodes_of_eight();
    for (std::uint64_t node = 1; node <= 4; ++node) {
        const auto end = static_cast<std::int64_t>(node) * 1000;
        room.place(node, std::vector<NodeShare>{{node, 6}}, Instant{end});
    }
    const auto one = room.earliest({8, 0}, Instant{1});
    ASSERT_TRUE(one);
    EXPECT_EQ(one->at, Instant{1000});
    EXPECT_EQ(one->parts.front().slot, 0U);
    const auto two = room.earliest({16, 0}, Instant{1});
    EXPECT_EQ(two->at, Instant{2000});
    EXPECT_EQ(two->parts.size(), 2U);
    const auto seven = room.earliest({7, 0}, Instant{1});
    EXPECT_EQ(seven->parts.front().left, 1U);
    room.set_open(1, false);
    EXPECT_EQ(room.earliest({8, 0}, Instant{1})->at, Instant{2000});
    EXPECT_EQ(room.earliest({32, 0}, Instant{1}), std::nullopt);
    EXPECT_TRUE(room.could_fit({32, 0}));
    EXPECT_FALSE(room.could_fit_open({32, 0}));
}

TEST(Board, AGroupsCapIsPromisedInTheOrderOfTheQueue) {
    Board board;
    board.open_pool(1);
    board.add_node(1, 1, 64);
    board.set_group_cap(9, 8);
    const auto job = [](std::uint64_t number, std::uint32_t size, std::int64_t rank) {
        return WaitingJob{number, 1, {size, 0}, seconds(10), {rank, 0}, 9};
    };
    board.submit(job(1, 4, 10));
    board.submit(job(2, 4, 20));
    board.submit(job(3, 4, 30));
    EXPECT_EQ(board.pool(1)->queue.size(), 2U);
    EXPECT_TRUE(board.groups().parked(*board.waiting(3)));
    board.submit(job(4, 8, 5));  // before all others: takes the whole cap
    EXPECT_EQ(board.pool(1)->queue.size(), 1U);
    EXPECT_TRUE(board.groups().parked(*board.waiting(1)));
    EXPECT_TRUE(board.withdraw(4));
    EXPECT_EQ(board.pool(1)->queue.size(), 2U);
    board.place({1, 1, Instant{10'000}, {{1, 4}}});
    EXPECT_EQ(board.pool(1)->queue.size(), 1U);
    EXPECT_TRUE(board.end(1));
    EXPECT_EQ(board.pool(1)->queue.size(), 2U);
    board.set_group_cap(9, 4);
    EXPECT_EQ(board.pool(1)->queue.size(), 1U);
}

}  // namespace
}  // namespace gwanje::board
